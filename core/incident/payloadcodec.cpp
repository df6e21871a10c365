// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/payloadcodec.h"

#include <QJsonObject>

#include <array>
#include <cmath>
#include <type_traits>
#include <utility>

namespace muster::incident {

namespace {

constexpr int kVersion = 1;

// Names in the journal, in the order of the variant. They never change once released.
constexpr std::array<QLatin1StringView, std::variant_size_v<Payload>> kTypes {
    QLatin1StringView("incident.declared"),
    QLatin1StringView("role.assigned"),
    QLatin1StringView("step.started"),
    QLatin1StringView("step.completed"),
    QLatin1StringView("step.skipped"),
    QLatin1StringView("step.failed"),
    QLatin1StringView("step.reopened"),
    QLatin1StringView("decision.recorded"),
    QLatin1StringView("note.added"),
    QLatin1StringView("message.sent"),
    QLatin1StringView("service.recovered"),
    QLatin1StringView("service.recovery-withdrawn"),
    QLatin1StringView("restore-point.chosen"),
    QLatin1StringView("times.stated"),
    QLatin1StringView("clock.changed"),
    QLatin1StringView("credential.accessed"),
    QLatin1StringView("credential.stored"),
    QLatin1StringView("remember.ended"),
    QLatin1StringView("remember.resumed"),
    QLatin1StringView("assumption.answered"),
    QLatin1StringView("step.held"),
    QLatin1StringView("step.waiting"),
    QLatin1StringView("step.deferred"),
    QLatin1StringView("step.resumed"),
    QLatin1StringView("step.overridden"),
    QLatin1StringView("step.released"),
    QLatin1StringView("step.verified"),
    QLatin1StringView("approval.requested"),
    QLatin1StringView("approval.given"),
    QLatin1StringView("approval.refused"),
    QLatin1StringView("misfit.noted"),
    QLatin1StringView("phase.completed"),
    QLatin1StringView("phase.reopened"),
    QLatin1StringView("credential.proven"),
    QLatin1StringView("credential.doubted"),
    QLatin1StringView("rollback.started"),
    QLatin1StringView("rollback.stopped"),
    QLatin1StringView("step.explained"),
    QLatin1StringView("step.extended"),
    QLatin1StringView("watch.begun"),
    QLatin1StringView("watch.ended"),
    QLatin1StringView("clock.moved"),
    QLatin1StringView("machine.slept"),
    QLatin1StringView("zone.changed"),
    QLatin1StringView("clock.checked"),
    QLatin1StringView("record.anchored"),
    QLatin1StringView("evidence.attached"),
    QLatin1StringView("evidence.withdrawn"),
    journal::kErasure,
    QLatin1StringView("scenario.attached"),
    QLatin1StringView("scenario.detached"),
    QLatin1StringView("step.added"),
    QLatin1StringView("step.struck"),
    QLatin1StringView("step.restored"),
    QLatin1StringView("step.reworded"),
    QLatin1StringView("step.moved"),
    QLatin1StringView("check.reported"),
    QLatin1StringView("objective.paused"),
    QLatin1StringView("objective.resumed"),
    QLatin1StringView("objection.noted"),
    QLatin1StringView("follow-up.added"),
    QLatin1StringView("follow-up.changed"),
    QLatin1StringView("follow-up.ended"),
    QLatin1StringView("follow-up.reopened"),
    QLatin1StringView("review.written"),
    QLatin1StringView("review.moved"),
    QLatin1StringView("review.commented"),
    QLatin1StringView("review.settled"),
    QLatin1StringView("incident.closed"),
};

template <typename Enum> struct Word {
    Enum value;
    QLatin1StringView text;
};

using How = RoleAssigned::How;
using MessageHow = MessageSent::How;
using NoteKind = NoteAdded::Kind;
using Standing = RestorePointChosen::Standing;
using AccessHow = CredentialAccessed::How;
using StoringHow = CredentialStored::How;
using ProvenFact = CredentialProven::Fact;
using AnchorWay = RecordAnchored::Way;
using EvidenceKind = EvidenceAttached::Kind;
using EndedHow = FollowUpEnded::How;
using journal::StreamKind;

constexpr std::array kKinds {
    Word<StreamKind> { StreamKind::Live, QLatin1StringView("live") },
    Word<StreamKind> { StreamKind::Drill, QLatin1StringView("drill") },
};
constexpr std::array kHows {
    Word<How> { How::Taken, QLatin1StringView("taken") },
    Word<How> { How::HandedOver, QLatin1StringView("handed-over") },
};
constexpr std::array kSkipReasons {
    Word<SkipReason> { SkipReason::NotNeeded, QLatin1StringView("not-needed") },
    Word<SkipReason> { SkipReason::DoneElsewhere, QLatin1StringView("done-elsewhere") },
    Word<SkipReason> { SkipReason::NotPossible, QLatin1StringView("not-possible") },
    Word<SkipReason> { SkipReason::Other, QLatin1StringView("other") },
};
constexpr std::array kNoteKinds {
    Word<NoteKind> { NoteKind::Note, QLatin1StringView("note") },
    Word<NoteKind> { NoteKind::Decision, QLatin1StringView("decision") },
    Word<NoteKind> { NoteKind::Question, QLatin1StringView("question") },
    Word<NoteKind> { NoteKind::Task, QLatin1StringView("task") },
};
constexpr std::array kMessageHows {
    Word<MessageHow> { MessageHow::ByHand, QLatin1StringView("by-hand") },
};
constexpr std::array kStandings {
    Word<Standing> { Standing::Present, QLatin1StringView("present") },
    Word<Standing> { Standing::Proven, QLatin1StringView("proven") },
    Word<Standing> { Standing::Clean, QLatin1StringView("clean") },
};
constexpr std::array kAccessHows {
    Word<AccessHow> { AccessHow::Revealed, QLatin1StringView("revealed") },
    Word<AccessHow> { AccessHow::Copied, QLatin1StringView("copied") },
};
constexpr std::array kStoringHows {
    Word<StoringHow> { StoringHow::Added, QLatin1StringView("added") },
    Word<StoringHow> { StoringHow::Replaced, QLatin1StringView("replaced") },
};

constexpr std::array kAnchorWays {
    Word<AnchorWay> { AnchorWay::Paper, QLatin1StringView("paper") },
    Word<AnchorWay> { AnchorWay::Message, QLatin1StringView("message") },
    Word<AnchorWay> { AnchorWay::Told, QLatin1StringView("told") },
    Word<AnchorWay> { AnchorWay::Git, QLatin1StringView("git") },
    Word<AnchorWay> { AnchorWay::Timestamp, QLatin1StringView("timestamp") },
};
constexpr std::array kEvidenceKinds {
    Word<EvidenceKind> { EvidenceKind::File, QLatin1StringView("file") },
    Word<EvidenceKind> { EvidenceKind::Picture, QLatin1StringView("picture") },
    Word<EvidenceKind> { EvidenceKind::Output, QLatin1StringView("output") },
    Word<EvidenceKind> { EvidenceKind::Before, QLatin1StringView("before") },
    Word<EvidenceKind> { EvidenceKind::After, QLatin1StringView("after") },
};
constexpr std::array kEndedHows {
    Word<EndedHow> { EndedHow::Done, QLatin1StringView("done") },
    Word<EndedHow> { EndedHow::Dropped, QLatin1StringView("dropped") },
};
constexpr std::array kReviewStages {
    Word<ReviewStage> { ReviewStage::Draft, QLatin1StringView("draft") },
    Word<ReviewStage> { ReviewStage::InReview, QLatin1StringView("in-review") },
    Word<ReviewStage> { ReviewStage::Approved, QLatin1StringView("approved") },
    Word<ReviewStage> { ReviewStage::Closed, QLatin1StringView("closed") },
};
/// As the log spells yes and no.
constexpr std::array kYesNo {
    Word<bool> { true, QLatin1StringView("yes") },
    Word<bool> { false, QLatin1StringView("no") },
};

constexpr std::array kTruths {
    Word<Truth> { Truth::Unknown, QLatin1StringView("unknown") },
    Word<Truth> { Truth::Holds, QLatin1StringView("holds") },
    Word<Truth> { Truth::Fails, QLatin1StringView("fails") },
};

constexpr std::array kCheckWords {
    Word<CheckWord> { CheckWord::Holds, QLatin1StringView("holds") },
    Word<CheckWord> { CheckWord::Fails, QLatin1StringView("fails") },
    Word<CheckWord> { CheckWord::NoAnswer, QLatin1StringView("no-answer") },
};

constexpr std::array kCheckers {
    Word<CheckedBy> { CheckedBy::Person, QLatin1StringView("person") },
    Word<CheckedBy> { CheckedBy::Program, QLatin1StringView("program") },
};

constexpr std::array kOverrideReasons {
    Word<OverrideReason> { OverrideReason::DoneByHand, QLatin1StringView("done-by-hand") },
    Word<OverrideReason> { OverrideReason::SensorWrong, QLatin1StringView("sensor-wrong") },
    Word<OverrideReason> { OverrideReason::Other, QLatin1StringView("other") },
};
constexpr std::array kFacts {
    Word<ProvenFact> { ProvenFact::NewWorks, QLatin1StringView("new-works") },
    Word<ProvenFact> { ProvenFact::OldDead, QLatin1StringView("old-dead") },
};
constexpr std::array kSecondHows {
    Word<SecondHow> { SecondHow::OwnConsole, QLatin1StringView("own-console") },
    Word<SecondHow> { SecondHow::ReadBack, QLatin1StringView("read-back") },
    Word<SecondHow> { SecondHow::SameKeyboard, QLatin1StringView("same-keyboard") },
    Word<SecondHow> { SecondHow::Alone, QLatin1StringView("alone") },
};

template <typename Enum, std::size_t N> QString wordOf(const std::array<Word<Enum>, N>& words, Enum value)
{
    for (const auto& word : words) {
        if (word.value == value)
            return word.text;
    }
    Q_UNREACHABLE();
}

/// Puts a payload's fields where the draft wants them.
class Writer {
public:
    explicit Writer(journal::Draft& draft)
        : m_draft(draft)
    {
    }

