// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/verdict.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::readiness;
using namespace muster::test;
using Severity = plan::Finding::Severity;

class TstVerdict final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void oneErrorOutweighsEverything()
    {
        const auto finding = [](Severity severity) {
            plan::Finding made;
            made.severity = severity;
            return made;
        };
        const QList<plan::Finding> found { finding(Severity::Warning), finding(Severity::Info),
            finding(Severity::Error), finding(Severity::Warning) };
        const auto counts = countsOf(found);
        QCOMPARE_EQ(counts, (Counts { 1, 2, 1 }));
        QCOMPARE_EQ(verdictOf(counts), Verdict::NotReady);
        QCOMPARE_EQ(textOf(counts), QStringLiteral("1 error, 2 warnings, 1 remark"));
        QCOMPARE_EQ(verdictOf({ 0, 1, 9 }), Verdict::Gaps);
        QCOMPARE_EQ(verdictOf({ 0, 0, 9 }), Verdict::Ready);
        QCOMPARE_EQ(textOf(Counts {}), QString());
    }

    void eachVerdictHasAWord()
    {
        QCOMPARE_EQ(textOf(Verdict::Ready), QStringLiteral("Ready"));
        QCOMPARE_EQ(textOf(Verdict::Gaps), QStringLiteral("Gaps"));
        QCOMPARE_EQ(textOf(Verdict::NotReady), QStringLiteral("Not ready"));
    }
};

MUSTER_TEST(TstVerdict)

#include "tst_verdict.moc"
