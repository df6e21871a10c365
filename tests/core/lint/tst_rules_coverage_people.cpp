// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesCoveragePeople final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void theDeputyIsAskedForByTheNameOfTheRole();
    void aRequiredRoleLeadsWhateverItsName();
    void aProofIsInTheRecords();
    void fourContactsWithoutANumberAreOneFinding();
};

void TstRulesCoveragePeople::theDeputyIsAskedForByTheNameOfTheRole()
{
    QCOMPARE(saidBy("coverage.role-without-deputy",
                 planOf("contacts: [{id: ops, title: Operations, phone: \"1\"}]\n"
                        "roles: [{id: commander, title: Incident commander, primary: ops}]\n")),
        (QStringList { u"Nobody stands in for the incident commander"_s }));
    QCOMPARE(
        saidBy("coverage.role-without-holder",
            planOf(
                "roles: [{id: commander, title: Incident commander, primary: none, secondary: unknown}]\n")),
        (QStringList { u"Nobody is named as the incident commander"_s }));
    QCOMPARE(saidBy("coverage.role-without-deputy",
                 planOf("roles: [{id: commander, title: Incident commander}]\n")),
        QStringList());
}

void TstRulesCoveragePeople::aRequiredRoleLeadsWhateverItsName()
{
    QCOMPARE(saidBy("coverage.no-commander",
                 planOf("roles: [{id: boss, title: Head of operations, required: true}]\n")),
        QStringList());
    QCOMPARE(saidBy("coverage.no-commander", planOf("roles: [{id: boss, title: Head of operations}]\n")),
        (QStringList { u"No role leads the recovery"_s }));
    QCOMPARE(saidBy("coverage.no-commander",
                 planOf("roles: [{id: commander, title: Commander, drafted: true}]\n")),
        (QStringList { u"The role that leads the recovery is only drafted"_s }));
}

void TstRulesCoveragePeople::aProofIsInTheRecords()
{
    const auto plan = planOf("credentials: [{id: a, title: A, keychain: a}, {id: b, keychain: b}]\n");
    QCOMPARE(saidBy("coverage.credential-never-proven", plan),
        (QStringList { u"No proof is recorded here that 2 credentials work: A and b"_s }));
    Records records;
    records.proofs.insert(u"a"_s, Instant {});
    QCOMPARE(saidBy("coverage.credential-never-proven", plan, records),
        (QStringList { u"No proof is recorded here that the credential works: b"_s }));
}

void TstRulesCoveragePeople::fourContactsWithoutANumberAreOneFinding()
{
    QCOMPARE(
        saidBy("coverage.contact-without-number",
            planOf(
                "contacts: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, {id: d, title: D}]\n")),
        (QStringList { u"4 contacts have no telephone number: A, B, C and D"_s }));
}

MUSTER_TEST(TstRulesCoveragePeople)
#include "tst_rules_coverage_people.moc"
