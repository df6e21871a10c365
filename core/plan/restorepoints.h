// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QList>

namespace muster::plan {

/// The services of a scenario that `restore_point: ask` is about: the databases under `affects`, by a word of
/// their `kind` ("PostgreSQL database", "postgres"), or all under `affects` where none is a database.
[[nodiscard]] QList<ServiceId> restorableServices(const Plan& plan, const Scenario& scenario);

} // namespace muster::plan
