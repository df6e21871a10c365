// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/decide.h"

#include "core/base/spokentime.h"
#include "core/incident/amendmentdecider.h"
#include "core/incident/assumptions.h"
#include "core/incident/cadence.h"
#include "core/incident/checks.h"
#include "core/incident/messagetext.h"
#include "core/incident/refusals.h"
#include "core/incident/stepdecider.h"
#include "core/plan/plannames.h"
#include "core/plan/unsaid.h"

#include <algorithm>
#include <type_traits>

namespace muster::incident {

namespace {

using Answer = Result<QList<Payload>>;

/// Of a SHA-256.
constexpr qsizetype kHashDigits = 64;

/// Answers one command. Each call refuses with one sentence or gives the payloads that record the act.
class Decider {
public:
    Decider(const plan::Plan& plan, const IncidentState& state, std::optional<Instant> now,
        const Walkthrough* known)
        : m_plan(plan)
        , m_state(state)
        , m_now(now)
        , m_known(known)
    {
    }

    Answer operator()(const IncidentDeclared& p) const
    {
        if (m_state.declared)
            return conflict(tr("This incident has been declared already."));
        if (isBlank(p.summary))
            return invalid(tr("Say in a line what the emergency is; an incident needs a summary."));
        if (const auto bad = tooLong(tr("summary"), p.summary, kLargestNote))
            return fail(*bad);
        if (const auto bad = tooLong(tr("title"), p.title, kLargestLine))
            return fail(*bad);
        if (!m_plan.scenario(p.scenario)) {
            return invalid(tr("The plan %1 has no scenario \"%2\". It has: %3.")
                               .arg(m_plan.title, p.scenario.toString(), slugsOf(m_plan.scenarios)));
        }
        if (const auto bad = inFuture(tr("The failure"), p.failedAt))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const RoleAssigned& p) const
    {
        if (isBlank(p.holderName))
            return invalid(tr("Say who takes the role; a role needs a name."));
        if (const auto bad = tooLong(tr("name"), p.holderName, kLargestLine))
            return fail(*bad);
        const auto known = std::find_if(m_plan.roles.begin(), m_plan.roles.end(),
            [&](const plan::Role& role) { return role.id == p.role; });
        if (known == m_plan.roles.end() && !(p.role == commanderRole())) {
            return invalid(
                tr("The plan has no role \"%1\". It has: %2.").arg(p.role.toString(), slugsOf(m_plan.roles)));
        }
        const auto held = m_state.roles.constFind(p.role);
        if (held != m_state.roles.constEnd() && held->holder == p.holder)
            return conflict(tr("%1 holds this role already.").arg(p.holderName.trimmed()));
        return { { p } };
    }

    Answer operator()(const NoteAdded& p) const
    {
        if (isBlank(p.text))
            return invalid(tr("The note is empty; type what happened."));
        if (const auto bad = tooLong(tr("note"), p.text, kLargestNote))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const MessageSent& p) const
    {
        const auto& communications = m_plan.communications;
        if (!audienceOf(m_plan, p.audience)) {
            return invalid(tr("The plan has no audience \"%1\". It has: %2.")
                               .arg(p.audience.toString(), slugsOf(communications.audiences)));
        }
        if (p.from && !templateCalled(m_plan, p.audience, *p.from))
            return invalid(tr("The plan has no message \"%1\" for this audience.").arg(p.from->toString()));
        if (!p.channel.isEmpty()
            && std::none_of(communications.channels.begin(), communications.channels.end(),
                [&](const plan::Channel& channel) { return channel.id == p.channel; })) {
            return invalid(tr("The plan has no channel \"%1\".").arg(p.channel));
        }
        if (isBlank(p.text))
            return invalid(tr("The message is empty; write what the audience was told."));
        if (const auto bad = tooLong(tr("message"), p.text, kLargestNote))
            return fail(*bad);
        if (const auto open = unansweredIn(p.text); !open.isEmpty()) {
            return conflict(tr("The message still has gaps: %1. Replace them by words.")
                                .arg(open.join(QStringLiteral(", "))));
        }
        if (m_state.kind == journal::StreamKind::Drill && !p.text.trimmed().startsWith(exercisePrefix()))
            return conflict(
                tr("This is a drill: every message must begin with \"%1\".").arg(exercisePrefix()));
        if (m_now && p.nextAt && *p.nextAt <= *m_now) {
            return invalid(tr("The next update is promised for %1, which is past. Promise a later time.")
                               .arg(momentText(*p.nextAt, m_plan.zone)));
        }
        return { { p } };
    }

