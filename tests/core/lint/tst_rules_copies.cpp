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

class TstRulesCopies final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void bothNumbersAndBothNamesAreSaid_data();
    void bothNumbersAndBothNamesAreSaid();
    void aDrillThatRestoresEverythingIsATestOfEveryCopy();
    void aRegionGoesByManyWords_data();
    void aRegionGoesByManyWords();
};

void TstRulesCopies::bothNumbersAndBothNamesAreSaid_data()
{
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char* rule, const QStringList& said) { QTest::newRow(rule) << said; };
    row("feasibility.retention-below-interval",
        QStringList { "'Weekly export' is kept 3 d, but the next copy comes only after 7 d: between them "
                      "there is none (keep each copy at least until the next one is proven)"_L1 });
    row("feasibility.retention-short",
        QStringList { "'Daily copy' is kept 7 d, but is verified only monthly (up to 31 d apart): damage "
                      "can be in every copy before anybody looks (verify at least every 7 d, or keep some "
                      "copies longer)"_L1 });
    row("feasibility.chain-without-base",
        QStringList { "'Log' is kept 7 d, but 'Base copy', on which it builds, is made only monthly (up to "
                      "31 d apart) (keep it until the next base copy is there)"_L1 });
    row("feasibility.chain-without-any-base",
        QStringList {
            "'Log of the orders' (wal) restores nothing alone, and 'orders' has no copy on which it "
            "builds (add a backup of the `kind` full, base or snapshot, or write such a `kind` "
            "where there is one)"_L1,
            "'Nightly copy of the files' (incremental) restores nothing alone, and 'files' has no copy on "
            "which it builds (add a backup of the `kind` full, base or snapshot, or write such a `kind` "
            "where there is one)"_L1 });
    row("feasibility.unverified-backup-is-no-promise",
        QStringList { "Postgres may lose at most 5 min, but no test ever restores a copy of it (add "
                      "`verify: [{kind: restore, every: monthly}]` to 'wal', or a functional drill)"_L1,
            "Files may lose at most 1 d, but no test ever restores a copy of it (add `verify: "
            "[{kind: restore, every: monthly}]` to 'daily', or a functional drill)"_L1 });
    row("feasibility.region-loss-copies",
        QStringList { "Neon may lose at most 1 d, but all its copies lie in Sydney with it: 'Sydney region "
                      "unavailable' takes them too (keep a copy in another region)"_L1 });
    row("feasibility.region-loss-older-copy",
        QStringList { "Postgres may lose at most 5 min, but after 'Region outage' (Database corruption or "
                      "loss) what is left is 'Daily logical copy', copied every 1 d (copy to another "
                      "region at least every 5 min, or promise 1 d for this scenario)"_L1 });
    row("feasibility.residency",
        QStringList { "Search lies in Singapore (SG), but data must stay in Australia (move it, or say in "
                      "`residency` that it may be there)"_L1,
            "A copy of 'nightly' lies in us-east-1 (US), but data must stay in Australia (move "
            "it, or say in `residency` that it may be there)"_L1 });
}

void TstRulesCopies::bothNumbersAndBothNamesAreSaid()
{
    QFETCH(QStringList, said);
    QCOMPARE(
        saidBy(copiesRules(), QString::fromLatin1(QTest::currentDataTag())).join(u'\n'), said.join(u'\n'));
}

void TstRulesCopies::aDrillThatRestoresEverythingIsATestOfEveryCopy()
{
    const QByteArray body = "services: [{id: redis, title: Redis, rpo: 1 h}]\n"
                            "backups: [{id: copy, service: redis, kind: full, schedule: every 30 min}]\n";
    const auto rule = u"feasibility.unverified-backup-is-no-promise"_s;
    QCOMPARE(foundBy(copiesRules(), rule, planText(body)).size(), 1);
    const QByteArray drill
        = "drills: [{id: yearly, title: Full recovery from backups, kind: %1, every: yearly}]\n";
    QVERIFY(foundBy(copiesRules(), rule, planText(body + QByteArray(drill).replace("%1", "functional")))
                .isEmpty());
    QCOMPARE(
        foundBy(copiesRules(), rule, planText(body + QByteArray(drill).replace("%1", "tabletop"))).size(), 1);
}

void TstRulesCopies::aRegionGoesByManyWords_data()
{
    QTest::addColumn<bool>("goes");
    const auto row = [](const char* words, bool goes) { QTest::newRow(words) << goes; };
    row("Region outage", true);
    row("The Sydney region is unavailable", true);
    row("Complete data center loss", true);
    row("Loss of the data centre", true);
    row("Datacenter fire", true);
    row("Complete outage", true);
    row("Loss of an availability zone", true);
    row("The web site is down", false);
    row("Outage of the database", false);
    row("A new region is opened", false);
}

void TstRulesCopies::aRegionGoesByManyWords()
{
    QFETCH(bool, goes);
    const QByteArray body = "services: [{id: redis, title: Redis, rpo: 1 h, region: Sydney}]\n"
                            "backups:\n"
                            "  - {id: copy, service: redis, kind: full, schedule: every 30 min, copies: "
                            "[{place: S3, region: Sydney}]}\n"
                            "scenarios: [{id: one, title: \""
        + QByteArray(QTest::currentDataTag()) + "\", affects: [redis]}]\n";
    QCOMPARE(
        foundBy(copiesRules(), u"feasibility.region-loss-copies"_s, planText(body)).size(), goes ? 1 : 0);
}

MUSTER_TEST(TstRulesCopies)
#include "tst_rules_copies.moc"
