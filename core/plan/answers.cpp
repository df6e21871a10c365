// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/answers.h"

#include "core/base/spokentime.h"
#include "core/plan/mapreader.h"
#include "core/plan/planloader.h"
#include "core/plan/restorepoints.h"
#include "core/plan/words.h"

#include <algorithm>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Every step of the scenario and of the plan's validation, with the condition of its phase.
struct Reached {
    const Step* step = nullptr;
    const std::optional<Condition>* phaseWhen = nullptr;
};

QList<Reached> stepsOf(const Plan& plan, const Scenario& scenario)
{
    QList<Reached> all;
    for (const auto& phase : scenario.procedure) {
        for (const auto& step : phase.steps)
            all.append({ &step, &phase.when });
    }
    for (const auto* list : { &scenario.rollback, &scenario.failback, &plan.validation }) {
        for (const auto& step : *list)
            all.append({ &step, nullptr });
    }
    return all;
}

StepAnswer::Do actOf(const QString& word)
{
    if (word == u"skip")
        return StepAnswer::Do::Skip;
    return word == u"fail" ? StepAnswer::Do::Fail : StepAnswer::Do::Done;
}

QStringList acts()
{
    return { u"done"_s, u"skip"_s, u"fail"_s };
}

StepAnswer readAnswer(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("step answer"));
    StepAnswer made;
    made.act = actOf(map.word("do"_L1, acts()));
    made.saw = map.text("saw"_L1);
    made.why = map.text("why"_L1);
    made.takes = map.duration("takes"_L1);
    if (made.act != StepAnswer::Do::Done && made.why.trimmed().isEmpty())
        reading.error("answers.no-reason", node.span, Words::tr("A step that is not done needs a reason"),
            Words::tr("for example `why: done elsewhere`"));
    map.finish();
    return made;
}

/// Whether these decisions already say that the condition is false in a drill.
bool isExcluded(const std::optional<Condition>& condition, const Answers& answers)
{
    if (!condition)
        return false;
    return std::any_of(condition->all.begin(), condition->all.end(), [&](const Term& term) {
        if (const auto* kind = std::get_if<Term::KindIs>(&term.test))
            return kind->kind != u"drill";
        const auto* decided = std::get_if<Term::DecisionIs>(&term.test);
        const auto answer
            = decided ? answers.decisions.constFind(decided->decision) : answers.decisions.constEnd();
        return answer != answers.decisions.constEnd() && !(*answer == decided->answer);
    });
}

void declareNames(Reading& reading, const Plan& plan, const QList<Reached>& steps)
{
    for (const auto& [step, when] : steps) {
        const bool validation = std::any_of(plan.validation.begin(), plan.validation.end(),
            [&, one = step](const Step& other) { return &other == one; });
        reading.declare(validation ? NameKind::Validation : NameKind::Step, {}, step->id.toString(), {});
        if (!step->decision)
            continue;
        const auto decision = step->decision->id.toString();
        reading.declare(NameKind::Decision, {}, decision, {});
        for (const auto& answer : step->decision->answers)
            reading.declare(NameKind::Answer, u'/' + decision, answer.id.toString(), {});
    }
}

/// Where the file names the steps, and says what they saw.
struct Written {
    QHash<StepId, Span> steps;
    QHash<StepId, Span> saw;
};

void readSteps(MapReader& map, Answers& made, Written& written)
{
    const auto* node = map.map("steps"_L1);
    if (!node)
        return;
    for (const auto& entry : node->entries) {
        map.reading().use({ NameKind::Step, NameKind::Validation }, {}, entry.key, entry.keySpan);
        made.steps.insert(StepId(entry.key), readAnswer(map.reading(), entry.value));
        written.steps.insert(StepId(entry.key), entry.keySpan);
        if (const auto* saw = entry.value.find("saw"_L1))
            written.saw.insert(StepId(entry.key), saw->span);
    }
}

void readDecisions(MapReader& map, Answers& made)
{
    const auto decisions = map.textMap("decisions"_L1);
    const auto* node = map.any("decisions"_L1);
    for (auto one = decisions.begin(); one != decisions.end(); ++one) {
        const auto& entry = node->entries[node->positionOf(one.key())];
        map.reading().use({ NameKind::Decision }, {}, one.key(), entry.keySpan);
        map.reading().use({ NameKind::Answer }, u'/' + one.key(), one.value(), entry.value.span);
        made.decisions.insert(DecisionId(one.key()), AnswerId(one.value()));
    }
}

