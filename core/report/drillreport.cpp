// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/drillreport.h"

#include "core/plan/words.h"
#include "core/report/frame.h"
#include "core/report/standing.h"

#include <QStringList>

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using incident::ServiceStanding;
using plan::Words;

namespace {

/// Of what people did about one inject.
constexpr qsizetype kMostAnswers = 6;

/// The drills of the plan that this may have been one of.
QList<const plan::DrillPolicy*> drillsOf(const Record& record)
{
    QList<const plan::DrillPolicy*> drills;
    for (const auto& drill : record.plan().drills) {
        if (drill.rotates.isEmpty() || drill.rotates.contains(record.state().scenario))
            drills.append(&drill);
    }
    return drills;
}

QString titleOf(const plan::DrillPolicy& drill)
{
    return drill.title.isEmpty() ? drill.id : drill.title;
}

/// How long it took until all that was down was back; nothing where it is not.
std::optional<Millis> allBack(const Record& record)
{
    const auto& board = record.objectives();
    if (board.affected == 0 || board.recovered < board.affected)
        return std::nullopt;
    auto longest = Millis::zero();
    for (const auto& row : board.rows) {
        if (row.standing == ServiceStanding::Recovered)
            longest = std::max(longest, row.rto.elapsed);
    }
    return longest;
}

/// How long it took until one service was back; nothing where it is not, or was not down.
std::optional<Millis> backAfter(const Record& record, const QString& service)
{
    for (const auto& row : record.objectives().rows) {
        if (row.service.toString() == service && row.standing == ServiceStanding::Recovered)
            return row.rto.elapsed;
    }
    return std::nullopt;
}

Cell metCell(const std::optional<Millis>& promised, const std::optional<Millis>& achieved)
{
    if (!promised)
        return { Words::tr("No number is asked for") };
    if (!achieved)
        return bad(Words::tr("✗ Not shown"));
    return *achieved <= *promised ? good(Words::tr("✓ Met")) : bad(Words::tr("✗ Not met"));
}

Row timeRow(
    const QString& id, const QString& what, const plan::Target& target, const std::optional<Millis>& achieved)
{
    return { id,
        { { what }, Wording::target(target),
            achieved ? Wording::duration(*achieved) : Cell { Words::tr("not on record") },
            metCell(target.number(), achieved) } };
}

Row validationRow(const Record& record, const QString& id)
{
    const auto* view = record.walk().find(incident::StepAddress(u"validation/"_s + id));
    const bool isOver = view && incident::isEnded(view->look) && view->look != incident::StepLook::Skipped;
    return { u"validation:"_s + id,
        { { view ? view->name() : id }, {},
            isOver ? record.words().moment(view->overSince()) : Cell { Words::tr("not on record") },
            isOver ? good(Words::tr("✓ Met")) : bad(Words::tr("✗ Not shown")) } };
}

Table goalsTable(const Record& record, const plan::DrillPolicy& drill)
{
    Table table { u"goals:"_s + drill.id, titleOf(drill),
        { { u"goal"_s, Words::tr("Objective") }, { u"target"_s, Words::tr("Asked for"), Align::End },
            { u"achieved"_s, Words::tr("Achieved"), Align::End }, { u"result"_s, Words::tr("Result") } },
        {} };
    if (drill.rto.number())
        table.rows.append(timeRow(u"rto"_s, Words::tr("Everything is back"), drill.rto, allBack(record)));
    for (auto target = drill.targets.begin(); target != drill.targets.end(); ++target) {
        table.rows.append(timeRow(u"target:"_s + target.key(),
            Words::tr("%1 is back").arg(record.names().promised(target.key())), target.value(),
            backAfter(record, target.key())));
    }
    if (drill.takes) {
        plan::Target length;
        length.state = plan::Target::State::Number;
        length.value = *drill.takes;
        // Of one that goes on, how long it takes is not known yet.
        table.rows.append(timeRow(u"takes"_s, Words::tr("The drill takes no longer"), length,
            record.state().closedAt ? std::optional(record.end() - record.state().declaredAt)
                                    : std::nullopt));
    }
    for (const auto& id : drill.validation)
        table.rows.append(validationRow(record, id));
    return table;
}

Section goalsSection(const Record& record)
{
    Section section { u"goals"_s, Words::tr("What the drill was to show") };
    const auto drills = drillsOf(record);
    if (drills.isEmpty())
        section.blocks.append(Paragraph { Words::tr(
            "The plan names no drill of this scenario; it is measured by what its services promise.") });
    for (const auto* drill : drills) {
        if (!drill->scope.isEmpty())
            section.blocks.append(Paragraph { withReason(titleOf(*drill), drill->scope) });
        const auto table = goalsTable(record, *drill);
        if (table.rows.isEmpty())
            section.blocks.append(
                Paragraph { Words::tr("%1: the plan asks for no number and names nothing to be seen.")
                                .arg(titleOf(*drill)) });
        else
            section.blocks.append(table);
    }
    const auto promised = narrowedIn(objectivesSection(record), u"rto"_s,
        { u"service"_s, u"target"_s, u"achieved"_s, u"margin"_s, u"result"_s });
    if (!promised.rows.isEmpty())
        section.blocks.append(promised);
    return section;
}

/// What people did from then on, until then.
QString answersBetween(const Record& record, Instant from, Instant until)
{
    QStringList answers;
    qsizetype more = 0;
    for (const auto& told : record.told()) {
        const bool isMachine = told.payload && incident::isOfMachine(*told.payload);
        if (!told.line || isMachine || told.event->at < from || told.event->at >= until)
            continue;
        if (answers.size() < kMostAnswers)
            answers.append(
                u"%1 %2"_s.arg(record.words().momentText(told.event->at), told.line->text.simplified()));
        else
            ++more;
    }
    if (more > 0)
        answers.append(Words::tr("and %1 more entries").arg(more));
    return answers.isEmpty() ? Words::tr("Nothing is on record.") : answers.join(u'\n');
}

Table scriptTable(const Record& record, const plan::DrillPolicy& drill)
{
    Table table { u"script:"_s + drill.id, titleOf(drill),
        { { u"time"_s, Words::tr("By the script at"), Align::End },
            { u"inject"_s, Words::tr("What is thrown in") }, { u"to"_s, Words::tr("To") },
            { u"expect"_s, Words::tr("What is expected") }, { u"within"_s, Words::tr("Within"), Align::End },
            { u"done"_s, Words::tr("What people did then") } },
        {} };
    auto script = drill.script;
    std::stable_sort(script.begin(), script.end(),
        [](const plan::Inject& a, const plan::Inject& b) { return a.at < b.at; });
    for (qsizetype i = 0; i < script.size(); ++i) {
        const auto& inject = script.at(i);
        const auto at = record.state().declaredAt + inject.at;
        const auto next = i + 1 < script.size() ? record.state().declaredAt + script.at(i + 1).at
                                                : record.end() + Millis(1);
        const auto until = inject.within ? at + *inject.within : next;
        const bool isOver = at > record.end();
        table.rows.append({ u"inject-"_s + QString::number(i + 1),
            { record.words().moment(at), { inject.text },
                { inject.to.isEmpty() ? QString() : record.names().who(inject.to) }, { inject.expect },
                Wording::planned(inject.within),
                { isOver ? Words::tr("The drill had ended before.")
                         : answersBetween(record, at, until) } } });
    }
    return table;
}

Section scriptSection(const Record& record)
{
    Section section { u"injects"_s, Words::tr("What was thrown in, and what people did") };
    QList<Table> scripts;
    for (const auto* drill : drillsOf(record)) {
        if (!drill->script.isEmpty())
            scripts.append(scriptTable(record, *drill));
    }
    if (scripts.isEmpty()) {
        section.blocks.append(
            Paragraph { Words::tr("The plan has no script for a drill of this scenario.") });
        return section;
    }
    section.blocks.append(Paragraph {
        Words::tr("The times are those of the script, counted from the beginning of the drill on its clock. "
                  "Whether it was thrown in, and when, is not in the record; what people did then is.") });
    for (const auto& table : scripts)
        section.blocks.append(table);
    return section;
}

/// Rows of a table whose cell of that column has this tone.
Table toned(Table table, Tone tone, const QString& column)
{
    const auto found = std::find_if(
        table.columns.begin(), table.columns.end(), [&](const Column& one) { return one.id == column; });
    const auto place = std::distance(table.columns.begin(), found);
    table.rows.removeIf([&](const Row& row) { return row.cells.value(place).tone != tone; });
    return table;
}

void addRows(Section& section, const Table& table)
{
    if (!table.rows.isEmpty())
        section.blocks.append(table);
}

Table promises(const Record& record, Tone tone)
{
    return toned(narrowedIn(objectivesSection(record), u"rto"_s,
                     { u"service"_s, u"target"_s, u"achieved"_s, u"result"_s }),
        tone, u"result"_s);
}

Table messages(const Record& record, Tone tone)
{
    return toned(narrowedIn(messagesSection(record), u"sent"_s,
                     { u"time"_s, u"audience"_s, u"due"_s, u"result"_s, u"late"_s }),
        tone, u"result"_s);
}

Section workedSection(const Record& record)
{
    Section section { u"worked"_s, Words::tr("What worked") };
    addRows(section, promises(record, Tone::Good));
    auto sent = messages(record, Tone::Good);
    sent.title = Words::tr("Updates that were on time");
    addRows(section, sent);
    qint64 over = 0;
    for (const auto& view : record.walk().steps) {
        over += incident::isEnded(view.look) && view.look != incident::StepLook::Skipped
                && view.look != incident::StepLook::Overridden
            ? 1
            : 0;
    }
    section.blocks.append(Paragraph {
        Words::tr("%1 of %2 steps that applied were done.").arg(over).arg(record.walk().active) });
    return section;
}

Section notWorkedSection(const Record& record)
{
    Section section { u"not-worked"_s, Words::tr("What did not") };
    addRows(section, promises(record, Tone::Bad));
    auto late = messages(record, Tone::Bad);
    late.title = Words::tr("Updates that were late");
    addRows(section, late);
    addRows(section,
        narrowedIn(
            messagesSection(record), u"never"_s, { u"audience"_s, u"due"_s, u"overdue"_s, u"result"_s }));
    addRows(section,
        narrowedIn(adherenceSection(record), u"reasons"_s,
            { u"step"_s, u"what"_s, u"reason"_s, u"by"_s, u"time"_s }));
    if (section.blocks.isEmpty())
        section.blocks.append(
            Paragraph { Words::tr("No promise was missed, no update was late, and no step was skipped, "
                                  "overridden or failed.") });
    return section;
}

/// What people noted while it went on, and where the plan did not fit.
Section observedSection(const Record& record)
{
    Section section { u"observed"_s, Words::tr("What was observed") };
    Table table { u"notes"_s, {},
        { { u"time"_s, Words::tr("Time"), Align::End }, { u"what"_s, Words::tr("What was noted") },
            { u"by"_s, Words::tr("By") }, { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& told : record.told()) {
        const auto* note = told.says<incident::NoteAdded>();
        if (!note || note->kind != incident::NoteAdded::Kind::Note)
            continue;
        table.rows.append({ told.entry,
            { record.words().moment(told.event->at), { record.said(told, "text"_L1) },
                { Record::actorOf(told) }, entryCell(told.entry) } });
    }
    const auto questions
        = narrowedIn(followUpsSection(record), u"questions"_s, { u"time"_s, u"what"_s, u"by"_s, u"entry"_s });
    if (table.rows.isEmpty() && questions.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("Nobody noted anything.") });
    addRows(section, table);
    addRows(section, questions);
    return section;
}

Section findingsSection(const Record& record)
{
    Section section { u"findings"_s, Words::tr("What follows, and who does it") };
    const auto tasks = tasksTable(record);
    if (tasks.rows.isEmpty())
        section.blocks.append(Paragraph { Words::tr("No task is left.") });
    else
        section.blocks.append(tasks);
    return section;
}

} // namespace

Result<Report> drillReport(
    const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup)
{
    const Record record(frozen, events, setup);
    if (!record.isDrill()) {
        return fail(
            Fault::Invalid, Words::tr("This is a live incident. There is a drill report only of a drill."));
    }
    const auto what = Words::tr("Drill report");
    auto report = framed(record, what);
    report.footer = footOf(record, what, Reader::InTheRoom);
    report.headlines = promiseHeadlines(record);
    report.facts = overviewFacts(record);
    report.sections = { summarySection(record), goalsSection(record), scriptSection(record),
        workedSection(record), notWorkedSection(record), observedSection(record), findingsSection(record),
        rolesSection(record), originSection(record) };
    finish(report, record);
    return report;
}

} // namespace muster::report
