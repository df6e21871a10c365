// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/plan/plan.h"
#include "core/plan/planwriter.h"

#include <QList>
#include <QString>

namespace muster::incident {

/// A change that was made while the plan ran, for the plan file.
struct PlanOffer {
    /// "2.4a Lower the TTL: added behind 2.4 Promote the replica"
    QString words;
    /// As it was said last; empty when nobody said it.
    QString why;
    /// None where a person has to make it: then `byHand` says what and why in one sentence.
    QList<plan::PlanEdit> edits;
    QString byHand;
};

/// What is left of the changes of the running plan, taken together, in the order of the plan: a step that was
/// struck and restored is none. Pure.
[[nodiscard]] QList<PlanOffer> planOffers(const plan::Plan& frozen, const IncidentState& state);

/// The edits of all of them for plan::edited() and plan::saveEdits(), in an order in which one can be made
/// after the other.
[[nodiscard]] QList<plan::PlanEdit> editsOf(const QList<PlanOffer>& offers);

} // namespace muster::incident
