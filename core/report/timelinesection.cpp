// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/words.h"
#include "core/report/figures.h"
#include "core/report/sections.h"

#include <chrono>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using plan::Words;

namespace {

/// To the second, as times are shown.
bool differs(Instant a, Instant b)
{
    return std::chrono::floor<std::chrono::seconds>(a) != std::chrono::floor<std::chrono::seconds>(b);
}

QString textOf(const Record& record, const Told& told)
{
    const auto* evidence = told.says<incident::EvidenceAttached>();
    if (!evidence)
        return told.line->text;
    return record.state().erasedFiles.contains(evidence->file.hash)
        ? Words::tr("%1 (SHA-256 %2, taken back since)").arg(told.line->text, evidence->file.hash)
        : Words::tr("%1 (SHA-256 %2)").arg(told.line->text, evidence->file.hash);
}

Cell recordedCell(const Record& record, const incident::TimelineLine& line)
{
    if (!differs(line.at, line.recorded))
        return {};
    auto cell = record.words().moment(line.recorded);
    if (line.backDated)
        cell.text = Words::tr("%1, typed in later").arg(cell.text);
    return cell;
}

} // namespace

Section timelineSection(const Record& record)
{
    Section section { u"timeline"_s, Words::tr("Timeline") };
    section.blocks.append(Paragraph { record.isDrill()
            ? Words::tr(
                "Each entry of the record. “Occurred” is the time on the clock of the drill, “recorded” "
                "the time on the clock of the computer.")
            : Words::tr("Each entry of the record. “Recorded” is told where it is another time than that at "
                        "which it occurred.") });
    Table table { u"entries"_s, {},
        { { u"entry"_s, Words::tr("Entry") }, { u"occurred"_s, Words::tr("Occurred"), Align::End },
            { u"recorded"_s, Words::tr("Recorded"), Align::End }, { u"who"_s, Words::tr("Who") },
            { u"what"_s, Words::tr("What") } },
        {} };
    for (const auto& told : record.told()) {
        if (!told.line)
            continue;
        const auto& line = *told.line;
        table.rows.append({ told.entry,
            { entryCell(told.entry), record.words().moment(line.at), recordedCell(record, line),
                { line.actor }, { textOf(record, told) } } });
    }
    if (table.rows.isEmpty())
        return { section.id, section.title,
            { Paragraph { Words::tr("The record has no entry to be shown.") } } };
    if (const auto activity = activityOf(record)) {
        section.blocks.append(activity->figure);
        section.blocks.append(activity->table);
    }
    section.blocks.append(table);
    return section;
}

} // namespace muster::report
