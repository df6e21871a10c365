// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/together.h"
#include "tests/core/lint/togetheraid.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesTogether final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void theLostRegionNamesWhatIsLost();
    void theTierIsThePlaceOfItsPromise();
    void aCircleNamesWhoSaysWhat();
    void theOrderOfTheEndIsTold();
    void aFolderOfManyPlansIsReadInOneGo();
};

void TstRulesTogether::theLostRegionNamesWhatIsLost()
{
    QCOMPARE(saidTogether(u"together.one-region"_s, membersOf(u"together.one-region.yes"_s)),
        QStringList {
            u"bank:4 When Sydney is lost, 2 plans are needed in one night: Bank (Ledger) and Shop (Site)"_s });
}

void TstRulesTogether::theTierIsThePlaceOfItsPromise()
{
    QCOMPARE(saidTogether(u"together.promised-twice"_s, membersOf(u"together.promised-twice.yes"_s)),
        QStringList { u"bank:4 The RTO of 'database' is 1 h in Bank and 4 h in Shop"_s });
}

void TstRulesTogether::aCircleNamesWhoSaysWhat()
{
    QCOMPARE(saidTogether(u"together.needed-in-a-circle"_s, membersOf(u"together.needed-in-a-circle.yes"_s)),
        QStringList { u"bank:4 Services of several plans need each other in a circle, so none can be the "
                      u"first: Bank says "
                      "that 'Login' needs 'Names' and Shop says that 'Names' needs 'Login'"_s });
    QCOMPARE(saidTogether(
                 u"together.plans-wait-in-a-circle"_s, membersOf(u"together.plans-wait-in-a-circle.yes"_s)),
        QStringList { u"bank:5 Each of these plans waits for another, so none can end: Bank waits for Shop "
                      u"to bring back "
                      "'Names' and Shop waits for Bank to bring back 'Login'"_s });
}

void TstRulesTogether::theOrderOfTheEndIsTold()
{
    QCOMPARE(saidTogether(u"together.recovery-order"_s, membersOf(u"together.recovery-order.yes"_s)),
        QStringList { u"shop:2 When all of these plans are needed, they can only end in this order: 1. Shop, "
                      u"2. Bank (waits "
                      "for 'Names' of Shop)"_s });
}

void TstRulesTogether::aFolderOfManyPlansIsReadInOneGo()
{
    QByteArray body("services:\n");
    for (int i = 0; i < 200; ++i)
        body += "  - {id: s" + QByteArray::number(i)
            + ", title: S, region: north, sequence: " + QByteArray::number(i) + ", depends_on: ["
            + (i ? "s" + QByteArray::number(i - 1) : QByteArray()) + "]}\n";
    const auto members = plansOf(QList<QByteArray>(20, body));
    const auto checked = checkTogether(members, { .today = QDate(2026, 6, 1) });
    QCOMPARE(checked.open.size(), 1);
    QCOMPARE(checked.open.constFirst().against.size(), 19);
}

MUSTER_TEST(TstRulesTogether)
#include "tst_rules_together.moc"
