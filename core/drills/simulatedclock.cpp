// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drills/simulatedclock.h"

#include <algorithm>

namespace muster::drills {

SimulatedClock::SimulatedClock(const Clock& machine, const incident::ClockState& anchor)
    : m_machine(machine)
    , m_anchor(anchor)
    , m_shown(anchor.simulated)
{
}

Instant SimulatedClock::now() const
{
    const auto passed = (m_machine.now() - m_anchor.wall).count();
    // In two parts, so that years at the fastest rate do not overflow.
    const Millis simulated { passed / 1000 * m_anchor.rate + passed % 1000 * m_anchor.rate / 1000 };
    m_shown = std::max(m_shown, m_anchor.simulated + simulated);
    return m_shown;
}

void SimulatedClock::setAnchor(const incident::ClockState& anchor)
{
    m_anchor = anchor;
    m_shown = anchor.simulated;
}

} // namespace muster::drills
