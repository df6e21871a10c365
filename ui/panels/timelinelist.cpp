// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timelinelist.h"

#include "ui/panels/timelinedelegate.h"

#include <QAccessible>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace muster::ui {

namespace {

void tellAccessibility(QObject* list, QAccessible::Event what, const QModelIndex& row)
{
    if (!QAccessible::isActive() || !row.isValid())
        return;
    QAccessibleEvent event(list, what);
    event.setChild(row.row());
    QAccessible::updateAccessibility(&event);
}

QModelIndex firstOf(const QItemSelection& selection)
{
    return selection.isEmpty() ? QModelIndex() : QModelIndex(selection.first().topLeft());
}

} // namespace

// QListView's own answers ask the room of every row. Where it is passed over, that is why.
// NOLINTBEGIN(bugprone-parent-virtual-call)

TimelineList::TimelineList(QWidget* parent)
    : QListView(parent)
{
    setSelectionMode(ExtendedSelection);
}

TimelineList::~TimelineList() = default;

void TimelineList::setRows(QAbstractItemModel* model, TimelineDelegate* delegate)
{
    m_delegate = delegate;
    setModel(model);
    setItemDelegate(delegate);
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this,
        [this](const QModelIndex&, int start) { keepPlace(start); });
}

int TimelineList::rows() const
{
    return m_delegate != nullptr && model() != nullptr ? model()->rowCount() : 0;
}

int TimelineList::rowAt(int y) const
{
    return m_delegate->rowAt(std::max(0, y + verticalOffset()));
}

bool TimelineList::isSeveralSelected() const
{
    const auto selection = selectionModel()->selection();
    return selection.size() > 1 || (selection.size() == 1 && selection.first().height() > 1);
}

QRect TimelineList::visualRect(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= rows())
        return {};
    return { 0, m_delegate->topOf(index.row()) - verticalOffset(), viewport()->width(),
        m_delegate->heightOf(index.row()) };
}

QModelIndex TimelineList::indexAt(const QPoint& point) const
{
    const auto y = point.y() + verticalOffset();
    if (rows() == 0 || y < 0 || y >= m_delegate->topOf(rows()))
        return {};
    return model()->index(rowAt(point.y()), 0);
}

void TimelineList::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    executeDelayedItemsLayout();
    const auto rect = visualRect(index);
    const auto page = viewport()->height();
    auto* bar = verticalScrollBar();
    const auto top = rect.top() + bar->value();
    const bool isAbove = rect.top() < 0;
    const bool isBelow = rect.bottom() >= page;
    // Of a row that is higher than the list its beginning is read first.
    const bool isHigh = rect.height() > page;
    switch (hint) {
    case EnsureVisible:
        if (isAbove || (isBelow && isHigh))
            bar->setValue(top);
        else if (isBelow)
            bar->setValue(top + rect.height() - page);
        break;
    case PositionAtTop:
        bar->setValue(top);
        break;
    case PositionAtBottom:
        bar->setValue(top + rect.height() - page);
        break;
    case PositionAtCenter:
        bar->setValue(isHigh ? top : top - (page - rect.height()) / 2);
        break;
    }
}

void TimelineList::doItemsLayout()
{
    QAbstractItemView::doItemsLayout();
}

void TimelineList::keyboardSearch(const QString&) { }

void TimelineList::updateGeometries()
{
    auto* bar = verticalScrollBar();
    const auto page = viewport()->height();
    if (m_delegate != nullptr) {
        bar->setSingleStep(m_delegate->lineHeight());
        bar->setPageStep(page);
        bar->setRange(0, std::max(0, m_delegate->topOf(rows()) - page));
    }
    QAbstractItemView::updateGeometries();
}

void TimelineList::keepPlace(int start)
{
    const auto first = rows() > 0 ? rowAt(0) : -1;
    if (start > first) {
        m_anchor = QModelIndex();
        return;
    }
    m_anchor = model()->index(first, 0);
    m_anchorTop = m_delegate->topOf(first) - verticalOffset();
}

void TimelineList::rowsInserted(const QModelIndex& parent, int start, int end)
{
    QListView::rowsInserted(parent, start, end);
    if (!m_anchor.isValid())
        return;
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(m_delegate->topOf(m_anchor.row()) - m_anchorTop);
    m_anchor = QModelIndex();
}

