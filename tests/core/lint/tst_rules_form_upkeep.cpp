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

class TstRulesFormUpkeep final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aWaiverIsNamedByWhatItAccepts();
    void aWaiverHoldsOnItsLastDay();
    void aVersionIsANumberOrADate();
    void aRoleWithoutDutyThatIsAskedDoesSomething();
};

void TstRulesFormUpkeep::aWaiverIsNamedByWhatItAccepts()
{
    const auto plan = planOf("waivers:\n"
                             "  - {rule: form.long-phase, place: s/p, reason: R}\n"
                             "  - {rule: form.long-step, reason: R}\n");
    QStringList subjects;
    for (const auto& finding : checkPlan(plan, { .today = QDate(2026, 6, 1) }).open) {
        if (finding.rule == u"form.waiver-without-person")
            subjects.append(finding.subject);
    }
    QCOMPARE(subjects, (QStringList { u"s/p"_s, u"form.long-step"_s }));
}

void TstRulesFormUpkeep::aWaiverHoldsOnItsLastDay()
{
    const auto said = [](const QByteArray& until) {
        return saidBy("form.waiver-expired",
            planOf("waivers: [{rule: form.long-phase, reason: R, until: " + until + "}]\n"))
            .size();
    };
    QCOMPARE(said("2026-06-01"), 0);
    QCOMPARE(said("2026-05-31"), 1);
}

void TstRulesFormUpkeep::aVersionIsANumberOrADate()
{
    auto plan = planOf("");
    for (const auto& version : { u""_s, u"unknown"_s, u" Latest "_s, u"TBD"_s }) {
        plan.version = version;
        QCOMPARE(saidBy("form.unpinned-version", plan).size(), 1);
    }
    plan.version = u"0.2.0"_s;
    QVERIFY(saidBy("form.unpinned-version", plan).isEmpty());
}

void TstRulesFormUpkeep::aRoleWithoutDutyThatIsAskedDoesSomething()
{
    QCOMPARE(
        saidBy("form.role-does-nothing",
            planOf("roles: [{id: a, title: A}, {id: b, title: B, duties: [unknown]}, {id: c, title: C}]\n"
                   "duties: [{id: d, title: D, owner: c}]\n")),
        (QStringList { u"2 roles have no duty and no step: A, B"_s }));
}

MUSTER_TEST(TstRulesFormUpkeep)
#include "tst_rules_form_upkeep.moc"
