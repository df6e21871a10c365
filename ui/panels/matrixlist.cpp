// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/matrixlist.h"

#include "ui/panels/matrixdelegate.h"

#include <QPaintEvent>

namespace muster::ui {

MatrixList::MatrixList(MatrixDelegate* delegate, QWidget* parent)
    : QListView(parent)
    , m_delegate(delegate)
{
    setItemDelegate(delegate);
}

MatrixList::~MatrixList() = default;

void MatrixList::paintEvent(QPaintEvent* event)
{
    m_delegate->setPainted(event->region());
    QListView::paintEvent(event);
    m_delegate->setPainted({});
}

} // namespace muster::ui
