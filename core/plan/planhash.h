// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QString>

namespace muster::plan {

/// What names a version of a plan: SHA-256 (64 hex digits) of its resolved form, under which a declared
/// incident freezes it. Comments, quotes and the order of keys do not change it.
[[nodiscard]] QString hashOf(const Plan& plan);
/// The same of the file's own bytes.
[[nodiscard]] QString sourceHashOf(const Plan& plan);

/// Enough digits to compare two printed sheets by eye.
[[nodiscard]] inline QString shortHash(const QString& hash)
{
    return hash.left(12);
}

} // namespace muster::plan
