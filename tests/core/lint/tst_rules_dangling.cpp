// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lint/lintingtext.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesDangling final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void peopleAreCountedTogether();
    void aTemplateForEverybodyServesAll();
    void templatesThatLieElsewhereAreToldWhenThereIsNone();
    void everyDraftedPartIsCounted();
    void manyWaiversOfNothingTakeNoTime();
};

void TstRulesDangling::peopleAreCountedTogether()
{
    QCOMPARE(saidBy("dangling.person-unknown", planOf("roles: [{id: lead, title: L, primary: unknown}]\n")),
        (QStringList { u"Nobody is known as holder of 'lead'"_s }));
    QCOMPARE(saidBy("dangling.person-unknown",
                 planOf("roles: [{id: lead, title: L, primary: unknown, secondary: none}]\n"
                        "drills: [{id: d, owner: unknown}]\n"
                        "scenarios: [{id: s, title: S, watch: {for: 24 h, owner: unknown}}]\n"
                        "validation: [{id: v, do: V, approve: {by: unknown}}]\n")),
        (QStringList {
            u"Nobody is known in 4 places: holder of 'lead', owner of 'd', watch after 's', approver of "
            "'validation/v'"_s }));
}

void TstRulesDangling::aTemplateForEverybodyServesAll()
{
    const QByteArray step("validation: [{id: v, do: V, notify: {audience: team}}]\n");
    const QByteArray audience("communications: {audiences: [{id: team}], templates: ");
    QCOMPARE(saidBy("dangling.template-missing", planOf(audience + "[]}\n" + step)).size(), 1);
    QVERIFY(saidBy("dangling.template-missing", planOf(audience + "[{id: a, body: B}]}\n" + step)).isEmpty());
    QVERIFY(saidBy("dangling.template-missing", planOf(audience + "[{id: a, audience: team}]}\n" + step))
                .isEmpty());
}

void TstRulesDangling::templatesThatLieElsewhereAreToldWhenThereIsNone()
{
    const QByteArray reference("references: [{to: docs/communication-templates.md, title: T}]\n");
    QCOMPARE(saidBy("dangling.template-missing", planOf(reference)),
        (QStringList {
            u"The templates are in 'docs/communication-templates.md', and the plan has none of them"_s }));
    QVERIFY(saidBy(
        "dangling.template-missing", planOf(reference + "communications: {templates: [{id: a, body: B}]}\n"))
                .isEmpty());
}

void TstRulesDangling::everyDraftedPartIsCounted()
{
    QVERIFY(saidBy("dangling.drafted-parts", planOf("")).isEmpty());
    QCOMPARE(saidBy("dangling.drafted-parts", planOf("costs: [{item: I, drafted: true}]\n")),
        (QStringList { u"One part of the plan is drafted, and nobody has agreed to it (costs 1)"_s }));
    QCOMPARE(
        saidBy("dangling.drafted-parts",
            planOf(
                "scenarios:\n"
                "  - id: s\n"
                "    title: S\n"
                "    drafted: true\n"
                "    procedure: [{id: p, title: P, drafted: true, steps: [{id: a, do: A, drafted: true}]}]\n"
                "    rollback: [{id: b, do: B, drafted: true}]\n"
                "facts: [{about: a, text: T, drafted: true}]\n")),
        (QStringList { u"5 parts of the plan are drafted, and nobody has agreed to them (scenarios 1, phases "
                       u"1, steps 2, "
                       "facts 1)"_s }));
}

void TstRulesDangling::manyWaiversOfNothingTakeNoTime()
{
    QByteArray text("waivers:\n");
    for (int i = 0; i < 5000; ++i)
        text += "  - {rule: form.lng-phas" + QByteArray::number(i) + ", reason: R}\n";
    const auto plan = planOf(text);
    const CpuTime timer;
    QCOMPARE(saidBy("dangling.waiver-matches-nothing", plan).size(), 1000);
    QVERIFY2(timer.spent() < Millis { 20'000 }, qPrintable(QString::number(timer.spent().count())));
}

MUSTER_TEST(TstRulesDangling)
#include "tst_rules_dangling.moc"
