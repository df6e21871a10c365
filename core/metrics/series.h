// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <variant>

/// Figures as values: what is to be drawn, without a word of how. Whoever draws or writes one needs no zone
/// and no plan. Pure; any thread.
namespace muster::metrics {

/// Values of one kind, one a category; what a figure draws and a table lists.
struct Series {
    QString label;
    QList<double> values;

    bool operator==(const Series&) const = default;
};

/// Several series over the same categories.
struct Bars {
    /// Of all values: "min".
    QString unit;
    QStringList categories;
    QList<Series> series;

    bool operator==(const Bars&) const = default;
};

/// A place on an axis of time, with what stands there.
struct Tick {
    qint64 at = 0;
    QString label;

    bool operator==(const Tick&) const = default;
};

/// Where an axis of time begins, in milliseconds.
enum class Origin {
    Epoch, ///< 1970 in UTC
    Failure ///< the failure of the incident
};

struct Axis {
    Origin origin = Origin::Epoch;
    qint64 from = 0;
    qint64 until = 0;
    /// Within from and until, in their order.
    QList<Tick> ticks;

    bool operator==(const Axis&) const = default;
};

/// What an interval is.
enum class SpanKind {
    Planned, ///< promised or planned; the rest is what was
    Actual,
    Critical, ///< actual, and the plan calls it critical
    Paused,
    Kept, ///< sooner than promised, until when it was promised
    Late, ///< beyond what was promised
    Mark ///< a moment: from and until are the same
};
/// "planned", "actual", "critical", "paused", "kept", "late", "mark". They never change.
[[nodiscard]] QString wordOf(SpanKind kind);

struct Span {
    SpanKind kind = SpanKind::Actual;
    /// May lie beyond the axis: it goes on there, then.
    qint64 from = 0;
    qint64 until = 0;

    bool operator==(const Span&) const = default;
};

/// Intervals of one thing, behind its name.
struct Lane {
    QString name;
    QList<Span> spans;
    /// What is said of it beside the drawing: "00:37:12 of 1 h"; may be empty.
    QString note = {};

    bool operator==(const Lane&) const = default;
};

/// A line across all lanes: "Vercel due 03:56".
struct Marker {
    qint64 at = 0;
    QString words;

    bool operator==(const Marker&) const = default;
};

/// What a kind of spans is called in a figure.
struct Called {
    SpanKind kind = SpanKind::Actual;
    QString words;

    bool operator==(const Called&) const = default;
};

/// Lanes of intervals over one axis of time, from above.
struct Spans {
    Axis axis;
    QList<Lane> lanes;
    QList<Marker> markers = {};
    /// The kinds that occur.
    QList<Called> legend = {};

    bool operator==(const Spans&) const = default;
};

/// How often something was, in one lane.
struct Tally {
    QString name;
    /// One for each interval of the axis.
    QList<qint64> counts;

    bool operator==(const Tally&) const = default;
};

/// Counts in intervals of the same length, lane by lane.
struct Counts {
    /// From the beginning of the first interval until the end of the last.
    Axis axis;
    /// Of an interval, in milliseconds.
    qint64 step = 0;
    QList<Tally> lanes;

    bool operator==(const Counts&) const = default;
};

using Shape = std::variant<Bars, Spans, Counts>;

struct Figure {
    QString title;
    Shape shape = {};

    /// There is nothing to be drawn.
    [[nodiscard]] bool isEmpty() const;
    bool operator==(const Figure&) const = default;
};

} // namespace muster::metrics
