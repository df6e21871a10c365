// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/answerchange.h"
#include "core/incident/decide.h"
#include "core/incident/fold.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::incident;
using namespace muster::test;

namespace {

StepAddress at(const char* step)
{
    return StepAddress(QStringLiteral("outage/") + QLatin1StringView(step));
}

plan::AnswerId answer(const char* text)
{
    return plan::AnswerId(QString::fromUtf8(text));
}

/// A question with a branch of four steps, one of a single step, and an answer that leads nowhere else.
plan::Plan aFork()
{
    const auto only
        = [](const char* branch) { return answered(QStringLiteral("way"), QString::fromUtf8(branch)); };
    return aPlan()
        .withScenario(QStringLiteral("outage"), {})
        .withPhase(QStringLiteral("ask"))
        .withStep(aStep(QStringLiteral("which"))
                      .deciding(QStringLiteral("way"),
                          { QStringLiteral("replica"), QStringLiteral("backup"), QStringLiteral("wait") }))
        .withPhase(QStringLiteral("replica"), only("replica"))
        .withStep(QStringLiteral("stop"))
        .withStep(QStringLiteral("promote"))
        .withStep(QStringLiteral("point"))
        .withStep(QStringLiteral("check"))
        .withPhase(QStringLiteral("backup"), only("backup"))
        .withStep(QStringLiteral("restore"))
        .withPhase(QStringLiteral("after"))
        .withStep(QStringLiteral("tell"))
        .build();
}

QStringList namesOf(const QList<AnswerChange::Line>& lines)
{
    QStringList names;
    for (const auto& line : lines)
        names.append(line.code + (line.isOver ? QStringLiteral("+") : QString()));
    return names;
}

QStringList codesOf(const QList<AnswerChange::Line>& lines)
{
    QStringList codes;
    for (const auto& line : lines)
        codes.append(line.code);
    return codes;
}

} // namespace

/// What another answer would do is told before it is given (H16).
class TstAnswerChange : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        m_plan = aFork();
        m_maker = EventMaker();
        m_state = {};
        apply(m_state,
            m_maker.make(declarationOf(
                m_plan, journal::StreamKind::Drill, *instantFromIso(u"2026-03-14T03:12:00.000Z"))));
        act(DecisionRecorded { at("which"), plan::DecisionId(QStringLiteral("way")), answer("replica"), {} });
    }

    void h16_itSaysWhatComesBackAndWhatIsLeft()
    {
        const auto change = changeBy(m_plan, m_state, at("which"), answer("backup"));
        QCOMPARE_EQ(namesOf(change.comesBack), QStringList({ QStringLiteral("3.1") }));
        QCOMPARE_EQ(namesOf(change.isLeft),
            QStringList({ QStringLiteral("2.1"), QStringLiteral("2.2"), QStringLiteral("2.3"),
                QStringLiteral("2.4") }));
        QCOMPARE_EQ(wordsOf(change),
            QStringList({ QStringLiteral("To be done then: 3.1 Restore."),
                QStringLiteral("No longer to be done: 2.1 Stop, 2.2 Promote, 2.3 Point and 1 more.") }));
    }

    void h16_whatWasDoneThereStaysInTheRecord()
    {
        act(StepCompleted { at("stop"), {} });
        act(StepSkipped { at("promote"), SkipReason::Other, QStringLiteral("is one") });
        const auto change = changeBy(m_plan, m_state, at("which"), answer("wait"));
        QVERIFY(change.comesBack.isEmpty());
        QCOMPARE_EQ(namesOf(change.isLeft),
            QStringList({ QStringLiteral("2.1+"), QStringLiteral("2.2+"), QStringLiteral("2.3"),
                QStringLiteral("2.4") }));
        QCOMPARE_EQ(wordsOf(change),
            QStringList({ QStringLiteral("No longer to be done: 2.3 Point, 2.4 Check."),
                QStringLiteral("Over already, and stays in the record: 2.1 Stop, 2.2 Promote.") }));
        // And it comes back as it was left.
        act(DecisionRecorded { at("which"), plan::DecisionId(QStringLiteral("way")), answer("wait"), {} });
        QCOMPARE_EQ(namesOf(changeBy(m_plan, m_state, at("which"), answer("replica")).comesBack),
            QStringList({ QStringLiteral("2.1+"), QStringLiteral("2.2+"), QStringLiteral("2.3"),
                QStringLiteral("2.4") }));
    }

    void h16_itIsWhatHappensThen()
    {
        act(StepCompleted { at("stop"), {} });
        for (const auto* other : { "backup", "wait" }) {
            const auto before = walkthrough(m_plan, m_state);
            const auto change = changeBy(m_plan, m_state, at("which"), answer(other));
            const auto kept = m_state;
            act(DecisionRecorded { at("which"), plan::DecisionId(QStringLiteral("way")), answer(other), {} });
            const auto after = walkthrough(m_plan, m_state);
            QStringList back;
            QStringList left;
            for (qsizetype i = 0; i < after.steps.size(); ++i) {
                // One that was done looks done on either side.
                const auto was = before.steps[i].look;
                const auto is = after.steps[i].look;
                if (was == StepLook::Inactive && is != StepLook::Inactive)
                    back.append(after.steps[i].code);
                if (is == StepLook::Inactive ? was != StepLook::Inactive : after.steps[i].onLeftBranch)
                    left.append(after.steps[i].code);
            }
            QCOMPARE_EQ(codesOf(change.comesBack), back);
            QCOMPARE_EQ(codesOf(change.isLeft), left);
            QVERIFY(!left.isEmpty());
            m_state = kept;
        }
    }

    void theSameAnswerAndAStrangerChangeNothing()
    {
        const QStringList nothing { QStringLiteral("No other step changes.") };
        QCOMPARE_EQ(wordsOf(changeBy(m_plan, m_state, at("which"), answer("replica"))), nothing);
        QCOMPARE_EQ(wordsOf(changeBy(m_plan, m_state, at("stop"), answer("backup"))), nothing);
        QCOMPARE_EQ(wordsOf(changeBy(m_plan, m_state, at("gone"), answer("backup"))), nothing);
    }

private:
    void act(const Payload& wanted)
    {
        const auto acts = decide(m_plan, m_state, wanted);
        VERIFY_RESULT(acts);
        for (const auto& payload : *acts)
            apply(m_state, m_maker.make(payload));
    }

    plan::Plan m_plan;
    EventMaker m_maker;
    IncidentState m_state;
};

MUSTER_TEST(TstAnswerChange)
#include "tst_answerchange.moc"
