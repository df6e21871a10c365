// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/includes.h"
#include "core/plan/planloader.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray kShared = R"(muster: 1
plan: {id: shared, title: Steps that plans share}
scenarios:
  - id: loss
    title: Loss
    procedure:
      - id: all
        title: All
        steps:
          - {id: look, do: Look}
          - id: restore
            do: Restore to a new database
            after: [look]
            expect: The rows are there
            role: lead
            takes: 30 min
            run: {argv: [pg_restore, latest.dump]}
            source: "drp.md:48"
          - {id: far, use: "deeper/far.plan.yaml#validation/smoke", why: It is far}
)";

const QByteArray kFar = R"(muster: 1
plan: {id: far, title: Far}
validation:
  - {id: smoke, do: Load the page, expect: It loads, source: ["far.md:1", "far.md:2"]}
  - {id: near, use: "near.plan.yaml#validation/near"}
)";

} // namespace

class TstIncludes final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aStepIsTakenInWithItsPlace();
    void keysBesideUseGoBefore();
    void aStepMayTakeInOneThatTakesInAnother();
    void ofItsOwnFileToo();
    void theFrozenFormNeedsNoFile();
    void faultsInsideAreReportedWhereTheyAreTakenIn();
    void withoutAFileNothingIsTakenIn();
    void aPlanWithoutUseReadsNoFile();
    void allFilesTogetherAreNoBiggerThanAPlan();
    void manySmallUsesOfABigStepAreRefused();

private:
    Loaded load(const QByteArray& steps);
    QTemporaryDir m_dir;
};

void TstIncludes::init()
{
    failOnWarnings();
    QVERIFY(QDir(m_dir.path()).mkpath(u"deeper"_s));
    writeFile(m_dir.filePath(u"shared.plan.yaml"_s), kShared);
    writeFile(m_dir.filePath(u"deeper/far.plan.yaml"_s), kFar);
}

/// A plan in the folder, with these validation steps.
Loaded TstIncludes::load(const QByteArray& steps)
{
    return loadPlan(
        "muster: 1\nplan: {id: p, title: P}\nroles: [{id: lead, title: Lead}, {id: other, title: Other}]\n"
        "validation:\n"
            + steps,
        m_dir.filePath(u"p.plan.yaml"_s));
}

void TstIncludes::aStepIsTakenInWithItsPlace()
{
    const auto loaded = load("  - {id: bring-back, use: \"shared.plan.yaml#restore\"}\n");
    QCOMPARE(linesOf(u"p"_s, loaded.findings), QString());
    const auto& step = loaded.plan->validation[0];
    QCOMPARE(step.id.toString(), u"bring-back"_s);
    QCOMPARE(step.title, u"Restore to a new database"_s);
    QCOMPARE(step.expect, u"The rows are there"_s);
    QCOMPARE(step.role->toString(), u"lead"_s);
    QVERIFY(step.takes == std::optional<Millis>(30min));
    QCOMPARE(step.run->commands[0].argv.size(), 2);
    QCOMPARE(step.use, u"shared.plan.yaml#loss/restore"_s);
    QCOMPARE(step.place.source, u"shared.plan.yaml:11, drp.md:48"_s);
    QCOMPARE(step.place.line, 5);
    // Where it stands is for the plan that takes it in to say.
    QVERIFY(step.after.isEmpty());
}

void TstIncludes::keysBesideUseGoBefore()
{
    const auto loaded = load("  - {id: a, use: \"shared.plan.yaml#loss/restore\", role: other, expect: All "
                             "rows, source: \"own.md:1\"}\n");
    QCOMPARE(linesOf(u"p"_s, loaded.findings), QString());
    const auto& step = loaded.plan->validation[0];
    QCOMPARE(step.title, u"Restore to a new database"_s);
    QCOMPARE(step.role->toString(), u"other"_s);
    QCOMPARE(step.expect, u"All rows"_s);
    QCOMPARE(step.place.source, u"own.md:1"_s);
}

void TstIncludes::aStepMayTakeInOneThatTakesInAnother()
{
    const auto loaded = load("  - {id: a, use: \"shared.plan.yaml#far\"}\n");
    QCOMPARE(linesOf(u"p"_s, loaded.findings), QString());
    const auto& step = loaded.plan->validation[0];
    QCOMPARE(step.title, u"Load the page"_s);
    QCOMPARE(step.why, u"It is far"_s);
    QCOMPARE(step.use, u"shared.plan.yaml#loss/far"_s);
    QCOMPARE(step.place.source, u"shared.plan.yaml:19, deeper/far.plan.yaml:4, far.md:1, far.md:2"_s);
}

