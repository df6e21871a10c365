// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/assumptions.h"
#include "core/incident/phrases.h"
#include "core/plan/words.h"
#include "core/report/figures.h"
#include "core/report/sections.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <array>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using incident::SecondHow;
using incident::StepLook;
using incident::StepStatus;
using incident::StepView;
using plan::Words;

namespace {

/// What became of a step; each step is one of these. The order is that of the table.
enum class Became {
    ByTwo,
    ByOne,
    Alone, ///< a second person was asked for, and none could be had
    SecondMissing, ///< a second person was asked for, and none is on record
    Sensed,
    Stale,
    FellBack,
    Overridden,
    Skipped,
    Failed,
    StillDeferred,
    Begun,
    NotReached,
    Struck,
    NotApplicable
};
constexpr std::array kAll { Became::ByTwo, Became::ByOne, Became::Alone, Became::SecondMissing,
    Became::Sensed, Became::Stale, Became::FellBack, Became::Overridden, Became::Skipped, Became::Failed,
    Became::StillDeferred, Became::Begun, Became::NotReached, Became::Struck, Became::NotApplicable };

QString idOf(Became became)
{
    switch (became) {
    case Became::ByTwo:
        return u"by-two"_s;
    case Became::ByOne:
        return u"by-one"_s;
    case Became::Alone:
        return u"alone"_s;
    case Became::SecondMissing:
        return u"second-missing"_s;
    case Became::Sensed:
        return u"sensed"_s;
    case Became::Stale:
        return u"stale"_s;
    case Became::FellBack:
        return u"fell-back"_s;
    case Became::Overridden:
        return u"overridden"_s;
    case Became::Skipped:
        return u"skipped"_s;
    case Became::Failed:
        return u"failed"_s;
    case Became::StillDeferred:
        return u"put-off"_s;
    case Became::Begun:
        return u"begun"_s;
    case Became::NotReached:
        return u"not-reached"_s;
    case Became::Struck:
        return u"struck"_s;
    case Became::NotApplicable:
        return u"not-applicable"_s;
    }
    Q_UNREACHABLE();
}

QString wordsOf(Became became)
{
    switch (became) {
    case Became::ByTwo:
        return Words::tr("Confirmed by two");
    case Became::ByOne:
        return Words::tr("Confirmed by one");
    case Became::Alone:
        return Words::tr("Confirmed by one, no second person could be had");
    case Became::SecondMissing:
        return Words::tr("Confirmed by one, the word of the second is missing");
    case Became::Sensed:
        return Words::tr("Seen by a program");
    case Became::Stale:
        return Words::tr("Seen by a program, then not heard of again");
    case Became::FellBack:
        return Words::tr("Was over, and fell back");
    case Became::Overridden:
        return Words::tr("Overridden: somebody vouches for it");
    case Became::Skipped:
        return Words::tr("Skipped");
    case Became::Failed:
        return Words::tr("Failed");
    case Became::StillDeferred:
        return Words::tr("Put off, and not done since");
    case Became::Begun:
        return Words::tr("Begun, not finished");
    case Became::NotReached:
        return Words::tr("Not reached");
    case Became::Struck:
        return Words::tr("Struck from the plan while it ran");
    case Became::NotApplicable:
        return Words::tr("Not applicable: on a branch that was not taken");
    }
    Q_UNREACHABLE();
}

Became doneHow(const StepView& view)
{
    if (const auto& second = view.state.second)
        return second->how == SecondHow::Alone ? Became::Alone : Became::ByTwo;
    return view.step->verify.isEmpty() ? Became::ByOne : Became::SecondMissing;
}

Became becameOf(const StepView& view)
{
    switch (view.look) {
    case StepLook::Inactive:
        return view.step->struck ? Became::Struck : Became::NotApplicable;
    case StepLook::Regressed:
        return Became::FellBack;
    case StepLook::Sensed:
        return Became::Sensed;
    case StepLook::Stale:
        return Became::Stale;
    default:
        break;
    }
    switch (view.state.status) {
    case StepStatus::Done:
        return doneHow(view);
    case StepStatus::Overridden:
        return Became::Overridden;
    case StepStatus::Skipped:
        return Became::Skipped;
    case StepStatus::Failed:
        return Became::Failed;
    case StepStatus::Open:
        break;
    }
    const auto& rest = view.state.rest;
    if (rest && rest->kind == incident::RestState::Kind::Deferred)
        return Became::StillDeferred;
    return view.state.startedAt ? Became::Begun : Became::NotReached;
}

bool isDone(Became became)
{
    return became == Became::ByTwo || became == Became::ByOne || became == Became::Alone
        || became == Became::SecondMissing || became == Became::Sensed || became == Became::Overridden;
}

bool isLeftAside(Became became)
{
    return became == Became::NotApplicable || became == Became::Struck;
}

QString reasonText(incident::SkipReason reason)
{
    switch (reason) {
    case incident::SkipReason::NotNeeded:
        return Words::tr("not needed");
    case incident::SkipReason::DoneElsewhere:
        return Words::tr("done elsewhere");
    case incident::SkipReason::NotPossible:
        return Words::tr("not possible");
    case incident::SkipReason::Other:
        return Words::tr("another reason");
    }
    Q_UNREACHABLE();
}

/// How long somebody was at it; nothing where nobody was.
std::optional<Millis> tookOf(const StepView& view)
{
    const auto from = view.state.startedAt ? view.state.startedAt : view.availableSince;
    const auto until = view.overSince();
    return from && until && *until >= *from ? std::optional(*until - *from) : std::nullopt;
}

Cell differenceCell(const std::optional<Millis>& planned, const std::optional<Millis>& took)
{
    return planned && took ? Wording::difference(*took - *planned) : Cell {};
}

/// Reads the entries about steps once.
class Adherence {
public:
    explicit Adherence(const Record& record)
        : m_record(record)
    {
        for (const auto& told : record.told()) {
            const auto step = told.line ? told.line->step : std::nullopt;
            if (!step)
                continue;
            if (told.says<incident::StepDeferred>())
                m_putOff.insert(*step);
            if (endsIt(told))
                m_ends.insert(*step, &told);
            if (told.says<incident::StepDeferred>())
                m_deferrals.insert(*step, &told);
            if (told.says<incident::StepVerified>())
                m_seconds.insert(*step, &told);
        }
    }

