// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/procedurereader.h"

#include "core/plan/condition.h"
#include "core/plan/dependencygraph.h"
#include "core/plan/mapreader.h"
#include "core/plan/sensed.h"
#include "core/plan/words.h"

#include <QHash>

#include <algorithm>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where steps are read: whose names they use, and what kind of step they are.
struct Surroundings {
    QString scope;
    NameKind kind = NameKind::Step;
};

std::optional<Condition> readCondition(MapReader& map, const Surroundings& where)
{
    const auto* node = map.any("when"_L1);
    if (!node)
        return std::nullopt;
    auto& reading = map.reading();
    const auto hint = Words::tr("write DECISION = ANSWER, kind = live, severity >= ID, rpo_missed(ID) or "
                                "rto_missed(ID), joined by `and`");
    auto made = node->kind == YamlNode::Kind::Scalar ? conditionFromText(node->text) : std::nullopt;
    if (!made) {
        reading.error("plan.bad-condition", node->span, Words::tr("'when' cannot be understood"), hint);
        return std::nullopt;
    }
    const QList<NameKind> withPromise { NameKind::Service, NameKind::Data };
    for (const auto& term : made->all) {
        if (const auto* decided = std::get_if<Term::DecisionIs>(&term.test)) {
            reading.use({ NameKind::Decision }, where.scope, decided->decision.toString(), node->span);
            reading.use({ NameKind::Answer }, where.scope + u'/' + decided->decision.toString(),
                decided->answer.toString(), node->span);
        } else if (const auto* rpo = std::get_if<Term::RpoMissed>(&term.test)) {
            reading.use(withPromise, {}, rpo->of, node->span);
        } else if (const auto* rto = std::get_if<Term::RtoMissed>(&term.test)) {
            reading.use({ NameKind::Service }, {}, rto->of, node->span);
        } else if (const auto* severity = std::get_if<Term::SeverityAtLeast>(&term.test)) {
            reading.use({ NameKind::Severity }, {}, severity->severity.toString(), node->span);
        }
    }
    return made;
}

std::optional<Decision> readDecision(MapReader& step, const Surroundings& where)
{
    const auto* node = step.map("decide"_L1);
    if (!node)
        return std::nullopt;
    auto& reading = step.reading();
    MapReader map(reading, *node, Words::tr("decision"));
    Decision made;
    const auto id = map.id(NameKind::Decision, where.scope);
    made.id = DecisionId(id);
    made.question = map.required("question"_L1, u"Is a healthy replica at hand?"_s);
    for (const auto& item : map.list("answers"_L1)) {
        MapReader answer(reading, item, Words::tr("answer"));
        Answer one;
        one.id = AnswerId(answer.id(NameKind::Answer, where.scope + u'/' + id));
        if (!one.id.toString().isEmpty())
            reading.declare(NameKind::AnyAnswer, {}, one.id.toString(), item.span);
        one.title = answer.required("title"_L1, u"Promote the replica"_s);
        one.takes = answer.duration("takes"_L1);
        answer.finish();
        made.answers.append(one);
    }
    if (made.answers.size() < 2)
        reading.error("plan.too-few-answers", node->span, Words::tr("A decision needs at least two answers"),
            Words::tr("for example `answers: [{id: go, title: Go on}, {id: stop, title: Stop}]`"));
    map.finish();
    return made;
}

std::optional<Run> readRun(MapReader& step)
{
    const auto* node = step.any("run"_L1);
    if (!node)
        return std::nullopt;
    auto& reading = step.reading();
    if (node->kind != YamlNode::Kind::Map) {
        reading.error("plan.bad-command", node->span,
            Words::tr("A command is a list of arguments, never one line of shell"),
            Words::tr("for example `run: {argv: [npm, run, \"db:verify-backup\"]}`"));
        return std::nullopt;
    }
    Run made;
    const bool any = node->find(u"any"_s) != nullptr;
    const bool all = node->find(u"all"_s) != nullptr;
    if (!any && !all) {
        made.commands.append(readCommandLine(reading, *node));
        return made;
    }
    made.mode = any ? Run::Mode::Any : Run::Mode::All;
    MapReader map(reading, *node, Words::tr("run"));
    const auto key = any ? "any"_L1 : "all"_L1;
    for (const auto& item : map.list(key))
        made.commands.append(readCommandLine(reading, item));
    if (made.commands.isEmpty())
        reading.error("plan.bad-command", node->span, Words::tr("'%1' holds no command").arg(QString(key)),
            Words::tr("for example `run: {any: [{argv: [pm2, restart, all]}]}`"));
    map.finish();
    return made;
}