    Answer operator()(const ServiceRecovered& p) const
    {
        const auto service = knownService(p.service);
        if (!service)
            return fail(service.error());
        if (m_state.services.value(p.service).recoveredAt) {
            return conflict(
                tr("%1 was recorded as recovered already. If it is down again, withdraw that first.")
                    .arg((*service)->title));
        }
        if (const auto bad = tooLong(tr("evidence"), p.evidence, kLargestSaw))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const RecoveryWithdrawn& p) const
    {
        const auto service = knownService(p.service);
        if (!service)
            return fail(service.error());
        if (!m_state.services.value(p.service).recoveredAt) {
            return conflict(
                tr("%1 was not recorded as recovered; there is nothing to withdraw.").arg((*service)->title));
        }
        if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const ObjectivePaused& p) const
    {
        const auto service = knownService(p.service);
        if (!service)
            return fail(service.error());
        const auto known = m_state.services.value(p.service);
        const auto* scenario = m_plan.scenario(m_state.scenario);
        if (known.recoveredAt || !scenario || !scenario->affects.contains(p.service))
            return conflict(tr("No clock runs for %1, so none can be paused.").arg((*service)->title));
        if (known.isPaused()) {
            return conflict(tr("The clock of %1 is paused since %2 already.")
                                .arg((*service)->title, momentText(known.pauses.last().from, m_plan.zone)));
        }
        if (isBlank(p.why)) {
            return invalid(tr("Say in a few words why the clock is paused, and who agreed: the report tells "
                              "it beside the figure."));
        }
        if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const ObjectiveResumed& p) const
    {
        const auto service = knownService(p.service);
        if (!service)
            return fail(service.error());
        if (!m_state.services.value(p.service).isPaused())
            return conflict(tr("The clock of %1 is not paused.").arg((*service)->title));
        return { { p } };
    }

    Answer operator()(const ObjectionNoted& p) const
    {
        if (!m_state.decidedIn.contains(p.about))
            return invalid(tr("That entry records no decision. Object to an answer, or to a decision."));
        if (isBlank(p.text))
            return invalid(tr("Say what speaks against it."));
        if (const auto bad = tooLong(tr("objection"), p.text, kLargestSaw))
            return fail(*bad);
        if (const auto bad = tooLong(tr("name"), p.whose, kLargestLine))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const FollowUpAdded& p) const
    {
        if (isBlank(p.what))
            return invalid(tr("Say what is to be done afterwards."));
        if (const auto bad = tooLong(tr("follow-up"), p.what, kLargestSaw))
            return fail(*bad);
        if (const auto bad = tooLong(tr("name"), p.owner, kLargestLine))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const FollowUpChanged& p) const
    {
        const auto known = openFollowUp(p.followUp);
        if (!known)
            return fail(known.error());
        if (const auto bad = tooLong(tr("name"), p.owner, kLargestLine))
            return fail(*bad);
        if ((*known)->owner == p.owner && (*known)->due == p.due)
            return conflict(tr("That is what is agreed already."));
        return { { p } };
    }

    Answer operator()(const FollowUpEnded& p) const
    {
        if (const auto known = openFollowUp(p.followUp); !known)
            return fail(known.error());
        if (p.how == FollowUpEnded::How::Dropped && isBlank(p.why))
            return invalid(tr("Say in a few words why it is not to be done."));
        if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const FollowUpReopened& p) const
    {
        const auto known = followUpCalled(p.followUp);
        if (!known)
            return fail(known.error());
        if (!(*known)->ended)
            return conflict(tr("That follow-up is open."));
        return { { p } };
    }

