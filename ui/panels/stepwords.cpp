// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stepwords.h"

#include "core/incident/checks.h"
#include "core/incident/phrases.h"
#include "core/plan/plannames.h"
#include "core/plan/unsaid.h"
#include "ui/models/checklistmodel.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace muster::ui {

using incident::StepStatus;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(muster::ui::StepWords)
};

QString roleWords(const session::IncidentSession& incident, const plan::RoleId& wanted)
{
    const auto& roles = incident.plan().roles;
    const auto role
        = std::find_if(roles.begin(), roles.end(), [&](const plan::Role& r) { return r.id == wanted; });
    const auto title = role != roles.end() ? role->title : wanted.toString();
    const auto& held = incident.state().roles;
    const auto holder = held.constFind(wanted);
    if (holder == held.constEnd())
        return Tr::tr("%1: nobody yet").arg(title);
    return Tr::tr("%1: %2").arg(title, incident.state().nameOf(holder->holder));
}

/// "03:14 by Sam"
QString whenAndWho(const session::IncidentSession& incident, const WallTime& time, Instant at,
    const std::optional<journal::PersonId>& by)
{
    const auto when = time.minutes(at);
    return by ? Tr::tr("%1 by %2").arg(when, incident.state().nameOf(*by)) : when;
}

QString withReason(const QString& words, const QString& why)
{
    return why.isEmpty() ? words : Tr::tr("%1: %2").arg(words, why);
}

StandingWords restWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time)
{
    using Kind = incident::RestState::Kind;
    const auto& rest = *step.state.rest;
    const auto since = whenAndWho(incident, time, rest.since, rest.by);
    switch (rest.kind) {
    case Kind::Held:
        return { Glyph::Held, Tr::tr("Held"), since };
    case Kind::Waiting: {
        const auto words = rest.waitUntil
            ? Tr::tr("%1, until %2 at the latest").arg(since, time.minutes(*rest.waitUntil))
            : since;
        return { Glyph::Waiting, step.isDue ? Tr::tr("The wait is over") : Tr::tr("Waiting"),
            withReason(words, rest.why) };
    }
    case Kind::Deferred:
        return { Glyph::Deferred, step.isDue ? Tr::tr("Back; it was put off") : Tr::tr("Put off"),
            withReason(Tr::tr("%1 %2").arg(since, deferralWords(incident, step, time)), rest.why) };
    }
    Q_UNREACHABLE();
}

StandingWords approvalWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time)
{
    using Answer = incident::ApprovalState::Answer;
    const auto by = plan::PlanNames(incident.plan()).who(step.step->approve->by);
    const auto& approval = step.state.approval;
    if (!approval)
        return { Glyph::Decision, Tr::tr("Needs approval:"),
            Tr::tr("%1 must agree before it is done.").arg(by) };
    switch (approval->answer) {
    case Answer::Open:
        return { Glyph::Waiting, Tr::tr("Waiting for approval"),
            Tr::tr("asked %1; %2 must agree.")
                .arg(whenAndWho(incident, time, approval->requestedAt, approval->requestedBy), by) };
    case Answer::Given:
        return { Glyph::Decision, Tr::tr("Approved"),
            Tr::tr("%1, %2").arg(whenAndWho(incident, time, *approval->answeredAt, approval->answeredBy),
                incident::secondHowText(approval->how)) };
    case Answer::Refused:
        return { Glyph::Failed, Tr::tr("Not approved"),
            withReason(
                whenAndWho(incident, time, *approval->answeredAt, approval->answeredBy), approval->why) };
    }
    Q_UNREACHABLE();
}

/// What the check of a step says; nothing while nobody told it.
StandingWords checkWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time)
{
    using incident::CheckWord;
    const auto* check = step.step->check ? incident::checkOf(incident.plan(), *step.step->check) : nullptr;
    const auto& known = incident.state().checks;
    const auto told = check ? known.constFind(check->id) : known.constEnd();
    if (told == known.constEnd())
        return {};
    const auto by = told->program.isEmpty() ? incident.state().nameOf(told->toldBy) : told->program;
    const auto seen = told->saw.isEmpty()
        ? Tr::tr("told %1 by %2").arg(time.seconds(told->toldAt), by)
        : Tr::tr("“%1”, told %2 by %3").arg(told->saw, time.seconds(told->toldAt), by);
    const auto lead = Tr::tr("Check “%1”").arg(plan::PlanNames(incident.plan()).check(check->id));
    if (step.fellBackAt)
        return { Glyph::Regressed, lead,
            Tr::tr("fails since %1; it was done before. %2").arg(time.minutes(*step.fellBackAt), seen) };
    switch (told->word()) {
    case CheckWord::Holds:
        return { Glyph::Sensed, lead, Tr::tr("holds: %1").arg(seen) };
    case CheckWord::Fails:
        return { Glyph::Failed, lead, Tr::tr("fails: %1").arg(seen) };
    case CheckWord::NoAnswer:
        return { Glyph::Stale, lead, Tr::tr("gives no answer: %1").arg(seen) };
    }
    Q_UNREACHABLE();
}

/// The newest restore point that somebody stated, of any service.
QString restorePointWords(const session::IncidentSession& incident, const WallTime& time)
{
    const auto service = incident.state().newestRestorePoint();
    if (!service)
        return Tr::tr("Restore point: none was stated");
    return Tr::tr("Restore point: %1 (%2)")
        .arg(time.dateAndMinutes(incident.state().services[*service].restorePoint->point),
            plan::PlanNames(incident.plan()).service(*service));
}

} // namespace

