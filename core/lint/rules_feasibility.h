// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"

#include <QList>

namespace muster::plan::lint {

// The parts of feasibilityRules(), each in a file of its own: rules_loss.cpp, …

/// What is lost against what may be lost.
[[nodiscard]] const QList<Rule>& lossRules();
/// What is left of the copies when they are needed.
[[nodiscard]] const QList<Rule>& copiesRules();
/// How long the steps take against how long they may take.
[[nodiscard]] const QList<Rule>& pathRules();
/// Who is needed, and how often at once.
[[nodiscard]] const QList<Rule>& peopleRules();
/// Who hears of it when.
[[nodiscard]] const QList<Rule>& noticesRules();
/// Targets against each other and against what can be done today.
[[nodiscard]] const QList<Rule>& targetsRules();
/// Drills against what they rehearse.
[[nodiscard]] const QList<Rule>& drillsRules();

} // namespace muster::plan::lint
