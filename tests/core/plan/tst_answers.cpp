// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/answers.h"
#include "core/plan/planlibrary.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

const QByteArray kPlan = R"(muster: 1
plan: {id: p, title: P, zone: Europe/Berlin}
services: [{id: orders, title: Orders, kind: PostgreSQL database}, {id: web, title: Web}]
scenarios:
  - id: s
    title: S
    affects: [orders, web]
    procedure:
      - id: one
        title: One
        steps:
          - id: look
            do: Look
            decide: {id: path, question: Which?, answers: [{id: left, title: Left}, {id: right, title: Right}]}
      - id: two
        title: Two
        when: path = right
        steps:
          - {id: turn, do: Turn}
          - {id: call, do: Call, when: kind = live}
          - {id: find, do: Find the point, restore_point: ask}
validation:
  - {id: smoke, do: Load the page}
)";

const auto kFailedAt = *instantFromIso(u"2026-03-14T03:12:00.000Z");

} // namespace

class TstAnswers final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void whatIsWrittenIsRead();
    void aStepThatIsNotNamedTakesTheDefault();
    void theDefaultMayBeSkip();
    void faults_data();
    void faults();
    void aRestorePointThatNobodyCanPlaceIsSaid_data();
    void aRestorePointThatNobodyCanPlaceIsSaid();
    void everyScenarioOfEveryPackHasItsFile();
    void aMissingFileGetsASentence();

private:
    LoadedAnswers load(const QByteArray& text);
};

LoadedAnswers TstAnswers::load(const QByteArray& text)
{
    const auto plan = loadPlan(kPlan).plan;
    if (!plan)
        qFatal("the test's own plan does not load");
    return loadAnswers(text, *plan, plan->scenarios[0], kFailedAt);
}

void TstAnswers::whatIsWrittenIsRead()
{
    const auto loaded = load("as: Ada\n"
                             "default: done\n"
                             "steps:\n"
                             "  turn: {do: fail, saw: nothing, why: it is stuck, takes: 4 min}\n"
                             "  smoke: {do: skip, why: done elsewhere}\n"
                             "decisions: {path: right}\n");
    QCOMPARE(linesOf(QStringLiteral("a"), loaded.findings), QString());
    const auto& answers = *loaded.answers;
    QCOMPARE(answers.as, QStringLiteral("Ada"));
    const auto turn = answers.answerFor(StepId(QStringLiteral("turn")));
    QVERIFY(turn.act == StepAnswer::Do::Fail);
    QCOMPARE(turn.saw, QStringLiteral("nothing"));
    QCOMPARE(turn.why, QStringLiteral("it is stuck"));
    QVERIFY(turn.takes == std::optional<Millis>(4min));
    QVERIFY(answers.answerFor(StepId(QStringLiteral("smoke"))).act == StepAnswer::Do::Skip);
    QVERIFY(answers.decisions.value(DecisionId(QStringLiteral("path")), AnswerId(QString()))
        == AnswerId(QStringLiteral("right")));
}

void TstAnswers::aStepThatIsNotNamedTakesTheDefault()
{
    const auto loaded = load("as: Ada\ndefault: done\ndecisions: {path: left}\n");
    QCOMPARE(linesOf(QStringLiteral("a"), loaded.findings), QString());
    const auto look = loaded.answers->answerFor(StepId(QStringLiteral("look")));
    QVERIFY(look.act == StepAnswer::Do::Done);
    QVERIFY(!look.takes);
}

void TstAnswers::theDefaultMayBeSkip()
{
    const auto loaded = load("as: Ada\ndefault: skip\n");
    QCOMPARE(linesOf(QStringLiteral("a"), loaded.findings), QString());
    const auto look = loaded.answers->answerFor(StepId(QStringLiteral("look")));
    QVERIFY(look.act == StepAnswer::Do::Skip);
    QVERIFY(!look.why.isEmpty());
}

