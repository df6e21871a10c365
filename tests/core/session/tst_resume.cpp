// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resume.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

class TstResume : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void nothingIsResumedBeforeTheFirstEvent();
    void theStepTheAbsenceAndTheEntriesOfOthersAreTold();
    void anUnknownPersonCountsFromTheLastEntry();
    void aClockThatWasSetBackGivesNoNegativeAbsence();
};

void TstResume::nothingIsResumedBeforeTheFirstEvent()
{
    QVERIFY(!session::resumeOf({}, {}, QStringLiteral("Ada"), {}));
}

void TstResume::theStepTheAbsenceAndTheEntriesOfOthersAreTold()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    VERIFY_RESULT(await(incident->complete(stepNamed("find"), QStringLiteral("02:50"))));
    rig.clock.advance(std::chrono::minutes(4));
    incident->setActingAs(QStringLiteral("Ben"));
    VERIFY_RESULT(await(incident->note(QStringLiteral("one"))));
    VERIFY_RESULT(await(incident->note(QStringLiteral("two"))));
    rig.clock.advance(std::chrono::minutes(8));
    incident->setActingAs(QStringLiteral("Ada"));
    const auto resume = incident->resume();
    QVERIFY(resume.has_value());
    QCOMPARE_EQ(resume->code, QStringLiteral("1.2"));
    QCOMPARE_EQ(resume->title, QStringLiteral("Choose the path"));
    QCOMPARE_EQ(resume->away, Millis(std::chrono::minutes(12)));
    QCOMPARE_EQ(resume->eventsSince, 2);
}

void TstResume::anUnknownPersonCountsFromTheLastEntry()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    rig.clock.advance(std::chrono::minutes(3));
    const auto resume = session::resumeOf(
        incident->walkthrough(), incident->events(), QStringLiteral("Cleo"), rig.clock.now());
    QCOMPARE_EQ(resume->away, Millis(std::chrono::minutes(3)));
    QCOMPARE_EQ(resume->eventsSince, 0);
}

void TstResume::aClockThatWasSetBackGivesNoNegativeAbsence()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    rig.clock.setNow(rig.clock.now() - std::chrono::hours(1));
    QCOMPARE_EQ(incident->resume()->away, Millis::zero());
}

MUSTER_TEST(TstResume)
#include "tst_resume.moc"
