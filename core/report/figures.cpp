// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/figures.h"

#include "core/plan/words.h"

#include <QStringList>

#include <algorithm>
#include <numeric>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using incident::LineKind;
using plan::Words;

namespace {

constexpr qint64 kMinute = 60 * 1000;

metrics::TickLabel momentsOf(const Record& record)
{
    return [&record](qint64 at, qint64 step) {
        return record.words().shortMomentText(instantFromMillis(at), step < kMinute);
    };
}

QString sinceText(qint64 at, qint64)
{
    return durationText(Millis(at));
}

/// Nothing for a drawing of nothing.
std::optional<Figure> drawnBy(
    const QString& id, const QString& table, const metrics::Figure& drawing, const QStringList& sentences)
{
    if (drawing.isEmpty())
        return std::nullopt;
    return Figure { id, sentences.join(u' '), table, drawing };
}

// Promises of services.

struct Clock {
    QString name;
    incident::RtoClock rto;
    bool isBack = false;
};

QString tookText(const Clock& clock)
{
    return Words::tr("%1 of %2").arg(clockText(clock.rto.elapsed), plan::textOf(clock.rto.target));
}

/// The extremes of clocks that have a promise; those that are not back apart.
QStringList promisesTold(QList<Clock> clocks)
{
    QStringList sentences;
    std::stable_sort(clocks.begin(), clocks.end(),
        [](const Clock& a, const Clock& b) { return *a.rto.left < *b.rto.left; });
    const auto kept = std::count_if(
        clocks.begin(), clocks.end(), [](const Clock& clock) { return clock.isBack && !clock.rto.broken; });
    sentences.append(Words::tr("Back within what was promised: %1 of %2.").arg(kept).arg(clocks.size()));
    const auto& worst = clocks.first();
    if (worst.rto.broken) {
        sentences.append(Words::tr("Furthest beyond its promise: %1, with %2, which is %3 more.")
                             .arg(worst.name, tookText(worst), clockText(*worst.rto.left)));
    } else {
        sentences.append(Words::tr("Nearest to its promise: %1, with %2, which leaves %3.")
                             .arg(worst.name, tookText(worst), clockText(*worst.rto.left)));
    }
    const auto& best = clocks.last();
    if (clocks.size() > 1 && !best.rto.broken) {
        sentences.append(Words::tr("The most to spare: %1, with %2.").arg(best.name, tookText(best)));
    }
    return sentences;
}

QStringList burnTold(const incident::Objectives& board)
{
    bool isPaused = false;
    QList<Clock> promised;
    QStringList open;
    for (const auto& row : board.rows) {
        if (row.standing == incident::ServiceStanding::Normal)
            continue;
        isPaused = isPaused || row.rto.paused > Millis::zero();
        if (!row.recoveredAt)
            open.append(row.title);
        if (row.rto.left)
            promised.append({ row.title, row.rto, row.recoveredAt.has_value() });
    }
    QStringList sentences;
    if (promised.isEmpty()) {
        sentences.append(Words::tr("A bar for each service, from the failure until it was back."));
    } else {
        sentences.append(
            Words::tr("A bar for each service, from the failure until it was back, below another "
                      "one for what was promised."));
        sentences += promisesTold(promised);
    }
    if (!open.isEmpty())
        sentences.append(Words::tr("Not back: %1.").arg(open.join(u", "_s)));
    if (board.affected > metrics::kMostLanes)
        sentences.append(Words::tr("Drawn are only those with the least time left."));
    if (isPaused)
        sentences.append(Words::tr("Where a clock was paused, the end of the promise moved by as much."));
    return sentences;
}

// Phases.

qint64 lengthOf(const std::optional<Instant>& from, const std::optional<Instant>& until)
{
    return from && until ? (*until - *from).count() : 0;
}

qint64 overOf(const metrics::PhaseTimes& phase)
{
    return lengthOf(phase.from, phase.until) - lengthOf(phase.plannedFrom, phase.plannedUntil);
}

QString phaseTold(const metrics::PhaseTimes& phase)
{
    return Words::tr("%1, planned %2, took %3")
        .arg(phase.name, durationText(Millis(lengthOf(phase.plannedFrom, phase.plannedUntil))),
            clockText(Millis(lengthOf(phase.from, phase.until))));
}

QStringList phasesTold(const Record& record, const QList<metrics::PhaseTimes>& phases)
{
    QList<metrics::PhaseTimes> judged;
    std::optional<Instant> from;
    std::optional<Instant> until;
    bool isPlanned = false;
    for (const auto& phase : phases) {
        isPlanned = isPlanned || phase.plannedFrom;
        if (!phase.from)
            continue;
        from = std::min(from.value_or(*phase.from), *phase.from);
        until = std::max(until.value_or(*phase.until), *phase.until);
        if (phase.plannedFrom)
            judged.append(phase);
    }
    QStringList sentences { isPlanned
            ? Words::tr(
                "Two bars for each phase: when it was planned for, if one phase follows the other from "
                "the first on, and when it was.")
            : Words::tr("A bar for each phase: when it was. The plan gives none of them a time.") };
    if (from) {
        sentences.append(Words::tr("Steps were done from %1 to %2.")
                             .arg(record.words().momentText(*from), record.words().momentText(*until)));
    }
    if (judged.isEmpty())
        return sentences;
    std::stable_sort(
        judged.begin(), judged.end(), [](const auto& a, const auto& b) { return overOf(a) > overOf(b); });
    const auto over = std::count_if(
        judged.begin(), judged.end(), [](const metrics::PhaseTimes& phase) { return overOf(phase) > 0; });
    sentences.append(Words::tr("Longer than planned: %1 of %2.").arg(over).arg(judged.size()));
    if (overOf(judged.first()) > 0)
        sentences.append(Words::tr("The most over: %1.").arg(phaseTold(judged.first())));
    if (overOf(judged.last()) < 0)
        sentences.append(Words::tr("The most to spare: %1.").arg(phaseTold(judged.last())));
    return sentences;
}

// Messages.

QStringList punctualityTold(const Record& record, const metrics::Punctuality& messages)
{
    const auto& words = record.words();
    QStringList sentences { Words::tr("For each audience, when updates were due and when they were sent.") };
    const incident::SentMessage* latest = nullptr;
    qint64 promised = messages.never.size();
    qint64 kept = 0;
    for (const auto& one : messages.sent) {
        if (!one.due)
            continue;
        ++promised;
        kept += one.isLate() ? 0 : 1;
        if (one.isLate() && (!latest || one.message.at - *one.due > latest->message.at - *latest->due))
            latest = &one;
    }
    if (promised == 0)
        return sentences << Words::tr("None of them was promised.");
    sentences.append(Words::tr("On time: %1 of %2 updates that were promised.").arg(kept).arg(promised));
    if (latest) {
        sentences.append(
            Words::tr("The latest was sent to %1 at %2 and was due at %3, %4 earlier.")
                .arg(messages.nameOf(latest->message.audience), words.momentText(latest->message.at),
                    words.momentText(*latest->due), clockText(latest->message.at - *latest->due)));
    }
    for (const auto& one : messages.never) {
        sentences.append(Words::tr("What was due to %1 at %2 was never sent.")
                             .arg(messages.nameOf(one.audience), words.momentText(*one.due)));
    }
    return sentences;
}

// The timeline.

/// In the order of the lanes.
enum Lane : qsizetype {
    Steps,
    Decisions,
    Messages,
    Recovery,
    Roles,
    Notes,
    Credentials,
    Evidence,
    Plan,
    Rest
};

Lane laneOf(LineKind kind)
{
    switch (kind) {
    case LineKind::Phase:
    case LineKind::Started:
    case LineKind::Held:
    case LineKind::Waiting:
    case LineKind::Deferred:
    case LineKind::Done:
    case LineKind::Verified:
    case LineKind::Overridden:
    case LineKind::Skipped:
    case LineKind::Failed:
    case LineKind::Reopened:
        return Steps;
    case LineKind::Decision:
    case LineKind::Approval:
        return Decisions;
    case LineKind::Message:
        return Messages;
    case LineKind::Recovered:
    case LineKind::RestorePoint:
        return Recovery;
    case LineKind::Role:
        return Roles;
    case LineKind::Note:
    case LineKind::Question:
    case LineKind::Task:
        return Notes;
    case LineKind::Credential:
        return Credentials;
    case LineKind::Evidence:
    case LineKind::Erased:
    case LineKind::Anchored:
        return Evidence;
    case LineKind::Changed:
        return Plan;
    default:
        return Rest;
    }
}

QStringList laneNames()
{
    return { Words::tr("Steps"), Words::tr("Decisions"), Words::tr("Messages"), Words::tr("Recovery"),
        Words::tr("Roles"), Words::tr("Notes"), Words::tr("Credentials"), Words::tr("Evidence"),
        Words::tr("Plan"), Words::tr("Incident") };
}

Table activityTable(const Record& record, const metrics::Counts& counts)
{
    Table table { u"activity"_s, Words::tr("Entries by kind and time"),
        { { u"from"_s, Words::tr("From"), Align::End } }, {} };
    for (qsizetype i = 0; i < counts.lanes.size(); ++i)
        table.columns.append({ u"kind-"_s + QString::number(i + 1), counts.lanes.at(i).name, Align::End });
    const auto parts = counts.lanes.first().counts.size();
    for (qsizetype part = 0; part < parts; ++part) {
        Row row { u"part-"_s + QString::number(part + 1),
            { record.words().moment(instantFromMillis(counts.axis.from + part * counts.step)) } };
        for (const auto& lane : counts.lanes) {
            const auto count = lane.counts.at(part);
            row.cells.append(count == 0 ? Cell {} : Wording::count(count));
        }
        table.rows.append(row);
    }
    return table;
}

QStringList activityTold(const Record& record, const metrics::Counts& counts, const QList<metrics::Act>& acts)
{
    const auto& words = record.words();
    const auto [first, last] = std::minmax_element(
        acts.begin(), acts.end(), [](const metrics::Act& a, const metrics::Act& b) { return a.at < b.at; });
    const auto sum = [](const QList<qint64>& list) { return std::accumulate(list.begin(), list.end(), 0LL); };
    const auto most = std::max_element(counts.lanes.begin(), counts.lanes.end(),
        [&](const metrics::Tally& a, const metrics::Tally& b) { return sum(a.counts) < sum(b.counts); });
    QList<qint64> all(counts.lanes.first().counts.size(), 0);
    for (const auto& lane : counts.lanes) {
        for (qsizetype i = 0; i < all.size(); ++i)
            all[i] += lane.counts.at(i);
    }
    const auto busiest = std::max_element(all.begin(), all.end());
    const auto begin
        = instantFromMillis(counts.axis.from + std::distance(all.begin(), busiest) * counts.step);
    return { Words::tr("How many entries of each kind there are, in steps of %1.")
                 .arg(durationText(Millis(counts.step))),
        Words::tr("The first is of %1, the last of %2; there are %3.")
            .arg(words.momentText(first->at), words.momentText(last->at), QString::number(acts.size())),
        Words::tr("The most are in “%1”: %2.").arg(most->name, QString::number(sum(most->counts))),
        Words::tr("The busiest time began at %1, with %2.")
            .arg(words.momentText(begin), QString::number(*busiest)) };
}

} // namespace

