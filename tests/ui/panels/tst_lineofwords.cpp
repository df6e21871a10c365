// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/panels/lineofwords.h"
#include "ui/panels/wordshapes.h"
#include "ui/widgets/typescale.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>

using namespace muster;
using namespace muster::ui;

namespace {

constexpr int kGap = 14;

/// Where the ink of one colour begins and ends.
std::pair<int, int> inkOf(const QImage& image, bool (*isInk)(QRgb))
{
    std::pair<int, int> ink(image.width(), -1);
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (isInk(image.pixel(x, y)))
                ink = { std::min(ink.first, x), std::max(ink.second, x) };
        }
    }
    return ink;
}

bool isRed(QRgb pixel)
{
    return qRed(pixel) > 120 && qBlue(pixel) < 60;
}

bool isBlue(QRgb pixel)
{
    return qBlue(pixel) > 120 && qRed(pixel) < 60;
}

} // namespace

class TstLineOfWords final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void whatIsStruckHasALineThroughIt()
    {
        const auto blanks = [](bool struck) {
            WordShapes shapes;
            QImage image(200, 40, QImage::Format_RGB32);
            image.fill(Qt::black);
            QPainter painter(&image);
            auto font = TypeScale().font(TypeScale::Token::Item);
            font.setStrikeOut(struck);
            paintLine(
                &painter, shapes, image.rect(), { { QStringLiteral("i i i"), font, Qt::red } }, {}, kGap);
            painter.end();
            const auto ink = inkOf(image, isRed);
            int blank = 0;
            for (int x = ink.first; x <= ink.second; ++x) {
                int inked = 0;
                for (int y = 0; y < image.height(); ++y)
                    inked += isRed(image.pixel(x, y)) ? 1 : 0;
                blank += inked == 0 ? 1 : 0;
            }
            return blank;
        };
        QVERIFY(blanks(false) > 4);
        QCOMPARE(blanks(true), 0);
    }

    void aLongTextKeepsItsDistanceFromWhatStandsAtTheRight_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : { 600, 560, 520, 480, 440, 400 })
            QTest::addRow("%d", width) << width;
    }
    void aLongTextKeepsItsDistanceFromWhatStandsAtTheRight()
    {
        QFETCH(const int, width);
        loadFonts();
        const auto font = TypeScale().words(15);
        QImage image(width, 30, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        WordShapes shapes;
        // Two that are not there take no room, and give none.
        paintLine(&painter, shapes, image.rect(),
            { { QStringLiteral("Choose Restore to Point in Time, at a time before the incident"), font,
                  Qt::red },
                { {}, font, Qt::red }, { {}, font, Qt::red } },
            { QStringLiteral("Ada Lovelace 03:39"), font, Qt::blue }, kGap);
        painter.end();
        const auto left = inkOf(image, &isRed);
        const auto right = inkOf(image, &isBlue);
        QVERIFY(left.second > 0 && right.second > 0);
        QVERIFY2(left.second + kGap / 2 < right.first,
            qPrintable(QStringLiteral("%1 and %2").arg(left.second).arg(right.first)));
    }
};

MUSTER_TEST(TstLineOfWords)

#include "tst_lineofwords.moc"
