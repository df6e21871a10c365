// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/journal/event.h"

#include <QList>

#include <optional>

// When the record is to be left with somebody or something that this console cannot change (reliability.md
// 7.0). Pure; any thread.
namespace muster::incident {

/// Since when it is due: after declaring, after a change of command, after closing, as long as nothing that
/// was left elsewhere is newer; nothing when none is due.
[[nodiscard]] std::optional<Instant> anchorDueSince(const IncidentState& state);

/// The newest entry of this console among the events of one stream, in any order; nothing when it wrote none.
[[nodiscard]] std::optional<journal::Head> ownHead(
    const QList<journal::Event>& events, const journal::OriginId& origin);

} // namespace muster::incident
