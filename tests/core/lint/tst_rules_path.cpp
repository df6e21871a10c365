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

class TstRulesPath final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void bothNumbersAndBothNamesAreSaid_data();
    void bothNumbersAndBothNamesAreSaid();
    void windowsAreReadInManyForms_data();
    void windowsAreReadInManyForms();
    void whatIsCertainOfOneAnswerIsNoErrorOfAll();
};

void TstRulesPath::bothNumbersAndBothNamesAreSaid_data()
{
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char* rule, const QStringList& said) { QTest::newRow(rule) << said; };
    row("feasibility.path-over-scenario-rto",
        QStringList { "'Database corruption' must be over in 1 h, but its steps take 1 h 10 min until "
                      "everything is back (let steps go on side by side, shorten them, or promise 1 h 10 "
                      "min)"_L1,
            "'Outage' must be over in 4 h, but its steps take 4 h 30 min until its last step is "
            "done (let steps go on side by side, shorten them, or promise 4 h 30 min)"_L1 });
    row("feasibility.path-over-service-rto",
        QStringList { "API must be back in 30 min, but this step of 'Database corruption' brings it back "
                      "after at least 50 min (bring it back earlier, or promise 50 min)"_L1 });
    row("feasibility.answer-over-rto",
        QStringList { "'Outage of the database' must be over in 30 min, but with 'Restore from backup' it "
                      "takes at least 45 min until everything is back (shorten this way, or say until when "
                      "it may still be chosen)"_L1,
            "Postgres must be back in 20 min, but in 'Outage of the database' it is back after "
            "at least 45 min with 'Restore from backup' (shorten this way, or say until when it "
            "may still be chosen)"_L1 });
    row("feasibility.path-over-window",
        QStringList { "The phase 'First' has until 15 min, but its steps are done after 20 min (widen the "
                      "window, or take steps out of it)"_L1,
            "The phase 'Close' has until 1 h, but its steps are done after 2 h (widen the "
            "window, or take steps out of it)"_L1 });
    row("feasibility.window-order",
        QStringList { "'Crash of the application' must be over in 15 min, but its phase 'Recover' has "
                      "until 1 h (end the window by 15 min, or promise 1 h)"_L1 });
    row("feasibility.order-against-dependency",
        QStringList { "API is number 1 in the order of recovery, but depends on Postgres, which is number "
                      "2 (give it a later `sequence`)"_L1,
            "Web is brought back before Postgres, on which it depends (change the order of the "
            "steps, or take it out of `depends_on`)"_L1 });
}

void TstRulesPath::bothNumbersAndBothNamesAreSaid()
{
    QFETCH(QStringList, said);
    QCOMPARE(saidBy(pathRules(), QString::fromLatin1(QTest::currentDataTag())).join(u'\n'), said.join(u'\n'));
}

void TstRulesPath::windowsAreReadInManyForms_data()
{
    QTest::addColumn<bool>("tooShort");
    const auto row = [](const char* window, bool tooShort) { QTest::newRow(window) << tooShort; };
    row("0-15 min", true);
    row("0 - 15 min", true);
    row("0–15 min", true);
    row("5 min to 15 min", true);
    row("first 15 min", true);
    row("First 15 min", true);
    row("up to 15 min", true);
    row("0-2 h", false);
    row("30 min - 2 h", false);
    // These say nothing that could be compared.
    row("after recovery", false);
    row("15-5 min", false);
    row("T+15", false);
    row("0-15", false);
    row("99999999999999999999-99999999999999999999 min", false);
}

void TstRulesPath::windowsAreReadInManyForms()
{
    QFETCH(bool, tooShort);
    const QByteArray body = "scenarios:\n"
                            "  - id: one\n"
                            "    title: One\n"
                            "    procedure: [{id: all, title: All, window: \""
        + QByteArray(QTest::currentDataTag()) + "\", steps: [{id: act, do: Act, takes: 1 h}]}]\n";
    QCOMPARE(
        foundBy(pathRules(), u"feasibility.path-over-window"_s, planText(body)).size(), tooShort ? 1 : 0);
}

void TstRulesPath::whatIsCertainOfOneAnswerIsNoErrorOfAll()
{
    const auto text = bytesOf(u"tests/data/rules/feasibility.answer-over-rto.yes.plan.yaml"_s);
    QVERIFY(foundBy(pathRules(), u"feasibility.path-over-scenario-rto"_s, text).isEmpty());
    QVERIFY(foundBy(pathRules(), u"feasibility.path-over-service-rto"_s, text).isEmpty());
}

MUSTER_TEST(TstRulesPath)
#include "tst_rules_path.moc"
