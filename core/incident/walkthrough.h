// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/plan/plan.h"

#include <QList>

#include <memory>
#include <optional>

namespace muster::incident {

/// How a step is to be shown.
enum class StepLook {
    Pending, ///< not yet
    Current, ///< the one; also a failed step while it is in the way (see state.status)
    Available, ///< may be done now, but is not the current one (any order, parallel branches)
    Held, ///< somebody was interrupted in the middle of it
    Waiting, ///< on a person or a time: an approval, a second person, or what was typed
    Deferred, ///< put off; comes back
    Done,
    Verified, ///< done, and seen by a second person
    Sensed, ///< Muster itself sees that it is so
    Stale, ///< Muster saw that it is so, but has not heard of it for too long
    Regressed, ///< it was over, and its check has said since that it is not so any more
    Overridden, ///< somebody vouches for it
    Skipped,
    Failed,
    Inactive ///< on a branch that was not taken, or struck
};

/// For machines; never changes.
[[nodiscard]] QString wordOf(StepLook look);
/// Whether a step that looks like this is over: done, seen, vouched for or left out. One that has fallen back
/// is not, but holds up nothing that waited for it either.
[[nodiscard]] bool isEnded(StepLook look);

/// What Muster itself can see is done, by the check of a step.
enum class Sensor { Declared, NoticeSent };
/// Nothing for checks of the plan, nor where a person has to answer.
[[nodiscard]] std::optional<Sensor> sensorOf(const plan::Step& step);

/// What a step waits for while it looks Waiting.
enum class WaitsOn { Words, Approval, SecondPerson };

/// One line of the walkthrough.
struct StepView {
    StepAddress address;
    /// "2.4": phase and step, from 1, stable for the incident; "2.4a" of a step that was added, "B1.2" in a
    /// scenario that was attached.
    QString code;
    /// Points into the plan that was given; valid as long as it is.
    const plan::Step* step = nullptr;
    int phase = 0;
    StepLook look = StepLook::Pending;
    StepState state;
    /// Only when Pending or Deferred: the first of the steps that it waits for, by index.
    std::optional<int> waitsFor;
    /// When it became possible; the time box runs from startedAt, else from here.
    std::optional<Instant> availableSince;
    /// Only when Waiting, or current and waiting.
    std::optional<WaitsOn> waitsOn;
    /// It was deferred, and what brings it back has happened.
    bool isDue = false;
    /// Only when Sensed, Stale or Regressed: since when Muster sees it, or saw it.
    std::optional<Instant> sensedAt;
    /// Only when Regressed: since when its check says that it is not so any more.
    std::optional<Instant> fellBackAt;
    /// On a branch that was not taken; one that is over looks as it ended all the same.
    bool onLeftBranch = false;

    /// "2.4 Promote the replica"
    [[nodiscard]] QString name() const;
    /// Since when it is over, however that came.
    [[nodiscard]] std::optional<Instant> overSince() const { return sensedAt ? sensedAt : state.endedAt; }
    /// It rests: it is the place to come back to, but nobody works on it.
    [[nodiscard]] bool rests() const { return waitsOn || (state.rest && !isDue); }

    /// Nothing of it that is shown differs: what it waits for is not.
    [[nodiscard]] bool looksLike(const StepView& other) const;
};

struct PhaseView {
    /// Points into the plan; null for the plan's validation list and for rolling back.
    const plan::Phase* phase = nullptr;
    PhaseAddress address { QString() };
    /// "2"; "B1" in a scenario that was attached; empty for rolling back.
    QString code;
    QString title;
    plan::Order order = plan::Order::Any;
    int first = 0;
    int count = 0;
    int ended = 0;
    /// Steps of branches that were taken.
    int active = 0;
    /// Put off and not back yet.
    int deferred = 0;
    bool inactive = false;
    /// It ends with a call: somebody says what the plan has them say, and only then the next phase begins.
    [[nodiscard]] bool hasCall() const { return phase && !phase->complete.isEmpty() && active > 0; }
    /// The call is all that is missing, here and in the phases before.
    bool callDue = false;
    /// The call was made.
    bool completed = false;
};

/// The scenario's steps in order, beside them those of scenarios that were attached, then the plan's
/// validation, then, once somebody rolls back, the way back: the scenario's own, else what takes back each
/// step that was done, last first. Rolling back leaves the rest of the procedure; validation waits for its
/// end. While anything is left there is exactly one place: `current`, the step that looks Current or, when
/// nobody can go on anywhere, the one that is held, has fallen back, waits or was deferred; or `pause`, a
/// phase that is over but for its call.
struct Walkthrough {
    QList<StepView> steps;
    QList<PhaseView> phases;
    /// Steps that no plan holds: what takes back the steps that were done. `steps` point into them too.
    QList<std::shared_ptr<const plan::Step>> made;
    std::optional<int> current;
    std::optional<int> pause;
    int ended = 0;
    int active = 0;
    int deferred = 0;
    /// Of the steps that the plan calls critical.
    int criticalEnded = 0;
    int criticalActive = 0;
    /// When something changes by itself: a wait is over, a deferred step comes back.
    std::optional<Instant> changesAt;

