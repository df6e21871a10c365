// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/incidentfigures.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::metrics;
using incident::ServiceStanding;
using State = plan::Target::State;

class TstIncidentFigures : public QObject {
    Q_OBJECT

    static constexpr qint64 kMinute = 60 * 1000;
    const Instant m_failed = instantFromMillis(1'000'000 * kMinute);

    static QString noLabel(qint64, qint64) { return {}; }
    [[nodiscard]] Instant minute(int after) const { return m_failed + std::chrono::minutes(after); }
    [[nodiscard]] qint64 millis(int after) const { return millisOf(minute(after)); }

    static incident::ServiceRow row(
        const QString& title, ServiceStanding standing, State state, int took = 2, int promised = 60)
    {
        incident::ServiceRow row;
        row.service = plan::ServiceId(title);
        row.title = title;
        row.standing = standing;
        row.rto.target.state = state;
        row.rto.target.value = std::chrono::minutes(promised);
        row.rto.elapsed = std::chrono::minutes(took);
        if (state == State::Number)
            row.rto.left = std::chrono::minutes(promised - took);
        row.rto.broken = state == State::Number && took > promised;
        if (standing == ServiceStanding::Recovered)
            row.recoveredAt = Instant { row.rto.elapsed };
        return row;
    }
    [[nodiscard]] incident::IncidentState state() const
    {
        incident::IncidentState state;
        state.failedAt = m_failed;
        return state;
    }
    static Spans spansOf(const Figure& figure) { return std::get<Spans>(figure.shape); }
    [[nodiscard]] incident::SentMessage sent(const QString& to, int at, std::optional<int> due) const
    {
        const incident::MessageState message { plan::AudienceId(to), {}, {}, minute(at),
            test::person(QStringLiteral("Ada")), {}, {} };
        return { message, due ? std::optional(minute(*due)) : std::nullopt };
    }
    [[nodiscard]] Punctuality messages() const
    {
        Punctuality messages;
        messages.from = m_failed;
        messages.end = minute(120);
        messages.nameOf = [](const plan::AudienceId& id) { return id.toString().toUpper(); };
        return messages;
    }

private slots:
    void init() { test::failOnWarnings(); }

    void onlyAffectedServicesWithANumberAreCompared()
    {
        incident::Objectives objectives;
        objectives.rows = { row(QStringLiteral("api"), ServiceStanding::Down, State::Number),
            row(QStringLiteral("auth"), ServiceStanding::Recovered, State::Number),
            row(QStringLiteral("mail"), ServiceStanding::Normal, State::Number),
            row(QStringLiteral("search"), ServiceStanding::Down, State::Unknown),
            row(QStringLiteral("stats"), ServiceStanding::Down, State::None) };
        const auto bars = std::get<Bars>(promisedAndTaken(objectives).shape);
        QCOMPARE(bars.categories, QStringList({ QStringLiteral("api"), QStringLiteral("auth") }));
        QCOMPARE(bars.series.size(), 2);
        QCOMPARE(bars.series[0].values, QList<double>({ 60, 60 }));
        QCOMPARE(bars.series[1].values, QList<double>({ 2, 2 }));
    }

    void nothingToCompareGivesAnEmptyFigure()
    {
        QVERIFY(promisedAndTaken({}).isEmpty());
        QVERIFY(rtoBurn({}, state(), noLabel).isEmpty());
        QVERIFY(punctuality(messages(), noLabel).isEmpty());
        QVERIFY(plannedAndActual({}, {}, noLabel).isEmpty());
        QVERIFY(activity({}, {}, noLabel).isEmpty());
    }

    void whatIsBeyondThePromiseStandsApart()
    {
        incident::Objectives objectives;
        objectives.rows = { row(QStringLiteral("late"), ServiceStanding::Recovered, State::Number, 70, 30),
            row(QStringLiteral("kept"), ServiceStanding::Recovered, State::Number, 20, 60),
            row(QStringLiteral("free"), ServiceStanding::Down, State::None, 70),
            row(QStringLiteral("well"), ServiceStanding::Normal, State::Number) };
        const auto spans = spansOf(rtoBurn(objectives, state(), noLabel));
        QCOMPARE(spans.axis.origin, Origin::Failure);
        QCOMPARE(spans.axis.until, 70 * kMinute);
        QCOMPARE(spans.lanes.size(), 3);
        QCOMPARE(spans.lanes[0].spans,
            (QList<Span> { { SpanKind::Planned, 0, 30 * kMinute }, { SpanKind::Actual, 0, 30 * kMinute },
                { SpanKind::Late, 30 * kMinute, 70 * kMinute } }));
        QCOMPARE(spans.lanes[0].note, QStringLiteral("✗ 01:10:00 of 30 min"));
        QCOMPARE(spans.lanes[1].spans,
            (QList<Span> { { SpanKind::Planned, 0, 60 * kMinute }, { SpanKind::Actual, 0, 20 * kMinute } }));
        QCOMPARE(spans.lanes[2].spans, (QList<Span> { { SpanKind::Actual, 0, 70 * kMinute } }));
        QCOMPARE(spans.lanes[2].note, QStringLiteral("01:10:00, nothing promised, not back"));
        // Nothing was paused, so nothing is said of it.
        QCOMPARE(spans.legend.size(), 3);
    }

