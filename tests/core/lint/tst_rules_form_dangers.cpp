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

class TstRulesFormDangers final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void theSecretIsNowhereInTheFindings();
    void aSecretIsLaidToTheEntryItStandsIn();
    void aGuardIsACautionASecondPersonOrAnApproval();
    void commandsAreReadInEveryLanguage();
};

void TstRulesFormDangers::theSecretIsNowhereInTheFindings()
{
    const QByteArray secret("tr0ub4dor3x");
    const auto plan = planOf("# " + QByteArray("PASSWORD=") + secret
        + "\n"
          "contacts: [{id: devops, title: \"The password is T"
        + secret
        + "!\"}]\n"
          "checks:\n"
          "  - {id: db, kind: postgres, address: \"postgres://shop:"
        + secret + "@db/shop\"}\n");
    const auto checked = checkPlan(plan, { .today = QDate(2026, 6, 1) });
    int found = 0;
    for (const auto& finding : checked.open) {
        QVERIFY2(!finding.text.contains(QString::fromLatin1(secret)), qPrintable(finding.rule));
        QVERIFY2(!finding.hint.contains(QString::fromLatin1(secret)), qPrintable(finding.rule));
        QVERIFY2(!finding.subject.contains(QString::fromLatin1(secret)), qPrintable(finding.rule));
        found += finding.rule == u"form.secret-in-plain-text" ? 1 : 0;
    }
    QCOMPARE(found, 3);
}

void TstRulesFormDangers::aSecretIsLaidToTheEntryItStandsIn()
{
    const auto plan = planOf("# PASSWORD=tr0ub4dor3x\n"
                             "contacts: [{id: devops, title: D}]\n"
                             "validation:\n"
                             "  - id: smoke\n"
                             "    do: Load the page\n"
                             "    run:\n"
                             "      argv: [curl, --token, tr0ub4dor3x]\n"
                             "  - {id: other, do: Look}\n");
    QStringList subjects;
    for (const auto& finding : checkPlan(plan, { .today = QDate(2026, 6, 1) }).open) {
        if (finding.rule == u"form.secret-in-plain-text")
            subjects.append(finding.subject + u' ' + QString::number(finding.place.line) + u':'
                + QString::number(finding.place.column));
    }
    subjects.sort();
    QCOMPARE(subjects, (QStringList { u"shop 3:12"_s, u"validation/smoke 9:29"_s }));
}

void TstRulesFormDangers::aGuardIsACautionASecondPersonOrAnApproval()
{
    const QByteArray step("{id: a, do: Drop the branch");
    QCOMPARE(saidBy("form.destructive-without-caution", phaseOf(step + "}")).size(), 1);
    for (const auto* guard : { "caution: Not production", "verify: two-person", "irreversible: {target: x}",
             "approve: {by: unknown}" })
        QVERIFY2(
            saidBy("form.destructive-without-caution", phaseOf(step + ", " + guard + "}")).isEmpty(), guard);
    QCOMPARE(saidBy("form.destructive-without-caution", phaseOf(step + ", caution: \" \"}")).size(), 1);
}

void TstRulesFormDangers::commandsAreReadInEveryLanguage()
{
    auto plan = phaseOf(
        "{id: a, do: Drop the branch}, {id: b, do: B, run: {any: [{argv: [ls]}, {argv: [dropdb, x]}]}}");
    QCOMPARE(saidBy("form.destructive-without-caution", plan).size(), 2);
    plan.language = u"de"_s;
    QCOMPARE(saidBy("form.destructive-without-caution", plan),
        (QStringList { u"'dropdb' can take away what is still good, and nothing here warns of it"_s }));
}

MUSTER_TEST(TstRulesFormDangers)
#include "tst_rules_form_dangers.moc"
