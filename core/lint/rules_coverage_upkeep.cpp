// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/acceptance.h"
#include "core/lint/coverage.h"
#include "core/lint/rules_coverage.h"
#include "core/plan/words.h"

#include <QHash>

#include <algorithm>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isPromised(const std::optional<Recurrence>& every)
{
    return every && every->kind != Recurrence::Kind::Unknown && every->kind != Recurrence::Kind::None;
}

void noDrill(const Plan& plan, const LintContext&, Findings& found)
{
    QHash<ScenarioId, Presence> rehearsed;
    for (const auto& drill : plan.drills) {
        for (const auto& scenario : drill.rotates)
            see(rehearsed[scenario], drill.drafted);
    }
    QList<Lacking> lacking;
    for (const auto& scenario : plan.scenarios) {
        const auto presence = rehearsed.value(scenario.id);
        // A drafted scenario must be agreed on before it can be rehearsed.
        if (!scenario.drafted && presence != Presence::There)
            lacking.append(
                { scenario.id.toString(), scenario.place, scenario.title, presence == Presence::Drafted });
    }
    tell(plan, lacking,
        { Words::tr("No drill rehearses %1"), Words::tr("Only a drafted drill rehearses %1"),
            Words::tr("No drill rehearses %1 scenarios: %2"),
            Words::tr("name the scenario in the `rotates` of a drill") },
        kTogether, found);
}

void drillNeverRecorded(const Plan& plan, const LintContext& context, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& drill : plan.drills) {
        if (!drill.drafted && isPromised(drill.every) && !context.records.drills.contains(drill.id))
            lacking.append({ drill.id, drill.place, titleOr(drill.title, drill.id) });
    }
    tell(plan, lacking,
        { Words::tr("A drill is promised, and no drill is recorded here: %1"), {},
            Words::tr("%1 drills are promised, and none of them is recorded here: %2"),
            Words::tr("hold it in Muster, which records it") },
        kTogether, found);
}

void noApprover(const Plan& plan, const LintContext&, Findings& found)
{
    if (plan.approvers.isEmpty())
        found.add(plan.id.toString(), plan.place, Words::tr("Nobody has to approve this plan"),
            Words::tr("name `approvers` in `plan`"));
}

void noReview(const Plan& plan, const LintContext&, Findings& found)
{
    Presence presence = Presence::Missing;
    if (isPromised(plan.review))
        see(presence, false);
    for (const auto& review : plan.reviews) {
        if (isPromised(review.every))
            see(presence, review.drafted);
    }
    if (presence == Presence::There)
        return;
    found.add(plan.id.toString(), plan.place,
        presence == Presence::Drafted ? Words::tr("The review of this plan is only drafted")
                                      : Words::tr("Nobody reviews this plan"),
        Words::tr("write how often under `plan`, e.g. `review: yearly`, or add `reviews`"));
}

/// A criterion has no id; its line of the document would change, so its words name it.
QString idOf(const Acceptance& criterion)
{
    return criterion.text;
}

void acceptanceUnmet(const Plan& plan, const LintContext& context, Findings& found)
{
    for (const auto& criterion : plan.acceptance) {
        const auto terms = acceptanceOf(criterion.metBy, plan, context.records);
        if (!terms)
            continue;
        for (const auto& term : *terms) {
            if (term.met)
                continue;
            auto counts = (term.recorded ? Words::tr("%1: %2 asked, %3 recorded")
                                         : Words::tr("%1: %2 asked, %3 documented"))
                              .arg(term.what, QString::number(term.asked), QString::number(term.documented));
            if (term.drafted > 0)
                counts = Words::tr("%1, %2 drafted").arg(counts, QString::number(term.drafted));
            found.add(idOf(criterion), criterion.place,
                Words::tr("Not yet met: %1 (%2)").arg(criterion.text, counts),
                term.drafted > 0 ? Words::tr(
                    "agree on what is drafted and take `drafted: true` away, or write what is missing")
                    : term.recorded
                    ? Words::tr("hold the drill, or prove the credential, in Muster, which records it")
                    : Words::tr("write what is missing"));
        }
    }
}

