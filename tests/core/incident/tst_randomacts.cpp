// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/checks.h"
#include "core/incident/compensation.h"
#include "core/incident/decide.h"
#include "core/incident/fold.h"
#include "core/incident/messagetext.h"
#include "core/incident/payloadcodec.h"
#include "core/incident/runningplan.h"
#include "core/incident/walkthrough.h"
#include "tests/core/incident/generatedplan.h"
#include "tests/core/incident/looks.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>

using namespace muster;
using namespace muster::incident;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

const Instant kFailed = *instantFromIso(u"2026-03-14T03:12:00.000Z");
constexpr int kActsOfARun = 160;
constexpr int kDefaultActs = 50'000;
constexpr int kDefaultSeed = 20'260'314;
/// From here on every kind of act and every look must have come up.
constexpr int kEnoughForAll = 20'000;

/// What the checker is told wrongly, or what is done wrongly before it looks: each must be found.
enum class Plant {
    None,
    SecondCurrent,
    LostPlace,
    PlaceOnWhatIsOver,
    WrongCount,
    WrongPhaseCount,
    WrongCriticalCount,
    RestAfterTheEnd,
    SecondWithoutTheFirst,
    Overtaking,
    SilentAct,
    FoldedTwice,
    EmptyRefusal,
    RefusalThatActs,
    UndoneAnotherWay,
    DroppedEvent,
    ForgottenChange
};

/// What came up in all runs together.
struct Tally {
    std::array<int, std::variant_size_v<Payload>> accepted {};
    std::array<int, std::variant_size_v<Payload>> refused {};
    std::array<int, static_cast<int>(StepLook::Inactive) + 1> looks {};
    int acts = 0;
    int ends = 0;
    int undone = 0;
    int restored = 0;
    int changes = 0;
};

/// Looks without which of them is the place: undoing a hold makes it the newest.
QString looksOf(const Walkthrough& walk)
{
    QStringList words;
    for (const auto& view : walk.steps) {
        const bool failed = view.look == StepLook::Current && view.state.status == StepStatus::Failed;
        const auto look = view.look != StepLook::Current ? view.look
            : failed                                     ? StepLook::Failed
                                                         : StepLook::Available;
        words.append(view.code + u' ' + wordOf(look));
    }
    return words.join(QStringLiteral(", "));
}

bool isDeferred(const StepView& view)
{
    return view.state.rest && view.state.rest->kind == RestState::Kind::Deferred;
}

/// What is wrong with one line, by itself; empty for nothing.
QString faultOf(const StepView& view)
{
    const bool over = isEnded(view.look);
    const auto status = view.state.status;
    if (over && view.state.rest)
        return QStringLiteral("is over and rests");
    if (view.state.second && status != StepStatus::Done)
        return QStringLiteral("was seen by a second person before it was done");
    const bool fellBack = view.look == StepLook::Regressed;
    if (fellBack != view.fellBackAt.has_value())
        return QStringLiteral("looks fallen back, or should");
    if (fellBack && status != StepStatus::Done && !view.sensedAt)
        return QStringLiteral("has fallen back and was never done");
    if (!fellBack && (view.look == StepLook::Verified) != (status == StepStatus::Done && view.state.second))
        return QStringLiteral("looks verified, or should");
    if (!fellBack
        && (view.look == StepLook::Sensed || view.look == StepLook::Stale) != view.sensedAt.has_value())
        return QStringLiteral("looks sensed, or should");
    if ((view.look == StepLook::Overridden) != (status == StepStatus::Overridden)
        || (view.look == StepLook::Skipped) != (status == StepStatus::Skipped))
        return QStringLiteral("looks otherwise than it ended");
    if (view.isDue && (!view.state.rest || view.look == StepLook::Deferred))
        return QStringLiteral("is back without having been away");
    if (view.waitsFor && view.look != StepLook::Pending && view.look != StepLook::Deferred)
        return QStringLiteral("waits for another and does not look so");
    if (view.waitsOn && view.look != StepLook::Waiting)
        return QStringLiteral("waits and does not look so");
    const bool isTurn = view.look == StepLook::Current || view.look == StepLook::Available
        || view.look == StepLook::Held || view.look == StepLook::Waiting;
    if (isTurn && status == StepStatus::Open && !view.availableSince)
        return QStringLiteral("is possible since never");
    const bool isAsked = view.step->approve && view.state.approval
        && view.state.approval->answer == ApprovalState::Answer::Open;
    if (isAsked && status == StepStatus::Open
        && (view.look == StepLook::Current || view.look == StepLook::Available))
        return QStringLiteral("looks possible and waits for an approval");
    return {};
}

