// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/walkthrough.h"

#include "core/incident/checks.h"
#include "core/incident/objectives.h"
#include "core/plan/sensed.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace muster::incident {

namespace {

/// What a condition says: taken, not taken, or nobody has answered yet.
enum class Truth { No, Open, Yes };

Truth truthOf(bool value)
{
    return value ? Truth::Yes : Truth::No;
}

constexpr QStringView kValidation = u"validation";
/// Before the id of a step of the way back, and of one that takes another back.
constexpr QLatin1StringView kRollback("rollback:");
constexpr QLatin1StringView kUndo("undo:");

StepAddress validationAddress(const plan::StepId& step)
{
    return StepAddress(kValidation.toString() + u'/' + step.toString());
}

/// R1, R2, …: the way back is no phase of the procedure.
QString rollbackCode(qsizetype number)
{
    return u'R' + QString::number(number);
}
QString undoCode(const QString& of)
{
    return u'R' + of;
}

bool leavesAWayBack(const StepView& view)
{
    const auto status = view.state.status;
    return !view.step->undo.isEmpty() && (status == StepStatus::Done || status == StepStatus::Overridden);
}

QString codeOf(qsizetype phase, qsizetype step)
{
    return QString::number(phase) + u'.' + QString::number(step);
}

QStringView idIn(QStringView address)
{
    return address.sliced(address.lastIndexOf(u'/') + 1);
}

/// The address of a step of the procedure, or with a mark of a step on the way back.
StepAddress addressIn(const plan::ScenarioId& scenario, const plan::StepId& step, QLatin1StringView mark = {})
{
    const auto attached = attachedTo(step.toString());
    return StepAddress((attached.isEmpty() ? scenario.toString() : attached.toString()) + u'/' + mark
        + idIn(step.toString()).toString());
}

/// Edges of a graph, node by node: what each one waits for.
using Edges = QList<QList<int>>;

/// Nodes so that each comes after what it waits for. An edge that would close a circle is not waited for and
/// is taken out, so every graph has an order. Without recursion: a plan may chain as many steps as it likes.
QList<int> waitingOrder(Edges& edges)
{
    enum class Mark { New, Open, Closed };
    struct Visit {
        int node;
        qsizetype next;
    };
    QList<Mark> marks(edges.size(), Mark::New);
    QList<int> order;
    order.reserve(edges.size());
    QList<Visit> path;
    for (int start = 0; start < edges.size(); ++start) {
        if (marks[start] != Mark::New)
            continue;
        marks[start] = Mark::Open;
        path.append({ start, 0 });
        while (!path.isEmpty()) {
            auto& visit = path.last();
            auto& waits = edges[visit.node];
            if (visit.next == waits.size()) {
                marks[visit.node] = Mark::Closed;
                order.append(visit.node);
                path.removeLast();
                continue;
            }
            const int other = waits.at(visit.next);
            if (marks[other] == Mark::Open) {
                waits.removeAt(visit.next);
                continue;
            }
            ++visit.next;
            if (marks[other] == Mark::New) {
                marks[other] = Mark::Open;
                path.append({ other, 0 });
            }
        }
    }
    return order;
}

/// Works out one walkthrough. Nodes of its graphs are the steps, and behind them one gate a phase: passed
/// when the whole phase is.
class Walker {
public:
    Walker(const plan::Plan& plan, const IncidentState& state, std::optional<Instant> now)
        : m_plan(plan)
        , m_state(state)
        , m_now(now)
        , m_scenario(plan.scenario(state.scenario))
    {
    }

    /// Before anything else was asked; see circlesIn().
    qsizetype circles()
    {
        lay();
        auto edges = whatEachWaitsFor();
        const auto questions = questionsOfEach();
        for (int i = 0; i < stepCount(); ++i)
            edges[i] += questions[i];
        const auto count = [&] {
            return std::accumulate(edges.begin(), edges.end(), qsizetype(0),
                [](qsizetype sum, const QList<int>& of) { return sum + of.size(); });
        };
        const auto before = count();
        (void)waitingOrder(edges);
        return before - count();
    }

    Walkthrough walk()
    {
        lay();
        judgeBranches();
        waitForOthers();
        bringBackDeferred();
        count();
        pickPlace();
        return std::move(m_walk);
    }

private:
    void lay()
    {
        if (m_scenario) {
            for (const auto& phase : m_scenario->procedure)
                addPhase(&phase, phase.title, phase.steps);
        }
        if (!m_plan.validation.isEmpty()) {
            m_validation = static_cast<int>(m_walk.phases.size());
            addPhase(nullptr, QCoreApplication::translate("muster", "Validation"), m_plan.validation);
        }
        if (m_state.rollback && m_scenario)
            addRollback();
        for (int i = 0; i < m_walk.steps.size(); ++i) {
            const auto& view = m_walk.steps[i];
            if (m_walk.phases[view.phase].phase)
                m_places.insert(view.step->id, i);
            if (view.step->decision)
                m_askedAt.insert(view.step->decision->id, i);
        }
    }

