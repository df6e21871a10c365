// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/rememberdelegate.h"

#include "ui/models/remembermodel.h"
#include "ui/panels/brokenlines.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kTop = 7;
constexpr int kFoot = 20;
constexpr int kBottom = 7;
constexpr int kGlyph = 14;
constexpr int kAfterGlyph = 8;
constexpr int kLeastText = 80;

} // namespace

RememberDelegate::RememberDelegate(const RememberModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

RememberDelegate::~RememberDelegate() = default;

int RememberDelegate::textLeft() const
{
    return m_theme.px(kDockInset + kGlyph + kAfterGlyph);
}

QFont RememberDelegate::textFont(const QModelIndex& index) const
{
    return m_theme.font(m_model->at(index.row()).endedAt ? Token::Body : Token::BodyStrong);
}

QSize RememberDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    // Before the list has been shown it has no width yet.
    const auto width = std::max(m_width - textLeft() - m_theme.px(kDockInset), m_theme.px(kLeastText));
    QTextLayout words(m_model->at(index.row()).text.simplified(), textFont(index));
    return { 0,
        m_theme.px(kTop + kFoot + kBottom)
            + static_cast<int>(std::ceil(breakIntoLines(words, width).height())) };
}

void RememberDelegate::paint(
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
    const auto ink = row.endedAt ? colors.muted : colors.text;
    const auto line = rect.adjusted(textLeft(), m_theme.px(kTop), -inset, 0);
    QTextLayout words(row.text.simplified(), textFont(index));
    const auto height = static_cast<int>(std::ceil(breakIntoLines(words, line.width()).height()));
    painter->setPen(ink);
    words.draw(painter, QPointF(line.topLeft()));
    GlyphPainter::paint(painter, row.endedAt ? Glyph::Done : Glyph::Held,
        QRectF(rect.left() + inset, line.top() + (words.lineAt(0).height() - glyph) / 2, glyph, glyph), ink);
    const auto small = m_theme.type.words(13);
    paintLine(painter, m_shapes, QRect(line.left(), line.top() + height, line.width(), m_theme.px(kFoot)),
        { { m_model->standingWords(row), small, colors.muted } },
        { RememberModel::stepWords(row), small, colors.muted }, m_theme.px(12));
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
