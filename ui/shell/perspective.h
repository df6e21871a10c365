// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

namespace muster::ui {

/// What somebody is about to do in the window; each has its own page and its own places for the docks.
enum class Perspective {
    Command, ///< a live incident, or any that runs
    Drill, ///< a drill, with its simulated clock
    Review, ///< what is over
    Readiness, ///< before anything has happened
};
inline constexpr std::array kPerspectives { Perspective::Command, Perspective::Drill, Perspective::Review,
    Perspective::Readiness };

/// How much room the window has; the docks are placed for each.
enum class SizeClass { Compact, Normal, Wide };

[[nodiscard]] QString titleOf(Perspective perspective);
/// "command-wide": under what a layout is kept. Never translated, never changed.
[[nodiscard]] QString keyOf(Perspective perspective, SizeClass size);

} // namespace muster::ui