/// `undo` is a text, or a map with one.
QString readUndo(MapReader& step)
{
    const auto* node = step.any("undo"_L1);
    if (!node)
        return {};
    if (node->kind != YamlNode::Kind::Map)
        return step.text("undo"_L1);
    MapReader map(step.reading(), *node, Words::tr("undo"));
    auto text = map.required("text"_L1, u"Point back to the old branch"_s);
    map.finish();
    return text;
}

/// Where the step was taken from. Includes are followed before the tree is read: what still is a text was
/// not.
QString readUse(MapReader& step)
{
    const auto* node = step.any("use"_L1);
    if (!node || node->kind != YamlNode::Kind::Map)
        return step.text("use"_L1);
    MapReader map(step.reading(), *node, Words::tr("use"));
    auto taken = map.required("taken"_L1, u"\"shared.plan.yaml#restore\""_s);
    map.finish();
    return taken;
}

/// A check of the plan, or what Muster itself can see.
std::optional<CheckId> readCheck(MapReader& step)
{
    const auto* node = step.any("check"_L1);
    const auto isSensed = node && node->kind == YamlNode::Kind::Scalar
        && std::find(kSensed.begin(), kSensed.end(), node->text) != kSensed.end();
    return isSensed ? std::optional(CheckId(node->text)) : step.idOf<CheckId>("check"_L1, NameKind::Check);
}

void readCareful(MapReader& map, Step& made)
{
    auto& reading = map.reading();
    if (const auto* node = map.map("irreversible"_L1)) {
        MapReader inner(reading, *node, Words::tr("irreversible"));
        made.irreversible = Irreversible { inner.text("target"_L1), inner.text("undo"_L1) };
        inner.finish();
    }
    if (const auto* node = map.map("approve"_L1)) {
        MapReader inner(reading, *node, Words::tr("approve"));
        made.approve = ApprovalAsked { inner.who("by"_L1), inner.text("not"_L1) };
        inner.finish();
    }
    if (map.has("verify"_L1))
        made.verify = map.word("verify"_L1, { u"two-person"_s });
    else
        static_cast<void>(map.any("verify"_L1));
    made.undo = readUndo(map);
}

void readActs(MapReader& map, Step& made)
{
    auto& reading = map.reading();
    made.run = readRun(map);
    made.check = readCheck(map);
    made.recovers = map.idsOf<ServiceId>("recovers"_L1, NameKind::Service);
    if (const auto* node = map.map("sql"_L1)) {
        MapReader inner(reading, *node, Words::tr("sql"));
        SqlComparison sql;
        sql.on = inner.idOf<ServiceId>("on"_L1, NameKind::Service).value_or(sql.on);
        sql.before = inner.text("before"_L1);
        sql.after = inner.text("after"_L1);
        sql.compare = inner.text("compare"_L1);
        inner.finish();
        made.sql = sql;
    }
    if (const auto* node = map.map("notify"_L1)) {
        MapReader inner(reading, *node, Words::tr("notify"));
        made.notify = StepNotice { inner.idOf<AudienceId>("audience"_L1, NameKind::Audience),
            inner.idOf<TemplateId>("template"_L1, NameKind::Template) };
        inner.finish();
    }
    for (const auto& item : map.list("snapshot"_L1)) {
        MapReader inner(reading, item, Words::tr("snapshot"));
        made.snapshots.append({ inner.required("id"_L1, u"config-dump"_s), inner.text("mask"_L1) });
        inner.finish();
    }
    made.rotate = map.names("rotate"_L1, { NameKind::Credential });
    if (map.has("evidence"_L1))
        made.evidence = map.word("evidence"_L1, { u"required"_s, u"optional"_s });
    else
        static_cast<void>(map.any("evidence"_L1));
    made.asksRestorePoint = map.has("restore_point"_L1);
    if (made.asksRestorePoint)
        static_cast<void>(map.word("restore_point"_L1, { u"ask"_s }));
    else
        static_cast<void>(map.any("restore_point"_L1));
}

