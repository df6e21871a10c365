// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/coverage.h"
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstCoverage final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void namesAreListedAsPeopleListThem();
    void aTitleLosesItsCapitalOnlyWhenItIsAWord();
    void oneCauseIsOneFinding();
    void aNameMayHoldAPercentSign();
    void whatIsDraftedAtHeartIsMeasuredByItself();
};

void TstCoverage::namesAreListedAsPeopleListThem()
{
    QCOMPARE(listed({}), QString());
    QCOMPARE(listed({ u"A"_s }), u"A"_s);
    QCOMPARE(listed({ u"A"_s, u"B"_s }), u"A and B"_s);
    QCOMPARE(listed({ u"A"_s, u"B"_s, u"C"_s }), u"A, B and C"_s);
    QCOMPARE(listed({ u"A"_s, u"B"_s, u"A"_s }), u"A and B"_s);
    const QString size70(70, u'x');
    QCOMPARE(listed({ size70 + u'1', size70 + u'2', u"C"_s, u"D"_s }),
        size70 + u"1, "_s + size70 + u"2 and 2 more"_s);
    QCOMPARE(listed({ size70 + u'1', u"B"_s, size70 + u'2' }), size70 + u"1, B and "_s + size70 + u'2');
}

void TstCoverage::aTitleLosesItsCapitalOnlyWhenItIsAWord()
{
    QCOMPARE(inSentence(u"Incident commander"_s), u"incident commander"_s);
    QCOMPARE(inSentence(u"On-call engineer"_s), u"on-call engineer"_s);
    QCOMPARE(inSentence(u"Incident Commander"_s), u"incident commander"_s);
    QCOMPARE(inSentence(u"DevOps Lead"_s), u"DevOps lead"_s);
    QCOMPARE(inSentence(u"DR lead"_s), u"DR lead"_s);
    QCOMPARE(inSentence(QString()), QString());
}

void TstCoverage::oneCauseIsOneFinding()
{
    const Rule rule { "coverage.test", Finding::Severity::Info, Consequence::Unclear, nullptr };
    const Saying saying { u"%1 has none"_s, u"%1 has a draft"_s, u"%1 have none: %2"_s, u"write it"_s };
    const auto plan = planOf({});
    const auto told = [&](const QList<Lacking>& lacking, const Plan& about, qsizetype apart) {
        QList<Finding> list;
        Findings found(rule, list);
        tell(about, lacking, saying, apart, found);
        return list;
    };
    const QList<Lacking> two { { u"a"_s, { 3, 1 }, u"A"_s, false }, { u"b"_s, { 4, 1 }, u"B"_s, true } };
    QVERIFY(told({}, plan, kTogether).isEmpty());

    const auto apart = told(two, plan, kApart);
    QCOMPARE(apart.size(), 2);
    QCOMPARE(apart[0].text, u"A has none"_s);
    QCOMPARE(apart[0].hint, u"write it"_s);
    QCOMPARE(apart[0].subject, u"a"_s);
    QCOMPARE(apart[1].text, u"B has a draft"_s);
    QVERIFY(apart[1].hint.startsWith(u"write it; where it is drafted"_s));

    const auto together = told(two, plan, kTogether);
    QCOMPARE(together.size(), 1);
    QCOMPARE(together[0].text, u"2 have none: A and B; there is a draft for B"_s);
    QCOMPARE(together[0].subject, u"shop"_s);
    QCOMPARE(together[0].place.line, 3);
    QCOMPARE(together[0].against.size(), 1);
    QCOMPARE(together[0].against[0].line, 4);

    // What somebody has accepted by name is said by name, so that the waiver finds it.
    auto waiving = plan;
    Waiver waiver;
    waiver.where = u"b"_s;
    waiving.waivers = { waiver };
    const auto split = told(two, waiving, kTogether);
    QCOMPARE(split.size(), 2);
    QCOMPARE(split[0].subject, u"b"_s);
    QCOMPARE(split[1].text, u"A has none"_s);
}

void TstCoverage::aNameMayHoldAPercentSign()
{
    const Rule rule { "coverage.test", Finding::Severity::Info, Consequence::Unclear, nullptr };
    QList<Finding> list;
    Findings found(rule, list);
    tell(planOf({}), { { u"a"_s, {}, u"%1 of %2"_s }, { u"b"_s, {}, u"B"_s } },
        { {}, {}, u"%1 have none: %2"_s, u"write it"_s }, kTogether, found);
    QCOMPARE(list[0].text, u"2 have none: %1 of %2 and B"_s);
}

void TstCoverage::whatIsDraftedAtHeartIsMeasuredByItself()
{
    const auto plan = planOf(
        "services: [{id: api, title: API}]\n"
        "scenarios:\n"
        "  - {id: a, title: A, procedure: [{id: p, title: P, steps: [{id: s, do: S}, {id: t, do: T, drafted: "
        "true}]}]}\n"
        "  - {id: b, title: B, procedure: [{id: p, title: P, drafted: true, steps: [{id: s, do: S}]}]}\n"
        "  - {id: c, title: C, procedure: [{id: p, title: P, steps: [{id: s, do: S}, {id: t, do: T, "
        "recovers: "
        "[api], drafted: true}]}]}\n"
        "  - {id: d, title: D}\n");
    const auto& a = plan.scenarios[0];
    QCOMPARE(stepsOf(a).size(), 2);
    QVERIFY(!stepsOf(a)[0].drafted && stepsOf(a)[1].drafted);
    QVERIFY(!isDraftedAtHeart(a));
    const auto& b = plan.scenarios[1];
    QVERIFY(isDraftedAtHeart(b));
    QVERIFY(!stepsOf(b)[0].drafted);
    const auto& c = plan.scenarios[2];
    QVERIFY(isDraftedAtHeart(c));
    QVERIFY(!stepsOf(c)[0].drafted && !stepsOf(c)[1].drafted);
    QVERIFY(!hasSteps(plan.scenarios[3]) && !isDraftedAtHeart(plan.scenarios[3]));
    QCOMPARE(addressOf(a, a.procedure[0].steps[1]), u"a/t"_s);
}

MUSTER_TEST(TstCoverage)
#include "tst_coverage.moc"