QString countFaultOf(const Walkthrough& walk)
{
    int ended = 0;
    int active = 0;
    int deferred = 0;
    int criticalEnded = 0;
    int criticalActive = 0;
    for (int p = 0; p < walk.phases.size(); ++p) {
        const auto& phase = walk.phases[p];
        int phaseEnded = 0;
        int phaseActive = 0;
        int phaseDeferred = 0;
        for (int i = phase.first; i < phase.first + phase.count; ++i) {
            const auto& view = walk.steps[i];
            const bool isActive = view.look != StepLook::Inactive;
            phaseActive += isActive ? 1 : 0;
            phaseEnded += isEnded(view.look) ? 1 : 0;
            phaseDeferred += view.look == StepLook::Deferred ? 1 : 0;
            criticalActive += isActive && view.step->critical ? 1 : 0;
            criticalEnded += isEnded(view.look) && view.step->critical ? 1 : 0;
        }
        if (phase.ended != phaseEnded || phase.active != phaseActive || phase.deferred != phaseDeferred)
            return QStringLiteral("the counts of phase %1 are wrong").arg(p + 1);
        ended += phaseEnded;
        active += phaseActive;
        deferred += phaseDeferred;
    }
    if (walk.ended != ended || walk.active != active || walk.deferred != deferred)
        return QStringLiteral("the counts are wrong");
    if (walk.criticalEnded != criticalEnded || walk.criticalActive != criticalActive)
        return QStringLiteral("the counts of what is critical are wrong");
    return {};
}

/// What must hold of every walkthrough, whatever was done; empty when it does.
QString faultOf(const Walkthrough& walk)
{
    for (int i = 0; i < walk.steps.size(); ++i) {
        const auto& view = walk.steps[i];
        if (view.look == StepLook::Current && walk.current != i)
            return view.code + QStringLiteral(" looks current and is not the place");
        if (const auto fault = faultOf(view); !fault.isEmpty())
            return view.code + u' ' + fault;
        if (view.waitsFor && isEnded(walk.steps.at(*view.waitsFor).look))
            return view.code + QStringLiteral(" waits for what is over");
    }
    if (walk.current && walk.pause)
        return QStringLiteral("there are two places");
    const bool isCallLeft = std::any_of(
        walk.phases.begin(), walk.phases.end(), [](const PhaseView& phase) { return phase.callDue; });
    if (walk.currentPhase().has_value() != (walk.ended < walk.active || isCallLeft))
        return walk.currentPhase() ? QStringLiteral("there is a place and nothing is left")
                                   : QStringLiteral("something is left and there is no place");
    if (const auto* pause = walk.currentPause(); pause && (pause->completed || !pause->hasCall()))
        return QStringLiteral("the place is a call that nobody has to make");
    if (const auto* place = walk.currentStep(); place
        && (isEnded(place->look) || place->look == StepLook::Inactive || place->look == StepLook::Pending))
        return QStringLiteral("the place is where nothing can be done");
    return countFaultOf(walk);
}

/// Whether nothing that a step has to wait for was overtaken, told by the plan alone.
QString overtakingOf(const Walkthrough& walk, const StepView& done)
{
    const auto isPast = [](const StepView& view) {
        return isEnded(view.look) || view.look == StepLook::Inactive || view.fellBackAt.has_value();
    };
    const auto phase = walk.phases[done.phase];
    const auto place
        = static_cast<int>(std::find_if(walk.steps.begin(), walk.steps.end(), [&](const StepView& view) {
              return view.address == done.address;
          }) - walk.steps.begin());
    for (const auto& view : walk.steps) {
        const bool isNamed = done.step->after.contains(view.step->id) && walk.phases[view.phase].phase;
        if (isNamed && !isPast(view))
            return done.code + QStringLiteral(" overtook %1, which it names").arg(view.code);
    }
    if (!done.step->after.isEmpty())
        return {};
    const bool strict = phase.order == plan::Order::Strict && place > phase.first;
    const auto strandOf = [&](int p) {
        const auto* of = walk.phases[p].phase;
        return of ? of->id.toString().section(u'/', 0, -2) : QString();
    };
    // What was attached is walked beside; validation waits for all.
    if (!strict && phase.phase && (done.phase == 0 || strandOf(done.phase) != strandOf(done.phase - 1)))
        return {};
    // The way back waits for nothing but itself, and stands last.
    const bool isWayBack = done.code.startsWith(u'R');
    const auto isRollback = [&](int p) {
        return walk.phases[p].count > 0 && walk.steps[walk.phases[p].first].code.startsWith(u'R');
    };
    if (!strict && !isWayBack && done.phase > 0 && walk.phases[done.phase - 1].callDue)
        return done.code + QStringLiteral(" overtook the call before it");
    for (const auto& view : walk.steps) {
        const bool isAwaited = !phase.phase && !isWayBack && isRollback(view.phase);
        if (isAwaited && !isPast(view) && !isDeferred(view))
            return done.code + QStringLiteral(" overtook the way back");
    }
    for (int i = 0; i < place; ++i) {
        const auto& view = walk.steps[i];
        const bool isBefore = strict ? i == place - 1 : !isWayBack && view.phase == done.phase - 1;
        if (isBefore && !isPast(view) && !isDeferred(view))
            return done.code + QStringLiteral(" overtook %1").arg(view.code);
    }
    return {};
}

