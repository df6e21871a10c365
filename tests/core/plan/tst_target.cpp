// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/target.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;

class TstTarget final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void targetsAreReadAndSaid_data();
    void targetsAreReadAndSaid();
    void whatIsNoTargetIsNothing_data();
    void whatIsNoTargetIsNothing();
    void unknownNoneAndZeroAreThreeThings();
};

void TstTarget::targetsAreReadAndSaid_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("said");
    QTest::newRow("number") << "1 h"
                            << "1 h";
    QTest::newRow("at most") << "<= 1 h"
                             << "1 h";
    QTest::newRow("at most, one sign") << QStringLiteral("≤ 4 h 30 min") << "4 h 30 min";
    QTest::newRow("about") << "~ 1 h"
                           << "~ 1 h";
    QTest::newRow("about, tight") << "~90 s"
                                  << "~ 1 min 30 s";
    QTest::newRow("zero") << "0"
                          << "0";
    QTest::newRow("none") << "none"
                          << "none";
    QTest::newRow("unknown") << "unknown"
                             << "unknown";
}

void TstTarget::targetsAreReadAndSaid()
{
    QFETCH(QString, written);
    QFETCH(QString, said);
    const auto target = targetFromText(written);
    QVERIFY(target);
    QCOMPARE(textOf(*target), said);
}

void TstTarget::whatIsNoTargetIsNothing_data()
{
    QTest::addColumn<QString>("written");
    QTest::newRow("empty") << "";
    QTest::newRow("bare number") << "60";
    QTest::newRow("at least") << ">= 1 h";
    QTest::newRow("words") << "an hour";
    QTest::newRow("sign alone") << "<=";
    QTest::newRow("below zero") << "-1 h";
}

void TstTarget::whatIsNoTargetIsNothing()
{
    QFETCH(QString, written);
    QVERIFY(!targetFromText(written));
}

void TstTarget::unknownNoneAndZeroAreThreeThings()
{
    QVERIFY(targetFromText(u"unknown")->state == Target::State::Unknown);
    QVERIFY(targetFromText(u"none")->state == Target::State::None);
    QVERIFY(targetFromText(u"0")->state == Target::State::Number);
    QVERIFY(targetFromText(u"0")->number() == std::optional(Millis(0)));
    QVERIFY(!targetFromText(u"none")->number());
}

MUSTER_TEST(TstTarget)
#include "tst_target.moc"
