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

class TstRulesNotices final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void bothNumbersAndBothNamesAreSaid_data();
    void bothNumbersAndBothNamesAreSaid();
};

void TstRulesNotices::bothNumbersAndBothNamesAreSaid_data()
{
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char* rule, const QStringList& said) { QTest::newRow(rule) << said; };
    row("feasibility.first-notice-impossible",
        QStringList {
            "The first word to 'Customers' is promised within 5 min, but the quickest alert is "
            "raised only after 10 min (raise the alert earlier, or promise the first word later)"_L1,
            "The first word to 'Customers' is promised within 5 min, but 'Declare the incident' "
            "of 'Outage' is done after at least 20 min (move the step forward, or promise the "
            "first word later)"_L1,
            "The first word to 'Board' is promised within 15 min, but the step that sends it, "
            "'Tell the board' of 'Outage', is done after at least 25 min (move the step forward, "
            "or promise the first word later)"_L1 });
    row("feasibility.cadence-over-rto",
        QStringList { "Updates to 'Customers' come every 45 min, but Web must be back in 30 min: it would "
                      "be over before the first one (send updates at least every 30 min)"_L1,
            "Updates to 'Board' come every 45 min, but Web must be back in 30 min: it would be over before "
            "the first one (send updates at least every 30 min)"_L1 });
}

void TstRulesNotices::bothNumbersAndBothNamesAreSaid()
{
    QFETCH(QStringList, said);
    QCOMPARE(
        saidBy(noticesRules(), QString::fromLatin1(QTest::currentDataTag())).join(u'\n'), said.join(u'\n'));
}

MUSTER_TEST(TstRulesNotices)
#include "tst_rules_notices.moc"
