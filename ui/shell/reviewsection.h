// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/drawings.h"
#include "core/report/report.h"
#include "ui/shell/reporttable.h"
#include "ui/widgets/theme.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QWidget>

#include <functional>
#include <variant>

class QLabel;
class QVBoxLayout;

namespace muster::ui {

class Button;
class Paragraph;
class ReviewPart;
class ReviewRow;

/// One section of the report in its review: its title, the part that people write where it has one, what the
/// record says by itself, and the remarks on it. What the record says is built a piece at a time, so that a
/// long report holds up nothing. Thread: main. Owner: its parent.
class ReviewSection final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReviewSection)
public:
    /// Rows of a table that are shown; more are only counted.
    static constexpr qsizetype kMostRows = 200;

    ReviewSection(const QString& id, const ThemeValues& theme, QWidget* parent = nullptr);
    ~ReviewSection() override;

    [[nodiscard]] const QString& id() const { return m_id; }
    void setTitle(int number, const QString& title);
    [[nodiscard]] const QString& title() const { return m_title; }
    /// Null where nobody writes in it.
    [[nodiscard]] ReviewPart* part() const { return m_part; }
    /// What the record says, without the words of the part. What was said before and still is stays as it is.
    void setContent(const report::Section& section);
    /// Builds the next piece of it; false when all is there. `drawn` gives a figure, or an empty drawing
    /// where there is none.
    [[nodiscard]] bool buildNext(const std::function<report::Drawing(const report::Figure&)>& drawn);
    struct Remark {
        QString sentence;
        bool isOpen = false;
        std::function<void()> answer;
    };
    void setRemarks(const QList<Remark>& remarks);
    /// Stands below what the record says.
    void addBelow(QWidget* widget);
    void setTheme(const ThemeValues& theme);

signals:
    void remarkWanted();
    /// The whole of what is only counted here.
    void wholeWanted();

private:
    /// Some rows of a table; it has no more than kMostRows.
    struct Slice {
        report::Table table;
        ReportTable::Part part;

        bool operator==(const Slice&) const = default;
    };
    /// Rows of a table that are only counted.
    struct More {
        qsizetype rows = 0;

        bool operator==(const More&) const = default;
    };
    /// A heading, or a block of the report.
    using Piece = std::variant<QString, report::Paragraph, Slice, More, report::Listing, report::Figure>;
    struct Shown {
        Piece piece;
        /// Null while it is not built.
        QWidget* widget = nullptr;
    };

    void gather(const report::Section& section, bool isInner, QList<Piece>& pieces) const;
    static void cut(const report::Table& table, QList<Piece>& pieces);
    [[nodiscard]] QWidget* made(
        const Piece& piece, const std::function<report::Drawing(const report::Figure&)>& drawn);
    void fill(QVBoxLayout& column, const QString& heading);
    void fill(QVBoxLayout& column, const report::Paragraph& paragraph);
    void fill(QVBoxLayout& column, const Slice& slice);
    void fill(QVBoxLayout& column, const More& more);
    void fill(QVBoxLayout& column, const report::Listing& listing);
    void restyle();

    QString m_id;
    ThemeValues m_theme;
    int m_number = 0;
    QString m_title;
    Paragraph* m_head;
    QLabel* m_source;
    Button* m_remark;
    ReviewPart* m_part = nullptr;
    QVBoxLayout* m_column;
    QVBoxLayout* m_content;
    QVBoxLayout* m_below;
    QVBoxLayout* m_remarks;
    QList<Shown> m_shown;
    QList<Remark> m_said;
};

} // namespace muster::ui
