// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/journal/erasure.h"
#include "core/journal/event.h"
#include "core/plan/planids.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace muster::incident {

using journal::PersonId;

/// Where a step stands in an incident: "scenario/step", "validation/step", "scenario#2/step" in a scenario
/// that was attached to itself or for the second time. It is the event's subject.
using StepAddress = Slug<struct StepAddressTag>;

/// Where a phase stands in an incident: "scenario/phase".
using PhaseAddress = Slug<struct PhaseAddressTag>;

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
    /// The incident that it is a part of.
    std::optional<journal::StreamId> parent = {};

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

/// step.held: somebody was interrupted in the middle of a step; it stays the place to come back to.
struct StepHeld {
    StepAddress step;

    bool operator==(const StepHeld&) const = default;
};

/// step.waiting: nothing can be done about a step until somebody answers or a time has passed; what does not
/// depend on it goes on.
struct StepWaiting {
    StepAddress step;
    /// The wait is over by itself then.
    std::optional<Instant> until;
    QString on; // leaf

    bool operator==(const StepWaiting&) const = default;
};

/// What brings a deferred step back: a phase begins, a time comes, another step ends, or nothing else is
/// left.
struct UntilPhase {
    plan::PhaseId phase { QString() };

    bool operator==(const UntilPhase&) const = default;
};
struct UntilTime {
    Instant at;

    bool operator==(const UntilTime&) const = default;
};
struct UntilStep {
    StepAddress step;

    bool operator==(const UntilStep&) const = default;
};
struct UntilEnd {
    bool operator==(const UntilEnd&) const = default;
};
using Until = std::variant<UntilEnd, UntilPhase, UntilTime, UntilStep>;

/// step.deferred: a step is put off; what comes after it goes on, and it comes back.
struct StepDeferred {
    StepAddress step;
    Until until;
    QString why; // leaf

    bool operator==(const StepDeferred&) const = default;
};

/// step.resumed: the compensating act of held, waiting and deferred.
struct StepResumed {
    StepAddress step;

    bool operator==(const StepResumed&) const = default;
};

/// Why a step counts as done although it was not done as the plan has it.
enum class OverrideReason { DoneByHand, SensorWrong, Other };

/// step.overridden: somebody vouches for a step that failed, or that Muster does not see as done.
struct StepOverridden {
    StepAddress step;
    OverrideReason reason = OverrideReason::Other;
    QString why; // leaf

    bool operator==(const StepOverridden&) const = default;
};

/// step.released: what a step acts on for good was read and its name typed; from here it may be done.
struct StepReleased {
    StepAddress step;
    QString target; // leaf

    bool operator==(const StepReleased&) const = default;
};

/// How sure it is that a second person was there, weakest last.
enum class SecondHow {
    OwnConsole, ///< on a console of their own
    ReadBack, ///< read back by telephone or radio
    SameKeyboard, ///< at the keyboard of the first
    Alone ///< nobody could be had; the reason says why
};

/// step.verified: a second person saw what the first one did.
struct StepVerified {
    StepAddress step;
    SecondHow how = SecondHow::SameKeyboard;
    /// Unset when alone.
    std::optional<PersonId> second;
    QString secondName; // leaf
    QString saw; // leaf
    QString why; // leaf

    bool operator==(const StepVerified&) const = default;
};

/// approval.requested: somebody else must agree before a step is done. Who writes it is the requester.
struct ApprovalRequested {
    StepAddress step;

    bool operator==(const ApprovalRequested&) const = default;
};

/// approval.given: somebody who is not the requester agreed; never alone.
struct ApprovalGiven {
    StepAddress step;
    SecondHow how = SecondHow::SameKeyboard;
    PersonId approver;
    QString approverName; // leaf

    bool operator==(const ApprovalGiven&) const = default;
};

/// approval.refused: the step is not to be done, not now or not so.
struct ApprovalRefused {
    StepAddress step;
    PersonId approver;
    QString approverName; // leaf
    QString why; // leaf

    bool operator==(const ApprovalRefused&) const = default;
};

/// phase.completed: somebody said aloud that a phase is complete; the next one begins with it.
struct PhaseCompleted {
    PhaseAddress phase { QString() };
    /// How many of its steps were put off at that time.
    qint64 deferred = 0;

