// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/charts/barfigure.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace muster;

MUSTER_TEST_APPLICATION(QApplication)

class TstBarFigure : public QObject {
    Q_OBJECT
    const ui::FigureLook m_look { Qt::black, Qt::lightGray, { QColor(0, 0, 200), QColor(200, 0, 0) },
        QFont() };
    const metrics::Figure m_figure { QStringLiteral("Time to recover"), QStringLiteral("min"),
        { QStringLiteral("first"), QStringLiteral("second") },
        { { QStringLiteral("Promised"), { 60, 60 } }, { QStringLiteral("Taken"), { 10, 40 } } } };

    [[nodiscard]] QImage painted(const metrics::Figure& figure) const
    {
        QImage image(600, 240, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        auto picture = ui::drawBars(figure, m_look, image.size());
        picture.play(&painter);
        return image;
    }
    [[nodiscard]] static int widest(const QImage& image, QColor colour, int fromRow, int toRow)
    {
        int most = 0;
        for (int y = fromRow; y < toRow; ++y) {
            int width = 0;
            for (int x = 0; x < image.width(); ++x)
                width += image.pixelColor(x, y) == colour ? 1 : 0;
            most = std::max(most, width);
        }
        return most;
    }

private slots:
    void init() { test::failOnWarnings(); }

    void barsAreAsLongAsTheirValues()
    {
        const auto image = painted(m_figure);
        const int promised = widest(image, m_look.series[0], 60, 200);
        QVERIFY(promised > 100);
        // 40 of 60 in the second category, below; 10 of 60 in the first, above.
        const int middle = 110;
        QVERIFY(qAbs(widest(image, m_look.series[1], middle, 200) * 3 - promised * 2) < 24);
        QVERIFY(qAbs(widest(image, m_look.series[1], 60, middle) * 6 - promised) < 48);
    }

    void anEmptyFigureDrawsNothing()
    {
        QVERIFY(ui::drawBars({}, m_look, { 100, 100 }).isNull());
        QCOMPARE(widest(painted({}), Qt::black, 0, 240), 0);
    }

    void moreCategoriesNeedMoreRoom()
    {
        auto more = m_figure;
        more.categories.append(QStringLiteral("third"));
        QVERIFY(ui::heightOfBars(more, m_look) > ui::heightOfBars(m_figure, m_look));
    }
};

MUSTER_TEST(TstBarFigure)
#include "tst_barfigure.moc"
