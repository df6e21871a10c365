// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/state.h"

#include "core/incident/payloadcodec.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace muster::incident {

QString wordOf(StepStatus status)
{
    switch (status) {
    case StepStatus::Open:
        return QStringLiteral("open");
    case StepStatus::Done:
        return QStringLiteral("done");
    case StepStatus::Skipped:
        return QStringLiteral("skipped");
    case StepStatus::Failed:
        return QStringLiteral("failed");
    case StepStatus::Overridden:
        return QStringLiteral("overridden");
    }
    Q_UNREACHABLE();
}

QString wordOf(RestState::Kind kind)
{
    switch (kind) {
    case RestState::Kind::Held:
        return QStringLiteral("held");
    case RestState::Kind::Waiting:
        return QStringLiteral("waiting");
    case RestState::Kind::Deferred:
        return QStringLiteral("deferred");
    }
    Q_UNREACHABLE();
}

namespace {

QString wordOf(ApprovalState::Answer answer)
{
    switch (answer) {
    case ApprovalState::Answer::Open:
        return QStringLiteral("open");
    case ApprovalState::Answer::Given:
        return QStringLiteral("given");
    case ApprovalState::Answer::Refused:
        return QStringLiteral("refused");
    }
    Q_UNREACHABLE();
}

struct UntilWords {
    QString operator()(const UntilEnd&) const { return QStringLiteral("the end"); }
    QString operator()(const UntilPhase& p) const { return QStringLiteral("phase ") + p.phase.toString(); }
    QString operator()(const UntilTime& p) const { return isoText(p.at); }
    QString operator()(const UntilStep& p) const { return QStringLiteral("step ") + p.step.toString(); }
};

QString wordOf(SkipReason reason)
{
    switch (reason) {
    case SkipReason::NotNeeded:
        return QStringLiteral("not-needed");
    case SkipReason::DoneElsewhere:
        return QStringLiteral("done-elsewhere");
    case SkipReason::NotPossible:
        return QStringLiteral("not-possible");
    case SkipReason::Other:
        return QStringLiteral("other");
    }
    Q_UNREACHABLE();
}

QString wordOf(RestorePointChosen::Standing standing)
{
    switch (standing) {
    case RestorePointChosen::Standing::Present:
        return QStringLiteral("present");
    case RestorePointChosen::Standing::Proven:
        return QStringLiteral("proven");
    case RestorePointChosen::Standing::Clean:
        return QStringLiteral("clean");
    }
    Q_UNREACHABLE();
}

QString wordOf(Truth truth)
{
    switch (truth) {
    case Truth::Unknown:
        return QStringLiteral("unknown");
    case Truth::Holds:
        return QStringLiteral("holds");
    case Truth::Fails:
        return QStringLiteral("fails");
    }
    Q_UNREACHABLE();
}

QString wordOf(CheckWord word)
{
    switch (word) {
    case CheckWord::Holds:
        return QStringLiteral("holds");
    case CheckWord::Fails:
        return QStringLiteral("fails");
    case CheckWord::NoAnswer:
        return QStringLiteral("no answer");
    }
    Q_UNREACHABLE();
}

QString wordOf(CheckedBy by)
{
    switch (by) {
    case CheckedBy::Person:
        return QStringLiteral("person");
    case CheckedBy::Program:
        return QStringLiteral("program");
    }
    Q_UNREACHABLE();
}

QString wordOf(CredentialAccessed::How how)
{
    switch (how) {
    case CredentialAccessed::How::Revealed:
        return QStringLiteral("revealed");
    case CredentialAccessed::How::Copied:
        return QStringLiteral("copied");
    }
    Q_UNREACHABLE();
}

QString quoted(QString text)
{
    return u'"' + text.replace(u'\n', QStringLiteral("\\n")) + u'"';
}

/// Collects "key: value" lines; what is unset leaves none.
class Printer {
public:
    void line(const QString& key, const QString& value)
    {
        m_lines.append(key + QStringLiteral(": ") + value);
    }
    void line(const QString& key, Instant value) { line(key, isoText(value)); }
    void line(const QString& key, const std::optional<Instant>& value)
    {
        if (value)
            line(key, *value);
    }
    void leaf(const QString& key, const QString& value)
    {
        if (!value.isEmpty())
            line(key, quoted(value));
    }
    [[nodiscard]] QString text()
    {
        m_lines.sort();
        return m_lines.join(u'\n') + u'\n';
    }

private:
    QStringList m_lines;
};

void print(Printer& out, const QString& key, const RestState& rest)
{
    out.line(key,
        QStringLiteral("%1 since %2 by %3").arg(wordOf(rest.kind), isoText(rest.since), rest.by.toString()));
    out.line(key + QStringLiteral(".wait-until"), rest.waitUntil);
    if (rest.kind == RestState::Kind::Deferred)
        out.line(key + QStringLiteral(".until"), std::visit(UntilWords(), rest.until));
    out.leaf(key + QStringLiteral(".why"), rest.why);
}

void print(Printer& out, const QString& key, const SecondState& second)
{
    out.line(key, QStringLiteral("%1 at %2").arg(wordOf(second.how), isoText(second.at)));
    if (second.person)
        out.line(key + QStringLiteral(".person"), second.person->toString());
    out.leaf(key + QStringLiteral(".saw"), second.saw);
    out.leaf(key + QStringLiteral(".why"), second.why);
}

void print(Printer& out, const QString& key, const ApprovalState& approval)
{
    out.line(key,
        QStringLiteral("%1, asked at %2 by %3")
            .arg(wordOf(approval.answer), isoText(approval.requestedAt), approval.requestedBy.toString()));
    out.line(key + QStringLiteral(".answered"), approval.answeredAt);
    if (approval.answeredBy) {
        out.line(key + QStringLiteral(".by"), approval.answeredBy->toString());
        out.line(key + QStringLiteral(".how"), wordOf(approval.how));
    }
    out.leaf(key + QStringLiteral(".why"), approval.why);
}

void print(Printer& out, const QString& key, const StepState& step)
{
    out.line(key + QStringLiteral(".status"), wordOf(step.status));
    out.line(key + QStringLiteral(".started"), step.startedAt);
    out.line(key + QStringLiteral(".ended"), step.endedAt);
    if (step.by)
        out.line(key + QStringLiteral(".by"), step.by->toString());
    out.leaf(key + QStringLiteral(".saw"), step.saw);
    out.leaf(key + QStringLiteral(".why"), step.why);
    if (step.skipReason)
        out.line(key + QStringLiteral(".reason"), wordOf(*step.skipReason));
    if (step.overrideReason)
        out.line(key + QStringLiteral(".override"), wordOf(*step.overrideReason));
    if (step.rest)
        print(out, key + QStringLiteral(".rest"), *step.rest);
    if (step.released) {
        out.line(key + QStringLiteral(".released"),
            QStringLiteral("%1 by %2").arg(isoText(step.released->at), step.released->by.toString()));
    }
    if (step.second)
        print(out, key + QStringLiteral(".second"), *step.second);
    if (step.approval)
        print(out, key + QStringLiteral(".approval"), *step.approval);
    for (auto it = step.rotations.begin(); it != step.rotations.end(); ++it) {
        out.line(key + QStringLiteral(".rotated ") + it.key() + QStringLiteral(".new-works"), it->newWorks);
        out.line(key + QStringLiteral(".rotated ") + it.key() + QStringLiteral(".old-dead"), it->oldDead);
    }
    if (step.misfits > 0)
        out.line(key + QStringLiteral(".misfits"), QString::number(step.misfits));
    if (step.extended > Millis { 0 })
        out.line(key + QStringLiteral(".extended"), durationText(step.extended));
    out.line(key + QStringLiteral(".remember-ended"), step.rememberEndedAt);
    if (step.contradicted)
        out.line(key + QStringLiteral(".contradicted"), QStringLiteral("yes"));
}

void print(Printer& out, const QString& key, const CheckState& check)
{
    for (const auto& turn : check.turns)
        out.line(key,
            QStringLiteral("%1 at %2 by a %3").arg(wordOf(turn.word), isoText(turn.at), wordOf(turn.by)));
    out.line(key + QStringLiteral(".told"),
        QStringLiteral("%1 by %2").arg(isoText(check.toldAt), check.toldBy.toString()));
    out.leaf(key + QStringLiteral(".saw"), check.saw);
    out.leaf(key + QStringLiteral(".program"), check.program);
}

void print(Printer& out, const QString& key, const ServiceState& service)
{
    out.line(key + QStringLiteral(".recovered"), service.recoveredAt);
    for (qsizetype i = 0; i < service.pauses.size(); ++i) {
        const auto& pause = service.pauses[i];
        const auto name = key + QStringLiteral(".pause %1").arg(i + 1, 5, 10, QLatin1Char('0'));
        out.line(name,
            QStringLiteral("in %1 at %2 by %3")
                .arg(pause.entry.toString(), isoText(pause.from), pause.by.toString()));
        out.line(name + QStringLiteral(".to"), pause.to);
        out.leaf(name + QStringLiteral(".why"), pause.why);
    }
    if (!service.restorePoint)
        return;
    const auto point = key + QStringLiteral(".restore-point");
    out.line(point, service.restorePoint->point);
    out.line(point + QStringLiteral(".standing"), wordOf(service.restorePoint->standing));
    out.line(point + QStringLiteral(".stated"), service.restorePoint->statedAt);
    out.leaf(point + QStringLiteral(".source"), service.restorePoint->source);
}

void print(Printer& out, const QString& key, const MessageState& message)
{
    out.line(key, isoText(message.at) + QStringLiteral(" to ") + message.audience.toString());
    out.line(key + QStringLiteral(".by"), message.by.toString());
    if (message.from)
        out.line(key + QStringLiteral(".template"), message.from->toString());
    if (!message.channel.isEmpty())
        out.line(key + QStringLiteral(".channel"), message.channel);
    out.line(key + QStringLiteral(".next"), message.nextAt);
    out.leaf(key + QStringLiteral(".text"), message.text);
}

/// Prints one change of the plan below its key.
class AmendingPrinter {
public:
    AmendingPrinter(Printer& out, QString key)
        : m_out(out)
        , m_key(std::move(key))
    {
    }

