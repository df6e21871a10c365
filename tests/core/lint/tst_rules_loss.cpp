// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules_feasibility.h"
#include "tests/core/lint/rulesaid.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesLoss final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void bothNumbersAndBothNamesAreSaid_data();
    void bothNumbersAndBothNamesAreSaid();
    void moreThanFiveOfOneTargetAreOneFinding();
    void aDraftedBackupKeepsNoPromise();
    void whatStatesItsOwnTargetIsNotToldOfAnother();
    void theSameFaultOfAClassOfDataAndItsStoreIsSaidOnce();
    void hostileNamesAreReadInTime();
};

void TstRulesLoss::bothNumbersAndBothNamesAreSaid_data()
{
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char* rule, const QStringList& said) { QTest::newRow(rule) << said; };
    row("feasibility.rpo-interval",
        QStringList { "Redis may lose at most 30 min, but it is copied only every 1 d (copy at least every "
                      "15 min, or promise 1 d)"_L1,
            "Mux assets may lose at most 1 d (the target of the whole plan), but it is copied "
            "only every 7 d (copy at least every 12 h, or promise 7 d)"_L1,
            "Ledger may lose at most 1 h, but it is copied every 1 h and a run takes 10 min "
            "(copy at least every 25 min, or promise 1 h 10 min)"_L1,
            "Asset metadata may lose at most 12 h, but it is copied only every 7 d (copy at "
            "least every 6 h, or promise 7 d)"_L1 });
    row("feasibility.rpo-equals-interval",
        QStringList { "Secrets may lose at most 1 d and is copied every 1 d: no time is left for the run "
                      "itself (copy more often than every 1 d, or promise more than 1 d)"_L1 });
    row("feasibility.rpo-failed-run",
        QStringList { "Files may lose at most 1 d and is copied every 12 h: after one failed run it can "
                      "lose 1 d 1 h (copy more often, repeat a failed run at once, or promise 1 d 1 h)"_L1 });
    row("feasibility.backup-unknown-interval",
        QStringList { "Mux assets may lose at most 12 h, but nobody has said how often 'Export of the "
                      "metadata' runs (state its `schedule`)"_L1,
            "Redis may lose at most 30 min, but nobody has said how often 'Warm standby' runs; "
            "'Daily snapshot' runs only every 1 d (state its `schedule`)"_L1 });
    row("feasibility.alert-after-rpo",
        QStringList { "Postgres may lose at most 2 h, but a missing run of 'Hourly copy' is noticed only "
                      "after 1 d 1 h (raise the alert before 2 h have passed)"_L1,
            "Files may lose at most 1 d, but a missing run of 'Copy of the files' is noticed "
            "only after 2 d (raise the alert before 1 d have passed)"_L1 });
    row("feasibility.data-below-store",
        QStringList { "At most 1 h of 'Webhook events' may be lost, but Neon, which stores it, may lose 1 "
                      "d (promise 1 d for what is stored there, or 1 h for Neon)"_L1 });
    row("feasibility.kept-in-slower-store",
        QStringList { "Resend may lose at most 1 h, but what it comes back from is kept in Neon database, "
                      "which may lose 1 d (keep it elsewhere too, or promise 1 d)"_L1,
            "Digests may lose at most 2 h, but what it comes back from is kept in Neon database, "
            "which may lose 1 d (keep it elsewhere too, or promise 1 d)"_L1,
            "Mail may lose at most 1 h, but what it comes back from is kept in Neon database, "
            "which may lose 1 d (keep it elsewhere too, or promise 1 d)"_L1 });
}

void TstRulesLoss::bothNumbersAndBothNamesAreSaid()
{
    QFETCH(QStringList, said);
    QCOMPARE(saidBy(lossRules(), QString::fromLatin1(QTest::currentDataTag())).join(u'\n'), said.join(u'\n'));
}

void TstRulesLoss::moreThanFiveOfOneTargetAreOneFinding()
{
    QByteArray services = "objectives: {rpo: 1 h}\nservices:\n";
    QByteArray backups = "backups:\n";
    for (int i = 1; i <= 7; ++i) {
        const auto n = QByteArray::number(i);
        services += "  - {id: s" + n + ", title: Service " + n + "}\n";
        backups += "  - {id: b" + n + ", service: s" + n + ", kind: full, schedule: daily}\n";
    }
    const auto found = foundBy(lossRules(), u"feasibility.rpo-interval"_s, planText(services + backups));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().text,
        u"Service 1 may lose at most 1 h (the target of the whole plan), but it is copied only every 1 d; "
        u"and so "
        "with 6 more: Service 2, Service 3, Service 4, Service 5, Service 6, Service 7"_s);
    QCOMPARE(found.first().subject, u"portal"_s);
    QVERIFY(found.first().against.size() >= 7);
}

void TstRulesLoss::aDraftedBackupKeepsNoPromise()
{
    const QByteArray body
        = "services: [{id: redis, title: Redis, rpo: 1 h}]\n"
          "backups:\n"
          "  - {id: daily, service: redis, kind: full, schedule: daily}\n"
          "  - {id: hourly, service: redis, kind: full, schedule: every 30 min, drafted: true}\n";
    QCOMPARE(foundBy(lossRules(), u"feasibility.rpo-interval"_s, planText(body)).size(), 1);
}

void TstRulesLoss::whatStatesItsOwnTargetIsNotToldOfAnother()
{
    const QByteArray body = "objectives: {rpo: 5 min}\n"
                            "services: [{id: redis, title: Redis, rpo: unknown}]\n"
                            "backups: [{id: daily, service: redis, kind: full, schedule: daily}]\n";
    QVERIFY(foundBy(lossRules(), u"feasibility.rpo-interval"_s, planText(body)).isEmpty());
}

void TstRulesLoss::theSameFaultOfAClassOfDataAndItsStoreIsSaidOnce()
{
    const QByteArray body = "services: [{id: redis, title: Redis, rpo: 1 h}]\n"
                            "data: [{id: sessions, title: Sessions, stored_in: redis, rpo: 1 h}]\n"
                            "backups: [{id: daily, service: redis, kind: full, schedule: daily}]\n";
    const auto found = foundBy(lossRules(), u"feasibility.rpo-interval"_s, planText(body));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().subject, u"redis"_s);
}

void TstRulesLoss::hostileNamesAreReadInTime()
{
    QByteArray body = "services: [{id: one, title: One, rpo: 1 h}]\ndata:\n";
    for (int i = 0; i < 2000; ++i)
        body += "  - {id: d" + QByteArray::number(i)
            + ", title: Some sort of data, stored_in: one, rpo: 1 h}\n";
    body += "backups:\n";
    for (int i = 0; i < 2000; ++i)
        body += "  - {id: b" + QByteArray::number(i) + ", service: one, kind: full, schedule: 0 2 * 1 MON}\n";
    const auto loaded = loadPlan(planText(body));
    QVERIFY(loaded.plan);
    const CpuTime timer;
    QList<Finding> list;
    for (const auto& rule : lossRules()) {
        Findings found(rule, list);
        rule.find(*loaded.plan, { .today = QDate(2026, 6, 1) }, found);
    }
    QVERIFY2(timer.spent() < Millis { 10'000 }, qPrintable(QString::number(timer.spent().count())));
}

MUSTER_TEST(TstRulesLoss)
#include "tst_rules_loss.moc"
