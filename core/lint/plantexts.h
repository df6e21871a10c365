// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QString>

#include <functional>

namespace muster::plan::lint {

/// Hears of one text: the id or address of what it is about, where that stands, and the words.
using TextLook = std::function<void(const QString& subject, const Place& place, const QString& text)>;

/// Every text of a plan that people read, each entry of it at least once; empty texts are left out, and so
/// are commands, addresses and the names of other entries.
void forEachText(const Plan& plan, const TextLook& look);

/// Only those that are read during the work: scenarios, phases, steps, the duties of roles, and how services
/// come back.
void forEachWorkingText(const Plan& plan, const TextLook& look);

} // namespace muster::plan::lint
