// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesCoverageRestores final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aSwitchInTheLastPhaseIsFollowedByTheValidationOfThePlan();
    void aSecondPersonIsAVerification();
    void aDraftedWayBackIsNamedAsOne();
    void aDutyOfDataProtectionIsAPromiseToErase();
    void aDraftIsEnoughForADraft();
    void theRightToErasureIsNamedBeforeItsLaw();
    void noRestoreNeedsNoPoint();
};

void TstRulesCoverageRestores::aSwitchInTheLastPhaseIsFollowedByTheValidationOfThePlan()
{
    QCOMPARE(saidBy("coverage.switch-without-verification",
                 planOf("scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: x, do: "
                        "Switch over, critical: true}]}]}]\n"
                        "validation: [{id: smoke, do: Load the page}]\n")),
        QStringList());
    QCOMPARE(saidBy("coverage.switch-without-verification",
                 planOf("scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: x, do: "
                        "Switch over, critical: true}]}]}]\n"
                        "validation: [{id: smoke, do: Load the page, drafted: true}]\n")),
        (QStringList { u"Only a drafted step looks whether this worked: Switch over"_s }));
}

void TstRulesCoverageRestores::aSecondPersonIsAVerification()
{
    QCOMPARE(saidBy("coverage.switch-without-verification",
                 planOf("scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: x, do: "
                        "Switch over, critical: true, verify: two-person}]}]}]\n")),
        QStringList());
}

void TstRulesCoverageRestores::aDraftedWayBackIsNamedAsOne()
{
    QCOMPARE(
        saidBy("coverage.scenario-without-failback",
            planOf("scenarios:\n"
                   "  - id: s\n"
                   "    title: Region gone\n"
                   "    procedure: [{id: p, title: P, steps: [{id: x, do: Fail over to the other region}]}]\n"
                   "    failback: [{id: y, do: Return, drafted: true}]\n")),
        (QStringList {
            u"Region gone: only a drafted way leads back after \"Fail over to the other region\""_s }));
    QCOMPARE(
        saidBy("coverage.scenario-without-rollback",
            planOf("scenarios:\n"
                   "  - id: s\n"
                   "    title: Region gone\n"
                   "    procedure: [{id: p, title: P, steps: [{id: x, do: Fail over to the other region}]}]\n"
                   "    rollback: [{id: y, do: Return, drafted: true}]\n")),
        (QStringList { u"Only a draft says how to take back what Region gone does, should it go wrong"_s }));
}

void TstRulesCoverageRestores::aDutyOfDataProtectionIsAPromiseToErase()
{
    QCOMPARE(saidBy("coverage.erasure-after-restore",
                 planOf("contacts: [{id: ops, title: Operations}]\n"
                        "duties: [{id: gdpr-33, title: Notify the authority, within: 72 h, owner: ops}]\n"
                        "scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: x, do: "
                        "Restore from backup}]}]}]\n"
                        "validation: [{id: e, do: Repeat the erasures, drafted: true}]\n")),
        (QStringList {
            u"A restore brings back what people had erased (Notify the authority), and only a drafted step erases it again: S"_s }));
    QCOMPARE(saidBy("coverage.erasure-after-restore",
                 planOf("duties: [{id: contract, title: Tell the customer, within: 72 h}]\n"
                        "scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: x, do: "
                        "Restore from backup}]}]}]\n")),
        QStringList());
}

void TstRulesCoverageRestores::aDraftIsEnoughForADraft()
{
    const auto plan = planOf("scenarios:\n"
                             "  - id: s\n"
                             "    title: S\n"
                             "    procedure:\n"
                             "      - {id: p, title: P, steps: [{id: a, do: Assess it}]}\n"
                             "      - id: q\n"
                             "        title: Q\n"
                             "        drafted: true\n"
                             "        steps:\n"
                             "          - {id: b, do: Find the point, restore_point: ask}\n"
                             "          - {id: c, do: Restore from backup}\n"
                             "          - {id: d, do: Switch over, critical: true, undo: Switch back}\n"
                             "          - {id: e, do: Promote the replica}\n"
                             "          - {id: f, do: Fail back}\n"
                             "          - {id: g, do: Look, expect: It loads}\n");
    for (const auto* rule : { "coverage.restore-without-point", "coverage.scenario-without-rollback",
             "coverage.scenario-without-failback", "coverage.switch-without-verification" })
        QCOMPARE(saidBy(rule, plan), QStringList());
}

void TstRulesCoverageRestores::theRightToErasureIsNamedBeforeItsLaw()
{
    const QByteArray scenario
        = "scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: x, do: Restore from "
          "backup}]}]}]\n";
    QCOMPARE(saidBy("coverage.erasure-after-restore",
                 planOf(scenario
                     + "compliance: [{framework: GDPR, control: Encryption}, {framework: GDPR, control: "
                       "Right to erasure}]\n")),
        (QStringList {
            u"A restore brings back what people had erased (GDPR Right to erasure), and no step erases it again: S"_s }));
    // A duty that nobody has agreed to promises nothing.
    QCOMPARE(saidBy("coverage.erasure-after-restore",
                 planOf(scenario + "duties: [{id: gdpr-33, title: Notify the authority, drafted: true}]\n")),
        QStringList());
}

void TstRulesCoverageRestores::noRestoreNeedsNoPoint()
{
    QCOMPARE(saidBy("coverage.restore-without-point",
                 planOf("scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: x, do: "
                        "Restart it}]}]}]\n")),
        QStringList());
}

MUSTER_TEST(TstRulesCoverageRestores)
#include "tst_rules_coverage_restores.moc"