    void text(QLatin1StringView key, const QString& value) { m_draft.payload.insert(key, value); }
    void integer(QLatin1StringView key, qint64 value) { m_draft.payload.insert(key, value); }
    void time(QLatin1StringView key, Instant value) { text(key, isoText(value)); }
    void time(QLatin1StringView key, const std::optional<Instant>& value)
    {
        if (value)
            time(key, *value);
    }
    /// An empty text writes no leaf: nothing was said, so there is nothing to withhold.
    void leaf(QLatin1StringView key, const QString& value)
    {
        if (!value.isEmpty())
            m_draft.texts.append({ key, value });
    }
    void subject(const StepAddress& step) { m_draft.subject = step.toString(); }

    void operator()(const IncidentDeclared& p)
    {
        text(QLatin1StringView("kind"), wordOf(kKinds, p.kind));
        leaf(QLatin1StringView("title"), p.title);
        leaf(QLatin1StringView("summary"), p.summary);
        text(QLatin1StringView("plan"), p.plan.toString());
        text(QLatin1StringView("plan_version"), p.planVersion);
        text(QLatin1StringView("plan_hash"), p.planHash);
        text(QLatin1StringView("source_hash"), p.sourceHash);
        text(QLatin1StringView("scenario"), p.scenario.toString());
        if (p.severity)
            text(QLatin1StringView("severity"), p.severity->toString());
        time(QLatin1StringView("failed_at"), p.failedAt);
        if (p.parent)
            text(QLatin1StringView("parent"), p.parent->toString());
    }
    void operator()(const RoleAssigned& p)
    {
        text(QLatin1StringView("role"), p.role.toString());
        text(QLatin1StringView("holder"), p.holder.toString());
        leaf(QLatin1StringView("holder_name"), p.holderName);
        text(QLatin1StringView("how"), wordOf(kHows, p.how));
    }
    void operator()(const StepStarted& p) { subject(p.step); }
    void operator()(const StepCompleted& p)
    {
        subject(p.step);
        leaf(QLatin1StringView("saw"), p.saw);
    }
    void operator()(const StepSkipped& p)
    {
        subject(p.step);
        text(QLatin1StringView("reason"), wordOf(kSkipReasons, p.reason));
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const StepFailed& p)
    {
        subject(p.step);
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const StepReopened& p)
    {
        subject(p.step);
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const DecisionRecorded& p)
    {
        subject(p.step);
        text(QLatin1StringView("decision"), p.decision.toString());
        text(QLatin1StringView("answer"), p.answer.toString());
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const NoteAdded& p)
    {
        text(QLatin1StringView("kind"), wordOf(kNoteKinds, p.kind));
        leaf(QLatin1StringView("text"), p.text);
    }
    void operator()(const MessageSent& p)
    {
        text(QLatin1StringView("audience"), p.audience.toString());
        if (p.from)
            text(QLatin1StringView("template"), p.from->toString());
        if (!p.channel.isEmpty())
            text(QLatin1StringView("channel"), p.channel);
        text(QLatin1StringView("how"), wordOf(kMessageHows, p.how));
        time(QLatin1StringView("next_at"), p.nextAt);
        leaf(QLatin1StringView("text"), p.text);
    }
    void operator()(const ServiceRecovered& p)
    {
        text(QLatin1StringView("service"), p.service.toString());
        leaf(QLatin1StringView("evidence"), p.evidence);
    }
    void operator()(const RecoveryWithdrawn& p)
    {
        text(QLatin1StringView("service"), p.service.toString());
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const RestorePointChosen& p)
    {
        text(QLatin1StringView("service"), p.service.toString());
        time(QLatin1StringView("point"), p.point);
        text(QLatin1StringView("standing"), wordOf(kStandings, p.standing));
        leaf(QLatin1StringView("source"), p.source);
    }
    void operator()(const TimesStated& p)
    {
        time(QLatin1StringView("failed_at"), p.failedAt);
        time(QLatin1StringView("damage_began"), p.damageBegan);
        time(QLatin1StringView("last_write"), p.lastWrite);
        leaf(QLatin1StringView("source"), p.source);
    }
    void operator()(const ClockChanged& p)
    {
        time(QLatin1StringView("simulated"), p.simulated);
        integer(QLatin1StringView("rate"), p.rate);
    }
    void operator()(const CredentialAccessed& p)
    {
        text(QLatin1StringView("credential"), p.credential);
        text(QLatin1StringView("how"), wordOf(kAccessHows, p.how));
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const CredentialStored& p)
    {
        text(QLatin1StringView("credential"), p.credential);
        text(QLatin1StringView("how"), wordOf(kStoringHows, p.how));
    }
    void operator()(const RememberEnded& p) { subject(p.step); }
    void operator()(const RememberResumed& p) { subject(p.step); }
    void operator()(const AssumptionAnswered& p)
    {
        text(QLatin1StringView("assumption"), p.assumption);
        text(QLatin1StringView("truth"), wordOf(kTruths, p.truth));
    }
    void operator()(const CheckReported& p)
    {
        text(QLatin1StringView("check"), p.check.toString());
        text(QLatin1StringView("word"), wordOf(kCheckWords, p.word));
        text(QLatin1StringView("by"), wordOf(kCheckers, p.checkedBy));
        leaf(QLatin1StringView("saw"), p.saw);
        leaf(QLatin1StringView("program"), p.program);
    }
    void operator()(const StepHeld& p) { subject(p.step); }
    void operator()(const StepWaiting& p)
    {
        subject(p.step);
        time(QLatin1StringView("until"), p.until);
        leaf(QLatin1StringView("on"), p.on);
    }
    void operator()(const StepDeferred& p)
    {
        subject(p.step);
        if (const auto* phase = std::get_if<UntilPhase>(&p.until))
            text(QLatin1StringView("until_phase"), phase->phase.toString());
        if (const auto* moment = std::get_if<UntilTime>(&p.until))
            time(QLatin1StringView("until_time"), moment->at);
        if (const auto* other = std::get_if<UntilStep>(&p.until))
            text(QLatin1StringView("until_step"), other->step.toString());
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const StepResumed& p) { subject(p.step); }
    void operator()(const StepOverridden& p)
    {
        subject(p.step);
        text(QLatin1StringView("reason"), wordOf(kOverrideReasons, p.reason));
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const StepReleased& p)
    {
        subject(p.step);
        leaf(QLatin1StringView("target"), p.target);
    }
    void operator()(const StepVerified& p)
    {
        subject(p.step);
        text(QLatin1StringView("how"), wordOf(kSecondHows, p.how));
        if (p.second)
            text(QLatin1StringView("second"), p.second->toString());
        leaf(QLatin1StringView("second_name"), p.secondName);
        leaf(QLatin1StringView("saw"), p.saw);
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const ApprovalRequested& p) { subject(p.step); }
    void operator()(const ApprovalGiven& p)
    {
        subject(p.step);
        text(QLatin1StringView("how"), wordOf(kSecondHows, p.how));
        text(QLatin1StringView("approver"), p.approver.toString());
        leaf(QLatin1StringView("approver_name"), p.approverName);
    }
    void operator()(const ApprovalRefused& p)
    {
        subject(p.step);
        text(QLatin1StringView("approver"), p.approver.toString());
        leaf(QLatin1StringView("approver_name"), p.approverName);
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const MisfitNoted& p)
    {
        subject(p.step);
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const StepExplained& p)
    {
        subject(p.step);
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const StepExtended& p)
    {
        subject(p.step);
        integer(QLatin1StringView("by_ms"), p.by.count());
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const WatchBegun& p)
    {
        time(QLatin1StringView("until"), p.until);
        if (!p.owner.isEmpty())
            text(QLatin1StringView("owner"), p.owner);
    }
    void operator()(const WatchEnded& p) { leaf(QLatin1StringView("why"), p.why); }
    void operator()(const PhaseCompleted& p)
    {
        m_draft.subject = p.phase.toString();
        integer(QLatin1StringView("deferred"), p.deferred);
    }
    void operator()(const PhaseReopened& p) { m_draft.subject = p.phase.toString(); }
    void operator()(const CredentialProven& p)
    {
        subject(p.step);
        text(QLatin1StringView("credential"), p.credential);
        text(QLatin1StringView("fact"), wordOf(kFacts, p.fact));
        leaf(QLatin1StringView("saw"), p.saw);
    }
    void operator()(const CredentialDoubted& p)
    {
        subject(p.step);
        text(QLatin1StringView("credential"), p.credential);
        text(QLatin1StringView("fact"), wordOf(kFacts, p.fact));
    }
    void operator()(const RollbackStarted& p) { leaf(QLatin1StringView("why"), p.why); }
    void operator()(const RollbackStopped&) { }
    void operator()(const ClockMoved& p)
    {
        time(QLatin1StringView("from"), p.from);
        time(QLatin1StringView("to"), p.to);
    }
    void operator()(const MachineSlept& p) { integer(QLatin1StringView("slept"), p.slept.count()); }
    void operator()(const ZoneChanged& p)
    {
        text(QLatin1StringView("from"), p.from);
        text(QLatin1StringView("to"), p.to);
    }
    void operator()(const ClockChecked& p)
    {
        text(QLatin1StringView("synchronised"), wordOf(kYesNo, p.synchronised));
    }
    void operator()(const RecordAnchored& p)
    {
        text(QLatin1StringView("way"), wordOf(kAnchorWays, p.way));
        integer(QLatin1StringView("seq"), p.seq);
        text(QLatin1StringView("hash"), p.hash);
        leaf(QLatin1StringView("where"), p.where);
        if (p.token)
            m_draft.attachments.append(*p.token);
    }
    void operator()(const EvidenceAttached& p)
    {
        if (p.about)
            subject(*p.about);
        text(QLatin1StringView("kind"), wordOf(kEvidenceKinds, p.kind));
        text(QLatin1StringView("media"), p.media);
        leaf(QLatin1StringView("name"), p.name);
        leaf(QLatin1StringView("of"), p.of);
        leaf(QLatin1StringView("shows"), p.shows);
        leaf(QLatin1StringView("means"), p.means);
        m_draft.attachments.append(p.file);
    }
    void operator()(const EvidenceWithdrawn& p)
    {
        text(QLatin1StringView("evidence"), p.evidence.toString());
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const LeafErased& p)
    {
        m_draft.payload = journal::payloadOf(p.what);
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const ScenarioAttached& p)
    {
        m_draft.subject = p.as.toString();
        text(QLatin1StringView("scenario"), p.scenario.toString());
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const ScenarioDetached& p) { m_draft.subject = p.as.toString(); }
    void operator()(const StepAdded& p)
    {
        subject(p.step);
        place(p.phase, p.behind);
        leaf(QLatin1StringView("title"), p.title);
        leaf(QLatin1StringView("expect"), p.expect);
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const StepStruck& p)
    {
        subject(p.step);
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const StepRestored& p) { subject(p.step); }
    void operator()(const StepReworded& p)
    {
        subject(p.step);
        leaf(QLatin1StringView("title"), p.title);
        leaf(QLatin1StringView("expect"), p.expect);
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const StepMoved& p)
    {
        subject(p.step);
        place(p.phase, p.behind);
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const ObjectivePaused& p)
    {
        text(QLatin1StringView("service"), p.service.toString());
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const ObjectiveResumed& p) { text(QLatin1StringView("service"), p.service.toString()); }
    void operator()(const ObjectionNoted& p)
    {
        text(QLatin1StringView("about"), p.about.toString());
        leaf(QLatin1StringView("whose"), p.whose);
        leaf(QLatin1StringView("text"), p.text);
    }
    void operator()(const FollowUpAdded& p)
    {
        time(QLatin1StringView("due"), p.due);
        if (p.from)
            text(QLatin1StringView("from"), p.from->toString());
        leaf(QLatin1StringView("what"), p.what);
        leaf(QLatin1StringView("owner"), p.owner);
    }
    void operator()(const FollowUpChanged& p)
    {
        text(QLatin1StringView("follow_up"), p.followUp.toString());
        time(QLatin1StringView("due"), p.due);
        leaf(QLatin1StringView("owner"), p.owner);
    }
    void operator()(const FollowUpEnded& p)
    {
        text(QLatin1StringView("follow_up"), p.followUp.toString());
        text(QLatin1StringView("how"), wordOf(kEndedHows, p.how));
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const FollowUpReopened& p)
    {
        text(QLatin1StringView("follow_up"), p.followUp.toString());
    }
    void operator()(const ReviewWritten& p)
    {
        text(QLatin1StringView("part"), p.part);
        leaf(QLatin1StringView("text"), p.text);
    }
    void operator()(const ReviewMoved& p)
    {
        text(QLatin1StringView("to"), wordOf(kReviewStages, p.to));
        leaf(QLatin1StringView("why"), p.why);
    }
    void operator()(const ReviewCommented& p)
    {
        if (!p.section.isEmpty())
            text(QLatin1StringView("section"), p.section);
        leaf(QLatin1StringView("text"), p.text);
    }
    void operator()(const ReviewSettled& p)
    {
        text(QLatin1StringView("comment"), p.comment.toString());
        leaf(QLatin1StringView("how"), p.how);
    }
    void operator()(const IncidentClosed& p) { leaf(QLatin1StringView("summary"), p.summary); }

private:
    void place(const PhaseAddress& phase, const std::optional<StepAddress>& behind)
    {
        text(QLatin1StringView("phase"), phase.toString());
        if (behind)
            text(QLatin1StringView("behind"), behind->toString());
    }