    [[nodiscard]] Table counts() const
    {
        QMap<Became, qint64> counted;
        QMap<SecondHow, qint64> seconds;
        qint64 later = 0;
        for (const auto& view : m_record.walk().steps) {
            const auto became = becameOf(view);
            ++counted[became];
            if (became == Became::ByTwo)
                ++seconds[view.state.second->how];
            if (isDone(became) && m_putOff.contains(view.address))
                ++later;
        }
        Table table { u"counts"_s, Words::tr("What became of the steps, by strength of evidence"),
            { { u"what"_s, Words::tr("What became of it") }, { u"steps"_s, Words::tr("Steps"), Align::End } },
            {} };
        const auto add = [&](const QString& id, const QString& words, qint64 number) {
            table.rows.append({ id, { { words }, Wording::count(number) } });
        };
        for (const auto became : kAll) {
            add(idOf(became), wordsOf(became), counted.value(became));
            if (became != Became::ByTwo)
                continue;
            for (auto how = seconds.begin(); how != seconds.end(); ++how)
                add(u"by-two-"_s + QString::number(static_cast<int>(how.key())),
                    Words::tr("of these: %1").arg(incident::secondHowText(how.key())), how.value());
        }
        add(u"all"_s, Words::tr("All steps"), m_record.walk().steps.size());
        add(u"later"_s, Words::tr("Of those done: put off first"), later);
        return table;
    }

