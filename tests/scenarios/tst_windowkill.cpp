// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/walker.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace muster;
using namespace muster::test;

namespace {

constexpr int kRoundsAWindow = 25;
/// The longest that a window is acted on before it is killed, in ms.
constexpr int kMostLife = 1500;

const auto kPack = QStringLiteral("drama-engine");

/// What was done in one incident, over all rounds.
struct Done {
    /// Texts of notes, in their order; whether they were recorded is not known of those that nobody answered.
    QStringList tried;
    /// Those that muster-cli answered.
    QStringList acknowledged;
    /// What the timeline has told so far.
    QJsonArray shown;
};

QStringList notesIn(const QJsonArray& timeline)
{
    QStringList notes;
    for (const auto& entry : timeline) {
        if (entry[u"kind"].toString() == u"note.added")
            notes.append(entry[u"text"].toString());
    }
    return notes;
}

/// The first thing that this timeline does not tell as it must; empty when it tells all.
QString faultIn(const QJsonArray& timeline, const Done& done)
{
    for (qsizetype i = 0; i < done.shown.size(); ++i) {
        if (i >= timeline.size() || timeline[i] != done.shown[i])
            return QStringLiteral("entry %1 was shown and is no longer: %2")
                .arg(i + 1)
                .arg(done.shown[i][u"text"].toString());
    }
    const auto notes = notesIn(timeline);
    qsizetype before = -1;
    for (const auto& text : done.acknowledged) {
        const auto at = notes.indexOf(text);
        if (at < 0)
            return QStringLiteral("it was acknowledged and is not there: ") + text;
        if (at < before)
            return QStringLiteral("it was acknowledged later than it is told: ") + text;
        before = at;
    }
    for (const auto& text : notes) {
        if (!done.tried.contains(text))
            return QStringLiteral("nobody has written this: ") + text;
        if (notes.count(text) > 1)
            return QStringLiteral("it is told more than once: ") + text;
    }
    return {};
}

/// Told of what never was, or shown a timeline that leaves something out, the judge must not be content.
QString missedFault(const QJsonArray& timeline, const Done& done)
{
    auto more = done;
    more.acknowledged.append(QStringLiteral("never done"));
    if (faultIn(timeline, more).isEmpty())
        return QStringLiteral("what was never recorded is not missed");
    auto onlyAnswers = done;
    onlyAnswers.shown = {};
    for (qsizetype i = 0; i < timeline.size(); ++i) {
        auto shorter = timeline;
        shorter.removeAt(i);
        if (faultIn(shorter, done).isEmpty())
            return QStringLiteral("entry %1 was shown and may be missing").arg(i + 1);
        const bool isAcknowledged = done.acknowledged.contains(timeline[i][u"text"].toString());
        if (isAcknowledged && faultIn(shorter, onlyAnswers).isEmpty())
            return QStringLiteral("entry %1 was acknowledged and may be missing").arg(i + 1);
    }
    return {};
}

int numberIn(const char* variable, int otherwise)
{
    bool given = false;
    const int number = qEnvironmentVariableIntValue(variable, &given);
    return given ? number : otherwise;
}

} // namespace

/// The real window, killed over and over while notes come from its keyboard and through its socket.
///
/// MUSTER_KILL_ROUNDS: how many kills (200). MUSTER_KILL_SEED: to repeat what a run's windows are given to
/// do. The same seed does not give the same run: where in its work a window is killed is up to the machine.
class TstWindowKill final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void nothingAcknowledgedIsLost();

private:
    /// One window and its home, killed so many times.
    void liveThrough(int kills);
    /// Until the window is killed.
    void actOn(LiveWindow& window, const QString& incident, Done& done);

    QRandomGenerator m_random;
    int m_notes = 0;
    qsizetype m_acknowledged = 0;
    qsizetype m_keyed = 0;
};

