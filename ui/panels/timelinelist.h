// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace muster::ui {

class TimelineDelegate;

/// The rows of a timeline, a million as well as ten: where a row stands is reckoned and not laid out, and
/// only rows in sight are asked for. Several rows can be selected. What comes in above the rows in sight
/// leaves them where they are. Thread: main. Owner: its panel.
class TimelineList final : public QListView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineList)
public:
    explicit TimelineList(QWidget* parent = nullptr);
    ~TimelineList() override;

    /// Before the first row; both are the caller's.
    void setRows(QAbstractItemModel* model, TimelineDelegate* delegate);

    /// While a button of the mouse is down no row may get another height: what is meant lies below the
    /// pointer.
    [[nodiscard]] bool isPressed() const { return m_pressed; }
    /// More than one row is selected.
    [[nodiscard]] bool isSeveralSelected() const;

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void doItemsLayout() override;
    /// Does nothing: the filter finds, and to go by first letters reads every sentence.
    void keyboardSearch(const QString& search) override;

signals:
    /// isPressed() no longer.
    void released();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override;

private:
    [[nodiscard]] int rows() const;
    [[nodiscard]] int rowAt(int y) const;
    void keepPlace(int start);
    void letGo();

    TimelineDelegate* m_delegate = nullptr;
    /// What was first in sight before rows came in above it, and how far from the top.
    QPersistentModelIndex m_anchor;
    int m_anchorTop = 0;
    bool m_pressed = false;
};

} // namespace muster::ui