/// One clear sentence, or two: what is the case, and what to do instead.
QString sentenceFaultOf(const QString& text)
{
    if (text.trimmed().isEmpty())
        return QStringLiteral("a refusal says nothing");
    if (!text.endsWith(u'.') || text.contains(u'\n') || text.contains(u'%') || text.contains(u"  "))
        return QStringLiteral("a refusal is no sentence: ") + text;
    return {};
}

std::optional<StepAddress> stepOf(const Payload& payload)
{
    return std::visit(
        [](const auto& p) -> std::optional<StepAddress> {
            if constexpr (requires { p.step; })
                return p.step;
            else
                return std::nullopt;
        },
        payload);
}

/// Acts that only a step whose turn it is takes.
bool needsItsTurn(const Payload& payload)
{
    return std::holds_alternative<StepStarted>(payload) || std::holds_alternative<StepCompleted>(payload)
        || std::holds_alternative<StepFailed>(payload) || std::holds_alternative<StepHeld>(payload)
        || std::holds_alternative<StepWaiting>(payload) || std::holds_alternative<StepReleased>(payload)
        || std::holds_alternative<StepOverridden>(payload)
        || std::holds_alternative<ApprovalRequested>(payload)
        || std::holds_alternative<CredentialProven>(payload)
        || std::holds_alternative<DecisionRecorded>(payload);
}

bool isRest(const Payload& payload)
{
    return std::holds_alternative<StepHeld>(payload) || std::holds_alternative<StepWaiting>(payload)
        || std::holds_alternative<StepDeferred>(payload) || std::holds_alternative<StepResumed>(payload);
}

/// One incident over a made-up plan: acts of every kind, legal and not, by three people on three consoles.
class Run {
public:
    Run(quint32 seed, Plant plant, Tally& tally)
        : m_random(seed)
        , m_running(std::make_shared<const plan::Plan>(PlanGenerator(seed).make()))
        , m_plant(plant)
        , m_tally(tally)
    {
    }

    /// What was wrong first, or empty.
    QString play()
    {
        declareIncident();
        for (int i = 0; i < kActsOfARun && m_fault.isEmpty(); ++i) {
            ++m_tally.acts;
            passTime();
            if (m_walk.changesAt)
                ++m_tally.changes;
            if (chance(8) && !m_undoable.isEmpty()) {
                const auto newest = m_undoable.takeLast();
                m_tally.undone += act(newest.act) ? 1 : 0;
                continue;
            }
            const auto wanted = chance(45) ? helpful() : anything();
            const auto before = m_state;
            const auto walkBefore = m_walk;
            if (!act(wanted) || !m_fault.isEmpty())
                continue;
            if (const auto undo = compensationOf(plan(), walkBefore, wanted)) {
                m_undoable.append(*undo);
                if (isRest(wanted) && chance(30))
                    undoAtOnce(before, walkBefore, m_undoable.takeLast());
            }
        }
        m_tally.ends += m_walk.currentPhase() ? 0 : 1;
        if (m_fault.isEmpty() && chance(40))
            closeIncident();
        if (m_fault.isEmpty())
            foldAgain();
        return m_fault.isEmpty() ? QString() : m_fault + QStringLiteral(" after ") + m_last.join(u' ');
    }

private:
    /// Versions stay valid: walks point into them.
    [[nodiscard]] const plan::Plan& plan() const { return m_running.current(); }

