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

class TstRulesDanglingNames final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void unusedNamesOfOneKindAreOneFinding();
    void aRoleIsToldByOneRuleOnly();
    void aVendorMayBeNamedByWords();
};

void TstRulesDanglingNames::unusedNamesOfOneKindAreOneFinding()
{
    QCOMPARE(saidBy("dangling.unused-check", planOf("checks: [{id: a, kind: http}, {id: b, kind: http}]\n")),
        (QStringList { u"No service, step, alert or assumption looks at these 2 checks: a, b"_s }));
    QCOMPARE(
        saidBy("dangling.tier-unused", planOf("tiers: [{id: a, title: A}, {id: b, title: B}]\n")).size(), 1);
}

void TstRulesDanglingNames::aRoleIsToldByOneRuleOnly()
{
    const auto plan = planOf("roles:\n"
                             "  - {id: idle, title: Idle}\n"
                             "  - {id: told, title: Told, duties: [Waits]}\n");
    QCOMPARE(saidBy("dangling.unused-role", plan),
        (QStringList { u"No step, approval, alert or entry names the role 'told'"_s }));
    QCOMPARE(saidBy("form.role-does-nothing", plan), (QStringList { u"'Idle' has no duty and no step"_s }));
}

void TstRulesDanglingNames::aVendorMayBeNamedByWords()
{
    const QByteArray vendors("vendors: [{id: sendgrid, title: SendGrid}]\n");
    QCOMPARE(saidBy("dangling.vendor-unused", planOf(vendors)).size(), 1);
    QVERIFY(saidBy(
        "dangling.vendor-unused", planOf(vendors + "validation: [{id: v, do: Send through SendGrid}]\n"))
                .isEmpty());
    QVERIFY(
        saidBy("dangling.vendor-unused", planOf(vendors + "duties: [{id: d, title: D, owner: sendgrid}]\n"))
            .isEmpty());
}

MUSTER_TEST(TstRulesDanglingNames)
#include "tst_rules_dangling_names.moc"
