// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/criticalpath.h"

#include "core/plan/dependencygraph.h"

#include <algorithm>
#include <utility>

namespace muster::plan::lint {

namespace {

constexpr qint64 kMaxCombinations = 4096;

/// What is left open: which answer a question gets, or whether something else holds (1) or not (0).
struct Choice {
    const Decision* decision = nullptr;
    int askedAt = -1;
    int values = 2;
    /// Whether anything hangs on it.
    bool matters = false;
    /// The last step of each answer's branch; where it is asked when there is none.
    QList<int> lastOf;
};

/// True when the choice has this value.
struct Wanted {
    int choice = 0;
    int value = 0;
};

/// The last step of an answer's branch is not done before this time after the question.
struct Floor {
    Wanted answer;
    int askedAt = 0;
    qint64 takes = 0;
};

struct Node {
    qint64 takes = 0;
    bool isUnknown = false;
    /// Only in a drill, or after an answer that nobody can give.
    bool never = false;
    QList<Wanted> when;
    QList<Floor> floors;
};

struct Time {
    qint64 done = 0;
    bool atLeast = false;
    bool active = false;
};

struct Tally {
    qint64 least = 0;
    qint64 most = 0;
    bool atLeast = false;
    /// The combination that led to `most`; -1 before anything was seen.
    qint64 slowest = -1;

    void see(qint64 done, bool open, qint64 combination)
    {
        least = slowest < 0 ? done : std::min(least, done);
        atLeast = atLeast || open;
        if (slowest < 0 || done > most) {
            most = done;
            slowest = combination;
        }
    }
};

class Reckoning {
public:
    explicit Reckoning(const Scenario& scenario)
        : m_scenario(scenario)
        , m_waits(nodesOf(scenario))
    {
        lay();
        connect();
        m_tallies.resize(m_nodes.size());
        m_backs.resize(m_services.size());
        m_affected.fill(m_scenario.affects.isEmpty(), m_services.size());
        for (const auto& service : m_scenario.affects) {
            if (const auto at = m_services.constFind(service); at != m_services.constEnd())
                m_affected[*at] = true;
        }
    }

    CriticalPath path(qint64 visits)
    {
        const auto size = m_nodes.size() + m_recoveries.size() + 1;
        const auto count = combinations(std::min(kMaxCombinations, visits / size));
        if (count) {
            for (qint64 i = 0; i < *count; ++i) {
                answer(i);
                reckon(Branches::Answered);
                see(i);
            }
        } else {
            m_exact = false;
            reckon(Branches::Free);
            see(0);
            reckon(Branches::All);
            see(1);
        }
        return tell();
    }

private:
    enum class Branches {
        Answered, ///< the answers rule
        Free, ///< all are taken, and take no time
        All ///< all are taken, one after the other
    };
    struct Recovery {
        int step = 0;
        int service = 0;
    };

    static qsizetype nodesOf(const Scenario& scenario)
    {
        auto count = scenario.procedure.size();
        for (const auto& phase : scenario.procedure)
            count += phase.steps.size();
        return count;
    }

    void lay()
    {
        for (const auto& phase : m_scenario.procedure) {
            for (const auto& step : phase.steps)
                layStep(step);
        }
        int at = 0;
        for (const auto& phase : m_scenario.procedure) {
            for (const auto& step : phase.steps) {
                addTerms(at, phase.when);
                addTerms(at, step.when);
                ++at;
            }
        }
        m_gates = at;
        m_nodes.resize(m_gates + m_scenario.procedure.size());
        for (int choice = 0; choice < m_choices.size(); ++choice)
            addFloors(choice);
    }

    void layStep(const Step& step)
    {
        const int at = static_cast<int>(m_nodes.size());
        m_nodes.append(Node { step.takes.value_or(Millis { 0 }).count(), !step.takes, false, {}, {} });
        m_places.insert(step.id, at);
        m_stepIds.append(step.id);
        if (step.decision && !m_asked.contains(step.decision->id)) {
            const auto answers = step.decision->answers.size();
            m_asked.insert(step.decision->id, static_cast<int>(m_choices.size()));
            m_choices.append(
                Choice { &*step.decision, at, static_cast<int>(answers), false, QList<int>(answers, at) });
        }
        for (const auto& service : step.recovers) {
            if (!m_services.contains(service))
                m_services.insert(service, static_cast<int>(m_services.size()));
            m_recoveries.append({ at, m_services.value(service) });
        }
    }

