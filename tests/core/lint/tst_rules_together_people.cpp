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

class TstRulesTogetherPeople final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void theSameThreePeople();
    void onePersonForTwoPlans();
    void whatOnePlanLacksByItselfIsNotToldAgain();
    void aKeyThatOnePlanChanges();
    void aMailboxIsTheSameContact();
};

void TstRulesTogetherPeople::theSameThreePeople()
{
    QCOMPARE(saidTogether(u"together.too-few-people"_s, membersOf(u"together.too-few-people.yes"_s)),
        QStringList {
            u"bank:7 When Bank and Shop are run in one night, 3 roles must be held (Commander (Bank), Scribe (Bank) and Commander (Shop)), and only 2 people can: Ada and Sam"_s });
}

void TstRulesTogetherPeople::onePersonForTwoPlans()
{
    const QByteArray team(
        "people: [{id: ada, name: Ada}]\n"
        "roles: [{id: lead, title: Lead, primary: ada, secondary: none, required: true}]\n");
    QCOMPARE(saidTogether(u"together.too-few-people"_s, plansOf({ team, team })),
        QStringList {
            u"a:4 When A and B are run in one night, 2 roles must be held (Lead (A) and Lead (B)), and only one person can: Ada"_s });
}

void TstRulesTogetherPeople::whatOnePlanLacksByItselfIsNotToldAgain()
{
    const QByteArray two(
        "people: [{id: ada, name: Ada}]\n"
        "roles:\n"
        "  - {id: lead, title: Lead, primary: ada, secondary: unknown, required: true}\n"
        "  - {id: scribe, title: Scribe, primary: ada, secondary: unknown, required: true}\n");
    const QByteArray other(
        "people: [{id: sam, name: Sam}]\n"
        "roles: [{id: lead, title: Lead, primary: sam, secondary: unknown, required: true}]\n");
    QCOMPARE(saidTogether(u"together.too-few-people"_s, plansOf({ two, other })), QStringList());
}

void TstRulesTogetherPeople::aKeyThatOnePlanChanges()
{
    const QByteArray key("credentials: [{id: key, title: Key, keychain: cloud/root}]\n");
    const QByteArray change(
        "scenarios: [{id: out, title: Out, procedure: [{id: p, title: P, steps: [{id: new, do: Change "
        "the key, rotate: [key]}]}]}]\n");
    QCOMPARE(saidTogether(u"together.same-key"_s, plansOf({ key, key + change })),
        QStringList { u"a:3 A and B need the same key, 'cloud/root': 'Change the key' of B changes it, and "
                      u"the others go on "
                      "with the old one"_s });
}

void TstRulesTogetherPeople::aMailboxIsTheSameContact()
{
    const auto contact = [](const QByteArray& title, const QByteArray& phone) {
        return "contacts: [{id: lead, title: " + title + ", email: Ops@example.org, phone: \"" + phone
            + "\"}]\n";
    };
    QCOMPARE(saidTogether(u"together.contact-disagrees"_s,
                 plansOf({ contact("Lead", "12345678"), contact("主管", "87654321") })),
        QStringList { u"a:3 The phone number of Lead is '12345678' in A and '87654321' in B"_s });
}

MUSTER_TEST(TstRulesTogetherPeople)
#include "tst_rules_together_people.moc"
