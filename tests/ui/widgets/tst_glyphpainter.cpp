// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/widgets/glyphpainter.h"

#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>

using namespace muster;
using ui::Glyph;
using ui::GlyphPainter;
using ui::StateColors;

namespace {

constexpr int kSide = 32;

QImage pictureOf(Glyph glyph, const QColor& ink)
{
    QImage image(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    GlyphPainter::paint(&painter, glyph, QRectF(0, 0, kSide, kSide), ink);
    return image;
}

QByteArray bytesOf(const QImage& image)
{
    return QByteArray(
        reinterpret_cast<const char*>(image.constBits()), static_cast<qsizetype>(image.sizeInBytes()));
}

} // namespace

class TstGlyphPainter : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void everySignHasAShapeOfItsOwn()
    {
        QSet<QByteArray> shapes;
        for (int i = 0; i < ui::kGlyphCount; ++i)
            shapes << bytesOf(pictureOf(static_cast<Glyph>(i), Qt::black));
        QCOMPARE(shapes.size(), ui::kGlyphCount);
        QVERIFY(!shapes.contains(bytesOf(QImage(kSide, kSide, QImage::Format_ARGB32_Premultiplied))));
    }

    void signsStayInTheirSquare()
    {
        for (int i = 0; i < ui::kGlyphCount; ++i) {
            QImage image(3 * kSide, 3 * kSide, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            GlyphPainter::paint(
                &painter, static_cast<Glyph>(i), QRectF(kSide, kSide, kSide, kSide), Qt::black);
            painter.end();
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const bool inside = QRect(kSide - 1, kSide - 1, kSide + 2, kSide + 2).contains(x, y);
                    QVERIFY2(inside || qAlpha(image.pixel(x, y)) == 0, qPrintable(QString::number(i)));
                }
            }
        }
    }

    void whatIsCutOutShowsTheGround()
    {
        const auto picture = pictureOf(Glyph::Critical, Qt::red);
        QVERIFY(qAlpha(picture.pixel(kSide / 2, kSide * 6 / 16)) < 40);
        QCOMPARE(picture.pixelColor(kSide / 4, kSide / 2), QColor(Qt::red));
    }

    void aWarningIsAYellowTriangleInBothThemes()
    {
        for (const auto& colors : { StateColors::dark(), StateColors::light() }) {
            QImage image(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
            image.fill(colors.panel);
            QPainter painter(&image);
            GlyphPainter::paint(&painter, Glyph::Warning, QRectF(0, 0, kSide, kSide), colors);
            painter.end();
            QCOMPARE(image.pixelColor(kSide * 5 / 16, kSide * 12 / 16), colors.warningChip);
            QCOMPARE(image.pixelColor(kSide / 2, kSide / 2), colors.onWarningChip);
        }
    }

    void onlyWhatNeedsSomebodyHasAHue()
    {
        const auto colors = StateColors::dark();
        QCOMPARE(GlyphPainter::color(Glyph::Failed, colors), colors.critical);
        QCOMPARE(GlyphPainter::color(Glyph::Current, colors), colors.current);
        QCOMPARE(GlyphPainter::color(Glyph::Done, colors), colors.muted);
    }
};

MUSTER_TEST(TstGlyphPainter)

#include "tst_glyphpainter.moc"
