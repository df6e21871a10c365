// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "tests/support/testmain.h"
#include "tests/ui/commsplan.h"
#include "ui/models/chimerule.h"

#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;
using Matter = AttentionRow::Matter;

namespace {

AttentionRow of(Matter matter, Instant since, const char* subject = "neon-outage/look")
{
    AttentionRow row;
    row.matter = matter;
    row.since = since;
    if (matter == Matter::StepFailed || matter == Matter::StepOverTime)
        row.step = incident::StepAddress(QString::fromLatin1(subject));
    else if (matter == Matter::UpdateOverdue)
        row.audience = plan::AudienceId(QString::fromLatin1(subject));
    else if (matter != Matter::NobodyCommands)
        row.service = plan::ServiceId(QString::fromLatin1(subject));
    return row;
}

} // namespace

/// H22: what is overdue is heard once.
class TstChimeRule final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void nothingThatIsBrokenIsSilent()
    {
        ManualClock clock;
        ChimeRule rule(clock);
        QVERIFY(!rule.look({}));
        // Of these somebody is to think in time; a sound is for what is late.
        QVERIFY(!rule.look({ of(Matter::PromiseShort, clock.now()), of(Matter::NobodyCommands, clock.now()),
            of(Matter::HoldsUpOthers, clock.now(), "database") }));
    }

    void eachThingIsHeardOnce_data()
    {
        QTest::addColumn<Matter>("matter");
        QTest::newRow("promise") << Matter::PromiseOver;
        QTest::newRow("step failed") << Matter::StepFailed;
        QTest::newRow("message") << Matter::UpdateOverdue;
        QTest::newRow("time box") << Matter::StepOverTime;
    }

    void eachThingIsHeardOnce()
    {
        QFETCH(Matter, matter);
        ManualClock clock;
        ChimeRule rule(clock);
        rule.begin({});
        const QList rows { of(matter, clock.now()) };
        QVERIFY(rule.look(rows));
        for (int second = 0; second < 600; ++second) {
            clock.advance(1s);
            QVERIFY(!rule.look(rows));
        }
    }

    void whatHoldsUpOthersIsHeardOnceOneOfThemIsLate()
    {
        ManualClock clock;
        ChimeRule rule(clock);
        auto row = of(Matter::HoldsUpOthers, clock.now(), "database");
        row.waiting << QStringLiteral("Orders") << QStringLiteral("Mail");
        QVERIFY(!rule.look({ row }));
        row.waitingOver = 1;
        QVERIFY(rule.look({ row }));
        clock.advance(10s);
        row.waitingOver = 2;
        QVERIFY(!rule.look({ row }));
    }

    void severalAtOnceAreOneSound()
    {
        ManualClock clock;
        ChimeRule rule(clock);
        const QList rows { of(Matter::PromiseOver, clock.now(), "database"),
            of(Matter::PromiseOver, clock.now(), "orders"), of(Matter::UpdateOverdue, clock.now(), "board") };
        QVERIFY(rule.look(rows));
        clock.advance(10s);
        QVERIFY(!rule.look(rows));
    }

    void twoSoundsAreFiveSecondsApart()
    {
        ManualClock clock;
        ChimeRule rule(clock);
        QList rows { of(Matter::PromiseOver, clock.now(), "database") };
        QVERIFY(rule.look(rows));
        clock.advance(1s);
        rows << of(Matter::PromiseOver, clock.now(), "orders");
        // Setting the clock on the wall changes nothing about it.
        clock.setNow(clock.now() + 1h);
        for (int second = 1; second < 5; ++second) {
            QVERIFY(!rule.look(rows));
            clock.advance(1s);
        }
        QVERIFY(rule.look(rows));
        clock.advance(10s);
        QVERIFY(!rule.look(rows));
    }

    void whatWasOverBeforeItCouldBeHeardIsNotHeard()
    {
        ManualClock clock;
        ChimeRule rule(clock);
        const auto first = of(Matter::PromiseOver, clock.now(), "database");
        QVERIFY(rule.look({ first }));
        clock.advance(1s);
        QVERIFY(!rule.look({ first, of(Matter::StepFailed, clock.now()) }));
        clock.advance(10s);
        QVERIFY(!rule.look({ first }));
    }

    void whatWasSoWhenTheIncidentWasOpenedIsNeverHeard()
    {
        ManualClock clock;
        ChimeRule rule(clock);
        QList rows { of(Matter::PromiseOver, clock.now(), "database"),
            of(Matter::StepOverTime, clock.now()) };
        rule.begin(rows);
        QVERIFY(!rule.look(rows));
        rows << of(Matter::UpdateOverdue, clock.now(), "board");
        QVERIFY(rule.look(rows));
        // Whoever goes to another incident hears of what comes there, and again not of what was here.
        rule.begin({});
        rule.begin(rows);
        clock.advance(1min);
        QVERIFY(!rule.look(rows));
    }

    void fiveSecondsHoldFromOneIncidentToTheNext()
    {
        ManualClock clock;
        ChimeRule rule(clock);
        QVERIFY(rule.look({ of(Matter::StepFailed, clock.now()) }));
        clock.advance(4s);
        rule.begin({});
        const QList rows { of(Matter::StepFailed, clock.now()) };
        QVERIFY(!rule.look(rows));
        clock.advance(1s);
        QVERIFY(rule.look(rows));
    }

    void whatBeginsAnewIsHeardAnew()
    {
        ManualClock clock;
        ChimeRule rule(clock);
        const auto first = of(Matter::UpdateOverdue, clock.now(), "board");
        QVERIFY(rule.look({ first }));
        clock.advance(1min);
        QVERIFY(!rule.look({}));
        // Undone: it is as late as it was.
        QVERIFY(!rule.look({ first }));
        QVERIFY(!rule.look({}));
        clock.advance(15min);
        QVERIFY(rule.look({ of(Matter::UpdateOverdue, clock.now(), "board") }));
    }

    void aPromiseThatIsStatedAgainWhileItIsOverIsTheSame()
    {
        ManualClock clock;
        ChimeRule rule(clock);
        QVERIFY(rule.look({ of(Matter::PromiseOver, clock.now(), "database") }));
        clock.advance(1min);
        QVERIFY(!rule.look({ of(Matter::PromiseOver, clock.now() - 2h, "database") }));
    }

    void anIncidentAndADrillAreHeardAlike_data()
    {
        QTest::addColumn<journal::StreamKind>("kind");
        QTest::newRow("live") << journal::StreamKind::Live;
        QTest::newRow("drill") << journal::StreamKind::Drill;
    }

    void anIncidentAndADrillAreHeardAlike()
    {
        QFETCH(journal::StreamKind, kind);
        IncidentRig rig(commsPlan(), kind);
        AttentionModel model;
        model.setIncident(rig.session);
        ChimeRule rule(rig.clock);
        rule.begin(model.shownRows());
        rig.clock.advance(5min);
        model.tick();
        QVERIFY(!rule.look(model.shownRows()));
        rig.clock.advance(1s);
        model.tick();
        QVERIFY(rule.look(model.shownRows()));
        rig.clock.advance(1min);
        model.tick();
        QVERIFY(!rule.look(model.shownRows()));
    }
};

MUSTER_TEST(TstChimeRule)

#include "tst_chimerule.moc"
