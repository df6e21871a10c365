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

class TstRulesCoverageBackups final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void howFarTheCopiesFallShortIsSaid();
    void aProposedBackupIsNotMeasured();
    void aDraftedAlertIsNamedAsOne();
};

void TstRulesCoverageBackups::howFarTheCopiesFallShortIsSaid()
{
    QCOMPARE(saidBy("coverage.copies-not-3-2-1",
                 planOf("services: [{id: a, title: A, kind: database, rpo: 1 h, region: eu}]\n"
                        "backups: [{id: b, service: a, kind: full}]\n")),
        (QStringList { u"The plan does not say where the backups of A are"_s }));
    QCOMPARE(saidBy("coverage.copies-not-3-2-1",
                 planOf("services: [{id: a, title: A, kind: database, rpo: 1 h, region: eu}]\n"
                        "backups: [{id: b, service: a, kind: full, copies: [{place: x, region: EU}]}]\n")),
        (QStringList {
            u"The plan names only one place for the backups of A, and it is not known to be far away or immutable"_s }));
    QCOMPARE(saidBy("coverage.copies-not-3-2-1",
                 planOf("services: [{id: a, title: A, kind: database, rpo: 1 h, region: eu}]\n"
                        "backups: [{id: b, service: a, kind: full, copies: [{place: off-site vault}]}]\n")),
        (QStringList { u"The plan names only one place for the backups of A"_s }));
    QCOMPARE(saidBy("coverage.copies-not-3-2-1",
                 planOf("services: [{id: a, title: A, kind: database, rpo: 1 h}]\n"
                        "backups: [{id: b, service: a, kind: full, copies: [{place: x, region: us}, {place: "
                        "y, immutable: no}]}]\n")),
        (QStringList { u"No copy of A is known to be far away or immutable"_s }));
    QCOMPARE(saidBy("coverage.copies-not-3-2-1",
                 planOf("services: [{id: a, title: A, kind: database, rpo: 1 h}]\n"
                        "backups: [{id: b, service: a, kind: full, copies: [{region: cross-region}, {place: "
                        "y}]}]\n")),
        QStringList());
}

void TstRulesCoverageBackups::aProposedBackupIsNotMeasured()
{
    QCOMPARE(saidBy("coverage.backup-without-retention",
                 planOf("backups: [{id: b, kind: full, drafted: true}]\n")),
        QStringList());
    QCOMPARE(
        saidBy("coverage.backup-without-alert", planOf("backups: [{id: b, kind: full, drafted: true}]\n")),
        QStringList());
    QCOMPARE(
        saidBy("coverage.backup-never-verified", planOf("backups: [{id: b, kind: full, drafted: true}]\n")),
        QStringList());
    QCOMPARE(saidBy("coverage.backup-without-encryption-word",
                 planOf("backups: [{id: b, kind: full, drafted: true}]\n")),
        QStringList());
}

void TstRulesCoverageBackups::aDraftedAlertIsNamedAsOne()
{
    QCOMPARE(saidBy("coverage.backup-without-alert",
                 planOf("backups: [{id: b, title: Nightly, kind: full}]\n"
                        "alerts: [{on: b, when: failed, drafted: true}]\n")),
        (QStringList { u"Only a drafted alert tells when the backup fails or does not run: Nightly"_s }));
}

MUSTER_TEST(TstRulesCoverageBackups)
#include "tst_rules_coverage_backups.moc"