void TimelineList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    if (hasFocus())
        tellAccessibility(this, QAccessible::Focus, current);
    QAbstractItemView::currentChanged(current, previous);
}

void TimelineList::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    tellAccessibility(this, QAccessible::SelectionAdd, firstOf(selected));
    tellAccessibility(this, QAccessible::SelectionRemove, firstOf(deselected));
    QAbstractItemView::selectionChanged(selected, deselected);
}

void TimelineList::mousePressEvent(QMouseEvent* event)
{
    m_pressed = true;
    QListView::mousePressEvent(event);
    // A menu may keep the end of any other button to itself.
    if (event->button() != Qt::LeftButton)
        letGo();
}

void TimelineList::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    letGo();
}

void TimelineList::letGo()
{
    if (std::exchange(m_pressed, false))
        emit released();
}

void TimelineList::paintEvent(QPaintEvent* event)
{
    if (rows() == 0)
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const auto state = option.state & ~(QStyle::State_Selected | QStyle::State_HasFocus);
    // Without the keyboard a single row is nothing to see; what was selected together is still to be copied.
    const bool isSeveral = isSeveralSelected();
    const auto area = event->rect();
    for (auto row = rowAt(area.top()); row < rows(); ++row) {
        const auto index = model()->index(row, 0);
        option.rect = visualRect(index);
        if (option.rect.top() > area.bottom())
            break;
        option.state = state;
        if ((isSeveral || hasFocus()) && selectionModel()->isSelected(index))
            option.state |= QStyle::State_Selected;
        if (hasFocus() && index == currentIndex())
            option.state |= QStyle::State_HasFocus;
        m_delegate->paint(&painter, option, index);
    }
}

void TimelineList::scrollContentsBy(int dx, int dy)
{
    scrollDirtyRegion(dx, dy);
    viewport()->scroll(dx, dy);
}

QModelIndex TimelineList::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    executeDelayedItemsLayout();
    const auto last = rows() - 1;
    if (last < 0)
        return {};
    const auto current = currentIndex();
    if (!current.isValid())
        return model()->index(action == MoveEnd || action == MoveUp ? last : 0, 0);
    const auto row = current.row();
    const auto page = viewport()->height();
    const auto wanted = [&] {
        switch (action) {
        case MoveUp:
        case MovePrevious:
            return row - 1;
        case MoveDown:
        case MoveNext:
            return row + 1;
        case MoveHome:
            return 0;
        case MoveEnd:
            return last;
        case MovePageUp: {
            const auto y = m_delegate->topOf(row + 1) - page;
            return y <= 0 ? 0 : std::min(row - 1, m_delegate->rowAt(y) + 1);
        }
        case MovePageDown: {
            const auto y = m_delegate->topOf(row) + page;
            return y >= m_delegate->topOf(rows()) ? last : std::max(row + 1, m_delegate->rowAt(y) - 1);
        }
        case MoveLeft:
        case MoveRight:
            break;
        }
        return row;
    }();
    return model()->index(std::clamp(wanted, 0, last), 0);
}

void TimelineList::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    if (rows() == 0)
        return;
    const auto top = std::min(rect.top(), rect.bottom());
    const auto bottom = std::max(rect.top(), rect.bottom());
    const auto end = m_delegate->topOf(rows()) - verticalOffset();
    const auto rowsBetween = top >= end || bottom + verticalOffset() < 0
        ? QItemSelection()
        : QItemSelection(model()->index(rowAt(top), 0), model()->index(rowAt(bottom), 0));
    selectionModel()->select(rowsBetween, command);
}

QRegion TimelineList::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    const auto sight = viewport()->rect();
    for (const auto& range : selection) {
        if (range.isValid())
            region += (visualRect(range.topLeft()) | visualRect(range.bottomRight())) & sight;
    }
    return region;
}

int TimelineList::horizontalOffset() const
{
    return 0;
}

int TimelineList::verticalOffset() const
{
    return verticalScrollBar()->value();
}

// NOLINTEND(bugprone-parent-virtual-call)

} // namespace muster::ui