    Answer operator()(const ReviewWritten& p) const
    {
        if (!reviewParts().contains(p.part)) {
            return invalid(tr("A report has no part \"%1\" that people write. It has: %2.")
                               .arg(p.part, reviewParts().join(QStringLiteral(", "))));
        }
        if (const auto bad = tooLong(tr("text"), p.text, kLargestNote))
            return fail(*bad);
        if (const auto bad = settledReview())
            return fail(*bad);
        if (m_state.review.textOf(p.part) == p.text)
            return conflict(tr("That is what it says already."));
        return { { p } };
    }

    Answer operator()(const ReviewMoved& p) const
    {
        if (!m_state.closedAt)
            return conflict(tr("The report is reviewed when the incident is closed. Close it first."));
        const auto is = m_state.review.stage;
        if (p.to == is)
            return conflict(tr("That is how far the report has come already."));
        const bool isBack = p.to < is;
        if (!isBack && static_cast<int>(p.to) - static_cast<int>(is) > 1) {
            return conflict(tr("A draft is reviewed, then approved, then closed; one after the other."));
        }
        if (isBack && isBlank(p.why))
            return invalid(tr("Say in a few words why the report goes back."));
        if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const ReviewCommented& p) const
    {
        if (isBlank(p.text))
            return invalid(tr("The remark is empty; write what you think of it."));
        if (const auto bad = tooLong(tr("remark"), p.text, kLargestNote))
            return fail(*bad);
        if (const auto bad = tooLong(tr("section"), p.section, kLargestLine))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const ReviewSettled& p) const
    {
        const auto& comments = m_state.review.comments;
        const auto found = std::find_if(comments.begin(), comments.end(),
            [&](const CommentState& comment) { return comment.id == p.comment; });
        if (found == comments.end())
            return invalid(tr("There is no such remark on this report."));
        if (found->settledAt)
            return conflict(tr("That remark was answered already."));
        if (const auto bad = tooLong(tr("answer"), p.how, kLargestSaw))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const RestorePointChosen& p) const
    {
        const auto service = knownService(p.service);
        if (!service)
            return fail(service.error());
        if (const auto bad = inFuture(tr("The restore point"), p.point))
            return fail(*bad);
        if (m_state.damageBegan && p.point > *m_state.damageBegan) {
            return conflict(
                tr("The damage began at %1. Restoring to a later point brings it back; choose an earlier "
                   "one, or correct the time the damage began.")
                    .arg(momentText(*m_state.damageBegan, m_plan.zone)));
        }
        if (const auto bad = tooLong(tr("source"), p.source, kLargestSaw))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const TimesStated& p) const
    {
        if (!p.failedAt && !p.damageBegan && !p.lastWrite)
            return invalid(
                tr("State at least one time: of the failure, of the damage or of the last write."));
        if (const auto bad = tooLong(tr("source"), p.source, kLargestSaw))
            return fail(*bad);
        if (const auto bad = inFuture(tr("The failure"), p.failedAt))
            return fail(*bad);
        if (const auto bad = inFuture(tr("The beginning of the damage"), p.damageBegan))
            return fail(*bad);
        if (const auto bad = inFuture(tr("The last write"), p.lastWrite))
            return fail(*bad);
        for (auto it = m_state.services.begin(); p.failedAt && it != m_state.services.end(); ++it) {
            if (it->recoveredAt && *it->recoveredAt < *p.failedAt) {
                return conflict(
                    tr("%1 was recorded as recovered at %2, before that failure. State an earlier time, or "
                       "withdraw the recovery.")
                        .arg(titleOf(it.key()), momentText(*it->recoveredAt, m_plan.zone)));
            }
        }
        return { { p } };
    }

