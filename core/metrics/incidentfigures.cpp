// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/incidentfigures.h"

#include "core/plan/words.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace muster::metrics {

using plan::Words;

namespace {

/// An axis is at most so many times as long as what happened.
constexpr qint64 kLongestPromise = 3;
/// Part of the length of a Gantt chart by which it is drawn out for what is due after it.
constexpr qint64 kDrawnOut = 8;
constexpr int kMostParts = 16;

double minutes(Millis duration)
{
    return std::chrono::duration<double, std::ratio<60>>(duration).count();
}

bool has(const QList<Lane>& lanes, SpanKind kind)
{
    return std::any_of(lanes.begin(), lanes.end(), [&](const Lane& lane) {
        return std::any_of(
            lane.spans.begin(), lane.spans.end(), [&](const Span& span) { return span.kind == kind; });
    });
}

/// Those of the words whose kind is drawn.
QList<Called> legendOf(const QList<Lane>& lanes, QList<Called> words)
{
    words.removeIf([&](const Called& one) { return !has(lanes, one.kind); });
    return words;
}

/// One clock from the failure.
struct Burn {
    QString name;
    incident::RtoClock clock;
    bool isBack = false;
    QList<Span> pauses;

    /// On the clock on the wall.
    [[nodiscard]] qint64 took() const { return (clock.elapsed + clock.paused).count(); }
    [[nodiscard]] std::optional<qint64> promised() const
    {
        const auto number = clock.target.number();
        return number ? std::optional((*number + clock.paused).count()) : std::nullopt;
    }
    [[nodiscard]] Lane lane() const;
};

Lane Burn::lane() const
{
    const auto promise = promised();
    Lane lane { name, {} };
    if (promise)
        lane.spans.append({ SpanKind::Planned, 0, *promise });
    lane.spans.append({ SpanKind::Actual, 0, promise ? std::min(took(), *promise) : took() });
    if (promise && took() > *promise)
        lane.spans.append({ SpanKind::Late, *promise, took() });
    lane.spans += pauses;
    const auto took = clockText(clock.elapsed);
    lane.note = clock.target.number() ? Words::tr("%1 of %2").arg(took, plan::textOf(clock.target))
                                      : Words::tr("%1, nothing promised").arg(took);
    if (!isBack)
        lane.note = Words::tr("%1, not back").arg(lane.note);
    else if (clock.broken)
        lane.note = Words::tr("✗ %1").arg(lane.note);
    return lane;
}

QList<Burn> burnsOf(const incident::Objectives& objectives, const incident::IncidentState& state)
{
    QList<Burn> burns;
    for (const auto& row : objectives.rows) {
        if (row.standing == incident::ServiceStanding::Normal)
            continue;
        Burn burn { row.title, row.rto, row.recoveredAt.has_value(), {} };
        for (const auto& pause : state.services.value(row.service).pauses) {
            const auto from = std::max(Millis::zero(), pause.from - state.failedAt);
            const Millis end(burn.took());
            const auto until = pause.to ? std::min(end, *pause.to - state.failedAt) : end;
            if (from < until)
                burn.pauses.append({ SpanKind::Paused, from.count(), until.count() });
        }
        burns.append(burn);
    }
    if (objectives.scenario && objectives.affected > 0) {
        burns.append({ Words::tr("Everything that the scenario affects"), *objectives.scenario,
            objectives.recovered == objectives.affected, {} });
    }
    return burns;
}

/// Those with the least time left, in their order.
void keepWorst(QList<Burn>& burns)
{
    if (burns.size() <= kMostLanes)
        return;
    constexpr auto kNever = Millis::max();
    QList<Millis> left;
    for (const auto& burn : std::as_const(burns))
        left.append(burn.clock.left.value_or(kNever));
    std::sort(left.begin(), left.end());
    const auto limit = left.at(kMostLanes - 1);
    burns.removeIf([&](const Burn& burn) { return burn.clock.left.value_or(kNever) > limit; });
    burns = burns.mid(0, kMostLanes);
}

/// Where the axis ends: with what happened and what was promised, unless the one is far longer.
qint64 reachOf(const QList<Burn>& burns)
{
    qint64 took = 0;
    qint64 longest = 0;
    qint64 shortest = std::numeric_limits<qint64>::max();
    for (const auto& burn : burns) {
        took = std::max(took, burn.took());
        if (const auto promise = burn.promised()) {
            longest = std::max(longest, *promise);
            shortest = std::min(shortest, *promise);
        }
    }
    if (longest == 0)
        return took;
    return std::max(took, std::min(longest, kLongestPromise * std::max(took, shortest)));
}

/// The lane of an audience, made where there is none.
Lane& laneOf(QList<Lane>& lanes, const QString& name)
{
    const auto found
        = std::find_if(lanes.begin(), lanes.end(), [&](const Lane& lane) { return lane.name == name; });
    if (found != lanes.end())
        return *found;
    lanes.append({ name, {} });
    return lanes.last();
}

/// How many of the audience's updates were kept.
QString keptText(const Punctuality& messages, const QString& name)
{
    qint64 promised = 0;
    qint64 kept = 0;
    for (const auto& one : messages.sent) {
        if (!one.due || messages.nameOf(one.message.audience) != name)
            continue;
        ++promised;
        kept += one.isLate() ? 0 : 1;
    }
    for (const auto& one : messages.never)
        promised += messages.nameOf(one.audience) == name ? 1 : 0;
    return promised == 0 ? Words::tr("nothing promised")
                         : Words::tr("%1 of %2 on time").arg(kept).arg(promised);
}

void appendPhase(const PhaseTimes& phase, QList<Lane>& lanes)
{
    Lane lane { phase.name, {} };
    if (phase.plannedFrom && phase.plannedUntil)
        lane.spans.append({ SpanKind::Planned, millisOf(*phase.plannedFrom), millisOf(*phase.plannedUntil) });
    if (phase.from && phase.until) {
        lane.spans.append({ phase.isCritical ? SpanKind::Critical : SpanKind::Actual, millisOf(*phase.from),
            millisOf(*phase.until) });
    }
    if (!lane.spans.isEmpty())
        lanes.append(lane);
}

/// The first and the last moment of all spans; the same where there are none.
std::pair<qint64, qint64> extentOf(const QList<Lane>& lanes)
{
    std::optional<std::pair<qint64, qint64>> extent;
    for (const auto& lane : lanes) {
        for (const auto& span : lane.spans) {
            if (!extent)
                extent = { span.from, span.until };
            extent->first = std::min(extent->first, span.from);
            extent->second = std::max(extent->second, span.until);
        }
    }
    return extent.value_or(std::pair<qint64, qint64> {});
}

} // namespace

