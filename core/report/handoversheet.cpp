// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/handoversheet.h"

#include "core/incident/phrases.h"
#include "core/plan/words.h"
#include "core/report/frame.h"
#include "core/report/standing.h"

#include <QSet>

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using incident::StepLook;
using incident::StepView;
using plan::Words;

namespace {

// So much of each stands on the sheet.
constexpr qsizetype kMostDone = 4;
constexpr qsizetype kMostPlanned = 4;
constexpr qsizetype kMostRows = 8;
constexpr qsizetype kMostNames = 12;

/// To be filled in by hand.
const auto kLine = u"\u2026"_s.repeated(60);

void addSome(Section& section, Table table)
{
    const auto more = table.rows.size() - kMostRows;
    table.title.clear();
    if (more > 0)
        table.rows = table.rows.mid(table.rows.size() - kMostRows);
    section.blocks.append(table);
    if (more > 0)
        section.blocks.append(Paragraph { Words::tr("And %1 before these.").arg(more) });
}

/// As many as there is room for, in one sentence.
QString someOf(const QStringList& names)
{
    const auto text = names.mid(0, kMostNames).join(u", "_s);
    const auto more = names.size() - kMostNames;
    return more > 0 ? Words::tr("%1 and %2 more").arg(text).arg(more) : text;
}

QList<Fact> factsOf(const Record& record, const Report& report)
{
    QList<Fact> facts { { u"number"_s, Words::tr("Incident"), { shortId(report) } } };
    facts += outlineFacts(
        record, { u"kind"_s, u"scenario"_s, u"severity"_s, u"failed"_s, u"declared"_s, u"closed"_s });
    for (auto& fact : facts) {
        if (fact.id == u"severity" && record.state().severity)
            fact.cell.text = record.names().severity(*record.state().severity);
    }
    const auto& state = record.state();
    if (!state.planVersion.isEmpty())
        facts.append({ u"plan-version"_s, Words::tr("Plan, version"), { state.planVersion } });
    facts.append({ u"as-of"_s, Words::tr("As of"), record.words().moment(record.setup().asOf) });
    return facts;
}

Section situationSection(const Record& record)
{
    Section section { u"situation"_s, Words::tr("2 Situation") };
    const auto* declared
        = record.newest([](const Told& told) { return told.says<incident::IncidentDeclared>() != nullptr; });
    const auto known = declared ? record.said(*declared, "summary"_L1) : QString();
    if (!known.isEmpty())
        section.blocks.append(
            Paragraph { Words::tr("When it was declared, this was known: %1").arg(quoted(known)) });
    const auto& walk = record.walk();
    auto text = Words::tr("%1 of %2 steps are over.").arg(walk.ended).arg(walk.active);
    if (const auto back = servicesBack(record))
        text += u' ' + Words::tr("%1 services that were down are back.").arg(*back);
    if (const auto& rollback = record.state().rollback)
        text += u' '
            + Words::tr("The procedure was given up at %1: it is being rolled back.")
                  .arg(record.words().momentText(rollback->at));
    section.blocks.append(Paragraph { text });
    return section;
}

Section matrixSection(const Record& record)
{
    Section section { u"matrix"_s, Words::tr("3 Services") };
    const auto table = servicesTable(record);
    if (table.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("No service is known to be down.") });
    else
        section.blocks.append(table);
    return section;
}

/// The phase in which it is, and what is to be back by when.
Section wantedSection(const Record& record)
{
    Section section { u"wanted"_s, Words::tr("4 What is wanted now") };
    const auto& walk = record.walk();
    if (const auto at = walk.currentPhase()) {
        const auto& phase = walk.phases.at(*at);
        auto text = Words::tr("Phase %1: %2 of %3 steps are over.")
                        .arg(phase.code.isEmpty() ? phase.title : phase.code + u' ' + phase.title)
                        .arg(phase.ended)
                        .arg(phase.active);
        if (phase.callDue)
            text += u' ' + Words::tr("All that is missing is the call: “%1”").arg(phase.phase->complete);
        section.blocks.append(Paragraph { text });
    } else {
        section.blocks.append(Paragraph { Words::tr("Every step of the plan is over.") });
    }
    QStringList wanted;
    for (const auto& row : record.objectives().rows) {
        if (row.standing != incident::ServiceStanding::Down)
            continue;
        wanted.append(row.rto.due
                ? Words::tr("%1 by %2").arg(row.title, record.words().momentText(*row.rto.due))
                : row.title);
    }
    if (!wanted.isEmpty())
        section.blocks.append(Paragraph { Words::tr("To be back: %1.").arg(someOf(wanted)) });
    return section;
}