    journal::Draft& m_draft;
};

/// Reads a payload's fields and remembers whether one that must be there was missing or wrong.
class Reader {
public:
    explicit Reader(const journal::Event& event)
        : m_event(event)
    {
    }

    [[nodiscard]] bool holds() const { return m_holds; }

    /// May be empty, must be there.
    QString text(QLatin1StringView key)
    {
        const auto value = m_event.payload.value(key);
        m_holds = m_holds && value.isString();
        return value.toString();
    }
    /// Must be there and say something.
    QString name(QLatin1StringView key)
    {
        auto value = text(key);
        m_holds = m_holds && !value.isEmpty();
        return value;
    }
    template <typename Id> Id slug(QLatin1StringView key) { return Id(name(key)); }
    template <typename Id> Id subject()
    {
        m_holds = m_holds && !m_event.subject.isEmpty();
        return Id(m_event.subject);
    }
    StepAddress step() { return subject<StepAddress>(); }
    PhaseAddress phase() { return subject<PhaseAddress>(); }
    PersonId person(QLatin1StringView key)
    {
        const auto value = PersonId::fromString(text(key));
        m_holds = m_holds && value.has_value();
        return value.value_or(PersonId(QUuid()));
    }
    journal::EventId entry(QLatin1StringView key)
    {
        const auto value = journal::EventId::fromString(text(key));
        m_holds = m_holds && value.has_value();
        return value.value_or(journal::EventId(QUuid()));
    }
    Instant time(QLatin1StringView key)
    {
        const auto value = instantFromIso(text(key));
        m_holds = m_holds && value.has_value();
        return value.value_or(Instant());
    }
    std::optional<Instant> timeIfAny(QLatin1StringView key)
    {
        return m_event.payload.contains(key) ? std::optional(time(key)) : std::nullopt;
    }
    qint64 integer(QLatin1StringView key, qint64 least, qint64 most)
    {
        const auto value = m_event.payload.value(key);
        const double number = value.toDouble(std::nan(""));
        const bool fits = value.isDouble() && std::floor(number) == number
            && number >= static_cast<double>(least) && number <= static_cast<double>(most);
        m_holds = m_holds && fits;
        return fits ? value.toInteger() : least;
    }
    template <typename Enum, std::size_t N>
    Enum word(QLatin1StringView key, const std::array<Word<Enum>, N>& words)
    {
        const auto value = text(key);
        for (const auto& word : words) {
            if (word.text == value)
                return word.value;
        }
        m_holds = false;
        return words.front().value;
    }
    /// Empty when it was never said, or is withheld.
    QString leaf(QLatin1StringView key) const { return m_event.text(key).value_or(QString()); }

