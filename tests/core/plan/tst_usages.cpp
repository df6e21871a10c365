// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/usages.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList said(const QList<Usage>& usages)
{
    QStringList made;
    for (const auto& usage : usages)
        made.append(subjectOf(usage) + u": "_s + usage.how);
    return made;
}

/// Fails with what is there and what is not.
void compareSaid(const QList<Usage>& usages, const QString& subject, QStringList expected)
{
    auto found = said(usages);
    for (auto& one : expected)
        one = subject + u": "_s + one;
    found.sort();
    expected.sort();
    QCOMPARE_EQ(found.join(u'\n'), expected.join(u'\n'));
}

} // namespace

class TstUsages final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void aPersonIsFoundInEveryKeyThatTakesOne()
    {
        const auto loaded = loadPlan(
            "muster: 1\n"
            "plan: {id: shop, title: Shop, owner: x, reviewers: [x], approvers: [x], scope: {in: [x], out: "
            "[x]}}\n"
            "people: [{id: x, name: Ada}]\n"
            "roles: [{id: lead, title: Lead, primary: x, secondary: x}]\n"
            "services: [{id: db, title: Database, owner: x}]\n"
            "checks: [{id: up, kind: muster}]\n"
            "alerts: [{on: up, when: down, tell: x}, {on: up, when: slow, tell: [x]}]\n"
            "backups: [{id: nightly, owner: x}]\n"
            "duties: [{id: law, title: Law, owner: x}]\n"
            "drills: [{id: may, owner: x, script: [{at: 1 min, inject: Boo, to: x}]}]\n"
            "reviews: [{id: yearly, title: Yearly, every: monthly, owner: x}]\n"
            "waivers: [{rule: a.b, place: x, reason: R, by: x, on: 2026-01-01}]\n"
            "facts: [{about: x, text: Is tall}]\n"
            "scenarios:\n"
            "  - id: lost\n"
            "    title: Region lost\n"
            "    watch: {for: 1 h, owner: x}\n"
            "    procedure: [{id: p, title: P, steps: [{id: s, do: S, approve: {by: x, not: x}}]}]\n");
        QVERIFY2(loaded.plan, qPrintable(linesOf(u"x"_s, loaded.findings)));
        compareSaid(usagesOf(*loaded.plan, u"x"_s), u"person 'Ada'"_s,
            { u"is defined here"_s, u"answers for the plan"_s, u"reviews the plan"_s, u"approves the plan"_s,
                u"is in the scope of the plan"_s, u"is out of the scope of the plan"_s,
                u"is primary of role 'Lead'"_s, u"is deputy of role 'Lead'"_s,
                u"answers for service 'Database'"_s, u"is told by the alert on 'up'"_s,
                u"is told by the alert on 'up'"_s, u"answers for backup 'nightly'"_s,
                u"answers for duty 'Law'"_s, u"answers for drill 'may'"_s, u"is surprised in drill 'may'"_s,
                u"answers for review 'Yearly'"_s, u"has waived a.b"_s, u"is where a.b is waived"_s,
                u"is what a fact is about"_s, u"keeps watch after scenario 'Region lost'"_s,
                u"approves step 1.1 of scenario 'Region lost'"_s,
                u"may not approve step 1.1 of scenario 'Region lost'"_s });
        // The same by name; and of people alone.
        QCOMPARE_EQ(said(usagesOf(*loaded.plan, u"ADA"_s)), said(usagesOf(*loaded.plan, u"x"_s)));
        QCOMPARE_EQ(said(usagesOfSomebody(*loaded.plan, u"x"_s)), said(usagesOf(*loaded.plan, u"x"_s)));
        QVERIFY(usagesOfSomebody(*loaded.plan, u"db"_s).isEmpty());
    }

    void aRoleIsFoundInEveryKeyThatTakesOneAlone()
    {
        compareSaid(usagesOf(planOf("people: [{id: ada, name: Ada, roles: [x]}]\n"
                                    "roles: [{id: x, title: Lead}]\n"
                                    "validation: [{id: v, do: V, role: x}]\n"),
                        u"lead"_s),
            u"role 'Lead'"_s,
            { u"is defined here"_s, u"can be held by person 'Ada'"_s, u"does validation step 1"_s });
    }

    void aCredentialIsFoundInEveryKeyThatTakesOne()
    {
        compareSaid(
            usagesOf(
                planOf("credentials: [{id: x, title: The key}]\n"
                       "checks:\n"
                       "  - {id: a, kind: http, address: \"credential:x\"}\n"
                       "  - {id: b, kind: postgres, credential: x}\n"
                       "  - {id: c, kind: http, query: \"credential:x\"}\n"
                       "  - {id: d, kind: http, expect: {body: \"credential:x\"}}\n"
                       "  - {id: e, kind: command, run: {argv: [e, \"credential:x\"]}}\n"
                       "  - {id: f, kind: command, run: {argv: [f], environment: {K: \"credential:x\"}}}\n"
                       "backups: [{id: n, source: {tool: restic, repository: \"credential:x\"}}]\n"
                       "communications:\n"
                       "  channels:\n"
                       "    - {id: chat, kind: slack, address: \"credential:x\"}\n"
                       "    - {id: fax, kind: manual, drill_address: \"credential:x\"}\n"
                       "validation:\n"
                       "  - {id: v, do: V, rotate: [x]}\n"
                       "  - {id: w, do: W, run: {argv: [w, \"credential:x\"]}}\n"
                       "  - {id: y, do: Y, run: {any: [{argv: [y]}, {argv: [z], environment: {K: "
                       "\"credential:x\"}}]}}\n"),
                u"x"_s),
            u"credential 'The key'"_s,
            { u"is defined here"_s, u"is used by check 'a'"_s, u"is used by check 'b'"_s,
                u"is used by check 'c'"_s, u"is used by check 'd'"_s, u"is used by check 'e'"_s,
                u"is used by check 'f'"_s, u"is used by backup 'n'"_s, u"is used by channel 'chat'"_s,
                u"is used by channel 'fax'"_s, u"is changed by validation step 1"_s,
                u"is taken by validation step 2"_s, u"is taken by validation step 3"_s });
    }

    void aStepIsFoundInEveryKeyThatTakesOne()
    {
        compareSaid(
            usagesOf(
                planOf("scenarios:\n"
                       "  - id: lost\n"
                       "    title: Region lost\n"
                       "    procedure:\n"
                       "      - {id: p, title: P, steps: [{id: x, do: Switch}, {id: b, do: B, after: [x]}]}\n"
                       "    rollback: [{id: c, do: C, after: [x]}]\n"
                       "    failback:\n"
                       "      - {id: d, do: D, after: [x]}\n"
                       "waivers: [{rule: a.b, place: lost/x, reason: R, by: unknown, on: 2026-01-01}]\n"),
                u"x"_s),
            u"step 'Switch'"_s,
            { u"is defined here"_s, u"comes before step 1.2 of scenario 'Region lost', which waits for it"_s,
                u"comes before rollback step 1 of scenario 'Region lost', which waits for it"_s,
                u"comes before failback step 1 of scenario 'Region lost', which waits for it"_s,
                u"is where a.b is waived"_s });
    }

    void aStepOfTheValidationToo()
    {
        compareSaid(usagesOf(planOf("validation: [{id: x, do: Order}, {id: b, do: B, after: [x]}]\n"
                                    "drills: [{id: may, title: May, validation: [x]}]\n"
                                    "waivers: [{rule: a.b, place: validation/x, reason: R, by: unknown, on: "
                                    "2026-01-01}]\n"),
                        u"order"_s),
            u"validation step 'Order'"_s,
            { u"is defined here"_s, u"comes before validation step 2, which waits for it"_s,
                u"is tried in drill 'May'"_s, u"is where a.b is waived"_s });
    }

    void aStepOfAnotherFileIsFoundWhereItIsTaken()
    {
        const auto plan
            = planOf("validation: [{id: mine, do: Restore, use: {taken: \"shared.plan.yaml#loss/x\"}}]\n");
        compareSaid(usagesOf(plan, u"x"_s), u"validation step 'x'"_s,
            { u"is taken from shared.plan.yaml by validation step 1"_s });
        QCOMPARE_EQ(usagesOf(plan, u"restore"_s).size(), 1);
    }

    void aServiceIsFoundInEveryKeyThatTakesOne()
    {
        compareSaid(
            usagesOf(planOf("services: [{id: x, title: Database}, {id: shop, title: Shop, depends_on: [x]}]\n"
                            "data: [{id: orders, title: Orders, stored_in: x}]\n"
                            "backups: [{id: n, title: Nightly, service: x}]\n"
                            "drills: [{id: may, targets: {x: 1 h}}]\n"
                            "scenarios:\n"
                            "  - id: lost\n"
                            "    title: Lost\n"
                            "    affects: [x]\n"
                            "    procedure:\n"
                            "      - id: p\n"
                            "        title: P\n"
                            "        when: rto_missed(x)\n"
                            "        steps: [{id: a, do: A, when: rpo_missed(x), recovers: [x], sql: {on: x, "
                            "before: a, after: b, compare: equal}}]\n"),
                u"database"_s),
            u"service 'Database'"_s,
            { u"is defined here"_s, u"is needed by service 'Shop'"_s, u"stores data 'Orders'"_s,
                u"is kept by backup 'Nightly'"_s, u"has a target in drill 'may'"_s,
                u"is affected by scenario 'Lost'"_s,
                u"decides whether phase 'P' of scenario 'Lost' is done"_s,
                u"decides whether step 1.1 of scenario 'Lost' is done"_s,
                u"is back after step 1.1 of scenario 'Lost'"_s,
                u"is queried by step 1.1 of scenario 'Lost'"_s });
    }

    void whatIsUsedAndNotDefinedIsFoundByItsId()
    {
        const auto usages
            = usagesOf(planOf("checks: [{id: up, title: Up, kind: http, credential: ghost}]\n"), u"ghost"_s);
        compareSaid(usages, u"credential 'ghost'"_s, { u"is used by check 'Up'"_s });
        QVERIFY(!usages.constFirst().isDefinition);
        QCOMPARE_EQ(usages.constFirst().place.line, 3);
    }

    void twoThingsOfOneIdAreToldApart()
    {
        const auto usages = usagesOf(planOf("people: [{id: x, name: Ada}]\n"
                                            "services: [{id: x, title: Base, owner: x}, {id: y, title: Y, "
                                            "depends_on: [x]}]\n"),
            u"x"_s);
        QCOMPARE_EQ(said(usages),
            (QStringList { u"person 'Ada': is defined here"_s, u"service 'Base': is defined here"_s,
                u"person 'Ada': answers for service 'Base'"_s,
                u"service 'Base': is needed by service 'Y'"_s }));
        QCOMPARE_EQ(said(usagesOfSomebody(planOf("people: [{id: x, name: Ada}]\n"
                                                 "services: [{id: x, title: Base, owner: x}]\n"),
                        u"x"_s)),
            (QStringList {
                u"person 'Ada': is defined here"_s, u"person 'Ada': answers for service 'Base'"_s }));
    }

    void nothingIsNamedByNothing()
    {
        const auto plan = planOf("checks: [{id: up, kind: muster}]\n");
        QVERIFY(usagesOf(plan, {}).isEmpty());
        QVERIFY(usagesOf(plan, u" "_s).isEmpty());
        QVERIFY(usagesOf(plan, u"down"_s).isEmpty());
    }

    void namesAreKnownOnceEach()
    {
        QCOMPARE_EQ(namesIn(planOf("people: [{id: ada, name: Ada}]\n"
                                   "roles: [{id: lead, title: Lead, primary: ada}]\n")),
            (QStringList { u"ada"_s, u"Ada"_s, u"lead"_s, u"Lead"_s }));
    }
};

MUSTER_TEST(TstUsages)
#include "tst_usages.moc"