/// What somebody is at, or would be if it did not rest.
QString underWay(const StepView& view)
{
    if (incident::isEnded(view.look))
        return {};
    if (view.state.status == incident::StepStatus::Failed)
        return view.look == StepLook::Current ? Words::tr("Failed, in the way") : QString();
    switch (view.look) {
    case StepLook::Held:
        return Words::tr("Held");
    case StepLook::Waiting:
        return Words::tr("Waits");
    case StepLook::Regressed:
        return Words::tr("Fell back");
    case StepLook::Stale:
        return Words::tr("Not heard of");
    case StepLook::Current:
        return view.state.startedAt ? Words::tr("Under way") : Words::tr("The next one");
    case StepLook::Available:
        return view.state.startedAt ? Words::tr("Under way") : QString();
    default:
        return {};
    }
}

Section actionsSection(const Record& record)
{
    Section section { u"actions"_s, Words::tr("5 Done, under way, planned") };
    Table table { u"actions"_s, {},
        { { u"standing"_s, Words::tr("Standing") }, { u"step"_s, Words::tr("Step") },
            { u"time"_s, Words::tr("Since"), Align::End }, { u"by"_s, Words::tr("By") } },
        {} };
    QList<const StepView*> done;
    QList<const StepView*> planned;
    QList<Row> going;
    const auto row = [&](const StepView& view, const QString& word, const std::optional<Instant>& at) {
        return Row { view.address.toString(),
            { { word }, { view.name() }, record.words().moment(at),
                { view.state.by ? record.state().nameOf(*view.state.by) : QString() } } };
    };
    for (const auto& view : record.walk().steps) {
        if (view.look == StepLook::Inactive || view.look == StepLook::Deferred)
            continue;
        if (view.look == StepLook::Skipped || view.look == StepLook::Overridden)
            continue;
        if (incident::isEnded(view.look))
            done.append(&view);
        else if (const auto word = underWay(view); !word.isEmpty())
            going.append(row(
                view, word, view.state.rest ? std::optional(view.state.rest->since) : view.state.startedAt));
        else if (view.state.status == incident::StepStatus::Open)
            planned.append(&view);
    }
    std::stable_sort(done.begin(), done.end(),
        [](const StepView* a, const StepView* b) { return a->overSince() < b->overSince(); });
    for (const auto* view : done.mid(std::max<qsizetype>(0, done.size() - kMostDone)))
        table.rows.append(row(*view, Words::tr("Done"), view->overSince()));
    table.rows += going;
    for (const auto* view : planned.mid(0, kMostPlanned))
        table.rows.append(row(*view, Words::tr("Planned"), {}));
    if (table.rows.isEmpty()) {
        section.blocks.append(Paragraph { Words::tr("The scenario has no step.") });
        return section;
    }
    section.blocks.append(table);
    const auto before = std::max<qsizetype>(0, done.size() - kMostDone);
    const auto after = std::max<qsizetype>(0, planned.size() - kMostPlanned);
    if (before > 0 || after > 0)
        section.blocks.append(
            Paragraph { Words::tr("Not shown: %1 that were done before these, and %2 that come later.")
                            .arg(before)
                            .arg(after) });
    return section;
}

Section organisationSection(const Record& record)
{
    Section section { u"organisation"_s, Words::tr("6 Organisation") };
    Listing held;
    QSet<plan::RoleId> taken;
    for (const auto& tenure : holdersIn(record)) {
        taken.insert(tenure.role);
        held.items.append({ Words::tr("%1: %2, since %3")
                                .arg(tenure.title, tenure.holder, record.words().momentText(tenure.from)) });
    }
    if (held.items.isEmpty())
        section.blocks.append(Paragraph { Words::tr("Nobody holds a role.") });
    else
        section.blocks.append(held);
    QStringList open;
    for (const auto& role : record.plan().roles) {
        if (!taken.contains(role.id))
            open.append(record.names().role(role.id));
    }
    if (!open.isEmpty())
        section.blocks.append(Paragraph { Words::tr("Held by nobody: %1.").arg(someOf(open)) });
    return section;
}

