// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/incident/state.h"

namespace muster::drills {

/// A drill's clock: runs at a rate from an anchor that stands in the log, so that a restarted console shows
/// the same time. Thread: main.
class SimulatedClock final : public Clock {
public:
    SimulatedClock(const Clock& machine, const incident::ClockState& anchor);
    [[nodiscard]] Instant now() const override;
    /// From here on the new anchor rules alone, also when it lies before what was shown.
    void setAnchor(const incident::ClockState& anchor);
    [[nodiscard]] bool isPaused() const { return m_anchor.rate == 0; }

private:
    const Clock& m_machine;
    incident::ClockState m_anchor;
    /// The latest answer: a machine clock that steps back stops this one, but does not turn it back.
    mutable Instant m_shown;
};

} // namespace muster::drills
