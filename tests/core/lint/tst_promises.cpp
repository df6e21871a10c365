// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/promises.h"
#include "core/plan/planloader.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kPlan = R"(muster: 1
plan: {id: portal, title: Portal}
objectives: {rto: 8 h, rpo: 24 h}
tiers: [{id: critical, title: Critical services, rto: 1 h}]
services:
  - {id: own, title: Own, rto: 30 min}
  - {id: tier, title: Tier, tier: critical}
  - {id: none, title: None, rto: none, rpo: {value: 0, remark: Stateless}}
  - {id: mux, title: Mux}
)";

Plan portalPlan()
{
    const auto loaded = loadPlan(kPlan);
    if (!loaded.plan)
        qFatal("%s", qPrintable(loaded.findings.value(0).text));
    return *loaded.plan;
}

} // namespace

class TstPromises final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aPromiseKnowsWhoStatesIt();
    void whatIsNoNumberIsNoPromise();
    void tellingWordsLeaveOutWhatStandsEverywhere();
    void howOftenIsSaidInWords_data();
    void howOftenIsSaidInWords();
};

void TstPromises::aPromiseKnowsWhoStatesIt()
{
    const auto portal = portalPlan();
    const Promises promises(portal);
    const auto own = promises.rto(portal.services[0]);
    QVERIFY(own);
    QCOMPARE(durationText(own->value), u"30 min"_s);
    QCOMPARE(own->statedBy, QString());
    QCOMPARE(own->cause, u"own"_s);
    const auto tier = promises.rto(portal.services[1]);
    QVERIFY(tier);
    QCOMPARE(tier->statedBy, u"Critical services"_s);
    QCOMPARE(tier->place.line, portal.tiers.first().place.line);
    const auto whole = promises.rpo(portal.services[1]);
    QVERIFY(whole);
    QCOMPARE(whole->statedBy, u"the whole plan"_s);
    QCOMPARE(whole->cause, u"portal"_s);
}

void TstPromises::whatIsNoNumberIsNoPromise()
{
    const auto portal = portalPlan();
    const Promises promises(portal);
    const auto& none = portal.services[2];
    QVERIFY(!promises.rto(none));
    QVERIFY(promises.rpo(none));
    QVERIFY(isStateless(none));
    QVERIFY(!isStateless(portal.services[0]));
    QVERIFY(!promises.service(ServiceId(u"nobody"_s)));
}

void TstPromises::tellingWordsLeaveOutWhatStandsEverywhere()
{
    QCOMPARE(tellingWords(u"Daily backups of the Project Assets, in S3"_s).join(u' '), u"project asset"_s);
    QCOMPARE(tellingWords(u"Multi-region failover"_s).join(u' '), u"multi region"_s);
    QCOMPARE(tellingWords(u"Access to regions"_s).join(u' '), u"access region"_s);
    QVERIFY(tellingWords(QString()).isEmpty());
    QVERIFY(tellingWords(u"word "_s.repeated(100'000)).isEmpty());
}

void TstPromises::howOftenIsSaidInWords_data()
{
    QTest::addColumn<QString>("said");
    const auto row
        = [](const char* written, const char* said) { QTest::newRow(written) << QString::fromLatin1(said); };
    row("every 30 min", "every 30 min");
    row("hourly", "every 1 h");
    row("daily 02:00", "every 1 d");
    row("sundays 03:00", "every 7 d");
    row("weekdays", "weekdays (up to 3 d apart)");
    row("monthly", "monthly (up to 31 d apart)");
    row("first business day", "first business day (up to 33 d apart)");
    row("0 */6 * * *", "0 */6 * * * (up to 6 h apart)");
    row("0 0 31 2 *", "0 0 31 2 *");
    row("continuous", "continuous");
    row("on change", "on change");
    row("unknown", "unknown");
}

void TstPromises::howOftenIsSaidInWords()
{
    QFETCH(QString, said);
    const auto recurrence = recurrenceFromText(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(recurrence);
    QCOMPARE(oftenText(*recurrence), said);
}

MUSTER_TEST(TstPromises)
#include "tst_promises.moc"
