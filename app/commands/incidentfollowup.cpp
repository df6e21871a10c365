// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentfollowup.h"

#include "app/commands/await.h"
#include "app/commands/lookup.h"
#include "app/commands/times.h"
#include "core/base/printable.h"
#include "core/incident/payloadcodec.h"

#include <algorithm>

namespace muster::commands {

namespace {

using How = incident::FollowUpEnded::How;
using Wanted = Result<incident::Payload>;

const auto kDue = QStringLiteral("--due");
const auto kFrom = QStringLiteral("--from");
const auto kOwner = QStringLiteral("--owner");
const auto kSays = QStringLiteral("--says");
const auto kWhose = QStringLiteral("--whose");
const auto kWhy = QStringLiteral("--why");

enum class Verb { List, Add, Change, Done, Drop, Reopen };

/// Among the operands.
constexpr qsizetype kVerb = 1;
constexpr qsizetype kWhat = 2;

/// The entry that answered a question of the plan last; else the one whose id begins so.
Result<journal::EventId> decisionCalled(const session::IncidentSession& incident, const QString& word)
{
    for (auto event = incident.events().crbegin(); event != incident.events().crend(); ++event) {
        const auto payload = incident::decode(*event);
        const auto* decided = payload ? std::get_if<incident::DecisionRecorded>(&*payload) : nullptr;
        if (decided && decided->decision.toString() == word)
            return event->id;
    }
    return entryCalled(incident, word);
}

/// By its number in the list, from 1 on, or by the beginning of its id.
Result<incident::FollowUpState> followUpCalled(
    const QList<incident::FollowUpState>& followUps, const QString& word)
{
    bool isNumber = false;
    const auto number = word.toLongLong(&isNumber);
    if (isNumber && number >= 1 && number <= followUps.size())
        return followUps[number - 1];
    QList<incident::FollowUpState> matching;
    std::copy_if(followUps.begin(), followUps.end(), std::back_inserter(matching), [&](const auto& followUp) {
        return !isNumber && !word.isEmpty() && followUp.id.toString().startsWith(word.toLower());
    });
    if (matching.size() == 1)
        return matching.first();
    if (followUps.isEmpty())
        return fail(Fault::NotFound, Words::tr("This incident has no follow-ups."));
    return fail(Fault::NotFound,
        Words::tr("There is no follow-up \"%1\". There are %2; see: muster-cli incident follow-up ID")
            .arg(printableLine(word, kMaxQuoted), QString::number(followUps.size())));
}

QString stateText(const incident::FollowUpState& followUp, const QTimeZone& zone)
{
    if (!followUp.ended)
        return Words::tr("open");
    const auto word = *followUp.ended == How::Done ? Words::tr("done at %1") : Words::tr("dropped at %1");
    return word.arg(dateAndTime(*followUp.endedAt, zone));
}

QString lineOf(qsizetype number, const incident::FollowUpState& followUp, const QTimeZone& zone)
{
    QStringList parts { followUp.what.isEmpty() ? Words::tr("(withheld)") : followUp.what };
    parts << (followUp.owner.isEmpty() ? Words::tr("nobody does it yet")
                                       : Words::tr("by %1").arg(followUp.owner));
    if (followUp.due)
        parts << Words::tr("until %1").arg(dateAndTime(*followUp.due, zone));
    parts << stateText(followUp, zone);
    const auto why = followUp.why.isEmpty() ? QString() : QStringLiteral(": ") + followUp.why;
    return QStringLiteral("%1  %2%3").arg(number, 3).arg(parts.join(QStringLiteral(" · ")), why);
}

QJsonObject jsonOf(qsizetype number, const incident::FollowUpState& followUp)
{
    const auto orNull
        = [](const std::optional<Instant>& at) { return at ? QJsonValue(isoText(*at)) : QJsonValue(); };
    return { { QStringLiteral("number"), number }, { QStringLiteral("id"), followUp.id.toString() },
        { QStringLiteral("what"), followUp.what }, { QStringLiteral("owner"), followUp.owner },
        { QStringLiteral("due_at"), orNull(followUp.due) },
        { QStringLiteral("from"), followUp.from ? QJsonValue(followUp.from->toString()) : QJsonValue() },
        { QStringLiteral("state"),
            followUp.ended ? incident::wordOf(*followUp.ended) : QStringLiteral("open") },
        { QStringLiteral("ended_at"), orNull(followUp.endedAt) }, { QStringLiteral("why"), followUp.why } };
}

/// What is done with one open incident.
class Work {
public:
    Work(const Arguments& arguments, session::IncidentSession& incident, Console& console)
        : m_arguments(arguments)
        , m_incident(incident)
        , m_console(console)
        , m_zone(zoneOf(incident.plan().zone, console.utc))
    {
    }

