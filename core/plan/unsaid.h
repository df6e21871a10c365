// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster::plan {

/// Nobody has said: empty, `unknown`, `TBD` and the like. `none` is an answer.
[[nodiscard]] bool isUnsaid(const QString& text);
/// No person, number or place: unsaid, or `none`.
[[nodiscard]] bool isNobody(const QString& text);

} // namespace muster::plan
