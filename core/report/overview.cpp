// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estate/approvalwords.h"
#include "core/plan/words.h"
#include "core/report/sections.h"

#include <QStringList>

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using incident::ServiceStanding;
using plan::Words;

namespace {

/// Enough of a hash to compare it by eye.
constexpr qsizetype kShortHash = 12;

QString planText(const Record& record)
{
    const auto& state = record.state();
    const auto title = record.plan().title.isEmpty() ? state.plan.toString() : record.plan().title;
    const auto version = state.planVersion.isEmpty() ? Words::tr("without a version")
                                                     : Words::tr("version %1").arg(state.planVersion);
    return Words::tr("%1, %2, as it was frozen when the incident was declared (SHA-256 %3…)")
        .arg(title, version, state.planHash.left(kShortHash));
}

QString commandText(const Record& record)
{
    QStringList held;
    for (const auto& tenure : tenuresIn(record)) {
        if (tenure.role != incident::commanderRole())
            continue;
        const auto from = record.words().momentText(tenure.from);
        held.append(tenure.until
                ? Words::tr("%1, %2 to %3").arg(tenure.holder, from, record.words().momentText(*tenure.until))
                : Words::tr("%1, from %2 to the end").arg(tenure.holder, from));
    }
    return held.isEmpty() ? Words::tr("Nobody took command.") : held.join(u"; "_s);
}

QString scenarioText(const Record& record)
{
    const auto* scenario = record.plan().scenario(record.state().scenario);
    return scenario ? scenario->title : record.state().scenario.toString();
}

/// The newest words with which somebody closed it.
const Told* closing(const Record& record)
{
    return record.newest([](const Told& told) { return told.says<incident::IncidentClosed>() != nullptr; });
}

/// A service that was down.
Row downRow(const Record& record, const incident::ServiceRow& row)
{
    const auto& words = record.words();
    const auto back
        = row.recoveredAt ? words.moment(row.recoveredAt) : bad(Words::tr("not back when this ends"));
    return { row.service.toString(),
        { { row.title }, words.moment(record.state().failedAt), back,
            // It was down also while its clock was paused.
            Wording::duration(row.rto.elapsed + row.rto.paused) } };
}

} // namespace

std::optional<Paragraph> writtenFor(const Record& record, const QString& part)
{
    const auto& written = record.state().review.written;
    const auto newest = written.constFind(part);
    const auto* told = newest == written.constEnd() ? nullptr : record.entryOf(newest->entry);
    const auto text = told ? record.said(*told, "text"_L1) : QString();
    if (text.isEmpty())
        return std::nullopt;
    return Paragraph { text, true, Record::actorOf(*told), told->entry, part };
}

QList<Fact> overviewFacts(const Record& record)
{
    const auto& state = record.state();
    const auto& words = record.words();
    QList<Fact> facts;
    const auto add = [&](const QString& id, const QString& name, const Cell& cell) {
        facts.append({ id, name, cell });
    };
    add(u"kind"_s, Words::tr("Kind"),
        { record.isDrill() ? Words::tr("Drill, an exercise") : Words::tr("Live incident") });
    add(u"scenario"_s, Words::tr("Scenario"), { scenarioText(record) });
    add(u"severity"_s, Words::tr("Severity"),
        { state.severity ? Words::tr("%1, the whole time").arg(record.names().severity(*state.severity))
                         : Words::tr("None was stated.") });
    add(u"plan"_s, Words::tr("Plan"), { planText(record) });
    if (const auto& approval = record.setup().approval)
        add(u"approval"_s, Words::tr("Approval"), { estate::sentenceOf(*approval, record.plan()) });
    add(u"command"_s, Words::tr("In command"), { commandText(record) });
    add(u"failed"_s, Words::tr("Failure"), words.moment(state.failedAt));
    add(u"declared"_s, Words::tr("Declared"), words.moment(state.declaredAt));
    if (state.closedAt)
        add(u"closed"_s, Words::tr("Closed"), words.moment(state.closedAt));
    else
        add(u"as-of"_s, Words::tr("Not closed; as of"), words.moment(record.end()));
    add(u"length"_s, Words::tr("From failure to end"), Wording::duration(record.end() - state.failedAt));
    if (state.parent)
        add(u"parent"_s, Words::tr("Part of"), { Words::tr("Incident %1").arg(state.parent->toString()) });
    add(u"entries"_s, Words::tr("Entries of the record"), Wording::count(record.told().size()));
    if (state.ignored > 0)
        add(u"unread"_s, Words::tr("Entries that change nothing"), Wording::count(state.ignored));
    return facts;
}

Section summarySection(const Record& record)
{
    Section section { u"summary"_s, Words::tr("Summary") };
    if (const auto said = writtenFor(record, section.id))
        section.blocks.append(*said);
    if (const auto* told = closing(record)) {
        const auto text = record.said(*told, "summary"_L1);
        if (!text.isEmpty())
            section.blocks.append(Paragraph { text, true, Record::actorOf(*told), told->entry });
    }
    if (section.blocks.isEmpty()) {
        section.blocks.append(
            Paragraph { Words::tr("Nobody has written a summary."), false, {}, {}, section.id });
    }
    const auto* declared
        = record.newest([](const Told& told) { return told.says<incident::IncidentDeclared>() != nullptr; });
    const auto first = declared ? record.said(*declared, "summary"_L1) : QString();
    if (!first.isEmpty()) {
        section.blocks.append(Paragraph { Words::tr("What was known when it was declared:") });
        section.blocks.append(Paragraph { first, true, Record::actorOf(*declared), declared->entry });
    }
    return section;
}

Section impactSection(const Record& record)
{
    Section section { u"impact"_s, Words::tr("Impact") };
    const auto& words = record.words();
    const auto said = writtenFor(record, section.id);
    if (said)
        section.blocks.append(*said);
    Table down { u"services"_s, Words::tr("Services that were down"),
        { { u"service"_s, Words::tr("Service") }, { u"from"_s, Words::tr("Down from"), Align::End },
            { u"until"_s, Words::tr("Back at"), Align::End },
            { u"length"_s, Words::tr("Down for"), Align::End } },
        {} };
    for (const auto& row : record.objectives().rows) {
        if (row.standing != ServiceStanding::Normal)
            down.rows.append(downRow(record, row));
    }
    if (down.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("The record names no service that was down.") });
    else
        section.blocks.append(down);
    if (record.state().severity) {
        Table severity { u"severity"_s, Words::tr("Time in each severity"),
            { { u"severity"_s, Words::tr("Severity") }, { u"from"_s, Words::tr("From"), Align::End },
                { u"length"_s, Words::tr("For"), Align::End } },
            {} };
        severity.rows.append({ record.state().severity->toString(),
            { { record.names().severity(*record.state().severity) }, words.moment(record.state().declaredAt),
                Wording::duration(record.end() - record.state().declaredAt) } });
        section.blocks.append(severity);
    }
    if (!said) {
        section.blocks.append(
            Paragraph { Words::tr("How many people or how much money it touched is not in the record."),
                false, {}, {}, section.id });
    }
    return section;
}

} // namespace muster::report
