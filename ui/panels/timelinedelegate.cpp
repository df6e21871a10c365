// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timelinedelegate.h"

#include "ui/models/timelinemodel.h"
#include "ui/panels/brokenlines.h"
#include "ui/panels/chevron.h"
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
constexpr int kMark = 24;
constexpr int kIndent = 16;

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
    case LineKind::Erased:
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
    case LineKind::Erased:
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

void TimelineDelegate::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    setOpenRow(m_openRow, m_width);
}

void TimelineDelegate::setOpenRow(const QModelIndex& row, int width)
{
    m_openRow = row;
    m_width = width;
    m_more = row.isValid() ? std::max(0, openHeight() - lineHeight()) : 0;
}

int TimelineDelegate::lineHeight() const
{
    return m_theme.px(kRow);
}

int TimelineDelegate::heightOf(int row) const
{
    return topOf(row + 1) - topOf(row);
}

int TimelineDelegate::topOf(int row) const
{
    return row * lineHeight() + m_model->marksBefore(row) * m_theme.px(kMark)
        + (m_openRow.isValid() && m_openRow.row() < row ? m_more : 0);
}

int TimelineDelegate::rowAt(int y) const
{
    int first = 0;
    int after = m_model->rowCount();
    while (after - first > 1) {
        const auto middle = first + (after - first) / 2;
        if (topOf(middle) <= y)
            first = middle;
        else
            after = middle;
    }
    return first;
}

int TimelineDelegate::textLeftOf(int row) const
{
    return textLeft() + (m_model->isMember(row) ? m_theme.px(kIndent) : 0);
}

QRect TimelineDelegate::openRect(int row, const QRect& line) const
{
    const auto actor = m_theme.px(kActor);
    return line.adjusted(
        textLeftOf(row), m_theme.px(kPadding), -m_theme.px(kDockInset) - actor, -m_theme.px(kPadding));
}

int TimelineDelegate::openHeight() const
{
    QTextLayout words(withLineMarks(m_model->at(m_openRow.row()).text), m_theme.font(Token::Table));
    const auto room = openRect(m_openRow.row(), QRect(0, 0, m_width, lineHeight()));
    const auto height = breakIntoLines(words, room.width()).height();
    return static_cast<int>(std::ceil(height)) + 2 * m_theme.px(kPadding);
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return { 0, heightOf(index.row()) };
}

void TimelineDelegate::paintMark(QPainter* painter, const QRect& mark, const QString& words) const
{
    const Words said { words, m_theme.type.words(13), m_theme.colors.muted };
    const auto room = mark.adjusted(textLeft(), 0, -m_theme.px(kDockInset), 0);
    paintLine(painter, m_shapes, room, { said }, {}, 0);
    const auto end = room.left() + m_shapes.of(said.text, said.font).width + m_theme.px(kAfterGlyph);
    const auto middle = mark.center().y();
    const auto rule = [&](int left, int right) {
        if (left < right)
            painter->fillRect(QRect(left, middle, right - left, 1), m_theme.colors.hairline);
    };
    rule(mark.left() + m_theme.px(kDockInset), room.left() - m_theme.px(kAfterGlyph));
    rule(end, room.right());
}

void TimelineDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto row = index.row();
    const auto line = m_model->at(row);
    const auto& colors = m_theme.colors;
    const auto focused = option.state.testFlag(QStyle::State_HasFocus);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    // Each text runs in the direction of its own first letter, not in that of the window.
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    auto rect = option.rect;
    if (m_model->isMarked(row)) {
        auto mark = rect;
        mark.setHeight(m_theme.px(kMark));
        paintMark(painter, mark, m_model->markWords(row));
        rect.setTop(mark.bottom() + 1);
    }
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(rect, colors.raised);
    const auto inset = m_theme.px(kDockInset);
    const QRect head(rect.left(), rect.top(), rect.width(), lineHeight());
    paintLine(painter, m_shapes, QRect(head.left() + inset, head.top(), m_theme.px(kTime), head.height()),
        { { m_model->timeWords(row), m_theme.font(Token::Figure), colors.muted } }, {}, 0);
    const auto glyph = m_theme.px(kGlyph);
    const QRectF place(
        head.left() + inset + m_theme.px(kTime), head.center().y() - glyph / 2.0 + 0.5, glyph, glyph);
    if (m_model->isGroup(row))
        paintChevron(painter, place, !m_model->isOpen(row), colors.muted);
    else
        GlyphPainter::paint(painter, glyphOf(line.kind), place, toneOf(line.kind, colors));
    const auto open = index == m_openRow && rect.height() > head.height();
    const auto font = m_theme.font(Token::Table);
    paintLine(painter, m_shapes, head.adjusted(textLeftOf(row), 0, -inset, 0),
        { { open ? QString() : line.text, font, colors.text } },
        { m_model->actorWords(row), font, colors.muted }, m_theme.px(16));
    if (open) {
        const auto room = openRect(row, rect);
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