    [[nodiscard]] const StepView* find(const StepAddress& address) const;
    [[nodiscard]] const PhaseView* find(const PhaseAddress& address) const;
    [[nodiscard]] const StepView* currentStep() const { return current ? &steps[*current] : nullptr; }
    /// Of the place, step or call.
    [[nodiscard]] std::optional<int> currentPhase() const
    {
        return current ? std::optional(steps[*current].phase) : pause;
    }
    [[nodiscard]] const PhaseView* currentPause() const { return pause ? &phases[*pause] : nullptr; }
};

[[nodiscard]] PhaseAddress phaseAddress(const plan::ScenarioId& scenario, const plan::Phase& phase);
/// Where a step of this scenario stands. The ids of what was attached hold their address themselves.
[[nodiscard]] StepAddress stepAddress(const plan::ScenarioId& scenario, const plan::StepId& step);
/// What the scenario that was attached is called by, to which a phase or step with this id belongs; empty for
/// the incident's own.
[[nodiscard]] QStringView attachedTo(QStringView id);
/// In how many places a step would wait for itself, through order, `after` and `when`. A procedure with more
/// than its plan had could come to a stop.
[[nodiscard]] qsizetype circlesIn(const plan::Plan& plan, const plan::ScenarioId& scenario);

/// Pure; linear in steps. Phase order, `after`, `when` and `order` as plan-format.md rules. What was put off
/// lets pass what follows it in order, but not what names it in `after`. `now` is the session's clock: a wait
/// or a deferral until a later time is still on; without it none is over.
[[nodiscard]] Walkthrough walkthrough(
    const plan::Plan& plan, const IncidentState& state, std::optional<Instant> now = {});

/// Whether there is anything to roll back to: a way back of the scenario, or of a step that was done.
[[nodiscard]] bool mayRollBack(
    const plan::Plan& plan, const Walkthrough& walkthrough, const IncidentState& state);

/// What is still to be proven of the credentials that a step changes, in the order of the plan.
[[nodiscard]] QList<CredentialProven> unproven(const StepView& step);

/// How long it may take: what the plan gives it and what was added; nothing where the plan gives no time.
[[nodiscard]] std::optional<Millis> timeBoxOf(const StepView& view);
/// Since when its time box runs: only where somebody is at it, or it is the place.
[[nodiscard]] std::optional<Instant> runsSince(const StepView& view);
/// It has taken half as long again as it may: time to ask, to give more, or to get help (ux.md H21).
[[nodiscard]] bool isLongOver(const StepView& view, Instant now);

/// The steps that were left out, failed or were put off without a word why, in the order of the plan.
[[nodiscard]] QList<const StepView*> unexplained(const Walkthrough& walkthrough);

/// Whether it says what to remember, and that is so from when it was done, seen by Muster or vouched for.
[[nodiscard]] bool leavesSomethingToRemember(const StepView& view);
/// The steps that leave something to remember, in the order in which they were done; also
/// those that are in force no longer (see state.rememberEndedAt). They point into the walkthrough.
[[nodiscard]] QList<const StepView*> remembered(const Walkthrough& walkthrough);
/// How many of them are in force.
[[nodiscard]] qsizetype inForce(const Walkthrough& walkthrough);

/// The step behind an address, its code and what it is called, without computing a walkthrough. Where a step
/// takes another one back, that is the one.
struct StepPlace {
    const plan::Step* step = nullptr;
    QString code;
    QString title;
};
[[nodiscard]] std::optional<StepPlace> placeOf(
    const plan::Plan& plan, const plan::ScenarioId& scenario, const StepAddress& address);

} // namespace muster::incident
