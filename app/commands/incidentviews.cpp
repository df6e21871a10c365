// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentviews.h"

#include "app/commands/await.h"
#include "app/commands/knownpast.h"
#include "app/commands/lookup.h"
#include "app/commands/planplace.h"
#include "app/commands/printing.h"
#include "app/commands/stepfacts.h"
#include "app/commands/times.h"
#include "core/base/nearest.h"
#include "core/estate/approvalwords.h"
#include "core/incident/checks.h"
#include "core/incident/payloadcodec.h"
#include "core/incident/runningplan.h"
#include "core/lint/plainsecrets.h"
#include "core/plan/filestanding.h"
#include "core/plan/planhash.h"
#include "core/plan/planlibrary.h"
#include "core/plan/plannames.h"
#include "core/session/estatesession.h"

#include <algorithm>

namespace muster::commands {

namespace {

const auto kScenario = QStringLiteral("--scenario");
const auto kTitle = QStringLiteral("--title");
const auto kSummary = QStringLiteral("--summary");
const auto kDrill = QStringLiteral("--drill");
const auto kFailedAt = QStringLiteral("--failed-at");
const auto kPartOf = QStringLiteral("--part-of");
const auto kFilter = QStringLiteral("--filter");

QString kindText(const session::IncidentSummary& incident)
{
    return journal::textOf(incident.kind);
}

QString statusText(const std::optional<Instant>& closedAt)
{
    return closedAt ? QStringLiteral("closed") : QStringLiteral("open");
}

QJsonValue jsonOfParent(const std::optional<journal::StreamId>& parent)
{
    return parent ? QJsonValue(parent->toString()) : QJsonValue();
}

/// The title of what something is a part of, with enough of its id to name it; empty for a part of nothing.
QString parentText(const QList<session::IncidentSummary>& all, const std::optional<journal::StreamId>& parent)
{
    if (!parent)
        return {};
    const auto id = parent->toString().left(8);
    const auto found = std::find_if(all.begin(), all.end(),
        [&](const session::IncidentSummary& incident) { return incident.id == *parent; });
    return found == all.end() ? id : Words::tr("%1 (%2)").arg(found->title, id);
}

/// How the plan stood when the incident was declared: what was approved later came too late for it.
Result<estate::ApprovalState> approvalAtDeclaration(
    const session::Session& session, const session::IncidentSession& incident)
{
    session::EstateSession estate(session.ports());
    const auto approvals = await(estate.approvals());
    if (!approvals)
        return fail(approvals.error());
    const auto& state = incident.state();
    return approvals->of(state.plan, state.planHash, incident.plan().approvers, state.declaredAt);
}

/// What the file of the incident's plan says now. The record does not say from which file a plan came: looked
/// at are those of the folder of plans with the same id, and nothing is said where one of them, or the plan
/// that comes with Muster, is the version that was declared. Nothing for an incident that is closed.
std::optional<plan::FileStanding> changedFile(
    const session::IncidentSession& incident, const Console& console)
{
    const auto& state = incident.state();
    if (state.closedAt)
        return std::nullopt;
    const plan::PlanLibrary library(console.planFolder);
    std::optional<plan::FileStanding> changed;
    const auto entries = library.entries();
    for (const auto& entry : entries) {
        const bool hasItsName = entry.id == state.plan.toString();
        // Those that come with Muster are called by their ids.
        if (entry.bundled && !hasItsName)
            continue;
        const auto loaded = plan::loadPlanFile(entry.path);
        const bool isIt = loaded && loaded->plan ? loaded->plan->id == state.plan : hasItsName;
        if (!isIt)
            continue;
        if (loaded && loaded->plan && plan::hashOf(*loaded->plan) == state.planHash)
            return std::nullopt;
        if (!entry.bundled && !changed) {
            changed = plan::standingOfFile(incident.frozenPlan(), state.planHash, entry.path,
                [](const QString& line) { return !plan::lint::plainSecretsIn(line).isEmpty(); });
        }
    }
    return changed;
}

QJsonValue jsonOfFile(const std::optional<plan::FileStanding>& changed)
{
    if (!changed)
        return {};
    return QJsonObject { { QStringLiteral("file"), changed->file },
        { QStringLiteral("standing"), plan::keyOf(changed->kind) },
        { QStringLiteral("differences"), changed->changes.size() } };
}

/// The message that is due first; nothing when none is.
std::optional<incident::UpdateDue> nextUpdate(const session::IncidentSession& incident)
{
    const auto updates = incident::cadence(incident.plan(), incident.state());
    return updates.isEmpty() || !updates.first().due ? std::nullopt : std::optional(updates.first());
}

/// A phase that is over but for what is to be said aloud.
QJsonObject jsonOfCall(const incident::PhaseView& view)
{
    return { { QStringLiteral("phase"), view.phase->id.toString() }, { QStringLiteral("title"), view.title },
        { QStringLiteral("say"), view.phase->complete }, { QStringLiteral("deferred"), view.deferred } };
}

QJsonObject jsonOfRollback(const incident::RollbackState& rollback, const incident::IncidentState& state)
{
    return { { QStringLiteral("since"), isoText(rollback.at) },
        { QStringLiteral("by"), state.nameOf(rollback.by) }, { QStringLiteral("why"), rollback.why } };
}

QJsonArray jsonOfAttached(const incident::Walkthrough& walk)
{
    QJsonArray rows;
    for (const auto& one : attachedIn(walk)) {
        rows.append(QJsonObject {
            { QStringLiteral("as"), one.as.toString() }, { QStringLiteral("letter"), one.letter } });
    }
    return rows;
}

QJsonObject jsonOfIncident(const session::IncidentSession& incident,
    const Result<estate::ApprovalState>& approval, const std::optional<plan::FileStanding>& changed)
{
    const auto& state = incident.state();
    const auto& walk = incident.walkthrough();
    QJsonArray services;
    for (const auto& row : incident.objectives().rows)
        services.append(jsonOf(row));
    QJsonArray steps;
    for (const auto& view : walk.steps)
        steps.append(jsonOf(view, state));
    QJsonObject roles;
    for (auto it = state.roles.begin(); it != state.roles.end(); ++it)
        roles.insert(it.key().toString(), state.nameOf(it->holder));
    const auto* current = walk.currentStep();
    const auto* pause = walk.currentPause();
    const auto now = incident.clock().now();
    const auto update = nextUpdate(incident);
    return { { QStringLiteral("id"), incident.stream().id.toString() },
        { QStringLiteral("title"), state.title }, { QStringLiteral("summary"), state.summary },
        { QStringLiteral("kind"), journal::textOf(incident.stream().kind) },
        { QStringLiteral("status"), statusText(state.closedAt) },
        { QStringLiteral("plan"), state.plan.toString() },
        { QStringLiteral("plan_version"), state.planVersion },
        { QStringLiteral("plan_hash"), state.planHash }, { QStringLiteral("plan_file"), jsonOfFile(changed) },
        { QStringLiteral("approval"), approval ? QJsonValue(jsonOf(*approval)) : QJsonValue() },
        { QStringLiteral("scenario"), state.scenario.toString() },
        { QStringLiteral("part_of"), jsonOfParent(state.parent) },
        { QStringLiteral("attached"), jsonOfAttached(walk) },
        { QStringLiteral("declared_at"), isoText(state.declaredAt) },
        { QStringLiteral("failed_at"), isoText(state.failedAt) }, { QStringLiteral("now"), isoText(now) },
        { QStringLiteral("roles"), roles }, { QStringLiteral("steps_ended"), walk.ended },
        { QStringLiteral("steps_active"), walk.active }, { QStringLiteral("steps_deferred"), walk.deferred },
        { QStringLiteral("critical_ended"), walk.criticalEnded },
        { QStringLiteral("critical_active"), walk.criticalActive },
        { QStringLiteral("current_step"), current ? QJsonValue(jsonOf(*current, state)) : QJsonValue() },
        { QStringLiteral("call_due"), pause ? QJsonValue(jsonOfCall(*pause)) : QJsonValue() },
        { QStringLiteral("rollback"),
            state.rollback ? QJsonValue(jsonOfRollback(*state.rollback, state)) : QJsonValue() },
        { QStringLiteral("next_update"), update ? QJsonValue(jsonOf(*update, state, now)) : QJsonValue() },
        { QStringLiteral("services"), services }, { QStringLiteral("steps"), steps } };
}

QString attachedText(const session::IncidentSession& incident, const Attached& attached)
{
    const auto as = attached.as.toString();
    const auto* scenario = incident::scenarioAttachedAs(incident.plan(), as);
    return Words::tr("%1 %2 (%3)").arg(attached.letter, scenario ? scenario->title : as, as);
}

/// What is walked through besides, the place with what is known about it, then what else rests or was struck.
void tellSteps(const session::IncidentSession& incident, const QTimeZone& zone, Console& console)
{
    const auto& walk = incident.walkthrough();
    const auto tell = [&](const QString& head, const QString& text) {
        console.tell(QStringLiteral("  ") + head.leftJustified(10) + wrapped(text, 68, 12));
    };
    const auto counts = countsOf(walk);
    console.tell(Words::tr("  Steps     %1 of %2").arg(walk.ended).arg(walk.active)
        + (counts.isEmpty() ? QString() : QStringLiteral("   ") + counts));
    for (const auto& attached : attachedIn(walk))
        tell(Words::tr("Besides"), attachedText(incident, attached));
    if (const auto& rollback = incident.state().rollback) {
        tell(Words::tr("Rollback"),
            Words::tr("since %1 by %2: %3")
                .arg(timeOrDate(rollback->at, incident.clock().now(), zone),
                    incident.state().nameOf(rollback->by), rollback->why));
    }
    if (const auto* pause = walk.currentPause()) {
        tell(Words::tr("Now"),
            Words::tr("%1 is over but for its call. Say aloud: “%2”")
                .arg(pause->title, pause->phase->complete));
    }
    const auto* current = walk.currentStep();
    if (current) {
        tell(Words::tr("Now"), current->code + u' ' + current->step->title);
        for (const auto& fact : factsOf(incident, *current, zone))
            tell(fact.name, fact.text);
    }
    for (const auto& view : walk.steps) {
        const auto fact = &view == current ? std::nullopt : standstillOf(incident, view, zone);
        if (fact)
            tell(fact->name, Words::tr("%1 %2, %3").arg(view.code, view.step->title, fact->text));
        if (view.step->struck)
            tell(Words::tr("STRUCK"), view.name());
    }
}

/// `whole` is what it is a part of, empty for nothing; `changed` its plan file, when that says something
/// else.
void tellIncident(const session::IncidentSession& incident, const Result<estate::ApprovalState>& approval,
    const QString& whole, const std::optional<plan::FileStanding>& changed, Console& console)
{
    const auto& state = incident.state();
    const auto now = incident.clock().now();
    const auto zone = zoneOf(incident.plan().zone, console.utc);
    const bool isDrill = incident.stream().kind == journal::StreamKind::Drill;
    console.tell(QStringLiteral("%1  %2  %3")
                     .arg(isDrill ? Words::tr("DRILL") : Words::tr("LIVE"), state.title,
                         state.closedAt ? Words::tr("(closed)") : Words::tr("(open)")));
    console.tell(QStringLiteral("  ") + incident.stream().id.toString());
    if (!state.summary.isEmpty())
        console.tell(QStringLiteral("  ") + wrapped(state.summary, 76, 2));
    if (!whole.isEmpty())
        console.tell(Words::tr("  Part of   %1").arg(wrapped(whole, 68, 12)));
    console.tell(
        Words::tr("  Plan      %1, version %2 (hash %3)")
            .arg(incident.plan().title, plan::said(state.planVersion), plan::shortHash(state.planHash)));
    console.tell(QStringLiteral("            ")
        + wrapped(approval ? estate::sentenceOf(*approval, incident.plan()) : approval.error().text, 68, 12));
    if (changed) {
        console.tell(QStringLiteral("            ")
            + wrapped(Words::tr("%1 The incident goes on with the copy of %2. (%3)")
                          .arg(plan::sentenceOf(*changed), timeOfDay(state.declaredAt, zone), changed->file),
                68, 12));
    }
    console.tell(Words::tr("  Failure   %1, %2 ago")
                     .arg(dateAndTime(state.failedAt, zone), clockText(now - state.failedAt)));
    for (auto it = state.roles.begin(); it != state.roles.end(); ++it) {
        console.tell(Words::tr("  %1 %2, since %3")
                         .arg(it.key().toString(), -9)
                         .arg(state.nameOf(it->holder), timeOfDay(it->since, zone)));
    }
    tellSteps(incident, zone, console);
    for (const auto& view : incident.walkthrough().steps) {
        if (view.fellBackAt) {
            console.tell(Words::tr("  Fallen back at %1: %2")
                             .arg(timeOfDay(*view.fellBackAt, zone), wrapped(view.name(), 55, 12)));
        }
    }
    if (const auto impaired = incident::impairedReach(state))
        console.tell(QStringLiteral("  ") + wrapped(incident::impairedReachText(*impaired), 76, 2));
    if (const auto update = nextUpdate(incident)) {
        console.tell(
            Words::tr("  Message   to %1, %2").arg(update->audience.toString(), dueText(*update, now, zone)));
    }
    console.tell(QString());
    for (const auto& row : incident.objectives().rows) {
        console.tell(rowText(row));
        if (const auto loss = lossText(row); !loss.isEmpty())
            console.tell(loss);
    }
}

bool passes(const QString& type, const QStringList& filter)
{
    return filter.isEmpty() || std::any_of(filter.begin(), filter.end(), [&](const QString& word) {
        return type == word || type.section(u'.', 0, 0) == word;
    });
}

} // namespace

Usage IncidentDeclare::usage() const
{
    return { QStringLiteral("incident declare"), QStringLiteral("PLAN"), 1, 1,
        Words::tr("Declare a live incident, take command, and print its id."),
        { { kScenario, QStringLiteral("ID"), Words::tr("What has happened; a scenario of the plan") },
            { kTitle, QStringLiteral("TEXT"), Words::tr("One line; else the scenario's title") },
            { kSummary, QStringLiteral("TEXT"), Words::tr("What is wrong; else the title") },
            { kFailedAt, QStringLiteral("TIME"), Words::tr("When it failed; else now") },
            { kDrill, {}, Words::tr("A drill instead of a live incident") },
            { kPartOf, QStringLiteral("ID"),
                Words::tr("The open one of the same kind that it is a part of") } } };
}

int IncidentDeclare::run(const Arguments& arguments, Console& console)
{
    const auto plan = planCalled(console, arguments.operands.first());
    if (!plan)
        return console.unusable(plan.error().text);
    const auto scenario = scenarioCalled(**plan, arguments.value(kScenario));
    if (!scenario)
        return console.unusable(scenario.error().text);
    session::Declaration declaration;
    declaration.plan = *plan;
    declaration.scenario = *scenario;
    declaration.kind = arguments.has(kDrill) ? journal::StreamKind::Drill : journal::StreamKind::Live;
    declaration.title = arguments.value(kTitle);
    declaration.summary = arguments.has(kSummary) ? arguments.value(kSummary) : arguments.value(kTitle);
    declaration.commander = console.as;
    if (declaration.summary.trimmed().isEmpty())
        return console.unusable(Words::tr("Say in a line what is wrong: --title TEXT or --summary TEXT."));
    if (arguments.has(kFailedAt)) {
        const auto at
            = readTime(arguments.value(kFailedAt), console.clock.now(), zoneOf((*plan)->zone, console.utc));
        if (!at)
            return console.unusable(at.error().text);
        declaration.failedAt = *at;
    }
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    if (arguments.has(kPartOf)) {
        const auto whole = incidentCalled(*store->session, arguments.value(kPartOf));
        if (!whole)
            return console.refuse(whole.error());
        declaration.parent = whole->id;
    }
    const auto incident = await(store->session->declare(declaration));
    if (!incident)
        return console.refuse(incident.error());
    const auto id = (*incident)->stream().id.toString();
    if (console.json)
        console.tell(QJsonObject { { QStringLiteral("id"), id } });
    else
        console.tell(id);
    return kDone;
}

Usage IncidentList::usage() const
{
    return { QStringLiteral("incident list"), {}, 0, 0, Words::tr("List incidents and drills, oldest first."),
        {} };
}

int IncidentList::run(const Arguments& arguments, Console& console)
{
    Q_UNUSED(arguments)
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    const auto list = await(store->session->incidents());
    if (!list)
        return console.refuse(list.error());
    QJsonArray rows;
    for (const auto& incident : *list) {
        rows.append(QJsonObject { { QStringLiteral("id"), incident.id.toString() },
            { QStringLiteral("title"), incident.title }, { QStringLiteral("kind"), kindText(incident) },
            { QStringLiteral("status"), statusText(incident.closedAt) },
            { QStringLiteral("part_of"), jsonOfParent(incident.parent) },
            { QStringLiteral("declared_at"), isoText(incident.declaredAt) },
            { QStringLiteral("watch_until"),
                incident.watchUntil ? QJsonValue(isoText(*incident.watchUntil)) : QJsonValue() },
            { QStringLiteral("archived_in"),
                incident.archivedIn.isEmpty() ? QJsonValue() : QJsonValue(incident.archivedIn) } });
        if (!console.json) {
            console.tell(QStringLiteral("%1  %2  %3  %4  %5")
                             .arg(incident.id.toString().left(8),
                                 dateAndTime(incident.declaredAt, zoneOf({}, console.utc)),
                                 kindText(incident).leftJustified(5),
                                 statusText(incident.closedAt).leftJustified(6), incident.title));
            if (const auto whole = parentText(*list, incident.parent); !whole.isEmpty())
                console.tell(Words::tr("          part of %1").arg(whole));
            if (!incident.archivedIn.isEmpty())
                console.tell(Words::tr("          put away in %1").arg(incident.archivedIn));
            if (incident.watchUntil && *incident.watchUntil > console.clock.now())
                console.tell(Words::tr("          watch until %1")
                                 .arg(dateAndTime(*incident.watchUntil, zoneOf({}, console.utc))));
        }
    }
    if (console.json)
        console.tell(rows);
    else if (list->isEmpty())
        console.remark(Words::tr("Nothing has been declared yet."));
    return kDone;
}

Usage IncidentShow::usage() const
{
    return { QStringLiteral("incident show"), QStringLiteral("ID"), 1, 1,
        Words::tr("Say where an incident stands: clocks, roles, current step, next message."), {} };
}

int IncidentShow::run(const Arguments& arguments, Console& console)
{
    const auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    const auto& incident = *opened->incident;
    const auto approval = approvalAtDeclaration(*opened->workplace.session, incident);
    const auto changed = changedFile(incident, console);
    if (console.json) {
        console.tell(jsonOfIncident(incident, approval, changed));
        return kDone;
    }
    // Without the list it is named by its id.
    const auto all = await(opened->workplace.session->incidents());
    tellIncident(incident, approval,
        parentText(all.value_or(QList<session::IncidentSummary>()), incident.state().parent), changed,
        console);
    return kDone;
}

Usage IncidentTimeline::usage() const
{
    return { QStringLiteral("incident timeline"), QStringLiteral("ID"), 1, 1,
        Words::tr("Say what happened, entry by entry."),
        { { kFilter, QStringLiteral("KIND,…"),
            Words::tr("Only these: %1").arg(incident::subjectsOfTypes().join(QStringLiteral(", "))) } } };
}

int IncidentTimeline::run(const Arguments& arguments, Console& console)
{
    const auto filter = arguments.value(kFilter).split(u',', Qt::SkipEmptyParts);
    for (const auto& word : filter) {
        if (!incident::subjectsOfTypes().contains(word.section(u'.', 0, 0))) {
            const auto near = nearestWord(word, incident::subjectsOfTypes());
            return console.unusable(Words::tr("There is no kind \"%1\".").arg(word) + u' '
                + (near.isEmpty() ? Words::tr("There is: %1.")
                                        .arg(incident::subjectsOfTypes().join(QStringLiteral(", ")))
                                  : Words::tr("Did you mean \"%1\"?").arg(near)));
        }
    }
    const auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    const auto& incident = *opened->incident;
    const auto zone = zoneOf(incident.plan().zone, console.utc);
    if (!console.json)
        console.remark(zoneSentence(zone));
    QJsonArray rows;
    for (const auto& line : incident.timeline()) {
        if (!passes(line.type, filter))
            continue;
        if (console.json)
            rows.append(jsonOf(line));
        else
            console.tell(lineOf(line, zone));
    }
    if (console.json)
        console.tell(rows);
    return kDone;
}

} // namespace muster::commands