    // ---- chance ----
    [[nodiscard]] bool chance(int percent) { return m_random.bounded(100) < percent; }
    template <typename List> [[nodiscard]] auto pick(const List& list)
    {
        return list.at(m_random.bounded(static_cast<int>(list.size())));
    }
    [[nodiscard]] QString name()
    {
        static const QStringList kNames { QStringLiteral("Ada"), QStringLiteral("Ben"),
            QStringLiteral("Cleo") };
        return pick(kNames);
    }
    [[nodiscard]] QString words() { return chance(25) ? QString() : QStringLiteral("5 rows"); }
    [[nodiscard]] Instant time() { return m_now + Millis { m_random.bounded(-60'000, 900'000) }; }
    [[nodiscard]] SecondHow how()
    {
        return pick(QList { SecondHow::OwnConsole, SecondHow::ReadBack, SecondHow::SameKeyboard,
            SecondHow::SameKeyboard, SecondHow::Alone });
    }
    [[nodiscard]] const StepView& anyStep()
    {
        const bool atThePlace = m_walk.current && chance(40);
        return m_walk.steps.at(
            atThePlace ? *m_walk.current : m_random.bounded(static_cast<int>(m_walk.steps.size())));
    }
    [[nodiscard]] Until until()
    {
        switch (m_random.bounded(5)) {
        case 0:
            return UntilPhase { pick(plan().scenarios.first().procedure).id };
        case 1:
            return UntilTime { time() };
        case 2:
            return UntilStep { anyStep().address };
        case 3:
            return UntilStep { StepAddress(QStringLiteral("outage/gone")) };
        default:
            return UntilEnd {};
        }
    }
    [[nodiscard]] MessageSent message(const plan::AudienceId& to, const std::optional<plan::TemplateId>& from)
    {
        return { to, from, {}, MessageSent::How::ByHand, {}, exercisePrefix() + QStringLiteral(" Down") };
    }

    [[nodiscard]] PhaseAddress phase()
    {
        return chance(5) ? PhaseAddress(QStringLiteral("outage/gone")) : pick(m_walk.phases).address;
    }
    [[nodiscard]] Payload fact(const StepAddress& at)
    {
        const auto credential = chance(90) ? QStringLiteral("login") : QStringLiteral("none-such");
        const auto fact = chance(50) ? CredentialProven::Fact::NewWorks : CredentialProven::Fact::OldDead;
        return chance(50) ? Payload(CredentialProven { at, credential, fact, words() })
                          : Payload(CredentialDoubted { at, credential, fact });
    }

    // ---- acts ----
    void declareIncident()
    {
        m_now = kFailed;
        apply({ declarationOf(
            plan(), chance(50) ? journal::StreamKind::Live : journal::StreamKind::Drill, kFailed) });
        look();
    }

    void passTime()
    {
        const int span = chance(70) ? 30'000 : chance(85) ? 300'000 : 5'400'000;
        m_now += Millis { m_random.bounded(1, span) };
        m_actor = m_random.bounded(3);
        look();
    }

    /// What somebody would do next who wants to come to the end.
    [[nodiscard]] Payload helpful()
    {
        const auto* view = m_walk.currentStep();
        if (const auto* pause = m_walk.currentPause())
            return PhaseCompleted { pause->address, 0 };
        if (!view)
            return chance(50) ? Payload(StepReopened { anyStep().address, words() })
                              : Payload(MisfitNoted { anyStep().address, words() });
        const auto& step = *view->step;
        const auto& state = view->state;
        const auto& at = view->address;
        const auto text = QStringLiteral("5 rows");
        if (view->fellBackAt)
            return chance(50) ? Payload(told(CheckWord::Holds, CheckedBy::Program)) : doubted(*view);
        if (state.status == StepStatus::Done)
            return StepVerified { at, SecondHow::OwnConsole, person(QStringLiteral("Dan")),
                QStringLiteral("Dan"), text, {} };
        if (state.status == StepStatus::Failed)
            return chance(50) ? Payload(StepReopened { at, text })
                              : Payload(StepSkipped { at, SkipReason::NotPossible, text });
        if (sensorOf(step) == Sensor::NoticeSent) {
            const auto notice = step.notify.value_or(plan::StepNotice());
            return message(
                notice.audience.value_or(plan::AudienceId(QStringLiteral("team"))), notice.templateId);
        }
        if (endsByItsCheck(step) && checkOf(plan(), *step.check) && chance(60)) {
            auto answer = told(CheckWord::Holds, CheckedBy::Program);
            answer.check = *step.check;
            return answer;
        }
        if (step.approve && (!state.approval || state.approval->answer == ApprovalState::Answer::Refused))
            return ApprovalRequested { at };
        if (step.approve && state.approval->answer == ApprovalState::Answer::Open)
            return ApprovalGiven { at, SecondHow::OwnConsole, person(QStringLiteral("Dan")),
                QStringLiteral("Dan") };
        if (step.irreversible && !state.released)
            return StepReleased { at, releaseWord(step, view->code) };
        if (const auto facts = unproven(*view); !facts.isEmpty())
            return pick(facts);
        if (step.decision)
            return DecisionRecorded { at, step.decision->id, pick(step.decision->answers).id, text };
        if (!state.startedAt && chance(40))
            return StepStarted { at };
        return StepCompleted { at, text };
    }

    [[nodiscard]] Payload anything()
    {
        if (chance(8))
            return change();
        return chance(6)
            ? Payload(told(pick(QList { CheckWord::Holds, CheckWord::Fails, CheckWord::NoAnswer }),
                chance(70) ? CheckedBy::Program : CheckedBy::Person))
            : anyAct();
    }

