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

class TstRulesDrills final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void bothNumbersAndBothNamesAreSaid_data();
    void bothNumbersAndBothNamesAreSaid();
    void theSamePromiseOfSeveralBackupsIsOneFinding();
};

void TstRulesDrills::bothNumbersAndBothNamesAreSaid_data()
{
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char* rule, const QStringList& said) { QTest::newRow(rule) << said; };
    row("feasibility.drill-over-rto",
        QStringList { "The drill 'Quarterly drill' is passed after 45 min, but Web must be back in 30 min "
                      "(give the drill a target (`rto`) of at most 30 min)"_L1,
            "The drill 'Monthly restore' takes 2 h and has no target of its own, but 'Database "
            "corruption' must be back in 1 h: nothing says when it has failed (give the drill a "
            "target (`rto`) of at most 1 h)"_L1,
            "The drill 'Yearly drill' allows 2 h for Postgres, but it must be back in 1 h (give "
            "the drill a target (`rto`) of at most 1 h)"_L1 });
    row("feasibility.drill-below-need",
        QStringList { "'Nightly copy': a test (restore) is promised every 7 d, but the drill that does it, "
                      "'Restore drill', comes only quarterly (up to 92 d apart) (hold the drill as often "
                      "as the test is promised, or name another drill for it)"_L1,
            "'Nightly copy': a test (full drill) is promised monthly (up to 31 d apart), but the "
            "drill that does it, 'Failover of the whole system', comes only quarterly (up to 92 "
            "d apart) (hold the drill as often as the test is promised, or name another drill "
            "for it)"_L1 });
    row("feasibility.verify-twice",
        QStringList { "'Nightly copy' is to be verified (restore) both every 7 d and quarterly (up to 92 d "
                      "apart) (keep the one that holds, or give them different kinds)"_L1 });
}

void TstRulesDrills::bothNumbersAndBothNamesAreSaid()
{
    QFETCH(QStringList, said);
    QCOMPARE(
        saidBy(drillsRules(), QString::fromLatin1(QTest::currentDataTag())).join(u'\n'), said.join(u'\n'));
}

void TstRulesDrills::theSamePromiseOfSeveralBackupsIsOneFinding()
{
    QByteArray body = "backups:\n";
    for (const QByteArray id : { "one", "two", "three" })
        body += "  - {id: " + id
            + ", kind: full, schedule: daily, verify: [{kind: restore, every: weekly}]}\n";
    body += "drills: [{id: restore, title: Restore drill, every: monthly}]\n";
    const auto found = foundBy(drillsRules(), u"feasibility.drill-below-need"_s, planText(body));
    QCOMPARE(found.size(), 1);
    QVERIFY(found.first().text.startsWith(u"'one' and 2 more: "));
    QCOMPARE(found.first().against.size(), 3);
}

MUSTER_TEST(TstRulesDrills)
#include "tst_rules_drills.moc"