/// Who acted, whom the plan knows, and which credentials are in somebody's hands; never a value.
Section resourcesSection(const Record& record)
{
    Section section { u"resources"_s, Words::tr("7 People, vendors, credentials") };
    QStringList acted;
    for (const auto& told : record.told()) {
        const auto actor = Record::actorOf(told).simplified();
        if (told.line && !(told.payload && incident::isOfMachine(*told.payload)) && !actor.isEmpty()
            && !acted.contains(actor))
            acted.append(actor);
    }
    if (!acted.isEmpty())
        section.blocks.append(Paragraph { Words::tr("On record so far: %1.").arg(someOf(acted)) });
    QStringList onCall;
    for (const auto& person : record.plan().people) {
        const auto name = person.name.isEmpty() ? person.id : person.name;
        if (!acted.contains(name))
            onCall.append(person.phone.isEmpty() ? name : name + u' ' + person.phone);
    }
    if (!onCall.isEmpty())
        section.blocks.append(Paragraph { Words::tr("Others whom the plan names: %1.").arg(someOf(onCall)) });
    QStringList vendors;
    for (const auto& vendor : record.plan().vendors) {
        const auto title = vendor.title.isEmpty() ? vendor.id : vendor.title;
        vendors.append(vendor.support.isEmpty() ? title : u"%1 (%2)"_s.arg(title, vendor.support));
    }
    if (!vendors.isEmpty())
        section.blocks.append(
            Paragraph { Words::tr("Vendors that the plan names: %1.").arg(someOf(vendors)) });
    const auto uses = narrowedIn(
        credentialsSection(record), u"uses"_s, { u"credential"_s, u"how"_s, u"time"_s, u"by"_s });
    if (uses.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("No credential was asked for through Muster.") });
    else
        addSome(section, uses);
    return section;
}

Section clocksSection(const Record& record)
{
    Section section { u"clocks"_s, Words::tr("8 Clocks") };
    Table table { u"clocks"_s, {},
        { { u"what"_s, Words::tr("What") }, { u"due"_s, Words::tr("Due"), Align::End },
            { u"left"_s, Words::tr("Left"), Align::End } },
        {} };
    const auto& words = record.words();
    const auto add = [&](const QString& id, const QString& what, Instant due) {
        table.rows.append({ id, { { what }, words.moment(due), Wording::margin(due - record.end()) } });
    };
    const auto& board = record.objectives();
    for (const auto& row : board.rows) {
        if (row.standing == incident::ServiceStanding::Down && row.rto.due)
            add(u"service:"_s + row.service.toString(), Words::tr("%1 is to be back").arg(row.title),
                *row.rto.due);
    }
    if (board.scenario && board.scenario->due && board.recovered < board.affected)
        add(u"scenario"_s, Words::tr("Everything is to be back"), *board.scenario->due);
    const auto updates = updatesTable(record);
    for (const auto& row : updates.rows) {
        table.rows.append({ u"update:"_s + row.id,
            { { Words::tr("Update to: %1").arg(row.cells.first().text) }, row.cells.at(1),
                row.cells.at(2) } });
    }
    for (const auto& view : record.walk().steps) {
        const auto& rest = view.state.rest;
        if (rest && rest->waitUntil && view.state.status == incident::StepStatus::Open)
            add(u"wait:"_s + view.address.toString(), Words::tr("%1 waits until then").arg(view.name()),
                *rest->waitUntil);
    }
    if (table.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("No clock is running.") });
    else
        section.blocks.append(table);
    QStringList duties;
    for (const auto& duty : record.plan().duties) {
        const auto title = duty.title.isEmpty() ? duty.id : duty.title;
        duties.append(duty.within ? Words::tr("%1 within %2").arg(title, durationText(*duty.within)) : title);
    }
    if (!duties.isEmpty())
        section.blocks.append(Paragraph {
            Words::tr("Duties to report that the plan names: %1. Whether one applies is not in the "
                      "record.")
                .arg(someOf(duties)) });
    return section;
}