    [[nodiscard]] CheckReported told(CheckWord word, CheckedBy by)
    {
        const auto check = chance(95) ? pick(plan().checks).id : plan::CheckId(QStringLiteral("none-such"));
        return { check, word, by, words(), {} };
    }
    /// Of what was done and has fallen back.
    [[nodiscard]] Payload doubted(const StepView& view)
    {
        if (chance(50))
            return StepOverridden { view.address, OverrideReason::SensorWrong, QStringLiteral("5 rows") };
        return view.state.status == StepStatus::Done
            ? Payload(StepReopened { view.address, words() })
            : Payload(StepCompleted { view.address, QStringLiteral("5 rows") });
    }

    /// Of the plan, while it runs.
    [[nodiscard]] Payload change()
    {
        const auto& view = anyStep();
        const auto to = phase();
        // Mostly behind a step of the phase, sometimes behind any.
        const auto& other = anyStep();
        const auto& near = m_walk.phases.at(other.phase);
        const auto behind = chance(70) ? std::optional(other.address) : std::nullopt;
        const auto in = chance(90) ? near.address : to;
        static const plan::ScenarioId kOutage(QStringLiteral("outage"));
        const auto scenario = chance(80) ? plan::ScenarioId(QStringLiteral("intrusion")) : kOutage;
        switch (m_random.bounded(chance(15) ? 8 : 6)) {
        case 0:
            return StepAdded { newStepAddress(in), in, behind, words(), words(), words() };
        case 1:
            return StepStruck { view.address, words() };
        case 2:
            return StepRestored { view.address };
        case 3:
            return StepReworded { view.address, words(), words(), words() };
        case 4:
        case 5:
            return StepMoved { view.address, in, behind, words() };
        case 6:
            return ScenarioAttached { attachedAs(plan(), kOutage, scenario), scenario, words() };
        default:
            return ScenarioDetached { scenario };
        }
    }

    [[nodiscard]] Payload anyAct()
    {
        const auto& view = anyStep();
        const auto at = chance(2) ? StepAddress(QStringLiteral("outage/gone")) : view.address;
        const auto other = name();
        const auto service = pick(plan().services).id;
        switch (m_random.bounded(33)) {
        case 0:
            return StepStarted { at };
        case 1:
            return StepCompleted { at, words() };
        case 2:
            return StepSkipped { at, SkipReason::NotNeeded, words() };
        case 3:
        case 4:
            return StepFailed { at, words() };
        case 5:
        case 6:
            return StepReopened { at, words() };
        case 7:
        case 8:
            return StepHeld { at };
        case 9:
        case 10:
            return StepWaiting { at, chance(60) ? std::optional(time()) : std::nullopt, words() };
        case 11:
        case 12:
        case 13:
            return StepDeferred { at, until(), words() };
        case 14:
        case 15:
            return StepResumed { at };
        case 16:
            return StepOverridden { at, OverrideReason::DoneByHand, words() };
        case 17:
            return StepReleased { at, chance(60) ? releaseWord(*view.step, view.code) : other };
        case 18:
            return StepVerified { at, how(), chance(80) ? std::optional(person(other)) : std::nullopt,
                chance(90) ? other : QString(), words(), words() };
        case 19:
            return ApprovalRequested { at };
        case 20:
            return ApprovalGiven { at, how(), person(other), other };
        case 21:
            return ApprovalRefused { at, person(other), other, words() };
        case 22:
            switch (m_random.bounded(4)) {
            case 0:
                return MisfitNoted { at, words() };
            case 1:
                return StepExplained { at, words() };
            case 2:
                return StepExtended { at, Millis { m_random.bounded(-60'000, 900'000) }, words() };
            default:
                return NoteAdded { NoteAdded::Kind::Note, words() };
            }
        case 23:
            return DecisionRecorded { at,
                view.step->decision ? view.step->decision->id : plan::DecisionId(QStringLiteral("q0")),
                plan::AnswerId(chance(50) ? QStringLiteral("left") : QStringLiteral("right")), words() };
        case 24:
            return message(pick(plan().communications.audiences).id,
                chance(50) ? std::optional(plan::TemplateId(QStringLiteral("last"))) : std::nullopt);
        case 25:
            return chance(50) ? Payload(ServiceRecovered { service, words() })
                              : Payload(RecoveryWithdrawn { service, words() });
        case 26:
            return RememberEnded { at };
        case 27:
        case 28:
            return PhaseCompleted { phase(), 0 };
        case 29:
            return PhaseReopened { phase() };
        case 30:
            return fact(at);
        case 31:
            if (chance(12))
                return RollbackStarted { words() };
            return chance(50) ? Payload(RollbackStopped {}) : Payload(fact(at));
        default:
            return RememberResumed { at };
        }
    }