    /// What an auditor must be able to read where there is nothing to list.
    [[nodiscard]] QStringList absences() const
    {
        const auto has = [&](Became wanted) {
            const auto& steps = m_record.walk().steps;
            return std::any_of(
                steps.begin(), steps.end(), [&](const StepView& view) { return becameOf(view) == wanted; });
        };
        QStringList sentences;
        if (!has(Became::Skipped))
            sentences.append(Words::tr("No step was skipped."));
        if (!has(Became::Failed))
            sentences.append(Words::tr("No step stands as failed."));
        if (!has(Became::Overridden))
            sentences.append(Words::tr("No step was overridden."));
        if (!has(Became::StillDeferred))
            sentences.append(Words::tr("No step is still put off."));
        const std::array open { Became::NotReached, Became::Begun, Became::StillDeferred, Became::Failed,
            Became::FellBack, Became::Stale };
        if (std::none_of(open.begin(), open.end(), has))
            sentences.append(Words::tr("Every step that applied was done, vouched for or skipped."));
        return sentences;
    }

    /// Whatever was not simply done, with why.
    [[nodiscard]] Table reasons() const
    {
        Table table { u"reasons"_s, Words::tr("What was not simply done, and why"),
            { { u"step"_s, Words::tr("Step") }, { u"what"_s, Words::tr("What became of it") },
                { u"reason"_s, Words::tr("Reason") }, { u"by"_s, Words::tr("By") },
                { u"time"_s, Words::tr("Time"), Align::End }, { u"entry"_s, Words::tr("Entry") } },
            {} };
        for (const auto& view : m_record.walk().steps) {
            const auto became = becameOf(view);
            const auto* told = entryFor(view, became);
            if (!told)
                continue;
            const bool isGap = became == Became::SecondMissing;
            table.rows.append({ view.address.toString(),
                { { view.name() }, { wordsOf(became) }, { isGap ? QString() : reasonOf(view, *told) },
                    { Record::actorOf(*told) }, m_record.words().moment(told->event->at),
                    entryCell(told->entry) } });
        }
        return table;
    }

    [[nodiscard]] Table steps() const
    {
        Table table { u"steps"_s, Words::tr("Each step: planned and actual"),
            { { u"step"_s, Words::tr("Step") }, { u"planned"_s, Words::tr("Planned"), Align::End },
                { u"from"_s, Words::tr("From"), Align::End }, { u"until"_s, Words::tr("Until"), Align::End },
                { u"took"_s, Words::tr("Took"), Align::End },
                { u"difference"_s, Words::tr("Difference"), Align::End },
                { u"became"_s, Words::tr("What became of it") }, { u"entry"_s, Words::tr("Entry") } },
            {} };
        for (const auto& view : m_record.walk().steps) {
            const auto became = becameOf(view);
            const auto planned = incident::timeBoxOf(view);
            const auto took = isLeftAside(became) ? std::nullopt : tookOf(view);
            const auto from = view.state.startedAt ? view.state.startedAt : view.availableSince;
            const auto* told = m_ends.value(view.address);
            table.rows.append({ view.address.toString(),
                { { view.name() }, Wording::planned(planned), took ? m_record.words().moment(from) : Cell {},
                    took ? m_record.words().moment(view.overSince()) : Cell {}, Wording::duration(took),
                    differenceCell(planned, took), { wordsOf(became) },
                    told ? entryCell(told->entry) : Cell {} } });
        }
        return table;
    }

    [[nodiscard]] QList<metrics::PhaseTimes> phaseTimes() const
    {
        QList<metrics::PhaseTimes> times;
        for (const auto& phase : m_record.walk().phases)
            times.append(timesOf(phase));
        // By the plan, one phase follows the other from when the first was begun.
        std::optional<Instant> next;
        for (const auto& one : std::as_const(times)) {
            if (one.from)
                next = std::min(next.value_or(*one.from), *one.from);
        }
        for (qsizetype i = 0; next && i < times.size(); ++i) {
            if (const auto planned = plannedOf(m_record.walk().phases.at(i))) {
                times[i].plannedFrom = next;
                next = times[i].plannedUntil = *next + *planned;
            }
        }
        return times;
    }