Step readStep(Reading& reading, const YamlNode& node, const Surroundings& where)
{
    MapReader map(reading, node, Words::tr("step"));
    Step made;
    made.id = StepId(map.id(where.kind, where.scope));
    made.use = readUse(map);
    const auto* use = node.find(u"use"_s);
    // What could not be taken in is reported already.
    const bool isComing = use && use->kind == YamlNode::Kind::Scalar;
    made.title = isComing ? map.text("do"_L1) : map.required("do"_L1, u"Restore to a new branch"_s);
    made.expect = map.text("expect"_L1);
    made.why = map.text("why"_L1);
    made.caution = map.text("caution"_L1);
    made.remember = map.text("remember"_L1);
    made.role = map.idOf<RoleId>("role"_L1, NameKind::Role);
    made.critical = map.flag("critical"_L1);
    made.takes = map.duration("takes"_L1);
    made.decision = readDecision(map, where);
    made.when = readCondition(map, where);
    made.after = map.idsOf<StepId>("after"_L1, where.kind, where.scope);
    readActs(map, made);
    readCareful(map, made);
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

QList<Step> readSteps(MapReader& map, QLatin1StringView key, const Surroundings& where)
{
    const auto& items = map.list(key);
    QList<Step> made;
    made.reserve(items.size());
    for (const auto& item : items)
        made.append(readStep(map.reading(), item, where));
    return made;
}

Phase readPhase(Reading& reading, const YamlNode& node, const Surroundings& where)
{
    MapReader map(reading, node, Words::tr("phase"));
    Phase made;
    made.id = PhaseId(map.id(NameKind::Phase, where.scope));
    made.title = map.required("title"_L1, u"Restore"_s);
    made.window = map.text("window"_L1);
    made.mode = map.word("mode"_L1, { u"read-do"_s, u"do-confirm"_s }) == u"do-confirm" ? Mode::DoConfirm
                                                                                        : Mode::ReadDo;
    made.order = map.word("order"_L1, { u"strict"_s, u"any"_s }) == u"any" ? Order::Any : Order::Strict;
    made.complete = map.text("complete"_L1);
    made.when = readCondition(map, where);
    made.steps = readSteps(map, "steps"_L1, where);
    if (made.steps.isEmpty())
        reading.warning("plan.empty-phase", node.span, Words::tr("This phase has no steps"));
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    return made;
}

/// Numbers of the steps of one scenario, and of "all of phase n is done".
struct Numbering {
    QHash<StepId, qsizetype> steps;
    QList<const Step*> byNumber;
};

void addWaits(DependencyGraph& graph, const Numbering& numbers, const QList<Step>& steps, Order order,
    std::optional<qsizetype> before)
{
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const auto one = numbers.steps.value(steps[i].id);
        for (const auto& after : steps[i].after) {
            if (const auto other = numbers.steps.constFind(after); other != numbers.steps.constEnd())
                graph.add(one, *other);
        }
        if (!steps[i].after.isEmpty())
            continue;
        if (i > 0 && order == Order::Strict)
            graph.add(one, numbers.steps.value(steps[i - 1].id));
        else if (i == 0 && before)
            graph.add(one, *before);
    }
}

/// Steps that wait for each other could never be done.
void checkOrder(Reading& reading, const Scenario& scenario)
{
    Numbering numbers;
    bool ambiguous = false;
    const auto number = [&](const QList<Step>& steps) {
        for (const auto& step : steps) {
            if (numbers.steps.contains(step.id)) {
                ambiguous = true;
                continue;
            }
            numbers.steps.insert(step.id, numbers.byNumber.size());
            numbers.byNumber.append(&step);
        }
    };
    for (const auto& phase : scenario.procedure)
        number(phase.steps);
    number(scenario.rollback);
    number(scenario.failback);
    // Two steps of one name are a finding already; who waits for which of them cannot be told.
    if (ambiguous)
        return;
    DependencyGraph graph(numbers.byNumber.size() + scenario.procedure.size());
    std::optional<qsizetype> before;
    for (qsizetype p = 0; p < scenario.procedure.size(); ++p) {
        const auto& phase = scenario.procedure[p];
        const auto done = numbers.byNumber.size() + p;
        addWaits(graph, numbers, phase.steps, phase.order, before);
        for (const auto& step : phase.steps)
            graph.add(done, numbers.steps.value(step.id));
        if (before)
            graph.add(done, *before);
        before = done;
    }
    addWaits(graph, numbers, scenario.rollback, Order::Strict, std::nullopt);
    addWaits(graph, numbers, scenario.failback, Order::Strict, std::nullopt);
    const auto cycle = graph.cycle();
    if (!cycle)
        return;
    QStringList names;
    const Step* first = nullptr;
    for (const auto at : *cycle) {
        if (at >= numbers.byNumber.size())
            continue;
        first = first ? first : numbers.byNumber[at];
        names.append(numbers.byNumber[at]->id.toString());
    }
    if (!first)
        return;
    if (names.size() == 1 || names.constFirst() != names.constLast())
        names.append(names.constFirst());
    reading.error("plan.cycle", { 0, 0, first->place.line, first->place.column },
        Words::tr("These steps wait for each other: %1").arg(names.join(u" → "_s)),
        Words::tr("take one name out of an `after`"));
}

} // namespace