    int list()
    {
        const auto& followUps = m_incident.state().followUps;
        if (m_console.json) {
            QJsonArray rows;
            for (qsizetype i = 0; i < followUps.size(); ++i)
                rows.append(jsonOf(i + 1, followUps[i]));
            m_console.tell(rows);
            return kDone;
        }
        if (followUps.isEmpty())
            m_console.tell(Words::tr("This incident has no follow-ups."));
        for (qsizetype i = 0; i < followUps.size(); ++i)
            m_console.tell(lineOf(i + 1, followUps[i], m_zone));
        return kDone;
    }

    int record(Verb verb)
    {
        const auto at = timeMeant(m_arguments, m_incident, m_zone);
        if (!at)
            return m_console.refuse(at.error());
        const auto act = wanted(verb);
        if (!act)
            return m_console.refuse(act.error());
        const auto told = m_incident.timeline().size();
        const auto done = await(m_incident.act(*act, *at));
        if (!done)
            return m_console.refuse(done.error());
        tellSince(told, m_incident, m_zone, m_console);
        return kDone;
    }

private:
    [[nodiscard]] Wanted wanted(Verb verb) const
    {
        const auto due = dueMeant();
        if (!due)
            return fail(due.error());
        const auto word = m_arguments.operands[kWhat].trimmed();
        if (verb == Verb::Add) {
            std::optional<journal::EventId> from;
            if (m_arguments.has(kFrom)) {
                const auto entry = entryCalled(m_incident, m_arguments.value(kFrom));
                if (!entry)
                    return fail(entry.error());
                from = *entry;
            }
            return incident::FollowUpAdded { *due, from, word, textOf(m_arguments, kOwner) };
        }
        const auto known = followUpCalled(m_incident.state().followUps, word);
        if (!known)
            return fail(known.error());
        switch (verb) {
        case Verb::List:
        case Verb::Add:
            break;
        case Verb::Change:
            if (!m_arguments.has(kOwner) && !m_arguments.has(kDue))
                return fail(Fault::Invalid, Words::tr("Say what is new: --owner, --due or both."));
            return incident::FollowUpChanged { known->id, m_arguments.has(kDue) ? *due : known->due,
                m_arguments.has(kOwner) ? textOf(m_arguments, kOwner) : known->owner };
        case Verb::Done:
            return incident::FollowUpEnded { known->id, How::Done, textOf(m_arguments, kWhy) };
        case Verb::Drop:
            return incident::FollowUpEnded { known->id, How::Dropped, textOf(m_arguments, kWhy) };
        case Verb::Reopen:
            return incident::FollowUpReopened { known->id };
        }
        Q_UNREACHABLE();
    }

    /// An empty time takes the one that was agreed away.
    [[nodiscard]] Result<std::optional<Instant>> dueMeant() const
    {
        const auto text = textOf(m_arguments, kDue);
        if (text.isEmpty())
            return std::optional<Instant>();
        const auto read = readComingTime(text, m_incident.clock().now(), m_zone);
        if (!read)
            return fail(read.error());
        return std::optional(*read);
    }

