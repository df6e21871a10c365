// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

namespace muster::plan {

using PlanId = Slug<struct PlanTag>;
using ScenarioId = Slug<struct ScenarioTag>;
using PhaseId = Slug<struct PhaseTag>;
using StepId = Slug<struct StepTag>;
using DecisionId = Slug<struct DecisionTag>;
using AnswerId = Slug<struct AnswerTag>;
using RoleId = Slug<struct RoleTag>;
using ServiceId = Slug<struct ServiceTag>;
using TierId = Slug<struct TierTag>;
using SeverityId = Slug<struct SeverityTag>;
using CheckId = Slug<struct CheckTag>;
using TemplateId = Slug<struct TemplateTag>;
using AudienceId = Slug<struct AudienceTag>;

} // namespace muster::plan
