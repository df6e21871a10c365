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

    void whereNothingIsLeftThereIsNoPlace();
    void theStepTheAbsenceAndTheEntriesOfOthersAreTold();
    void stepsOnBranchesNotTakenAreNotCounted();
    void whoLookedAwayIsToldWhatCameAfter();
    void anUnknownPersonCountsFromTheLastEntry();
    void aClockThatWasSetBackGivesNoNegativeAbsence();
};

void TstResume::whereNothingIsLeftThereIsNoPlace()
{
    const auto resume = session::placeToResume({});
    QVERIFY(resume.title.isEmpty());
    QCOMPARE_EQ(resume.number, 0);
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
    QCOMPARE_EQ(resume->number, 2);
    QCOMPARE_EQ(resume->ended, 1);
    QCOMPARE_EQ(resume->steps, 3);
    QCOMPARE_EQ(resume->away, Millis(std::chrono::minutes(12)));
    QCOMPARE_EQ(resume->since.byOthers, 2);
}

void TstResume::stepsOnBranchesNotTakenAreNotCounted()
{
    SessionRig rig;
    auto wanted = SessionRig::declaration();
    auto text = smallPlanText();
    text.replace("          - {id: restart,",
        "          - {id: copy, do: Copy, when: path = promote}\n"
        "          - {id: restart,");
    wanted.plan = loadedPlan(text);
    const auto incident = *rig.declare(wanted);
    VERIFY_RESULT(await(incident->complete(stepNamed("find"), QStringLiteral("02:50"))));
    VERIFY_RESULT(await(incident->choose(stepNamed("choose"), plan::AnswerId(QStringLiteral("restore")))));
    const auto resume = session::placeToResume(incident->walkthrough());
    QCOMPARE_EQ(resume.title, QStringLiteral("Restart"));
    QCOMPARE_EQ(resume.number, 3);
    QCOMPARE_EQ(resume.steps, 3);
}

void TstResume::whoLookedAwayIsToldWhatCameAfter()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    incident->setActingAs(QStringLiteral("Ben"));
    VERIFY_RESULT(await(incident->note(QStringLiteral("seen"))));
    const auto left = incident->seen();
    rig.clock.advance(std::chrono::minutes(61));
    VERIFY_RESULT(await(incident->note(QStringLiteral("not seen"))));
    incident->setActingAs(QStringLiteral("Ada"));
    const auto resume = incident->resume(left, std::chrono::minutes(61));
    QCOMPARE_EQ(resume.away, Millis(std::chrono::minutes(61)));
    QCOMPARE_EQ(resume.since.byOthers, 1);
    QVERIFY(resume.since.first == incident->events().last().id);
    QCOMPARE_EQ(resume.since.promises.size(), 1);
    QVERIFY(resume.since.promises.first().over);
}

void TstResume::anUnknownPersonCountsFromTheLastEntry()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    const auto last = session::lastEntryOf(incident->events(), QStringLiteral("Cleo"));
    QCOMPARE_EQ(last.left.events, incident->events().size());
    QVERIFY(last.wall == incident->events().last().wall);
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