    Answer operator()(const ClockChanged& p) const
    {
        if (m_state.kind != journal::StreamKind::Drill)
            return invalid(tr("This is a live incident; only a drill's clock can be changed."));
        if (p.rate < 0 || p.rate > kFastestRate) {
            return invalid(tr("A drill's clock runs between 0 (paused) and %1 times real time.")
                               .arg(kFastestRate / 1000));
        }
        const auto reached
            = std::max(m_state.lastActAt, m_state.clock ? m_state.clock->simulated : Instant());
        if (p.simulated < reached) {
            return conflict(
                tr("A drill's clock cannot go back: acts are recorded up to %1. Choose a later time.")
                    .arg(momentText(reached, m_plan.zone)));
        }
        return { { p } };
    }

    Answer operator()(const ClockMoved& p) const
    {
        if (p.from == p.to)
            return invalid(tr("The computer's clock did not move."));
        return { { p } };
    }

    Answer operator()(const MachineSlept& p) const
    {
        if (p.slept <= Millis::zero())
            return invalid(tr("The computer did not sleep."));
        return { { p } };
    }

    Answer operator()(const ZoneChanged& p) const
    {
        if (p.from.isEmpty() || p.to.isEmpty() || p.from == p.to)
            return invalid(tr("The computer is in the same time zone as before."));
        return { { p } };
    }

    Answer operator()(const ClockChecked& p) const { return { { p } }; }

    Answer operator()(const RecordAnchored& p) const
    {
        if (p.seq < 1 || p.hash.size() != kHashDigits)
            return invalid(tr("Say which entry of the record was left elsewhere."));
        if (const auto bad = tooLong(tr("place"), p.where, kLargestSaw))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const EvidenceAttached& p) const
    {
        if (p.file.hash.size() != kHashDigits || p.media.isEmpty())
            return invalid(tr("There is no file to put to the record."));
        if (isBlank(p.name))
            return invalid(tr("Say what the file is called."));
        for (const auto& [what, text] :
            { std::pair { tr("name"), p.name }, std::pair { tr("subject"), p.of } }) {
            if (const auto bad = tooLong(what, text, kLargestLine))
                return fail(*bad);
        }
        for (const auto& [what, text] :
            { std::pair { tr("text of what it shows"), p.shows }, std::pair { tr("conclusion"), p.means } }) {
            if (const auto bad = tooLong(what, text, kLargestNote))
                return fail(*bad);
        }
        const bool isSnapshot
            = p.kind == EvidenceAttached::Kind::Before || p.kind == EvidenceAttached::Kind::After;
        if (isSnapshot && isBlank(p.of))
            return invalid(tr("Say what is set up so; the same words bring before and after together."));
        if (p.about && !walk().find(*p.about))
            return invalid(tr("This incident has no step \"%1\".").arg(p.about->toString()));
        return { { p } };
    }

    Answer operator()(const EvidenceWithdrawn& p) const
    {
        const auto found = std::find_if(m_state.evidence.begin(), m_state.evidence.end(),
            [&](const EvidenceState& one) { return one.id == p.evidence; });
        if (found == m_state.evidence.end())
            return invalid(tr("There is no such evidence in this record."));
        if (found->withdrawnAt)
            return conflict(tr("It was withdrawn already."));
        if (isBlank(p.why))
            return invalid(tr("Say in a few words why it does not belong here."));
        if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const LeafErased& p) const
    {
        if (p.what.leaves.isEmpty() && p.what.files.isEmpty())
            return invalid(tr("Say what is to be taken back."));
        if (p.what.leaves.size() > journal::kMostErased || p.what.files.size() > journal::kMostErased)
            return invalid(tr("At most %1 texts can be taken back at once.").arg(journal::kMostErased));
        for (const auto& leaf : p.what.leaves) {
            if (!journal::isLeafField(leaf.field))
                return invalid(tr("An entry has no text \"%1\".").arg(leaf.field.left(40)));
            if (m_state.isErased(leaf.event, leaf.field))
                return conflict(tr("It was taken back already."));
        }
        for (const auto& file : p.what.files) {
            if (m_state.erasedFiles.contains(file))
                return conflict(tr("It was taken back already."));
            const bool isEvidence = std::any_of(m_state.evidence.begin(), m_state.evidence.end(),
                [&](const EvidenceState& one) { return one.what.file.hash == file; });
            if (!isEvidence)
                return invalid(tr("Only files that were attached as evidence can be taken back."));
        }
        if (isBlank(p.why))
            return invalid(tr("Say in a few words why it is taken back, without repeating it."));
        if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const CredentialAccessed& p) const
    {
        const auto credential = knownCredential(p.credential);
        if (!credential)
            return fail(credential.error());
        if ((*credential)->breakGlass && isBlank(p.why)) {
            return conflict(tr("%1 is kept behind glass, for emergencies. Say in a few words why it is used.")
                                .arg(plan::PlanNames(m_plan).credential(p.credential)));
        }
        if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const AssumptionAnswered& p) const
    {
        if (!assumptionOf(m_plan, p.assumption)) {
            return invalid(tr("The plan has no assumption \"%1\". It has: %2.")
                               .arg(p.assumption, slugsOf(m_plan.assumptions)));
        }
        return { { p } };
    }

