// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace muster::ui {

class MatrixDelegate;

/// The rows of the recovery matrix. A tick paints their clocks and bars, and nothing else of them.
class MatrixList final : public QListView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MatrixList)
public:
    /// The delegate is the caller's.
    explicit MatrixList(MatrixDelegate* delegate, QWidget* parent = nullptr);
    ~MatrixList() override;

    /// Lays the rows out before they are painted next, once for however many have changed.
    void layOutSoon() { scheduleDelayedItemsLayout(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    MatrixDelegate* m_delegate;
};

} // namespace muster::ui