    void aPauseMovesTheEndOfThePromise()
    {
        incident::Objectives objectives;
        objectives.rows = { row(QStringLiteral("web"), ServiceStanding::Recovered, State::Number, 31, 30) };
        objectives.rows[0].rto.paused = std::chrono::minutes(14);
        auto paused = state();
        const incident::PauseState pause { minute(4), minute(18), test::person(QStringLiteral("Ada")), {},
            journal::EventId(QUuid()) };
        paused.services[plan::ServiceId(QStringLiteral("web"))].pauses = { pause };
        const auto lanes = spansOf(rtoBurn(objectives, paused, noLabel)).lanes;
        QCOMPARE(lanes.value(0).spans,
            (QList<Span> { { SpanKind::Planned, 0, 44 * kMinute }, { SpanKind::Actual, 0, 44 * kMinute },
                { SpanKind::Late, 44 * kMinute, 45 * kMinute },
                { SpanKind::Paused, 4 * kMinute, 18 * kMinute } }));
    }

    /// A day that was promised would leave nothing to be seen of minutes.
    void aMuchLongerPromiseGoesOnBeyondTheAxis()
    {
        incident::Objectives objectives;
        objectives.rows = { row(QStringLiteral("short"), ServiceStanding::Recovered, State::Number, 10, 30),
            row(QStringLiteral("long"), ServiceStanding::Recovered, State::Number, 10, 24 * 60) };
        const auto spans = spansOf(rtoBurn(objectives, state(), noLabel));
        QCOMPARE(spans.axis.until, 90 * kMinute);
        QCOMPARE(spans.lanes[1].spans.first().until, 24 * 60 * kMinute);
    }

    void ofManyServicesThoseWithLeastTimeLeftAreDrawn()
    {
        incident::Objectives objectives;
        for (int i = 0; i < 20; ++i) {
            objectives.rows.append(
                row(QStringLiteral("s%1").arg(i), ServiceStanding::Recovered, State::Number, 10, 100 - i));
        }
        const auto lanes = spansOf(rtoBurn(objectives, state(), noLabel)).lanes;
        QCOMPARE(lanes.size(), kMostLanes);
        QCOMPARE(lanes.first().name, QStringLiteral("s8"));
        QCOMPARE(lanes.last().name, QStringLiteral("s19"));
    }

    void aMessageStandsBesideWhenItWasDue()
    {
        auto told = messages();
        const auto staff = QStringLiteral("staff");
        const auto board = QStringLiteral("board");
        told.sent = { sent(staff, 20, 15), sent(board, 25, {}), sent(staff, 40, 45) };
        told.never = { { plan::AudienceId(board), {}, minute(60), {} } };
        const auto spans = spansOf(punctuality(told, noLabel));
        QCOMPARE(spans.axis.from, millis(0));
        QCOMPARE(spans.lanes.size(), 2);
        QCOMPARE(spans.lanes[0].name, QStringLiteral("STAFF"));
        QCOMPARE(spans.lanes[0].spans,
            (QList<Span> { { SpanKind::Late, millis(15), millis(20) },
                { SpanKind::Mark, millis(20), millis(20) }, { SpanKind::Kept, millis(40), millis(45) },
                { SpanKind::Mark, millis(40), millis(40) } }));
        QCOMPARE(spans.lanes[0].note, QStringLiteral("1 of 2 on time"));
        QCOMPARE(spans.lanes[1].spans,
            (QList<Span> {
                { SpanKind::Mark, millis(25), millis(25) }, { SpanKind::Late, millis(60), millis(120) } }));
        QCOMPARE(spans.lanes[1].note, QStringLiteral("0 of 1 on time"));
    }

    void aPhaseIsAsItWasPlannedAndAsItWas()
    {
        const QList<PhaseTimes> phases { { QStringLiteral("a"), minute(0), minute(10), minute(0), minute(8),
                                             true },
            { QStringLiteral("b"), minute(10), minute(20), {}, {}, false },
            { QStringLiteral("c"), {}, {}, minute(8), minute(40), false },
            { QStringLiteral("d"), {}, {}, {}, {}, false } };
        const QList<Marker> due { { millis(42), QStringLiteral("near") },
            { millis(60), QStringLiteral("far") }, { millis(-1), QStringLiteral("before") } };
        const auto spans = spansOf(plannedAndActual(phases, due, noLabel));
        QCOMPARE(spans.lanes.size(), 3);
        QCOMPARE(spans.lanes[0].spans,
            (QList<Span> { { SpanKind::Planned, millis(0), millis(10) },
                { SpanKind::Critical, millis(0), millis(8) } }));
        QCOMPARE(spans.lanes[1].spans, (QList<Span> { { SpanKind::Planned, millis(10), millis(20) } }));
        QCOMPARE(spans.lanes[2].spans, (QList<Span> { { SpanKind::Actual, millis(8), millis(40) } }));
        QCOMPARE(spans.markers, (QList<Marker> { due.first() }));
        QCOMPARE(spans.axis.until, millis(42));
    }

    void everyActIsCountedInItsInterval()
    {
        const QStringList names { QStringLiteral("steps"), QStringLiteral("roles"), QStringLiteral("notes") };
        const QList<Act> acts { { minute(0), 0 }, { minute(9), 0 }, { minute(10), 2 }, { minute(100), 0 } };
        const auto counts = std::get<Counts>(activity(acts, names, noLabel).shape);
        QCOMPARE(counts.step, 10 * kMinute);
        QCOMPARE(counts.axis.from, millis(0));
        QCOMPARE(counts.axis.until, millis(110));
        QCOMPARE(counts.lanes.size(), 2);
        QCOMPARE(counts.lanes[0].name, QStringLiteral("steps"));
        QCOMPARE(counts.lanes[0].counts, (QList<qint64> { 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 }));
        QCOMPARE(counts.lanes[1].counts, (QList<qint64> { 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 }));
    }

    void whatWasAllAtOnceIsNotDrawn()
    {
        const QList<Act> acts { { minute(0), 0 }, { minute(0), 0 } };
        QVERIFY(activity(acts, { QStringLiteral("steps") }, noLabel).isEmpty());
    }
};

MUSTER_TEST(TstIncidentFigures)
#include "tst_incidentfigures.moc"
