// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/journal/event.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <optional>

namespace muster::incident {

/// What has been done about a step. What follows from the plan (current, waiting for an earlier step, branch
/// not taken, done but not seen by a second person) is computed by walkthrough().
enum class StepStatus { Open, Done, Skipped, Failed, Overridden };

/// Why nobody works on an open or failed step although it may be its turn.
struct RestState {
    enum class Kind { Held, Waiting, Deferred };
    Kind kind = Kind::Held;
    Instant since;
    PersonId by;
    /// Waiting: over by itself then.
    std::optional<Instant> waitUntil;
    /// Deferred: what brings it back.
    Until until;
    QString why; // leaf; waiting: on whom or what

    bool operator==(const RestState&) const = default;
};

/// The guard of what cannot be undone was passed.
struct ReleaseState {
    Instant at;
    PersonId by;

    bool operator==(const ReleaseState&) const = default;
};

/// The word of a second person about a step that is done.
struct SecondState {
    SecondHow how = SecondHow::SameKeyboard;
    std::optional<PersonId> person;
    Instant at;
    QString saw; // leaf
    QString why; // leaf

    bool operator==(const SecondState&) const = default;
};

struct ApprovalState {
    enum class Answer { Open, Given, Refused };
    Answer answer = Answer::Open;
    Instant requestedAt;
    PersonId requestedBy;
    std::optional<Instant> answeredAt;
    std::optional<PersonId> answeredBy;
    SecondHow how = SecondHow::SameKeyboard;
    QString why; // leaf

    bool operator==(const ApprovalState&) const = default;
};

/// What is known of a credential that a step changes.
struct RotationState {
    std::optional<Instant> newWorks;
    std::optional<Instant> oldDead;

    [[nodiscard]] bool isSure() const { return newWorks && oldDead; }
    bool operator==(const RotationState&) const = default;
};

struct StepState {
    StepStatus status = StepStatus::Open;
    std::optional<Instant> startedAt;
    /// When it was done, skipped, failed or overridden.
    std::optional<Instant> endedAt;
    std::optional<PersonId> by;
    QString saw; // leaf
    QString why; // leaf
    std::optional<SkipReason> skipReason;
    std::optional<OverrideReason> overrideReason;
    std::optional<RestState> rest;
    std::optional<ReleaseState> released;
    std::optional<SecondState> second;
    std::optional<ApprovalState> approval;
    /// By the ids of credentials in the plan.
    QMap<QString, RotationState> rotations;
    /// How often somebody said that it does not fit.
    int misfits = 0;
    /// What was added to the time that the plan gives it.
    Millis extended { 0 };
    /// Since when what it says to remember is in force no longer; unset while it is.
    std::optional<Instant> rememberEndedAt;
    /// Two people ended it differently; the later in the total order stands, and people are told.
    bool contradicted = false;

    /// Why it was left out, failed or is put off, as it was said last.
    [[nodiscard]] QString& reason() { return status == StepStatus::Open && rest ? rest->why : why; }
    [[nodiscard]] const QString& reason() const
    {
        return status == StepStatus::Open && rest ? rest->why : why;
    }

    bool operator==(const StepState&) const = default;
};

/// Somebody said that a phase is complete.
struct PhaseState {
    Instant completedAt;
    PersonId by;

    bool operator==(const PhaseState&) const = default;
};

struct RoleState {
    PersonId holder;
    Instant since;

    bool operator==(const RoleState&) const = default;
};

struct DecisionState {
    plan::AnswerId answer;
    Instant at;
    PersonId by;
    /// Where it was asked; reopening that step takes the answer back.
    StepAddress step;

    bool operator==(const DecisionState&) const = default;
};

struct RestorePointState {
    Instant point;
    RestorePointChosen::Standing standing = RestorePointChosen::Standing::Present;
    QString source; // leaf
    Instant statedAt;

    bool operator==(const RestorePointState&) const = default;
};

/// The RTO clock of a service stood.
struct PauseState {
    Instant from;
    /// Unset while it stands.
    std::optional<Instant> to;
    PersonId by;
    QString why; // leaf
    /// The entry that stopped it.
    journal::EventId entry;

    bool operator==(const PauseState&) const = default;
};

struct ServiceState {
    std::optional<Instant> recoveredAt;
    std::optional<RestorePointState> restorePoint;
    /// In the total order; only the last one can be open.
    QList<PauseState> pauses = {};

    [[nodiscard]] bool isPaused() const { return !pauses.isEmpty() && !pauses.last().to; }
    /// How long its clock stood between these times.
    [[nodiscard]] Millis pausedBetween(Instant from, Instant to) const;

