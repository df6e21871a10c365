// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/twolinesdelegate.h"

#include "ui/models/twolines.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QPainter>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kTop = 6;
constexpr int kHead = 22;
constexpr int kDetail = 20;
constexpr int kBottom = 7;
constexpr int kGlyph = 16;
constexpr int kAfterGlyph = 10;

QColor inkOf(Urgency urgency, const StateColors& colors)
{
    switch (urgency) {
    case Urgency::None:
        return colors.muted;
    case Urgency::Calm:
        return colors.text;
    case Urgency::Soon:
        return colors.warning;
    case Urgency::Over:
        return colors.critical;
    }
    return colors.text;
}

} // namespace

TwoLinesDelegate::TwoLinesDelegate(const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

TwoLinesDelegate::~TwoLinesDelegate() = default;

QSize TwoLinesDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return { 0, m_theme.px(kTop + kHead + kDetail + kBottom) };
}

QRect TwoLinesDelegate::headOf(const QRect& row) const
{
    const auto inset = m_theme.px(kDockInset);
    const auto indent = inset + m_theme.px(kGlyph + kAfterGlyph);
    return { row.left() + indent, row.top() + m_theme.px(kTop), row.width() - indent - inset,
        m_theme.px(kHead) };
}

void TwoLinesDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& rect = option.rect;
    const auto& colors = m_theme.colors;
    const auto selected = option.state.testFlag(QStyle::State_Selected);
    const auto urgency = static_cast<Urgency>(index.data(UrgencyRole).toInt());
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    paintRowGround(painter, rect, selected, colors);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.hairline);

    const auto head = headOf(rect);
    const auto glyph = m_theme.px(kGlyph);
    const QRectF place(
        rect.left() + m_theme.px(kDockInset), head.center().y() - glyph / 2.0 + 0.5, glyph, glyph);
    if (urgency == Urgency::Soon || urgency == Urgency::Over)
        GlyphPainter::paint(
            painter, urgency == Urgency::Over ? Glyph::Critical : Glyph::Warning, place, colors);
    else
        GlyphPainter::paint(painter, Glyph::Update, place, colors.muted);

    // What stands at the right stays whole beside a long name.
    const auto line = [&](const QRect& where, const Words& words, const Words& end) {
        const auto room = m_shapes.of(end.text, end.font).width;
        paintLine(painter, m_shapes, where.adjusted(0, 0, -room - m_theme.px(12), 0), { words }, {}, 0);
        paintLine(painter, m_shapes, QRect(where.right() + 1 - room, where.top(), room, where.height()),
            { end }, {}, 0);
    };
    const auto small = m_theme.type.words(13);
    line(head, { index.data(HeadRole).toString(), m_theme.font(Token::TableStrong), colors.text },
        { index.data(HeadEndRole).toString(), m_theme.type.figures(14, QFont::Bold),
            inkOf(urgency, colors) });
    line(QRect(head.left(), head.bottom() + 1, head.width(), m_theme.px(kDetail)),
        { index.data(DetailRole).toString(), small, colors.muted },
        { index.data(DetailEndRole).toString(), small, colors.muted });
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