    Payload read(std::type_identity<IncidentDeclared>)
    {
        IncidentDeclared p;
        p.kind = word(QLatin1StringView("kind"), kKinds);
        p.title = leaf(QLatin1StringView("title"));
        p.summary = leaf(QLatin1StringView("summary"));
        p.plan = slug<plan::PlanId>(QLatin1StringView("plan"));
        p.planVersion = text(QLatin1StringView("plan_version"));
        p.planHash = text(QLatin1StringView("plan_hash"));
        p.sourceHash = text(QLatin1StringView("source_hash"));
        p.scenario = slug<plan::ScenarioId>(QLatin1StringView("scenario"));
        if (m_event.payload.contains(QLatin1StringView("severity")))
            p.severity = slug<plan::SeverityId>(QLatin1StringView("severity"));
        p.failedAt = time(QLatin1StringView("failed_at"));
        if (const auto parent = QLatin1StringView("parent"); m_event.payload.contains(parent)) {
            p.parent = journal::StreamId::fromString(text(parent));
            m_holds = m_holds && p.parent;
        }
        return p;
    }
    Payload read(std::type_identity<RoleAssigned>)
    {
        return RoleAssigned { slug<plan::RoleId>(QLatin1StringView("role")),
            person(QLatin1StringView("holder")), leaf(QLatin1StringView("holder_name")),
            word(QLatin1StringView("how"), kHows) };
    }
    Payload read(std::type_identity<StepStarted>) { return StepStarted { step() }; }
    Payload read(std::type_identity<StepCompleted>)
    {
        return StepCompleted { step(), leaf(QLatin1StringView("saw")) };
    }
    Payload read(std::type_identity<StepSkipped>)
    {
        return StepSkipped { step(), word(QLatin1StringView("reason"), kSkipReasons),
            leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<StepFailed>)
    {
        return StepFailed { step(), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<StepReopened>)
    {
        return StepReopened { step(), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<DecisionRecorded>)
    {
        return DecisionRecorded { step(), slug<plan::DecisionId>(QLatin1StringView("decision")),
            slug<plan::AnswerId>(QLatin1StringView("answer")), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<NoteAdded>)
    {
        return NoteAdded { word(QLatin1StringView("kind"), kNoteKinds), leaf(QLatin1StringView("text")) };
    }
    Payload read(std::type_identity<MessageSent>)
    {
        MessageSent p;
        p.audience = slug<plan::AudienceId>(QLatin1StringView("audience"));
        if (m_event.payload.contains(QLatin1StringView("template")))
            p.from = slug<plan::TemplateId>(QLatin1StringView("template"));
        if (m_event.payload.contains(QLatin1StringView("channel")))
            p.channel = name(QLatin1StringView("channel"));
        p.how = word(QLatin1StringView("how"), kMessageHows);
        p.nextAt = timeIfAny(QLatin1StringView("next_at"));
        p.text = leaf(QLatin1StringView("text"));
        return p;
    }
    Payload read(std::type_identity<ServiceRecovered>)
    {
        return ServiceRecovered { slug<plan::ServiceId>(QLatin1StringView("service")),
            leaf(QLatin1StringView("evidence")) };
    }
    Payload read(std::type_identity<RecoveryWithdrawn>)
    {
        return RecoveryWithdrawn { slug<plan::ServiceId>(QLatin1StringView("service")),
            leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<RestorePointChosen>)
    {
        return RestorePointChosen { slug<plan::ServiceId>(QLatin1StringView("service")),
            time(QLatin1StringView("point")), word(QLatin1StringView("standing"), kStandings),
            leaf(QLatin1StringView("source")) };
    }
    Payload read(std::type_identity<TimesStated>)
    {
        return TimesStated { timeIfAny(QLatin1StringView("failed_at")),
            timeIfAny(QLatin1StringView("damage_began")), timeIfAny(QLatin1StringView("last_write")),
            leaf(QLatin1StringView("source")) };
    }
    Payload read(std::type_identity<ClockChanged>)
    {
        return ClockChanged { time(QLatin1StringView("simulated")),
            integer(QLatin1StringView("rate"), 0, kFastestRate) };
    }
    Payload read(std::type_identity<CredentialAccessed>)
    {
        return CredentialAccessed { name(QLatin1StringView("credential")),
            word(QLatin1StringView("how"), kAccessHows), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<CredentialStored>)
    {
        return CredentialStored { name(QLatin1StringView("credential")),
            word(QLatin1StringView("how"), kStoringHows) };
    }
    Payload read(std::type_identity<RememberEnded>) { return RememberEnded { step() }; }
    Payload read(std::type_identity<RememberResumed>) { return RememberResumed { step() }; }
    Payload read(std::type_identity<AssumptionAnswered>)
    {
        return AssumptionAnswered { name(QLatin1StringView("assumption")),
            word(QLatin1StringView("truth"), kTruths) };
    }
    Payload read(std::type_identity<CheckReported>)
    {
        return CheckReported { plan::CheckId(name(QLatin1StringView("check"))),
            word(QLatin1StringView("word"), kCheckWords), word(QLatin1StringView("by"), kCheckers),
            leaf(QLatin1StringView("saw")), leaf(QLatin1StringView("program")) };
    }
    Payload read(std::type_identity<StepHeld>) { return StepHeld { step() }; }
    Payload read(std::type_identity<StepWaiting>)
    {
        return StepWaiting { step(), timeIfAny(QLatin1StringView("until")), leaf(QLatin1StringView("on")) };
    }
    Payload read(std::type_identity<StepDeferred>)
    {
        return StepDeferred { step(), until(), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<StepResumed>) { return StepResumed { step() }; }
    Payload read(std::type_identity<StepOverridden>)
    {
        return StepOverridden { step(), word(QLatin1StringView("reason"), kOverrideReasons),
            leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<StepReleased>)
    {
        return StepReleased { step(), leaf(QLatin1StringView("target")) };
    }
    Payload read(std::type_identity<StepVerified>)
    {
        StepVerified p { step(), word(QLatin1StringView("how"), kSecondHows), {}, {}, {}, {} };
        if (m_event.payload.contains(QLatin1StringView("second")))
            p.second = person(QLatin1StringView("second"));
        m_holds = m_holds && p.second.has_value() == (p.how != SecondHow::Alone);
        p.secondName = leaf(QLatin1StringView("second_name"));
        p.saw = leaf(QLatin1StringView("saw"));
        p.why = leaf(QLatin1StringView("why"));
        return p;
    }
    Payload read(std::type_identity<ApprovalRequested>) { return ApprovalRequested { step() }; }
    Payload read(std::type_identity<ApprovalGiven>)
    {
        ApprovalGiven p { step(), word(QLatin1StringView("how"), kSecondHows),
            person(QLatin1StringView("approver")), leaf(QLatin1StringView("approver_name")) };
        m_holds = m_holds && p.how != SecondHow::Alone;
        return p;
    }
    Payload read(std::type_identity<ApprovalRefused>)
    {
        return ApprovalRefused { step(), person(QLatin1StringView("approver")),
            leaf(QLatin1StringView("approver_name")), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<MisfitNoted>)
    {
        return MisfitNoted { step(), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<StepExplained>)
    {
        return StepExplained { step(), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<StepExtended>)
    {
        return StepExtended { step(),
            Millis { integer(QLatin1StringView("by_ms"), 1, kLongestExtension.count()) },
            leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<WatchBegun>)
    {
        const auto until = time(QLatin1StringView("until"));
        const auto owner = QLatin1StringView("owner");
        return WatchBegun { until, m_event.payload.contains(owner) ? name(owner) : QString() };
    }
    Payload read(std::type_identity<WatchEnded>) { return WatchEnded { leaf(QLatin1StringView("why")) }; }
    Payload read(std::type_identity<PhaseCompleted>)
    {
        constexpr qint64 kMost = 1'000'000;
        return PhaseCompleted { phase(), integer(QLatin1StringView("deferred"), 0, kMost) };
    }
    Payload read(std::type_identity<PhaseReopened>) { return PhaseReopened { phase() }; }
    Payload read(std::type_identity<CredentialProven>)
    {
        return CredentialProven { step(), name(QLatin1StringView("credential")),
            word(QLatin1StringView("fact"), kFacts), leaf(QLatin1StringView("saw")) };
    }
    Payload read(std::type_identity<CredentialDoubted>)
    {
        return CredentialDoubted { step(), name(QLatin1StringView("credential")),
            word(QLatin1StringView("fact"), kFacts) };
    }
    Payload read(std::type_identity<RollbackStarted>)
    {
        return RollbackStarted { leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<RollbackStopped>) { return RollbackStopped {}; }
    Payload read(std::type_identity<ClockMoved>)
    {
        return ClockMoved { time(QLatin1StringView("from")), time(QLatin1StringView("to")) };
    }
    Payload read(std::type_identity<MachineSlept>)
    {
        // A century.
        constexpr qint64 kMost = 3'155'760'000'000;
        return MachineSlept { Millis { integer(QLatin1StringView("slept"), 0, kMost) } };
    }
    Payload read(std::type_identity<ZoneChanged>)
    {
        return ZoneChanged { name(QLatin1StringView("from")), name(QLatin1StringView("to")) };
    }
    Payload read(std::type_identity<ClockChecked>)
    {
        return ClockChecked { word(QLatin1StringView("synchronised"), kYesNo) };
    }
    Payload read(std::type_identity<RecordAnchored>)
    {
        constexpr qint64 kMost = qint64(1) << 53;
        return RecordAnchored { word(QLatin1StringView("way"), kAnchorWays),
            integer(QLatin1StringView("seq"), 1, kMost), name(QLatin1StringView("hash")),
            leaf(QLatin1StringView("where")),
            m_event.attachments.isEmpty() ? std::nullopt : std::optional(m_event.attachments.first()) };
    }
    Payload read(std::type_identity<EvidenceAttached>)
    {
        EvidenceAttached p;
        p.kind = word(QLatin1StringView("kind"), kEvidenceKinds);
        p.media = name(QLatin1StringView("media"));
        if (!m_event.subject.isEmpty())
            p.about = StepAddress(m_event.subject);
        p.name = leaf(QLatin1StringView("name"));
        p.of = leaf(QLatin1StringView("of"));
        p.shows = leaf(QLatin1StringView("shows"));
        p.means = leaf(QLatin1StringView("means"));
        m_holds = m_holds && m_event.attachments.size() == 1;
        p.file = m_event.attachments.value(0);
        return p;
    }
    Payload read(std::type_identity<EvidenceWithdrawn>)
    {
        return EvidenceWithdrawn { entry(QLatin1StringView("evidence")), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<LeafErased>)
    {
        const auto what = journal::erasureOf(m_event);
        m_holds = m_holds && what.has_value();
        return LeafErased { what.value_or(journal::Erasure()), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<ScenarioAttached>)
    {
        return ScenarioAttached { subject<plan::ScenarioId>(),
            slug<plan::ScenarioId>(QLatin1StringView("scenario")), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<ScenarioDetached>)
    {
        return ScenarioDetached { subject<plan::ScenarioId>() };
    }
    Payload read(std::type_identity<StepAdded>)
    {
        return StepAdded { step(), slug<PhaseAddress>(QLatin1StringView("phase")), behind(),
            leaf(QLatin1StringView("title")), leaf(QLatin1StringView("expect")),
            leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<StepStruck>)
    {
        return StepStruck { step(), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<StepRestored>) { return StepRestored { step() }; }
    Payload read(std::type_identity<StepReworded>)
    {
        return StepReworded { step(), leaf(QLatin1StringView("title")), leaf(QLatin1StringView("expect")),
            leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<StepMoved>)
    {
        return StepMoved { step(), slug<PhaseAddress>(QLatin1StringView("phase")), behind(),
            leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<ObjectivePaused>)
    {
        return ObjectivePaused { slug<plan::ServiceId>(QLatin1StringView("service")),
            leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<ObjectiveResumed>)
    {
        return ObjectiveResumed { slug<plan::ServiceId>(QLatin1StringView("service")) };
    }
    Payload read(std::type_identity<ObjectionNoted>)
    {
        return ObjectionNoted { entry(QLatin1StringView("about")), leaf(QLatin1StringView("whose")),
            leaf(QLatin1StringView("text")) };
    }
    Payload read(std::type_identity<FollowUpAdded>)
    {
        const auto from = QLatin1StringView("from");
        return FollowUpAdded { timeIfAny(QLatin1StringView("due")),
            m_event.payload.contains(from) ? std::optional(entry(from)) : std::nullopt,
            leaf(QLatin1StringView("what")), leaf(QLatin1StringView("owner")) };
    }
    Payload read(std::type_identity<FollowUpChanged>)
    {
        return FollowUpChanged { entry(QLatin1StringView("follow_up")), timeIfAny(QLatin1StringView("due")),
            leaf(QLatin1StringView("owner")) };
    }
    Payload read(std::type_identity<FollowUpEnded>)
    {
        return FollowUpEnded { entry(QLatin1StringView("follow_up")),
            word(QLatin1StringView("how"), kEndedHows), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<FollowUpReopened>)
    {
        return FollowUpReopened { entry(QLatin1StringView("follow_up")) };
    }
    Payload read(std::type_identity<ReviewWritten>)
    {
        return ReviewWritten { name(QLatin1StringView("part")), leaf(QLatin1StringView("text")) };
    }
    Payload read(std::type_identity<ReviewMoved>)
    {
        return ReviewMoved { word(QLatin1StringView("to"), kReviewStages), leaf(QLatin1StringView("why")) };
    }
    Payload read(std::type_identity<ReviewCommented>)
    {
        const auto section = QLatin1StringView("section");
        return ReviewCommented { m_event.payload.contains(section) ? name(section) : QString(),
            leaf(QLatin1StringView("text")) };
    }
    Payload read(std::type_identity<ReviewSettled>)
    {
        return ReviewSettled { entry(QLatin1StringView("comment")), leaf(QLatin1StringView("how")) };
    }
    Payload read(std::type_identity<IncidentClosed>)
    {
        return IncidentClosed { leaf(QLatin1StringView("summary")) };
    }

private:
    std::optional<StepAddress> behind()
    {
        const auto key = QLatin1StringView("behind");
        return m_event.payload.contains(key) ? std::optional(slug<StepAddress>(key)) : std::nullopt;
    }
    /// At most one of three; none of them is the end.
    Until until()
    {
        const auto phase = QLatin1StringView("until_phase");
        const auto moment = QLatin1StringView("until_time");
        const auto other = QLatin1StringView("until_step");
        if (m_event.payload.contains(phase))
            return UntilPhase { slug<plan::PhaseId>(phase) };
        if (m_event.payload.contains(moment))
            return UntilTime { time(moment) };
        if (m_event.payload.contains(other))
            return UntilStep { slug<StepAddress>(other) };
        return UntilEnd {};
    }

    const journal::Event& m_event;
    bool m_holds = true;
};

template <std::size_t... I> Payload readAt(Reader& reader, std::size_t index, std::index_sequence<I...>)
{
    std::optional<Payload> payload;
    (void)((index == I
               && (payload = reader.read(std::type_identity<std::variant_alternative_t<I, Payload>> {}),
                   true))
        || ...);
    return *std::move(payload);
}

} // namespace

QString typeOf(const Payload& payload)
{
    return kTypes.at(payload.index());
}

QString wordOf(OverrideReason reason)
{
    return wordOf(kOverrideReasons, reason);
}

QString wordOf(SecondHow how)
{
    return wordOf(kSecondHows, how);
}

QString wordOf(EvidenceAttached::Kind kind)
{
    return wordOf(kEvidenceKinds, kind);
}

QString wordOf(RecordAnchored::Way way)
{
    return wordOf(kAnchorWays, way);
}

QString wordOf(ReviewStage stage)
{
    return wordOf(kReviewStages, stage);
}

QString wordOf(FollowUpEnded::How how)
{
    return wordOf(kEndedHows, how);
}

QStringList subjectsOfTypes()
{
    QStringList subjects;
    for (const auto type : kTypes)
        subjects << QString(type).section(u'.', 0, 0);
    subjects.removeDuplicates();
    return subjects;
}

void encode(const Payload& payload, journal::Draft& draft)
{
    draft.type = typeOf(payload);
    draft.version = kVersion;
    draft.subject.clear();
    draft.payload = {};
    draft.texts.clear();
    draft.attachments.clear();
    std::visit(Writer(draft), payload);
}

std::optional<Payload> decode(const journal::Event& event)
{
    if (event.version != kVersion)
        return std::nullopt;
    for (std::size_t i = 0; i < kTypes.size(); ++i) {
        if (event.type != kTypes[i])
            continue;
        Reader reader(event);
        auto payload = readAt(reader, i, std::make_index_sequence<kTypes.size()> {});
        return reader.holds() ? std::optional(std::move(payload)) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace muster::incident