    bool operator==(const PhaseCompleted&) const = default;
};

/// phase.reopened: it is not complete after all; the compensating act.
struct PhaseReopened {
    PhaseAddress phase { QString() };

    bool operator==(const PhaseReopened&) const = default;
};

/// credential.proven: of a credential that a step changes, one of the two facts that make the change sure.
struct CredentialProven {
    enum class Fact { NewWorks, OldDead };
    StepAddress step;
    /// As the plan names it.
    QString credential;
    Fact fact = Fact::NewWorks;
    QString saw; // leaf

    bool operator==(const CredentialProven&) const = default;
};

/// credential.doubted: it is not so after all; the compensating act.
struct CredentialDoubted {
    StepAddress step;
    QString credential;
    CredentialProven::Fact fact = CredentialProven::Fact::NewWorks;

    bool operator==(const CredentialDoubted&) const = default;
};

/// rollback.started: the procedure is given up, and what was done is taken back.
struct RollbackStarted {
    QString why; // leaf

    bool operator==(const RollbackStarted&) const = default;
};

/// rollback.stopped: the procedure goes on after all; the compensating act.
struct RollbackStopped {
    bool operator==(const RollbackStopped&) const = default;
};

/// misfit.noted: what the plan says at a step does not fit what is the case.
struct MisfitNoted {
    StepAddress step;
    QString why; // leaf

    bool operator==(const MisfitNoted&) const = default;
};

/// step.explained: why a step was left out, failed, was put off or not done; the newest words stand.
struct StepExplained {
    StepAddress step;
    QString why; // leaf

    bool operator==(const StepExplained&) const = default;
};

/// Nobody gives a step more than this at once.
inline constexpr Millis kLongestExtension = std::chrono::hours(24);

/// step.extended: a step may take longer than the plan has it, by so much more.
struct StepExtended {
    StepAddress step;
    Millis by { 0 };
    QString why; // leaf

    bool operator==(const StepExtended&) const = default;
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

/// objective.paused: the clock of a service stands, because what it promises is kept in another way or was
/// let go for a while by whoever may do so.
struct ObjectivePaused {
    plan::ServiceId service { QString() };
    QString why; // leaf

    bool operator==(const ObjectivePaused&) const = default;
};

/// objective.resumed: it runs again; the compensating act.
struct ObjectiveResumed {
    plan::ServiceId service { QString() };

    bool operator==(const ObjectiveResumed&) const = default;
};

/// objection.noted: somebody does not agree with what was decided.
struct ObjectionNoted {
    /// The entry that recorded the decision.
    journal::EventId about { QUuid() };
    /// Whose it is; empty where it is that of whoever writes it.
    QString whose; // leaf
    QString text; // leaf

    bool operator==(const ObjectionNoted&) const = default;
};

/// follow-up.added: what is to be done afterwards, so that it goes better next time.
struct FollowUpAdded {
    /// When it should be done.
    std::optional<Instant> due = {};
    /// The entry that it comes from, if it comes from one.
    std::optional<journal::EventId> from = {};
    QString what; // leaf
    QString owner; // leaf

    bool operator==(const FollowUpAdded&) const = default;
};

/// follow-up.changed: who does it and until when, from here on.
struct FollowUpChanged {
    journal::EventId followUp { QUuid() };
    std::optional<Instant> due = {};
    QString owner; // leaf

    bool operator==(const FollowUpChanged&) const = default;
};

/// follow-up.ended: it is done, or is not to be done.
struct FollowUpEnded {
    enum class How { Done, Dropped };
    journal::EventId followUp { QUuid() };
    How how = How::Done;
    QString why; // leaf

    bool operator==(const FollowUpEnded&) const = default;
};

/// follow-up.reopened: the compensating act.
struct FollowUpReopened {
    journal::EventId followUp { QUuid() };

    bool operator==(const FollowUpReopened&) const = default;
};

/// review.written: what people say in the report themselves; of each part the newest words stand, and none
/// take it back.
struct ReviewWritten {
    /// One of reviewParts().
    QString part;
    QString text; // leaf

    bool operator==(const ReviewWritten&) const = default;
};

/// How far a report has come.
enum class ReviewStage { Draft, InReview, Approved, Closed };

/// review.moved: the report of a closed incident goes a stage on, or back.
struct ReviewMoved {
    ReviewStage to = ReviewStage::Draft;
    QString why; // leaf