void checkBranches(
    Reading& reading, const Answers& answers, const QList<Reached>& steps, const QHash<StepId, Span>& places)
{
    for (const auto& [step, phaseWhen] : steps) {
        const bool excluded
            = isExcluded(step->when, answers) || (phaseWhen && isExcluded(*phaseWhen, answers));
        const auto place = places.constFind(step->id);
        if (excluded && place != places.constEnd())
            reading.error("answers.unused-name", *place,
                Words::tr("The step '%1' is on a branch that these decisions do not take")
                    .arg(step->id.toString()),
                Words::tr("take it out, or decide otherwise"));
        const bool done = answers.answerFor(step->id).act == StepAnswer::Do::Done;
        if (!excluded && done && step->decision && !answers.decisions.contains(step->decision->id)) {
            QStringList ids;
            for (const auto& answer : step->decision->answers)
                ids.append(answer.id.toString());
            reading.error("answers.no-decision", { 0, 0, 1, 1 },
                Words::tr("Nothing is decided for '%1'").arg(step->decision->id.toString()),
                Words::tr("for example `decisions: {%1: %2}`; answers: %3")
                    .arg(step->decision->id.toString(), ids.value(0), ids.join(u", "_s)));
        }
    }
}

/// A drill has no other place for a restore point than what its step saw.
void checkRestorePoints(Reading& reading, const Answers& answers, const Plan& plan, const Scenario& scenario,
    const QList<Reached>& steps, const Written& written, Instant failedAt)
{
    QStringList services;
    for (const auto& id : restorableServices(plan, scenario))
        services.append(id.toString());
    for (const auto& [step, when] : steps) {
        const auto place = written.saw.constFind(step->id);
        const auto answer = answers.answerFor(step->id);
        if (!step->asksRestorePoint || place == written.saw.constEnd() || answer.act != StepAnswer::Do::Done)
            continue;
        const auto point = leadingTime(answer.saw, failedAt, plan.zone);
        if (!point)
            reading.error("answers.no-restore-point", *place,
                Words::tr("The step '%1' asks for a restore point, and 'saw' begins with no time")
                    .arg(step->id.toString()),
                Words::tr(
                    "for example `saw: \"02:10, before the damage\"`; without `saw` no point is stated"));
        else if (*point > failedAt)
            reading.error("answers.restore-point-after-failure", *place,
                Words::tr("This restore point is after the failure, with which the drill begins"),
                Words::tr("name an earlier one; a time without a date is the last one before the failure"));
        else if (services.isEmpty())
            reading.warning("answers.restore-point-unclear", *place,
                Words::tr("This restore point is not recorded: the scenario affects no service"),
                Words::tr("name in its `affects` what is restored"));
        else if (services.size() > 1)
            reading.warning("answers.restore-point-unclear", *place,
                Words::tr("This restore point is not recorded: it may be that of %1")
                    .arg(services.join(Words::tr(" or "))),
                Words::tr("a drill with a person asks for each"));
    }
}

} // namespace

LoadedAnswers loadAnswers(
    const QByteArray& text, const Plan& plan, const Scenario& scenario, Instant failedAt)
{
    const auto tree = readYaml(text);
    if (!tree.root)
        return { std::nullopt, tree.findings };
    Reading reading;
    const auto steps = stepsOf(plan, scenario);
    declareNames(reading, plan, steps);
    Answers made;
    Written written;
    MapReader map(reading, *tree.root, Words::tr("answers file"));
    made.as = map.required("as"_L1, u"Ada"_s);
    made.fallback.act = actOf(map.word("default"_L1, acts()));
    if (made.fallback.act != StepAnswer::Do::Done)
        made.fallback.why = Words::tr("as the answers file says");
    readSteps(map, made, written);
    readDecisions(map, made);
    map.finish();
    checkBranches(reading, made, steps, written.steps);
    checkRestorePoints(reading, made, plan, scenario, steps, written, failedAt);
    reading.checkNames();
    LoadedAnswers loaded { std::nullopt, reading.takeFindings() };
    const bool usable = std::none_of(loaded.findings.begin(), loaded.findings.end(),
        [](const Finding& finding) { return finding.severity == Finding::Severity::Error; });
    if (usable)
        loaded.answers = std::move(made);
    return loaded;
}

Result<LoadedAnswers> loadAnswersFile(
    const QString& path, const Plan& plan, const Scenario& scenario, Instant failedAt)
{
    const auto text = readPlanText(path);
    if (!text)
        return fail(text.error());
    return loadAnswers(*text, plan, scenario, failedAt);
}

} // namespace muster::plan
