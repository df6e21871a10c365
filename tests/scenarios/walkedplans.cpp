// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/walkedplans.h"

#include "core/plan/planloader.h"
#include "core/plan/planwriter.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <optional>

namespace muster::test {

namespace {

using plan::Phase;
using plan::PlanEdit;
using plan::PlanPath;
using plan::Scenario;
using plan::Step;
using Answers = QHash<plan::DecisionId, plan::AnswerId>;

/// A step and the phase it stands in.
struct Place {
    const Phase* phase;
    const Step* step;
};

bool hangsOn(
    const std::optional<plan::Condition>& when, const plan::DecisionId& asked, const plan::AnswerId& is)
{
    const plan::Term::DecisionIs wanted { asked, is };
    return when && std::any_of(when->all.begin(), when->all.end(), [&](const plan::Term& term) {
        const auto* one = std::get_if<plan::Term::DecisionIs>(&term.test);
        return one && *one == wanted;
    });
}

/// The answer that leads to most steps.
plan::AnswerId longestWay(const Scenario& scenario, const plan::Decision& asked)
{
    const auto stepsBehind = [&](const plan::Answer& answer) {
        qsizetype steps = 0;
        for (const auto& phase : scenario.procedure) {
            for (const auto& step : phase.steps)
                steps += hangsOn(phase.when, asked.id, answer.id) || hangsOn(step.when, asked.id, answer.id)
                    ? 1
                    : 0;
        }
        return steps;
    };
    return std::max_element(asked.answers.begin(), asked.answers.end(),
        [&](const plan::Answer& a, const plan::Answer& b) { return stepsBehind(a) < stepsBehind(b); })
        ->id;
}

/// Whether it is surely come to; what hangs on times or a severity may not be.
bool isTaken(const std::optional<plan::Condition>& when, const Answers& answers)
{
    return !when || std::all_of(when->all.begin(), when->all.end(), [&](const plan::Term& term) {
        const auto* one = std::get_if<plan::Term::DecisionIs>(&term.test);
        return one && answers.value(one->decision, plan::AnswerId(QString())) == one->answer;
    });
}

bool isPlain(const Step& step)
{
    return !step.decision && !step.asksRestorePoint && !step.approve && step.rotate.isEmpty()
        && step.verify.isEmpty() && !step.irreversible;
}

std::optional<WalkedScenario> planned(const Scenario& scenario)
{
    WalkedScenario made;
    made.scenario = scenario;
    for (const auto& phase : scenario.procedure) {
        for (const auto& step : phase.steps) {
            if (step.decision)
                made.answers.insert(step.decision->id, longestWay(scenario, *step.decision));
        }
    }
    QList<Place> plain;
    for (const auto& phase : scenario.procedure) {
        for (const auto& step : phase.steps) {
            if (isPlain(step) && isTaken(phase.when, made.answers) && isTaken(step.when, made.answers))
                plain.append({ &phase, &step });
        }
    }
    if (plain.size() < 2)
        return std::nullopt;
    made.twoPeople = plain[0].step->id;
    made.irreversible = plain[1].step->id;
    // Something is to be typed there, so that the keyboard has something to lose.
    const auto last = std::find_if(
        plain.rbegin(), plain.rend(), [](const Place& place) { return !place.step->expect.isEmpty(); });
    const auto third = std::find_if(
        plain.begin() + 2, plain.end(), [](const Place& place) { return !place.step->expect.isEmpty(); });
    if (last == plain.rend())
        return std::nullopt;
    made.cutOff = third != plain.end() ? third->step->id : last->step->id;
    // It comes back when the next phase begins, so there must be one.
    const auto* end = plain.last().phase;
    const auto mayWait = [&](const Place& place) { return place.phase != end; };
    const auto isFree = [&](const Place& place) {
        const auto& id = place.step->id;
        return mayWait(place) && id != made.twoPeople && id != made.irreversible && id != made.cutOff;
    };
    auto waits = std::find_if(plain.begin(), plain.end(), isFree);
    if (waits == plain.end())
        waits = std::find_if(plain.begin(), plain.end(), mayWait);
    if (waits == plain.end())
        return std::nullopt;
    made.putOff = waits->step->id;
    return made;
}

PlanPath pathOf(const Scenario& scenario, const plan::StepId& step)
{
    const auto phase
        = std::find_if(scenario.procedure.begin(), scenario.procedure.end(), [&](const Phase& one) {
              return std::any_of(
                  one.steps.begin(), one.steps.end(), [&](const Step& other) { return other.id == step; });
          });
    return { QStringLiteral("scenarios"), scenario.id.toString(), QStringLiteral("procedure"),
        phase->id.toString(), QStringLiteral("steps"), step.toString() };
}

QList<PlanEdit> editsFor(const WalkedScenario& walked)
{
    const auto& scenario = walked.scenario;
    const auto title = walked.call + QStringLiteral(": ") + scenario.title;
    return { { PlanEdit::Kind::Set,
                 { QStringLiteral("scenarios"), scenario.id.toString(), QStringLiteral("title") }, {},
                 plan::textValue(title) },
        { PlanEdit::Kind::Insert, pathOf(scenario, walked.twoPeople), QStringLiteral("verify"),
            plan::textValue(QStringLiteral("two-person")) },
        { PlanEdit::Kind::Insert, pathOf(scenario, walked.irreversible), QStringLiteral("irreversible"),
            plan::mapValue({ { QStringLiteral("target"), plan::textValue(releaseTarget()) } }) } };
}

Error unusable(const QString& pack, const QString& why)
{
    return { Fault::Invalid, QStringLiteral("%1 cannot be walked: %2").arg(pack, why) };
}

} // namespace

QString releaseTarget()
{
    return QStringLiteral("old rows");
}

Result<WalkedPlan> layOutPlan(const QString& pack, const QString& folder, int number)
{
    const auto text
        = plan::readPlanText(QStringLiteral(MUSTER_SOURCE_DIR "/resources/plans/%1.plan.yaml").arg(pack));
    if (!text)
        return fail(text.error());
    const auto before = plan::loadPlan(*text).plan;
    if (!before)
        return fail(unusable(pack, QStringLiteral("it has faults")));
    WalkedPlan made;
    QList<PlanEdit> edits;
    for (const auto& scenario : before->scenarios) {
        auto walked = planned(scenario);
        if (!walked)
            return fail(unusable(pack, scenario.id.toString()));
        walked->call = QStringLiteral("Walk %1").arg(number++, 2, 10, QChar(u'0'));
        edits += editsFor(*walked);
        made.scenarios.append(*walked);
    }
    const auto after = plan::edited(*text, edits);
    if (!after)
        return fail(after.error());
    const auto loaded = plan::loadPlan(*after).plan;
    if (!loaded)
        return fail(unusable(pack, QStringLiteral("its copy has faults")));
    made.plan = *loaded;
    for (auto& walked : made.scenarios)
        walked.scenario = *made.plan.scenario(walked.scenario.id);
    QFile file(QDir(folder).filePath(QStringLiteral("walked-%1.plan.yaml").arg(pack)));
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly) || file.write(*after) != after->size())
        return fail(Fault::Storage, file.errorString());
    return made;
}

} // namespace muster::test