void TstAnswers::faults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");
    const auto row = [](const char* name, const char* text, const char* line) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(line);
    };
    row("unknown step", "as: Ada\nsteps: {trun: {do: done}}\ndecisions: {path: right}\n",
        "a:2:9: error: plan.unknown-reference: There is no step or validation step 'trun' (did you mean "
        "'turn'?)");
    row("unknown decision", "as: Ada\ndecisions: {path: right, paths: left}\n",
        "a:2:26: error: plan.unknown-reference: There is no decision 'paths' (did you mean 'path'?)");
    row("unknown answer", "as: Ada\ndecisions: {path: lefft}\n",
        "a:2:19: error: plan.unknown-reference: There is no answer 'lefft' (did you mean 'left'?)");
    row("branch not taken", "as: Ada\nsteps: {turn: {do: done}}\ndecisions: {path: left}\n",
        "a:2:9: error: answers.unused-name: The step 'turn' is on a branch that these decisions do not take "
        "(take it out, "
        "or decide otherwise)");
    row("only when live", "as: Ada\nsteps: {call: {do: done}}\ndecisions: {path: right}\n",
        "a:2:9: error: answers.unused-name: The step 'call' is on a branch that these decisions do not take "
        "(take it out, "
        "or decide otherwise)");
    row("no decision", "as: Ada\n",
        "a:1:1: error: answers.no-decision: Nothing is decided for 'path' (for example `decisions: {path: "
        "left}`; "
        "answers: left, right)");
    row("nobody", "default: done\ndecisions: {path: left}\n",
        "a:1:1: error: plan.missing-key: This answers file needs 'as' (for example `as: Ada`)");
    row("no reason", "as: Ada\nsteps: {look: {do: skip}}\n",
        "a:2:15: error: answers.no-reason: A step that is not done needs a reason (for example `why: done "
        "elsewhere`)");
    row("unknown word", "as: Ada\ndefault: doen\ndecisions: {path: left}\n",
        "a:2:10: error: plan.unknown-word: 'doen' is not a word for 'default' (did you mean 'done'?)");
    row("bad time", "as: Ada\nsteps: {look: {do: done, takes: 4 minutes}}\ndecisions: {path: left}\n",
        "a:2:33: error: plan.bad-duration: '4 minutes' is not a duration (write it as 30 min, 1 h, 4 h 30 "
        "min or 7 d)");
    row("unknown key", "as: Ada\ndecision: {path: left}\ndecisions: {path: left}\n",
        "a:2:1: error: plan.unknown-key: 'decision' is not a key of this answers file (did you mean "
        "'decisions'?)");
    row("no point", "as: Ada\nsteps: {find: {saw: about 02:10}}\ndecisions: {path: right}\n",
        "a:2:21: error: answers.no-restore-point: The step 'find' asks for a restore point, and 'saw' begins "
        "with no time (for example `saw: \"02:10, before the damage\"`; without `saw` no point is stated)");
    row("no hour of the day", "as: Ada\nsteps: {find: {saw: \"25:10 x\"}}\ndecisions: {path: right}\n",
        "a:2:21: error: answers.no-restore-point: The step 'find' asks for a restore point, and 'saw' begins "
        "with no time (for example `saw: \"02:10, before the damage\"`; without `saw` no point is stated)");
    // It failed at 04:12 in Berlin.
    row("point after the failure",
        "as: Ada\nsteps: {find: {saw: \"2026-03-14 04:13 x\"}}\ndecisions: {path: right}\n",
        "a:2:21: error: answers.restore-point-after-failure: This restore point is after the failure, with "
        "which the drill begins (name an earlier one; a time without a date is the last one before the "
        "failure)");
    row("not YAML", "as: [Ada\n",
        "a:2:1: error: yaml.syntax: The list [ … ] is not closed (close it with ']', and part its entries "
        "with ', '; what "
        "is not finished here begins in line 1)");
}

void TstAnswers::faults()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, line);
    const auto loaded = load(text);
    QVERIFY(!loaded.answers);
    QCOMPARE(linesOf(QStringLiteral("a"), loaded.findings), line + u'\n');
}

void TstAnswers::aRestorePointThatNobodyCanPlaceIsSaid_data()
{
    QTest::addColumn<QByteArray>("affects");
    QTest::addColumn<QString>("line");
    const auto row = [](const char* affects, const char* line) {
        QTest::newRow(affects) << QByteArray(affects) << QString::fromLatin1(line);
    };
    row("[orders, web]", "");
    row("[web]", "");
    row("[web, mail]",
        "a:2:21: warning: answers.restore-point-unclear: This restore point is not recorded: it may be that "
        "of web or mail (a drill with a person asks for each)\n");
    row("[]",
        "a:2:21: warning: answers.restore-point-unclear: This restore point is not recorded: the scenario "
        "affects no service (name in its `affects` what is restored)\n");
}

void TstAnswers::aRestorePointThatNobodyCanPlaceIsSaid()
{
    QFETCH(QByteArray, affects);
    QFETCH(QString, line);
    auto text = kPlan;
    text.replace("affects: [orders, web]", "affects: " + affects)
        .replace("{id: web, title: Web}", "{id: web, title: Web}, {id: mail, title: Mail}");
    const auto plan = loadPlan(text).plan.value();
    const auto loaded = loadAnswers("as: Ada\nsteps: {find: {saw: \"02:10 x\"}}\ndecisions: {path: right}\n",
        plan, plan.scenarios[0], kFailedAt);
    QVERIFY(loaded.answers);
    QCOMPARE(linesOf(QStringLiteral("a"), loaded.findings), line);
}

void TstAnswers::everyScenarioOfEveryPackHasItsFile()
{
    const PlanLibrary library;
    for (const auto& entry : library.entries()) {
        const auto plan = library.plan(entry.id);
        VERIFY_RESULT(plan);
        for (const auto& scenario : plan->scenarios) {
            const auto name = entry.id + u'.' + scenario.id.toString() + QStringLiteral(".yaml");
            const auto path = QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/answers/") + name;
            const auto loaded = loadAnswersFile(path, *plan, scenario, kFailedAt);
            VERIFY_RESULT(loaded);
            QCOMPARE(linesOf(name, loaded->findings), QString());
            QVERIFY(!loaded->answers->as.isEmpty());
        }
    }
}

void TstAnswers::aMissingFileGetsASentence()
{
    const auto plan = loadPlan(kPlan).plan;
    const auto loaded
        = loadAnswersFile(QStringLiteral("/nowhere/answers.yaml"), *plan, plan->scenarios[0], kFailedAt);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().text, QStringLiteral("There is no file /nowhere/answers.yaml."));
}

MUSTER_TEST(TstAnswers)
#include "tst_answers.moc"
