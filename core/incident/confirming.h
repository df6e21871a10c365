// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/walkthrough.h"

#include <QList>

namespace muster::incident {

/// Where the place is in a phase that is done from memory and then confirmed (`mode: do-confirm`): the steps
/// that one word confirms from there on, in their order (ux.md H10). One of which more has to be said, and
/// one that is critical, is confirmed by itself, and ends the list where the order is strict. Pure.
[[nodiscard]] QList<StepAddress> confirmableTogether(const Walkthrough& walk);

} // namespace muster::incident