    void addPhase(const plan::Phase* phase, const QString& title, const QList<plan::Step>& steps)
    {
        PhaseView view;
        view.phase = phase;
        if (phase) {
            view.order = phase->order;
            view.address = phaseAddress(m_scenario->id, *phase);
            view.completed = m_state.phases.contains(view.address);
        }
        // What was attached has its codes from there, and moves no number.
        const bool isOwn = !phase || attachedTo(phase->id.toString()).isEmpty();
        m_numbered += isOwn ? 1 : 0;
        view.code = isOwn ? QString::number(m_numbered) : phase->code;
        view.title = title;
        view.first = static_cast<int>(m_walk.steps.size());
        view.count = static_cast<int>(steps.size());
        const int number = static_cast<int>(m_walk.phases.size());
        m_walk.phases.append(view);
        qsizetype inPhase = 0;
        for (const auto& step : steps) {
            ++inPhase;
            addStep(phase ? stepAddress(m_scenario->id, step.id) : validationAddress(step.id),
                step.code.isEmpty() ? codeOf(m_numbered, inPhase) : step.code, &step, number);
        }
    }

    void addStep(const StepAddress& address, const QString& code, const plan::Step* step, int phase)
    {
        m_walk.steps.append(StepView { address, code, step, phase, StepLook::Pending, m_state.step(address),
            {}, {}, {}, false, {}, {}, false });
    }

    void addRollback()
    {
        const auto number = static_cast<int>(m_walk.phases.size());
        PhaseView phase;
        phase.title = QCoreApplication::translate("muster", "Rollback");
        phase.order = plan::Order::Strict;
        phase.first = static_cast<int>(m_walk.steps.size());
        m_walk.phases.append(phase);
        QSet<QString> haveWaysBack;
        qsizetype written = 0;
        for (const auto& step : m_scenario->rollback) {
            haveWaysBack.insert(attachedTo(step.id.toString()).toString());
            ++written;
            addStep(addressIn(m_scenario->id, step.id, kRollback),
                step.code.isEmpty() ? rollbackCode(written) : step.code, &step, number);
        }
        for (const auto& undone : doneLastFirst()) {
            if (haveWaysBack.contains(attachedTo(undone.step->id.toString()).toString()))
                continue;
            auto step = std::make_shared<plan::Step>();
            step->id = plan::StepId(kUndo + undone.step->id.toString());
            step->title = undone.step->undo;
            step->why = QCoreApplication::translate("muster", "Takes back %1 %2")
                            .arg(undone.code, undone.step->title);
            step->role = undone.step->role;
            addStep(
                addressIn(m_scenario->id, undone.step->id, kUndo), undoCode(undone.code), step.get(), number);
            m_walk.made.append(std::move(step));
        }
        m_walk.phases.last().count = static_cast<int>(m_walk.steps.size()) - m_walk.phases.last().first;
        m_rollback = number;
    }

    /// Steps of the procedure that were done and say how to take them back.
    [[nodiscard]] QList<StepView> doneLastFirst() const
    {
        QList<StepView> done;
        for (const auto& view : m_walk.steps) {
            if (m_walk.phases[view.phase].phase && leavesAWayBack(view))
                done.append(view);
        }
        std::reverse(done.begin(), done.end());
        std::stable_sort(done.begin(), done.end(),
            [](const StepView& a, const StepView& b) { return a.state.endedAt > b.state.endedAt; });
        return done;
    }

    [[nodiscard]] int stepCount() const { return static_cast<int>(m_walk.steps.size()); }
    [[nodiscard]] int gateOf(int phase) const { return stepCount() + phase; }

    /// Which branches were taken. A question on a branch that was not taken is never asked: what hangs on it
    /// is not taken either. Hence questions are judged before what hangs on them.
    void judgeBranches()
    {
        auto edges = questionsOfEach();
        m_truths.fill(Truth::Open, stepCount());
        for (const int i : waitingOrder(edges)) {
            const auto& view = m_walk.steps[i];
            const auto* phase = m_walk.phases[view.phase].phase;
            m_truths[i] = view.step->struck
                ? Truth::No
                : std::min(phase ? truthOf(phase->when) : Truth::Yes, truthOf(view.step->when));
        }
        // Only now: what hangs on an answer of the procedure goes on hanging on it.
        for (int i = 0; m_rollback && i < stepCount(); ++i) {
            if (m_walk.phases[m_walk.steps[i].phase].phase)
                m_truths[i] = Truth::No;
        }
        for (auto& view : m_walk.phases)
            view.inactive = view.phase && truthOf(view.phase->when) == Truth::No;
    }

