// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/detailsdelegate.h"

#include "ui/models/detailsmodel.h"
#include "ui/panels/brokenlines.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kTop = 5;
constexpr int kBottom = 6;
constexpr int kName = 104;
constexpr int kGap = 12;
constexpr int kLine = 20;
constexpr int kLeastText = 80;

} // namespace

DetailsDelegate::DetailsDelegate(const DetailsModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

DetailsDelegate::~DetailsDelegate() = default;

int DetailsDelegate::nameWidth() const
{
    return m_theme.px(kName);
}

QSize DetailsDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    // Before the list has been shown it has no width yet.
    const auto width = std::max(
        m_width - nameWidth() - m_theme.px(kGap) - 2 * m_theme.px(kDockInset), m_theme.px(kLeastText));
    QTextLayout words(withLineMarks(m_model->at(index.row()).value), m_theme.font(Token::Table));
    const auto height = static_cast<int>(std::ceil(breakIntoLines(words, width).height()));
    return { 0, m_theme.px(kTop + kBottom) + std::max(height, m_theme.px(kLine)) };
}

void DetailsDelegate::paint(
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
    const auto font = m_theme.font(Token::Table);
    const auto left = inset + nameWidth() + m_theme.px(kGap);
    QTextLayout words(withLineMarks(row.value), font);
    breakIntoLines(words, rect.width() - left - inset);
    painter->setPen(colors.text);
    const QPointF at(rect.left() + left, rect.top() + m_theme.px(kTop));
    words.draw(painter, at);
    const auto first = static_cast<int>(std::ceil(words.lineAt(0).height()));
    paintLine(painter, m_shapes, QRect(rect.left() + inset, static_cast<int>(at.y()), nameWidth(), first),
        { { row.name, font, colors.muted } }, {}, 0);
    if (focused)
        paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