    Answer operator()(const CheckReported& p) const
    {
        const auto* spec = checkOf(m_plan, p.check);
        if (!spec) {
            return invalid(tr("The plan has no check \"%1\". It has: %2.")
                               .arg(p.check.toString(), slugsOf(m_plan.checks)));
        }
        if (const auto bad = tooLong(tr("observed value"), p.saw, kLargestSaw))
            return fail(*bad);
        if (const auto bad = tooLong(tr("name of the program"), p.program, kLargestLine))
            return fail(*bad);
        const auto told = m_state.checks.constFind(p.check);
        if (m_now && told != m_state.checks.constEnd() && tellsNothingNew(*spec, *told, p, *m_now))
            return conflict(
                tr("That is what is known of \"%1\" already.").arg(plan::PlanNames(m_plan).check(p.check)));
        return { { p } };
    }

    Answer operator()(const CredentialStored& p) const
    {
        if (const auto credential = knownCredential(p.credential); !credential)
            return fail(credential.error());
        return { { p } };
    }

    Answer operator()(const IncidentClosed& p) const
    {
        // Closing with open steps is allowed: that is the commander's word. The window asks first.
        if (const auto bad = tooLong(tr("summary"), p.summary, kLargestNote))
            return fail(*bad);
        QList<Payload> acts { p };
        // A drill is over when it is closed.
        const auto* scenario = m_plan.scenario(m_state.scenario);
        if (scenario && scenario->watch && scenario->watch->lasting
            && m_state.kind == journal::StreamKind::Live) {
            const auto& owner = scenario->watch->owner;
            acts.append(WatchBegun { m_now.value_or(m_state.lastActAt) + *scenario->watch->lasting,
                plan::isNobody(owner) ? QString() : owner });
        }
        return acts;
    }

    Answer operator()(const WatchBegun& p) const
    {
        if (!m_state.closedAt)
            return conflict(tr("A watch begins when the incident is closed. Close it first."));
        if (m_now && p.until <= *m_now) {
            return invalid(
                tr("A watch until %1 would be over already.").arg(momentText(p.until, m_plan.zone)));
        }
        if (const auto bad = tooLong(tr("name"), p.owner, kLargestLine))
            return fail(*bad);
        return { { p } };
    }

    Answer operator()(const WatchEnded& p) const
    {
        const auto& watch = m_state.watch;
        if (!watch || watch->endedAt || (m_now && *m_now >= watch->until))
            return conflict(tr("Nobody keeps a watch on this incident."));
        if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
            return fail(*bad);
        return { { p } };
    }

    template <typename Act> Answer operator()(const Act& p) const
    {
        if constexpr (std::is_invocable_v<const AmendmentDecider&, const Act&>)
            return AmendmentDecider(m_plan, m_state, walk())(p);
        else
            return StepDecider(m_plan, m_state, m_now, walk())(p);
    }

private:
    [[nodiscard]] Walkthrough walk() const
    {
        return m_known ? *m_known : walkthrough(m_plan, m_state, m_now);
    }

