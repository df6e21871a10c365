// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/notices.h"

#include "app/commands/lookup.h"
#include "app/commands/printing.h"
#include "app/commands/times.h"
#include "core/incident/messagetext.h"

namespace muster::commands {

namespace {

const auto kTemplate = QStringLiteral("--template");
const auto kChannel = QStringLiteral("--channel");
const auto kNext = QStringLiteral("--next");
const auto kText = QStringLiteral("--text");
const auto kAt = QStringLiteral("--at");

Option templateOption()
{
    return { kTemplate, QStringLiteral("ID"), Words::tr("A message of the plan; else the one that fits") };
}

Option nextOption()
{
    return { kNext, QStringLiteral("TIME"), Words::tr("When the next message is promised") };
}

/// When the next message is promised; nothing when that was not said.
Result<std::optional<Instant>> nextOf(
    const Arguments& arguments, const session::IncidentSession& incident, const Console& console)
{
    if (!arguments.has(kNext))
        return std::nullopt;
    const auto next = readComingTime(
        arguments.value(kNext), incident.clock().now(), zoneOf(incident.plan().zone, console.utc));
    if (!next)
        return fail(next.error());
    return *next;
}

QString lineOf(const incident::UpdateDue& update, const incident::IncidentState& state, Instant now,
    const QTimeZone& zone)
{
    const auto sent = update.last
        ? Words::tr("sent %1 by %2").arg(timeOfDay(update.last->at, zone), state.nameOf(update.last->by))
        : Words::tr("nothing sent yet");
    return QStringLiteral("%1  %2 (%3)  %4")
        .arg(update.audience.toString().leftJustified(16), dueText(update, now, zone), sent, update.title);
}

} // namespace

Usage NoticeList::usage() const
{
    return { QStringLiteral("notice list"), QStringLiteral("ID"), 1, 1,
        Words::tr("Say who is to be told something, and when; the earliest first."), {} };
}

int NoticeList::run(const Arguments& arguments, Console& console)
{
    const auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    const auto& incident = *opened->incident;
    const auto now = incident.clock().now();
    const auto zone = zoneOf(incident.plan().zone, console.utc);
    const auto updates = incident::cadence(incident.plan(), incident.state());
    if (!console.json && !updates.isEmpty())
        console.remark(zoneSentence(zone));
    QJsonArray rows;
    for (const auto& update : updates) {
        if (console.json)
            rows.append(jsonOf(update, incident.state(), now));
        else
            console.tell(lineOf(update, incident.state(), now, zone));
    }
    if (console.json)
        console.tell(rows);
    else if (updates.isEmpty())
        console.remark(Words::tr("The plan names no audiences."));
    return kDone;
}

Usage NoticeDraft::usage() const
{
    return { QStringLiteral("notice draft"), QStringLiteral("ID AUDIENCE"), 2, 2,
        Words::tr("Print a message, filled from the incident; gaps that only a person can fill stay."),
        { templateOption(), nextOption() } };
}

int NoticeDraft::run(const Arguments& arguments, Console& console)
{
    const auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    const auto& incident = *opened->incident;
    const auto& plan = incident.plan();
    const auto audience = audienceCalled(plan, arguments.operands[1]);
    if (!audience)
        return console.refuse(audience.error());
    const auto next = nextOf(arguments, incident, console);
    if (!next)
        return console.refuse(next.error());
    const auto* from = incident::fittingTemplate(plan, incident.state(), *audience);
    if (arguments.has(kTemplate)) {
        const auto id = arguments.value(kTemplate);
        from = incident::templateCalled(plan, *audience, plan::TemplateId(id));
        if (!from)
            return console.unusable(Words::tr("The plan has no message \"%1\" for this audience.").arg(id));
    }
    const auto text = incident::messageText(plan, incident.state(), from, *next, incident.recordCode());
    const auto open = incident::unansweredIn(text);
    if (console.json) {
        console.tell(QJsonObject { { QStringLiteral("text"), text },
            { QStringLiteral("unanswered"), QJsonArray::fromStringList(open) } });
        return kDone;
    }
    console.tell(text);
    if (!open.isEmpty())
        console.complain(Words::tr("Still to fill in: %1").arg(open.join(QStringLiteral(", "))));
    return kDone;
}

Usage NoticeMarkSent::usage() const
{
    return { QStringLiteral("notice mark-sent"), QStringLiteral("ID AUDIENCE"), 2, 2,
        Words::tr("Record that a person told an audience something."),
        { { kText, QStringLiteral("TEXT"), Words::tr("What was said; without gaps") },
            { kTemplate, QStringLiteral("ID"), Words::tr("The message of the plan it was made from") },
            { kChannel, QStringLiteral("ID"), Words::tr("The channel of the plan by which it went out") },
            nextOption(),
            { kAt, QStringLiteral("TIME"), Words::tr("When it happened, when that was earlier") } } };
}

Result<incident::Payload> NoticeMarkSent::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console& console) const
{
    const auto audience = audienceCalled(incident.plan(), arguments.operands[1]);
    if (!audience)
        return fail(audience.error());
    const auto next = nextOf(arguments, incident, console);
    if (!next)
        return fail(next.error());
    incident::MessageSent message;
    message.audience = *audience;
    if (arguments.has(kTemplate))
        message.from = plan::TemplateId(arguments.value(kTemplate));
    message.channel = arguments.value(kChannel);
    message.nextAt = *next;
    message.text = arguments.value(kText).trimmed();
    if (message.text.isEmpty())
        return fail(Fault::Invalid, Words::tr("Say what the audience was told: --text TEXT."));
    return message;
}

} // namespace muster::commands
