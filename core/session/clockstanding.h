// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/incident/payloads.h"
#include "core/journal/event.h"

#include <optional>

namespace muster::session {

/// What is to be recorded of the machine's clock: whether it follows others. Nothing where the system does
/// not tell.
[[nodiscard]] std::optional<incident::ClockChecked> clockStanding(const MachineClock& clock);

/// An entry under the name of Muster: what the machine saw of itself, see incident::isOfMachine.
[[nodiscard]] journal::Draft seenByMachine(
    const journal::StreamRef& stream, const incident::Payload& seen, Instant at);

} // namespace muster::session