    void operator()(const ScenarioAttached& p) const
    {
        line("attached", p.as.toString() + QStringLiteral(" of ") + p.scenario.toString(), p.why);
    }
    void operator()(const ScenarioDetached& p) const { line("detached", p.as.toString(), {}); }
    void operator()(const StepAdded& p) const
    {
        line("added", p.step.toString() + placeText(p.phase, p.behind), p.why);
        words(p.title, p.expect);
    }
    void operator()(const StepStruck& p) const { line("struck", p.step.toString(), p.why); }
    void operator()(const StepRestored& p) const { line("restored", p.step.toString(), {}); }
    void operator()(const StepReworded& p) const
    {
        line("reworded", p.step.toString(), p.why);
        words(p.title, p.expect);
    }
    void operator()(const StepMoved& p) const
    {
        line("moved", p.step.toString() + placeText(p.phase, p.behind), p.why);
    }

private:
    static QString placeText(const PhaseAddress& phase, const std::optional<StepAddress>& behind)
    {
        const auto in = QStringLiteral(" in ") + phase.toString();
        return behind ? in + QStringLiteral(" behind ") + behind->toString() : in;
    }
    void line(const char* what, const QString& about, const QString& why) const
    {
        m_out.line(m_key, QLatin1StringView(what) + u' ' + about);
        m_out.leaf(m_key + QStringLiteral(".why"), why);
    }
    void words(const QString& title, const QString& expect) const
    {
        m_out.leaf(m_key + QStringLiteral(".title"), title);
        m_out.leaf(m_key + QStringLiteral(".expect"), expect);
    }

