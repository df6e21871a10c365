// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reviewwords.h"

#include "core/base/spokentime.h"
#include "core/plan/plannames.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace muster::ui {

using incident::ReviewStage;

namespace {

constexpr int kGraveDays = 3;
constexpr int kUsualDays = 5;
constexpr int kFriday = 5;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

QDate dateOf(Instant at, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(millisOf(at), zone).date();
}

/// "Friday, 20 March"
QString dayText(QDate day)
{
    return QLocale::c().toString(day, QStringLiteral("dddd, d MMMM"));
}

QString momentOf(const session::IncidentSession& incident, Instant at)
{
    const WallTime time(incident.plan().zone);
    return QStringLiteral("%1 %2").arg(time.dateAndMinutes(at), time.zoneName(at));
}

/// When it was closed, by the machine that recorded it.
std::optional<Instant> closedOnMachine(const session::IncidentSession& incident)
{
    const auto& events = incident.events();
    const auto closed = std::find_if(events.rbegin(), events.rend(),
        [](const journal::Event& event) { return event.type == u"incident.closed"; });
    return closed == events.rend() ? std::nullopt : std::optional(closed->wall);
}

} // namespace

QTimeZone zoneOfReview(const plan::Plan& plan)
{
    const auto zone = zoneNamed(plan.zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

QString stageText(ReviewStage stage)
{
    switch (stage) {
    case ReviewStage::Draft:
        return tr("Draft");
    case ReviewStage::InReview:
        return tr("In review");
    case ReviewStage::Approved:
        return tr("Approved");
    case ReviewStage::Closed:
        return tr("Closed");
    }
    Q_UNREACHABLE();
}

QString onwardText(ReviewStage stage)
{
    switch (stage) {
    case ReviewStage::Draft:
        return tr("Ask for review");
    case ReviewStage::InReview:
        return tr("Approve");
    case ReviewStage::Approved:
        return tr("Close the review");
    case ReviewStage::Closed:
        return {};
    }
    Q_UNREACHABLE();
}

QString backText(ReviewStage stage)
{
    switch (stage) {
    case ReviewStage::Draft:
        return {};
    case ReviewStage::InReview:
        return tr("Back to draft…");
    case ReviewStage::Approved:
        return tr("Back to review…");
    case ReviewStage::Closed:
        return tr("Back to approved…");
    }
    Q_UNREACHABLE();
}

QString standingText(const session::IncidentSession& incident)
{
    const auto& review = incident.state().review;
    if (!review.since || !review.by)
        return tr("Nobody has asked for a review yet.");
    const auto sentence
        = tr("Since %1, by %2.").arg(momentOf(incident, *review.since), incident.state().nameOf(*review.by));
    return review.why.isEmpty() ? sentence : sentence + u' ' + tr("Why: %1").arg(review.why);
}

QString settledText(ReviewStage stage)
{
    if (stage < ReviewStage::Approved)
        return {};
    return tr("The report is approved. To change it, take it back to review first, with a reason.");
}

QDate reviewDue(const plan::Plan& plan, const std::optional<plan::SeverityId>& severity, QDate closed)
{
    if (severity && !plan.severities.isEmpty() && plan.severities.first().id == *severity)
        return closed.addDays(kGraveDays);
    auto day = closed;
    for (int left = kUsualDays; left > 0;) {
        day = day.addDays(1);
        if (day.dayOfWeek() <= kFriday)
            --left;
    }
    return day;
}

DueWords dueWords(const session::IncidentSession& incident)
{
    const auto closed = closedOnMachine(incident);
    if (!closed)
        return {};
    const auto zone = zoneOfReview(incident.plan());
    const auto due = reviewDue(incident.plan(), incident.state().severity, dateOf(*closed, zone));
    if (incident.state().review.stage >= ReviewStage::Approved)
        return { tr("The review was due %1.").arg(dayText(due)) };
    const auto late = due.daysTo(dateOf(incident.machineClock().now(), zone));
    if (late <= 0)
        return { tr("Review due %1").arg(dayText(due)) };
    return { late == 1 ? tr("Review late: it was due %1, yesterday.").arg(dayText(due))
                       : tr("Review late: it was due %1, %2 days ago.").arg(dayText(due)).arg(late),
        true };
}

bool isWatched(const session::IncidentSession& incident)
{
    const auto& watch = incident.state().watch;
    return watch && !watch->endedAt && watch->until > incident.clock().now();
}

QString watchText(const session::IncidentSession& incident)
{
    const auto& watch = incident.state().watch;
    if (!watch)
        return {};
    const auto until = momentOf(incident, watch->until);
    if (watch->endedAt)
        return tr("The watch was ended before its time, which was %1.").arg(until);
    if (!isWatched(incident))
        return tr("The watch was over at %1.").arg(until);
    return watch->owner.isEmpty()
        ? tr("Watch until %1. The plan does not say who keeps it.").arg(until)
        : tr("Watch until %1, kept by %2.").arg(until, plan::PlanNames(incident.plan()).who(watch->owner));
}

QStringList partsInReview()
{
    auto parts = incident::reviewParts();
    // It is said at a handover, and is over with the incident.
    parts.removeAll(QStringLiteral("worries"));
    return parts;
}

QString titleOfPart(const QString& part)
{
    if (part == u"summary")
        return tr("Summary");
    if (part == u"impact")
        return tr("Impact");
    if (part == u"contributors")
        return tr("What contributed");
    if (part == u"mitigators")
        return tr("What helped");
    if (part == u"surprises")
        return tr("What surprised");
    return part == u"luck" ? tr("Where luck helped") : part;
}

QString hintOfPart(const QString& part)
{
    if (part == u"summary")
        return tr("What happened, for somebody who was not there");
    if (part == u"impact")
        return tr("Whom it touched, how many, and what it cost them");
    if (part == u"contributors")
        return tr("What made it possible or worse; things and conditions, not people");
    if (part == u"mitigators")
        return tr("What kept it from being worse");
    if (part == u"surprises")
        return tr("What nobody had expected");
    return part == u"luck" ? tr("What went well by chance, and might not next time") : QString();
}

qsizetype wordsIn(const QString& text)
{
    static const QRegularExpression kBetween(QStringLiteral("\\s+"));
    return text.split(kBetween, Qt::SkipEmptyParts).size();
}

DueWords followUpWords(const incident::FollowUpState& followUp, const session::IncidentSession& incident)
{
    const WallTime time(incident.plan().zone);
    const auto what = followUp.what.isEmpty() ? tr("What it was is not here any more") : followUp.what;
    const auto owner = followUp.owner.isEmpty() ? tr("nobody has taken it") : tr("by %1").arg(followUp.owner);
    if (followUp.ended) {
        const auto how
            = *followUp.ended == incident::FollowUpEnded::How::Done ? tr("Done") : tr("Not to be done");
        const auto when = followUp.endedAt ? u' ' + time.date(*followUp.endedAt) : QString();
        const auto why = followUp.why.isEmpty() ? QString() : QStringLiteral(": ") + followUp.why;
        return { QStringLiteral("%1 — %2. %3%4%5").arg(what, owner, how, when, why) };
    }
    if (!followUp.due)
        return { QStringLiteral("%1 — %2, %3.").arg(what, owner, tr("no day agreed")) };
    const bool isLate = *followUp.due < incident.machineClock().now();
    return { QStringLiteral("%1 — %2, %3.")
                 .arg(what, owner,
                     (isLate ? tr("late, was due %1") : tr("due %1")).arg(time.date(*followUp.due))),
        isLate };
}

} // namespace muster::ui
