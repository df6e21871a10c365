// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentacts.h"

#include "app/commands/await.h"
#include "app/commands/lookup.h"
#include "app/commands/printing.h"
#include "app/commands/times.h"

namespace muster::commands {

namespace {

using Wanted = Result<incident::Payload>;

const auto kSaw = QStringLiteral("--saw");
const auto kWhy = QStringLiteral("--why");
const auto kReason = QStringLiteral("--reason");
const auto kAt = QStringLiteral("--at");
const auto kSource = QStringLiteral("--source");
const auto kStanding = QStringLiteral("--standing");
const auto kSummary = QStringLiteral("--summary");

Option atOption()
{
    return { kAt, QStringLiteral("TIME"), Words::tr("When it happened, when that was earlier") };
}

Option whyOption()
{
    return { kWhy, QStringLiteral("TEXT"), Words::tr("Why, in a few words") };
}

/// One of some words, each standing for a value.
template <typename Value> struct Choice {
    QString word;
    Value value;
};

template <typename Value>
Result<Value> chosen(const QString& option, const QString& word, const QList<Choice<Value>>& choices)
{
    QStringList words;
    for (const auto& choice : choices) {
        if (choice.word == word)
            return choice.value;
        words.append(choice.word);
    }
    return fail(Fault::Invalid,
        Words::tr("%1 cannot be \"%2\". It is one of: %3.")
            .arg(option, word, words.join(QStringLiteral(", "))));
}

Result<incident::StepAddress> addressCalled(const session::IncidentSession& incident, const QString& word)
{
    const auto step = stepCalled(incident.walkthrough(), word);
    if (!step)
        return fail(step.error());
    return (*step)->address;
}

} // namespace

int IncidentAct::run(const Arguments& arguments, Console& console)
{
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    const auto opened = openIncident(*store->session, arguments.operands.first(), console);
    if (!opened)
        return console.refuse(opened.error());
    auto& incident = **opened;
    const auto zone = zoneOf(incident.plan().zone, console.utc);
    std::optional<Instant> at;
    if (arguments.has(kAt)) {
        const auto read = readTime(arguments.value(kAt), incident.clock().now(), zone);
        if (!read)
            return console.refuse(read.error());
        at = *read;
    }
    const auto act = wanted(arguments, incident, console);
    if (!act)
        return console.refuse(act.error());
    const auto told = incident.timeline().size();
    const auto done = await(incident.act(*act, at));
    if (!done)
        return console.refuse(done.error());
    QJsonArray rows;
    for (const auto& line : incident.timeline().mid(told)) {
        if (console.json)
            rows.append(jsonOf(line));
        else
            console.remark(lineOf(line, zone));
    }
    if (console.json)
        console.tell(rows);
    return kDone;
}

Usage IncidentDo::usage() const
{
    return { QStringLiteral("incident do"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that a step is done."),
        { { kSaw, QStringLiteral("TEXT"),
              Words::tr("What was seen; needed where the step expects something") },
            atOption() } };
}

Wanted IncidentDo::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = addressCalled(incident, arguments.operands[1]);
    if (!step)
        return fail(step.error());
    return incident::StepCompleted { *step, arguments.value(kSaw).trimmed() };
}

Usage IncidentStart::usage() const
{
    return { QStringLiteral("incident start"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that a step is under way."), { atOption() } };
}

Wanted IncidentStart::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = addressCalled(incident, arguments.operands[1]);
    if (!step)
        return fail(step.error());
    return incident::StepStarted { *step };
}

Usage IncidentSkip::usage() const
{
    return { QStringLiteral("incident skip"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that a step is left out."),
        { { kReason, QStringLiteral("REASON"),
              Words::tr("not-needed, done-elsewhere, not-possible or other") },
            whyOption(), atOption() } };
}

Wanted IncidentSkip::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    using Reason = incident::SkipReason;
    const auto step = addressCalled(incident, arguments.operands[1]);
    if (!step)
        return fail(step.error());
    auto reason = Reason::Other;
    if (arguments.has(kReason)) {
        const auto picked = chosen<Reason>(kReason, arguments.value(kReason),
            { { QStringLiteral("not-needed"), Reason::NotNeeded },
                { QStringLiteral("done-elsewhere"), Reason::DoneElsewhere },
                { QStringLiteral("not-possible"), Reason::NotPossible },
                { QStringLiteral("other"), Reason::Other } });
        if (!picked)
            return fail(picked.error());
        reason = *picked;
    }
    const auto why = arguments.value(kWhy).trimmed();
    if (why.isEmpty() && reason == Reason::Other)
        return fail(Fault::Invalid, Words::tr("Say why: --why TEXT, or --reason REASON."));
    return incident::StepSkipped { *step, reason, why };
}

Usage IncidentFail::usage() const
{
    return { QStringLiteral("incident fail"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that a step did not work."), { whyOption(), atOption() } };
}

Wanted IncidentFail::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = addressCalled(incident, arguments.operands[1]);
    if (!step)
        return fail(step.error());
    const auto why = arguments.value(kWhy).trimmed();
    if (why.isEmpty())
        return fail(Fault::Invalid, Words::tr("Say what went wrong: --why TEXT."));
    return incident::StepFailed { *step, why };
}

Usage IncidentReopen::usage() const
{
    return { QStringLiteral("incident reopen"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Take back that a step is done, skipped or failed."), { whyOption() } };
}

Wanted IncidentReopen::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = addressCalled(incident, arguments.operands[1]);
    if (!step)
        return fail(step.error());
    return incident::StepReopened { *step, arguments.value(kWhy).trimmed() };
}

Usage IncidentDecide::usage() const
{
    return { QStringLiteral("incident decide"), QStringLiteral("ID STEP ANSWER"), 3, 3,
        Words::tr("Answer the question of a step."), { whyOption(), atOption() } };
}

Wanted IncidentDecide::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepCalled(incident.walkthrough(), arguments.operands[1]);
    if (!step)
        return fail(step.error());
    const auto& decision = (*step)->step->decision;
    if (!decision) {
        return fail(Fault::Invalid,
            Words::tr("%1 %2 asks for no decision.").arg((*step)->code, (*step)->step->title));
    }
    return incident::DecisionRecorded { (*step)->address, decision->id, plan::AnswerId(arguments.operands[2]),
        arguments.value(kWhy).trimmed() };
}

Usage IncidentNote::usage() const
{
    return { QStringLiteral("incident note"), QStringLiteral("ID TEXT"), 2, 2,
        Words::tr("Write an entry into the timeline."), { atOption() } };
}

Wanted IncidentNote::wanted(const Arguments& arguments, session::IncidentSession&, const Console&) const
{
    return incident::NoteAdded { incident::NoteAdded::Kind::Note, arguments.operands[1].trimmed() };
}

Usage IncidentRecovered::usage() const
{
    return { QStringLiteral("incident recovered"), QStringLiteral("ID SERVICE"), 2, 2,
        Words::tr("Record that a service is back."),
        { { kSaw, QStringLiteral("TEXT"), Words::tr("What shows it") }, atOption() } };
}

Wanted IncidentRecovered::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto service = serviceCalled(incident.plan(), arguments.operands[1]);
    if (!service)
        return fail(service.error());
    return incident::ServiceRecovered { *service, arguments.value(kSaw).trimmed() };
}

Usage IncidentRestorePoint::usage() const
{
    return { QStringLiteral("incident restore-point"), QStringLiteral("ID SERVICE TIME"), 3, 3,
        Words::tr("Record the state that a service goes back to."),
        { { kStanding, QStringLiteral("WORD"), Words::tr("present, proven or clean; else present") },
            { kSource, QStringLiteral("TEXT"), Words::tr("Where it was found") } } };
}

Wanted IncidentRestorePoint::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console& console) const
{
    using Standing = incident::RestorePointChosen::Standing;
    const auto service = serviceCalled(incident.plan(), arguments.operands[1]);
    if (!service)
        return fail(service.error());
    const auto point
        = readTime(arguments.operands[2], incident.clock().now(), zoneOf(incident.plan().zone, console.utc));
    if (!point)
        return fail(point.error());
    auto standing = Standing::Present;
    if (arguments.has(kStanding)) {
        const auto picked = chosen<Standing>(kStanding, arguments.value(kStanding),
            { { QStringLiteral("present"), Standing::Present },
                { QStringLiteral("proven"), Standing::Proven },
                { QStringLiteral("clean"), Standing::Clean } });
        if (!picked)
            return fail(picked.error());
        standing = *picked;
    }
    return incident::RestorePointChosen { *service, *point, standing, arguments.value(kSource).trimmed() };
}

Usage IncidentHandOver::usage() const
{
    return { QStringLiteral("incident hand-over"), QStringLiteral("ID ROLE NAME"), 3, 3,
        Words::tr("Give a role to somebody else."), { atOption() } };
}

Wanted IncidentHandOver::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    return incident.handOverTo(plan::RoleId(arguments.operands[1]), arguments.operands[2]);
}

Usage IncidentClose::usage() const
{
    return { QStringLiteral("incident close"), QStringLiteral("ID"), 1, 1,
        Words::tr("Close an incident or a drill."),
        { { kSummary, QStringLiteral("TEXT"), Words::tr("How it ended") } } };
}

Wanted IncidentClose::wanted(const Arguments& arguments, session::IncidentSession&, const Console&) const
{
    return incident::IncidentClosed { arguments.value(kSummary).trimmed() };
}

} // namespace muster::commands
