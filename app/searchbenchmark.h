// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/figure.h"
#include "core/base/result.h"

#include <QList>
#include <QString>

namespace muster::app {

/// Measures how a log of so many entries is searched, in a folder of its own below `where`, which it removes
/// again; a million entries take some minutes and some gigabytes. Thread: main; needs a running event loop's
/// thread.
[[nodiscard]] Result<QList<commands::Figure>> runSearchBenchmark(const QString& where, qint64 entries);

} // namespace muster::app
