// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decisionsdelegate.h"

#include "ui/models/decisionsmodel.h"
#include "ui/panels/brokenlines.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace muster::ui {

using Standing = DecisionRow::Standing;
using Token = TypeScale::Token;

namespace {

constexpr int kTop = 6;
constexpr int kHead = 20;
constexpr int kBottom = 8;
constexpr int kBetween = 2;
constexpr int kGlyph = 14;
constexpr int kAfterGlyph = 8;
constexpr int kLeastText = 80;

Glyph glyphOf(Standing standing)
{
    switch (standing) {
    case Standing::Decided:
        return Glyph::Decision;
    case Standing::TakenBack:
        return Glyph::Regressed;
    case Standing::Noted:
        return Glyph::Update;
    case Standing::FollowUp:
        return Glyph::Task;
    }
    return Glyph::Decision;
}

} // namespace

DecisionsDelegate::DecisionsDelegate(const DecisionsModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

DecisionsDelegate::~DecisionsDelegate() = default;

int DecisionsDelegate::textLeft() const
{
    return m_theme.px(kDockInset + kGlyph + kAfterGlyph);
}

QList<DecisionsDelegate::Block> DecisionsDelegate::blocksOf(const DecisionRow& row) const
{
    const auto& colors = m_theme.colors;
    const auto holds = row.standing != Standing::TakenBack;
    QList<Block> blocks;
    if (!row.question.isEmpty())
        blocks.append({ row.question.simplified(), m_theme.font(Token::Table), colors.muted });
    blocks.append({ row.answer.simplified(), m_theme.font(holds ? Token::BodyStrong : Token::Body),
        holds ? colors.text : colors.muted });
    if (const auto why = DecisionsModel::whyWords(row); !why.isEmpty())
        blocks.append({ why.simplified(), m_theme.font(Token::Table), colors.muted });
    if (!row.agreed.isEmpty())
        blocks.append({ row.agreed.simplified(), m_theme.font(Token::Table), colors.muted });
    for (const auto& objection : row.objections)
        blocks.append({ objection.simplified(), m_theme.font(Token::Table), colors.text });
    return blocks;
}

QSize DecisionsDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    // Before the list has been shown it has no width yet.
    const auto width = std::max(m_width - textLeft() - m_theme.px(kDockInset), m_theme.px(kLeastText));
    auto height = m_theme.px(kTop + kHead + kBottom);
    for (const auto& block : blocksOf(m_model->at(index.row()))) {
        QTextLayout words(block.text, block.font);
        height += m_theme.px(kBetween) + static_cast<int>(std::ceil(breakIntoLines(words, width).height()));
    }
    return { 0, height };
}

void DecisionsDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& row = m_model->at(index.row());
    const auto& rect = option.rect;
    const auto& colors = m_theme.colors;
    const auto selected = option.state.testFlag(QStyle::State_Selected);
    const auto focused = selected && option.state.testFlag(QStyle::State_HasFocus);
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    paintRowGround(painter, rect, focused, colors);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.hairline);

    const auto inset = m_theme.px(kDockInset);
    const auto glyph = m_theme.px(kGlyph);
    const auto small = m_theme.type.words(13);
    const auto line = rect.adjusted(textLeft(), m_theme.px(kTop), -inset, 0);
    const QRect head(line.left(), line.top(), line.width(), m_theme.px(kHead));
    GlyphPainter::paint(painter, glyphOf(row.standing),
        QRectF(rect.left() + inset, head.center().y() - glyph / 2.0 + 0.5, glyph, glyph), colors.muted);
    paintLine(painter, m_shapes, head, { { DecisionsModel::standingWords(row), small, colors.muted } },
        { m_model->whoWords(row), small, colors.muted }, m_theme.px(12));
    auto top = head.bottom() + 1;
    for (const auto& block : blocksOf(row)) {
        top += m_theme.px(kBetween);
        QTextLayout words(block.text, block.font);
        const auto height = static_cast<int>(std::ceil(breakIntoLines(words, line.width()).height()));
        painter->setPen(block.ink);
        words.draw(painter, QPointF(line.left(), top));
        top += height;
    }
    if (focused)
        paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
