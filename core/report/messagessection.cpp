// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/cadence.h"
#include "core/plan/words.h"
#include "core/report/figures.h"
#include "core/report/sections.h"

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using plan::Words;

namespace {

/// What was promised, and how much of it was kept.
struct Promises {
    qint64 sent = 0;
    qint64 promised = 0;
    qint64 onTime = 0;
    QList<incident::SentMessage> messages;
    QList<incident::UpdateDue> never;
};

Promises promisesOf(const Record& record)
{
    Promises found;
    found.messages = incident::sentMessages(record.plan(), record.state());
    for (const auto& one : std::as_const(found.messages)) {
        ++found.sent;
        found.promised += one.due ? 1 : 0;
        found.onTime += one.due && !one.isLate() ? 1 : 0;
    }
    // Once it is closed nothing is due any more, and so nothing would seem to have been forgotten.
    auto open = record.state();
    open.closedAt.reset();
    for (const auto& update : incident::cadence(record.plan(), open)) {
        if (update.isOverdue(record.end()))
            found.never.append(update);
    }
    found.promised += found.never.size();
    return found;
}

/// The entries of messages, each taken once.
class Entries {
public:
    explicit Entries(const Record& record)
    {
        for (const auto& told : record.told()) {
            if (told.says<incident::MessageSent>())
                m_left.append(&told);
        }
    }

    const Told* of(const incident::MessageState& message)
    {
        const auto found = std::find_if(m_left.begin(), m_left.end(), [&](const Told* told) {
            return told->says<incident::MessageSent>()->audience == message.audience
                && told->event->at == message.at && told->event->actor.person == message.by;
        });
        if (found == m_left.end())
            return nullptr;
        const auto* told = *found;
        m_left.erase(found);
        return told;
    }

private:
    QList<const Told*> m_left;
};

Cell punctuality(const incident::SentMessage& sent)
{
    if (!sent.due)
        return { Words::tr("Not promised") };
    return sent.isLate() ? bad(Words::tr("✗ Late")) : good(Words::tr("✓ On time"));
}

Table sentTable(const Record& record, const Promises& promises)
{
    Table table { u"sent"_s, Words::tr("What was sent"),
        { { u"time"_s, Words::tr("Sent"), Align::End }, { u"audience"_s, Words::tr("To") },
            { u"channel"_s, Words::tr("By way of") }, { u"due"_s, Words::tr("Promised for"), Align::End },
            { u"result"_s, Words::tr("Result") }, { u"late"_s, Words::tr("Late by"), Align::End },
            { u"by"_s, Words::tr("By") }, { u"text"_s, Words::tr("Text") },
            { u"entry"_s, Words::tr("Entry") } },
        {} };
    Entries entries(record);
    for (const auto& sent : promises.messages) {
        const auto& message = sent.message;
        const auto* told = entries.of(message);
        const auto late = sent.isLate() ? std::optional(message.at - *sent.due) : std::nullopt;
        table.rows.append({ u"message-"_s + QString::number(table.rows.size() + 1),
            { record.words().moment(message.at), { record.names().audience(message.audience) },
                { message.channel.isEmpty() ? Words::tr("not said")
                                            : record.names().channel(message.channel) },
                record.words().moment(sent.due), punctuality(sent), Wording::duration(late),
                { told ? Record::actorOf(*told) : record.state().nameOf(message.by) },
                { told ? record.said(*told, "text"_L1) : message.text },
                told ? entryCell(told->entry) : Cell {} } });
    }
    return table;
}

Table countsTable(const Promises& promises)
{
    Table table { u"counts"_s, Words::tr("Promised and sent"),
        { { u"what"_s, Words::tr("What") }, { u"number"_s, Words::tr("Number"), Align::End } }, {} };
    const auto add = [&](const QString& id, const QString& words, qint64 number) {
        table.rows.append({ id, { { words }, Wording::count(number) } });
    };
    add(u"promised"_s, Words::tr("Updates that were promised"), promises.promised);
    add(u"on-time"_s, Words::tr("Of these: sent on time"), promises.onTime);
    add(u"late"_s, Words::tr("Of these: sent late"),
        promises.promised - promises.onTime - promises.never.size());
    add(u"never"_s, Words::tr("Of these: never sent"), promises.never.size());
    add(u"sent"_s, Words::tr("Updates that were sent, promised or not"), promises.sent);
    return table;
}

/// What authorities and contracts ask for, as far as the plan names it.
void addDuties(const Record& record, Section& section)
{
    if (record.plan().duties.isEmpty())
        return;
    Table table { u"duties"_s, Words::tr("Duties to report that the plan names"),
        { { u"duty"_s, Words::tr("Duty") }, { u"trigger"_s, Words::tr("When") },
            { u"within"_s, Words::tr("Within"), Align::End }, { u"authority"_s, Words::tr("To") },
            { u"owner"_s, Words::tr("By") } },
        {} };
    for (const auto& duty : record.plan().duties) {
        table.rows.append({ duty.id,
            { { duty.title.isEmpty() ? duty.id : duty.title }, { duty.trigger },
                Wording::planned(duty.within), { duty.authority },
                { duty.owner.isEmpty() ? QString() : record.names().who(duty.owner) } } });
    }
    section.blocks.append(table);
    section.blocks.append(
        Paragraph { Words::tr("Whether one of these duties applied, and was done, is not in the record.") });
}

} // namespace

Section messagesSection(const Record& record)
{
    Section section { u"communications"_s, Words::tr("Communications") };
    const auto promises = promisesOf(record);
    if (promises.messages.isEmpty() && promises.never.isEmpty()) {
        section.blocks.append(
            Paragraph { Words::tr("No message is on record, and none was due by the end.") });
        addDuties(record, section);
        return section;
    }
    section.blocks.append(countsTable(promises));
    if (const auto figure = punctualityFigure(record, promises.messages, promises.never))
        section.blocks.append(*figure);
    if (promises.messages.isEmpty())
        section.blocks.append(Paragraph { Words::tr("No message is on record.") });
    else
        section.blocks.append(sentTable(record, promises));
    if (promises.never.isEmpty()) {
        section.blocks.append(Paragraph { Words::tr("No update that was due by the end is missing.") });
        addDuties(record, section);
        return section;
    }
    Table never { u"never"_s, Words::tr("What was due by the end and never sent"),
        { { u"audience"_s, Words::tr("To") }, { u"due"_s, Words::tr("Promised for"), Align::End },
            { u"overdue"_s, Words::tr("Overdue at the end"), Align::End },
            { u"result"_s, Words::tr("Result") } },
        {} };
    for (const auto& update : promises.never) {
        never.rows.append({ update.audience.toString(),
            { { update.title }, record.words().moment(update.due),
                Wording::duration(record.end() - *update.due), bad(Words::tr("✗ Never sent")) } });
    }
    section.blocks.append(never);
    addDuties(record, section);
    return section;
}

std::optional<Headline> messagesHeadline(const Record& record)
{
    const auto promises = promisesOf(record);
    if (promises.promised == 0)
        return std::nullopt;
    auto cell = Wording::count(promises.onTime);
    cell.number->id = u"communications.counts.on-time.number"_s;
    cell.text = Words::tr("%1 of %2").arg(promises.onTime).arg(promises.promised);
    const bool isMissed = promises.onTime < promises.promised;
    cell.tone = isMissed ? Tone::Bad : Tone::Plain;
    return Headline { isMissed ? Words::tr("promised updates on time: ✗ missed")
                               : Words::tr("promised updates on time"),
        cell };
}

} // namespace muster::report
