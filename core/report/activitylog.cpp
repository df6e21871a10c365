// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/activitylog.h"

#include "core/base/spokentime.h"
#include "core/plan/words.h"
#include "core/report/frame.h"
#include "core/report/sections.h"

#include <QStringList>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using plan::Words;

namespace {

bool isOfPerson(const Told& told)
{
    return told.line && !(told.payload && incident::isOfMachine(*told.payload));
}

QStringList peopleIn(const Record& record)
{
    QStringList people;
    const auto add = [&](const QString& name) {
        const auto one = name.simplified();
        if (!one.isEmpty() && !people.contains(one))
            people.append(one);
    };
    for (const auto& told : record.told()) {
        if (isOfPerson(told))
            add(Record::actorOf(told));
    }
    for (const auto& tenure : tenuresIn(record))
        add(tenure.holder);
    return people;
}

/// The tenures of one person.
QList<Tenure> positionsOf(const Record& record, const QString& person)
{
    auto tenures = tenuresIn(record);
    tenures.removeIf([&](const Tenure& tenure) { return tenure.holder.simplified() != person; });
    return tenures;
}

QString positionText(const Record& record, const Tenure& tenure)
{
    const auto from = record.words().momentText(tenure.from);
    if (tenure.until)
        return Words::tr("%1, %2 to %3").arg(tenure.title, from, record.words().momentText(*tenure.until));
    return record.state().closedAt ? Words::tr("%1, from %2 to the end").arg(tenure.title, from)
                                   : Words::tr("%1, since %2").arg(tenure.title, from);
}

/// Who else acted while they had command.
QStringList assignedTo(const Record& record, const QString& person)
{
    QStringList assigned;
    for (const auto& tenure : positionsOf(record, person)) {
        if (tenure.role != incident::commanderRole())
            continue;
        for (const auto& told : record.told()) {
            const auto actor = Record::actorOf(told).simplified();
            const bool isWithin
                = told.event->at >= tenure.from && told.event->at <= tenure.until.value_or(record.end());
            if (isOfPerson(told) && isWithin && actor != person && !assigned.contains(actor))
                assigned.append(actor);
        }
    }
    return assigned;
}

Table fieldsOf(const Record& record, const QString& person)
{
    Table table { u"fields"_s, {},
        { { u"field"_s, Words::tr("Field of ICS 214") }, { u"value"_s, Words::tr("Entry") } }, {} };
    const auto add = [&](const QString& id, const QString& field, const QString& value) {
        table.rows.append({ id, { { field }, { value } } });
    };
    QStringList positions;
    for (const auto& tenure : positionsOf(record, person))
        positions.append(positionText(record, tenure));
    add(u"name"_s, Words::tr("3 Name"), person);
    add(u"position"_s, Words::tr("4 Position"), positions.join(u"; "_s));
    add(u"unit"_s, Words::tr("5 Home unit"), {});
    add(u"resources"_s, Words::tr("6 Resources assigned"), assignedTo(record, person).join(u", "_s));
    return table;
}

Section sectionOf(const Record& record, const QString& person, qsizetype number)
{
    Section section { u"person-"_s + QString::number(number), person };
    section.blocks.append(fieldsOf(record, person));
    Table activities { u"activities"_s, Words::tr("7 Activity log"),
        { { u"time"_s, Words::tr("Date and time"), Align::End },
            { u"what"_s, Words::tr("Notable activities") }, { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& told : record.told()) {
        const bool isTheirs = isOfPerson(told) && Record::actorOf(told).simplified() == person;
        const auto* taken = told.says<incident::RoleAssigned>();
        // Somebody else gave them the role.
        const bool isGiven = taken && !isTheirs && taken->holderName.simplified() == person;
        if (isTheirs || isGiven) {
            activities.rows.append({ told.entry,
                { record.words().moment(told.event->at), { told.line->text }, entryCell(told.entry) } });
        }
    }
    if (activities.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("7 Activity log: no entry of the record is theirs.") });
    else
        section.blocks.append(activities);
    const auto& setup = record.setup();
    section.blocks.append(
        Paragraph { Words::tr("8 Prepared by: %1. Made from the record at %2; nobody has signed it.")
                        .arg(setup.madeBy.isEmpty() ? Words::tr("nobody said who") : setup.madeBy,
                            momentText(setup.madeAt, QString::fromUtf8(setup.zone.id()))) });
    return section;
}

QList<Fact> factsOf(const Record& record, const QString& title)
{
    auto until = record.words().moment(record.end());
    if (!record.state().closedAt)
        until.text = Words::tr("%1, not closed").arg(until.text);
    return { { u"incident"_s, Words::tr("1 Incident name"), { title } },
        { u"from"_s, Words::tr("2 Operational period from"),
            record.words().moment(record.state().declaredAt) },
        { u"until"_s, Words::tr("2 Operational period to"), until } };
}

} // namespace

Result<Report> activityLog(const plan::Plan& frozen, const QList<journal::Event>& events,
    const ReportSetup& setup, const QString& person)
{
    const Record record(frozen, events, setup);
    auto people = peopleIn(record);
    if (!person.isEmpty()) {
        const auto all = people;
        people.removeIf(
            [&](const QString& name) { return name.compare(person.simplified(), Qt::CaseInsensitive) != 0; });
        if (people.isEmpty()) {
            return fail(Fault::NotFound,
                all.isEmpty()
                    ? Words::tr("Nobody acted in this incident, so there is no activity log of %1.")
                          .arg(person)
                    : Words::tr("Nobody called %1 acted in this incident or held a role. There is: %2.")
                          .arg(person, all.join(u", "_s)));
        }
    }
    const auto what = Words::tr("Activity log (ICS 214)");
    auto report = framed(record, what);
    report.footer = footOf(record, what, Reader::InTheRoom);
    report.facts = factsOf(record, report.title);
    for (qsizetype i = 0; i < people.size(); ++i)
        report.sections.append(sectionOf(record, people.at(i), i + 1));
    if (people.isEmpty()) {
        report.sections.append({ u"nobody"_s, Words::tr("7 Activity log"),
            { Paragraph { Words::tr("Nobody acted in this incident or held a role.") } } });
    }
    report.sections.append(originSection(record));
    finish(report, record);
    return report;
}

} // namespace muster::report