Section rememberSection(const Record& record)
{
    Section section { u"remember"_s, Words::tr("9 To be remembered") };
    Listing notes;
    for (const auto* view : incident::remembered(record.walk())) {
        if (!view->state.rememberEndedAt)
            notes.items.append({ view->code + u' ' + view->step->remember });
    }
    if (notes.items.isEmpty())
        section.blocks.append(Paragraph { Words::tr("Nothing is in force that is to be remembered.") });
    else
        section.blocks.append(notes);
    return section;
}

Section leftOutSection(const Record& record)
{
    Section section { u"left-out"_s, Words::tr("10 Put off, skipped, failed, overridden") };
    const auto table
        = narrowedIn(adherenceSection(record), u"reasons"_s, { u"step"_s, u"what"_s, u"reason"_s });
    if (table.rows.isEmpty())
        section.blocks.append(
            Paragraph { Words::tr("Nothing was put off, skipped or overridden, and nothing failed.") });
    else
        addSome(section, table);
    return section;
}

Section undecidedSection(const Record& record)
{
    Section section { u"undecided"_s, Words::tr("11 Not decided, and objections") };
    Listing open;
    for (const auto& view : record.walk().steps) {
        const bool isOpen = view.look != StepLook::Inactive && !incident::isEnded(view.look);
        if (isOpen && view.step->decision && !record.state().decisions.contains(view.step->decision->id))
            open.items.append({ Words::tr("Not decided: %1").arg(view.step->decision->question) });
        const auto& approval = view.state.approval;
        if (isOpen && approval && approval->answer == incident::ApprovalState::Answer::Open)
            open.items.append(
                { Words::tr("Nobody has answered whether it is approved: %1").arg(view.name()) });
        if (isOpen && approval && approval->answer == incident::ApprovalState::Answer::Refused)
            open.items.append({ Words::tr("Refused: %1").arg(view.name()) });
    }
    for (const auto& objection : record.state().objections) {
        const auto whose = objection.whose.isEmpty() ? record.state().nameOf(objection.by) : objection.whose;
        const auto* told = record.entryOf(objection.entry);
        open.items.append(
            { Words::tr("Objection of %1: %2")
                    .arg(whose, told ? record.said(*told, "text"_L1) : objection.text.trimmed()) });
    }
    const auto asked = narrowedIn(followUpsSection(record), u"questions"_s, { u"what"_s });
    for (const auto& row : asked.rows)
        open.items.append({ Words::tr("Asked: %1").arg(row.cells.value(0).text) });
    if (open.items.isEmpty()) {
        section.blocks.append(
            Paragraph { Words::tr("Nothing is waiting to be decided, and nobody objects.") });
        return section;
    }
    const auto more = open.items.size() - kMostRows;
    open.items = open.items.mid(0, kMostRows);
    section.blocks.append(open);
    if (more > 0)
        section.blocks.append(Paragraph { Words::tr("And %1 more.").arg(more) });
    return section;
}

Section worriesSection(const Record& record)
{
    Section section { u"worries"_s, Words::tr("12 What worries me") };
    if (const auto said = writtenFor(record, section.id))
        section.blocks.append(*said);
    else
        section.blocks.append(
            Paragraph { Words::tr("To be filled in, also if it is nothing: %1").arg(kLine) });
    section.blocks.append(Paragraph {
        Words::tr("Read 8 and 9 aloud and tick them. The one who takes over says: “I have command.” "
                  "Time: %1 Name: %2")
            .arg(u"\u2026"_s.repeated(8), u"\u2026"_s.repeated(20)) });
    return section;
}

} // namespace

Report handoverSheet(const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup)
{
    const Record record(frozen, eventsUntil(events, setup.asOf), setup);
    const auto what = Words::tr("Handover sheet");
    auto report = framed(record, what);
    report.footer = footOf(record, what, Reader::InTheRoom);
    report.isSheet = true;
    report.facts = factsOf(record, report);
    report.sections = { situationSection(record), matrixSection(record), wantedSection(record),
        actionsSection(record), organisationSection(record), resourcesSection(record), clocksSection(record),
        rememberSection(record), leftOutSection(record), undecidedSection(record), worriesSection(record),
        originSection(record) };
    finish(report, record);
    return report;
}

} // namespace muster::report
