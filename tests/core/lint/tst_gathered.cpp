// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/gathered.h"
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const Rule kRule { "form.test", Finding::Severity::Info, Consequence::Unclear, nullptr };

Gathered gather(const Plan& plan, int count, qsizetype apart = 3)
{
    Gathered gathered(plan, apart);
    for (int i = 0; i < count; ++i) {
        const auto number = QString::number(i);
        gathered.add({ u's' + number, u'n' + number, { 10 + i, 1, {} }, u"lacks "_s + number });
    }
    return gathered;
}

QStringList said(const Plan& plan, int count, qsizetype apart = 3)
{
    QList<Finding> found;
    Findings findings(kRule, found);
    gather(plan, count, apart).tell(findings, u"%1 lack: %2"_s, u"hint"_s);
    QStringList lines;
    for (const auto& finding : found)
        lines.append(finding.subject + u": "_s + finding.text);
    return lines;
}

} // namespace

class TstGathered final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aFewAreSaidOneByOne();
    void manyAreOneFindingAboutThePlan();
    void theOthersAreKeptAsPlaces();
    void whatIsWaivedIsSaidByItself();
    void aPercentSignInANameStays();
};

void TstGathered::aFewAreSaidOneByOne()
{
    QCOMPARE(said(planOf(""), 3), (QStringList { u"s0: lacks 0"_s, u"s1: lacks 1"_s, u"s2: lacks 2"_s }));
}

void TstGathered::manyAreOneFindingAboutThePlan()
{
    QCOMPARE(said(planOf(""), 4), (QStringList { u"shop: 4 lack: n0, n1, n2, n3"_s }));
    QCOMPARE(said(planOf(""), 9), (QStringList { u"shop: 9 lack: n0, n1, n2, n3, n4, n5 and 3 more"_s }));
    QCOMPARE(said(planOf(""), 2, 1), (QStringList { u"shop: 2 lack: n0, n1"_s }));
    QCOMPARE(said(planOf(""), 0), QStringList());
}

void TstGathered::theOthersAreKeptAsPlaces()
{
    const auto plan = planOf("");
    QList<Finding> found;
    Findings findings(kRule, found);
    gather(plan, 5).tell(findings, u"%1 lack: %2"_s, u"hint"_s);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].place.line, 10);
    QCOMPARE(found[0].against.size(), 4);
    QCOMPARE(found[0].against[3].line, 14);
}

void TstGathered::whatIsWaivedIsSaidByItself()
{
    const auto plan = planOf("waivers: [{rule: form.test, place: s2, reason: Agreed}]\n");
    QCOMPARE(said(plan, 5), (QStringList { u"s2: lacks 2"_s, u"shop: 4 lack: n0, n1, n3, n4"_s }));
    QCOMPARE(said(plan, 3), (QStringList { u"s2: lacks 2"_s, u"s0: lacks 0"_s, u"s1: lacks 1"_s }));
}

void TstGathered::aPercentSignInANameStays()
{
    const auto plan = planOf("");
    Gathered gathered(plan, 0);
    gathered.add({ u"s"_s, u"%1 of %2"_s, {}, {} });
    QList<Finding> found;
    Findings findings(kRule, found);
    gathered.tell(findings, u"%1 lack: %2"_s, u"hint"_s);
    QCOMPARE(found.constFirst().text, u"1 lack: %1 of %2"_s);
}

MUSTER_TEST(TstGathered)
#include "tst_gathered.moc"
