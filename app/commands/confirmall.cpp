// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/confirmall.h"

#include "app/commands/await.h"
#include "app/commands/incidentact.h"
#include "app/commands/lookup.h"
#include "app/commands/printing.h"
#include "app/commands/times.h"
#include "core/incident/confirming.h"

namespace muster::commands {

namespace {

using incident::StepLook;
using incident::StepStatus;
using incident::StepView;

const auto kPhase = QStringLiteral("--phase");

/// What one word does not say of a step.
QString moreIsSaid(const StepView& view)
{
    const auto& step = *view.step;
    QStringList more;
    const auto add = [&](bool is, const QString& words) {
        if (is)
            more.append(words);
    };
    add(view.state.status == StepStatus::Failed, Words::tr("failed"));
    add(view.fellBackAt.has_value(), Words::tr("has fallen back"));
    add(view.rests(), Words::tr("rests"));
    add(step.critical, Words::tr("critical"));
    add(step.decision.has_value(), Words::tr("asks a question"));
    add(!step.expect.isEmpty(), Words::tr("wants what was seen"));
    add(step.asksRestorePoint, Words::tr("wants the restore point"));
    add(step.irreversible.has_value(), Words::tr("cannot be undone"));
    add(step.approve.has_value(), Words::tr("wants an approval"));
    add(!step.verify.isEmpty(), Words::tr("wants a second person"));
    add(!step.rotate.isEmpty(), Words::tr("wants its credentials proven"));
    add(incident::sensorOf(step).has_value(), Words::tr("Muster sees it"));
    return more.isEmpty() ? Words::tr("waits for its turn") : more.join(QStringLiteral(", "));
}

const incident::PhaseView* phaseOfPlace(const incident::Walkthrough& walk)
{
    const auto phase = walk.currentPhase();
    return phase ? &walk.phases[*phase] : nullptr;
}

} // namespace

QString confirmedSingly(const incident::Walkthrough& walk)
{
    const auto* phase = phaseOfPlace(walk);
    if (!phase)
        return {};
    const auto together = incident::confirmableTogether(walk);
    QStringList single;
    for (const auto& view : walk.steps.mid(phase->first, phase->count)) {
        if (!incident::isEnded(view.look) && view.look != StepLook::Inactive
            && view.look != StepLook::Deferred && !together.contains(view.address))
            single.append(Words::tr("%1 (%2)").arg(view.code, moreIsSaid(view)));
    }
    return single.isEmpty() ? QString() : Words::tr("By itself: %1.").arg(single.join(QStringLiteral("; ")));
}

QString nothingTogether(const incident::Walkthrough& walk)
{
    const auto* phase = phaseOfPlace(walk);
    if (!phase || !walk.current)
        return Words::tr("There is no step to confirm now.");
    if (!phase->phase || phase->phase->mode != plan::Mode::DoConfirm) {
        return Words::tr(
            "“%1” is no list that is done first and confirmed then; its steps are done one by one.")
            .arg(phase->title);
    }
    return Words::tr("In “%1” nothing can be confirmed with one word now. %2")
        .arg(phase->title, confirmedSingly(walk))
        .trimmed();
}

session::IncidentSession::Done confirmTogether(
    session::IncidentSession& incident, const QList<incident::StepAddress>& steps, std::optional<Instant> at)
{
    for (const auto& step : steps) {
        if (const auto done = await(incident.act(incident::StepCompleted { step, {} }, at)); !done)
            return done;
    }
    return {};
}

Usage IncidentConfirmAll::usage() const
{
    return { QStringLiteral("incident confirm-all"), QStringLiteral("ID"), 1, 1,
        Words::tr("Record that all of a list that is done first and confirmed then is done."),
        { { kPhase, QStringLiteral("PHASE"), Words::tr("Only when the place is in this phase") },
            atOption() } };
}

int IncidentConfirmAll::run(const Arguments& arguments, Console& console)
{
    const auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    auto& incident = *opened->incident;
    const auto& walk = incident.walkthrough();
    const auto zone = zoneOf(incident.plan().zone, console.utc);
    const auto at = timeMeant(arguments, incident, zone);
    if (!at)
        return console.refuse(at.error());
    if (arguments.has(kPhase)) {
        const auto wanted = phaseCalled(walk, arguments.value(kPhase));
        if (!wanted)
            return console.refuse(wanted.error());
        const auto* place = phaseOfPlace(walk);
        if (place && place != *wanted) {
            return console.unusable(Words::tr("The place is in “%1”, not in “%2”. Nothing was recorded.")
                                        .arg(place->title, (*wanted)->title));
        }
    }
    const auto steps = incident::confirmableTogether(walk);
    if (steps.isEmpty())
        return console.unusable(nothingTogether(walk));
    const auto single = confirmedSingly(walk);
    const auto told = incident.timeline().size();
    const auto done = confirmTogether(incident, steps, *at);
    tellSince(told, incident, zone, console);
    if (!console.json && done && !single.isEmpty())
        console.remark(wrapped(single, 80, 0));
    return done ? kDone : console.refuse(done.error());
}

} // namespace muster::commands
