// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/journal/event.h"

#include <QList>

namespace muster::incident {

/// State after one more event. Total: it never fails. Events must come in the order of journal::comesBefore.
void apply(IncidentState& state, const journal::Event& event);

/// State of a set of events in any order; duplicates count once. Pure.
[[nodiscard]] IncidentState fold(QList<journal::Event> events);

} // namespace muster::incident
