// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timelinedelegate.h"

#include "ui/models/timelinemodel.h"
#include "ui/panels/brokenlines.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace muster::ui {

using incident::LineKind;
using Token = TypeScale::Token;

namespace {

constexpr int kRow = 25;
constexpr int kTime = 84;
constexpr int kGlyph = 14;
constexpr int kAfterGlyph = 12;
constexpr int kActor = 150;
constexpr int kPadding = 3;

Glyph glyphOf(LineKind kind)
{
    switch (kind) {
    case LineKind::Milestone:
    case LineKind::Phase:
        return Glyph::Milestone;
    case LineKind::Started:
        return Glyph::Current;
    case LineKind::Held:
        return Glyph::Held;
    case LineKind::Waiting:
        return Glyph::Waiting;
    case LineKind::Deferred:
        return Glyph::Deferred;
    case LineKind::Done:
        return Glyph::Done;
    case LineKind::Verified:
        return Glyph::Verified;
    case LineKind::Overridden:
        return Glyph::Overridden;
    case LineKind::Skipped:
        return Glyph::Skipped;
    case LineKind::Failed:
        return Glyph::Failed;
    case LineKind::Reopened:
        return Glyph::Regressed;
    case LineKind::Decision:
    case LineKind::Approval:
        return Glyph::Decision;
    case LineKind::Note:
    case LineKind::Message:
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
    case LineKind::Credential:
        return Glyph::Credential;
    case LineKind::Evidence:
    case LineKind::Anchored:
        return Glyph::Evidence;
    case LineKind::Changed:
        return Glyph::Information;
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
    case LineKind::Phase:
    case LineKind::Started:
    case LineKind::Held:
    case LineKind::Waiting:
    case LineKind::Deferred:
    case LineKind::Done:
    case LineKind::Verified:
    case LineKind::Overridden:
    case LineKind::Skipped:
    case LineKind::Reopened:
    case LineKind::Approval:
    case LineKind::Decision:
    case LineKind::Note:
    case LineKind::Question:
    case LineKind::Task:
    case LineKind::Message:
    case LineKind::RestorePoint:
    case LineKind::Role:
    case LineKind::Clock:
    case LineKind::Credential:
    case LineKind::Evidence:
    case LineKind::Anchored:
    case LineKind::Changed:
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

void TimelineDelegate::setOpenRow(int row, int width)
{
    m_openRow = row;
    m_width = width;
}

QRect TimelineDelegate::openRect(const QRect& row) const
{
    const auto actor = m_theme.px(kActor);
    return row.adjusted(
        textLeft(), m_theme.px(kPadding), -m_theme.px(kDockInset) - actor, -m_theme.px(kPadding));
}

int TimelineDelegate::openHeight(int row) const
{
    QTextLayout words(withLineMarks(m_model->at(row).text), m_theme.font(Token::Table));
    const auto room = openRect(QRect(0, 0, m_width, m_theme.px(kRow)));
    const auto height = breakIntoLines(words, room.width()).height();
    return static_cast<int>(std::ceil(height)) + 2 * m_theme.px(kPadding);
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto row = m_theme.px(kRow);
    return { 0, index.row() == m_openRow ? std::max(row, openHeight(m_openRow)) : row };
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
    // Each text runs in the direction of its own first letter, not in that of the window.
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    if (focused)
        painter->fillRect(rect, colors.raised);
    const auto inset = m_theme.px(kDockInset);
    const QRect head(rect.left(), rect.top(), rect.width(), m_theme.px(kRow));
    paintLine(painter, m_shapes, QRect(head.left() + inset, head.top(), m_theme.px(kTime), head.height()),
        { { m_model->timeWords(index.row()), m_theme.font(Token::Figure), colors.muted } }, {}, 0);
    const auto glyph = m_theme.px(kGlyph);
    GlyphPainter::paint(painter, glyphOf(line.kind),
        QRectF(head.left() + inset + m_theme.px(kTime), head.center().y() - glyph / 2.0 + 0.5, glyph, glyph),
        toneOf(line.kind, colors));
    const auto open = index.row() == m_openRow && rect.height() > head.height();
    const auto font = m_theme.font(Token::Table);
    paintLine(painter, m_shapes, head.adjusted(textLeft(), 0, -inset, 0),
        { { open ? QString() : line.text, font, colors.text } },
        { m_model->actorWords(index.row()), font, colors.muted }, m_theme.px(16));
    if (open) {
        const auto room = openRect(rect);
        QTextLayout words(withLineMarks(line.text), font);
        breakIntoLines(words, room.width());
        painter->setPen(colors.text);
        words.draw(painter, room.topLeft());
    }
    if (focused)
        paintFocusRing(painter, rect, kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