Figure promisedAndTaken(const incident::Objectives& objectives)
{
    Series promised { Words::tr("Promised"), {} };
    Series taken { Words::tr("Taken"), {} };
    Bars bars { QStringLiteral("min"), {}, {} };
    for (const auto& row : objectives.rows) {
        const auto promise = row.rto.target.number();
        if (row.standing == incident::ServiceStanding::Normal || !promise)
            continue;
        bars.categories.append(row.title);
        promised.values.append(minutes(*promise));
        taken.values.append(minutes(row.rto.elapsed));
    }
    if (!bars.categories.isEmpty())
        bars.series = { promised, taken };
    return { Words::tr("Time to recover"), bars };
}

Figure rtoBurn(
    const incident::Objectives& objectives, const incident::IncidentState& state, const TickLabel& label)
{
    auto burns = burnsOf(objectives, state);
    keepWorst(burns);
    const auto reach = reachOf(burns);
    Figure figure { Words::tr("Time from the failure"), Spans {} };
    if (reach == 0)
        return figure;
    Spans spans { axisOver(Origin::Failure, 0, reach, label), {} };
    for (const auto& burn : std::as_const(burns))
        spans.lanes.append(burn.lane());
    spans.legend = legendOf(spans.lanes,
        { { SpanKind::Planned, Words::tr("promised") }, { SpanKind::Actual, Words::tr("until it was back") },
            { SpanKind::Late, Words::tr("beyond the promise") }, { SpanKind::Paused, Words::tr("paused") } });
    figure.shape = spans;
    return figure;
}