    bool operator==(const ServiceState&) const = default;
};

/// Something that an audience was told.
struct MessageState {
    plan::AudienceId audience { QString() };
    std::optional<plan::TemplateId> from;
    QString channel;
    Instant at;
    PersonId by;
    std::optional<Instant> nextAt;
    QString text; // leaf

    bool operator==(const MessageState&) const = default;
};

/// A check said something else than before, or somebody else said it.
struct CheckTurn {
    CheckWord word = CheckWord::Holds;
    CheckedBy by = CheckedBy::Person;
    Instant at;

    bool operator==(const CheckTurn&) const = default;
};

/// What a check has said.
struct CheckState {
    /// In the total order, never empty.
    QList<CheckTurn> turns;
    /// When it was told last, and by whom.
    Instant toldAt;
    PersonId toldBy { QUuid() };
    QString saw; // leaf
    QString program; // leaf

    [[nodiscard]] CheckWord word() const { return turns.last().word; }
    /// Since when it says that, whoever said so.
    [[nodiscard]] Instant since() const;
    bool operator==(const CheckState&) const = default;
};

/// The last time somebody asked for the value of a credential.
struct CredentialState {
    Instant accessedAt;
    PersonId accessedBy;
    CredentialAccessed::How how = CredentialAccessed::How::Revealed;

    bool operator==(const CredentialState&) const = default;
};

struct ClockState {
    Instant simulated;
    Instant wall;
    qint64 rate = 1000;

    bool operator==(const ClockState&) const = default;
};

/// What a clock with this anchor shows while the machine's shows `wall`.
[[nodiscard]] Instant shownAt(const ClockState& clock, Instant wall);

/// The machine's wall clock was set by so much.
struct ClockMove {
    journal::Stamp stamp;
    Millis by { 0 };

    bool operator==(const ClockMove&) const = default;
};

/// Somebody looks more closely after closing.
struct WatchState {
    Instant begunAt;
    Instant until;
    QString owner;
    /// Before its time.
    std::optional<Instant> endedAt;

    bool operator==(const WatchState&) const = default;
};

/// The plan was changed while it ran. RunningPlan makes of it what is walked through.
struct Amendment {
    Amending what;
    Instant at;
    PersonId by;

    bool operator==(const Amendment&) const = default;
};

/// The procedure was given up.
struct RollbackState {
    Instant at;
    PersonId by;
    QString why; // leaf

    bool operator==(const RollbackState&) const = default;
};

/// An entry of the log was left with somebody or something that the console cannot change.
struct AnchorState {
    RecordAnchored::Way way = RecordAnchored::Way::Told;
    qint64 seq = 0;
    Instant at;
    PersonId by;

    bool operator==(const AnchorState&) const = default;
};

/// A file that was put to the record.
struct EvidenceState {
    /// The entry that did so.
    journal::EventId id;
    EvidenceAttached what;
    Instant at;
    PersonId by;
    /// It does not belong here after all.
    std::optional<Instant> withdrawnAt = {};

    bool operator==(const EvidenceState&) const = default;
};

/// Somebody did not agree with a decision.
struct ObjectionState {
    journal::EventId entry;
    journal::EventId about;
    Instant at;
    PersonId by;
    QString whose; // leaf
    QString text; // leaf

    bool operator==(const ObjectionState&) const = default;
};

/// What is to be done afterwards.
struct FollowUpState {
    /// The entry that asked for it.
    journal::EventId id;
    QString what; // leaf
    QString owner; // leaf
    std::optional<Instant> due;
    std::optional<journal::EventId> from;
    Instant at;
    PersonId by;
    /// Unset while it is open.
    std::optional<FollowUpEnded::How> ended = {};
    std::optional<Instant> endedAt = {};
    QString why = {}; // leaf

    bool operator==(const FollowUpState&) const = default;
};

/// What people wrote for a part of the report.
struct WrittenState {
    QString text; // leaf
    Instant at;
    PersonId by;
    journal::EventId entry;

    bool operator==(const WrittenState&) const = default;
};

/// A remark of somebody who read the report.
struct CommentState {
    journal::EventId id;
    QString section;
    QString text; // leaf
    Instant at;
    PersonId by;
    std::optional<Instant> settledAt = {};
    QString how = {}; // leaf

    bool operator==(const CommentState&) const = default;
};

/// How far the report of a closed incident has come, and what people wrote for it.
struct ReviewState {
    ReviewStage stage = ReviewStage::Draft;
    /// Since when, and whose word it was; unset for a draft that nobody has moved.
    std::optional<Instant> since;
    std::optional<PersonId> by;
    QString why; // leaf
    /// By reviewParts().
    QMap<QString, WrittenState> written;
    /// In the total order.
    QList<CommentState> comments;

