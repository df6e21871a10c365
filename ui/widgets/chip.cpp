// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include <QFontMetrics>
#include <QPainter>

namespace muster::ui {

namespace {

struct Inks {
    QColor ground = Qt::transparent;
    QColor ink;
    QColor line = Qt::transparent;
};

Inks inksOf(Chip::Kind kind, const StateColors& colors)
{
    switch (kind) {
    case Chip::Kind::Critical:
        return { colors.criticalChip, colors.onCriticalChip };
    case Chip::Kind::Warning:
        return { colors.warningChip, colors.onWarningChip,
            colors.warning == colors.warningChip ? QColor(Qt::transparent) : colors.warning };
    case Chip::Kind::Information:
        return { colors.informationChip, colors.onInformationChip, colors.information };
    case Chip::Kind::Ok:
        return { colors.okChip, colors.ok, colors.ok };
    case Chip::Kind::Neutral:
        return { Qt::transparent, colors.text, colors.border };
    case Chip::Kind::Quiet:
        return { Qt::transparent, colors.muted, colors.hairline };
    case Chip::Kind::Unknown:
        return { Qt::transparent, colors.muted, colors.border };
    case Chip::Kind::Drill:
        return { colors.drill, colors.onDrill };
    case Chip::Kind::Live:
        return { colors.text, colors.panel };
    }
    Q_UNREACHABLE();
}

QFont fontOf(Chip::Kind kind, const ThemeValues& theme)
{
    return theme.type.words(13, kind == Chip::Kind::Quiet ? QFont::Normal : QFont::DemiBold);
}

constexpr int kInset = 8;
constexpr int kGap = 6;
constexpr int kGlyph = 13;

} // namespace

QSize Chip::size(const ThemeValues& theme) const
{
    const QFontMetrics metrics(fontOf(kind, theme));
    const int glyphWidth = glyph ? theme.px(kGlyph + kGap) : 0;
    return { metrics.horizontalAdvance(text) + glyphWidth + 2 * theme.px(kInset), metrics.height() + 6 };
}

void Chip::paint(QPainter* painter, const QRectF& rect, const ThemeValues& theme) const
{
    const auto inks = inksOf(kind, theme.colors);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(inks.ground);
    painter->setPen(inks.line.alpha() == 0
            ? QPen(Qt::NoPen)
            : QPen(inks.line, theme.colors.outline, kind == Kind::Unknown ? Qt::DashLine : Qt::SolidLine));
    const qreal half = theme.colors.outline / 2.0;
    painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), kChipRadius, kChipRadius);

    const auto font = fontOf(kind, theme);
    const QFontMetricsF metrics(font);
    const qreal glyphWidth = glyph ? theme.px(kGlyph + kGap) : 0;
    const qreal room = rect.width() - 2 * theme.px(kInset) - glyphWidth;
    const auto words = metrics.elidedText(text, Qt::ElideRight, room + 1);
    qreal x = rect.left() + (rect.width() - glyphWidth - metrics.horizontalAdvance(words)) / 2;
    if (glyph) {
        const qreal side = theme.px(kGlyph);
        GlyphPainter::paint(painter, *glyph, QRectF(x, rect.center().y() - side / 2, side, side), inks.ink);
        x += glyphWidth;
    }
    painter->setFont(font);
    painter->setPen(inks.ink);
    painter->drawText(QPointF(x, rect.center().y() + (metrics.ascent() - metrics.descent()) / 2), words);
    painter->restore();
}

} // namespace muster::ui