Figure punctuality(const Punctuality& messages, const TickLabel& label)
{
    QList<Lane> lanes;
    for (const auto& one : messages.sent) {
        auto& lane = laneOf(lanes, messages.nameOf(one.message.audience));
        const auto sent = millisOf(one.message.at);
        if (one.due) {
            const auto due = millisOf(*one.due);
            lane.spans.append(
                { one.isLate() ? SpanKind::Late : SpanKind::Kept, std::min(sent, due), std::max(sent, due) });
        }
        lane.spans.append({ SpanKind::Mark, sent, sent });
    }
    for (const auto& one : messages.never) {
        laneOf(lanes, messages.nameOf(one.audience))
            .spans.append({ SpanKind::Late, millisOf(*one.due), millisOf(messages.end) });
    }
    Figure figure { Words::tr("When updates were due, and when they were sent"), Spans {} };
    lanes = lanes.mid(0, kMostLanes);
    const auto [first, last] = extentOf(lanes);
    const auto from = std::min(first, millisOf(messages.from));
    if (lanes.isEmpty() || last <= from)
        return figure;
    for (auto& lane : lanes)
        lane.note = keptText(messages, lane.name);
    Spans spans { axisOver(Origin::Epoch, from, last, label), lanes };
    spans.legend = legendOf(lanes,
        { { SpanKind::Mark, Words::tr("sent") }, { SpanKind::Kept, Words::tr("sent before it was due") },
            { SpanKind::Late, Words::tr("overdue") } });
    figure.shape = spans;
    return figure;
}

Figure plannedAndActual(const QList<PhaseTimes>& phases, const QList<Marker>& due, const TickLabel& label)
{
    QList<Lane> lanes;
    for (const auto& phase : phases)
        appendPhase(phase, lanes);
    Figure figure { Words::tr("Planned and actual, by phase"), Spans {} };
    auto [from, until] = extentOf(lanes);
    if (until <= from)
        return figure;
    Spans spans;
    const auto furthest = until + (until - from) / kDrawnOut;
    for (const auto& marker : due) {
        if (marker.at < from || marker.at > furthest)
            continue;
        spans.markers.append(marker);
        until = std::max(until, marker.at);
    }
    spans.axis = axisOver(Origin::Epoch, from, until, label);
    spans.lanes = lanes;
    spans.legend = legendOf(lanes,
        { { SpanKind::Planned, Words::tr("planned") }, { SpanKind::Actual, Words::tr("actual") },
            { SpanKind::Critical, Words::tr("actual, with a critical step") } });
    figure.shape = spans;
    return figure;
}

Figure activity(const QList<Act>& acts, const QStringList& lanes, const TickLabel& label)
{
    Figure figure { Words::tr("What was done when"), Counts {} };
    if (acts.isEmpty())
        return figure;
    const auto [first, last] = std::minmax_element(
        acts.begin(), acts.end(), [](const Act& a, const Act& b) { return a.at < b.at; });
    const auto from = millisOf(first->at);
    const auto until = millisOf(last->at);
    if (from == until)
        return figure;
    Counts counts;
    // One part is kept for what lies before the first act since the beginning of the axis.
    counts.step = roundStep(until - from, kMostParts - 1);
    const auto begin = beginningOf(from, counts.step);
    const auto parts = (until - begin) / counts.step + 1;
    counts.axis = axisOver(Origin::Epoch, begin, begin + parts * counts.step, label);
    for (const auto& name : lanes)
        counts.lanes.append({ name, QList<qint64>(parts, 0) });
    for (const auto& act : acts)
        ++counts.lanes[act.lane].counts[(millisOf(act.at) - begin) / counts.step];
    counts.lanes.removeIf([](const Tally& lane) {
        return std::all_of(lane.counts.begin(), lane.counts.end(), [](qint64 count) { return count == 0; });
    });
    figure.shape = counts;
    return figure;
}

} // namespace muster::metrics
