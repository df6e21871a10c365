// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/phrases.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::incident;
using namespace muster::test;

/// What all surfaces say alike.
class TstPhrases : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatBringsAStepBackIsSaid()
    {
        const auto plan = aPlan()
                              .withScenario(QStringLiteral("outage"), {})
                              .withPhase(QStringLiteral("look"))
                              .withStep(QStringLiteral("find"))
                              .withPhase(QStringLiteral("act"))
                              .withStep(QStringLiteral("restart"))
                              .build();
        const plan::ScenarioId scenario(QStringLiteral("outage"));
        const auto text = [&](const Until& until, NameOfStep name = NameOfStep::InFull) {
            return untilText(
                plan, scenario, until, [](Instant at) { return isoText(at).mid(11, 5); }, name);
        };
        const UntilStep step { StepAddress(QStringLiteral("outage/restart")) };
        QCOMPARE_EQ(text(UntilEnd {}), QStringLiteral("to the end"));
        QCOMPARE_EQ(
            text(UntilTime { *instantFromIso(u"2026-03-14T04:10:00.000Z") }), QStringLiteral("until 04:10"));
        QCOMPARE_EQ(
            text(UntilPhase { plan::PhaseId(QStringLiteral("act")) }), QStringLiteral("until “Act” begins"));
        QCOMPARE_EQ(text(step), QStringLiteral("until 2.1 Restart is over"));
        QCOMPARE_EQ(text(step, NameOfStep::CodeOnly), QStringLiteral("until 2.1 is over"));
    }

    void whatThePlanDoesNotHaveIsNamedByItsId()
    {
        const auto moment = [](Instant) { return QString(); };
        const plan::Plan none;
        const plan::ScenarioId gone(QStringLiteral("gone"));
        QCOMPARE_EQ(untilText(none, gone, UntilPhase { plan::PhaseId(QStringLiteral("act")) }, moment),
            QStringLiteral("until “act” begins"));
        QCOMPARE_EQ(untilText(none, gone, UntilStep { StepAddress(QStringLiteral("gone/restart")) }, moment),
            QStringLiteral("until gone/restart is over"));
    }

    void howSureASecondPersonIsAndWhyAStepCountsAsDone()
    {
        QCOMPARE_EQ(secondHowText(SecondHow::OwnConsole), QStringLiteral("on a console of their own"));
        QCOMPARE_EQ(secondHowText(SecondHow::ReadBack), QStringLiteral("read back"));
        QCOMPARE_EQ(secondHowText(SecondHow::SameKeyboard), QStringLiteral("at the same keyboard"));
        QCOMPARE_EQ(secondHowText(SecondHow::Alone), QStringLiteral("alone"));
        QCOMPARE_EQ(overrideReasonText(OverrideReason::DoneByHand), QStringLiteral("done by hand"));
        QCOMPARE_EQ(
            overrideReasonText(OverrideReason::SensorWrong), QStringLiteral("what Muster sees is wrong"));
        QCOMPARE_EQ(overrideReasonText(OverrideReason::Other), QStringLiteral("another reason"));
    }
};

MUSTER_TEST(TstPhrases)
#include "tst_phrases.moc"