void TstWindowKill::nothingAcknowledgedIsLost()
{
    const auto seed
        = quint32(numberIn("MUSTER_KILL_SEED", int(QRandomGenerator::global()->bounded(1'000'000U))));
    const int rounds = numberIn("MUSTER_KILL_ROUNDS", 200);
    std::printf("seed %u, %d kills\n", seed, rounds);
    m_random.seed(seed);
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < rounds; round += kRoundsAWindow) {
        liveThrough(std::min(kRoundsAWindow, rounds - round));
        if (QTest::currentTestFailed())
            return;
    }
    std::printf(
        "%lld notes were acknowledged and %lld came from the keyboard, none was lost in %d kills, %.1f s "
        "each\n",
        static_cast<long long>(m_acknowledged), static_cast<long long>(m_keyed), rounds,
        double(timer.elapsed()) / 1000.0 / rounds);
    QVERIFY2(m_acknowledged > rounds / 2, "the windows were killed before they recorded anything");
    QVERIFY2(m_keyed > rounds / 4, "the keys came to nothing");
}

void TstWindowKill::liveThrough(int kills)
{
    LiveWindow window(LiveWindow::World::AsItIs);
    const auto plan = layOutPlan(kPack, window.planFolder(), 1);
    VERIFY_RESULT(plan);
    QVERIFY2(window.start(), qPrintable(window.said()));
    Walker walker(window, *plan, plan->scenarios.first());
    QVERIFY2(walker.declare(journal::StreamKind::Drill), qPrintable(walker.trouble()));
    Done done;
    for (int i = 0; i <= kills; ++i) {
        if (i > 0)
            QVERIFY2(window.start(walker.incident()), qPrintable(window.said()));
        const auto timeline = walker.timeline();
        const auto fault = faultIn(timeline, done);
        QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("kill %1: %2").arg(i).arg(fault)));
        done.shown = timeline;
        if (i < kills)
            actOn(window, walker.incident(), done);
    }
    const auto missed = missedFault(done.shown, done);
    QVERIFY2(missed.isEmpty(), qPrintable(missed));
    m_acknowledged += done.acknowledged.size();
    m_keyed += notesIn(done.shown).filter(QStringLiteral("typed")).size();
    QVERIFY2(window.quit(), qPrintable(window.said()));
    QVERIFY(window.isWhole());
}

void TstWindowKill::actOn(LiveWindow& window, const QString& incident, Done& done)
{
    bool isKilled = false;
    QTimer death;
    death.setSingleShot(true);
    death.setTimerType(Qt::PreciseTimer);
    connect(&death, &QTimer::timeout, &death, [&] {
        window.kill();
        isKilled = true;
    });
    const auto typeNote = [&] {
        done.tried.append(QStringLiteral("typed %1").arg(++m_notes));
        // What a window before had kept, half typed, goes.
        window.press(Keys()
                         .press(QStringLiteral("ctrl+l"))
                         .press(QStringLiteral("ctrl+a"))
                         .type(done.tried.last())
                         .press(QStringLiteral("Return")));
    };
    typeNote();
    // Some die over what was typed, the others over what comes through the socket.
    if (m_random.bounded(3) == 0) {
        death.start(m_random.bounded(40));
        QVERIFY(QTest::qWaitFor([&] { return isKilled; }, kPatience));
        return;
    }
    death.start(m_random.bounded(kMostLife));
    while (!isKilled) {
        const auto text = QStringLiteral("told %1").arg(++m_notes);
        done.tried.append(text);
        if (!window.ask({ QStringLiteral("incident"), QStringLiteral("note"), incident, text }).isNull())
            done.acknowledged.append(text);
        if (!isKilled && m_random.bounded(4) == 0)
            typeNote();
        if (!isKilled && m_random.bounded(4) == 0) {
            const auto told = Walker::actsIn(
                window.ask({ QStringLiteral("incident"), QStringLiteral("timeline"), incident }).toArray());
            if (!told.isEmpty())
                done.shown = told;
        }
    }
}

MUSTER_TEST(TstWindowKill)
#include "tst_windowkill.moc"
