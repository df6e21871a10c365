// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartfigures.h"

#include "ui/charts/plot.h"

#include <QBuffer>
#include <QFontDatabase>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgGenerator>

namespace muster::ui {

using namespace Qt::Literals::StringLiterals;
using metrics::SpanKind;

namespace {

constexpr double kMillimetresOfAnInch = 25.4;
constexpr int kPixelsOfAnInch = 96;
constexpr int kTextSize = 11;

double pixels(double millimetres)
{
    return millimetres * kPixelsOfAnInch / kMillimetresOfAnInch;
}

double millimetres(double pixels)
{
    return pixels * kMillimetresOfAnInch / kPixelsOfAnInch;
}

QString numberText(double number)
{
    return QString::number(number, 'f', 2);
}

/// Only the element, with other typefaces for where ours is not.
QByteArray element(const QByteArray& file, QSizeF size)
{
    auto text = QString::fromUtf8(file);
    text.remove(0, text.indexOf(u"<svg"_s));
    static const QRegularExpression kHead(u"^<svg[^>]*>"_s);
    text.replace(kHead,
        u"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1mm\" height=\"%2mm\" viewBox=\"0 0 %3 %4\">"_s
            .arg(numberText(millimetres(size.width())), numberText(millimetres(size.height())),
                numberText(size.width()), numberText(size.height())));
    // What the generator says of itself would be shown as a hint.
    static const QRegularExpression kWords(u"<(title|desc)>[^<]*</\\1>\\s*"_s);
    text.remove(kWords);
    // The generator opens a group for every change of pen, most of them for nothing.
    static const QRegularExpression kNothing(u"<g [^>]*>\\s*</g>\\s*"_s);
    text.remove(kNothing);
    static const QRegularExpression kFamily(u"font-family=\"([^\"]*)\""_s);
    text.replace(kFamily, u"font-family=\"\\1, system-ui, sans-serif\""_s);
    return text.trimmed().toUtf8();
}

void loadTypeface()
{
    if (QFontDatabase::hasFamily(u"Muster Figures"_s))
        return;
    for (const auto& name : { u"MusterFigures-Regular"_s, u"MusterFigures-Bold"_s })
        QFontDatabase::addApplicationFont(u":/fonts/%1.otf"_s.arg(name));
}

} // namespace

FigureLook FigureLook::paper()
{
    QFont font(u"Muster Figures"_s);
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(kTextSize);
    return { QColor(0x14, 0x17, 0x1a), QColor(0xc3, 0xc8, 0xce), Qt::white, QColor(0x7d, 0x86, 0x8f),
        QColor(0x14, 0x17, 0x1a), QColor(0xd9, 0xdd, 0xe2), QColor(0x9f, 0xbf, 0xa6),
        QColor(0x9b, 0x1c, 0x1c), font };
}

QColor FigureLook::fillOf(SpanKind kind) const
{
    switch (kind) {
    case SpanKind::Planned:
        return ground;
    case SpanKind::Actual:
        return actual;
    case SpanKind::Critical:
        return critical;
    case SpanKind::Paused:
        return paused;
    case SpanKind::Kept:
        return kept;
    case SpanKind::Late:
        return late;
    case SpanKind::Mark:
        return text;
    }
    Q_UNREACHABLE();
}

ChartFigures::ChartFigures()
{
    loadTypeface();
    m_look = FigureLook::paper();
}

ChartFigures::ChartFigures(const FigureLook& look)
    : m_look(look)
{
}

report::Drawing ChartFigures::drawn(const report::Figure& figure, double width) const
{
    report::Drawing drawing;
    if (figure.drawing.isEmpty())
        return drawing;
    const Plot plot(figure.drawing, m_look, pixels(width));
    const auto size = plot.size();
    drawing.size = QSizeF(millimetres(size.width()), millimetres(size.height()));
    QPainter painter(&drawing.picture);
    plot.paint(painter);
    painter.end();
    // Also where nothing is drawn to the edge.
    drawing.picture.setBoundingRect(QRectF(QPointF(), size).toAlignedRect());

    QByteArray file;
    QBuffer buffer(&file);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(kPixelsOfAnInch);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(), size));
    painter.begin(&generator);
    plot.paint(painter);
    painter.end();
    drawing.svg = element(file, size);
    return drawing;
}

} // namespace muster::ui