    /// The steps where what each one hangs on is asked.
    [[nodiscard]] Edges questionsOfEach() const
    {
        Edges edges(stepCount());
        const auto addQuestions = [&](int i, const std::optional<plan::Condition>& when) {
            if (!when)
                return;
            for (const auto& term : when->all) {
                if (const auto* answer = std::get_if<plan::Term::DecisionIs>(&term.test)) {
                    if (const auto asked = m_askedAt.constFind(answer->decision);
                        asked != m_askedAt.constEnd())
                        edges[i].append(*asked);
                }
            }
        };
        for (int i = 0; i < stepCount(); ++i) {
            const auto& view = m_walk.steps[i];
            if (const auto* phase = m_walk.phases[view.phase].phase)
                addQuestions(i, phase->when);
            addQuestions(i, view.step->when);
        }
        return edges;
    }

    Truth truthOf(const std::optional<plan::Condition>& when) const
    {
        auto truth = Truth::Yes;
        if (when) {
            for (const auto& term : when->all)
                truth = std::min(
                    truth, std::visit([this](const auto& test) { return judge(test); }, term.test));
        }
        return truth;
    }
    static Truth truthOf(bool value) { return incident::truthOf(value); }

    Truth judge(const plan::Term::DecisionIs& test) const
    {
        const auto asked = m_askedAt.constFind(test.decision);
        const bool isKnown = asked != m_askedAt.constEnd();
        if (isKnown && m_truths[*asked] == Truth::No)
            return Truth::No;
        const auto answered = m_state.decisions.constFind(test.decision);
        if (answered != m_state.decisions.constEnd())
            return truthOf(answered->answer == test.answer);
        // Skipping the question, or vouching for it without an answer, is taking none of its branches;
        // waiting for an answer for ever would be a dead end.
        // So would a question of a procedure that was given up.
        const auto status = isKnown && !m_rollback ? m_walk.steps[*asked].state.status : StepStatus::Skipped;
        return status != StepStatus::Skipped && status != StepStatus::Overridden ? Truth::Open : Truth::No;
    }
    // Where nobody can say, the worse is assumed: the step is offered, and a person does it or skips it with
    // a reason. To hide it would leave it out without a word; to wait for the missing fact could stop the
    // whole procedure.
    Truth judge(const plan::Term::RpoMissed& test) const
    {
        return truthOf(rpoMissed(m_plan, m_state, test.of).value_or(true));
    }
    Truth judge(const plan::Term::RtoMissed& test) const
    {
        return truthOf(rtoMissed(m_plan, m_state, test.of));
    }
    Truth judge(const plan::Term::SeverityAtLeast& test) const
    {
        // A plan lists its severities from the worst down.
        const auto rank = [this](const plan::SeverityId& id) {
            const auto found = std::find_if(m_plan.severities.begin(), m_plan.severities.end(),
                [&](const plan::Severity& severity) { return severity.id == id; });
            return std::distance(m_plan.severities.begin(), found);
        };
        return truthOf(!m_state.severity || rank(*m_state.severity) <= rank(test.severity));
    }
    Truth judge(const plan::Term::KindIs& test) const
    {
        return truthOf(journal::textOf(m_state.kind) == test.kind);
    }

    /// Done, but the plan wants somebody else to see it.
    [[nodiscard]] static bool wantsSecond(const StepView& view)
    {
        return view.state.status == StepStatus::Done && !view.step->verify.isEmpty() && !view.state.second;
    }

    [[nodiscard]] static bool hasEnded(const StepView& view)
    {
        const auto status = view.state.status;
        return view.sensedAt || (status == StepStatus::Done && !wantsSecond(view))
            || status == StepStatus::Skipped || status == StepStatus::Overridden;
    }

    /// Since when Muster sees that it is so; only of what nobody has ended, and that may be done from `from`
    /// on.
    [[nodiscard]] std::optional<Instant> seen(const StepView& view, Instant from) const
    {
        if (view.state.status != StepStatus::Open || !m_state.declared)
            return std::nullopt;
        const auto* told = endsByItsCheck(*view.step) ? toldOf(view) : nullptr;
        if (told)
            return seenToHold(*told, from);
        const auto sensor = sensorOf(*view.step);
        if (!sensor)
            return std::nullopt;
        if (*sensor == Sensor::Declared)
            return m_state.declaredAt;
        const auto& notice = view.step->notify;
        for (const auto& message : m_state.messages) {
            if (!notice
                || ((!notice->audience || message.audience == *notice->audience)
                    && (!notice->templateId || message.from == notice->templateId)))
                return message.at;
        }
        return std::nullopt;
    }

    /// What the check of a step has said; null while nobody told anything.
    [[nodiscard]] const CheckState* toldOf(const StepView& view) const
    {
        if (!view.step->check)
            return nullptr;
        const auto told = m_state.checks.constFind(*view.step->check);
        return told == m_state.checks.constEnd() ? nullptr : &*told;
    }