CommandLine readCommandLine(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("command"));
    CommandLine made;
    const auto* argv = map.any("argv"_L1);
    if (argv && argv->kind == YamlNode::Kind::Scalar) {
        reading.error("plan.bad-command", argv->span,
            Words::tr("A command is a list of arguments, never one line of shell"),
            Words::tr("for example `argv: [npm, run, \"db:verify-backup\"]`"));
    } else {
        made.argv = map.texts("argv"_L1);
        if (node.kind == YamlNode::Kind::Map
            && (made.argv.isEmpty() || made.argv.constFirst().trimmed().isEmpty()))
            reading.error("plan.bad-command", argv ? argv->span : node.span,
                Words::tr("A command needs a program"),
                Words::tr("for example `argv: [npm, run, \"db:verify-backup\"]`"));
    }
    made.timeout = map.duration("timeout"_L1);
    made.environment = map.textMap("environment"_L1);
    made.expectOutput = map.text("expect_output"_L1);
    map.finish();
    return made;
}

Step readValidationStep(Reading& reading, const YamlNode& node)
{
    return readStep(reading, node, { {}, NameKind::Validation });
}

Scenario readScenario(Reading& reading, const YamlNode& node)
{
    MapReader map(reading, node, Words::tr("scenario"));
    Scenario made;
    const auto id = map.id(NameKind::Scenario);
    made.id = ScenarioId(id);
    // Steps of a scenario without a name still have a scope of their own.
    const Surroundings where { id.isEmpty() ? u"?%1"_s.arg(node.span.begin) : id, NameKind::Step };
    made.title = map.required("title"_L1, u"Database corruption or loss"_s);
    made.severity = map.idOf<SeverityId>("severity"_L1, NameKind::Severity);
    made.likelihood = map.text("likelihood"_L1);
    made.impact = map.text("impact"_L1);
    made.triggers = map.texts("triggers"_L1);
    made.symptoms = map.texts("symptoms"_L1);
    made.affects = map.idsOf<ServiceId>("affects"_L1, NameKind::Service);
    made.rto = map.target("rto"_L1);
    if (const auto* current = map.map("current"_L1)) {
        MapReader inner(reading, *current, Words::tr("current"));
        made.currentHow = inner.text("how"_L1);
        made.currentRto = inner.target("rto"_L1);
        inner.finish();
    }
    for (const auto& item : map.list("mitigation"_L1)) {
        MapReader inner(reading, item, Words::tr("mitigation"));
        Mitigation one;
        one.text = inner.required("text"_L1, u"Point-in-time recovery"_s);
        one.state = inner.text("state"_L1);
        one.place = inner.place();
        inner.finish();
        made.mitigation.append(one);
    }
    made.prerequisites = map.texts("prerequisites"_L1);
    for (const auto& item : map.list("procedure"_L1))
        made.procedure.append(readPhase(reading, item, where));
    made.rollback = readSteps(map, "rollback"_L1, where);
    made.failback = readSteps(map, "failback"_L1, where);
    if (const auto* watch = map.map("watch"_L1)) {
        MapReader inner(reading, *watch, Words::tr("watch"));
        made.watch = Watch { inner.duration("for"_L1), inner.who("owner"_L1) };
        inner.finish();
    }
    made.drafted = map.flag("drafted"_L1);
    made.place = map.place();
    map.finish();
    checkOrder(reading, made);
    return made;
}

} // namespace muster::plan
