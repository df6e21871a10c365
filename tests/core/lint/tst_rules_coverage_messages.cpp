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

class TstRulesCoverageMessages final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void anAlertIsNamedByWhatItWatches();
    void whatIsDraftedReachesNobody();
};

void TstRulesCoverageMessages::anAlertIsNamedByWhatItWatches()
{
    QCOMPARE(
        saidBy("coverage.alert-tells-nobody",
            planOf("checks: [{id: c, title: The database answers, kind: tcp, address: \"127.0.0.1:1\"}]\n"
                   "backups: [{id: b, kind: full}]\n"
                   "alerts: [{on: c, when: down}, {on: b, when: failed}]\n")),
        (QStringList { u"An alert tells nobody: The database answers, when down"_s,
            u"An alert tells nobody: b, when failed"_s }));
}

void TstRulesCoverageMessages::whatIsDraftedReachesNobody()
{
    QCOMPARE(saidBy("coverage.audience-without-channel",
                 planOf("communications:\n"
                        "  channels: [{id: c, kind: manual, drafted: true}]\n"
                        "  audiences: [{id: a, title: Customers, channels: [c]}]\n")),
        (QStringList { u"Only a drafted channel reaches this audience: Customers"_s }));
    QCOMPARE(saidBy("coverage.audience-without-template",
                 planOf("communications:\n"
                        "  audiences: [{id: a, title: Customers}]\n"
                        "  templates: [{id: t, body: B, drafted: true}]\n")),
        (QStringList { u"Only a drafted message is prepared for this audience: Customers"_s }));
}

MUSTER_TEST(TstRulesCoverageMessages)
#include "tst_rules_coverage_messages.moc"
