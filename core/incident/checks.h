// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/plan/plan.h"

#include <QString>

#include <optional>

// What checks of the world say of the steps that name them (ux.md H4, H5). Pure; any thread.
namespace muster::incident {

/// The check of the plan with this id; null for none, and for what Muster itself can see.
[[nodiscard]] const plan::CheckSpec* checkOf(const plan::Plan& plan, const plan::CheckId& id);

/// Whether the step is over once a program sees what its check asks for: a person has nothing left to say of
/// it, to answer or to vouch for.
[[nodiscard]] bool endsByItsCheck(const plan::Step& step);

/// Since when a program sees that it holds, or when one saw it last before it fell back. What was so before
/// `from` proves nothing about a step that only then could be done: it counts from when it came to be so.
[[nodiscard]] std::optional<Instant> seenToHold(const CheckState& check, Instant from);

/// From when on what was told last is too old to rely on: three times the pause between two looks that the
/// plan names (ux.md 1.3). Nothing where the plan names none.
[[nodiscard]] std::optional<Instant> staleFrom(const plan::CheckSpec& spec, const CheckState& check);

/// What would be recorded tells nothing: the same was told by the same kind of witness, in the same words,
/// and it is not so long ago that it would soon be stale. Readings are no events (reliability.md 7.0).
[[nodiscard]] bool tellsNothingNew(
    const plan::CheckSpec& spec, const CheckState& check, const CheckReported& told, Instant at);

/// Most checks went silent together: it is the console that cannot reach them, not they that are down.
struct ImpairedReach {
    Instant since;
    /// Those that went silent together.
    int silent = 0;
    int known = 0;

    bool operator==(const ImpairedReach&) const = default;
};
/// Of at least three checks more than half went silent within two minutes, and are silent still.
[[nodiscard]] std::optional<ImpairedReach> impairedReach(const IncidentState& state);

/// It in one sentence, with what to do.
[[nodiscard]] QString impairedReachText(const ImpairedReach& impaired);

} // namespace muster::incident
