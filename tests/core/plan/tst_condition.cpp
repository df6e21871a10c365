// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/condition.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::test;

class TstCondition final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void eachTermIsRead();
    void termsAreJoinedByAnd();
    void whatIsNoConditionIsNothing_data();
    void whatIsNoConditionIsNothing();
};

void TstCondition::eachTermIsRead()
{
    const auto only = [](QStringView text) { return conditionFromText(text)->all.constFirst(); };
    QCOMPARE(only(u"promote-or-restore = promote"),
        (Term { Term::DecisionIs {
            DecisionId(QStringLiteral("promote-or-restore")), AnswerId(QStringLiteral("promote")) } }));
    QCOMPARE(only(u"kind=live"), (Term { Term::KindIs { QStringLiteral("live") } }));
    QCOMPARE(
        only(u"severity >= SEV-2"), (Term { Term::SeverityAtLeast { SeverityId(QStringLiteral("SEV-2")) } }));
    QCOMPARE(only(u"rpo_missed(assets)"), (Term { Term::RpoMissed { QStringLiteral("assets") } }));
    QCOMPARE(only(u"rto_missed( api )"), (Term { Term::RtoMissed { QStringLiteral("api") } }));
}

void TstCondition::termsAreJoinedByAnd()
{
    const auto condition = conditionFromText(u"kind = drill  and rpo_missed(a) and x = y");
    QVERIFY(condition);
    QCOMPARE(condition->all.size(), 3);
    QCOMPARE(condition->text, QStringLiteral("kind = drill and rpo_missed(a) and x = y"));
}

void TstCondition::whatIsNoConditionIsNothing_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
        { "", "promote", "a = b or c = d", "a == b", "a != b", "severity > high", "severity <= high",
            "kind = test", "rpo_missed()", "rpo_missed(a) and", "and", "rpo_missed a", "a = b c" })
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("too long") << QString(u"a = b and "_qs).repeated(60) + u"c = d"_qs;
}

void TstCondition::whatIsNoConditionIsNothing()
{
    QFETCH(QString, text);
    QVERIFY(!conditionFromText(text));
}

MUSTER_TEST(TstCondition)
#include "tst_condition.moc"