    void addTerms(int at, const std::optional<Condition>& when)
    {
        for (const auto& term : when ? when->all : QList<Term>()) {
            auto& node = m_nodes[at];
            if (const auto* kind = std::get_if<Term::KindIs>(&term.test)) {
                node.never = node.never || kind->kind != u"live";
            } else if (const auto* decided = std::get_if<Term::DecisionIs>(&term.test)) {
                const auto wanted = wantedAnswer(*decided);
                node.never = node.never || !wanted;
                if (!wanted)
                    continue;
                auto& choice = m_choices[wanted->choice];
                choice.matters = true;
                choice.lastOf[wanted->value] = std::max(choice.lastOf[wanted->value], at);
                node.when.append(*wanted);
            } else {
                node.when.append({ openChoice(term), 1 });
            }
        }
    }

    [[nodiscard]] std::optional<Wanted> wantedAnswer(const Term::DecisionIs& term) const
    {
        const auto choice = m_asked.constFind(term.decision);
        if (choice == m_asked.constEnd())
            return std::nullopt;
        const auto& answers = m_choices[*choice].decision->answers;
        const auto found = std::find_if(
            answers.begin(), answers.end(), [&](const Answer& one) { return one.id == term.answer; });
        if (found == answers.end())
            return std::nullopt;
        return Wanted { *choice, static_cast<int>(found - answers.begin()) };
    }

    /// The same term has the same truth wherever it stands.
    int openChoice(const Term& term)
    {
        QString key;
        if (const auto* rpo = std::get_if<Term::RpoMissed>(&term.test))
            key = QStringLiteral("rpo ") + rpo->of;
        else if (const auto* rto = std::get_if<Term::RtoMissed>(&term.test))
            key = QStringLiteral("rto ") + rto->of;
        else if (const auto* severity = std::get_if<Term::SeverityAtLeast>(&term.test))
            key = QStringLiteral("severity ") + severity->severity.toString();
        if (!m_open.contains(key)) {
            m_open.insert(key, static_cast<int>(m_choices.size()));
            m_choices.append(Choice { nullptr, -1, 2, true, {} });
        }
        return m_open.value(key);
    }

    void addFloors(int number)
    {
        auto& choice = m_choices[number];
        for (int value = 0; choice.decision && value < choice.values; ++value) {
            const auto takes = choice.decision->answers[value].takes;
            if (!takes)
                continue;
            choice.matters = true;
            m_nodes[choice.lastOf[value]].floors.append(
                { { number, value }, choice.askedAt, takes->count() });
        }
    }

    /// As the walkthrough has it; and what hangs on an answer waits for its question.
    void connect()
    {
        qsizetype at = 0;
        for (qsizetype p = 0; p < m_scenario.procedure.size(); ++p) {
            const auto& phase = m_scenario.procedure[p];
            const auto gate = m_gates + p;
            const auto first = at;
            if (p > 0)
                m_waits.add(gate, gate - 1);
            for (const auto& step : phase.steps) {
                if (!step.after.isEmpty())
                    waitForSteps(at, step.after);
                else if (phase.order == Order::Strict && at > first)
                    m_waits.add(at, at - 1);
                else if (p > 0)
                    m_waits.add(at, gate - 1);
                for (const auto& wanted : std::as_const(m_nodes[at].when)) {
                    if (const auto asked = m_choices[wanted.choice].askedAt; asked >= 0)
                        m_waits.add(at, asked);
                }
                m_waits.add(gate, at++);
            }
        }
        m_order = m_waits.breakCyclesAndOrder();
    }

    void waitForSteps(qsizetype at, const QList<StepId>& steps)
    {
        for (const auto& step : steps) {
            if (const auto place = m_places.constFind(step); place != m_places.constEnd())
                m_waits.add(at, *place);
        }
    }

    [[nodiscard]] std::optional<qint64> combinations(qint64 most) const
    {
        qint64 count = 1;
        for (const auto& choice : m_choices) {
            if (choice.matters)
                count *= std::max(1, choice.values);
            if (count > most)
                return std::nullopt;
        }
        return count;
    }

    void answer(qint64 combination)
    {
        m_answers.resize(m_choices.size());
        for (qsizetype i = 0; i < m_choices.size(); ++i) {
            const auto values = m_choices[i].matters ? std::max(1, m_choices[i].values) : 1;
            m_answers[i] = static_cast<int>(combination % values);
            combination /= values;
        }
    }

    /// A question on a branch that was not taken is never asked.
    [[nodiscard]] bool holds(const Wanted& wanted) const
    {
        const int asked = m_choices[wanted.choice].askedAt;
        return m_answers[wanted.choice] == wanted.value && (asked < 0 || m_times[asked].active);
    }