    Printer& m_out;
    QString m_key;
};

void print(Printer& out, const QString& key, const Amendment& change)
{
    out.line(key + QStringLiteral(".at"), change.at);
    out.line(key + QStringLiteral(".by"), change.by.toString());
    std::visit(AmendingPrinter(out, key), change.what);
}

void print(Printer& out, const QString& name, const EvidenceState& evidence)
{
    const auto& what = evidence.what;
    out.line(name,
        QStringLiteral("%1 %2 of %3 bytes, %4, at %5 by %6")
            .arg(wordOf(what.kind), what.file.hash)
            .arg(what.file.size)
            .arg(what.media, isoText(evidence.at), evidence.by.toString()));
    if (what.about)
        out.line(name + QStringLiteral(".about"), what.about->toString());
    out.leaf(name + QStringLiteral(".name"), what.name);
    out.leaf(name + QStringLiteral(".of"), what.of);
    out.leaf(name + QStringLiteral(".shows"), what.shows);
    out.leaf(name + QStringLiteral(".means"), what.means);
    out.line(name + QStringLiteral(".withdrawn"), evidence.withdrawnAt);
}

/// "objection 00001"
QString numbered(const char* what, qsizetype index)
{
    return QStringLiteral("%1 %2").arg(QLatin1StringView(what)).arg(index + 1, 5, 10, QLatin1Char('0'));
}

void print(Printer& out, const QString& name, const FollowUpState& followUp)
{
    out.line(name,
        QStringLiteral("%1 at %2 by %3")
            .arg(followUp.id.toString(), isoText(followUp.at), followUp.by.toString()));
    out.leaf(name + QStringLiteral(".what"), followUp.what);
    out.leaf(name + QStringLiteral(".owner"), followUp.owner);
    out.line(name + QStringLiteral(".due"), followUp.due);
    if (followUp.from)
        out.line(name + QStringLiteral(".from"), followUp.from->toString());
    if (followUp.ended)
        out.line(name + QStringLiteral(".how"), wordOf(*followUp.ended));
    out.line(name + QStringLiteral(".ended"), followUp.endedAt);
    out.leaf(name + QStringLiteral(".why"), followUp.why);
}

void print(Printer& out, const ReviewState& review)
{
    if (review.by) {
        out.line(QStringLiteral("review"),
            QStringLiteral("%1 by %2").arg(wordOf(review.stage), review.by->toString()));
    }
    out.line(QStringLiteral("review.since"), review.since);
    out.leaf(QStringLiteral("review.why"), review.why);
    for (auto it = review.written.begin(); it != review.written.end(); ++it) {
        const auto name = QStringLiteral("written ") + it.key();
        out.line(name,
            QStringLiteral("in %1 at %2 by %3")
                .arg(it->entry.toString(), isoText(it->at), it->by.toString()));
        out.leaf(name + QStringLiteral(".text"), it->text);
    }
    for (qsizetype i = 0; i < review.comments.size(); ++i) {
        const auto& comment = review.comments[i];
        const auto name = numbered("comment", i);
        out.line(name,
            QStringLiteral("%1 on %2 at %3 by %4")
                .arg(comment.id.toString(), comment.section, isoText(comment.at), comment.by.toString()));
        out.leaf(name + QStringLiteral(".text"), comment.text);
        out.line(name + QStringLiteral(".settled"), comment.settledAt);
        out.leaf(name + QStringLiteral(".how"), comment.how);
    }
}

} // namespace

