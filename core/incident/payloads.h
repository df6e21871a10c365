// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/journal/event.h"
#include "core/plan/planids.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace muster::incident {

using journal::PersonId;

/// Where a step stands in an incident: "scenario/step", "validation/step", with "#2" for a scenario attached
/// twice. It is the event's subject.
using StepAddress = Slug<struct StepAddressTag>;

// What events say. Texts marked "leaf" may be withheld: then they are empty, and no rule of the fold may read
// them.

/// incident.declared: always the first act of an incident.
struct IncidentDeclared {
    journal::StreamKind kind = journal::StreamKind::Drill;
    QString title; // leaf
    QString summary; // leaf
    plan::PlanId plan { QString() };
    QString planVersion;
    /// SHA-256 of the frozen, resolved plan in the blob store (hex), and of the file it came from.
    QString planHash;
    QString sourceHash;
    plan::ScenarioId scenario { QString() };
    std::optional<plan::SeverityId> severity;
    /// RTO clocks run from here.
    Instant failedAt;

    bool operator==(const IncidentDeclared&) const = default;
};

/// role.assigned: a role was taken or handed over.
struct RoleAssigned {
    enum class How { Taken, HandedOver };
    plan::RoleId role { QString() };
    PersonId holder;
    QString holderName; // leaf
    How how = How::Taken;

    bool operator==(const RoleAssigned&) const = default;
};

struct StepStarted {
    StepAddress step;

    bool operator==(const StepStarted&) const = default;
};

struct StepCompleted {
    StepAddress step;
    QString saw; // leaf

    bool operator==(const StepCompleted&) const = default;
};

/// Why a step was left out; picked with one key, a text may follow.
enum class SkipReason { NotNeeded, DoneElsewhere, NotPossible, Other };

struct StepSkipped {
    StepAddress step;
    SkipReason reason = SkipReason::Other;
    QString why; // leaf

    bool operator==(const StepSkipped&) const = default;
};

struct StepFailed {
    StepAddress step;
    QString why; // leaf

    bool operator==(const StepFailed&) const = default;
};

/// step.reopened: the compensating act of done, skipped and failed.
struct StepReopened {
    StepAddress step;
    QString why; // leaf

    bool operator==(const StepReopened&) const = default;
};

struct DecisionRecorded {
    StepAddress step;
    plan::DecisionId decision { QString() };
    plan::AnswerId answer { QString() };
    QString why; // leaf

    bool operator==(const DecisionRecorded&) const = default;
};

struct NoteAdded {
    enum class Kind { Note, Decision, Question, Task };
    Kind kind = Kind::Note;
    QString text; // leaf

    bool operator==(const NoteAdded&) const = default;
};

/// message.sent: an audience was told something.
struct MessageSent {
    /// By hand: a person copied the text and sent it. Muster sends nothing itself.
    enum class How { ByHand };
    plan::AudienceId audience { QString() };
    std::optional<plan::TemplateId> from;
    /// A channel of the plan; empty when nobody said which.
    QString channel;
    How how = How::ByHand;
    /// When the audience was told to expect the next message.
    std::optional<Instant> nextAt;
    QString text; // leaf

    bool operator==(const MessageSent&) const = default;
};

struct ServiceRecovered {
    plan::ServiceId service { QString() };
    QString evidence; // leaf

    bool operator==(const ServiceRecovered&) const = default;
};

/// service.recovery-withdrawn: it was not back after all.
struct RecoveryWithdrawn {
    plan::ServiceId service { QString() };
    QString why; // leaf

    bool operator==(const RecoveryWithdrawn&) const = default;
};

/// restore-point.chosen: a state to go back to.
struct RestorePointChosen {
    enum class Standing { Present, Proven, Clean };
    plan::ServiceId service { QString() };
    Instant point;
    Standing standing = Standing::Present;
    QString source; // leaf

    bool operator==(const RestorePointChosen&) const = default;
};

/// times.stated: corrections of what the loss window and the RTO clocks stand on. Only what is stated
/// changes.
struct TimesStated {
    std::optional<Instant> failedAt;
    std::optional<Instant> damageBegan;
    std::optional<Instant> lastWrite;
    QString source; // leaf

    bool operator==(const TimesStated&) const = default;
};

/// A drill's clock runs at most an hour a second.
inline constexpr qint64 kFastestRate = 3'600'000;

/// clock.changed: a drill's simulated clock was set, sped up, paused or resumed. From here the simulated time
/// is `simulated` plus rate (in thousandths) times the wall time that has passed since this event's `wall`;
/// rate 0 = paused.
struct ClockChanged {
    Instant simulated;
    qint64 rate = 1000;

    bool operator==(const ClockChanged&) const = default;
};

/// remember.ended: what a step said to remember is in force no longer.
struct RememberEnded {
    StepAddress step;

    bool operator==(const RememberEnded&) const = default;
};

/// remember.resumed: it is in force after all; the compensating act.
struct RememberResumed {
    StepAddress step;

    bool operator==(const RememberResumed&) const = default;
};

/// credential.accessed: somebody asked for the value of a credential of the plan. It is written before the
/// value is given out, and never holds it.
struct CredentialAccessed {
    enum class How { Revealed, Copied };
    /// As the plan names it.
    QString credential;
    How how = How::Revealed;
    QString why; // leaf

    bool operator==(const CredentialAccessed&) const = default;
};

/// credential.stored: the keychain of this console keeps a value for a credential of the plan from here on.
struct CredentialStored {
    enum class How { Added, Replaced };
    QString credential;
    How how = How::Added;

    bool operator==(const CredentialStored&) const = default;
};

/// Whether something that the plan rests on is so.
enum class Truth { Unknown, Holds, Fails };

/// assumption.answered: whether something that the plan rests on is so tonight.
struct AssumptionAnswered {
    /// As the plan names it.
    QString assumption;
    Truth truth = Truth::Unknown;

    bool operator==(const AssumptionAnswered&) const = default;
};

struct IncidentClosed {
    QString summary; // leaf

    bool operator==(const IncidentClosed&) const = default;
};

using Payload = std::variant<IncidentDeclared, RoleAssigned, StepStarted, StepCompleted, StepSkipped,
    StepFailed, StepReopened, DecisionRecorded, NoteAdded, MessageSent, ServiceRecovered, RecoveryWithdrawn,
    RestorePointChosen, TimesStated, ClockChanged, CredentialAccessed, CredentialStored, RememberEnded,
    RememberResumed, AssumptionAnswered, IncidentClosed>;

} // namespace muster::incident