    [[nodiscard]] Table phases(const QList<metrics::PhaseTimes>& times) const
    {
        const auto& words = m_record.words();
        Table table { u"phases"_s, Words::tr("Each phase: planned and actual"),
            { { u"phase"_s, Words::tr("Phase") }, { u"planned"_s, Words::tr("Planned"), Align::End },
                { u"planned-from"_s, Words::tr("By the plan from"), Align::End },
                { u"planned-until"_s, Words::tr("until"), Align::End },
                { u"from"_s, Words::tr("From"), Align::End }, { u"until"_s, Words::tr("Until"), Align::End },
                { u"took"_s, Words::tr("Took"), Align::End },
                { u"difference"_s, Words::tr("Difference"), Align::End } },
            {} };
        const auto add = [&](const QString& id, const metrics::PhaseTimes& one, std::optional<Millis> planned,
                             Millis paused = Millis::zero()) {
            const auto took
                = one.from && one.until ? std::optional(*one.until - *one.from - paused) : std::nullopt;
            table.rows.append({ id,
                { { one.name }, Wording::planned(planned), words.moment(one.plannedFrom),
                    words.moment(one.plannedUntil), words.moment(one.from), words.moment(one.until),
                    Wording::duration(took), differenceCell(planned, took) } });
        };
        for (qsizetype i = 0; i < times.size(); ++i) {
            add(u"phase-"_s + QString::number(i + 1), times.at(i), plannedOf(m_record.walk().phases.at(i)));
        }
        for (const auto* row : promised()) {
            const auto paused = row->rto.paused;
            add(u"service:"_s + row->service.toString(),
                { paused > Millis::zero()
                        ? Words::tr("%1, to be back (paused for %2)").arg(row->title, clockText(paused))
                        : Words::tr("%1, to be back").arg(row->title),
                    m_record.state().failedAt, row->rto.due,
                    row->recoveredAt ? std::optional(m_record.state().failedAt) : std::nullopt,
                    row->recoveredAt },
                row->rto.target.number(), paused);
        }
        return table;
    }

    /// When services had to be back, the first first.
    [[nodiscard]] QList<metrics::Marker> due() const
    {
        QList<metrics::Marker> markers;
        for (const auto* row : promised()) {
            markers.append({ millisOf(*row->rto.due),
                Words::tr("%1 due %2")
                    .arg(row->title, m_record.words().shortMomentText(*row->rto.due, false)) });
        }
        return markers;
    }

    /// When nobody worked on a step although it was its turn.
    [[nodiscard]] std::optional<Table> rests() const
    {
        Table table { u"rests"_s, Words::tr("What rested, and why"),
            { { u"step"_s, Words::tr("Step") }, { u"how"_s, Words::tr("How") },
                { u"reason"_s, Words::tr("Reason") }, { u"by"_s, Words::tr("By") },
                { u"time"_s, Words::tr("Since"), Align::End }, { u"entry"_s, Words::tr("Entry") } },
            {} };
        for (const auto& told : m_record.told()) {
            const auto how = restWords(told);
            if (how.isEmpty())
                continue;
            const auto reason = told.says<incident::StepWaiting>() ? "on"_L1 : "why"_L1;
            table.rows.append({ told.entry,
                { { m_record.stepName(*told.line->step) }, { how }, { m_record.said(told, reason) },
                    { Record::actorOf(told) }, m_record.words().moment(told.event->at),
                    entryCell(told.entry) } });
        }
        return table.rows.isEmpty() ? std::nullopt : std::optional(table);
    }

private:
    static bool endsIt(const Told& told)
    {
        return told.says<incident::StepCompleted>() || told.says<incident::StepSkipped>()
            || told.says<incident::StepFailed>() || told.says<incident::StepOverridden>();
    }

