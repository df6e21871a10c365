// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reporttable.h"

#include "ui/panels/brokenlines.h"
#include "ui/panels/paragraph.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QFontMetrics>
#include <QPaintEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muster::ui {

using report::Cell;
using report::Column;
using report::Row;
using Token = TypeScale::Token;

namespace {

constexpr int kBetween = 14;
constexpr int kAround = 4;
constexpr int kNarrowest = 64;
constexpr int kWidestWord = 110;
/// Shorter words have room in every column.
constexpr qsizetype kFewLetters = 6;

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* table = qobject_cast<ReportTable*>(object);
    return table != nullptr ? new QAccessibleWidget(table, QAccessible::StaticText) : nullptr;
}

} // namespace

ReportTable::ReportTable(report::Table table, const Part& part, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_table(std::move(table))
    , m_hasHead(part.first == 0)
    , m_theme(theme)
    , m_plain(theme.font(Token::Table))
    , m_strong(theme.font(Token::TableStrong))
{
    QAccessible::installFactory(&makeInterface);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    leaveOutEmptyColumns();
    measure();
    m_table.rows = m_table.rows.mid(part.first, part.count);
    describe();
}

ReportTable::~ReportTable() = default;

void ReportTable::leaveOutEmptyColumns()
{
    for (auto column = m_table.columns.size() - 1; column >= 0; --column) {
        const bool isEmpty = std::all_of(m_table.rows.begin(), m_table.rows.end(),
            [&](const Row& row) { return row.cells.value(column).text.isEmpty(); });
        if (!isEmpty)
            continue;
        m_table.columns.removeAt(column);
        for (auto& row : m_table.rows) {
            if (column < row.cells.size())
                row.cells.removeAt(column);
        }
    }
}

void ReportTable::measure()
{
    const QFontMetrics plain(m_plain);
    const QFontMetrics strong(m_strong);
    const auto take = [&](Room& room, const QString& text, const QFontMetrics& metrics) {
        for (const auto line : QStringView(text).split(u'\n'))
            room.natural = std::max(room.natural, metrics.horizontalAdvance(line.toString()) + 1);
    };
    for (qsizetype i = 0; i < m_table.columns.size(); ++i) {
        Room room;
        int longest = 0;
        take(room, m_table.columns.at(i).title, plain);
        room.least = std::min(room.natural, m_theme.px(kWidestWord));
        for (const auto& row : m_table.rows) {
            const auto& cell = row.cells.at(i);
            const auto& metrics = cell.tone == report::Tone::Bad ? strong : plain;
            take(room, cell.text, metrics);
            // A word is broken only where it is longer than most are.
            for (const auto word : QStringView(cell.text).split(u' ', Qt::SkipEmptyParts)) {
                if (word.size() > kFewLetters)
                    longest = std::max(longest, metrics.horizontalAdvance(word.toString()) + 1);
            }
        }
        room.least = std::min(room.natural,
            std::max({ room.least, m_theme.px(kNarrowest), std::min(longest, m_theme.px(kWidestWord)) }));
        m_rooms.append(room);
    }
}

void ReportTable::describe()
{
    QStringList sentences;
    for (const auto& row : std::as_const(m_table.rows))
        sentences.append(partsOf(row).join(QStringLiteral(", ")) + u'.');
    setAccessibleName(m_table.title.isEmpty() ? tr("Table") : m_table.title);
    setAccessibleDescription(sentences.join(u'\n'));
}

QString ReportTable::linesOf(const Row& row) const
{
    auto parts = partsOf(row);
    const auto first = parts.isEmpty() ? QString() : parts.takeFirst();
    return parts.isEmpty() ? first : first + u'\n' + parts.join(QStringLiteral(" · "));
}

QStringList ReportTable::partsOf(const Row& row) const
{
    QStringList lines;
    for (qsizetype i = 0; i < m_table.columns.size(); ++i) {
        const auto text = row.cells.at(i).text.simplified();
        if (text.isEmpty())
            continue;
        lines.append(i == 0 ? text : QStringLiteral("%1: %2").arg(m_table.columns.at(i).title, text));
    }
    return lines;
}

QFont ReportTable::fontOf(const Cell& cell) const
{
    return cell.tone == report::Tone::Bad ? m_strong : m_plain;
}

QList<int> ReportTable::columnsFor(int width) const
{
    const auto gaps = static_cast<int>(m_rooms.size() - 1) * m_theme.px(kBetween);
    const auto sum = [&](auto part) {
        return std::accumulate(m_rooms.begin(), m_rooms.end(), gaps,
            [&](int all, const Room& room) { return all + part(room); });
    };
    const int natural = sum([](const Room& room) { return room.natural; });
    const int least = sum([](const Room& room) { return room.least; });
    if (least > width)
        return {};
    QList<int> columns;
    const double share
        = natural <= width || natural == least ? 1 : double(width - least) / double(natural - least);
    for (const auto& room : m_rooms)
        columns.append(room.least + static_cast<int>((room.natural - room.least) * share));
    return columns;
}

int ReportTable::heightOf(const QString& text, const QFont& font, int width) const
{
    const auto line = Paragraph::lineHeight(font);
    const auto around = 2 * m_theme.px(kAround);
    if (!text.contains(u'\n') && QFontMetrics(font).horizontalAdvance(text) <= width)
        return static_cast<int>(std::ceil(line)) + around;
    QTextLayout layout(withLineMarks(text), font);
    return static_cast<int>(std::ceil(breakIntoLines(layout, width, line).height())) + around;
}

const ReportTable::Placed& ReportTable::place(int width) const
{
    constexpr qsizetype kMost = 8;
    if (const auto known = m_placed.constFind(width); known != m_placed.constEnd())
        return *known;
    if (m_placed.size() >= kMost)
        m_placed.clear();
    auto& placed = *m_placed.insert(width, { columnsFor(width), {} });
    const auto& columns = placed.columns;
    int top = 0;
    placed.tops.append(top);
    if (m_hasHead && !columns.isEmpty()) {
        int height = 0;
        for (qsizetype i = 0; i < columns.size(); ++i)
            height = std::max(height, heightOf(m_table.columns.at(i).title, m_plain, columns.at(i)));
        top += height;
    }
    for (const auto& row : m_table.rows) {
        placed.tops.append(top);
        int height = columns.isEmpty() ? heightOf(linesOf(row), m_plain, width) : 0;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const auto& cell = row.cells.at(i);
            height = std::max(height, heightOf(cell.text, fontOf(cell), columns.at(i)));
        }
        top += height;
    }
    placed.tops.append(top);
    return placed;
}