void TstIncludes::ofItsOwnFileToo()
{
    const auto loaded = load("  - {id: a, do: Look}\n  - {id: b, use: p.plan.yaml#a}\n");
    // The plan is not on the disk: it knows itself by its name.
    QCOMPARE(linesOf(u"p"_s, loaded.findings), QString());
    QCOMPARE(loaded.plan->validation[1].title, u"Look"_s);
    QCOMPARE(loaded.plan->validation[1].place.source, u"p.plan.yaml:5"_s);
}

void TstIncludes::theFrozenFormNeedsNoFile()
{
    const QByteArray steps
        = "  - {id: a, use: \"shared.plan.yaml#far\"}\n  - {id: b, use: \"shared.plan.yaml#restore\"}\n";
    const auto loaded = load(steps);
    const auto& plan = *loaded.plan;
    QVERIFY(plan.resolved.contains(R"("do":"Load the page")"));
    QCOMPARE(plan.included.size(), 2);
    QCOMPARE(plan.included[0].file, u"shared.plan.yaml"_s);
    QCOMPARE(plan.included[0].text, kShared);
    QCOMPARE(plan.included[1].text, kFar);
    auto again = loadPlan(plan.resolved);
    QCOMPARE(linesOf(u"frozen"_s, again.findings), QString());
    QCOMPARE(again.plan->resolved, plan.resolved);
    QVERIFY(again.plan->included.isEmpty());
    again.plan->source = plan.source;
    again.plan->included = plan.included;
    QVERIFY(*again.plan == plan);
    // What the other file says is part of what is frozen; where else it says something is not.
    writeFile(m_dir.filePath(u"shared.plan.yaml"_s), QByteArray(kShared).replace("do: Look", "do: See"));
    QCOMPARE(load(steps).plan->resolved, plan.resolved);
    writeFile(m_dir.filePath(u"shared.plan.yaml"_s), QByteArray(kShared).replace("30 min", "40 min"));
    QVERIFY(load(steps).plan->resolved != plan.resolved);
}

void TstIncludes::faultsInsideAreReportedWhereTheyAreTakenIn()
{
    writeFile(
        m_dir.filePath(u"shared.plan.yaml"_s), QByteArray(kShared).replace("role: lead", "role: leader"));
    QCOMPARE(linesOf(u"p"_s, load("  - {id: b, use: \"shared.plan.yaml#restore\"}\n").findings),
        u"p:5:18: error: plan.unknown-reference: There is no role 'leader' (shared.plan.yaml, line 15) (did "
        u"you mean "
        u"'lead'?)\n"_s);
}

void TstIncludes::withoutAFileNothingIsTakenIn()
{
    const auto loaded = loadPlan(
        "muster: 1\nplan: {id: p, title: P}\nvalidation: [{id: a, use: \"shared.plan.yaml#restore\"}]\n");
    QCOMPARE(linesOf(u"p"_s, loaded.findings),
        u"p:3:27: error: plan.no-folder: A step of another file can only be taken in by a plan that is a "
        u"file itself "
        u"(load the plan by its path)\n"_s);
}

void TstIncludes::aPlanWithoutUseReadsNoFile()
{
    auto tree = readYaml("validation: [{id: a, do: b}]\n").root.value();
    const auto before = canonicalJson(tree);
    Reading reading;
    QVERIFY(followIncludes(reading, PlanFolder(QString()), 0, tree).isEmpty());
    QCOMPARE(canonicalJson(tree), before);
    QVERIFY(reading.takeFindings().isEmpty());
}

void TstIncludes::allFilesTogetherAreNoBiggerThanAPlan()
{
    const QByteArray padding(kMaxPlanBytes - kShared.size() - 100, 'x');
    writeFile(m_dir.filePath(u"shared.plan.yaml"_s), kShared + "# " + padding + '\n');
    const auto loaded = load("  - {id: a, use: \"shared.plan.yaml#restore\"}\n");
    QCOMPARE(loaded.findings.size(), 1);
    QCOMPARE(loaded.findings[0].rule, u"plan.too-large"_s);
}

void TstIncludes::manySmallUsesOfABigStepAreRefused()
{
    QByteArray argv;
    for (int i = 0; i < 5000; ++i)
        argv += ", x";
    writeFile(m_dir.filePath(u"big.plan.yaml"_s),
        "muster: 1\nplan: {id: big, title: Big}\nvalidation: [{id: big, do: Big, run: {argv: [a" + argv
            + "]}}]\n");
    QByteArray steps;
    for (int i = 0; i < 5000; ++i)
        steps += "  - {id: s" + QByteArray::number(i) + ", use: \"big.plan.yaml#big\"}\n";
    const auto loaded = load(steps);
    QVERIFY(!loaded.plan);
    QCOMPARE(loaded.findings[0].rule, u"plan.too-large"_s);
    QCOMPARE(loaded.findings.size(), 1);
}

MUSTER_TEST(TstIncludes)
#include "tst_includes.moc"
