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
    m_shown = std::max(m_shown, incident::shownAt(m_anchor, m_machine.now()));
    return m_shown;
}

void SimulatedClock::setAnchor(const incident::ClockState& anchor)
{
    m_anchor = anchor;
    m_shown = anchor.simulated;
}

} // namespace muster::drills
