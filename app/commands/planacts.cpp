// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planacts.h"

#include "app/commands/lookup.h"
#include "app/commands/planplace.h"
#include "core/incident/runningplan.h"

namespace muster::commands {

namespace {

using Wanted = Result<incident::Payload>;

const auto kBehind = QStringLiteral("--behind");
const auto kAtStartOf = QStringLiteral("--at-start-of");
const auto kExpect = QStringLiteral("--expect");
const auto kWhy = QStringLiteral("--why");

QList<Option> placeOptions()
{
    return { { kBehind, QStringLiteral("STEP"), Words::tr("The step that it stands behind") },
        { kAtStartOf, QStringLiteral("PHASE"), Words::tr("Or the phase that begins with it") } };
}

Option expectOption(const QString& text)
{
    return { kExpect, QStringLiteral("TEXT"), text };
}

Result<PlanPlace> placeMeant(const Arguments& arguments, const session::IncidentSession& incident)
{
    if (arguments.has(kBehind) == arguments.has(kAtStartOf)) {
        return fail(Fault::Invalid,
            Words::tr("Say where it is to stand: either --behind STEP or --at-start-of PHASE."));
    }
    return arguments.has(kBehind) ? placeBehind(incident.walkthrough(), textOf(arguments, kBehind))
                                  : placeAtStartOf(incident.walkthrough(), textOf(arguments, kAtStartOf));
}

} // namespace

Usage IncidentAttach::usage() const
{
    return { QStringLiteral("incident attach"), QStringLiteral("ID SCENARIO"), 2, 2,
        Words::tr("Walk through another scenario of the plan besides."), { whyOption() } };
}

Wanted IncidentAttach::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto scenario = scenarioCalled(incident.plan(), arguments.operands[1]);
    if (!scenario)
        return fail(scenario.error());
    const auto as = incident::attachedAs(incident.plan(), incident.state().scenario, *scenario);
    return incident::ScenarioAttached { as, *scenario, textOf(arguments, kWhy) };
}

Usage IncidentDetach::usage() const
{
    return { QStringLiteral("incident detach"), QStringLiteral("ID SCENARIO"), 2, 2,
        Words::tr("Take back that a scenario is attached, as long as nothing of it was done."), {} };
}

Wanted IncidentDetach::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto as = attachedCalled(incident.walkthrough(), arguments.operands[1]);
    if (!as)
        return fail(as.error());
    return incident::ScenarioDetached { *as };
}

Usage IncidentAddStep::usage() const
{
    return { QStringLiteral("incident add-step"), QStringLiteral("ID TITLE"), 2, 2,
        Words::tr("Add a step that the plan does not have."),
        placeOptions()
            + QList<Option> { expectOption(Words::tr("What is to be seen when it is done")), whyOption() } };
}

Wanted IncidentAddStep::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto place = placeMeant(arguments, incident);
    if (!place)
        return fail(place.error());
    return incident::StepAdded { incident::newStepAddress(place->phase), place->phase, place->behind,
        arguments.operands[1].trimmed(), textOf(arguments, kExpect), textOf(arguments, kWhy) };
}

Usage IncidentStrike::usage() const
{
    return { QStringLiteral("incident strike"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Strike a step: nobody is to do it here."), { whyOption() } };
}

Wanted IncidentStrike::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    return incident::StepStruck { *step, textOf(arguments, kWhy) };
}

Usage IncidentRestore::usage() const
{
    return { QStringLiteral("incident restore"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Take back that a step is struck."), {} };
}

Wanted IncidentRestore::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    return incident::StepRestored { *step };
}

Usage IncidentReword::usage() const
{
    return { QStringLiteral("incident reword"), QStringLiteral("ID STEP TITLE"), 3, 3,
        Words::tr("Say a step in other words."),
        { expectOption(Words::tr("What is to be seen; else as before")), whyOption() } };
}

Wanted IncidentReword::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto view = stepCalled(incident.walkthrough(), arguments.operands[1]);
    if (!view)
        return fail(view.error());
    const auto expect = arguments.has(kExpect) ? textOf(arguments, kExpect) : (*view)->step->expect;
    return incident::StepReworded { (*view)->address, arguments.operands[2].trimmed(), expect,
        textOf(arguments, kWhy) };
}

Usage IncidentMove::usage() const
{
    return { QStringLiteral("incident move"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Move a step to another place; it keeps its code."),
        placeOptions() + QList<Option> { whyOption() } };
}

Wanted IncidentMove::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto view = stepOfProcedure(incident.walkthrough(), arguments.operands[1]);
    if (!view)
        return fail(view.error());
    const auto place = placeMeant(arguments, incident);
    if (!place)
        return fail(place.error());
    return incident::StepMoved { (*view)->address, place->phase, place->behind, textOf(arguments, kWhy) };
}

} // namespace muster::commands
