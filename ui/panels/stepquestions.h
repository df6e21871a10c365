// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/panels/reasonline.h"

#include <optional>

namespace muster::ui {

/// What an act on a step asks for before it is recorded.
enum class StepQuestion { Skip, Fail, Wait, Defer, ByHand, Misfit, Release, Second, Alone, Approval, Extend };

/// How it is put; `step` is a step of the incident's walkthrough.
[[nodiscard]] ReasonLine::Question questionOf(StepQuestion question, const session::IncidentSession& incident,
    const incident::StepView& step, const WallTime& time);

/// What was answered: a pick as the question numbers them, the name and the words.
struct StepReply {
    int pick = -1;
    QString person;
    QString words;
};
/// The act that the answer asks for. Not const: a name that nobody had before becomes a person.
[[nodiscard]] incident::Payload actOf(StepQuestion question, session::IncidentSession& incident,
    const incident::StepView& step, const StepReply& reply);

} // namespace muster::ui
