// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules_feasibility.h"
#include "tests/core/lint/rulesaid.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesTargets final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void bothNumbersAndBothNamesAreSaid_data();
    void bothNumbersAndBothNamesAreSaid();
};

void TstRulesTargets::bothNumbersAndBothNamesAreSaid_data()
{
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char* rule, const QStringList& said) { QTest::newRow(rule) << said; };
    row("feasibility.current-over-target",
        QStringList { "Postgres must be back in 1 h, but today it takes 3 h (promise 3 h until it can do "
                      "better)"_L1,
            "Redis may lose at most 30 min, but today it can lose 1 d (promise 1 d until it can "
            "do better)"_L1,
            "Configuration may lose at most 1 h, but today it can lose 1 d (promise 1 d until it "
            "can do better)"_L1,
            "'Loss of the data centre' must be over in 1 h, but today it takes 2 d (promise 2 d "
            "until it can do better)"_L1 });
    row("feasibility.faster-than-dependency",
        QStringList { "Web must be back in 30 min, but depends on Postgres, which may take 1 h (promise 1 "
                      "h for it, or 30 min for Postgres)"_L1 });
    row("feasibility.part-over-plan-rto",
        QStringList { "Non-critical services may take 4 h, but the whole plan promises 1 h (promise 4 h "
                      "for the whole plan, or 1 h for this part)"_L1,
            "Audit log may take 4 h, but the whole plan promises 1 h (promise 4 h for the whole "
            "plan, or 1 h for this part)"_L1,
            "'Loss of the data centre' may take 2 h, but the whole plan promises 1 h (promise 2 "
            "h for the whole plan, or 1 h for this part)"_L1 });
    row("feasibility.part-over-plan-rpo",
        QStringList { "Non-critical services may lose 1 h, but the whole plan promises 15 min (promise 1 h "
                      "for the whole plan, or 15 min for this part)"_L1,
            "Files may lose 1 h, but the whole plan promises 15 min (promise 1 h for the whole "
            "plan, or 15 min for this part)"_L1,
            "Secrets may lose 1 d, but the whole plan promises 15 min (promise 1 d for the whole "
            "plan, or 15 min for this part)"_L1 });
    row("feasibility.planned-mitigation",
        QStringList {
            "'Loss of the data centre' must be over in 1 h, but 'A second region' is only "
            "planned for phase 4 (see that the promise holds without it; a waiver says that it does)"_L1,
            "Web must be back in 30 min, but 'Pumps' is only planned (see that the promise holds "
            "without it; a waiver says that it does)"_L1 });
    row("feasibility.planned-capability",
        QStringList { "'Loss of the data centre' counts on 'Multi-region failover' today, but "
                      "'Multi-region deployment' is only planned; 1 h is promised on it (say what can be "
                      "done today, and promise that)"_L1 });
    row("feasibility.alert-after-rto",
        QStringList { "Web must be back in 30 min, but that it is down is noticed only after 30 min (look "
                      "more often, or raise the alert earlier)"_L1 });
}

void TstRulesTargets::bothNumbersAndBothNamesAreSaid()
{
    QFETCH(QStringList, said);
    QCOMPARE(
        saidBy(targetsRules(), QString::fromLatin1(QTest::currentDataTag())).join(u'\n'), said.join(u'\n'));
}

MUSTER_TEST(TstRulesTargets)
#include "tst_rules_targets.moc"
