// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules_feasibility.h"
#include "tests/core/lint/rulesaid.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesPeople final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void bothNumbersAndBothNamesAreSaid_data();
    void bothNumbersAndBothNamesAreSaid();
    void peopleChangePlacesUntilEachRoleHasOne();
    void aCredentialIsChangedByOneStepAtATime();
};

void TstRulesPeople::bothNumbersAndBothNamesAreSaid_data()
{
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char* rule, const QStringList& said) { QTest::newRow(rule) << said; };
    row("feasibility.needed-twice",
        QStringList { "3 roles are held at the same time (Commander, Technical lead, Scribe), but only 2 "
                      "can hold them: DevOps lead, Engineering manager (name one more deputy for one of "
                      "them)"_L1 });
    row("feasibility.needed-at-once",
        QStringList { "'Restore the database' (40 min) and 'Restore the files' (30 min) go on side by "
                      "side, but both need: Technical lead (give one of them to another role, or let it "
                      "wait with `after`)"_L1 });
}

void TstRulesPeople::bothNumbersAndBothNamesAreSaid()
{
    QFETCH(QStringList, said);
    QCOMPARE(
        saidBy(peopleRules(), QString::fromLatin1(QTest::currentDataTag())).join(u'\n'), said.join(u'\n'));
}

void TstRulesPeople::peopleChangePlacesUntilEachRoleHasOne()
{
    // Who comes first takes the only one that the last can have; all must move up.
    QByteArray roles
        = "contacts: [{id: p0, title: P0}, {id: p1, title: P1}, {id: p2, title: P2}, {id: p3, title: P3}]\n"
          "roles:\n";
    for (int i = 0; i < 3; ++i) {
        const auto n = QByteArray::number(i);
        roles += "  - {id: r" + n + ", title: Role " + n + ", primary: p" + n + ", secondary: p"
            + QByteArray::number(i + 1) + ", required: true}\n";
    }
    const QByteArray last = "  - {id: last, title: Last, primary: p0, required: true}\n";
    const auto rule = u"feasibility.needed-twice"_s;
    QVERIFY(foundBy(peopleRules(), rule, planText(roles + last)).isEmpty());
    const auto found = foundBy(peopleRules(), rule,
        planText(roles + last + "  - {id: more, title: More, primary: p1, secondary: p0, required: true}\n"));
    QCOMPARE(sentences(found),
        QStringList {
            u"3 roles are held at the same time (Role 0, Last, More), but only 2 can hold them: P0, P1 "
            "(name one more deputy for one of them)"_s });
    QCOMPARE(found.first().against.size(), 2);
}

void TstRulesPeople::aCredentialIsChangedByOneStepAtATime()
{
    const QByteArray body
        = "credentials: [{id: token, title: Token of the console, keychain: token}]\n"
          "scenarios:\n"
          "  - id: one\n"
          "    title: One\n"
          "    procedure:\n"
          "      - id: all\n"
          "        title: All\n"
          "        steps:\n"
          "          - {id: look, do: Look, takes: 1 min}\n"
          "          - {id: a, do: Rotate it here, takes: 5 min, rotate: [token], after: [look]}\n"
          "          - {id: b, do: Rotate it there, takes: 5 min, rotate: [token], after: [look]}\n";
    QCOMPARE(sentences(foundBy(peopleRules(), u"feasibility.needed-at-once"_s, planText(body))),
        QStringList { u"'Rotate it here' (5 min) and 'Rotate it there' (5 min) go on side by side, but both "
                      u"need: Token "
                      "of the console (give one of them to another role, or let it wait with `after`)"_s });
}

MUSTER_TEST(TstRulesPeople)
#include "tst_rules_people.moc"
