// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/timeline.h"

#include "core/base/spokentime.h"
#include "core/incident/assumptions.h"
#include "core/incident/payloadcodec.h"
#include "core/incident/phrases.h"
#include "core/incident/runningplan.h"
#include "core/incident/walkthrough.h"
#include "core/journal/chain.h"
#include "core/plan/plannames.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::incident {

namespace {

constexpr Millis kBackDatedAfter = std::chrono::seconds(60);

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

/// "37 s", "4 h 30 min": nobody needs seconds of hours.
QString roughText(Millis duration)
{
    const auto whole = std::chrono::round<std::chrono::seconds>(std::chrono::abs(duration));
    return durationText(
        whole < std::chrono::minutes(2) ? whole : std::chrono::round<std::chrono::minutes>(whole));
}

QString wordsOf(SkipReason reason)
{
    switch (reason) {
    case SkipReason::NotNeeded:
        return tr("not needed");
    case SkipReason::DoneElsewhere:
        return tr("done elsewhere");
    case SkipReason::NotPossible:
        return tr("not possible");
    case SkipReason::Other:
        return tr("another reason");
    }
    Q_UNREACHABLE();
}

QString wordsOf(RestorePointChosen::Standing standing)
{
    switch (standing) {
    case RestorePointChosen::Standing::Present:
        return tr("present");
    case RestorePointChosen::Standing::Proven:
        return tr("proven");
    case RestorePointChosen::Standing::Clean:
        return tr("clean");
    }
    Q_UNREACHABLE();
}

LineKind kindOf(NoteAdded::Kind kind)
{
    switch (kind) {
    case NoteAdded::Kind::Note:
        return LineKind::Note;
    case NoteAdded::Kind::Decision:
        return LineKind::Decision;
    case NoteAdded::Kind::Question:
        return LineKind::Question;
    case NoteAdded::Kind::Task:
        return LineKind::Task;
    }
    Q_UNREACHABLE();
}

/// Writes kind and sentence of one line.
class Teller {
public:
    Teller(
        const plan::Plan& plan, const IncidentState& state, const journal::Event& event, TimelineLine& line)
        : m_plan(plan)
        , m_names(plan)
        , m_state(state)
        , m_event(event)
        , m_line(line)
    {
    }

