// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/diagnosticsdelegate.h"

#include "ui/models/diagnosticsmodel.h"
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
using Weight = DiagnosticLine::Weight;

namespace {

constexpr int kTop = 5;
constexpr int kHead = 18;
constexpr int kBottom = 6;
constexpr int kGlyph = 14;
constexpr int kAfterGlyph = 8;
constexpr int kLeastText = 80;

} // namespace

DiagnosticsDelegate::DiagnosticsDelegate(
    const DiagnosticsModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

DiagnosticsDelegate::~DiagnosticsDelegate() = default;

int DiagnosticsDelegate::textLeft() const
{
    return m_theme.px(kDockInset + kGlyph + kAfterGlyph);
}

QSize DiagnosticsDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    // Before the list has been shown it has no width yet.
    const auto width = std::max(m_width - textLeft() - m_theme.px(kDockInset), m_theme.px(kLeastText));
    QTextLayout words(withLineMarks(m_model->at(index.row()).line.words), m_theme.font(Token::Table));
    return { 0,
        m_theme.px(kTop + kHead + kBottom)
            + static_cast<int>(std::ceil(breakIntoLines(words, width).height())) };
}

void DiagnosticsDelegate::paint(
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
    const QRect head(rect.left() + textLeft(), rect.top() + m_theme.px(kTop),
        rect.width() - textLeft() - inset, m_theme.px(kHead));
    if (row.line.weight != Weight::Note)
        GlyphPainter::paint(painter, row.line.weight == Weight::Trouble ? Glyph::Critical : Glyph::Warning,
            QRectF(rect.left() + inset, head.center().y() - glyph / 2.0 + 0.5, glyph, glyph), colors);
    paintLine(painter, m_shapes, head,
        { { m_model->headWords(row), m_theme.type.figures(12), colors.muted } }, {}, 0);
    QTextLayout words(withLineMarks(row.line.words), m_theme.font(Token::Table));
    breakIntoLines(words, head.width());
    painter->setPen(colors.text);
    words.draw(painter, QPointF(head.left(), head.bottom() + 1));
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