    [[nodiscard]] QString titleOf(const plan::ServiceId& id) const
    {
        const auto* service = m_plan.service(id);
        return service ? service->title : id.toString();
    }

    [[nodiscard]] Result<const plan::Service*> knownService(const plan::ServiceId& id) const
    {
        const auto* service = m_plan.service(id);
        if (!service) {
            return invalid(tr("The plan has no service \"%1\". It has: %2.")
                               .arg(id.toString(), slugsOf(m_plan.services)));
        }
        return service;
    }

    [[nodiscard]] Result<const FollowUpState*> followUpCalled(const journal::EventId& id) const
    {
        const auto found = std::find_if(m_state.followUps.begin(), m_state.followUps.end(),
            [&](const FollowUpState& one) { return one.id == id; });
        if (found == m_state.followUps.end())
            return invalid(tr("There is no such follow-up in this record."));
        return &*found;
    }

    [[nodiscard]] Result<const FollowUpState*> openFollowUp(const journal::EventId& id) const
    {
        const auto known = followUpCalled(id);
        if (known && (*known)->ended)
            return conflict(tr("That follow-up is not open any more. Open it again first."));
        return known;
    }

    /// What was approved is not written over silently.
    [[nodiscard]] std::optional<Error> settledReview() const
    {
        if (m_state.review.stage < ReviewStage::Approved)
            return std::nullopt;
        return Error { Fault::Conflict,
            tr("The report is approved. To change it, take it back to review first, with a reason.") };
    }

    [[nodiscard]] Result<const plan::Credential*> knownCredential(const QString& id) const
    {
        const auto* credential = m_plan.credential(id);
        if (!credential) {
            return invalid(
                tr("The plan has no credential \"%1\". It has: %2.").arg(id, slugsOf(m_plan.credentials)));
        }
        return credential;
    }

    [[nodiscard]] std::optional<Error> inFuture(const QString& what, const std::optional<Instant>& at) const
    {
        if (!m_now || !at || *at <= *m_now)
            return std::nullopt;
        return Error { Fault::Invalid,
            tr("%1 cannot be in the future: %2 is after now, %3.")
                .arg(what, momentText(*at, m_plan.zone), momentText(*m_now, m_plan.zone)) };
    }

    const plan::Plan& m_plan;
    const IncidentState& m_state;
    std::optional<Instant> m_now;
    const Walkthrough* m_known;
};

template <typename... Kinds> bool isOneOf(const Payload& payload)
{
    return (std::holds_alternative<Kinds>(payload) || ...);
}

/// What a review finds still belongs into the record: a note, a reason, or a time that was stated wrongly.
/// Acts do not: they would say that recovery went on after the commander had called it over.
bool isReview(const Payload& payload)
{
    return isOneOf<NoteAdded, TimesStated, StepExplained, WatchBegun, WatchEnded, RecordAnchored,
        EvidenceAttached, EvidenceWithdrawn, LeafErased, ObjectionNoted, FollowUpAdded, FollowUpChanged,
        FollowUpEnded, FollowUpReopened, ReviewWritten, ReviewMoved, ReviewCommented, ReviewSettled>(payload);
}

} // namespace

Result<QList<Payload>> decide(const plan::Plan& plan, const IncidentState& state, const Payload& wanted,
    std::optional<Instant> now, const Walkthrough* known)
{
    if (!state.declared && !std::holds_alternative<IncidentDeclared>(wanted))
        return invalid(tr("Nothing has been declared yet; declare the incident first."));
    if (state.closedAt && std::holds_alternative<IncidentClosed>(wanted))
        return conflict(
            tr("This incident was closed at %1 already.").arg(momentText(*state.closedAt, plan.zone)));
    if (state.closedAt && !isReview(wanted) && !std::holds_alternative<IncidentDeclared>(wanted)) {
        return invalid(tr("This incident was closed at %1. Notes, reasons and corrected times can still be "
                          "added; for more work "
                          "declare a new incident.")
                           .arg(momentText(*state.closedAt, plan.zone)));
    }
    return std::visit(Decider(plan, state, now, known), wanted);
}

} // namespace muster::incident
