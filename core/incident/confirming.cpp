// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/confirming.h"

namespace muster::incident {

namespace {

/// Nothing but that it was done is asked of it.
bool takesOneWord(const StepView& view)
{
    const auto& step = *view.step;
    return view.state.status == StepStatus::Open && !view.rests() && !step.critical && !step.decision
        && step.expect.isEmpty() && !step.asksRestorePoint && !step.irreversible && !step.approve
        && step.verify.isEmpty() && step.rotate.isEmpty() && !sensorOf(step);
}

} // namespace

QList<StepAddress> confirmableTogether(const Walkthrough& walk)
{
    QList<StepAddress> found;
    const auto* place = walk.currentStep();
    const auto* phase = place ? &walk.phases[place->phase] : nullptr;
    if (!phase || !phase->phase || phase->phase->mode != plan::Mode::DoConfirm)
        return found;
    const bool strict = phase->order == plan::Order::Strict;
    bool isNext = true;
    for (int i = phase->first; i < phase->first + phase->count; ++i) {
        const auto& view = walk.steps[i];
        if (isEnded(view.look) || view.look == StepLook::Inactive || view.look == StepLook::Deferred)
            continue;
        const bool isTurn = view.look == StepLook::Current
            || view.look == StepLook::Available
            // Its turn comes with the one before it.
            || (strict && isNext && view.look == StepLook::Pending && view.step->after.isEmpty()
                && !view.step->when);
        isNext = isTurn && takesOneWord(view);
        if (isNext)
            found.append(view.address);
        else if (strict)
            break;
    }
    return found;
}

} // namespace muster::incident