StandingWords standingWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time)
{
    const auto& state = step.state;
    if (step.waitsOn == incident::WaitsOn::SecondPerson) {
        auto words = whenAndWho(incident, time, *state.endedAt, state.by);
        if (!state.saw.isEmpty())
            words = Tr::tr("%1, saw “%2”").arg(words, state.saw);
        return { Glyph::Waiting, Tr::tr("Done"), Tr::tr("%1. Somebody else must see it too.").arg(words) };
    }
    if (step.fellBackAt)
        return checkWords(incident, step, time);
    if (state.rest)
        return restWords(incident, step, time);
    if (state.status == StepStatus::Failed)
        return {};
    if (step.step->irreversible && state.released)
        return { Glyph::Warning, Tr::tr("Released"),
            whenAndWho(incident, time, state.released->at, state.released->by) };
    if (step.step->approve)
        return approvalWords(incident, step, time);
    const auto sensor = incident::sensorOf(*step.step);
    if (sensor == incident::Sensor::NoticeSent) {
        const auto& notice = step.step->notify;
        return { Glyph::Sensed, Tr::tr("Muster sees this itself:"),
            notice && notice->audience
                ? Tr::tr("it is done once a message to %1 is recorded as sent.")
                      .arg(plan::PlanNames(incident.plan()).audience(*notice->audience))
                : Tr::tr("it is done once a message is recorded as sent.") };
    }
    return checkWords(incident, step, time);
}

QString guardWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time)
{
    const auto& irreversible = *step.step->irreversible;
    QStringList lines;
    if (!irreversible.target.isEmpty())
        lines << Tr::tr("Acts on: %1").arg(irreversible.target);
    lines << (plan::isNobody(irreversible.undo) ? Tr::tr("There is no way back.")
                                                : Tr::tr("Way back: %1").arg(irreversible.undo));
    lines << restorePointWords(incident, time);
    if (step.step->approve) {
        const auto approval = approvalWords(incident, step, time);
        lines << Tr::tr("%1: %2").arg(approval.lead, approval.words);
    }
    return lines.join(u'\n');
}

Glyph glyphOf(incident::StepLook look)
{
    using incident::StepLook;
    switch (look) {
    case StepLook::Pending:
    case StepLook::Available:
        return Glyph::Pending;
    case StepLook::Current:
        return Glyph::Current;
    case StepLook::Held:
        return Glyph::Held;
    case StepLook::Waiting:
        return Glyph::Waiting;
    case StepLook::Deferred:
        return Glyph::Deferred;
    case StepLook::Done:
        return Glyph::Done;
    case StepLook::Verified:
        return Glyph::Verified;
    case StepLook::Sensed:
        return Glyph::Sensed;
    case StepLook::Stale:
        return Glyph::Stale;
    case StepLook::Regressed:
        return Glyph::Regressed;
    case StepLook::Overridden:
        return Glyph::Overridden;
    case StepLook::Skipped:
        return Glyph::Skipped;
    case StepLook::Failed:
        return Glyph::Failed;
    case StepLook::Inactive:
        return Glyph::Inactive;
    }
    return Glyph::Pending;
}

QString insideSentence(const QString& challenge, const QString& language)
{
    const auto english = language.isEmpty() || language.startsWith(u"en");
    if (!english || challenge.size() < 2 || !challenge[1].isLower())
        return challenge;
    return challenge.front().toLower() + challenge.mid(1);
}

QString factWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time)
{
    QStringList facts;
    if (step.step->role)
        facts << roleWords(incident, *step.step->role);
    if (step.state.startedAt && step.state.status != StepStatus::Failed) {
        const auto when = time.minutes(*step.state.startedAt);
        facts << (step.state.by
                ? Tr::tr("started %1 by %2").arg(when, incident.state().nameOf(*step.state.by))
                : Tr::tr("started %1").arg(when));
    }
    if (step.step->critical)
        facts << Tr::tr("critical step");
    if (!step.step->verify.isEmpty())
        facts << Tr::tr("two people confirm");
    return facts.join(QStringLiteral(" · "));
}

QString failureWords(
    const session::IncidentSession& incident, const incident::StepView& step, const WallTime& time)
{
    if (step.state.status != StepStatus::Failed || !step.state.endedAt)
        return {};
    const auto when = time.minutes(*step.state.endedAt);
    const auto who
        = step.state.by ? Tr::tr("%1 by %2").arg(when, incident.state().nameOf(*step.state.by)) : when;
    return step.state.why.isEmpty() ? who : Tr::tr("%1: %2").arg(who, step.state.why);
}

QString detailWords(const plan::Step& step)
{
    QStringList lines;
    if (!step.why.isEmpty())
        lines << Tr::tr("Why: %1").arg(step.why);
    if (!step.undo.isEmpty())
        lines << Tr::tr("To undo: %1").arg(step.undo);
    if (step.irreversible && !step.irreversible->target.isEmpty())
        lines << Tr::tr("Acts on: %1").arg(step.irreversible->target);
    if (!step.remember.isEmpty())
        lines << Tr::tr("Remember: %1").arg(step.remember);
    if (!step.place.source.isEmpty())
        lines << Tr::tr("From: %1").arg(step.place.source);
    return lines.join(u'\n');
}

QString buttonWords(const QString& text)
{
    return text.simplified().replace(u'&', QStringLiteral("&&"));
}

} // namespace muster::ui
