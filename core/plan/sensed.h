// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <array>

namespace muster::plan {

// What Muster itself can see without any check of the plan; written as `check:` of a step.

/// The incident is declared.
inline constexpr QStringView kSensedDeclared = u"muster:declared";
/// The message that the step's `notify` names was sent; any message when it names none.
inline constexpr QStringView kSensedNotice = u"muster:notice-sent";

inline constexpr std::array kSensed { kSensedDeclared, kSensedNotice };

} // namespace muster::plan
