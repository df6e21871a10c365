// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/clockstanding.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;
using session::clockStanding;
using session::IncidentSession;

namespace {

/// What is recorded of the clock, oldest first: "yes", "no".
QStringList standings(const IncidentSession& incident)
{
    QStringList found;
    for (const auto& event : incident.events()) {
        if (event.type == QLatin1StringView("clock.checked"))
            found.append(event.payload.value(QLatin1StringView("synchronised")).toString());
    }
    return found;
}

} // namespace

class TstClockStanding final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatTheSystemDoesNotTellIsNotRecorded()
    {
        ManualClock clock;
        QVERIFY(!clockStanding(clock));
        clock.setSynchronised(true);
        QVERIFY(clockStanding(clock) == incident::ClockChecked { true });
        clock.setSynchronised(false);
        QVERIFY(clockStanding(clock) == incident::ClockChecked { false });
    }

    void declaringAndClosingRecordIt()
    {
        SessionRig rig;
        rig.clock.setSynchronised(false);
        const auto incident = *rig.declare();
        QCOMPARE(standings(*incident), QStringList { QStringLiteral("no") });
        // The declaration stays the first act.
        QCOMPARE(incident->events()[1].type, QStringLiteral("incident.declared"));
        rig.clock.setSynchronised(true);
        VERIFY_RESULT(await(incident->close(QStringLiteral("all back"))));
        QCOMPARE(standings(*incident), (QStringList { QStringLiteral("no"), QStringLiteral("yes") }));
        // It belongs to the incident, not to what comes after.
        const auto& last = incident->events().last();
        QVERIFY(last.type == QLatin1StringView("incident.closed"));
        QVERIFY(incident->state().lastActAt == last.at);
        QVERIFY(!incident->state().people.values().contains(QStringLiteral("Muster")));
    }

    void aDrillThatNobodyTellsAnythingHasNone()
    {
        SessionRig rig;
        const auto incident = *rig.declare();
        VERIFY_RESULT(await(incident->close()));
        QCOMPARE(standings(*incident), QStringList());
    }
};

MUSTER_TEST(TstClockStanding)
#include "tst_clockstanding.moc"
