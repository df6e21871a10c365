// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/replay.h"
#include "tests/support/testmain.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace muster::report;

class TstReplay : public QObject {
    Q_OBJECT

    static QImage imageOf(QPicture picture)
    {
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        picture.play(&painter);
        return image;
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aPictureIsReplayedAsOftenAsAnybodyWants()
    {
        Drawing drawing;
        QPainter painter(&drawing.picture);
        painter.fillRect(QRect(5, 5, 20, 20), Qt::black);
        painter.setPen(QPen(Qt::red, 2, Qt::DashLine));
        painter.drawLine(0, 0, 40, 40);
        painter.end();
        drawing.picture.setBoundingRect({ 0, 0, 40, 40 });
        const auto first = imageOf(replayOf(drawing));
        QVERIFY(first.pixelColor(10, 20) == QColor(Qt::black));
        QCOMPARE_EQ(imageOf(replayOf(drawing)), first);
        // Also after somebody replayed the drawing itself.
        imageOf(drawing.picture);
        QCOMPARE_EQ(imageOf(replayOf(drawing)), first);
        QCOMPARE_EQ(replayOf(drawing).boundingRect(), QRect(0, 0, 40, 40));
    }
};

MUSTER_TEST(TstReplay)
#include "tst_replay.moc"