bool IncidentState::isErased(const journal::EventId& entry, const QString& field) const
{
    return erasedTexts.value(entry).contains(field);
}

QString IncidentState::nameOf(const PersonId& person) const
{
    const auto name = people.value(person);
    return name.isEmpty() ? QCoreApplication::translate("muster", "somebody") : name;
}

std::optional<PersonId> IncidentState::commander() const
{
    const auto role = roles.constFind(commanderRole());
    return role == roles.constEnd() ? std::nullopt : std::optional(role->holder);
}

std::optional<plan::ServiceId> IncidentState::newestRestorePoint() const
{
    std::optional<plan::ServiceId> newest;
    for (auto it = services.begin(); it != services.end(); ++it) {
        if (it->restorePoint && (!newest || it->restorePoint->point > services[*newest].restorePoint->point))
            newest = it.key();
    }
    return newest;
}

const MessageState* IncidentState::lastMessageTo(const plan::AudienceId& audience) const
{
    const auto last = std::find_if(messages.crbegin(), messages.crend(),
        [&](const MessageState& message) { return message.audience == audience; });
    return last == messages.crend() ? nullptr : &*last;
}

Millis ServiceState::pausedBetween(Instant from, Instant to) const
{
    // One that was noted afterwards may lie within another; no time is taken out twice.
    auto sorted = pauses;
    std::stable_sort(sorted.begin(), sorted.end(),
        [](const PauseState& one, const PauseState& other) { return one.from < other.from; });
    Millis stood { 0 };
    auto counted = from;
    for (const auto& pause : std::as_const(sorted)) {
        const auto begin = std::max(pause.from, counted);
        const auto end = std::min(pause.to.value_or(to), to);
        stood += std::max(end - begin, Millis { 0 });
        counted = std::max(counted, end);
    }
    return stood;
}

