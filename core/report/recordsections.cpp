// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/words.h"
#include "core/report/sections.h"

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using incident::EvidenceAttached;
using incident::NoteAdded;
using incident::RecordAnchored;
using plan::Words;

namespace {

QString kindText(EvidenceAttached::Kind kind)
{
    switch (kind) {
    case EvidenceAttached::Kind::File:
        return Words::tr("file");
    case EvidenceAttached::Kind::Picture:
        return Words::tr("picture");
    case EvidenceAttached::Kind::Output:
        return Words::tr("output of a command");
    case EvidenceAttached::Kind::Before:
        return Words::tr("snapshot from before");
    case EvidenceAttached::Kind::After:
        return Words::tr("snapshot from afterwards");
    }
    Q_UNREACHABLE();
}

QString wayText(RecordAnchored::Way way)
{
    switch (way) {
    case RecordAnchored::Way::Paper:
        return Words::tr("printed");
    case RecordAnchored::Way::Message:
        return Words::tr("sent in a message");
    case RecordAnchored::Way::Told:
        return Words::tr("told to somebody");
    case RecordAnchored::Way::Git:
        return Words::tr("committed with the plans");
    case RecordAnchored::Way::Timestamp:
        return Words::tr("stamped with the time by an authority");
    }
    Q_UNREACHABLE();
}

/// Whether the file is still part of the record.
QString standingOf(const Record& record, const incident::EvidenceState& evidence)
{
    if (record.state().erasedFiles.contains(evidence.what.file.hash))
        return Words::tr("taken back for good");
    if (evidence.withdrawnAt) {
        return Words::tr("withdrawn at %1: it does not belong here")
            .arg(record.words().momentText(*evidence.withdrawnAt));
    }
    return Words::tr("stands");
}

Row evidenceRow(const Record& record, const incident::EvidenceState& evidence)
{
    const auto* told = record.entryOf(evidence.id);
    const auto said = [&](QLatin1StringView field) { return told ? record.said(*told, field) : QString(); };
    auto size = Wording::count(evidence.what.file.size);
    size.text = Words::tr("%1 bytes").arg(size.text);
    return { told ? told->entry : evidence.id.toString(),
        { { said("name"_L1) }, { kindText(evidence.what.kind) }, size, { evidence.what.file.hash },
            { evidence.what.about ? record.stepName(*evidence.what.about) : QString() }, { said("shows"_L1) },
            { said("means"_L1) }, { told ? Record::actorOf(*told) : QString() },
            record.words().moment(evidence.at), { standingOf(record, evidence) },
            told ? entryCell(told->entry) : Cell {} } };
}

/// Notes of one kind, as they were written.
Table notes(const Record& record, NoteAdded::Kind kind, const QString& id, const QString& title)
{
    Table table { id, title,
        { { u"what"_s, Words::tr("What") }, { u"by"_s, Words::tr("Noted by") },
            { u"time"_s, Words::tr("Time"), Align::End }, { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& told : record.told()) {
        const auto* note = told.says<NoteAdded>();
        const bool isMisfit
            = kind == NoteAdded::Kind::Question && told.says<incident::MisfitNoted>() != nullptr;
        if (!isMisfit && (!note || note->kind != kind))
            continue;
        const auto text = isMisfit
            ? withReason(Words::tr("%1 does not fit").arg(record.stepName(*told.line->step)),
                record.said(told, "why"_L1))
            : record.said(told, "text"_L1);
        table.rows.append({ told.entry,
            { { text }, { Record::actorOf(told) }, record.words().moment(told.event->at),
                entryCell(told.entry) } });
    }
    return table;
}

Cell followUpState(const Record& record, const incident::FollowUpState& followUp)
{
    if (!followUp.ended)
        return { Words::tr("open") };
    const auto at = record.words().momentText(*followUp.endedAt);
    return *followUp.ended == incident::FollowUpEnded::How::Done
        ? Cell { Words::tr("done at %1").arg(at) }
        : Cell { Words::tr("dropped at %1").arg(at) };
}

/// The entry that says last who does it; else the one that asked for it.
const Told* agreementOn(const Record& record, const incident::FollowUpState& followUp)
{
    const auto* changed = record.newest([&](const Told& told) {
        const auto* change = told.says<incident::FollowUpChanged>();
        return change && change->followUp == followUp.id;
    });
    return changed ? changed : record.entryOf(followUp.id);
}

Table followUpsTable(const Record& record)
{
    Table table { u"follow-ups"_s, Words::tr("What is to be done afterwards"),
        { { u"what"_s, Words::tr("What") }, { u"owner"_s, Words::tr("Who does it") },
            { u"due"_s, Words::tr("Until"), Align::End }, { u"state"_s, Words::tr("State") },
            { u"why"_s, Words::tr("How it ended") }, { u"from"_s, Words::tr("Comes from entry") },
            { u"by"_s, Words::tr("Asked for by") }, { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& followUp : record.state().followUps) {
        const auto* told = record.entryOf(followUp.id);
        if (!told)
            continue;
        const auto* agreed = agreementOn(record, followUp);
        const auto owner = agreed ? record.said(*agreed, "owner"_L1) : QString();
        const auto* ended = record.newest([&](const Told& one) {
            const auto* end = one.says<incident::FollowUpEnded>();
            return end && end->followUp == followUp.id;
        });
        const auto* from = followUp.from ? record.entryOf(*followUp.from) : nullptr;
        table.rows.append({ told->entry,
            { { record.said(*told, "what"_L1) }, { owner.isEmpty() ? Words::tr("nobody yet") : owner },
                record.words().moment(followUp.due), followUpState(record, followUp),
                { followUp.ended && ended ? record.said(*ended, "why"_L1) : QString() },
                from ? entryCell(from->entry) : Cell {}, { Record::actorOf(*told) },
                entryCell(told->entry) } });
    }
    return table;
}

Listing listed(const QStringList& lines)
{
    Listing list;
    for (const auto& line : lines)
        list.items.append({ line });
    return list;
}

/// Adds a list below a sentence, where there is anything in it.
void addList(Section& section, const QString& sentence, const QStringList& lines)
{
    if (lines.isEmpty())
        return;
    section.blocks.append(Paragraph { sentence });
    section.blocks.append(listed(lines));
}

} // namespace

Section changesSection(const Record& record)
{
    Section section { u"changes"_s, Words::tr("Changes of the plan while it ran") };
    Table table { u"changes"_s, {},
        { { u"time"_s, Words::tr("Time"), Align::End }, { u"what"_s, Words::tr("What was changed") },
            { u"by"_s, Words::tr("By") }, { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& told : record.told()) {
        if (!told.line || told.line->kind != incident::LineKind::Changed)
            continue;
        table.rows.append({ told.entry,
            { record.words().moment(told.event->at), { told.line->text }, { told.line->actor },
                entryCell(told.entry) } });
    }
    if (table.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("The plan was not changed while it ran.") });
    else
        section.blocks.append(table);
    return section;
}

Section evidenceSection(const Record& record)
{
    Section section { u"evidence"_s, Words::tr("Evidence") };
    if (record.state().evidence.isEmpty()) {
        section.blocks.append(Paragraph { Words::tr("No file was put to the record.") });
        return section;
    }
    Table table { u"files"_s, Words::tr("Files that were put to the record"),
        { { u"name"_s, Words::tr("Name") }, { u"kind"_s, Words::tr("Kind") },
            { u"size"_s, Words::tr("Size"), Align::End }, { u"sha256"_s, Words::tr("SHA-256") },
            { u"step"_s, Words::tr("Step") }, { u"shows"_s, Words::tr("What it shows") },
            { u"means"_s, Words::tr("What somebody concludes") }, { u"by"_s, Words::tr("By") },
            { u"time"_s, Words::tr("Time"), Align::End }, { u"standing"_s, Words::tr("Standing") },
            { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& evidence : record.state().evidence)
        table.rows.append(evidenceRow(record, evidence));
    section.blocks.append(table);
    return section;
}

Section anchorsSection(const Record& record)
{
    Section section { u"anchors"_s, Words::tr("Where the record is anchored") };
    Table table { u"anchors"_s, {},
        { { u"time"_s, Words::tr("Time"), Align::End }, { u"way"_s, Words::tr("How") },
            { u"anchored"_s, Words::tr("Entry that was left"), Align::End },
            { u"sha256"_s, Words::tr("SHA-256 of that entry") },
            { u"where"_s, Words::tr("Where, with whom") }, { u"by"_s, Words::tr("By") },
            { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& told : record.told()) {
        const auto* anchor = told.says<RecordAnchored>();
        if (!anchor)
            continue;
        table.rows.append({ told.entry,
            { record.words().moment(told.event->at), { wayText(anchor->way) }, Wording::count(anchor->seq),
                { anchor->hash }, { record.said(told, "where"_L1) }, { Record::actorOf(told) },
                entryCell(told.entry) } });
    }
    if (table.rows.isEmpty()) {
        section.blocks.append(Paragraph { Words::tr("No entry of the record was left with anybody. That it "
                                                    "was not written anew as a whole can then be "
                                                    "told only by whoever kept a copy of it.") });
        return section;
    }
    section.blocks.append(Paragraph { Words::tr(
        "These entries were left with somebody or something else. Whoever compares one of them with the "
        "record "
        "can tell whether what came before it was rewritten since. An entry is counted in the chain of the "
        "console that left it.") });
    section.blocks.append(table);
    return section;
}

Section followUpsSection(const Record& record)
{
    Section section { u"follow-ups"_s, Words::tr("What follows") };
    if (const auto followUps = followUpsTable(record); followUps.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("Nothing was agreed that is to be done afterwards.") });
    else
        section.blocks.append(followUps);
    const auto tasks = notes(record, NoteAdded::Kind::Task, u"tasks"_s, Words::tr("Tasks that were noted"));
    if (tasks.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("No task was noted.") });
    else
        section.blocks.append(tasks);
    const auto questions = notes(record, NoteAdded::Kind::Question, u"questions"_s,
        Words::tr("Questions that were asked, and where the plan did not fit"));
    if (questions.rows.isEmpty()) {
        section.blocks.append(Paragraph { Words::tr("No question was noted.") });
    } else {
        section.blocks.append(questions);
        section.blocks.append(
            Paragraph { Words::tr("Whether a question was answered is not in the record.") });
    }
    const auto& walk = record.walk();
    QStringList remembered;
    for (const auto* view : incident::remembered(walk)) {
        if (!view->state.rememberEndedAt)
            remembered.append(view->code + u' ' + view->step->remember);
    }
    addList(section, Words::tr("In force at the end, and to be remembered:"), remembered);
    QStringList unexplained;
    for (const auto* view : incident::unexplained(walk))
        unexplained.append(view->name());
    addList(section, Words::tr("Steps of which nobody said why they were not done:"), unexplained);
    QStringList contradicted;
    for (const auto& view : walk.steps) {
        if (view.state.contradicted)
            contradicted.append(view.name());
    }
    addList(section, Words::tr("Steps that two people ended differently, of which the later stands:"),
        contradicted);
    return section;
}

} // namespace muster::report