int ReportTable::heightForWidth(int width) const
{
    return place(width).tops.last();
}

QSize ReportTable::sizeHint() const
{
    return { m_theme.px(400), m_theme.px(20) };
}

QSize ReportTable::minimumSizeHint() const
{
    return { m_theme.px(100), m_theme.px(20) };
}

void ReportTable::paintWords(QPainter* painter, const QRect& rect, const QString& text, const QFont& font,
    const QColor& ink, Qt::Alignment side) const
{
    QTextLayout layout(withLineMarks(text), font);
    const auto room = breakIntoLines(layout, rect.width(), Paragraph::lineHeight(font));
    painter->setPen(ink);
    const auto indent = side == Qt::AlignRight ? rect.width() - room.width() : 0;
    layout.draw(painter, QPointF(rect.topLeft()) + QPointF(indent, 0));
}

void ReportTable::paintCell(QPainter* painter, const QRect& rect, const Cell& cell, Qt::Alignment side) const
{
    paintWords(painter, rect, cell.text, fontOf(cell),
        cell.tone == report::Tone::Bad ? m_theme.colors.critical : m_theme.colors.text, side);
}

void ReportTable::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const auto& placed = place(width());
    const auto around = m_theme.px(kAround);
    const auto lineAt = [&](int y, const QColor& ink) { painter.fillRect(QRect(0, y, width(), 1), ink); };
    const auto sideOf = [this](qsizetype column) {
        return m_table.columns.at(column).align == Column::Align::End ? Qt::AlignRight : Qt::AlignLeft;
    };
    const auto eachColumn = [&](auto paint) {
        int left = 0;
        for (qsizetype i = 0; i < placed.columns.size(); ++i) {
            paint(i, left, placed.columns.at(i));
            left += placed.columns.at(i) + m_theme.px(kBetween);
        }
    };
    const auto& tops = placed.tops;
    const bool hasHead = m_hasHead && !placed.columns.isEmpty();
    const auto paintHead = [&](qsizetype i, int left, int room) {
        paintWords(&painter, { left, around, room, tops.at(1) - 2 * around }, m_table.columns.at(i).title,
            m_plain, m_theme.colors.muted, sideOf(i));
    };
    if (hasHead)
        eachColumn(paintHead);
    if (hasHead)
        lineAt(tops.at(1) - 1, m_theme.colors.border);
    for (qsizetype row = 0; row < m_table.rows.size(); ++row) {
        const auto top = tops.at(row + 1);
        const auto bottom = tops.at(row + 2);
        if (bottom < event->rect().top() || top > event->rect().bottom())
            continue;
        const auto& cells = m_table.rows.at(row).cells;
        eachColumn([&](qsizetype i, int left, int room) {
            paintCell(
                &painter, { left, top + around, room, bottom - top - 2 * around }, cells.at(i), sideOf(i));
        });
        if (placed.columns.isEmpty()) {
            paintWords(&painter, { 0, top + around, width(), bottom - top - 2 * around },
                linesOf(m_table.rows.at(row)), m_plain, m_theme.colors.text, Qt::AlignLeft);
        }
        lineAt(bottom - 1, m_theme.colors.hairline);
    }
}

} // namespace muster::ui
