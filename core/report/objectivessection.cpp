// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/phrases.h"
#include "core/plan/words.h"
#include "core/report/figures.h"
#include "core/report/sections.h"

#include <QStringList>

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using From = plan::RulingTarget::From;
using incident::ServiceStanding;
using plan::Target;
using plan::Words;

namespace {

/// That of the scenario itself; no service can be called so.
const auto kWhole = u"(scenario)"_s;
constexpr qsizetype kMostRtoHeadlines = 2;
/// Among the columns.
constexpr qsizetype kHow = 7;
constexpr qsizetype kEntry = 8;

QString fromText(From from)
{
    switch (from) {
    case From::Service:
        return Words::tr("the service");
    case From::Tier:
        return Words::tr("its tier");
    case From::Overall:
        return Words::tr("the whole plan");
    }
    Q_UNREACHABLE();
}

QString standingText(incident::RestorePointChosen::Standing standing)
{
    using Standing = incident::RestorePointChosen::Standing;
    switch (standing) {
    case Standing::Present:
        return Words::tr("A restore point that is there");
    case Standing::Proven:
        return Words::tr("A restore point that is proven");
    case Standing::Clean:
        return Words::tr("A restore point that is clean");
    }
    Q_UNREACHABLE();
}

Cell keptOrMissed(bool broken)
{
    return broken ? bad(Words::tr("✗ Missed")) : good(Words::tr("✓ Kept"));
}

/// What can be said without a number; nothing where there is one.
std::optional<Cell> withoutNumber(const Target& target)
{
    switch (target.state) {
    case Target::State::None:
        return Cell { Words::tr("Nothing is promised") };
    case Target::State::Unknown:
        return Cell { Words::tr("The promise is not known") };
    case Target::State::Number:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

/// Where the promise comes from, and what the plan says of today.
struct Basis {
    QString from;
    Target current;
};

Cell capability(const Target& current)
{
    return current.state == Target::State::Unknown ? Cell { Words::tr("not said") }
                                                   : Wording::target(current);
}

/// What the plan says of a service; null where it has none such.
const plan::Service* serviceOf(const Record& record, const incident::ServiceRow& row)
{
    return record.plan().service(row.service);
}

QList<Column> objectiveColumns(const QString& achieved)
{
    return { { u"service"_s, Words::tr("Service") }, { u"target"_s, Words::tr("Promised"), Align::End },
        { u"from"_s, Words::tr("Promise of") },
        { u"current"_s, Words::tr("Said to be possible"), Align::End },
        { u"achieved"_s, achieved, Align::End }, { u"margin"_s, Words::tr("Margin"), Align::End },
        { u"result"_s, Words::tr("Result") }, { u"how"_s, Words::tr("How it was established") },
        { u"entry"_s, Words::tr("Entry") } };
}

Cell rtoResult(const incident::RtoClock& rto, bool isBack, bool isClosed)
{
    if (const auto cell = withoutNumber(rto.target))
        return *cell;
    if (isBack || rto.broken)
        return keptOrMissed(rto.broken);
    return { isClosed ? Words::tr("Not known: it was not back") : Words::tr("Still running") };
}

/// By what it is known that a service is back.
class Recovery {
public:
    Recovery(const Record& record, const plan::ServiceId& service)
        : m_record(record)
        , m_told(record.newest([&](const Told& told) {
            const auto* back = told.says<incident::ServiceRecovered>();
            return back && back->service == service;
        }))
    {
    }

    [[nodiscard]] QString entry() const { return m_told ? m_told->entry : QString(); }
    [[nodiscard]] QString words() const
    {
        if (!m_told)
            return {};
        const auto& cause = m_told->event->cause;
        const auto* because = cause ? m_record.entryOf(*cause) : nullptr;
        const auto step = because && because->line ? because->line->step : std::nullopt;
        auto text = step ? Words::tr("With %1, by %2").arg(m_record.stepName(*step), actor())
                         : Words::tr("Stated by %1").arg(actor());
        if (step)
            text += secondOf(*step);
        return withReason(text, quoted(m_record.said(*m_told, "evidence"_L1)));
    }

private:
    [[nodiscard]] QString actor() const { return Record::actorOf(*m_told); }
    [[nodiscard]] QString secondOf(const incident::StepAddress& step) const
    {
        const auto second = m_record.state().step(step).second;
        return second && second->how != incident::SecondHow::Alone
            ? Words::tr(", seen by a second person, %1").arg(incident::secondHowText(second->how))
            : QString();
    }

    const Record& m_record;
    const Told* m_told;
};

Row rtoRow(const Record& record, const QString& id, const QString& title, const incident::RtoClock& rto,
    bool isBack, const Basis& basis)
{
    auto achieved = Wording::duration(rto.elapsed);
    if (!isBack)
        achieved.text = Words::tr("%1, not back").arg(achieved.text);
    const bool isJudged = isBack || rto.broken;
    return { id,
        { { title }, Wording::target(rto.target), { basis.from }, capability(basis.current), achieved,
            rto.left && isJudged ? Wording::margin(*rto.left) : Cell {},
            rtoResult(rto, isBack, record.state().closedAt.has_value()), {}, {} } };
}

/// A clock that stood, as far as it counts: from the failure until its service was back, or to the end.
struct Stood {
    incident::PauseState pause;
    QString id;
    QString title;
    Millis length { 0 };
};

QList<Stood> pausesIn(const Record& record)
{
    QList<Stood> made;
    for (const auto& row : record.objectives().rows) {
        const auto service = record.state().services.value(row.service);
        const auto stop = service.recoveredAt.value_or(record.end());
        for (qsizetype i = 0; i < service.pauses.size(); ++i) {
            const auto& pause = service.pauses.at(i);
            const auto from = std::max(pause.from, record.state().failedAt);
            const auto to = std::min(pause.to.value_or(stop), stop);
            made.append({ pause, u"%1:%2"_s.arg(row.service.toString()).arg(i + 1), row.title,
                std::max(to - from, Millis { 0 }) });
        }
    }
    return made;
}

/// "“the vendor works on it” (Sam, entry 47)"
QString reasonText(const Record& record, const incident::PauseState& pause)
{
    const auto* told = record.entryOf(pause.entry);
    if (!told)
        return Words::tr("(%1)").arg(record.state().nameOf(pause.by));
    const auto whence = Words::tr("(%1, entry %2)").arg(Record::actorOf(*told), told->entry);
    const auto why = quoted(record.said(*told, "why"_L1));
    return why.isEmpty() ? whence : why + u' ' + whence;
}

QString pauseSentence(const Record& record, const Stood& stood)
{
    const auto from = record.words().momentText(stood.pause.from);
    const auto reason = reasonText(record, stood.pause);
    if (!stood.pause.to)
        return Words::tr("The clock of %1 was paused from %2 on: %3.").arg(stood.title, from, reason);
    return Words::tr("The clock of %1 was paused from %2 to %3: %4.")
        .arg(stood.title, from, record.words().momentText(*stood.pause.to), reason);
}

Table pausesTable(const Record& record, const QList<Stood>& pauses)
{
    Table table { u"pauses"_s, Words::tr("When a clock was paused"),
        { { u"service"_s, Words::tr("Service") }, { u"from"_s, Words::tr("From"), Align::End },
            { u"to"_s, Words::tr("To"), Align::End }, { u"length"_s, Words::tr("Not counted"), Align::End },
            { u"reason"_s, Words::tr("Reason") }, { u"by"_s, Words::tr("By") },
            { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& stood : pauses) {
        const auto* told = record.entryOf(stood.pause.entry);
        table.rows.append({ stood.id,
            { { stood.title }, record.words().moment(stood.pause.from),
                stood.pause.to ? record.words().moment(stood.pause.to)
                               : Cell { Words::tr("it was not let run again") },
                Wording::duration(stood.length), { told ? record.said(*told, "why"_L1) : QString() },
                { told ? Record::actorOf(*told) : record.state().nameOf(stood.pause.by) },
                told ? entryCell(told->entry) : Cell {} } });
    }
    return table;
}

/// The entry that chose the restore point that stands; null for none.
const Told* choiceOf(const Record& record, const plan::ServiceId& service)
{
    const auto point = record.state().services.value(service).restorePoint;
    if (!point)
        return nullptr;
    return record.newest([&](const Told& told) {
        const auto* chosen = told.says<incident::RestorePointChosen>();
        return chosen && chosen->service == service && chosen->point == point->point;
    });
}

Row lossRow(const Record& record, const QString& id, const QString& title, const incident::LossClock& loss,
    const plan::ServiceId& service, const Basis& basis)
{
    QList<Cell> cells { { title }, Wording::target(loss.target), { basis.from }, capability(basis.current) };
    const auto number = loss.target.number();
    if (loss.window) {
        cells
            += { Wording::duration(*loss.window), number ? Wording::margin(*number - *loss.window) : Cell {},
                   withoutNumber(loss.target).value_or(keptOrMissed(loss.broken)) };
    } else {
        cells += { { Words::tr("not known") }, {},
            withoutNumber(loss.target)
                .value_or(Cell { Words::tr("Not known: no restore point is on record") }) };
    }
    const auto* told = choiceOf(record, service);
    QString how;
    if (told) {
        how = withReason(Words::tr("%1, stated by %2")
                             .arg(standingText(told->says<incident::RestorePointChosen>()->standing),
                                 Record::actorOf(*told)),
            quoted(record.said(*told, "source"_L1)));
    }
    return { id, cells + QList<Cell> { { how }, told ? entryCell(told->entry) : Cell {} } };
}

Table rtoTable(const Record& record)
{
    Table table { u"rto"_s, Words::tr("Time to be back (RTO)"), objectiveColumns(Words::tr("Achieved")), {} };
    const auto& board = record.objectives();
    for (const auto& row : board.rows) {
        if (row.standing == ServiceStanding::Normal)
            continue;
        const auto* service = serviceOf(record, row);
        auto made = rtoRow(record, row.service.toString(), row.title, row.rto, row.recoveredAt.has_value(),
            { fromText(row.rto.from), service ? service->currentRto : Target {} });
        const Recovery recovery(record, row.service);
        if (row.recoveredAt) {
            made.cells[kHow].text = recovery.words();
            made.cells[kEntry] = entryCell(recovery.entry());
        }
        table.rows.append(made);
    }
    if (board.scenario) {
        const auto* scenario = record.plan().scenario(record.state().scenario);
        const bool isBack = board.affected > 0 && board.recovered == board.affected;
        auto made = rtoRow(record, kWhole, Words::tr("Everything that the scenario affects"), *board.scenario,
            isBack, { Words::tr("the scenario"), scenario ? scenario->currentRto : Target {} });
        made.cells[kHow].text = Words::tr("When the last service was back");
        table.rows.append(made);
    }
    return table;
}

Table lossTable(const Record& record)
{
    Table table { u"rpo"_s, Words::tr("Data that was lost (RPO)"), objectiveColumns(Words::tr("Lost")), {} };
    const auto& rows = record.objectives().rows;
    for (const auto& row : rows) {
        if (row.standing == ServiceStanding::Normal && !row.loss.restorePoint)
            continue;
        const auto* service = serviceOf(record, row);
        table.rows.append(lossRow(record, row.service.toString(), row.title, row.loss, row.service,
            { fromText(row.loss.from), service ? service->currentRpo : Target {} }));
    }
    for (const auto& data : record.plan().data) {
        const auto kept = std::find_if(rows.begin(), rows.end(),
            [&](const incident::ServiceRow& row) { return data.storedIn && row.service == *data.storedIn; });
        const bool isTouched
            = kept != rows.end() && (kept->standing != ServiceStanding::Normal || kept->loss.restorePoint);
        if (!isTouched || data.rpo.state == Target::State::Unknown)
            continue;
        auto loss = kept->loss;
        loss.target = data.rpo;
        const auto number = data.rpo.number();
        loss.broken = number && loss.window && *loss.window > *number;
        table.rows.append(lossRow(record, u"data:"_s + data.id,
            Words::tr("%1, in %2").arg(data.title.isEmpty() ? data.id : data.title, kept->title), loss,
            kept->service, { Words::tr("the class of data"), data.currentRpo }));
    }
    return table;
}

/// The three times on which the loss stands, each with who said so.
Table timesTable(const Record& record)
{
    using incident::TimesStated;
    const auto& state = record.state();
    Table table { u"times"_s, Words::tr("The times on which the loss stands"),
        { { u"what"_s, Words::tr("What") }, { u"time"_s, Words::tr("Time"), Align::End },
            { u"source"_s, Words::tr("Source") }, { u"by"_s, Words::tr("Stated by") },
            { u"entry"_s, Words::tr("Entry") } },
        {} };
    const auto add = [&](const QString& id, const QString& what, const std::optional<Instant>& at,
                         const Told* told) {
        const bool isStated = told && told->says<TimesStated>();
        const bool isPoint = told && told->says<incident::RestorePointChosen>();
        table.rows.append({ id,
            { { what }, at ? record.words().moment(*at) : Cell { Words::tr("not stated") },
                { isStated || isPoint ? record.said(*told, "source"_L1) : QString() },
                { told ? Record::actorOf(*told) : QString() }, told ? entryCell(told->entry) : Cell {} } });
    };
    const auto stated = [&](const std::optional<Instant> TimesStated::*which) {
        return record.newest([&](const Told& told) {
            const auto* times = told.says<TimesStated>();
            return times && (times->*which).has_value();
        });
    };
    const auto* failure = stated(&TimesStated::failedAt);
    if (!failure) {
        failure = record.newest(
            [](const Told& told) { return told.says<incident::IncidentDeclared>() != nullptr; });
    }
    add(u"failure"_s, Words::tr("Failure"), state.failedAt, failure);
    add(u"damage"_s, Words::tr("The damage began"), state.damageBegan, stated(&TimesStated::damageBegan));
    add(u"last-write"_s, Words::tr("The last accepted write"), state.lastWrite,
        stated(&TimesStated::lastWrite));
    for (const auto& row : record.objectives().rows) {
        if (row.loss.restorePoint)
            add(u"point:"_s + row.service.toString(), Words::tr("Restore point of %1").arg(row.title),
                row.loss.restorePoint, choiceOf(record, row.service));
    }
    return table;
}

/// When a drill's clock was set, sped up or stopped.
std::optional<Table> drillClockTable(const Record& record)
{
    constexpr double kThousandths = 1000;
    Table table { u"drill-clock"_s, Words::tr("The clock of the drill"),
        { { u"time"_s, Words::tr("Simulated time"), Align::End }, { u"rate"_s, Words::tr("From then on") },
            { u"by"_s, Words::tr("By") }, { u"entry"_s, Words::tr("Entry") } },
        {} };
    for (const auto& told : record.told()) {
        const auto* changed = told.says<incident::ClockChanged>();
        if (!changed)
            continue;
        const auto rate = changed->rate == 0
            ? Words::tr("it stood still")
            : Words::tr("it ran at ×%1")
                  .arg(QString::number(static_cast<double>(changed->rate) / kThousandths));
        table.rows.append({ told.entry,
            { record.words().moment(changed->simulated), { rate }, { Record::actorOf(told) },
                entryCell(told.entry) } });
    }
    return table.rows.isEmpty() ? std::nullopt : std::optional(table);
}

QString endSentence(const Record& record)
{
    const auto& state = record.state();
    if (state.damageBegan && state.lastWrite)
        return Words::tr(
            "The loss is counted from the restore point to the later of the two: the beginning of "
            "the damage and the last accepted write.");
    if (state.damageBegan)
        return Words::tr(
            "The loss is counted from the restore point to the beginning of the damage. When the "
            "last write was accepted is not stated.");
    if (state.lastWrite)
        return Words::tr("The loss is counted from the restore point to the last accepted write. When the "
                         "damage began is not stated.");
    return Words::tr("The loss is counted from the restore point to the failure: it is assumed that writes "
                     "went on until then, for nobody stated anything else.");
}

} // namespace

Section objectivesSection(const Record& record)
{
    Section section { u"objectives"_s, Words::tr("Recovery objectives") };
    const auto rto = rtoTable(record);
    const auto rpo = lossTable(record);
    if (rto.rows.isEmpty() && rpo.rows.isEmpty()) {
        section.blocks.append(
            Paragraph { Words::tr("No promise was put to the test: no service was down.") });
        return section;
    }
    if (!rto.rows.isEmpty()) {
        section.blocks.append(rto);
        if (const auto burn = burnFigure(record))
            section.blocks.append(*burn);
    }
    if (const auto pauses = pausesIn(record); pauses.isEmpty()) {
        section.blocks.append(Paragraph { Words::tr("No clock of a promise was paused: each ran from the "
                                                    "failure until its service was back, or to the end.") });
    } else {
        for (const auto& stood : pauses)
            section.blocks.append(Paragraph { pauseSentence(record, stood) });
        section.blocks.append(
            Paragraph { Words::tr("While a clock was paused, its time was not counted. That of the whole "
                                  "scenario is never paused.") });
        section.blocks.append(pausesTable(record, pauses));
    }
    if (!rpo.rows.isEmpty())
        section.blocks.append(rpo);
    section.blocks.append(timesTable(record));
    section.blocks.append(Paragraph { endSentence(record) });
    if (const auto clock = drillClockTable(record))
        section.blocks.append(*clock);
    return section;
}

QList<Headline> objectivesHeadlines(const Record& record)
{
    QList<Headline> headlines;
    auto rows = record.objectives().rows;
    // Those furthest beyond their promise come first, then those nearest to it.
    std::stable_sort(
        rows.begin(), rows.end(), [](const incident::ServiceRow& a, const incident::ServiceRow& b) {
            return a.rto.left && (!b.rto.left || *a.rto.left < *b.rto.left);
        });
    const incident::ServiceRow* most = nullptr;
    for (const auto& row : std::as_const(rows)) {
        if (row.loss.window && (!most || *row.loss.window > *most->loss.window))
            most = &row;
        if (row.standing == ServiceStanding::Normal || headlines.size() == kMostRtoHeadlines)
            continue;
        auto cell = Wording::duration(row.rto.elapsed);
        cell.number->id = u"objectives.rto.%1.achieved"_s.arg(row.service.toString());
        cell.tone = row.rto.broken ? Tone::Bad : Tone::Plain;
        const auto promised = row.rto.target.number() ? Words::tr("of %1").arg(plan::textOf(row.rto.target))
                                                      : Words::tr("without a promise");
        auto label = row.recoveredAt ? Words::tr("%1, %2").arg(row.title, promised)
                                     : Words::tr("%1, %2, not back").arg(row.title, promised);
        headlines.append({ row.rto.broken ? Words::tr("%1: ✗ missed").arg(label) : label, cell });
    }
    if (most) {
        auto cell = Wording::duration(*most->loss.window);
        cell.number->id = u"objectives.rpo.%1.achieved"_s.arg(most->service.toString());
        cell.tone = most->loss.broken ? Tone::Bad : Tone::Plain;
        const auto label = most->loss.target.number()
            ? Words::tr("data lost of %1, of %2").arg(most->title, plan::textOf(most->loss.target))
            : Words::tr("data lost of %1").arg(most->title);
        headlines.append({ most->loss.broken ? Words::tr("%1: ✗ missed").arg(label) : label, cell });
    }
    return headlines;
}

} // namespace muster::report
