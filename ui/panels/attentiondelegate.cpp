// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/attentiondelegate.h"

#include "ui/models/attentionmodel.h"
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

} // namespace

AttentionDelegate::AttentionDelegate(const AttentionModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

AttentionDelegate::~AttentionDelegate() = default;

QSize AttentionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto waiting = m_model->at(index.row()).waiting.isEmpty() ? 0 : kDetail;
    return { 0, m_theme.px(kTop + kHead + kDetail + waiting + kBottom) };
}

void AttentionDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& row = m_model->at(index.row());
    const auto& rect = option.rect;
    const auto& colors = m_theme.colors;
    const auto selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    paintRowGround(painter, rect, selected, colors);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.hairline);

    const auto inset = m_theme.px(kDockInset);
    const auto glyph = m_theme.px(kGlyph);
    const auto indent = inset + glyph + m_theme.px(kAfterGlyph);
    const auto small = m_theme.type.words(13);
    const QRect head(rect.left() + indent, rect.top() + m_theme.px(kTop), rect.width() - indent - inset,
        m_theme.px(kHead));
    const QRectF place(rect.left() + inset, head.center().y() - glyph / 2.0 + 0.5, glyph, glyph);
    GlyphPainter::paint(painter, row.isCritical() ? Glyph::Critical : Glyph::Warning, place, colors);
    // Since when stays whole beside a long name.
    const Words since { m_model->sinceWords(row), small, colors.muted };
    const auto room = m_shapes.of(since.text, since.font).width;
    paintLine(painter, m_shapes, head.adjusted(0, 0, -room - m_theme.px(12), 0),
        { { AttentionModel::headWords(row), m_theme.font(Token::TableStrong), colors.text } }, {}, 0);
    paintLine(
        painter, m_shapes, QRect(head.right() + 1 - room, head.top(), room, head.height()), { since }, {}, 0);
    paintLine(painter, m_shapes, QRect(head.left(), head.bottom() + 1, head.width(), m_theme.px(kDetail)),
        { { m_model->detailWords(row), small, colors.muted } }, {}, 0);
    if (!row.waiting.isEmpty())
        paintLine(painter, m_shapes,
            QRect(head.left(), head.bottom() + 1 + m_theme.px(kDetail), head.width(), m_theme.px(kDetail)),
            { { AttentionModel::waitingWords(row), small, colors.muted } }, {}, 0);
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