    /// Since when the check of what is over says that it is not so any more. Who vouches for a step says that
    /// the check is wrong.
    [[nodiscard]] std::optional<Instant> fellBack(const StepView& view) const
    {
        const bool isOver = view.sensedAt || (view.state.status == StepStatus::Done && !wantsSecond(view));
        const auto* told = isOver ? toldOf(view) : nullptr;
        if (!told || told->word() != CheckWord::Fails || told->since() <= view.overSince())
            return std::nullopt;
        return told->since();
    }

    /// Nobody has told for too long whether what a check saw is still so.
    [[nodiscard]] bool isStale(const StepView& view)
    {
        const auto* told = view.sensedAt ? toldOf(view) : nullptr;
        const auto* spec = told ? checkOf(m_plan, *view.step->check) : nullptr;
        if (!spec)
            return false;
        const auto from = staleFrom(*spec, *told);
        const bool isOld = from && m_now && *m_now >= *from;
        if (from && !isOld)
            changeAt(*from);
        return isOld || told->word() == CheckWord::NoAnswer;
    }

    [[nodiscard]] Edges whatEachWaitsFor() const
    {
        Edges edges(stepCount() + m_walk.phases.size());
        for (int p = 0; p < m_walk.phases.size(); ++p) {
            const auto& phase = m_walk.phases[p];
            const bool strict = phase.order == plan::Order::Strict;
            const auto before = gatesBefore(p);
            for (int i = phase.first; i < phase.first + phase.count; ++i) {
                const auto& step = *m_walk.steps[i].step;
                if (!step.after.isEmpty())
                    edges[i] = placesOf(step.after);
                else if (strict && i > phase.first)
                    edges[i] = { i - 1 };
                else
                    edges[i] = before;
                edges[gateOf(p)].append(i);
            }
            edges[gateOf(p)] += before;
        }
        return edges;
    }

    /// What is walked beside the incident's own scenario waits for nothing of it; validation for all.
    [[nodiscard]] QList<int> gatesBefore(int phase) const
    {
        if (phase == m_rollback)
            return {};
        if (phase != m_validation)
            return beginsStrand(phase) ? QList<int>() : QList { gateOf(phase - 1) };
        if (m_rollback)
            return { gateOf(*m_rollback) };
        QList<int> gates;
        for (int p = 1; p <= phase; ++p) {
            if (p == phase || beginsStrand(p))
                gates.append(gateOf(p - 1));
        }
        return gates;
    }
    /// The first phase of the scenario, or of one that was attached.
    [[nodiscard]] bool beginsStrand(int phase) const
    {
        const auto strandOf = [this](int p) {
            const auto* of = m_walk.phases[p].phase;
            return of ? attachedTo(of->id.toString()) : QStringView();
        };
        return phase == 0 || strandOf(phase) != strandOf(phase - 1);
    }

    [[nodiscard]] QList<int> placesOf(const QList<plan::StepId>& steps) const
    {
        QList<int> places;
        for (const auto& step : steps) {
            if (const auto place = m_places.constFind(step); place != m_places.constEnd())
                places.append(*place);
        }
        return places;
    }

    /// A step on a branch that was not taken is passed by, but not before what it would have waited for. So
    /// is one that was put off, by what merely comes after it; what names it in `after` needs it.
    void waitForOthers()
    {
        auto edges = whatEachWaitsFor();
        const auto order = waitingOrder(edges);
        QList<bool> passed(edges.size(), false);
        QList<bool> letsBy(edges.size(), false);
        QList<Instant> since(edges.size(), m_state.declaredAt);
        // The step that stands for a node which is not passed: itself, or what a gate or a left branch waits
        // for.
        QList<std::optional<int>> blockers(edges.size());
        m_gates.fill(false, m_walk.phases.size());
        for (const int node : order) {
            const bool needs = node < stepCount() && !m_walk.steps[node].step->after.isEmpty();
            bool free = true;
            for (const int other : std::as_const(edges[node])) {
                const bool open = needs ? passed[other] : letsBy[other];
                if (free && !open)
                    blockers[node] = blockers[other];
                free = free && open;
                since[node] = std::max(since[node], since[other]);
            }
            if (node >= stepCount()) {
                const int phase = node - stepCount();
                const bool calls = awaitsCall(phase);
                m_walk.phases[phase].callDue = free && calls && !hasFallenBack(phase);
                passed[node] = letsBy[node] = m_gates[phase] = free && !calls;
                continue;
            }
            auto& view = m_walk.steps[node];
            view.waitsFor = blockers[node];
            if (m_truths[node] != Truth::No)
                blockers[node] = node;
            const bool possible = free && m_truths[node] == Truth::Yes;
            const auto from = std::max(since[node], answeredAt(*view.step, view.phase));
            if (possible)
                view.sensedAt = seen(view, from);
            if (m_truths[node] != Truth::No)
                view.fellBackAt = fellBack(view);
            // What Muster sees is over, whatever somebody said before.
            if (view.sensedAt)
                view.state.rest.reset();
            const bool over = hasEnded(view);
            if (possible && (!over || view.fellBackAt))
                view.availableSince = from;
            passed[node] = over || (free && m_truths[node] == Truth::No);
            letsBy[node] = passed[node] || (free && isDeferred(view));
            // What Muster sees may have been so long before its turn.
            if (view.sensedAt)
                since[node] = std::max(since[node], *view.sensedAt);
            else if (over && view.state.endedAt)
                since[node] = *view.state.endedAt;
            view.look = lookOf(node, free);
            if (view.look != StepLook::Pending && view.look != StepLook::Deferred)
                view.waitsFor.reset();
            else if (!view.waitsFor)
                view.waitsFor = openQuestionOf(view);
        }
    }