    const Arguments& m_arguments;
    session::IncidentSession& m_incident;
    Console& m_console;
    QTimeZone m_zone;
};

/// An option that says nothing of what is wanted; empty for none.
QString strayIn(const Arguments& arguments, Verb verb)
{
    const QHash<QString, QList<Verb>> belong { { kOwner, { Verb::Add, Verb::Change } },
        { kDue, { Verb::Add, Verb::Change } }, { kFrom, { Verb::Add } }, { kWhy, { Verb::Done, Verb::Drop } },
        { atOption().name, { Verb::Add, Verb::Change, Verb::Done, Verb::Drop, Verb::Reopen } } };
    for (const auto& option : { kOwner, kDue, kFrom, kWhy, atOption().name }) {
        if (arguments.has(option) && !belong.value(option).contains(verb))
            return option;
    }
    return {};
}

} // namespace

Usage IncidentPause::usage() const
{
    return { QStringLiteral("incident pause"), QStringLiteral("ID SERVICE"), 2, 2,
        Words::tr("Let the clock of a service stand, with the reason and who agreed."),
        { whyOption(), atOption() } };
}

Wanted IncidentPause::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto service = serviceCalled(incident.plan(), arguments.operands[1]);
    if (!service)
        return fail(service.error());
    return incident::ObjectivePaused { *service, textOf(arguments, kWhy) };
}

Usage IncidentUnpause::usage() const
{
    return { QStringLiteral("incident unpause"), QStringLiteral("ID SERVICE"), 2, 2,
        Words::tr("Let the clock of a service run again."), { atOption() } };
}

Wanted IncidentUnpause::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto service = serviceCalled(incident.plan(), arguments.operands[1]);
    if (!service)
        return fail(service.error());
    return incident::ObjectiveResumed { *service };
}

Usage IncidentObject::usage() const
{
    return { QStringLiteral("incident object"), QStringLiteral("ID DECISION"), 2, 2,
        Words::tr("Record that somebody does not agree with a decision."),
        { { kSays, QStringLiteral("TEXT"), Words::tr("What speaks against it") },
            { kWhose, QStringLiteral("NAME"), Words::tr("Whose objection it is, if not yours") },
            atOption() } };
}

Wanted IncidentObject::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto about = decisionCalled(incident, arguments.operands[1]);
    if (!about)
        return fail(about.error());
    return incident::ObjectionNoted { *about, textOf(arguments, kWhose), textOf(arguments, kSays) };
}

Usage IncidentFollowUp::usage() const
{
    return { QStringLiteral("incident follow-up"), QStringLiteral("ID [VERB] [WHAT]"), 1, 3,
        Words::tr("Say what is to be done afterwards (list), or add, change, done, drop, reopen."),
        { { kOwner, QStringLiteral("NAME"), Words::tr("Who does it") },
            { kDue, QStringLiteral("TIME"), Words::tr("Until when") },
            { kFrom, QStringLiteral("ENTRY"), Words::tr("With add: the entry that it comes from") },
            whyOption(), atOption() } };
}

int IncidentFollowUp::run(const Arguments& arguments, Console& console)
{
    auto verb = Verb::List;
    if (arguments.operands.size() > kVerb) {
        const auto picked = chosen<Verb>(QStringLiteral("VERB"), arguments.operands[kVerb],
            { { QStringLiteral("list"), Verb::List }, { QStringLiteral("add"), Verb::Add },
                { QStringLiteral("change"), Verb::Change }, { QStringLiteral("done"), Verb::Done },
                { QStringLiteral("drop"), Verb::Drop }, { QStringLiteral("reopen"), Verb::Reopen } });
        if (!picked)
            return console.refuse(picked.error());
        verb = *picked;
    }
    const bool hasWhat = arguments.operands.size() > kWhat;
    if (verb == Verb::List && hasWhat)
        return console.unusable(Words::tr("The list is of all follow-ups; leave the last word away."));
    if (verb == Verb::Add && !hasWhat)
        return console.unusable(Words::tr("Say what is to be done: add TEXT."));
    if (verb != Verb::List && !hasWhat)
        return console.unusable(
            Words::tr("Say which one: its number, see: muster-cli incident follow-up ID"));
    if (const auto stray = strayIn(arguments, verb); !stray.isEmpty())
        return console.unusable(Words::tr("%1 says nothing of what is wanted here.").arg(stray));
    auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    Work work(arguments, *opened->incident, console);
    return verb == Verb::List ? work.list() : work.record(verb);
}

} // namespace muster::commands