    /// Lets decide() judge, and checks what came of it. Whether the act was accepted.
    bool act(const Payload& wanted)
    {
        m_last.append(typeOf(wanted));
        if (m_last.size() > 6)
            m_last.removeFirst();
        const auto before = m_state;
        const auto answer = decide(plan(), m_state, wanted, m_now);
        if (!answer) {
            refusedBy(answer.error(), before);
            ++m_tally.refused[wanted.index()];
            return false;
        }
        ++m_tally.accepted[wanted.index()];
        checkTurn(wanted);
        if (m_plant != Plant::SilentAct)
            apply(*answer);
        if (m_plant == Plant::FoldedTwice)
            apply(*answer);
        if (m_state.ignored != before.ignored)
            blame(QStringLiteral("what was decided does not fit"));
        if (!std::holds_alternative<NoteAdded>(wanted) && !hasChanged(before))
            blame(QStringLiteral("an act was accepted that changes nothing"));
        look();
        return true;
    }

    void refusedBy(const Error& error, const IncidentState& before)
    {
        blame(sentenceFaultOf(m_plant == Plant::EmptyRefusal ? QString() : error.text));
        if (m_plant == Plant::RefusalThatActs)
            apply({ MisfitNoted { anyStep().address, {} } });
        if (!(m_state == before))
            blame(QStringLiteral("a refused act changed something"));
    }

    /// By the walkthrough before the act.
    void checkTurn(const Payload& wanted)
    {
        auto walk = m_walk;
        const auto address = stepOf(wanted);
        const auto* view = address ? walk.find(*address) : nullptr;
        if (!view || !needsItsTurn(wanted) || view->state.status != StepStatus::Open)
            return;
        if (m_plant == Plant::Overtaking) {
            for (auto& other : walk.steps)
                other.look = StepLook::Pending;
        }
        blame(overtakingOf(walk, *view));
    }

    void apply(const QList<Payload>& payloads)
    {
        auto& maker = m_makers.at(static_cast<std::size_t>(m_actor));
        static const std::array kActors { QStringLiteral("Ada"), QStringLiteral("Ben"),
            QStringLiteral("Cleo") };
        maker.at(m_now).by(kActors.at(static_cast<std::size_t>(m_actor)));
        for (const auto& payload : payloads) {
            m_events.append(maker.make(payload));
            incident::apply(m_state, m_events.last());
        }
        m_running.follow(m_state);
    }

    /// Beside that there is one more event, and when.
    [[nodiscard]] bool hasChanged(IncidentState before) const
    {
        before.events = m_state.events;
        before.lastActAt = m_state.lastActAt;
        before.people = m_state.people;
        return !(before == m_state);
    }

    /// Takes back at once what was said about a step's rest: everything looks as it did.
    void undoAtOnce(const IncidentState& before, const Walkthrough& walkBefore, const Compensation& undo)
    {
        const auto* view = walkBefore.find(*stepOf(undo.act));
        m_now += 1ms;
        const bool wasDue = view && view->isDue;
        if (!act(undo.act) || !m_fault.isEmpty())
            return;
        // What had come back is taken up, not sent away again.
        if (wasDue)
            return;
        ++m_tally.restored;
        if (m_plant == Plant::UndoneAnotherWay)
            m_state.steps[view->address].rest
                = RestState { RestState::Kind::Held, m_now, person({}), {}, {}, {} };
        auto then = before;
        then.lastActAt = m_state.lastActAt;
        const auto was = walkthrough(plan(), then, m_now);
        const auto is = walkthrough(plan(), m_state, m_now);
        auto expected = before.step(view->address).rest;
        auto rest = m_state.step(view->address).rest;
        if (expected && rest) {
            expected->since = rest->since;
            expected->by = rest->by;
        }
        if (!(rest == expected) || looksOf(was) != looksOf(is))
            blame(QStringLiteral("undoing did not bring back how it was: %1 instead of %2")
                      .arg(looksOf(is), looksOf(was)));
    }

    void closeIncident()
    {
        passTime();
        if (!act(IncidentClosed { words() }))
            blame(QStringLiteral("an incident could not be closed"));
        for (int i = 0; i < 5 && m_fault.isEmpty(); ++i) {
            passTime();
            const auto wanted = anything();
            if (act(wanted) && !std::holds_alternative<NoteAdded>(wanted)
                && !std::holds_alternative<StepExplained>(wanted))
                blame(QStringLiteral("a closed incident went on"));
        }
    }

