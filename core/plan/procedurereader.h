// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/plan/reading.h"

namespace muster::plan {

/// Reads one entry of `scenarios`: its facts, phases and steps; their names belong to the scenario's scope.
[[nodiscard]] Scenario readScenario(Reading& reading, const YamlNode& node);

/// Reads one entry of the plan's `validation` list.
[[nodiscard]] Step readValidationStep(Reading& reading, const YamlNode& node);

/// Reads {argv: […], timeout, environment, expect_output}.
[[nodiscard]] CommandLine readCommandLine(Reading& reading, const YamlNode& node);

} // namespace muster::plan
