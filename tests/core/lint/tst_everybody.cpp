// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/everybody.h"
#include "tests/core/lint/togetheraid.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstEverybody final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void whoeverHasTheSameMarkIsTheSame();
    void aTitleAloneMakesNobodyTheSame();
    void whatTwoOfAPlanShareTellsNobodyApart();
    void aNumberOfTheHouseMakesNobodyTheSame();
};

void TstEverybody::whoeverHasTheSameMarkIsTheSame()
{
    const auto members = plansOf({ "people: [{id: ada, name: Ada, phone: \"+49 30 1234567\"}]\n",
        "people: [{id: a, name: ADA, email: ada@example.org}]\n",
        "contacts: [{id: lead, title: Lead, email: Ada@Example.org, phone: \"+49-30-123 45 67\"}]\n" });
    const Everybody everybody(members);
    QCOMPARE(everybody.all().size(), 1);
    QCOMPARE(everybody.all().constFirst().name, u"Ada"_s);
    QCOMPARE(everybody.all().constFirst().entries.size(), 3);
    QCOMPARE(everybody.who(2, u"lead"_s), 0);
    QCOMPARE(everybody.who(2, u"ada"_s), -1);
}

void TstEverybody::aTitleAloneMakesNobodyTheSame()
{
    const QByteArray contact("contacts: [{id: lead, title: DevOps lead, email: unknown, phone: \"123\"}]\n");
    const auto members = plansOf({ contact, contact });
    QCOMPARE(Everybody(members).all().size(), 2);
}

void TstEverybody::whatTwoOfAPlanShareTellsNobodyApart()
{
    const QByteArray desk("contacts:\n"
                          "  - {id: lead, title: Lead, email: ops@example.org}\n"
                          "  - {id: chief, title: Chief, email: ops@example.org}\n");
    const QByteArray namesakes("people: [{id: ada, name: Ada}, {id: other, name: Ada}]\n");
    QCOMPARE(Everybody(plansOf({ desk, desk })).all().size(), 4);
    QCOMPARE(Everybody(plansOf({ namesakes, namesakes })).all().size(), 4);
}

void TstEverybody::aNumberOfTheHouseMakesNobodyTheSame()
{
    QCOMPARE(Everybody(plansOf({ "people: [{id: ada, name: Ada, phone: \"+49 30 1234567\"}]\n",
                           "people: [{id: sam, name: Sam, phone: \"+49 30 1234567\"}]\n" }))
                 .all()
                 .size(),
        2);
}

MUSTER_TEST(TstEverybody)
#include "tst_everybody.moc"