    bool operator==(const ReviewMoved&) const = default;
};

/// review.commented: a remark of somebody who reads the report.
struct ReviewCommented {
    /// The section of the report that it is about; empty for the whole.
    QString section;
    QString text; // leaf

    bool operator==(const ReviewCommented&) const = default;
};

/// review.settled: a remark was answered.
struct ReviewSettled {
    journal::EventId comment { QUuid() };
    QString how; // leaf

    bool operator==(const ReviewSettled&) const = default;
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

/// clock.moved: the machine's wall clock was set while the incident was open. The incident's own clock goes
/// on as if it had not been.
struct ClockMoved {
    /// What it would have shown, and what it showed instead.
    Instant from;
    Instant to;

    bool operator==(const ClockMoved&) const = default;
};

/// machine.slept: the machine was suspended; every clock ran on.
struct MachineSlept {
    Millis slept { 0 };

    bool operator==(const MachineSlept&) const = default;
};

/// zone.changed: the machine was set to another time zone. Nothing is shown in it.
struct ZoneChanged {
    QString from;
    QString to;

    bool operator==(const ZoneChanged&) const = default;
};

/// clock.checked: whether the machine's clock follows other clocks, at declaration, each hour and at the end.
struct ClockChecked {
    bool synchronised = false;

    bool operator==(const ClockChecked&) const = default;
};

/// record.anchored: an entry of this console's log was left with somebody or something that this console
/// cannot change.
struct RecordAnchored {
    enum class Way {
        Paper, ///< printed, as words and as a picture
        Message, ///< in a message that was sent
        Told, ///< read aloud to somebody, or written down
        Git, ///< in a commit of the folder of plans
        Timestamp ///< stamped by an authority of RFC 3161; the token is kept
    };
    Way way = Way::Told;
    /// Which entry of the chain in which this event is.
    qint64 seq = 0;
    /// SHA-256 of its body, 64 hex digits.
    QString hash;
    QString where; // leaf
    std::optional<journal::Attachment> token = {};

    bool operator==(const RecordAnchored&) const = default;
};

/// evidence.attached: a file was put to the record. What it shows and what somebody concludes from it are
/// kept apart.
struct EvidenceAttached {
    enum class Kind {
        File,
        Picture, ///< of a screen, most often
        Output, ///< what a command printed
        Before, ///< how something was set up before it was changed
        After ///< and afterwards
    };
    Kind kind = Kind::File;
    journal::Attachment file;
    /// "text/plain", "image/png", …; what its bytes look like, whatever its name says.
    QString media;
    /// The step that it belongs to, if it belongs to one.
    std::optional<StepAddress> about = {};
    QString name; // leaf
    /// Of a snapshot: what is set up so.
    QString of; // leaf
    QString shows; // leaf
    QString means; // leaf

    bool operator==(const EvidenceAttached&) const = default;
};

/// evidence.withdrawn: it does not belong here; the file stays, and so does the entry that named it.
struct EvidenceWithdrawn {
    journal::EventId evidence { QUuid() };
    QString why; // leaf

    bool operator==(const EvidenceWithdrawn&) const = default;
};

/// leaf.erased: a text or a file that must not stay is taken back for good; what was done stays in the
/// record.
struct LeafErased {
    journal::Erasure what;
    QString why; // leaf

    bool operator==(const LeafErased&) const = default;
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

/// What a check of the world says.
enum class CheckWord { Holds, Fails, NoAnswer };
/// Who looked. Only a program ends a step by what it says; a person who looked ticks the step.
enum class CheckedBy { Person, Program };

/// check.reported: what a check of the plan says from now on.
struct CheckReported {
    plan::CheckId check { QString() };
    CheckWord word = CheckWord::Holds;
    CheckedBy checkedBy = CheckedBy::Person;
    QString saw; // leaf
    /// What the program calls itself; empty where a person looked.
    QString program; // leaf

    bool operator==(const CheckReported&) const = default;
};

/// watch.begun: the incident is closed, and somebody looks more closely than usual for a while.
struct WatchBegun {
    Instant until;
    /// Who, by the plan's id; empty where the plan names nobody.
    QString owner;

