// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/finding.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::test;

class TstFinding final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aFindingIsOneLine();
    void aFindingWithoutHintHasNoBrackets();
};

void TstFinding::aFindingIsOneLine()
{
    const Finding finding { QStringLiteral("plan.unknown-key"), Finding::Severity::Error,
        QStringLiteral("No %1 here"), QStringLiteral("did you mean 'rto'?"), { 12, 3, {} } };
    QCOMPARE(lineOf(QStringLiteral("a %2.yaml"), finding),
        QStringLiteral("a %2.yaml:12:3: error: plan.unknown-key: No %1 here (did you mean 'rto'?)"));
}

void TstFinding::aFindingWithoutHintHasNoBrackets()
{
    Finding finding { QStringLiteral("r"), Finding::Severity::Warning, QStringLiteral("t"), {},
        { 1, 2, {} } };
    QCOMPARE(lineOf(QStringLiteral("f"), finding), QStringLiteral("f:1:2: warning: r: t"));
    finding.severity = Finding::Severity::Info;
    QCOMPARE(lineOf(QStringLiteral("f"), finding), QStringLiteral("f:1:2: info: r: t"));
}

MUSTER_TEST(TstFinding)
#include "tst_finding.moc"