    [[nodiscard]] QString restWords(const Told& told) const
    {
        if (!told.line || !told.line->step)
            return {};
        if (told.says<incident::StepHeld>())
            return Words::tr("Held");
        if (told.says<incident::StepWaiting>())
            return Words::tr("Waited");
        if (const auto* deferred = told.says<incident::StepDeferred>()) {
            return Words::tr("Put off %1")
                .arg(incident::untilText(m_record.plan(), m_record.state().scenario, deferred->until,
                    [this](Instant at) { return m_record.words().momentText(at); }));
        }
        return {};
    }

    /// Null where there is nothing to explain.
    [[nodiscard]] const Told* entryFor(const StepView& view, Became became) const
    {
        switch (became) {
        case Became::Overridden:
        case Became::Skipped:
        case Became::Failed:
        case Became::SecondMissing:
            return m_ends.value(view.address);
        case Became::StillDeferred:
            return m_deferrals.value(view.address);
        case Became::Alone:
            return m_seconds.value(view.address);
        default:
            return nullptr;
        }
    }

    [[nodiscard]] QString reasonOf(const StepView& view, const Told& told) const
    {
        // What was said later, to explain it, stands in the state.
        const auto& later = view.state.reason();
        const auto why = told.says<incident::StepVerified>() || later.isEmpty()
            ? m_record.said(told, "why"_L1)
            : later.trimmed();
        QString words;
        if (const auto* skipped = told.says<incident::StepSkipped>())
            words = reasonText(skipped->reason);
        if (const auto* overridden = told.says<incident::StepOverridden>())
            words = incident::overrideReasonText(overridden->reason);
        const auto reason = withReason(words, why);
        return reason.isEmpty() ? Words::tr("Nobody said why.") : reason;
    }

    /// What its steps take together; nothing where the plan gives no time.
    [[nodiscard]] std::optional<Millis> plannedOf(const incident::PhaseView& phase) const
    {
        std::optional<Millis> planned;
        for (auto at = phase.first; at < phase.first + phase.count; ++at) {
            const auto& view = m_record.walk().steps.at(at);
            const auto box = isLeftAside(becameOf(view)) ? std::nullopt : incident::timeBoxOf(view);
            if (box)
                planned = planned.value_or(Millis::zero()) + *box;
        }
        return planned;
    }

    /// When its first step was begun and its last was over.
    [[nodiscard]] metrics::PhaseTimes timesOf(const incident::PhaseView& phase) const
    {
        metrics::PhaseTimes times;
        times.name = phase.code.isEmpty() ? phase.title : phase.code + u' ' + phase.title;
        for (auto at = phase.first; at < phase.first + phase.count; ++at) {
            const auto& view = m_record.walk().steps.at(at);
            if (isLeftAside(becameOf(view)) || !tookOf(view))
                continue;
            const auto began = view.state.startedAt ? view.state.startedAt : view.availableSince;
            times.from = std::min(times.from.value_or(*began), *began);
            times.until = std::max(times.until.value_or(*view.overSince()), *view.overSince());
            times.isCritical = times.isCritical || view.step->critical;
        }
        return times;
    }

    /// The services that were down and promised to be back, the first due first.
    [[nodiscard]] QList<const incident::ServiceRow*> promised() const
    {
        constexpr qsizetype kMost = 3;
        QList<const incident::ServiceRow*> rows;
        for (const auto& row : m_record.objectives().rows) {
            if (row.standing != incident::ServiceStanding::Normal && row.rto.due)
                rows.append(&row);
        }
        std::stable_sort(
            rows.begin(), rows.end(), [](const auto* a, const auto* b) { return *a->rto.due < *b->rto.due; });
        return rows.mid(0, kMost);
    }