Instant CheckState::since() const
{
    auto first = turns.last().at;
    for (auto turn = turns.rbegin(); turn != turns.rend() && turn->word == word(); ++turn)
        first = turn->at;
    return first;
}

Instant shownAt(const ClockState& clock, Instant wall)
{
    const auto passed = (wall - clock.wall).count();
    // In two parts, so that years at the fastest rate do not overflow.
    return clock.simulated + Millis { passed / 1000 * clock.rate + passed % 1000 * clock.rate / 1000 };
}

const QStringList& reviewParts()
{
    static const QStringList kParts { QStringLiteral("summary"), QStringLiteral("impact"),
        QStringLiteral("contributors"), QStringLiteral("mitigators"), QStringLiteral("surprises"),
        QStringLiteral("luck"), QStringLiteral("worries") };
    return kParts;
}

plan::RoleId commanderRole()
{
    return plan::RoleId(QStringLiteral("commander"));
}

QString printed(const IncidentState& state)
{
    Printer out;
    out.line(QStringLiteral("events"), QString::number(state.events));
    out.line(QStringLiteral("ignored"), QString::number(state.ignored));
    out.line(QStringLiteral("last-act"), state.lastActAt);
    if (state.declared) {
        out.line(QStringLiteral("kind"), journal::textOf(state.kind));
        out.line(QStringLiteral("plan"), state.plan.toString());
        out.line(QStringLiteral("plan.version"), state.planVersion);
        out.line(QStringLiteral("plan.hash"), state.planHash);
        out.line(QStringLiteral("plan.source"), state.sourceHash);
        out.line(QStringLiteral("scenario"), state.scenario.toString());
        out.line(QStringLiteral("declared"), state.declaredAt);
        out.line(QStringLiteral("failed"), state.failedAt);
    }
    out.leaf(QStringLiteral("title"), state.title);
    out.leaf(QStringLiteral("summary"), state.summary);
    if (state.severity)
        out.line(QStringLiteral("severity"), state.severity->toString());
    if (state.parent)
        out.line(QStringLiteral("parent"), state.parent->toString());
    out.line(QStringLiteral("damage-began"), state.damageBegan);
    out.line(QStringLiteral("last-write"), state.lastWrite);
    out.line(QStringLiteral("closed"), state.closedAt);
    if (state.watch) {
        const auto& watch = *state.watch;
        out.line(QStringLiteral("watch"),
            QStringLiteral("until %1, begun %2").arg(isoText(watch.until), isoText(watch.begunAt)));
        out.line(QStringLiteral("watch.owner"), watch.owner);
        out.line(QStringLiteral("watch.ended"), watch.endedAt);
    }
    for (auto it = state.erasedTexts.begin(); it != state.erasedTexts.end(); ++it)
        out.line(QStringLiteral("erased ") + it.key().toString(), it->join(u' '));
    for (const auto& file : state.erasedFiles)
        out.line(QStringLiteral("erased file ") + file, QStringLiteral("yes"));
    for (auto it = state.steps.begin(); it != state.steps.end(); ++it)
        print(out, QStringLiteral("step ") + it.key().toString(), *it);
    for (qsizetype i = 0; i < state.amendments.size(); ++i)
        print(out, QStringLiteral("change %1").arg(i + 1, 3, 10, QLatin1Char('0')), state.amendments[i]);
    if (state.rollback) {
        out.line(QStringLiteral("rollback"),
            QStringLiteral("%1 by %2").arg(isoText(state.rollback->at), state.rollback->by.toString()));
        out.leaf(QStringLiteral("rollback.why"), state.rollback->why);
    }
    for (auto it = state.phases.begin(); it != state.phases.end(); ++it) {
        out.line(QStringLiteral("phase ") + it.key().toString(),
            QStringLiteral("complete at %1 by %2").arg(isoText(it->completedAt), it->by.toString()));
    }
    for (auto it = state.roles.begin(); it != state.roles.end(); ++it) {
        out.line(QStringLiteral("role ") + it.key().toString(),
            QStringLiteral("%1 since %2").arg(it->holder.toString(), isoText(it->since)));
    }
    for (auto it = state.decisions.begin(); it != state.decisions.end(); ++it) {
        out.line(QStringLiteral("decision ") + it.key().toString(),
            QStringLiteral("%1 at %2 by %3 in %4")
                .arg(it->answer.toString(), isoText(it->at), it->by.toString(), it->step.toString()));
    }
    for (auto it = state.services.begin(); it != state.services.end(); ++it)
        print(out, QStringLiteral("service ") + it.key().toString(), *it);
    for (qsizetype i = 0; i < state.messages.size(); ++i)
        print(out, QStringLiteral("message %1").arg(i + 1, 5, 10, QLatin1Char('0')), state.messages[i]);
    for (auto it = state.credentials.begin(); it != state.credentials.end(); ++it) {
        out.line(QStringLiteral("credential ") + it.key(),
            QStringLiteral("%1 at %2 by %3")
                .arg(wordOf(it->how), isoText(it->accessedAt), it->accessedBy.toString()));
    }
    for (auto it = state.assumptions.begin(); it != state.assumptions.end(); ++it)
        out.line(QStringLiteral("assumption ") + it.key(), wordOf(*it));
    for (auto it = state.checks.begin(); it != state.checks.end(); ++it)
        print(out, QStringLiteral("check ") + it.key().toString(), *it);
    for (const auto& entry : state.decidedIn)
        out.line(QStringLiteral("decided in ") + entry.toString(), QStringLiteral("yes"));
    for (qsizetype i = 0; i < state.objections.size(); ++i) {
        const auto& objection = state.objections[i];
        const auto name = numbered("objection", i);
        out.line(name,
            QStringLiteral("to %1 in %2 at %3 by %4")
                .arg(objection.about.toString(), objection.entry.toString(), isoText(objection.at),
                    objection.by.toString()));
        out.leaf(name + QStringLiteral(".whose"), objection.whose);
        out.leaf(name + QStringLiteral(".text"), objection.text);
    }
    for (qsizetype i = 0; i < state.followUps.size(); ++i)
        print(out, numbered("follow-up", i), state.followUps[i]);
    print(out, state.review);
    for (auto it = state.people.begin(); it != state.people.end(); ++it)
        out.leaf(QStringLiteral("person ") + it.key().toString(), *it);
    if (state.clock) {
        out.line(QStringLiteral("clock"),
            QStringLiteral("%1 at %2 rate %3")
                .arg(isoText(state.clock->simulated), isoText(state.clock->wall))
                .arg(state.clock->rate));
    }
    for (qsizetype i = 0; i < state.evidence.size(); ++i)
        print(out, QStringLiteral("evidence %1").arg(i + 1, 5, 10, QLatin1Char('0')), state.evidence[i]);
    for (qsizetype i = 0; i < state.anchors.size(); ++i) {
        const auto& anchor = state.anchors[i];
        out.line(QStringLiteral("anchor %1").arg(i + 1, 5, 10, QLatin1Char('0')),
            QStringLiteral("%1 of entry %2 at %3 by %4")
                .arg(wordOf(anchor.way))
                .arg(anchor.seq)
                .arg(isoText(anchor.at), anchor.by.toString()));
    }
    for (qsizetype i = 0; i < state.clockMoves.size(); ++i) {
        const auto& move = state.clockMoves[i];
        out.line(QStringLiteral("clock-move %1").arg(i + 1, 5, 10, QLatin1Char('0')),
            QStringLiteral("%1 ms from %2.%3 on")
                .arg(move.by.count())
                .arg(move.stamp.ms)
                .arg(move.stamp.counter));
    }
    return out.text();
}

} // namespace muster::incident