    /// As another console would, to which everything came in any order and some of it twice.
    void foldAgain()
    {
        auto events = m_events;
        if (m_plant == Plant::DroppedEvent)
            events.removeAt(m_random.bounded(1, static_cast<int>(events.size())));
        for (int i = static_cast<int>(events.size()) / 3; i > 0; --i)
            events.append(pick(events));
        std::mt19937 random(m_random.generate());
        std::shuffle(events.begin(), events.end(), random);
        const auto again = fold(events);
        RunningPlan running(std::make_shared<const plan::Plan>(m_running.frozen()));
        auto told = again;
        if (m_plant == Plant::ForgottenChange && !told.amendments.isEmpty())
            told.amendments.removeFirst();
        running.follow(told);
        if (!(running.current() == plan()))
            return blame(QStringLiteral("another console walks through another plan"));
        const auto walk = walkthrough(running.current(), again, m_now);
        if (!(again == m_state) || printed(again) != printed(m_state))
            return blame(QStringLiteral("the order of arrival matters"));
        const bool isSame
            = std::equal(walk.steps.begin(), walk.steps.end(), m_walk.steps.begin(), m_walk.steps.end(),
                [](const StepView& one, const StepView& other) { return one.looksLike(other); });
        if (!isSame || walk.current != m_walk.current || walk.pause != m_walk.pause
            || walk.changesAt != m_walk.changesAt)
            blame(QStringLiteral("the same state is walked through differently"));
    }

    // ---- looking ----
    void look()
    {
        m_walk = walkthrough(plan(), m_state, m_now);
        for (const auto& view : std::as_const(m_walk.steps))
            ++m_tally.looks.at(static_cast<std::size_t>(view.look));
        blame(faultOf(m_plant == Plant::None ? m_walk : planted(m_walk)));
    }

    /// The walkthrough with the planted fault, where there is room for it.
    [[nodiscard]] Walkthrough planted(Walkthrough walk) const
    {
        const auto over = std::find_if(walk.steps.begin(), walk.steps.end(), [](const StepView& view) {
            return view.look == StepLook::Done || view.look == StepLook::Skipped;
        });
        const auto other = std::find_if(walk.steps.begin(), walk.steps.end(), [](const StepView& view) {
            return view.look == StepLook::Available || view.look == StepLook::Pending;
        });
        const bool isOver = over != walk.steps.end();
        if (m_plant == Plant::SecondCurrent && other != walk.steps.end())
            other->look = StepLook::Current;
        const bool rests = walk.current && walk.currentStep()->look != StepLook::Current;
        if (m_plant == Plant::LostPlace && rests)
            walk.current.reset();
        if (m_plant == Plant::PlaceOnWhatIsOver && isOver && rests)
            walk.current = static_cast<int>(over - walk.steps.begin());
        if (m_plant == Plant::WrongCount)
            ++walk.deferred;
        if (m_plant == Plant::WrongPhaseCount)
            ++walk.phases.last().deferred;
        if (m_plant == Plant::WrongCriticalCount)
            ++walk.criticalEnded;
        if (m_plant == Plant::RestAfterTheEnd && isOver)
            over->state.rest = RestState { RestState::Kind::Held, m_now, person({}), {}, {}, {} };
        if (m_plant == Plant::SecondWithoutTheFirst && other != walk.steps.end())
            other->state.second = SecondState();
        return walk;
    }

    void blame(const QString& fault)
    {
        if (m_fault.isEmpty())
            m_fault = fault;
    }

    QRandomGenerator m_random;
    RunningPlan m_running;
    Plant m_plant;
    Tally& m_tally;
    std::array<EventMaker, 3> m_makers { EventMaker(1), EventMaker(2), EventMaker(3) };
    int m_actor = 0;
    Instant m_now;
    IncidentState m_state;
    Walkthrough m_walk;
    QList<journal::Event> m_events;
    QList<Compensation> m_undoable;
    QStringList m_last;
    QString m_fault;
};

int given(const char* name, int otherwise)
{
    bool isNumber = false;
    const int value = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber ? value : otherwise;
}

} // namespace

