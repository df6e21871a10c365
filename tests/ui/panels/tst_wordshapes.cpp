// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/panels/lineofwords.h"
#include "ui/panels/wordshapes.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <functional>

using namespace muster::ui;

namespace {

QFont fontOf(int pixels)
{
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(pixels);
    return font;
}

QImage painted(const std::function<void(QPainter&)>& paint)
{
    QImage image(400, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.setPen(Qt::white);
    paint(painter);
    return image;
}

} // namespace

class TstWordShapes final : public QObject {
    Q_OBJECT

private slots:
    void init() { muster::test::failOnWarnings(); }

    void aShapeIsWhatTheTextWouldBe_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("words") << QStringLiteral("Promote the read replica in syd1");
        QTest::newRow("figures") << QStringLiteral("00:43:20");
        QTest::newRow("accents") << QStringLiteral("Überprüfe die Sicherung, s'il vous plaît");
        QTest::newRow("right to left") << QStringLiteral("استعادة قاعدة البيانات");
        QTest::newRow("two scripts") << QStringLiteral("Neon استعادة 12");
    }
    void aShapeIsWhatTheTextWouldBe()
    {
        QFETCH(QString, text);
        const auto font = fontOf(18);
        WordShapes shapes;
        const auto& shape = shapes.of(text, font);
        QVERIFY(std::abs(shape.width - QFontMetricsF(font).horizontalAdvance(text)) <= 1.0);
        const auto expected = painted([&](QPainter& painter) {
            painter.setFont(font);
            painter.drawText(10, 30, text);
        });
        const auto actual = painted([&](QPainter& painter) {
            for (const auto& run : shape.runs)
                painter.drawGlyphRun({ 10, 30 - shape.ascent }, run);
        });
        QVERIFY(actual != painted([](QPainter&) {}));
        QCOMPARE(actual, expected);
    }

    void whatDoesNotFitIsShortened()
    {
        WordShapes shapes;
        const auto text = QStringLiteral("Confirm Neon reports the outage");
        const auto font = fontOf(15);
        const auto whole = shapes.of(text, font).width;
        QCOMPARE(shapes.fitted(text, font, whole).width, whole);
        const auto room = whole / 2;
        const auto& fitted = shapes.fitted(text, font, room);
        QVERIFY(fitted.width <= room);
        QVERIFY(fitted.width > room / 2);
    }

    void anotherFontOrTextIsAnotherShape()
    {
        WordShapes shapes;
        const auto text = QStringLiteral("00:10");
        const auto small = shapes.of(text, fontOf(12)).width;
        QVERIFY(shapes.of(text, fontOf(24)).width > small);
        QVERIFY(shapes.of(QStringLiteral("00:10:00"), fontOf(12)).width > small);
        QCOMPARE(shapes.of(text, fontOf(12)).width, small);
        QCOMPARE(shapes.of(QString(), fontOf(12)).width, 0);
    }
};

MUSTER_TEST(TstWordShapes)
#include "tst_wordshapes.moc"
