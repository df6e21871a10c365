// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"
#include "ui/widgets/theme.h"

#include <QHash>
#include <QList>
#include <QStringList>
#include <QWidget>

class QPainter;

namespace muster::ui {

/// Some rows of a table of a report, as high as they need to be; the columns of all of them are as wide as if
/// all stood in one. Words are broken where a column is too narrow for them;
/// where there is no room for columns, each row is a few lines instead. Columns without a word are left out.
/// Its accessible description is a sentence a row. Thread: main. Owner: its parent.
class ReportTable final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportTable)
public:
    /// Which of its rows; the first of them come with the head.
    struct Part {
        qsizetype first = 0;
        qsizetype count = 0;

        bool operator==(const Part&) const = default;
    };
    ReportTable(report::Table table, const Part& part, const ThemeValues& theme, QWidget* parent = nullptr);
    ~ReportTable() override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// What a column takes on one line, and the least that is readable.
    struct Room {
        int natural = 0;
        int least = 0;
    };
    struct Placed {
        /// Empty where rows are told one below the other.
        QList<int> columns;
        /// Of the head, of each row, and where all ends.
        QList<int> tops;
    };

    void leaveOutEmptyColumns();
    void measure();
    void describe();
    const Placed& place(int width) const;
    [[nodiscard]] QList<int> columnsFor(int width) const;
    [[nodiscard]] QFont fontOf(const report::Cell& cell) const;
    /// Of this text at this width, with the room around it.
    [[nodiscard]] int heightOf(const QString& text, const QFont& font, int width) const;
    /// "Neon database", "Achieved: 00:37:12"
    [[nodiscard]] QStringList partsOf(const report::Row& row) const;
    /// A row where there is no room for columns.
    [[nodiscard]] QString linesOf(const report::Row& row) const;
    void paintCell(QPainter* painter, const QRect& rect, const report::Cell& cell, Qt::Alignment side) const;
    void paintWords(QPainter* painter, const QRect& rect, const QString& text, const QFont& font,
        const QColor& ink, Qt::Alignment side) const;

    report::Table m_table;
    bool m_hasHead;
    ThemeValues m_theme;
    QFont m_plain;
    QFont m_strong;
    QList<Room> m_rooms;
    /// By width; layouts ask again and again.
    mutable QHash<int, Placed> m_placed;
};

} // namespace muster::ui