    [[nodiscard]] bool hasFallenBack(int phase) const
    {
        const auto first = m_walk.steps.begin() + m_walk.phases[phase].first;
        return std::any_of(first, first + m_walk.phases[phase].count,
            [](const StepView& view) { return view.fellBackAt.has_value(); });
    }

    /// Nobody has said yet that the phase is complete, and the plan wants that. One of which no step is on
    /// the chosen path has no call.
    [[nodiscard]] bool awaitsCall(int phase) const
    {
        const auto& view = m_walk.phases[phase];
        if (!view.phase || view.phase->complete.isEmpty() || view.completed || m_rollback)
            return false;
        for (int i = view.first; i < view.first + view.count; ++i) {
            if (m_truths[i] != Truth::No || hasEnded(m_walk.steps[i]))
                return true;
        }
        return false;
    }

    [[nodiscard]] static bool isDeferred(const StepView& view)
    {
        return view.state.rest && view.state.rest->kind == RestState::Kind::Deferred;
    }

    /// What has happened brings a deferred step back. Only afterwards, for what brings it back may stand
    /// behind it.
    void bringBackDeferred()
    {
        for (auto& view : m_walk.steps) {
            // One that could not be done yet has not come back.
            const bool failed = view.state.status == StepStatus::Failed;
            if (view.look != StepLook::Deferred || (!failed && !view.availableSince))
                continue;
            view.isDue
                = std::visit([this](const auto& until) { return hasCome(until); }, view.state.rest->until);
            if (view.isDue) {
                view.look = workingLook(view);
                view.waitsFor.reset();
            }
        }
    }

    [[nodiscard]] bool hasCome(const UntilEnd&) const { return false; }
    [[nodiscard]] bool hasCome(const UntilTime& until)
    {
        if (m_now && *m_now >= until.at)
            return true;
        changeAt(until.at);
        return false;
    }
    [[nodiscard]] bool hasCome(const UntilStep& until) const
    {
        const auto* other = m_walk.find(until.step);
        return !other || other->look == StepLook::Inactive || isEnded(other->look);
    }
    /// A phase that is not walked through stands for the next one.
    [[nodiscard]] bool hasCome(const UntilPhase& until) const
    {
        for (int p = 0; p < m_walk.phases.size(); ++p) {
            const auto* phase = m_walk.phases[p].phase;
            if (phase && phase->id == until.phase)
                return beginsStrand(p) || m_gates[p - 1];
        }
        return true;
    }

    void changeAt(Instant at)
    {
        if (!m_walk.changesAt || at < *m_walk.changesAt)
            m_walk.changesAt = at;
    }

    [[nodiscard]] std::optional<int> openQuestionOf(const StepView& view) const
    {
        const auto* phase = m_walk.phases[view.phase].phase;
        for (const auto& when : { phase ? phase->when : std::nullopt, view.step->when }) {
            for (const auto& term : when ? when->all : QList<plan::Term>()) {
                const auto* test = std::get_if<plan::Term::DecisionIs>(&term.test);
                if (test && judge(*test) == Truth::Open)
                    return m_askedAt.value(test->decision);
            }
        }
        return std::nullopt;
    }

    /// When the answers were given that opened this step's branch.
    [[nodiscard]] Instant answeredAt(const plan::Step& step, int phase) const
    {
        auto at = m_state.declaredAt;
        const auto look = [&](const std::optional<plan::Condition>& when) {
            if (!when)
                return;
            for (const auto& term : when->all) {
                const auto* test = std::get_if<plan::Term::DecisionIs>(&term.test);
                const auto answered
                    = test ? m_state.decisions.constFind(test->decision) : m_state.decisions.constEnd();
                if (answered != m_state.decisions.constEnd())
                    at = std::max(at, answered->at);
            }
        };
        if (m_walk.phases[phase].phase)
            look(m_walk.phases[phase].phase->when);
        look(step.when);
        return at;
    }

