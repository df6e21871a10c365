// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QHash>

namespace muster::plan::lint {

/// Which services hold data, by their kind or by the data classes that are stored in them.
class DataHolders final {
public:
    /// The plan must outlive it.
    explicit DataHolders(const Plan& plan);

    [[nodiscard]] bool holdsData(const Service& service) const;
    /// Somebody promised how old its data may be, its own or that of a class stored in it.
    [[nodiscard]] bool hasPromise(const Service& service) const;
    /// The plan says that nothing is promised.
    [[nodiscard]] bool mayLoseIt(const Service& service) const;

private:
    const Plan& m_plan;
    /// Services with data classes, and whether one of those has a promise.
    QHash<ServiceId, bool> m_stored;
};

} // namespace muster::plan::lint
