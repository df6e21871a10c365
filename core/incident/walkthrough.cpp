// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/walkthrough.h"

#include "core/incident/objectives.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <iterator>
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

QString codeOf(qsizetype phase, qsizetype step)
{
    return QString::number(phase) + u'.' + QString::number(step);
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
    Walker(const plan::Plan& plan, const IncidentState& state)
        : m_plan(plan)
        , m_state(state)
        , m_scenario(plan.scenario(state.scenario))
    {
    }

    Walkthrough walk()
    {
        lay();
        judgeBranches();
        waitForOthers();
        pickCurrent();
        count();
        return std::move(m_walk);
    }

private:
    void lay()
    {
        if (m_scenario) {
            for (const auto& phase : m_scenario->procedure)
                addPhase(&phase, phase.title, m_scenario->id.toString(), phase.steps);
        }
        if (!m_plan.validation.isEmpty()) {
            addPhase(nullptr, QCoreApplication::translate("muster", "Validation"), kValidation.toString(),
                m_plan.validation);
        }
        for (int i = 0; i < m_walk.steps.size(); ++i) {
            const auto& view = m_walk.steps[i];
            if (m_walk.phases[view.phase].phase)
                m_places.insert(view.step->id, i);
            if (view.step->decision)
                m_askedAt.insert(view.step->decision->id, i);
        }
    }

    void addPhase(
        const plan::Phase* phase, const QString& title, const QString& prefix, const QList<plan::Step>& steps)
    {
        const int number = static_cast<int>(m_walk.phases.size());
        PhaseView view;
        view.phase = phase;
        view.title = title;
        view.first = static_cast<int>(m_walk.steps.size());
        view.count = static_cast<int>(steps.size());
        m_walk.phases.append(view);
        qsizetype inPhase = 0;
        for (const auto& step : steps) {
            const StepAddress address(prefix + u'/' + step.id.toString());
            m_walk.steps.append(StepView { address, codeOf(number + 1, ++inPhase), &step, number,
                StepLook::Pending, m_state.step(address), {}, {} });
        }
    }

    [[nodiscard]] int stepCount() const { return static_cast<int>(m_walk.steps.size()); }
    [[nodiscard]] int gateOf(int phase) const { return stepCount() + phase; }

    /// Which branches were taken. A question on a branch that was not taken is never asked: what hangs on it
    /// is not taken either. Hence questions are judged before what hangs on them.
    void judgeBranches()
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
        m_truths.fill(Truth::Open, stepCount());
        for (const int i : waitingOrder(edges)) {
            const auto& view = m_walk.steps[i];
            const auto* phase = m_walk.phases[view.phase].phase;
            m_truths[i] = std::min(phase ? truthOf(phase->when) : Truth::Yes, truthOf(view.step->when));
        }
        for (auto& view : m_walk.phases)
            view.inactive = view.phase && truthOf(view.phase->when) == Truth::No;
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
        // Skipping the question is taking none of its branches; waiting for an answer for ever would be a
        // dead end.
        return isKnown && m_walk.steps[*asked].state.status != StepStatus::Skipped ? Truth::Open : Truth::No;
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

    [[nodiscard]] bool hasEnded(int i) const
    {
        const auto status = m_walk.steps[i].state.status;
        return status == StepStatus::Done || status == StepStatus::Skipped;
    }

    [[nodiscard]] Edges whatEachWaitsFor() const
    {
        Edges edges(stepCount() + m_walk.phases.size());
        for (int p = 0; p < m_walk.phases.size(); ++p) {
            const auto& phase = m_walk.phases[p];
            const auto before = p > 0 ? QList { gateOf(p - 1) } : QList<int>();
            const bool strict = phase.phase && phase.phase->order == plan::Order::Strict;
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

    [[nodiscard]] QList<int> placesOf(const QList<plan::StepId>& steps) const
    {
        QList<int> places;
        for (const auto& step : steps) {
            if (const auto place = m_places.constFind(step); place != m_places.constEnd())
                places.append(*place);
        }
        return places;
    }

    /// A step on a branch that was not taken is passed by, but not before what it would have waited for.
    void waitForOthers()
    {
        auto edges = whatEachWaitsFor();
        const auto order = waitingOrder(edges);
        QList<bool> passed(edges.size(), false);
        QList<Instant> since(edges.size(), m_state.declaredAt);
        // The step that stands for a node which is not passed: itself, or what a gate or a left branch waits
        // for.
        QList<std::optional<int>> blockers(edges.size());
        for (const int node : order) {
            bool free = true;
            for (const int other : std::as_const(edges[node])) {
                if (free && !passed[other])
                    blockers[node] = blockers[other];
                free = free && passed[other];
                since[node] = std::max(since[node], since[other]);
            }
            if (node >= stepCount()) {
                passed[node] = free;
                continue;
            }
            auto& view = m_walk.steps[node];
            view.waitsFor = blockers[node];
            if (m_truths[node] != Truth::No)
                blockers[node] = node;
            if (free && !hasEnded(node) && m_truths[node] == Truth::Yes)
                view.availableSince = std::max(since[node], answeredAt(*view.step, view.phase));
            passed[node] = hasEnded(node) || (free && m_truths[node] == Truth::No);
            if (hasEnded(node) && view.state.endedAt)
                since[node] = *view.state.endedAt;
            view.look = lookOf(node, free);
            if (view.look != StepLook::Pending)
                view.waitsFor.reset();
            else if (!view.waitsFor)
                view.waitsFor = openQuestionOf(view);
        }
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

    [[nodiscard]] StepLook lookOf(int i, bool free) const
    {
        const auto status = m_walk.steps[i].state.status;
        // What was done stays done, also when its branch is left afterwards.
        if (status == StepStatus::Done)
            return StepLook::Done;
        if (status == StepStatus::Skipped)
            return StepLook::Skipped;
        if (m_truths[i] == Truth::No)
            return StepLook::Inactive;
        if (status == StepStatus::Failed)
            return StepLook::Failed;
        return free && m_truths[i] == Truth::Yes ? StepLook::Available : StepLook::Pending;
    }

    /// The work in hand, else the first thing that needs somebody: possible, or failed and so in the way.
    void pickCurrent()
    {
        std::optional<int> started;
        std::optional<int> first;
        for (int i = 0; i < stepCount(); ++i) {
            const auto& view = m_walk.steps[i];
            const bool open = view.look == StepLook::Available;
            if (!open && view.look != StepLook::Failed)
                continue;
            if (!first)
                first = i;
            if (open && view.state.startedAt
                && (!started || *view.state.startedAt > *m_walk.steps[*started].state.startedAt))
                started = i;
        }
        m_walk.current = started ? started : first;
        if (m_walk.current)
            m_walk.steps[*m_walk.current].look = StepLook::Current;
    }

    void count()
    {
        for (const auto& view : std::as_const(m_walk.steps)) {
            if (view.look == StepLook::Inactive)
                continue;
            const int ended = view.look == StepLook::Done || view.look == StepLook::Skipped ? 1 : 0;
            auto& phase = m_walk.phases[view.phase];
            ++phase.active;
            phase.ended += ended;
            ++m_walk.active;
            m_walk.ended += ended;
        }
        for (auto& phase : m_walk.phases)
            phase.inactive = phase.active == 0 && (phase.inactive || phase.count > 0);
    }

    const plan::Plan& m_plan;
    const IncidentState& m_state;
    const plan::Scenario* m_scenario;
    Walkthrough m_walk;
    /// Steps of the scenario, for `after`.
    QHash<plan::StepId, int> m_places;
    QHash<plan::DecisionId, int> m_askedAt;
    QList<Truth> m_truths;
};

} // namespace

const StepView* Walkthrough::find(const StepAddress& address) const
{
    const auto found = std::find_if(
        steps.begin(), steps.end(), [&](const StepView& view) { return view.address == address; });
    return found == steps.end() ? nullptr : &*found;
}

Walkthrough walkthrough(const plan::Plan& plan, const IncidentState& state)
{
    return Walker(plan, state).walk();
}

std::optional<StepPlace> placeOf(
    const plan::Plan& plan, const plan::ScenarioId& scenario, const StepAddress& address)
{
    const auto& text = address.toString();
    const auto slash = text.indexOf(u'/');
    const auto* found = plan.scenario(scenario);
    if (slash < 0 || !found)
        return std::nullopt;
    const auto where = QStringView(text).first(slash);
    const auto wanted = QStringView(text).sliced(slash + 1);
    qsizetype number = 0;
    const auto in = [&](const QList<plan::Step>& steps) -> std::optional<StepPlace> {
        ++number;
        for (qsizetype i = 0; i < steps.size(); ++i) {
            if (steps[i].id.toString() == wanted)
                return StepPlace { &steps[i], codeOf(number, i + 1) };
        }
        return std::nullopt;
    };
    for (const auto& phase : found->procedure) {
        auto place = in(phase.steps);
        if (place && where == found->id.toString())
            return place;
    }
    return where == kValidation ? in(plan.validation) : std::nullopt;
}

QList<const StepView*> remembered(const Walkthrough& walkthrough)
{
    QList<const StepView*> found;
    for (const auto& view : walkthrough.steps) {
        if (view.state.status == StepStatus::Done && !view.step->remember.isEmpty())
            found.append(&view);
    }
    std::stable_sort(found.begin(), found.end(),
        [](const StepView* a, const StepView* b) { return a->state.endedAt < b->state.endedAt; });
    return found;
}

qsizetype inForce(const Walkthrough& walkthrough)
{
    const auto all = remembered(walkthrough);
    return std::count_if(
        all.begin(), all.end(), [](const StepView* view) { return !view->state.rememberEndedAt; });
}

} // namespace muster::incident