    const Record& m_record;
    QSet<incident::StepAddress> m_putOff;
    QHash<incident::StepAddress, const Told*> m_ends;
    QHash<incident::StepAddress, const Told*> m_deferrals;
    QHash<incident::StepAddress, const Told*> m_seconds;
};

QString wordsOf(incident::CheckWord word)
{
    switch (word) {
    case incident::CheckWord::Holds:
        return Words::tr("holds");
    case incident::CheckWord::Fails:
        return Words::tr("fails");
    case incident::CheckWord::NoAnswer:
        return Words::tr("gives no answer");
    }
    Q_UNREACHABLE();
}

QString wordsOf(incident::Truth truth)
{
    switch (truth) {
    case incident::Truth::Unknown:
        return Words::tr("not known");
    case incident::Truth::Holds:
        return Words::tr("holds");
    case incident::Truth::Fails:
        return Words::tr("does not hold");
    }
    Q_UNREACHABLE();
}

/// What each check said at the end; nothing where none was told of.
std::optional<Table> checksTable(const Record& record)
{
    Table table { u"checks"_s, Words::tr("What checks said at the end"),
        { { u"check"_s, Words::tr("Check") }, { u"word"_s, Words::tr("It") },
            { u"since"_s, Words::tr("Since"), Align::End }, { u"turns"_s, Words::tr("Changes"), Align::End },
            { u"seen"_s, Words::tr("What was seen") }, { u"by"_s, Words::tr("Told by") } },
        {} };
    const auto& checks = record.state().checks;
    for (auto check = checks.begin(); check != checks.end(); ++check) {
        auto word = Cell { wordsOf(check->word()) };
        word.tone = check->word() == incident::CheckWord::Fails ? Tone::Bad : Tone::Plain;
        table.rows.append({ check.key().toString(),
            { { record.names().check(check.key()) }, word, record.words().moment(check->since()),
                Wording::count(check->turns.size()), { check->saw },
                { check->program.isEmpty() ? record.state().nameOf(check->toldBy) : check->program } } });
    }
    return table.rows.isEmpty() ? std::nullopt : std::optional(table);
}

/// Whether what the plan rests on was so; nothing where nobody said.
std::optional<Table> assumptionsTable(const Record& record)
{
    Table table { u"assumptions"_s, Words::tr("Whether what the plan rests on was so"),
        { { u"assumption"_s, Words::tr("Assumption") }, { u"word"_s, Words::tr("It") } }, {} };
    const auto& answers = record.state().assumptions;
    for (auto answer = answers.begin(); answer != answers.end(); ++answer) {
        const auto* assumption = incident::assumptionOf(record.plan(), answer.key());
        auto word = Cell { wordsOf(answer.value()) };
        word.tone = answer.value() == incident::Truth::Fails ? Tone::Bad : Tone::Plain;
        table.rows.append({ answer.key(), { { assumption ? assumption->text : answer.key() }, word } });
    }
    return table.rows.isEmpty() ? std::nullopt : std::optional(table);
}

} // namespace

Section adherenceSection(const Record& record)
{
    Section section { u"adherence"_s, Words::tr("The plan, and what was done of it") };
    if (record.walk().steps.isEmpty()) {
        section.blocks.append(Paragraph { Words::tr("The scenario has no step.") });
        return section;
    }
    const Adherence adherence(record);
    section.blocks.append(adherence.counts());
    for (const auto& sentence : adherence.absences())
        section.blocks.append(Paragraph { sentence });
    if (const auto reasons = adherence.reasons(); !reasons.rows.isEmpty())
        section.blocks.append(reasons);
    if (const auto rests = adherence.rests())
        section.blocks.append(*rests);
    const auto times = adherence.phaseTimes();
    if (const auto figure = phasesFigure(record, times, adherence.due()))
        section.blocks.append(*figure);
    section.blocks.append(adherence.phases(times));
    section.blocks.append(adherence.steps());
    if (const auto checks = checksTable(record))
        section.blocks.append(*checks);
    else
        section.blocks.append(Paragraph { Words::tr("No check of the plan is on record.") });
    if (const auto assumptions = assumptionsTable(record))
        section.blocks.append(*assumptions);
    return section;
}

} // namespace muster::report
