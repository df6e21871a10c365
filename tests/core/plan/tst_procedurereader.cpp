// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/procedurereader.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Scenario read(Reading& reading, const QByteArray& text)
{
    const auto tree = readYaml(text);
    if (!tree.root)
        qFatal("the test's own text is not YAML");
    auto made = readScenario(reading, *tree.root);
    reading.checkNames();
    return made;
}

} // namespace

class TstProcedureReader final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void parallelBranchesAreNoCycle();
    void rollbackStepsMayWaitForEachOther();
    void undoIsATextOrAMap();
    void aStepOfAnotherFileNeedsNoWords();
    void whatMusterSeesNeedsNoCheckOfThePlan();
};

void TstProcedureReader::parallelBranchesAreNoCycle()
{
    Reading reading;
    const auto scenario = read(reading,
        "{id: s, title: S, procedure: [{id: one, title: One, order: any, steps: [{id: a, do: A}, {id: b, do: "
        "B, after: [a]}, "
        "{id: c, do: C, after: [a]}, {id: d, do: D, after: [b, c]}]}, {id: two, title: Two, steps: [{id: e, "
        "do: E}, "
        "{id: f, do: F, after: [a]}]}]}\n");
    QCOMPARE(linesOf(u"s"_s, reading.takeFindings()), QString());
    QVERIFY(scenario.procedure[0].order == Order::Any);
    QCOMPARE(scenario.procedure[0].steps[3].after.size(), 2);
}

void TstProcedureReader::rollbackStepsMayWaitForEachOther()
{
    Reading reading;
    const auto scenario = read(reading,
        "{id: s, title: S, rollback: [{id: a, do: A}, {id: b, do: B}], failback: [{id: c, do: C, after: "
        "[b]}]}\n");
    QCOMPARE(linesOf(u"s"_s, reading.takeFindings()), QString());
    QCOMPARE(scenario.rollback.size(), 2);
    QCOMPARE(scenario.failback[0].after[0].toString(), u"b"_s);
    const auto circle
        = read(reading, "{id: t, title: T, rollback: [{id: a, do: A, after: [b]}, {id: b, do: B}]}\n");
    QCOMPARE(circle.rollback.size(), 2);
    QCOMPARE(reading.takeFindings().value(0).rule, u"plan.cycle"_s);
}

void TstProcedureReader::undoIsATextOrAMap()
{
    Reading reading;
    const auto scenario = read(reading,
        "{id: s, title: S, rollback: [{id: a, do: A, undo: back}, {id: b, do: B, undo: {text: again}}]}\n");
    QCOMPARE(scenario.rollback[0].undo, u"back"_s);
    QCOMPARE(scenario.rollback[1].undo, u"again"_s);
    QVERIFY(reading.takeFindings().isEmpty());
}

void TstProcedureReader::aStepOfAnotherFileNeedsNoWords()
{
    Reading reading;
    const auto scenario
        = read(reading, "{id: s, title: S, rollback: [{id: a, use: \"common.plan.yaml#say-so\"}]}\n");
    QCOMPARE(scenario.rollback[0].use, u"common.plan.yaml#say-so"_s);
    QCOMPARE(linesOf(u"s"_s, reading.takeFindings()), QString());
}

void TstProcedureReader::whatMusterSeesNeedsNoCheckOfThePlan()
{
    Reading reading;
    const auto scenario = read(reading,
        "{id: s, title: S, rollback: [{id: a, do: A, check: muster:declared}, "
        "{id: b, do: B, check: \"muster:notice-sent\"}]}\n");
    QCOMPARE(linesOf(u"s"_s, reading.takeFindings()), QString());
    QCOMPARE(scenario.rollback[0].check->toString(), u"muster:declared"_s);
    QCOMPARE(scenario.rollback[1].check->toString(), u"muster:notice-sent"_s);
    // Muster sees nothing else, and a check of the plan must be one of it.
    for (const auto* check : { "muster:gone", "muster", "no-such-check", "[muster:declared]" }) {
        Reading other;
        const auto step = QByteArray("{id: s, title: S, rollback: [{id: a, do: A, check: ") + check + "}]}\n";
        static_cast<void>(read(other, step));
        QVERIFY2(!other.takeFindings().isEmpty(), check);
    }
}

MUSTER_TEST(TstProcedureReader)
#include "tst_procedurereader.moc"