/// Random acts, legal and not, over made-up plans: what must hold holds after each. MUSTER_SEED and
/// MUSTER_ACTS say where it begins and how far it goes; a run that failed comes again with its seed and
/// MUSTER_ACTS=1.
class TstRandomActs : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whateverIsDoneTheRulesHold()
    {
        const int acts = given("MUSTER_ACTS", kDefaultActs);
        auto seed = static_cast<quint32>(given("MUSTER_SEED", kDefaultSeed));
        Tally tally;
        for (; tally.acts < acts; ++seed) {
            const auto fault = Run(seed, Plant::None, tally).play();
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("MUSTER_SEED=%1: %2").arg(seed).arg(fault)));
        }
        if (acts >= kEnoughForAll)
            everythingCameUp(tally);
    }

    void aPlantedFaultIsFound_data()
    {
        QTest::addColumn<int>("plant");
        QTest::addColumn<QString>("words");
        const auto row = [](Plant plant, const char* words) {
            QTest::newRow(words) << static_cast<int>(plant) << QString::fromLatin1(words);
        };
        row(Plant::SecondCurrent, "looks current and is not the place");
        row(Plant::LostPlace, "something is left and there is no place");
        row(Plant::PlaceOnWhatIsOver, "the place is where nothing can be done");
        row(Plant::WrongCount, "the counts are wrong");
        row(Plant::WrongPhaseCount, "the counts of phase");
        row(Plant::WrongCriticalCount, "the counts of what is critical are wrong");
        row(Plant::RestAfterTheEnd, "is over and rests");
        row(Plant::SecondWithoutTheFirst, "was seen by a second person before it was done");
        row(Plant::Overtaking, "overtook");
        row(Plant::SilentAct, "an act was accepted that changes nothing");
        row(Plant::FoldedTwice, "what was decided does not fit");
        row(Plant::EmptyRefusal, "a refusal says nothing");
        row(Plant::RefusalThatActs, "a refused act changed something");
        row(Plant::UndoneAnotherWay, "undoing did not bring back how it was");
        row(Plant::DroppedEvent, "the order of arrival matters");
        row(Plant::ForgottenChange, "another console walks through another plan");
    }
    void aPlantedFaultIsFound()
    {
        QFETCH(const int, plant);
        QFETCH(const QString, words);
        Tally tally;
        QString fault;
        for (quint32 seed = 1; seed <= 20 && fault.isEmpty(); ++seed)
            fault = Run(seed, static_cast<Plant>(plant), tally).play();
        QVERIFY2(fault.contains(words), qPrintable(u'"' + fault + u'"'));
    }

    void theSameSeedIsTheSamePlan()
    {
        QVERIFY(PlanGenerator(7).make().scenarios == PlanGenerator(7).make().scenarios);
        QVERIFY(!(PlanGenerator(7).make().scenarios == PlanGenerator(8).make().scenarios));
        for (quint32 seed = 0; seed < 200; ++seed) {
            qsizetype steps = 0;
            const auto plan = PlanGenerator(seed).make();
            for (const auto& phase : plan.scenarios.first().procedure)
                steps += phase.steps.size();
            steps += plan.validation.size();
            QVERIFY(steps >= 10 && steps <= 25);
        }
    }

private:
    /// A rig that never reaches something proves nothing of it.
    static void everythingCameUp(const Tally& tally)
    {
        const QList<Payload> kinds { StepStarted { step() }, StepCompleted { step(), {} },
            StepSkipped { step(), SkipReason::Other, {} }, StepFailed { step(), {} },
            StepReopened { step(), {} }, StepHeld { step() }, StepWaiting { step(), {}, {} },
            StepDeferred { step(), UntilEnd {}, {} }, StepResumed { step() },
            StepOverridden { step(), OverrideReason::Other, {} }, StepReleased { step(), {} },
            StepVerified { step(), SecondHow::Alone, {}, {}, {}, {} }, ApprovalRequested { step() },
            ApprovalGiven { step(), SecondHow::ReadBack, person({}), {} },
            ApprovalRefused { step(), person({}), {}, {} }, MisfitNoted { step(), {} },
            StepExplained { step(), {} }, StepExtended { step(), {}, {} },
            DecisionRecorded { step(), plan::DecisionId(QString()), plan::AnswerId(QString()), {} },
            RememberEnded { step() }, RememberResumed { step() },
            ServiceRecovered { plan::ServiceId(QString()), {} },
            RecoveryWithdrawn { plan::ServiceId(QString()), {} }, ScenarioAttached {}, ScenarioDetached {},
            StepAdded { step(), PhaseAddress(QString()), {}, {}, {}, {} }, StepStruck { step(), {} },
            StepRestored { step() }, StepReworded { step(), {}, {}, {} },
            StepMoved { step(), PhaseAddress(QString()), {}, {} }, CheckReported {} };
        for (const auto& kind : kinds) {
            QVERIFY2(tally.accepted.at(kind.index()) > 0, qPrintable(typeOf(kind)));
            QVERIFY2(tally.refused.at(kind.index()) > 0, qPrintable(typeOf(kind)));
        }
        for (std::size_t look = 0; look < tally.looks.size(); ++look)
            QVERIFY2(tally.looks.at(look) > 0, qPrintable(wordOf(static_cast<StepLook>(look))));
        QVERIFY(tally.ends > 0);
        QVERIFY(tally.undone > 0);
        QVERIFY(tally.restored > 0);
        QVERIFY(tally.changes > 0);
    }
    static StepAddress step() { return StepAddress(QStringLiteral("outage/s1")); }
};

MUSTER_TEST(TstRandomActs)
#include "tst_randomacts.moc"
