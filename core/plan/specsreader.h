// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/mapreader.h"
#include "core/plan/plan.h"

namespace muster::plan {

/// Reads the plan's peace-time parts from the top map: calendars, credentials, checks, alerts, backups,
/// communications.
void readWatching(MapReader& top, Plan& plan);

/// Reads the plan's governing parts: duties, drills, reviews, acceptance, compliance, costs, assumptions,
/// references, waivers, facts, notes.
void readGoverning(MapReader& top, Plan& plan);

} // namespace muster::plan