    bool operator==(const WatchBegun&) const = default;
};

/// watch.ended: there is no need of it any more.
struct WatchEnded {
    QString why; // leaf

    bool operator==(const WatchEnded&) const = default;
};

/// The most scenarios that are attached to one incident, and the most changes of its plan.
inline constexpr qsizetype kMostAttached = 25;
inline constexpr qsizetype kMostAmendments = 500;

/// scenario.attached: another scenario of the plan is walked through beside the incident's own.
struct ScenarioAttached {
    /// What its steps are called by: its id, with "#2" when that is taken. See attachedAs().
    plan::ScenarioId as { QString() };
    plan::ScenarioId scenario { QString() };
    QString why; // leaf

    bool operator==(const ScenarioAttached&) const = default;
};

/// scenario.detached: it is not after all; the compensating act, only while nothing of it was done.
struct ScenarioDetached {
    plan::ScenarioId as { QString() };

    bool operator==(const ScenarioDetached&) const = default;
};

/// step.added: a step that the plan does not have, see newStepAddress().
struct StepAdded {
    StepAddress step;
    PhaseAddress phase { QString() };
    /// Which step it stands behind; unset for the beginning of the phase.
    std::optional<StepAddress> behind;
    QString title; // leaf
    QString expect; // leaf
    QString why; // leaf

    bool operator==(const StepAdded&) const = default;
};

/// step.struck: nobody is to do it here; it keeps its place and its code.
struct StepStruck {
    StepAddress step;
    QString why; // leaf

    bool operator==(const StepStruck&) const = default;
};

/// step.restored: it is to be done after all; the compensating act.
struct StepRestored {
    StepAddress step;

    bool operator==(const StepRestored&) const = default;
};

/// step.reworded: what it says from here on.
struct StepReworded {
    StepAddress step;
    QString title; // leaf
    QString expect; // leaf
    QString why; // leaf

    bool operator==(const StepReworded&) const = default;
};

/// step.moved: it is done at another place; its code stays.
struct StepMoved {
    StepAddress step;
    PhaseAddress phase { QString() };
    /// As in StepAdded.
    std::optional<StepAddress> behind;
    QString why; // leaf

    bool operator==(const StepMoved&) const = default;
};

/// A change of the plan while it runs.
using Amending = std::variant<ScenarioAttached, ScenarioDetached, StepAdded, StepStruck, StepRestored,
    StepReworded, StepMoved>;

struct IncidentClosed {
    QString summary; // leaf

    bool operator==(const IncidentClosed&) const = default;
};

using Payload = std::variant<IncidentDeclared, RoleAssigned, StepStarted, StepCompleted, StepSkipped,
    StepFailed, StepReopened, DecisionRecorded, NoteAdded, MessageSent, ServiceRecovered, RecoveryWithdrawn,
    RestorePointChosen, TimesStated, ClockChanged, CredentialAccessed, CredentialStored, RememberEnded,
    RememberResumed, AssumptionAnswered, StepHeld, StepWaiting, StepDeferred, StepResumed, StepOverridden,
    StepReleased, StepVerified, ApprovalRequested, ApprovalGiven, ApprovalRefused, MisfitNoted,
    PhaseCompleted, PhaseReopened, CredentialProven, CredentialDoubted, RollbackStarted, RollbackStopped,
    StepExplained, StepExtended, WatchBegun, WatchEnded, ClockMoved, MachineSlept, ZoneChanged, ClockChecked,
    RecordAnchored, EvidenceAttached, EvidenceWithdrawn, LeafErased, ScenarioAttached, ScenarioDetached,
    StepAdded, StepStruck, StepRestored, StepReworded, StepMoved, CheckReported, ObjectivePaused,
    ObjectiveResumed, ObjectionNoted, FollowUpAdded, FollowUpChanged, FollowUpEnded, FollowUpReopened,
    ReviewWritten, ReviewMoved, ReviewCommented, ReviewSettled, IncidentClosed>;

/// What the machine saw by itself: no person acted.
[[nodiscard]] inline bool isOfMachine(const Payload& payload)
{
    return std::holds_alternative<ClockMoved>(payload) || std::holds_alternative<MachineSlept>(payload)
        || std::holds_alternative<ZoneChanged>(payload) || std::holds_alternative<ClockChecked>(payload);
}

} // namespace muster::incident
