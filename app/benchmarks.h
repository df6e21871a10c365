// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/figure.h"
#include "core/base/result.h"

#include <QList>

namespace muster::app {

/// Measures what the core promises, here and now, in a folder of its own below `where` (the disk counts),
/// which it removes again: an act until it is durable beside a bare insert, folding 10,000 events, opening a
/// store of 100 incidents, the clocks of 60 services, loading and checking a plan of 500 steps and 200
/// services, and a folder of 30 plans. Takes some seconds. Thread: main; needs a running event loop's thread.
[[nodiscard]] Result<QList<commands::Figure>> runBenchmarks(const QString& where);

} // namespace muster::app
