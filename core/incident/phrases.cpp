// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/phrases.h"

#include "core/incident/refusals.h"
#include "core/incident/walkthrough.h"

namespace muster::incident {

namespace {

QString titleOf(const plan::Plan& plan, const plan::ScenarioId& scenario, const plan::PhaseId& phase)
{
    const auto* walked = plan.scenario(scenario);
    for (const auto& one : walked ? walked->procedure : QList<plan::Phase>()) {
        if (one.id == phase)
            return one.title;
    }
    return phase.toString();
}

} // namespace

QString overrideReasonText(OverrideReason reason)
{
    switch (reason) {
    case OverrideReason::DoneByHand:
        return tr("done by hand");
    case OverrideReason::SensorWrong:
        return tr("what Muster sees is wrong");
    case OverrideReason::Other:
        return tr("another reason");
    }
    Q_UNREACHABLE();
}

QString secondHowText(SecondHow how)
{
    switch (how) {
    case SecondHow::OwnConsole:
        return tr("on a console of their own");
    case SecondHow::ReadBack:
        return tr("read back");
    case SecondHow::SameKeyboard:
        return tr("at the same keyboard");
    case SecondHow::Alone:
        return tr("alone");
    }
    Q_UNREACHABLE();
}

QString untilText(const plan::Plan& plan, const plan::ScenarioId& scenario, const Until& until,
    const std::function<QString(Instant)>& moment, NameOfStep name)
{
    if (const auto* time = std::get_if<UntilTime>(&until))
        return tr("until %1").arg(moment(time->at));
    if (const auto* phase = std::get_if<UntilPhase>(&until))
        return tr("until “%1” begins").arg(titleOf(plan, scenario, phase->phase));
    if (const auto* step = std::get_if<UntilStep>(&until)) {
        const auto place = placeOf(plan, scenario, step->step);
        if (!place)
            return tr("until %1 is over").arg(step->step.toString());
        return tr("until %1 is over")
            .arg(name == NameOfStep::CodeOnly ? place->code : place->code + u' ' + place->title);
    }
    return tr("to the end");
}

} // namespace muster::incident
