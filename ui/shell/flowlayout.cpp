// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/flowlayout.h"

#include <algorithm>

namespace muster::ui {

FlowLayout::FlowLayout(QWidget* parent)
    : QLayout(parent)
{
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

Qt::Orientations FlowLayout::expandingDirections() const
{
    return {};
}

bool FlowLayout::hasHeightForWidth() const
{
    return true;
}

int FlowLayout::heightForWidth(int width) const
{
    return lay(QRect(0, 0, width, 0), Act::Ask);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    for (const auto* item : m_items) {
        if (!item->isEmpty())
            width += item->sizeHint().width() + spacing();
    }
    return { width, minimumSize().height() };
}

QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const auto* item : m_items) {
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    }
    return least;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    lay(rect, Act::Place);
}

int FlowLayout::lay(const QRect& rect, Act act) const
{
    int x = rect.left();
    int y = rect.top();
    int row = 0;
    for (auto* item : m_items) {
        if (item->isEmpty())
            continue;
        const auto size = item->sizeHint();
        if (x > rect.left() && x + size.width() > rect.right() + 1) {
            x = rect.left();
            y += row + spacing();
            row = 0;
        }
        if (act == Act::Place)
            item->setGeometry(QRect(QPoint(x, y), size.boundedTo({ rect.width(), size.height() })));
        x += size.width() + spacing();
        row = std::max(row, size.height());
    }
    return y + row - rect.top();
}

} // namespace muster::ui
