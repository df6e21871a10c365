// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>

namespace muster::ui {

/// How a person wants to see the recovery matrix. Services that are not affected come last in every order.
struct MatrixView {
    enum class Order { TimeLeft, Sequence, Name, Tier };
    enum class Grouping { None, Tier };
    /// What a row says beside its name, its clock and its state.
    enum class Detail {
        Promise = 1, ///< "of 1 h"
        End = 2, ///< "ends 04:12", "back 03:45"
        Loss = 4, ///< "may lose 5 min · loses 1 h 12 min"
        Owner = 8,
        Tier = 16,
        Region = 32,
    };
    Q_DECLARE_FLAGS(Details, Detail)

    Order order = Order::TimeLeft;
    Grouping grouping = Grouping::None;
    Details details { Detail::Promise, Detail::End, Detail::Loss, Detail::Owner };

    bool operator==(const MatrixView&) const = default;
};
Q_DECLARE_OPERATORS_FOR_FLAGS(MatrixView::Details)

} // namespace muster::ui
