// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timelinedelegate.h"

#include "ui/models/timelinemodel.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QPainter>

namespace muster::ui {

using incident::LineKind;
using Token = TypeScale::Token;

namespace {

constexpr int kRow = 25;
constexpr int kTime = 84;
constexpr int kGlyph = 14;
constexpr int kAfterGlyph = 12;

Glyph glyphOf(LineKind kind)
{
    switch (kind) {
    case LineKind::Milestone:
        return Glyph::Milestone;
    case LineKind::Started:
        return Glyph::Current;
    case LineKind::Done:
        return Glyph::Done;
    case LineKind::Skipped:
        return Glyph::Skipped;
    case LineKind::Failed:
        return Glyph::Failed;
    case LineKind::Reopened:
        return Glyph::Regressed;
    case LineKind::Decision:
        return Glyph::Decision;
    case LineKind::Note:
        return Glyph::Update;
    case LineKind::Question:
        return Glyph::Stale;
    case LineKind::Task:
        return Glyph::Task;
    case LineKind::Recovered:
        return Glyph::Recovered;
    case LineKind::RestorePoint:
        return Glyph::Evidence;
    case LineKind::Role:
        return Glyph::Person;
    case LineKind::Clock:
        return Glyph::Paused;
    case LineKind::Unreadable:
        return Glyph::Warning;
    }
    return Glyph::Update;
}

QColor toneOf(LineKind kind, const StateColors& colors)
{
    switch (kind) {
    case LineKind::Failed:
        return colors.critical;
    case LineKind::Unreadable:
        return colors.warning;
    case LineKind::Recovered:
        return colors.ok;
    case LineKind::Milestone:
    case LineKind::Started:
    case LineKind::Done:
    case LineKind::Skipped:
    case LineKind::Reopened:
    case LineKind::Decision:
    case LineKind::Note:
    case LineKind::Question:
    case LineKind::Task:
    case LineKind::RestorePoint:
    case LineKind::Role:
    case LineKind::Clock:
        break;
    }
    return colors.muted;
}

} // namespace

TimelineDelegate::TimelineDelegate(const TimelineModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

TimelineDelegate::~TimelineDelegate() = default;

int TimelineDelegate::textLeft() const
{
    return m_theme.px(kDockInset + kTime + kGlyph + kAfterGlyph);
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return { 0, m_theme.px(kRow) };
}

void TimelineDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& line = m_model->at(index.row());
    const auto& rect = option.rect;
    const auto& colors = m_theme.colors;
    const auto selected = option.state.testFlag(QStyle::State_Selected);
    const auto focused = selected && option.state.testFlag(QStyle::State_HasFocus);
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    if (focused)
        painter->fillRect(rect, colors.raised);
    const auto inset = m_theme.px(kDockInset);
    paintLine(painter, QRect(rect.left() + inset, rect.top(), m_theme.px(kTime), rect.height()),
        { { m_model->timeWords(index.row()), m_theme.font(Token::Figure), colors.muted } }, {}, 0);
    const auto glyph = m_theme.px(kGlyph);
    GlyphPainter::paint(painter, glyphOf(line.kind),
        QRectF(rect.left() + inset + m_theme.px(kTime), rect.center().y() - glyph / 2.0 + 0.5, glyph, glyph),
        toneOf(line.kind, colors));
    paintLine(painter, rect.adjusted(textLeft(), 0, -inset, 0),
        { { line.text, m_theme.font(Token::Table), colors.text } },
        { m_model->actorWords(index.row()), m_theme.font(Token::Table), colors.muted }, m_theme.px(16));
    if (focused)
        paintFocusRing(painter, rect, kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