    [[nodiscard]] StepLook lookOf(int i, bool free)
    {
        auto& view = m_walk.steps[i];
        view.onLeftBranch = m_truths[i] == Truth::No;
        const auto status = view.state.status;
        if (view.fellBackAt)
            return StepLook::Regressed;
        // What was done stays done, also when its branch is left afterwards.
        switch (status) {
        case StepStatus::Done:
            if (!wantsSecond(view))
                return view.state.second ? StepLook::Verified : StepLook::Done;
            if (m_truths[i] == Truth::No)
                return StepLook::Done;
            view.waitsOn = WaitsOn::SecondPerson;
            return StepLook::Waiting;
        case StepStatus::Skipped:
            return StepLook::Skipped;
        case StepStatus::Overridden:
            return StepLook::Overridden;
        case StepStatus::Open:
        case StepStatus::Failed:
            break;
        }
        if (m_truths[i] == Truth::No)
            return StepLook::Inactive;
        if (view.sensedAt)
            return isStale(view) ? StepLook::Stale : StepLook::Sensed;
        const bool possible = free && m_truths[i] == Truth::Yes;
        if (view.state.rest && (possible || status == StepStatus::Failed || isDeferred(view)))
            return restingLook(view);
        return possible || status == StepStatus::Failed ? workingLook(view) : StepLook::Pending;
    }

    /// Of what may be done, or failed, and does not rest.
    [[nodiscard]] static StepLook workingLook(StepView& view)
    {
        if (view.state.status == StepStatus::Failed)
            return StepLook::Failed;
        if (view.state.approval && view.state.approval->answer == ApprovalState::Answer::Open) {
            view.waitsOn = WaitsOn::Approval;
            return StepLook::Waiting;
        }
        return StepLook::Available;
    }

    [[nodiscard]] StepLook restingLook(StepView& view)
    {
        const auto& rest = *view.state.rest;
        switch (rest.kind) {
        case RestState::Kind::Held:
            return StepLook::Held;
        case RestState::Kind::Deferred:
            return StepLook::Deferred;
        case RestState::Kind::Waiting:
            break;
        }
        if (rest.waitUntil && m_now && *m_now >= *rest.waitUntil) {
            view.isDue = true;
            return workingLook(view);
        }
        if (rest.waitUntil)
            changeAt(*rest.waitUntil);
        view.waitsOn = WaitsOn::Words;
        return StepLook::Waiting;
    }

    /// What somebody was interrupted in, else the work in hand, else what has come back, else the first thing
    /// that needs somebody: possible, failed and so in the way, or the call at the end of a phase. When
    /// nobody can go on anywhere, the place is what has fallen back, else where something is awaited, and
    /// last what was put off: nothing is ever left behind. What falls back takes the place from nobody who
    /// works elsewhere; people are told.
    void pickPlace()
    {
        std::optional<int> held;
        std::optional<int> started;
        std::optional<int> back;
        std::optional<int> first;
        std::optional<int> regressed;
        std::optional<int> awaited;
        std::optional<int> deferred;
        const auto keepFirst = [](std::optional<int>& place, int i) { place = place ? place : i; };
        for (int i = 0; i < stepCount(); ++i) {
            const auto& view = m_walk.steps[i];
            switch (view.look) {
            case StepLook::Held:
                if (!held || view.state.rest->since > m_walk.steps[*held].state.rest->since)
                    held = i;
                break;
            case StepLook::Available:
                if (view.state.startedAt
                    && (!started || *view.state.startedAt > *m_walk.steps[*started].state.startedAt))
                    started = i;
                [[fallthrough]];
            case StepLook::Failed:
                keepFirst(view.isDue ? back : first, i);
                break;
            case StepLook::Regressed:
                keepFirst(regressed, i);
                break;
            case StepLook::Waiting:
                keepFirst(awaited, i);
                break;
            case StepLook::Deferred:
                if (!view.waitsFor)
                    keepFirst(deferred, i);
                break;
            default:
                break;
            }
        }
        const auto& phases = std::as_const(m_walk.phases);
        const auto over = std::find_if(
            phases.begin(), phases.end(), [](const PhaseView& phase) { return phase.callDue; });
        const auto pause
            = over == phases.end() ? std::nullopt : std::optional(static_cast<int>(over - phases.begin()));
        const bool pausesFirst
            = pause && !held && !started && !back && (!first || m_walk.steps[*first].phase > *pause);
        if (pausesFirst) {
            m_walk.pause = pause;
            return;
        }
        for (const auto& place : { held, started, back, first, regressed, awaited, deferred }) {
            if (place) {
                m_walk.current = place;
                break;
            }
        }
        if (!m_walk.current)
            return;
        auto& look = m_walk.steps[*m_walk.current].look;
        if (look == StepLook::Available || look == StepLook::Failed)
            look = StepLook::Current;
    }

    void count()
    {
        for (const auto& view : std::as_const(m_walk.steps)) {
            if (view.look == StepLook::Inactive)
                continue;
            const int ended = isEnded(view.look) ? 1 : 0;
            const int deferred = view.look == StepLook::Deferred ? 1 : 0;
            auto& phase = m_walk.phases[view.phase];
            ++phase.active;
            phase.ended += ended;
            phase.deferred += deferred;
            ++m_walk.active;
            m_walk.ended += ended;
            m_walk.deferred += deferred;
            if (view.step->critical) {
                ++m_walk.criticalActive;
                m_walk.criticalEnded += ended;
            }
        }
        for (auto& phase : m_walk.phases)
            phase.inactive = phase.active == 0 && (phase.inactive || phase.count > 0);
    }

