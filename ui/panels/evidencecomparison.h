// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/textcomparison.h"
#include "ui/models/rowsmodel.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>
#include <QWidget>

class QHBoxLayout;
class QListView;
class QVBoxLayout;

namespace muster::ui {

class Button;
class Paragraph;

/// One line of two texts side by side.
struct ComparedRow {
    evidence::ComparedLine line;

    bool operator==(const ComparedRow&) const = default;
    [[nodiscard]] bool isSame(const ComparedRow& other) const
    {
        return line.leftNumber == other.line.leftNumber && line.rightNumber == other.line.rightNumber;
    }
};

/// Two texts side by side. Thread: main.
class ComparisonModel final : public RowsModel<ComparedRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparisonModel)
public:
    explicit ComparisonModel(QObject* parent = nullptr);
    ~ComparisonModel() override;

    void setLines(const QList<evidence::ComparedLine>& lines);
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// The first line of the next run of lines that differ, or of the one before; nothing where there is
    /// none.
    [[nodiscard]] std::optional<int> difference(int from, int direction) const;

    /// " ", "≠", "−", "+": told apart without colour.
    [[nodiscard]] static QString signOf(evidence::ComparedLine::Kind kind);
    [[nodiscard]] static QString spoken(const evidence::ComparedLine& line);
};

/// Draws a line of the comparison: sign, then each text behind its number.
class ComparisonDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparisonDelegate)
public:
    ComparisonDelegate(const ComparisonModel* model, const ThemeValues& theme, QObject* parent);
    ~ComparisonDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    /// How many characters both texts are pushed to the left.
    void setShift(int characters) { m_shift = characters; }
    [[nodiscard]] int shift() const { return m_shift; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const ComparisonModel* m_model;
    ThemeValues m_theme;
    int m_shift = 0;
};

/// Shows two texts side by side, the lines that differ by a sign in front of them. N and P go from one
/// difference to the next and back, Left and Right look along long lines, Esc leaves.
/// Thread: main. Owner: its parent.
class EvidenceComparison final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvidenceComparison)
public:
    explicit EvidenceComparison(const ThemeValues& theme, QWidget* parent = nullptr);
    ~EvidenceComparison() override;

    /// Shows itself, takes the keyboard and goes to the first difference.
    void open(const QString& left, const QString& right, const evidence::TextComparison& comparison);
    /// Keeps nothing of the two any more.
    void forget();
    void setCompact(bool compact);
    void setTheme(const ThemeValues& theme);

signals:
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void go(int direction);
    void push(int characters);
    void showButtons();
    void restyle();

    ThemeValues m_theme;
    bool m_compact = false;
    int m_longest = 0;
    ComparisonModel* m_model;
    ComparisonDelegate* m_delegate;
    QVBoxLayout* m_column;
    QHBoxLayout* m_buttons;
    Paragraph* m_head;
    Paragraph* m_remarks;
    QListView* m_list;
    Button* m_next;
    Button* m_previous;
    Button* m_back;
};

} // namespace muster::ui