    void reckon(Branches branches)
    {
        const auto chosen = [&](const Wanted& wanted) {
            return branches == Branches::Answered ? holds(wanted) : branches == Branches::All;
        };
        m_times.fill({}, m_nodes.size());
        for (const auto at : std::as_const(m_order)) {
            const auto& node = m_nodes[at];
            Time time;
            for (const auto other : m_waits.needsOf(at)) {
                time.done = std::max(time.done, m_times[other].done);
                time.atLeast = time.atLeast || m_times[other].atLeast;
            }
            const bool isFree = branches == Branches::Free && !node.when.isEmpty();
            time.active = !node.never
                && (branches != Branches::Answered
                    || std::all_of(node.when.begin(), node.when.end(), chosen));
            if (time.active) {
                time.done += isFree ? 0 : node.takes;
                time.atLeast = time.atLeast || node.isUnknown;
            }
            m_times[at] = time;
            for (const auto& floor : node.floors) {
                if (chosen(floor.answer))
                    m_times[at].done = std::max(m_times[at].done, m_times[floor.askedAt].done + floor.takes);
            }
        }
    }

    void see(qint64 combination)
    {
        for (qsizetype i = 0; i < m_nodes.size(); ++i) {
            if (i >= m_gates || m_times[i].active)
                m_tallies[i].see(m_times[i].done, m_times[i].atLeast, combination);
        }
        QList<std::optional<Time>> first(m_services.size());
        for (const auto& recovery : std::as_const(m_recoveries)) {
            const auto& time = m_times[recovery.step];
            auto& back = first[recovery.service];
            if (time.active && (!back || time.done < back->done))
                back = time;
        }
        std::optional<Time> last;
        for (auto service = m_services.constBegin(); service != m_services.constEnd(); ++service) {
            const auto& back = first[*service];
            if (!back)
                continue;
            m_backs[*service].see(back->done, back->atLeast, combination);
            if (!m_affected[*service])
                continue;
            last = Time { std::max(back->done, last ? last->done : 0),
                back->atLeast || (last && last->atLeast), true };
        }
        if (last)
            m_recovered.see(last->done, last->atLeast, combination);
        if (m_gates < m_nodes.size())
            m_whole.see(m_times.constLast().done, m_times.constLast().atLeast, combination);
    }

    CriticalPath tell()
    {
        CriticalPath path;
        path.exact = m_exact;
        path.bringsBack = m_recovered.slowest >= 0;
        path.recovered = reachOf(path.bringsBack ? m_recovered : m_whole);
        for (qsizetype i = 0; i < m_gates; ++i) {
            if (m_tallies[i].slowest >= 0)
                path.steps.insert(m_stepIds[i], reachOf(m_tallies[i]));
        }
        for (qsizetype i = m_gates; i < m_nodes.size(); ++i)
            path.phases.append(reachOf(m_tallies[i]));
        for (auto service = m_services.constBegin(); service != m_services.constEnd(); ++service) {
            if (m_backs[*service].slowest >= 0)
                path.services.insert(service.key(), reachOf(m_backs[*service]));
        }
        return path;
    }

    [[nodiscard]] Reach reachOf(const Tally& tally)
    {
        Reach reach { Millis { tally.least }, Millis { tally.most }, tally.atLeast, {} };
        if (m_exact && tally.least < tally.most)
            reach.slowest = answersOf(tally.slowest);
        return reach;
    }

    QList<Term::DecisionIs> answersOf(qint64 combination)
    {
        const auto known = m_told.constFind(combination);
        if (known != m_told.constEnd())
            return *known;
        answer(combination);
        reckon(Branches::Answered);
        QList<Term::DecisionIs> told;
        for (qsizetype i = 0; i < m_choices.size(); ++i) {
            const auto& choice = m_choices[i];
            if (choice.decision && choice.matters && m_times[choice.askedAt].active)
                told.append({ choice.decision->id, choice.decision->answers[m_answers[i]].id });
        }
        m_told.insert(combination, told);
        return told;
    }

    const Scenario& m_scenario;
    /// The steps in order, and behind them one gate a phase: passed when the whole phase is.
    QList<Node> m_nodes;
    qsizetype m_gates = 0;
    QList<StepId> m_stepIds;
    QHash<StepId, int> m_places;
    QList<Choice> m_choices;
    QHash<DecisionId, int> m_asked;
    QHash<QString, int> m_open;
    QHash<ServiceId, int> m_services;
    QList<Recovery> m_recoveries;
    /// By the numbers of the services.
    QList<bool> m_affected;
    DependencyGraph m_waits;
    QList<qsizetype> m_order;

    QList<int> m_answers;
    QList<Time> m_times;
    bool m_exact = true;
    QList<Tally> m_tallies;
    QList<Tally> m_backs;
    Tally m_recovered;
    Tally m_whole;
    QHash<qint64, QList<Term::DecisionIs>> m_told;
};

} // namespace

CriticalPath criticalPath(const Scenario& scenario, qint64 visits)
{
    return Reckoning(scenario).path(visits);
}

} // namespace muster::plan::lint