    const plan::Plan& m_plan;
    const IncidentState& m_state;
    std::optional<Instant> m_now;
    const plan::Scenario* m_scenario;
    Walkthrough m_walk;
    /// By phase: whether all of it is passed, as far as it was not put off.
    QList<bool> m_gates;
    int m_numbered = 0;
    std::optional<int> m_validation;
    std::optional<int> m_rollback;
    /// Steps of the scenario, for `after`.
    QHash<plan::StepId, int> m_places;
    QHash<plan::DecisionId, int> m_askedAt;
    QList<Truth> m_truths;
};

} // namespace

bool isEnded(StepLook look)
{
    switch (look) {
    case StepLook::Done:
    case StepLook::Verified:
    case StepLook::Sensed:
    case StepLook::Stale:
    case StepLook::Overridden:
    case StepLook::Skipped:
        return true;
    case StepLook::Pending:
    case StepLook::Current:
    case StepLook::Available:
    case StepLook::Held:
    case StepLook::Waiting:
    case StepLook::Deferred:
    case StepLook::Failed:
    case StepLook::Regressed:
    case StepLook::Inactive:
        return false;
    }
    Q_UNREACHABLE();
}

QString wordOf(StepLook look)
{
    switch (look) {
    case StepLook::Pending:
        return QStringLiteral("pending");
    case StepLook::Current:
        return QStringLiteral("current");
    case StepLook::Available:
        return QStringLiteral("available");
    case StepLook::Held:
        return QStringLiteral("held");
    case StepLook::Waiting:
        return QStringLiteral("waiting");
    case StepLook::Deferred:
        return QStringLiteral("deferred");
    case StepLook::Done:
        return QStringLiteral("done");
    case StepLook::Verified:
        return QStringLiteral("verified");
    case StepLook::Sensed:
        return QStringLiteral("sensed");
    case StepLook::Stale:
        return QStringLiteral("stale");
    case StepLook::Regressed:
        return QStringLiteral("regressed");
    case StepLook::Overridden:
        return QStringLiteral("overridden");
    case StepLook::Skipped:
        return QStringLiteral("skipped");
    case StepLook::Failed:
        return QStringLiteral("failed");
    case StepLook::Inactive:
        return QStringLiteral("inactive");
    }
    Q_UNREACHABLE();
}

QString StepView::name() const
{
    return code + u' ' + step->title;
}

bool StepView::looksLike(const StepView& other) const
{
    return address == other.address && look == other.look && state == other.state && code == other.code
        && availableSince == other.availableSince && waitsOn == other.waitsOn && isDue == other.isDue
        && sensedAt == other.sensedAt && fellBackAt == other.fellBackAt;
}

std::optional<Sensor> sensorOf(const plan::Step& step)
{
    // A question is answered by a person; seeing it as done would leave its branches without an answer.
    if (!step.check || step.decision)
        return std::nullopt;
    if (step.check->toString() == plan::kSensedDeclared)
        return Sensor::Declared;
    if (step.check->toString() == plan::kSensedNotice)
        return Sensor::NoticeSent;
    return std::nullopt;
}

const StepView* Walkthrough::find(const StepAddress& address) const
{
    const auto found = std::find_if(
        steps.begin(), steps.end(), [&](const StepView& view) { return view.address == address; });
    return found == steps.end() ? nullptr : &*found;
}

const PhaseView* Walkthrough::find(const PhaseAddress& address) const
{
    const auto found = std::find_if(phases.begin(), phases.end(),
        [&](const PhaseView& view) { return view.phase && view.address == address; });
    return found == phases.end() ? nullptr : &*found;
}

QStringView attachedTo(QStringView id)
{
    const auto slash = id.lastIndexOf(u'/');
    return slash < 0 ? QStringView() : id.first(slash);
}

PhaseAddress phaseAddress(const plan::ScenarioId& scenario, const plan::Phase& phase)
{
    const auto& id = phase.id.toString();
    return PhaseAddress(attachedTo(id).isEmpty() ? scenario.toString() + u'/' + id : id);
}

StepAddress stepAddress(const plan::ScenarioId& scenario, const plan::StepId& step)
{
    return addressIn(scenario, step);
}

qsizetype circlesIn(const plan::Plan& plan, const plan::ScenarioId& scenario)
{
    IncidentState state;
    state.scenario = scenario;
    return Walker(plan, state, {}).circles();
}

Walkthrough walkthrough(const plan::Plan& plan, const IncidentState& state, std::optional<Instant> now)
{
    return Walker(plan, state, now).walk();
}

