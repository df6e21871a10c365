// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/phrases.h"
#include "core/plan/words.h"
#include "core/report/sections.h"

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using plan::Words;

namespace {

QString standingOf(const Record& record, const Told& told)
{
    return decisionStands(record, told) ? Words::tr("stands") : Words::tr("taken back or decided anew");
}

/// Who did not agree, and why not.
QString objectionText(const Record& record, const incident::ObjectionState& objection)
{
    const auto* told = record.entryOf(objection.entry);
    const auto whose = told ? record.said(*told, "whose"_L1) : objection.whose;
    const auto who = !whose.isEmpty() ? whose
        : told                        ? Record::actorOf(*told)
                                      : record.state().nameOf(objection.by);
    return withReason(who, quoted(told ? record.said(*told, "text"_L1) : objection.text));
}

/// Against this decision, one behind the other.
QString objectionsTo(const Record& record, const Told& told)
{
    QStringList texts;
    for (const auto& objection : record.state().objections) {
        if (objection.about == told.event->id)
            texts.append(objectionText(record, objection));
    }
    return texts.join(u"; "_s);
}

Table objectionsTable(const Record& record)
{
    Table table { u"objections"_s, Words::tr("Who did not agree"),
        { { u"time"_s, Words::tr("Time"), Align::End }, { u"about"_s, Words::tr("About entry") },
            { u"objection"_s, Words::tr("Objection") }, { u"by"_s, Words::tr("Noted by") },
            { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& objection : record.state().objections) {
        const auto* told = record.entryOf(objection.entry);
        const auto* about = record.entryOf(objection.about);
        if (!told)
            continue;
        table.rows.append({ told->entry,
            { record.words().moment(told->event->at), about ? entryCell(about->entry) : Cell {},
                { objectionText(record, objection) }, { Record::actorOf(*told) }, entryCell(told->entry) } });
    }
    return table;
}

Row answerRow(const Record& record, const Told& told, const incident::DecisionRecorded& decided)
{
    const auto place = incident::placeOf(record.plan(), record.state().scenario, decided.step);
    const auto* asked = place && place->step->decision && place->step->decision->id == decided.decision
        ? &*place->step->decision
        : nullptr;
    return { told.entry,
        { record.words().moment(told.event->at), { asked ? asked->question : decided.decision.toString() },
            { asked ? plan::answerText(*asked, decided.answer) : decided.answer.toString() },
            { record.said(told, "why"_L1) }, { Record::actorOf(told) }, { standingOf(record, told) },
            { objectionsTo(record, told) }, entryCell(told.entry) } };
}

Row noteRow(const Record& record, const Told& told)
{
    return { told.entry,
        { record.words().moment(told.event->at), {}, { record.said(told, "text"_L1) }, {},
            { Record::actorOf(told) }, { Words::tr("noted, no question of the plan") },
            { objectionsTo(record, told) }, entryCell(told.entry) } };
}

/// What somebody else had to agree to, and what they said.
struct Agreement {
    QString what;
    QString by;
    QString how;
};

std::optional<Agreement> agreementIn(const Record& record, const Told& told)
{
    const auto named = [&](const QString& name, const incident::PersonId& person) {
        return name.isEmpty() ? record.state().nameOf(person) : name;
    };
    if (told.says<incident::ApprovalRequested>())
        return Agreement { Words::tr("asked for"), Record::actorOf(told), {} };
    if (const auto* given = told.says<incident::ApprovalGiven>())
        return Agreement { Words::tr("approved"), named(given->approverName, given->approver),
            incident::secondHowText(given->how) };
    if (const auto* refused = told.says<incident::ApprovalRefused>())
        return Agreement { Words::tr("refused"), named(refused->approverName, refused->approver), {} };
    if (told.says<incident::StepReleased>())
        return Agreement { Words::tr("released, although it cannot be undone"), Record::actorOf(told), {} };
    return std::nullopt;
}

} // namespace

bool decisionStands(const Record& record, const Told& told)
{
    const auto* decided = told.says<incident::DecisionRecorded>();
    if (!decided)
        return false;
    const auto found = record.state().decisions.constFind(decided->decision);
    return found != record.state().decisions.constEnd() && found->answer == decided->answer
        && found->at == told.event->at;
}

Section decisionsSection(const Record& record)
{
    Section section { u"decisions"_s, Words::tr("Decisions") };
    Table table { u"answers"_s, Words::tr("What was decided"),
        { { u"time"_s, Words::tr("Time"), Align::End }, { u"question"_s, Words::tr("Question") },
            { u"answer"_s, Words::tr("Decided") }, { u"reason"_s, Words::tr("Reason") },
            { u"by"_s, Words::tr("By") }, { u"standing"_s, Words::tr("Standing") },
            { u"objections"_s, Words::tr("Objections") }, { u"entry"_s, Words::tr("Entry") } },
        {} };
    Table agreed { u"approvals"_s, Words::tr("What somebody had to agree to"),
        { { u"time"_s, Words::tr("Time"), Align::End }, { u"step"_s, Words::tr("Step") },
            { u"what"_s, Words::tr("What was said") }, { u"by"_s, Words::tr("By") },
            { u"how"_s, Words::tr("How sure") }, { u"reason"_s, Words::tr("Reason") },
            { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& told : record.told()) {
        if (const auto* decided = told.says<incident::DecisionRecorded>())
            table.rows.append(answerRow(record, told, *decided));
        const auto* note = told.says<incident::NoteAdded>();
        if (note && note->kind == incident::NoteAdded::Kind::Decision)
            table.rows.append(noteRow(record, told));
        if (const auto agreement = agreementIn(record, told)) {
            agreed.rows.append({ told.entry,
                { record.words().moment(told.event->at),
                    { told.line && told.line->step ? record.stepName(*told.line->step) : QString() },
                    { agreement->what }, { agreement->by }, { agreement->how },
                    { record.said(told, "why"_L1) }, entryCell(told.entry) } });
        }
    }
    if (table.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("No decision is on record.") });
    else
        section.blocks.append(table);
    if (const auto objections = objectionsTable(record); objections.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("Nobody noted an objection to a decision.") });
    else
        section.blocks.append(objections);
    if (agreed.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("Nobody was asked to approve a step.") });
    else
        section.blocks.append(agreed);
    return section;
}

} // namespace muster::report
