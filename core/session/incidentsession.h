// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/drills/simulatedclock.h"
#include "core/incident/compensation.h"
#include "core/incident/objectives.h"
#include "core/incident/payloads.h"
#include "core/incident/state.h"
#include "core/incident/timeline.h"
#include "core/incident/walkthrough.h"
#include "core/session/ports.h"
#include "core/session/resume.h"
#include "core/session/secretbroker.h"

#include <QFuture>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace muster::session {

/// One open incident: its state, and the only way to act on it. Every verb goes decide → append → fold →
/// stateChanged; nothing is shown as done before the journal has answered. Thread: main. Owner: whoever
/// opened it (shared). Ports must outlive it.
class IncidentSession : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IncidentSession)
public:
    using Done = Result<void>;

    /// `events` is everything the journal holds of the stream.
    IncidentSession(const Ports& ports, journal::StreamRef stream, std::shared_ptr<const plan::Plan> plan,
        QList<journal::Event> events, QString actingAs);
    ~IncidentSession() override;

    [[nodiscard]] const journal::StreamRef& stream() const;
    /// As it is walked through: with what was changed while it runs. Each version is valid as long as the
    /// session; stateChanged() says when there may be another.
    [[nodiscard]] const plan::Plan& plan() const;
    /// As it was at declaration.
    [[nodiscard]] const plan::Plan& frozenPlan() const;
    [[nodiscard]] const incident::IncidentState& state() const;
    [[nodiscard]] const incident::Walkthrough& walkthrough() const;
    [[nodiscard]] const QList<journal::Event>& events() const;
    /// The session's clock: simulated in a drill, else the machine's as it ran before anybody set it.
    [[nodiscard]] const Clock& clock() const;
    [[nodiscard]] incident::Objectives objectives() const;
    [[nodiscard]] QList<incident::TimelineLine> timeline() const;
    /// Acts that were asked for and are not durable yet, by step; shown as "saving".
    [[nodiscard]] const QSet<incident::StepAddress>& pending() const;

    /// Who acts from here on; the one who holds command while nobody was named.
    [[nodiscard]] QString actingAs() const;
    void setActingAs(const QString& name);
    /// The values behind the plan's credentials.
    [[nodiscard]] SecretBroker& secrets();
    /// The newest entry of this console in this incident; nothing while it wrote none.
    [[nodiscard]] std::optional<journal::Head> head() const;
    /// Its code, see journal::codeOf(); empty while there is none.
    [[nodiscard]] QString recordCode() const;
    /// The machine's clock, for what a drill's clock must not slow down.
    [[nodiscard]] const MachineClock& machineClock() const;
    /// Time passes: a wait may be over, a deferred step come back. To be called about once a second; costs
    /// nothing while neither is due.
    void lookAtClock();
    /// What there is to be seen of it now, for whoever may look away.
    [[nodiscard]] incident::Left seen() const;
    /// Where the person who acts goes on, and what happened since their last entry; nothing when nothing was
    /// recorded yet.
    [[nodiscard]] std::optional<Resume> resume() const;
    /// The same for somebody who looked away then, for so long.
    [[nodiscard]] Resume resume(const incident::Left& left, Millis away) const;

    /// The one verb: asks decide, stamps actor and time, appends. `at` is for back-dated acts and must not be
    /// in the future of the session's clock. Fails with what decide says, Conflict while the same thing is
    /// being saved (a second click), or Storage: then nothing was recorded and the text says so.
    [[nodiscard]] QFuture<Done> act(incident::Payload wanted, std::optional<Instant> at = {});

    /// Records what the machine saw of itself, see incident::isOfMachine. It stands under the name of Muster,
    /// in the place in time where it belongs, and is not undone. Fails with what decide says, or Storage.
    [[nodiscard]] QFuture<Done> observe(const incident::Payload& seen);

    /// What undo() would take back, in a few words; empty for nothing. Only acts of this session count, and
    /// only those that another act takes back: the log keeps both.
    [[nodiscard]] QString undoWords() const;
    /// Takes back the newest of them. Fails as act() does, and with Conflict when somebody did so already: it
    /// is not offered again.
    [[nodiscard]] QFuture<Done> undo();

    // Words for the commonest acts; each is one act().
    [[nodiscard]] QFuture<Done> start(const incident::StepAddress& step);
    [[nodiscard]] QFuture<Done> complete(const incident::StepAddress& step, const QString& saw = {});
    [[nodiscard]] QFuture<Done> skip(
        const incident::StepAddress& step, incident::SkipReason reason, const QString& why);
    [[nodiscard]] QFuture<Done> markFailed(const incident::StepAddress& step, const QString& why);
    [[nodiscard]] QFuture<Done> reopen(const incident::StepAddress& step, const QString& why);
    [[nodiscard]] QFuture<Done> choose(
        const incident::StepAddress& step, const plan::AnswerId& answer, const QString& why = {});
    [[nodiscard]] QFuture<Done> hold(const incident::StepAddress& step);
    /// Goes on with what was held, waits or was deferred.
    [[nodiscard]] QFuture<Done> takeUp(const incident::StepAddress& step);
    // Payloads that name somebody, for act().
    [[nodiscard]] incident::StepVerified verifiedBy(
        const incident::StepAddress& step, incident::SecondHow how, const QString& name, const QString& saw);
    [[nodiscard]] incident::ApprovalGiven approvedBy(
        const incident::StepAddress& step, incident::SecondHow how, const QString& name);
    [[nodiscard]] incident::ApprovalRefused refusedBy(
        const incident::StepAddress& step, const QString& name, const QString& why);
    [[nodiscard]] QFuture<Done> note(const QString& text, std::optional<Instant> at = {});
    [[nodiscard]] QFuture<Done> handOver(const plan::RoleId& role, const QString& to);
    /// The payload of handOver, for act() with a time of its own.
    [[nodiscard]] incident::RoleAssigned handOverTo(const plan::RoleId& role, const QString& to);
    [[nodiscard]] QFuture<Done> takeRole(const plan::RoleId& role, const QString& by);
    [[nodiscard]] QFuture<Done> close(const QString& summary = {});
    /// Drills only: moves the simulated clock forward, or changes its rate (in thousandths, 0 = paused).
    [[nodiscard]] QFuture<Done> advance(Millis by);
    [[nodiscard]] QFuture<Done> setRate(qint64 rate);

signals:
    /// Texts of events were taken back: who read them keeps none of it. stateChanged() comes next.
    void textsErased();
    /// New events were folded in. `steps` are those whose state or look may have changed.
    void stateChanged(const QSet<muster::incident::StepAddress>& steps);
    void pendingChanged();
    /// undoWords() are others.
    void undoChanged();

private:
    struct Private;

    /// The one way in for events: own ones and those of other processes and consoles.
    void takeIn(const QList<journal::Event>& batch);
    /// act(), remembering how to take it back.
    [[nodiscard]] QFuture<Done> perform(const incident::Payload& wanted, std::optional<Instant> at,
        const std::optional<incident::Compensation>& undo);
    struct Asked;
    [[nodiscard]] QFuture<Done> answered(const journal::Journal::Events& stored, const Asked& asked);
    void settle(const QString& topic, const std::optional<incident::StepAddress>& step);

    std::unique_ptr<Private> d;
};

} // namespace muster::session