std::optional<StepPlace> placeOf(
    const plan::Plan& plan, const plan::ScenarioId& scenario, const StepAddress& address)
{
    const auto& text = address.toString();
    const auto slash = text.lastIndexOf(u'/');
    const auto* found = plan.scenario(scenario);
    if (slash < 0 || !found)
        return std::nullopt;
    const auto where = QStringView(text).first(slash);
    auto id = QStringView(text).sliced(slash + 1);
    const auto takeMark = [&id](QLatin1StringView mark) {
        const bool has = id.startsWith(mark);
        id = has ? id.sliced(mark.size()) : id;
        return has;
    };
    const bool isWayBack = takeMark(kRollback);
    const bool takesBack = !isWayBack && takeMark(kUndo);
    const bool isValidation = where == kValidation;
    // As the steps of the running plan are called.
    const auto wanted = isValidation || where == scenario.toString()
        ? id.toString()
        : where.toString() + u'/' + id.toString();
    qsizetype number = 0;
    const auto in = [&](const QList<plan::Step>& steps) -> std::optional<StepPlace> {
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const auto& step = steps[i];
            if (step.id.toString() != wanted)
                continue;
            auto code = !step.code.isEmpty() ? step.code
                : isWayBack                  ? rollbackCode(i + 1)
                                             : codeOf(number, i + 1);
            return takesBack ? StepPlace { &step, undoCode(code), step.undo }
                             : StepPlace { &step, std::move(code), step.title };
        }
        return std::nullopt;
    };
    if (isValidation && (isWayBack || takesBack))
        return std::nullopt;
    if (isWayBack)
        return in(found->rollback);
    for (const auto& phase : found->procedure) {
        number += attachedTo(phase.id.toString()).isEmpty() ? 1 : 0;
        auto place = isValidation ? std::nullopt : in(phase.steps);
        if (place)
            return place;
    }
    ++number;
    return isValidation ? in(plan.validation) : std::nullopt;
}

bool mayRollBack(const plan::Plan& plan, const Walkthrough& walkthrough, const IncidentState& state)
{
    const auto* scenario = plan.scenario(state.scenario);
    const auto& steps = walkthrough.steps;
    return scenario && !state.rollback
        && (!scenario->rollback.isEmpty()
            || std::any_of(steps.begin(), steps.end(), [&](const StepView& view) {
                   return walkthrough.phases[view.phase].phase && leavesAWayBack(view);
               }));
}

QList<CredentialProven> unproven(const StepView& step)
{
    using Fact = CredentialProven::Fact;
    QList<CredentialProven> missing;
    for (const auto& credential : step.step->rotate) {
        const auto known = step.state.rotations.value(credential);
        if (!known.newWorks)
            missing.append({ step.address, credential, Fact::NewWorks, {} });
        if (!known.oldDead)
            missing.append({ step.address, credential, Fact::OldDead, {} });
    }
    return missing;
}

std::optional<Millis> timeBoxOf(const StepView& view)
{
    const auto& takes = view.step->takes;
    return takes ? std::optional(*takes + view.state.extended) : std::nullopt;
}

std::optional<Instant> runsSince(const StepView& view)
{
    // A step that may be done but is not the next one has no clock until somebody starts it.
    const bool runs = view.look == StepLook::Current
        || (view.look == StepLook::Available && view.state.startedAt.has_value());
    if (!runs || view.state.status == StepStatus::Failed)
        return std::nullopt;
    return view.state.startedAt ? view.state.startedAt : view.availableSince;
}

bool isLongOver(const StepView& view, Instant now)
{
    const auto box = timeBoxOf(view);
    const auto since = runsSince(view);
    return box && since && now >= *since + *box + *box / 2;
}

QList<const StepView*> unexplained(const Walkthrough& walkthrough)
{
    QList<const StepView*> found;
    for (const auto& view : walkthrough.steps) {
        const bool wantsReason = view.look == StepLook::Skipped || view.look == StepLook::Deferred
            || (view.state.status == StepStatus::Failed && view.look != StepLook::Inactive);
        if (wantsReason && view.state.reason().trimmed().isEmpty())
            found.append(&view);
    }
    return found;
}

bool leavesSomethingToRemember(const StepView& view)
{
    const auto status = view.state.status;
    return !view.step->remember.isEmpty()
        && (view.sensedAt || status == StepStatus::Done || status == StepStatus::Overridden);
}

QList<const StepView*> remembered(const Walkthrough& walkthrough)
{
    QList<const StepView*> found;
    for (const auto& view : walkthrough.steps) {
        if (leavesSomethingToRemember(view))
            found.append(&view);
    }
    std::stable_sort(found.begin(), found.end(),
        [](const StepView* a, const StepView* b) { return a->overSince() < b->overSince(); });
    return found;
}

qsizetype inForce(const Walkthrough& walkthrough)
{
    const auto all = remembered(walkthrough);
    return std::count_if(
        all.begin(), all.end(), [](const StepView* view) { return !view->state.rememberEndedAt; });
}

} // namespace muster::incident
