// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/casting.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstCasting final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void peopleChangePlacesBeforeAnyIsShort();
    void aShortageNamesTheRolesThatCompete();
    void onlyRequiredRolesThatSomebodyIsNamedFor();
};

void TstCasting::peopleChangePlacesBeforeAnyIsShort()
{
    Casting casting;
    casting.add({ u"ada"_s, u"sam"_s });
    casting.add({ u"ada"_s });
    casting.add({ u"sam"_s, u"joe"_s });
    QVERIFY(casting.shortages().isEmpty());
}

void TstCasting::aShortageNamesTheRolesThatCompete()
{
    Casting casting;
    casting.add({ u"joe"_s });
    casting.add({ u"ada"_s, u"sam"_s });
    casting.add({ u"sam"_s, u"ada"_s });
    casting.add({ u"ada"_s });
    const auto shortages = casting.shortages();
    QCOMPARE(shortages.size(), 1);
    QCOMPARE(shortages.constFirst().roles, (QList<int> { 1, 2, 3 }));
    QCOMPARE(shortages.constFirst().people, (QStringList { u"ada"_s, u"sam"_s }));
}

void TstCasting::onlyRequiredRolesThatSomebodyIsNamedFor()
{
    const auto plan
        = planOf("people: [{id: ada, name: Ada, roles: [scribe]}]\n"
                 "contacts: [{id: ops, title: Operations, phone: unknown}]\n"
                 "roles:\n"
                 "  - {id: lead, title: Lead, primary: unknown, secondary: none, required: true}\n"
                 "  - {id: guest, title: Guest, primary: ada, secondary: unknown}\n"
                 "  - {id: scribe, title: Scribe, primary: ops, secondary: ops, required: true}\n");
    const auto roles = rolesToCast(plan);
    QCOMPARE(roles.size(), 1);
    QCOMPARE(roles.constFirst().who, (QStringList { u"ops"_s, u"ada"_s }));
    QCOMPARE(nameOf(plan, u"ops"_s), u"Operations"_s);
    QCOMPARE(nameOf(plan, u"ada"_s), u"Ada"_s);
    QCOMPARE(nameOf(plan, u"nobody"_s), u"nobody"_s);
}

MUSTER_TEST(TstCasting)
#include "tst_casting.moc"