    /// What people wrote for a part; empty where nobody did.
    [[nodiscard]] QString textOf(const QString& part) const
    {
        const auto found = written.constFind(part);
        return found == written.constEnd() ? QString() : found->text;
    }
    bool operator==(const ReviewState&) const = default;
};

/// Everything that is true of an incident, folded from its events. A value.
struct IncidentState {
    bool declared = false;
    journal::StreamKind kind = journal::StreamKind::Drill;
    QString title; // leaf
    QString summary; // leaf
    plan::PlanId plan { QString() };
    QString planVersion;
    QString planHash;
    QString sourceHash;
    plan::ScenarioId scenario { QString() };
    std::optional<plan::SeverityId> severity;
    /// The incident that it is a part of.
    std::optional<journal::StreamId> parent;
    Instant declaredAt;
    Instant failedAt;
    std::optional<Instant> damageBegan;
    std::optional<Instant> lastWrite;
    std::optional<Instant> closedAt;
    std::optional<WatchState> watch;
    QHash<StepAddress, StepState> steps;
    /// Only those that were said to be complete.
    QMap<PhaseAddress, PhaseState> phases;
    std::optional<RollbackState> rollback;
    /// In the total order, nothing is ever taken out.
    QList<Amendment> amendments;
    QMap<plan::RoleId, RoleState> roles;
    QMap<plan::DecisionId, DecisionState> decisions;
    QMap<plan::ServiceId, ServiceState> services;
    /// Oldest first, by when they were sent.
    QList<MessageState> messages;
    /// By their ids in the plan; only those that were asked for.
    QMap<QString, CredentialState> credentials;
    /// By their ids in the plan; only those that somebody answered.
    QMap<QString, Truth> assumptions;
    /// By the plan's ids; only those of which somebody told something.
    QMap<plan::CheckId, CheckState> checks;
    /// Names as far as they are not withheld.
    QHash<PersonId, QString> people;
    /// In a drill; in a live incident only once the machine's clock was set, and then it goes on as before.
    std::optional<ClockState> clock;
    /// In the total order.
    QList<ClockMove> clockMoves;
    /// In the total order.
    QList<AnchorState> anchors;
    /// In the total order, nothing is ever taken out.
    QList<EvidenceState> evidence;
    /// The entries that recorded a decision: answers to the plan's questions, and notes.
    QSet<journal::EventId> decidedIn;
    /// In the total order.
    QList<ObjectionState> objections;
    /// In the total order, nothing is ever taken out.
    QList<FollowUpState> followUps;
    ReviewState review;
    /// Texts that were taken back: their fields, by the entry beside which they stood.
    QMap<journal::EventId, QStringList> erasedTexts;
    /// Files that were, by their hashes.
    QSet<QString> erasedFiles;
    /// `at` of the newest act of a person.
    Instant lastActAt;
    int events = 0;
    /// Events that could not be read or did not fit; kept, counted, never an error.
    int ignored = 0;

    bool operator==(const IncidentState&) const = default;

    [[nodiscard]] StepState step(const StepAddress& address) const { return steps.value(address); }
    /// Whether this text was taken back, and is not merely left out here.
    [[nodiscard]] bool isErased(const journal::EventId& entry, const QString& field) const;
    /// "somebody" when the name is withheld.
    [[nodiscard]] QString nameOf(const PersonId& person) const;
    [[nodiscard]] std::optional<PersonId> commander() const;
    /// Whose restore point is the newest that somebody stated.
    [[nodiscard]] std::optional<plan::ServiceId> newestRestorePoint() const;
    /// The newest message to this audience; null for none.
    [[nodiscard]] const MessageState* lastMessageTo(const plan::AudienceId& audience) const;
};

// Words for machines: in prints, in the answers of commands. They never change.
[[nodiscard]] QString wordOf(StepStatus status);
[[nodiscard]] QString wordOf(RestState::Kind kind);

/// The parts of a report that people write, in the order of the report: "summary", "impact", "contributors",
/// "mitigators", "surprises", "luck"; and "worries", what whoever hands over worries about. They never
/// change.
[[nodiscard]] const QStringList& reviewParts();

/// Role that everybody knows, whatever a plan calls its others.
[[nodiscard]] plan::RoleId commanderRole();

/// Printed with sorted keys, one fact a line; for tests and for bug reports.
[[nodiscard]] QString printed(const IncidentState& state);

} // namespace muster::incident