std::optional<Figure> burnFigure(const Record& record)
{
    const auto& board = record.objectives();
    auto figure = drawnBy(
        u"rto-burn"_s, u"rto"_s, metrics::rtoBurn(board, record.state(), sinceText), burnTold(board));
    const bool isPaused = std::any_of(board.rows.begin(), board.rows.end(),
        [](const incident::ServiceRow& row) { return row.rto.paused > Millis::zero(); });
    if (figure && isPaused)
        figure->otherTables = { u"pauses"_s };
    return figure;
}

std::optional<Figure> phasesFigure(
    const Record& record, const QList<metrics::PhaseTimes>& phases, const QList<metrics::Marker>& due)
{
    return drawnBy(u"planned-and-actual"_s, u"phases"_s,
        metrics::plannedAndActual(phases, due, momentsOf(record)), phasesTold(record, phases));
}

std::optional<Figure> punctualityFigure(
    const Record& record, const QList<incident::SentMessage>& sent, const QList<incident::UpdateDue>& never)
{
    const metrics::Punctuality messages { sent, never, record.state().failedAt, record.end(),
        [&record](const plan::AudienceId& id) { return record.names().audience(id); } };
    auto figure = drawnBy(u"punctuality"_s, sent.isEmpty() ? u"never"_s : u"sent"_s,
        metrics::punctuality(messages, momentsOf(record)), punctualityTold(record, messages));
    if (figure && !sent.isEmpty() && !never.isEmpty())
        figure->otherTables = { u"never"_s };
    return figure;
}

std::optional<Activity> activityOf(const Record& record)
{
    QList<metrics::Act> acts;
    for (const auto& told : record.told()) {
        if (told.line)
            acts.append({ told.line->at, laneOf(told.line->kind) });
    }
    const auto drawing = metrics::activity(acts, laneNames(), momentsOf(record));
    if (drawing.isEmpty())
        return std::nullopt;
    const auto& counts = std::get<metrics::Counts>(drawing.shape);
    const auto figure = drawnBy(u"lanes"_s, u"activity"_s, drawing, activityTold(record, counts, acts));
    return Activity { *figure, activityTable(record, counts) };
}

} // namespace muster::report
