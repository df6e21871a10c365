// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planplace.h"

#include "app/commands/lookup.h"

#include <algorithm>

namespace muster::commands {

namespace {

tl::unexpected<Error> notOfTheProcedure(const QString& name)
{
    return fail(Fault::Invalid,
        Words::tr("%1 is not a part of the procedure; steps are added and moved only there.").arg(name));
}

} // namespace

Result<const incident::StepView*> stepOfProcedure(
    const incident::Walkthrough& walkthrough, const QString& word)
{
    const auto view = stepCalled(walkthrough, word);
    if (view && !walkthrough.phases[(*view)->phase].phase)
        return notOfTheProcedure((*view)->name());
    return view;
}

Result<PlanPlace> placeBehind(const incident::Walkthrough& walkthrough, const QString& step)
{
    for (const auto& phase : walkthrough.phases) {
        if (phase.phase && step.compare(phase.code + QStringLiteral(".0"), Qt::CaseInsensitive) == 0)
            return PlanPlace { phase.address, std::nullopt };
    }
    const auto view = stepOfProcedure(walkthrough, step);
    if (!view)
        return fail(view.error());
    return PlanPlace { walkthrough.phases[(*view)->phase].address, (*view)->address };
}

Result<PlanPlace> placeAtStartOf(const incident::Walkthrough& walkthrough, const QString& phase)
{
    const auto view = phaseCalled(walkthrough, phase);
    if (!view)
        return fail(view.error());
    if (!(*view)->phase)
        return notOfTheProcedure(Words::tr("“%1”").arg((*view)->title));
    return PlanPlace { (*view)->address, std::nullopt };
}

QList<Attached> attachedIn(const incident::Walkthrough& walkthrough)
{
    QList<Attached> all;
    for (const auto& view : walkthrough.phases) {
        const auto as = view.phase ? incident::attachedTo(view.phase->id.toString()).toString() : QString();
        const bool isNext = !as.isEmpty() && (all.isEmpty() || as != all.last().as.toString());
        if (isNext)
            all.append({ plan::ScenarioId(as), view.code.left(1) });
    }
    return all;
}

Result<plan::ScenarioId> attachedCalled(const incident::Walkthrough& walkthrough, const QString& word)
{
    const auto all = attachedIn(walkthrough);
    const auto found = std::find_if(all.begin(), all.end(), [&](const Attached& one) {
        return one.as.toString() == word || one.letter.compare(word, Qt::CaseInsensitive) == 0;
    });
    if (found != all.end())
        return found->as;
    if (all.isEmpty())
        return fail(Fault::NotFound, Words::tr("No scenario is attached to this incident."));
    QStringList known;
    for (const auto& one : all)
        known.append(Words::tr("%1 (%2)").arg(one.as.toString(), one.letter));
    return fail(Fault::NotFound,
        Words::tr("No scenario \"%1\" is attached. There is: %2.")
            .arg(word, known.join(QStringLiteral(", "))));
}

} // namespace muster::commands
