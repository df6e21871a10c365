// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/journal/event.h"

#include <QList>

#include <optional>

// When the record is to be left with somebody or something that this console cannot change (reliability.md
// 7.0). Pure; any thread.
namespace muster::incident {

/// Since when it is due: from declaring, a change of command or closing on, as long as no entry was left
/// elsewhere that stands there or later; nothing when none is due. The events are in the total order.
[[nodiscard]] std::optional<Instant> anchorDueSince(const QList<journal::Event>& events);

/// The newest entry of this console among the events of one stream, in any order; nothing when it wrote none.
[[nodiscard]] std::optional<journal::Head> ownHead(
    const QList<journal::Event>& events, const journal::OriginId& origin);

} // namespace muster::incident