    void operator()(const IncidentDeclared& p)
    {
        const auto what = p.kind == journal::StreamKind::Live ? tr("Live incident declared: %1")
                                                              : tr("Drill declared: %1");
        say(LineKind::Milestone,
            what.arg(titleOf(p.scenario)) + saying(p.summary, QLatin1StringView("summary")));
    }
    void operator()(const RoleAssigned& p)
    {
        const auto name = p.holderName.isEmpty() ? m_state.nameOf(p.holder) : p.holderName;
        const auto role = m_names.role(p.role);
        say(LineKind::Role,
            p.how == RoleAssigned::How::HandedOver ? tr("%1 handed over to %2").arg(role, name)
                                                   : tr("%1 taken by %2").arg(role, name));
    }
    void operator()(const StepStarted& p)
    {
        sayOf(p.step, LineKind::Started, tr("%1: started").arg(nameOf(p.step)));
    }
    void operator()(const StepCompleted& p)
    {
        const auto saw = quoted(p.saw, QLatin1StringView("saw"));
        sayOf(p.step, LineKind::Done,
            saw.isEmpty() ? tr("%1: done").arg(nameOf(p.step))
                          : tr("%1: done — saw %2").arg(nameOf(p.step), saw));
    }
    void operator()(const StepSkipped& p)
    {
        sayOf(p.step, LineKind::Skipped,
            tr("%1: skipped, %2").arg(nameOf(p.step), wordsOf(p.reason))
                + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const StepFailed& p)
    {
        sayOf(p.step, LineKind::Failed,
            tr("%1: failed").arg(nameOf(p.step)) + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const StepReopened& p)
    {
        sayOf(p.step, LineKind::Reopened,
            tr("%1: reopened").arg(nameOf(p.step)) + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const StepHeld& p) { sayOf(p.step, LineKind::Held, tr("%1: held").arg(nameOf(p.step))); }
    void operator()(const StepWaiting& p)
    {
        const auto words = p.until
            ? tr("%1: waiting until %2").arg(nameOf(p.step), momentText(*p.until, m_plan.zone))
            : tr("%1: waiting").arg(nameOf(p.step));
        sayOf(p.step, LineKind::Waiting, words + saying(p.on, QLatin1StringView("on")));
    }
    void operator()(const StepDeferred& p)
    {
        const auto until = untilText(
            m_plan, m_state.scenario, p.until, [this](Instant at) { return momentText(at, m_plan.zone); });
        sayOf(p.step, LineKind::Deferred,
            tr("%1: put off %2").arg(nameOf(p.step), until) + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const StepResumed& p)
    {
        sayOf(p.step, LineKind::Started, tr("%1: taken up again").arg(nameOf(p.step)));
    }
    void operator()(const StepOverridden& p)
    {
        sayOf(p.step, LineKind::Overridden,
            tr("%1: overridden, %2").arg(nameOf(p.step), overrideReasonText(p.reason))
                + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const StepReleased& p)
    {
        sayOf(p.step, LineKind::Approval,
            tr("%1: released, cannot be undone").arg(nameOf(p.step))
                + saying(p.target, QLatin1StringView("target")));
    }
    void operator()(const StepVerified& p)
    {
        if (p.how == SecondHow::Alone) {
            return sayOf(p.step, LineKind::Verified,
                tr("%1: no second person").arg(nameOf(p.step)) + saying(p.why, QLatin1StringView("why")));
        }
        const auto saw = quoted(p.saw, QLatin1StringView("saw"));
        const auto words = tr("%1: seen by %2 too, %3")
                               .arg(nameOf(p.step), personOf(p.second, p.secondName), secondHowText(p.how));
        sayOf(p.step, LineKind::Verified, saw.isEmpty() ? words : tr("%1 — saw %2").arg(words, saw));
    }
    void operator()(const ApprovalRequested& p)
    {
        const auto place = placeOf(m_plan, m_state.scenario, p.step);
        const auto name = nameOf(p.step);
        sayOf(p.step, LineKind::Approval,
            place && place->step->approve
                ? tr("%1: approval asked for, of %2").arg(name, m_names.who(place->step->approve->by))
                : tr("%1: approval asked for").arg(name));
    }
    void operator()(const ApprovalGiven& p)
    {
        sayOf(p.step, LineKind::Approval,
            tr("%1: approved by %2, %3")
                .arg(nameOf(p.step), personOf(p.approver, p.approverName), secondHowText(p.how)));
    }
    void operator()(const ApprovalRefused& p)
    {
        sayOf(p.step, LineKind::Approval,
            tr("%1: not approved by %2").arg(nameOf(p.step), personOf(p.approver, p.approverName))
                + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const MisfitNoted& p)
    {
        sayOf(p.step, LineKind::Question,
            tr("%1: does not fit").arg(nameOf(p.step)) + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const WatchBegun& p)
    {
        const auto until = momentText(p.until, m_plan.zone);
        say(LineKind::Milestone,
            p.owner.isEmpty() ? tr("Watch until %1").arg(until)
                              : tr("Watch until %1, by %2").arg(until, m_names.who(p.owner)));
    }
    void operator()(const WatchEnded& p)
    {
        say(LineKind::Milestone, tr("Watch ended") + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const ScenarioAttached& p)
    {
        say(LineKind::Changed,
            tr("Attached: “%1”").arg(titleOf(p.scenario)) + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const ScenarioDetached& p)
    {
        const auto* scenario = scenarioAttachedAs(m_plan, p.as.toString());
        say(LineKind::Changed,
            tr("Not attached after all: “%1”").arg(scenario ? scenario->title : p.as.toString()));
    }
    void operator()(const StepAdded& p)
    {
        const auto place = placeOf(m_plan, m_state.scenario, p.step);
        const auto title = p.title.isEmpty() ? withheldOr(QLatin1StringView("title")) : p.title.trimmed();
        sayOf(p.step, LineKind::Changed,
            tr("Added: %1").arg(place ? place->code + u' ' + title : title)
                + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const StepStruck& p)
    {
        sayOf(p.step, LineKind::Changed,
            tr("%1: struck").arg(nameOf(p.step)) + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const StepRestored& p)
    {
        sayOf(p.step, LineKind::Changed, tr("%1: to be done after all").arg(nameOf(p.step)));
    }
    void operator()(const StepReworded& p)
    {
        const auto place = placeOf(m_plan, m_state.scenario, p.step);
        const auto words = quoted(p.title.trimmed(), QLatin1StringView("title"));
        sayOf(p.step, LineKind::Changed,
            tr("%1 reworded: %2").arg(place ? place->code : p.step.toString(), words)
                + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const StepMoved& p)
    {
        const auto where = p.behind
            ? tr("%1: moved behind %2").arg(nameOf(p.step), codeOf(*p.behind))
            : tr("%1: moved to the beginning of “%2”").arg(nameOf(p.step), titleOf(p.phase));
        sayOf(p.step, LineKind::Changed, where + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const StepExplained& p)
    {
        sayOf(p.step, LineKind::Note,
            tr("%1: the reason").arg(nameOf(p.step)) + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const StepExtended& p)
    {
        sayOf(p.step, LineKind::Started,
            tr("%1: %2 more time").arg(nameOf(p.step), durationText(p.by))
                + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const CredentialProven& p)
    {
        const auto words = p.fact == CredentialProven::Fact::NewWorks ? tr("%1: the new value of %2 works")
                                                                      : tr("%1: the old value of %2 is dead");
        sayOf(p.step, LineKind::Credential,
            words.arg(nameOf(p.step), m_names.credential(p.credential))
                + saying(p.saw, QLatin1StringView("saw")));
    }
    void operator()(const CredentialDoubted& p)
    {
        const auto words = p.fact == CredentialProven::Fact::NewWorks
            ? tr("%1: the new value of %2 does not work after all")
            : tr("%1: the old value of %2 still works after all");
        sayOf(p.step, LineKind::Reopened, words.arg(nameOf(p.step), m_names.credential(p.credential)));
    }
    void operator()(const RollbackStarted& p)
    {
        say(LineKind::Phase, tr("Rolling back") + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const RollbackStopped&) { say(LineKind::Reopened, tr("Not rolling back after all")); }
    void operator()(const PhaseCompleted& p)
    {
        const auto words = p.deferred > 0
            ? tr("“%1” is complete except %2 put off").arg(titleOf(p.phase)).arg(p.deferred)
            : tr("“%1” is complete").arg(titleOf(p.phase));
        const auto* phase = phaseOf(p.phase);
        say(LineKind::Phase,
            phase && !phase->complete.isEmpty() ? words + tr(" — %1").arg(phase->complete) : words);
    }
    void operator()(const PhaseReopened& p)
    {
        say(LineKind::Reopened, tr("“%1” is not complete after all").arg(titleOf(p.phase)));
    }
    void operator()(const DecisionRecorded& p)
    {
        const auto place = placeOf(m_plan, m_state.scenario, p.step);
        const bool isKnown = place && place->step->decision && place->step->decision->id == p.decision;
        const auto answer
            = isKnown ? plan::answerText(*place->step->decision, p.answer) : p.answer.toString();
        sayOf(p.step, LineKind::Decision,
            tr("%1: decided “%2”").arg(nameOf(p.step), answer) + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const NoteAdded& p)
    {
        say(kindOf(p.kind), p.text.isEmpty() ? withheldOr(QLatin1StringView("text")) : p.text);
    }
    void operator()(const MessageSent& p)
    {
        QStringList parts { tr("Told %1").arg(m_names.audience(p.audience)) };
        if (!p.channel.isEmpty())
            parts.append(tr("by %1").arg(m_names.channel(p.channel)));
        if (p.nextAt)
            parts.append(tr("next update promised for %1").arg(momentText(*p.nextAt, m_plan.zone)));
        // A letter has several lines, the timeline one.
        say(LineKind::Message,
            parts.join(QStringLiteral(", ")) + saying(p.text.simplified(), QLatin1StringView("text")));
    }
    void operator()(const ServiceRecovered& p)
    {
        sayOf(p.service, LineKind::Recovered,
            tr("%1 is back").arg(m_names.service(p.service))
                + saying(p.evidence, QLatin1StringView("evidence")));
    }
    void operator()(const RecoveryWithdrawn& p)
    {
        sayOf(p.service, LineKind::Reopened,
            tr("%1 is not back after all").arg(m_names.service(p.service))
                + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const ObjectivePaused& p)
    {
        sayOf(p.service, LineKind::Clock,
            tr("The clock of %1 is paused").arg(m_names.service(p.service))
                + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const ObjectiveResumed& p)
    {
        sayOf(p.service, LineKind::Clock, tr("The clock of %1 runs again").arg(m_names.service(p.service)));
    }
    void operator()(const ObjectionNoted& p)
    {
        const auto whose = quotedName(p.whose, QLatin1StringView("whose"));
        say(LineKind::Decision,
            (whose.isEmpty() ? tr("Objection") : tr("Objection of %1").arg(whose))
                + saying(p.text, QLatin1StringView("text")));
    }
    void operator()(const FollowUpAdded& p)
    {
        say(LineKind::Task,
            tr("Follow-up") + saying(p.what, QLatin1StringView("what")) + agreed(p.owner, p.due));
    }
    void operator()(const FollowUpChanged& p)
    {
        say(LineKind::Task, tr("Follow-up agreed anew") + followUp(p.followUp) + agreed(p.owner, p.due));
    }
    void operator()(const FollowUpEnded& p)
    {
        say(LineKind::Task,
            (p.how == FollowUpEnded::How::Done ? tr("Follow-up done") : tr("Follow-up dropped"))
                + followUp(p.followUp) + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const FollowUpReopened& p)
    {
        say(LineKind::Task, tr("Follow-up open again") + followUp(p.followUp));
    }
    void operator()(const ReviewWritten& p)
    {
        say(LineKind::Note,
            tr("Written for the report, %1").arg(partText(p.part))
                + saying(p.text.simplified(), QLatin1StringView("text")));
    }
    void operator()(const ReviewMoved& p)
    {
        const auto words = [&] {
            switch (p.to) {
            case ReviewStage::Draft:
                return tr("The report is a draft again");
            case ReviewStage::InReview:
                return tr("The report is in review");
            case ReviewStage::Approved:
                return tr("The report is approved");
            case ReviewStage::Closed:
                return tr("The review is closed");
            }
            Q_UNREACHABLE();
        }();
        say(LineKind::Milestone, words + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const ReviewCommented& p)
    {
        say(LineKind::Note,
            tr("Remark on the report") + saying(p.text.simplified(), QLatin1StringView("text")));
    }
    void operator()(const ReviewSettled& p)
    {
        say(LineKind::Note, tr("Remark answered") + saying(p.how, QLatin1StringView("how")));
    }
    void operator()(const RestorePointChosen& p)
    {
        sayOf(p.service, LineKind::RestorePoint,
            tr("Restore point of %1: %2, %3")
                    .arg(m_names.service(p.service), momentText(p.point, m_plan.zone), wordsOf(p.standing))
                + saying(p.source, QLatin1StringView("source")));
    }
    void operator()(const TimesStated& p)
    {
        QStringList parts;
        if (p.failedAt)
            parts.append(tr("failure at %1").arg(momentText(*p.failedAt, m_plan.zone)));
        if (p.damageBegan)
            parts.append(tr("damage began at %1").arg(momentText(*p.damageBegan, m_plan.zone)));
        if (p.lastWrite)
            parts.append(tr("last write at %1").arg(momentText(*p.lastWrite, m_plan.zone)));
        say(LineKind::Clock,
            tr("Stated: %1").arg(parts.join(QStringLiteral(", ")))
                + saying(p.source, QLatin1StringView("source")));
    }
    void operator()(const ClockChanged& p)
    {
        say(LineKind::Clock,
            p.rate == 0 ? tr("Drill clock paused at %1").arg(momentText(p.simulated, m_plan.zone))
                        : tr("Drill clock set to %1, running at ×%2")
                              .arg(momentText(p.simulated, m_plan.zone),
                                  QString::number(static_cast<double>(p.rate) / 1000)));
    }
    void operator()(const ClockMoved& p) { say(LineKind::Clock, clockMovedText(p)); }
    void operator()(const MachineSlept& p)
    {
        say(LineKind::Clock, tr("The computer slept for %1; the clocks ran on").arg(roughText(p.slept)));
    }
    void operator()(const ZoneChanged& p) { say(LineKind::Clock, zoneChangedText(p)); }
    void operator()(const ClockChecked& p)
    {
        say(LineKind::Clock,
            p.synchronised
                ? tr("The computer's clock is synchronised")
                : tr("The computer's clock is not synchronised; compare times with another clock"));
    }
    void operator()(const RecordAnchored& p)
    {
        const auto words = [&] {
            switch (p.way) {
            case RecordAnchored::Way::Paper:
                return tr("Record anchored: entry %1 printed");
            case RecordAnchored::Way::Message:
                return tr("Record anchored: entry %1 sent in a message");
            case RecordAnchored::Way::Told:
                return tr("Record anchored: entry %1 told to somebody");
            case RecordAnchored::Way::Git:
                return tr("Record anchored: entry %1 committed with the plans");
            case RecordAnchored::Way::Timestamp:
                return tr("Record anchored: entry %1 stamped with the time by an authority");
            }
            Q_UNREACHABLE();
        }();
        say(LineKind::Anchored, words.arg(p.seq) + saying(p.where, QLatin1StringView("where")));
    }
    void operator()(const EvidenceAttached& p)
    {
        const auto words = [&] {
            switch (p.kind) {
            case EvidenceAttached::Kind::File:
                return tr("File attached");
            case EvidenceAttached::Kind::Picture:
                return tr("Picture attached");
            case EvidenceAttached::Kind::Output:
                return tr("Output attached");
            case EvidenceAttached::Kind::Before:
                return tr("Snapshot from before attached");
            case EvidenceAttached::Kind::After:
                return tr("Snapshot from afterwards attached");
            }
            Q_UNREACHABLE();
        }();
        say(LineKind::Evidence,
            (p.about ? tr("%1: %2").arg(nameOf(*p.about), words) : words)
                + saying(p.name, QLatin1StringView("name")) + saying(p.shows, QLatin1StringView("shows")));
        m_line.step = p.about;
    }
    void operator()(const EvidenceWithdrawn& p)
    {
        say(LineKind::Evidence, tr("Evidence withdrawn") + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const LeafErased& p)
    {
        const auto texts
            = p.what.leaves.size() == 1 ? tr("one text") : tr("%1 texts").arg(p.what.leaves.size());
        const auto files
            = p.what.files.size() == 1 ? tr("one file") : tr("%1 files").arg(p.what.files.size());
        const auto what = p.what.files.isEmpty() ? texts
            : p.what.leaves.isEmpty()            ? files
                                                 : tr("%1 and %2").arg(texts, files);
        say(LineKind::Erased,
            tr("Taken back for good: %1").arg(what) + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const RememberEnded& p)
    {
        say(LineKind::Done, tr("%1: no longer to remember").arg(nameOf(p.step)) + remembering(p.step));
    }
    void operator()(const RememberResumed& p)
    {
        say(LineKind::Reopened, tr("%1: to remember again").arg(nameOf(p.step)) + remembering(p.step));
    }
    void operator()(const CredentialAccessed& p)
    {
        const auto words = p.how == CredentialAccessed::How::Revealed
            ? tr("Credential %1: asked for, to be shown")
            : tr("Credential %1: asked for, to be copied");
        say(LineKind::Credential,
            words.arg(m_names.credential(p.credential)) + saying(p.why, QLatin1StringView("why")));
    }
    void operator()(const CredentialStored& p)
    {
        const auto words = p.how == CredentialStored::How::Added
            ? tr("Credential %1: put into the keychain")
            : tr("Credential %1: replaced in the keychain");
        say(LineKind::Credential, words.arg(m_names.credential(p.credential)));
    }
    void operator()(const AssumptionAnswered& p)
    {
        const auto words = [&] {
            switch (p.truth) {
            case Truth::Unknown:
                return tr("Not known whether it holds: %1");
            case Truth::Holds:
                return tr("It holds: %1");
            case Truth::Fails:
                return tr("It does not hold: %1");
            }
            Q_UNREACHABLE();
        }();
        const auto* assumption = assumptionOf(m_plan, p.assumption);
        say(LineKind::Note, words.arg(assumption ? assumption->text : p.assumption));
    }
    void operator()(const CheckReported& p)
    {
        const auto words = [&] {
            switch (p.word) {
            case CheckWord::Holds:
                return tr("Check “%1” holds");
            case CheckWord::Fails:
                return tr("Check “%1” fails");
            case CheckWord::NoAnswer:
                return tr("Check “%1” gives no answer");
            }
            Q_UNREACHABLE();
        }();
        auto text = words.arg(m_names.check(p.check));
        if (p.checkedBy == CheckedBy::Program)
            text += p.program.isEmpty() ? tr(" (seen by a program)") : tr(" (seen by %1)").arg(p.program);
        say(LineKind::Note, text + saying(p.saw, QLatin1StringView("saw")));
    }
    void operator()(const IncidentClosed& p)
    {
        say(LineKind::Milestone,
            (m_state.kind == journal::StreamKind::Live ? tr("Incident closed") : tr("Drill closed"))
                + saying(p.summary, QLatin1StringView("summary")));
    }

private:
    void say(LineKind kind, const QString& text)
    {
        m_line.kind = kind;
        m_line.text = text;
    }
    void sayOf(const StepAddress& step, LineKind kind, const QString& text)
    {
        say(kind, text);
        m_line.step = step;
    }
    void sayOf(const plan::ServiceId& service, LineKind kind, const QString& text)
    {
        say(kind, text);
        m_line.service = service;
    }

    [[nodiscard]] QString nameOf(const StepAddress& address) const
    {
        const auto place = placeOf(m_plan, m_state.scenario, address);
        return place ? place->code + u' ' + place->title : address.toString();
    }

    [[nodiscard]] QString codeOf(const StepAddress& address) const
    {
        const auto place = placeOf(m_plan, m_state.scenario, address);
        return place ? place->code : address.toString();
    }
    [[nodiscard]] QString titleOf(const plan::ScenarioId& id) const
    {
        const auto* scenario = m_plan.scenario(id);
        return scenario ? scenario->title : id.toString();
    }

    [[nodiscard]] const plan::Phase* phaseOf(const PhaseAddress& address) const
    {
        const auto* scenario = m_plan.scenario(m_state.scenario);
        for (const auto& phase : scenario ? scenario->procedure : noPhases()) {
            if (phaseAddress(scenario->id, phase) == address)
                return &phase;
        }
        return nullptr;
    }
    static const QList<plan::Phase>& noPhases()
    {
        static const QList<plan::Phase> kNone;
        return kNone;
    }
    [[nodiscard]] QString titleOf(const PhaseAddress& address) const
    {
        const auto* phase = phaseOf(address);
        return phase ? phase->title : address.toString();
    }

    [[nodiscard]] QString personOf(const std::optional<PersonId>& person, const QString& name) const
    {
        return name.isEmpty() && person ? m_state.nameOf(*person) : name;
    }

    /// What was asked for, as far as it is known.
    [[nodiscard]] QString followUp(const journal::EventId& id) const
    {
        const auto found = std::find_if(m_state.followUps.begin(), m_state.followUps.end(),
            [&](const FollowUpState& one) { return one.id == id; });
        return found == m_state.followUps.end() || found->what.isEmpty()
            ? QString()
            : QStringLiteral(" — ") + found->what;
    }
    [[nodiscard]] QString agreed(const QString& owner, const std::optional<Instant>& due) const
    {
        const auto who = quotedName(owner, QLatin1StringView("owner"));
        auto words = who.isEmpty() ? QString() : tr(", by %1").arg(who);
        if (due)
            words += tr(", until %1").arg(momentText(*due, m_plan.zone));
        return words;
    }
    [[nodiscard]] QString quotedName(const QString& name, QLatin1StringView field) const
    {
        return name.isEmpty() ? withheldOr(field) : name;
    }

    [[nodiscard]] QString remembering(const StepAddress& address) const
    {
        const auto place = placeOf(m_plan, m_state.scenario, address);
        return place && !place->step->remember.isEmpty() ? QStringLiteral(" — ") + place->step->remember
                                                         : QString();
    }

    /// Nothing was said, or it is withheld: two things.
    [[nodiscard]] QString withheldOr(QLatin1StringView field) const
    {
        if (!m_event.payload.contains(field) || m_event.text(field))
            return {};
        return m_state.isErased(m_event.id, QStringLiteral("payload.") + field) ? tr("(taken back)")
                                                                                : tr("(withheld)");
    }
    [[nodiscard]] QString quoted(const QString& text, QLatin1StringView field) const
    {
        return text.isEmpty() ? withheldOr(field) : u'“' + text + u'”';
    }
    [[nodiscard]] QString saying(const QString& text, QLatin1StringView field) const
    {
        const auto said = text.isEmpty() ? withheldOr(field) : text;
        return said.isEmpty() ? QString() : QStringLiteral(" — ") + said;
    }

    const plan::Plan& m_plan;
    plan::PlanNames m_names;
    const IncidentState& m_state;
    const journal::Event& m_event;
    TimelineLine& m_line;
};

/// In a drill the two clocks always differ, and the simulated one may have been changed since: there only an
/// act dated before the declaration is surely typed in later.
bool isBackDated(const IncidentState& state, const journal::Event& event)
{
    if (state.kind == journal::StreamKind::Live) {
        auto wall = event.wall;
        for (const auto& move : state.clockMoves) {
            if (move.stamp <= event.stamp)
                wall -= move.by;
        }
        return wall - event.at > kBackDatedAfter;
    }
    return state.declared && event.at < state.declaredAt;
}

/// Who acted; where the name is withheld, the role in which they did.
QString actorOf(const plan::Plan& plan, const IncidentState& state, const journal::Actor& actor)
{
    if (!actor.name.isEmpty())
        return actor.name;
    const bool isKnown = !state.people.value(actor.person).isEmpty();
    return isKnown || actor.role.isEmpty() ? state.nameOf(actor.person)
                                           : plan::PlanNames(plan).role(plan::RoleId(actor.role));
}

} // namespace

QString clockMovedText(const ClockMoved& moved)
{
    return (moved.to < moved.from ? tr("The computer's clock moved back by %1; elapsed time is unaffected")
                                  : tr("The computer's clock moved on by %1; elapsed time is unaffected"))
        .arg(roughText(moved.to - moved.from));
}

QString partText(const QString& part)
{
    static const QHash<QString, const char*> kWords {
        { QStringLiteral("summary"), QT_TRANSLATE_NOOP("muster", "summary") },
        { QStringLiteral("impact"), QT_TRANSLATE_NOOP("muster", "impact") },
        { QStringLiteral("contributors"), QT_TRANSLATE_NOOP("muster", "what contributed") },
        { QStringLiteral("mitigators"), QT_TRANSLATE_NOOP("muster", "what helped") },
        { QStringLiteral("surprises"), QT_TRANSLATE_NOOP("muster", "surprises") },
        { QStringLiteral("luck"), QT_TRANSLATE_NOOP("muster", "where we were lucky") },
        { QStringLiteral("worries"), QT_TRANSLATE_NOOP("muster", "worries") },
    };
    const auto* words = kWords.value(part, nullptr);
    return words ? tr(words) : part;
}

QString zoneChangedText(const ZoneChanged& changed)
{
    return tr("The computer's time zone changed from %1 to %2; times are shown as before")
        .arg(changed.from, changed.to);
}

std::optional<TimelineLine> timelineLine(
    const plan::Plan& plan, const IncidentState& state, const journal::Event& event)
{
    if (event.type == journal::kOriginJoined)
        return std::nullopt;
    TimelineLine line { event.id, event.at, event.wall, {}, event.type, LineKind::Unreadable, {}, false };
    line.actor = actorOf(plan, state, event.actor);
    line.backDated = isBackDated(state, event);
    if (const auto payload = decode(event)) {
        if (isOfMachine(*payload) && event.actor.name.isEmpty())
            line.actor = QStringLiteral("Muster");
        std::visit(Teller(plan, state, event, line), *payload);
    } else {
        line.text = tr("An entry this version cannot read (%1.%2)").arg(event.type).arg(event.version);
    }
    return line;
}

} // namespace muster::incident
