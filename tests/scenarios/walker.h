// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "tests/scenarios/diary.h"
#include "tests/scenarios/livewindow.h"
#include "tests/scenarios/walkedplans.h"

#include <QJsonObject>
#include <QSet>

#include <functional>
#include <optional>

namespace muster::test {

/// A commander at the keyboard of a window: asks muster-cli where the plan stands, presses the keys for that,
/// and goes on once muster-cli tells that it is done. Keeps a diary of all that it did.
///
/// Every call is false once something has gone wrong; trouble() says what, and nothing is pressed any more.
class Walker {
    Q_DISABLE_COPY_MOVE(Walker)
public:
    Walker(LiveWindow& window, const WalkedPlan& plan, const WalkedScenario& walked);

    /// From the start page to the first step.
    [[nodiscard]] bool declare(journal::StreamKind kind);
    /// To the end of the plan: each step once, the unusual ones as the scenario has it.
    [[nodiscard]] bool walk();
    /// What comes next, be it a step, a call or one of several acts about a step.
    [[nodiscard]] bool goOn();
    [[nodiscard]] bool close();

    /// The last key of what comes next is not pressed, and it is soon given up on.
    void forgetOneKey() { m_forgets = true; }

    [[nodiscard]] bool isOver() const { return m_isOver; }
    /// The id of what was declared.
    [[nodiscard]] const QString& incident() const { return m_incident; }
    [[nodiscard]] const QString& trouble() const { return m_trouble; }
    [[nodiscard]] const QList<Deed>& deeds() const { return m_deeds; }
    /// As muster-cli tells it.
    [[nodiscard]] QJsonArray timeline() const;
    /// Without what the computer says of its own clock, where it says anything: nobody did that.
    [[nodiscard]] static QJsonArray actsIn(const QJsonArray& timeline);
    [[nodiscard]] int changedAnswers() const { return m_changedAnswers; }

private:
    /// A step, as muster-cli tells of it and as the plan has it.
    struct Here {
        QJsonObject view;
        const plan::Step* step;
        /// "1.2 Do this"
        QString name;
    };

    bool fail(const QString& what);
    [[nodiscard]] QJsonObject look() const;
    [[nodiscard]] std::optional<Here> hereIn(const QJsonObject& shown) const;
    /// Presses the keys, and waits until muster-cli tells something else of the place.
    bool act(const QString& what, Keys keys);
    /// The same for what only the timeline tells.
    bool actUntilTold(const QString& what, Keys keys);
    bool pressUntil(const QString& what, Keys keys, const std::function<bool()>& isDone);

    bool doStep(const Here& here);
    bool putOff(const Here& here);
    bool goOnWith(const Here& here);
    bool askApproval(const Here& here);
    bool recordApproval(const Here& here);
    bool recordSecond(const Here& here);
    bool release(const Here& here);
    bool prove(const Here& here, const QJsonArray& rotations);
    bool cutOff(const Here& here);
    bool finish(const Here& here);
    bool decide(const Here& here);
    bool changeAnswer(const Here& here, const plan::AnswerId& from, const plan::AnswerId& to);
    bool say(const QJsonObject& call);

    void note(const QString& kind, const QString& begins, const QString& ends = {});
    void noteRecovered(const plan::Step& step, const QString& evidence);
    /// Words that nobody else has typed.
    [[nodiscard]] QString words();
    /// Somebody who has not been there yet.
    [[nodiscard]] QString somebodyElse();

    LiveWindow& m_window;
    const WalkedPlan& m_plan;
    const WalkedScenario& m_walked;
    QString m_incident;
    QString m_trouble;
    QList<Deed> m_deeds;
    /// The place, before what is done now.
    QJsonObject m_before;
    QSet<plan::ServiceId> m_back;
    /// Typed and kept, but not recorded yet.
    QString m_half;
    int m_words = 0;
    int m_others = 0;
    int m_changedAnswers = 0;
    bool m_hasPutOff = false;
    bool m_wasCutOff = false;
    bool m_forgets = false;
    bool m_isOver = false;
};

} // namespace muster::test
