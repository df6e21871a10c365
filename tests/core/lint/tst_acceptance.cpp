// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/acceptance.h"
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstAcceptance final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void whatIsDraftedIsCountedApart();
    void theSignsMeanWhatTheySay();
    void promisesAreNumbersOnly();
    void whatWasHeldComesFromTheRecords();
    void aScheduleIsAskedForByItsWord();
    void aRotatingDrillThatWasHeldCountsForOneScenario();
    void everyNameCanBeCounted();
    void otherTextIsNoExpression();
};

void TstAcceptance::whatIsDraftedIsCountedApart()
{
    const auto plan
        = planOf("scenarios:\n"
                 "  - {id: a, title: A, procedure: [{id: p, title: P, steps: [{id: s, do: S}]}]}\n"
                 "  - {id: b, title: B}\n"
                 "  - {id: c, title: C, drafted: true}\n");
    const auto terms = acceptanceOf(u"scenarios >= 5"_s, plan, {});
    QVERIFY(terms);
    QCOMPARE(terms->size(), 1);
    QCOMPARE(terms->first().what, u"scenarios"_s);
    QCOMPARE(terms->first().asked, 5);
    QCOMPARE(terms->first().documented, 2);
    QCOMPARE(terms->first().drafted, 1);
    QVERIFY(!terms->first().met);
    QCOMPARE(acceptanceOf(u"procedures"_s, plan, {})->first().documented, 1);
}

void TstAcceptance::theSignsMeanWhatTheySay()
{
    const auto plan = planOf("vendors: [{id: a, title: A}, {id: b, title: B}]\n");
    const auto met = [&](const QString& text) { return acceptanceOf(text, plan, {}).value().first().met; };
    QVERIFY(met(u"vendors"_s) && met(u"vendors >= 2"_s) && met(u"vendors = 2"_s) && met(u"vendors<=2"_s));
    QVERIFY(met(u"vendors > 1"_s) && met(u"vendors < 3"_s));
    QVERIFY(!met(u"vendors > 2"_s) && !met(u"vendors < 2"_s) && !met(u"vendors = 1"_s)
        && !met(u"vendors >= 3"_s));
    const auto two = acceptanceOf(u"vendors >= 1 and contacts >= 1"_s, plan, {});
    QVERIFY(two && two->size() == 2 && two->first().met && !two->last().met);
}

void TstAcceptance::promisesAreNumbersOnly()
{
    const auto plan = planOf("objectives: {rto: 4 h, rpo: unknown}\n"
                             "services: [{id: a, title: A, rto: none, rpo: 1 h}]\n"
                             "data: [{id: d, title: D, rpo: 5 min}]\n"
                             "scenarios: [{id: s, title: S, rto: 1 h}]\n");
    QCOMPARE(acceptanceOf(u"rtos"_s, plan, {})->first().documented, 2);
    QCOMPARE(acceptanceOf(u"rpos"_s, plan, {})->first().documented, 2);
    QCOMPARE(acceptanceOf(u"targets >= 4"_s, plan, {})->first().documented, 4);
}

void TstAcceptance::whatWasHeldComesFromTheRecords()
{
    const auto plan = planOf("drills: [{id: q, kind: functional, every: quarterly}]\n");
    QVERIFY(!acceptanceOf(u"recorded drills"_s, plan, {})->first().met);
    Records records;
    records.drills.insert(u"q"_s, Instant {});
    QVERIFY(acceptanceOf(u"recorded_drills >= 1"_s, plan, records)->first().met);
    // A drill of another plan is none of this one.
    records.drills = { { u"other"_s, Instant {} } };
    QVERIFY(!acceptanceOf(u"recorded drills"_s, plan, records)->first().met);
}

void TstAcceptance::aScheduleIsAskedForByItsWord()
{
    const auto plan = planOf("drills:\n"
                             "  - {id: y, kind: functional, every: yearly}\n"
                             "  - {id: m, kind: functional, every: monthly, drafted: true}\n"
                             "  - {id: u, kind: functional, every: unknown}\n");
    const auto asked = [&](const QString& text) { return acceptanceOf(text, plan, {}); };
    QVERIFY(asked(u"drills every yearly"_s)->first().met);
    const auto quarterly = asked(u"drills every quarterly"_s);
    QVERIFY(!quarterly->first().met);
    QCOMPARE(quarterly->first().documented, 0);
    QCOMPARE(quarterly->first().drafted, 1);
    QVERIFY(!asked(u"drills every blue moon"_s));
    QVERIFY(!asked(u"drills every on change"_s));
}

void TstAcceptance::aRotatingDrillThatWasHeldCountsForOneScenario()
{
    const auto plan = planOf("scenarios: [{id: a, title: A}, {id: b, title: B}]\n"
                             "drills: [{id: q, kind: functional, every: quarterly, rotates: [a, b]}]\n");
    Records records;
    records.drills.insert(u"q"_s, Instant {});
    const auto terms = acceptanceOf(u"drilled scenarios >= 2"_s, plan, records);
    QCOMPARE(terms->first().documented, 1);
    QVERIFY(terms->first().recorded && !terms->first().met);
}

void TstAcceptance::everyNameCanBeCounted()
{
    const auto plan = planOf({});
    for (const auto& name : acceptanceNames()) {
        const auto terms = acceptanceOf(name, plan, {});
        QVERIFY2(terms, qPrintable(name));
        QCOMPARE(terms->first().documented, 0);
    }
}

void TstAcceptance::otherTextIsNoExpression()
{
    const auto plan = planOf({});
    for (const auto& text : { u""_s, u"scenarios >="_s, u"scenarios >= five"_s, u"dragons >= 1"_s,
             u"scenarios >= 1 or drills >= 1"_s, u"scenarios >= 1 and"_s, u"scenarios >= 99999999"_s,
             QString(600, u'a') })
        QVERIFY2(!acceptanceOf(text, plan, {}), qPrintable(text));
}

MUSTER_TEST(TstAcceptance)
#include "tst_acceptance.moc"