void acceptanceUnclear(const Plan& plan, const LintContext& context, Findings& found)
{
    QList<Lacking> lacking;
    const auto names = acceptanceNames().join(u", "_s);
    for (const auto& criterion : plan.acceptance) {
        const auto terms = acceptanceOf(criterion.metBy, plan, context.records);
        if (criterion.metBy.isEmpty())
            lacking.append({ idOf(criterion), criterion.place, criterion.text });
        else if (!terms)
            found.add(idOf(criterion), criterion.place,
                Words::tr("Nobody can tell whether this is met: %1; '%2' in its `met_by` cannot be counted")
                    .arg(criterion.text, terms.error()),
                Words::tr("write `NAME >= NUMBER` or `drills every SCHEDULE`, more of them joined by `and`; "
                          "NAME is one of %1")
                    .arg(names));
    }
    tell(plan, lacking,
        { Words::tr("Nobody can tell from the plan whether this is met: %1"), {},
            Words::tr("Nobody can tell from the plan whether these %1 are met: %2"),
            Words::tr("write `met_by`, e.g. `met_by: scenarios >= 5`; it counts %1").arg(names) },
        kTogether, found);
}

void dutyWithoutDeadlineOrOwner(const Plan& plan, const LintContext&, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& duty : plan.duties) {
        const bool late = !duty.within;
        const bool nobody = isNobody(duty.owner);
        if (!late && !nobody)
            continue;
        const auto text = late && nobody ? Words::tr("This duty has no deadline and no owner: %1")
            : late                       ? Words::tr("This duty has no deadline: %1")
                                         : Words::tr("Nobody owns this duty: %1");
        lacking.append({ duty.id, duty.place, duty.title, false, text.arg(duty.title) });
    }
    tell(plan, lacking,
        { {}, {}, Words::tr("%1 duties have no deadline or no owner: %2"),
            Words::tr("write `within`, e.g. `within: 72 h`, and `owner`") },
        kApart, found);
}

void complianceWithoutEvidence(const Plan& plan, const LintContext&, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& entry : plan.compliance) {
        if (entry.evidence.isEmpty())
            lacking.append({ nameOf(entry), entry.place, nameOf(entry) });
    }
    tell(plan, lacking,
        { Words::tr("No evidence is named for %1"), {}, Words::tr("No evidence is named for %1 controls: %2"),
            Words::tr("list what shows it in `evidence`, e.g. `evidence: [drill-report, restore-test]`") },
        kTogether, found);
}

void assumptionWithoutCheck(const Plan& plan, const LintContext&, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& assumption : plan.assumptions) {
        if (!assumption.check)
            lacking.append({ assumption.id, assumption.place, assumption.text });
    }
    tell(plan, lacking,
        { Words::tr("No check looks whether this assumption holds: %1"), {},
            Words::tr("No check looks whether %1 assumptions hold: %2"),
            Words::tr("name a `check`; without one a person has to answer it at declaration") },
        kTogether, found);
}

void questionOpen(const Plan& plan, const LintContext&, Findings& found)
{
    const auto& questions = plan.notes.questions;
    if (questions.isEmpty())
        return;
    QList<Place> others;
    for (const auto& question : questions.sliced(1))
        others.append(question.place);
    found.add(plan.id.toString(), questions.constFirst().place,
        questions.size() == 1 ? Words::tr("One question is open: %1").arg(questions.constFirst().text)
                              : Words::tr("%1 questions are open, the first: %2")
                                    .arg(QString::number(questions.size()), questions.constFirst().text),
        Words::tr("answer it in the plan, and take it out of `questions`"), others);
}

} // namespace

QList<Rule> upkeepCoverage()
{
    using enum Finding::Severity;
    return {
        { "coverage.no-drill", Warning, Consequence::Unprepared, noDrill },
        { "coverage.drill-never-recorded", Info, Consequence::Unprepared, drillNeverRecorded },
        { "coverage.no-approver", Info, Consequence::Unprepared, noApprover },
        { "coverage.no-review", Info, Consequence::Unprepared, noReview },
        { "coverage.acceptance-unmet", Warning, Consequence::Unprepared, acceptanceUnmet },
        { "coverage.acceptance-unclear", Info, Consequence::Unclear, acceptanceUnclear },
        { "coverage.duty-without-deadline-or-owner", Warning, Consequence::Unprepared,
            dutyWithoutDeadlineOrOwner },
        { "coverage.compliance-without-evidence", Info, Consequence::Unprepared, complianceWithoutEvidence },
        { "coverage.assumption-without-check", Info, Consequence::Unprepared, assumptionWithoutCheck },
        { "coverage.question-open", Info, Consequence::Unclear, questionOpen },
    };
}

} // namespace muster::plan::lint
