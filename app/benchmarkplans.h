// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace muster::app {

/// A plan of so many services and steps, written as people write them: scenarios of twenty steps, each with
/// its words, role, duration and place in a document; backups, checks, drills. Always the same for the same
/// numbers.
[[nodiscard]] QByteArray planOfSize(int services, int steps, int number = 0);

} // namespace muster::app
