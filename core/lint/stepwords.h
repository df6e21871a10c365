// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

namespace muster::plan::lint {

// What a step does, guessed from its keys and its English words. A guess decides whether something is worth
// saying, never what happens.

/// One of its commands says what its output must hold.
[[nodiscard]] bool expectsOutput(const Step& step);
/// Looks whether something is as it should be, and can tell: by a check, a query, an expected result or
/// words.
[[nodiscard]] bool verifies(const Step& step);
/// Sends people or programs to another place: switches, promotes, cuts over, points, updates a connection.
[[nodiscard]] bool switches(const Step& step);
/// Brings data back from a copy or an earlier time.
[[nodiscard]] bool restoresData(const Step& step);
/// Tells somebody who is not at work on the recovery.
[[nodiscard]] bool informs(const Step& step);
/// Takes something back that was done.
[[nodiscard]] bool rollsBack(const QString& text);
/// Moves something to another region, replica, branch or project.
[[nodiscard]] bool movesAway(const QString& text);
/// Returns to where it was before it was moved.
[[nodiscard]] bool movesBack(const QString& text);
/// Has to do with what people asked to have erased.
[[nodiscard]] bool namesErasure(const QString& text);

} // namespace muster::plan::lint
