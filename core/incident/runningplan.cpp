// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/runningplan.h"

#include "core/incident/refusals.h"
#include "core/incident/walkthrough.h"

#include <QSet>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace muster::incident {

namespace {

constexpr QStringView kValidation = u"validation";
constexpr QLatin1StringView kAdded("added-");

/// "a" … "z", "aa" …: any number of steps may stand behind one.
QString letters(qsizetype number)
{
    QString text;
    for (auto rest = number + 1; rest > 0; rest = (rest - 1) / 26)
        text.prepend(QChar(static_cast<char16_t>(u'a' + (rest - 1) % 26)));
    return text;
}

/// "2.4" of "2.4ab"
QString withoutLetters(QString code)
{
    while (!code.isEmpty() && code.back().isLower())
        code.chop(1);
    return code;
}

/// The ids of a scenario that is attached, so that it meets nobody of the same name.
class Renaming {
public:
    Renaming(const plan::Scenario& scenario, const plan::ScenarioId& as)
        : m_prefix(as.toString() + u'/')
    {
        for (const auto& phase : scenario.procedure)
            take(phase.steps);
        take(scenario.rollback);
    }

    [[nodiscard]] plan::Phase phase(const plan::Phase& was, const QString& code) const
    {
        auto made = was;
        made.id = renamed(was.id);
        made.code = code;
        rename(made.when);
        qsizetype number = 0;
        for (auto& one : made.steps)
            one = step(one, code + u'.' + QString::number(++number));
        return made;
    }
    [[nodiscard]] plan::Step step(const plan::Step& was, const QString& code) const
    {
        auto made = was;
        made.id = renamed(was.id);
        made.code = code;
        for (auto& other : made.after)
            other = m_steps.contains(other) ? renamed(other) : other;
        rename(made.when);
        if (made.decision)
            made.decision->id = renamed(made.decision->id);
        return made;
    }

private:
    void take(const QList<plan::Step>& steps)
    {
        for (const auto& step : steps) {
            m_steps.insert(step.id);
            if (step.decision)
                m_decisions.insert(step.decision->id);
        }
    }
    template <typename Id> [[nodiscard]] Id renamed(const Id& id) const
    {
        return Id(m_prefix + id.toString());
    }
    void rename(std::optional<plan::Condition>& when) const
    {
        if (!when)
            return;
        for (auto& term : when->all) {
            auto* answer = std::get_if<plan::Term::DecisionIs>(&term.test);
            if (answer && m_decisions.contains(answer->decision))
                answer->decision = renamed(answer->decision);
        }
    }

    QString m_prefix;
    QSet<plan::StepId> m_steps;
    QSet<plan::DecisionId> m_decisions;
};

/// A list of steps and a place in it.
struct Spot {
    QList<plan::Step>* steps = nullptr;
    qsizetype at = 0;
};

/// Makes one change in a copy of the plan.
class Amender {
public:
    using Answer = Result<void>;

    /// `letter` is that of a scenario that is attached; the first that is free without it.
    Amender(plan::Plan& plan, const plan::ScenarioId& walked, std::optional<QChar> letter)
        : m_plan(plan)
        , m_walked(walked)
        , m_letter(letter)
    {
        for (auto& scenario : m_plan.scenarios) {
            if (scenario.id == walked)
                m_scenario = &scenario;
        }
        if (m_scenario)
            number();
    }

    Answer operator()(const ScenarioAttached& p)
    {
        if (!m_scenario)
            return noScenario();
        const auto* scenario = m_plan.scenario(p.scenario);
        if (!scenario) {
            return invalid(tr("The plan %1 has no scenario \"%2\". It has: %3.")
                               .arg(m_plan.title, p.scenario.toString(), slugsOf(m_plan.scenarios)));
        }
        const auto prefixes = attached();
        if (prefixes.contains(p.as.toString()) || p.as == m_walked)
            return conflict(tr("%1 has just been attached by somebody else.").arg(scenario->title));
        if (prefixes.size() >= kMostAttached) {
            return conflict(tr("%1 scenarios are attached already; declare another incident instead.")
                                .arg(kMostAttached));
        }
        const bool isCalledSo
            = p.as == p.scenario || p.as.toString().startsWith(p.scenario.toString() + u'#');
        if (!isCalledSo || p.as.toString() == kValidation || scenario->procedure.isEmpty())
            return invalid(tr("“%1” cannot be attached as \"%2\".").arg(scenario->title, p.as.toString()));
        const auto circles = circlesIn(m_plan, m_walked) + circlesIn(m_plan, p.scenario);
        attach(*scenario, p.as, m_letter.value_or(freeLetter()));
        if (circlesIn(m_plan, m_walked) > circles) {
            return conflict(tr("“%1” was changed so that it cannot be attached once more: a step of it would "
                               "wait for itself.")
                                .arg(scenario->title));
        }
        return {};
    }

    Answer operator()(const ScenarioDetached& p)
    {
        if (!m_scenario)
            return noScenario();
        const auto belongs
            = [&](const auto& one) { return attachedTo(one.id.toString()) == p.as.toString(); };
        const auto& phases = m_scenario->procedure;
        if (std::none_of(phases.begin(), phases.end(), belongs))
            return invalid(tr("No scenario \"%1\" is attached to this incident.").arg(p.as.toString()));
        for (const auto& phase : phases) {
            const auto guest = std::find_if_not(phase.steps.begin(), phase.steps.end(), belongs);
            if (belongs(phase) && guest != phase.steps.end()) {
                return conflict(
                    tr("%1 was moved into “%2”. Move it away first.").arg(nameOf(*guest), phase.title));
            }
        }
        return {};
    }

    Answer operator()(const StepAdded& p)
    {
        if (!m_scenario)
            return noScenario();
        if (find(p.step))
            return conflict(tr("This step has been added already."));
        if (attachedTo(p.step.toString()) != attachedTo(p.phase.toString()))
            return invalid(
                tr("A step of “%1” cannot be called \"%2\".").arg(p.phase.toString(), p.step.toString()));
        const auto spot = spotFor(p.phase, p.behind);
        if (!spot)
            return fail(spot.error());
        plan::Step step;
        step.id = idOf(p.step);
        step.title = p.title.isEmpty() ? tr("(a step that was added)") : p.title.trimmed();
        step.expect = p.expect.trimmed();
        step.why = p.why;
        step.code = codeFor(*spot);
        spot->steps->insert(spot->at, step);
        return {};
    }

    Answer operator()(const StepStruck& p)
    {
        auto* step = find(p.step);
        if (!step)
            return noStep(p.step);
        if (step->struck)
            return conflict(tr("%1 was struck already.").arg(nameOf(*step)));
        step->struck = true;
        return {};
    }

    Answer operator()(const StepRestored& p)
    {
        auto* step = find(p.step);
        if (!step)
            return noStep(p.step);
        if (!step->struck)
            return conflict(tr("%1 was not struck; there is nothing to restore.").arg(nameOf(*step)));
        step->struck = false;
        return {};
    }

    Answer operator()(const StepReworded& p)
    {
        auto* step = find(p.step);
        if (!step)
            return noStep(p.step);
        // Withheld words leave those of the plan.
        if (p.title.isEmpty())
            return {};
        if (step->title == p.title.trimmed() && step->expect == p.expect.trimmed())
            return conflict(tr("%1 says that already.").arg(nameOf(*step)));
        step->title = p.title.trimmed();
        step->expect = p.expect.trimmed();
        return {};
    }

    Answer operator()(const StepMoved& p)
    {
        const auto* found = m_scenario ? findInProcedure(p.step) : nullptr;
        if (!found)
            return noStep(p.step);
        const auto step = *found;
        const auto name = nameOf(step);
        if (p.behind == p.step)
            return invalid(tr("%1 cannot stand behind itself.").arg(name));
        if (const auto spot = spotFor(p.phase, p.behind); !spot)
            return fail(spot.error());
        const auto circles = circlesIn(m_plan, m_walked);
        const auto from = placeOfStep(step.id);
        from.steps->removeAt(from.at);
        const auto to = spotFor(p.phase, p.behind);
        to->steps->insert(to->at, step);
        if (from.steps == to->steps && from.at == to->at)
            return conflict(tr("%1 stands there already.").arg(name));
        if (circlesIn(m_plan, m_walked) > circles) {
            return conflict(tr("%1 cannot stand there: it would wait for a step that waits for it. Choose a "
                               "place behind what it waits for and before what waits for it.")
                                .arg(name));
        }
        return {};
    }

private:
    static tl::unexpected<Error> noScenario()
    {
        return invalid(tr("This incident has no scenario whose steps could be changed."));
    }
    [[nodiscard]] tl::unexpected<Error> noStep(const StepAddress& address) const
    {
        return invalid(tr("Neither procedure nor validation has a step \"%1\" that could be changed.")
                           .arg(address.toString()));
    }
    static QString nameOf(const plan::Step& step) { return step.code + u' ' + step.title; }

    /// From here on the place in the list says nothing any more.
    void number()
    {
        qsizetype phases = 0;
        for (auto& phase : m_scenario->procedure) {
            if (attachedTo(phase.id.toString()).isEmpty())
                number(phase.steps, ++phases);
        }
        number(m_plan.validation, phases + 1);
        for (qsizetype i = 0; i < m_scenario->rollback.size(); ++i) {
            if (m_scenario->rollback.at(i).code.isEmpty())
                m_scenario->rollback[i].code = u'R' + QString::number(i + 1);
        }
    }
    static void number(QList<plan::Step>& steps, qsizetype phase)
    {
        for (qsizetype i = 0; i < steps.size(); ++i) {
            if (steps.at(i).code.isEmpty())
                steps[i].code = QString::number(phase) + u'.' + QString::number(i + 1);
        }
    }

    /// What is attached, in the order in which it was.
    [[nodiscard]] QStringList attached() const
    {
        QStringList prefixes;
        for (const auto& phase : std::as_const(m_scenario->procedure)) {
            const auto prefix = attachedTo(phase.id.toString()).toString();
            if (!prefix.isEmpty() && !prefixes.contains(prefix))
                prefixes.append(prefix);
        }
        return prefixes;
    }
    /// B for the first; one that was given back is given again. No more are attached than there are.
    [[nodiscard]] QChar freeLetter() const
    {
        QSet<QChar> taken;
        for (const auto& phase : std::as_const(m_scenario->procedure)) {
            if (!phase.code.isEmpty())
                taken.insert(phase.code.front());
        }
        // R stands for the way back.
        constexpr QStringView kLetters = u"BCDEFGHIJKLMNOPQSTUVWXYZA";
        static_assert(kLetters.size() == kMostAttached);
        return *std::find_if(
            kLetters.begin(), kLetters.end(), [&](QChar letter) { return !taken.contains(letter); });
    }

    void attach(plan::Scenario scenario, const plan::ScenarioId& as, QChar letter)
    {
        // The incident's own brings only what is its own.
        scenario.procedure.removeIf(
            [](const plan::Phase& phase) { return !attachedTo(phase.id.toString()).isEmpty(); });
        for (auto& phase : scenario.procedure) {
            phase.steps.removeIf(
                [](const plan::Step& step) { return !attachedTo(step.id.toString()).isEmpty(); });
        }
        scenario.rollback.removeIf(
            [](const plan::Step& step) { return !attachedTo(step.id.toString()).isEmpty(); });
        const Renaming renaming(scenario, as);
        qsizetype number = 0;
        for (const auto& phase : std::as_const(scenario.procedure))
            m_scenario->procedure.append(renaming.phase(phase, letter + QString::number(++number)));
        // The way back begins with what came last.
        QList<plan::Step> wayBack;
        for (const auto& step : std::as_const(scenario.rollback)) {
            wayBack.append(renaming.step(step, u'R' + QString(letter) + QString::number(wayBack.size() + 1)));
        }
        m_scenario->rollback = wayBack + m_scenario->rollback;
        for (const auto& service : std::as_const(scenario.affects)) {
            if (!m_scenario->affects.contains(service))
                m_scenario->affects.append(service);
        }
    }

    /// What no step is called where it is no address.
    [[nodiscard]] plan::StepId idOf(const StepAddress& address) const
    {
        const auto& text = address.toString();
        const auto of = attachedTo(text);
        return plan::StepId(of.isEmpty()    ? QString()
                : of == m_walked.toString() ? text.sliced(of.size() + 1)
                                            : text);
    }

    [[nodiscard]] Spot placeOfStep(const plan::StepId& id)
    {
        for (auto& phase : m_scenario->procedure) {
            for (qsizetype i = 0; i < phase.steps.size(); ++i) {
                if (phase.steps.at(i).id == id)
                    return { &phase.steps, i };
            }
        }
        return {};
    }
    [[nodiscard]] plan::Step* findInProcedure(const StepAddress& address)
    {
        const auto spot = placeOfStep(idOf(address));
        return spot.steps ? &(*spot.steps)[spot.at] : nullptr;
    }
    [[nodiscard]] plan::Step* find(const StepAddress& address)
    {
        const auto& text = address.toString();
        if (attachedTo(text) != kValidation)
            return m_scenario ? findInProcedure(address) : nullptr;
        for (auto& step : m_plan.validation) {
            if (step.id.toString() == QStringView(text).sliced(kValidation.size() + 1))
                return &step;
        }
        return nullptr;
    }

    [[nodiscard]] Result<Spot> spotFor(const PhaseAddress& address, const std::optional<StepAddress>& behind)
    {
        for (auto& phase : m_scenario->procedure) {
            if (!(phaseAddress(m_walked, phase) == address))
                continue;
            if (!behind)
                return Spot { &phase.steps, 0 };
            for (qsizetype i = 0; i < phase.steps.size(); ++i) {
                if (phase.steps.at(i).id == idOf(*behind))
                    return Spot { &phase.steps, i + 1 };
            }
            return invalid(
                tr("“%1” has no step \"%2\" to stand behind.").arg(phase.title, behind->toString()));
        }
        return invalid(tr("This scenario has no phase \"%1\".").arg(address.toString()));
    }

    /// Behind 2.4 stands 2.4a; a letter is given once.
    [[nodiscard]] QString codeFor(const Spot& spot) const
    {
        const auto base = spot.at > 0 ? withoutLetters(spot.steps->at(spot.at - 1).code) : beginningOf(spot);
        QSet<QString> taken;
        for (const auto& phase : std::as_const(m_scenario->procedure)) {
            for (const auto& step : phase.steps)
                taken.insert(step.code);
        }
        qsizetype number = 0;
        while (taken.contains(base + letters(number)))
            ++number;
        return base + letters(number);
    }
    /// "2.0": before the first of phase 2.
    [[nodiscard]] QString beginningOf(const Spot& spot) const
    {
        qsizetype number = 0;
        for (const auto& phase : std::as_const(m_scenario->procedure)) {
            const bool isOwn = attachedTo(phase.id.toString()).isEmpty();
            number += isOwn ? 1 : 0;
            if (&phase.steps == spot.steps)
                return (isOwn ? QString::number(number) : phase.code) + QStringLiteral(".0");
        }
        Q_UNREACHABLE();
    }

    plan::Plan& m_plan;
    const plan::ScenarioId& m_walked;
    std::optional<QChar> m_letter;
    plan::Scenario* m_scenario = nullptr;
};

Result<plan::Plan> changed(const plan::Plan& running, const plan::ScenarioId& walked, const Amending& change,
    std::optional<QChar> letter)
{
    auto plan = running;
    Amender amender(plan, walked, letter);
    if (const auto done = std::visit(amender, change); !done)
        return fail(done.error());
    return plan;
}

/// What is attached under this name has this letter; nothing where nothing is.
std::optional<QChar> letterOf(
    const plan::Plan& plan, const plan::ScenarioId& walked, const plan::ScenarioId& as)
{
    const auto* scenario = plan.scenario(walked);
    for (const auto& phase : scenario ? scenario->procedure : QList<plan::Phase>()) {
        if (attachedTo(phase.id.toString()) == as.toString())
            return phase.code.front();
    }
    return std::nullopt;
}

/// The frozen plan with all that fits. What was attached and detached again was never there: it is made anew
/// without it, changes that name a step of it fit nothing then, and the others keep their letters.
plan::Plan withChanges(
    const plan::Plan& frozen, const plan::ScenarioId& walked, const QList<Amendment>& changes)
{
    struct Made {
        Amending what;
        std::optional<QChar> letter;
    };
    QList<Made> made;
    auto plan = frozen;
    const auto take = [&](const Amending& what, std::optional<QChar> letter) {
        auto next = changed(plan, walked, what, letter);
        if (next)
            plan = *std::move(next);
        return next.has_value();
    };
    for (const auto& change : changes) {
        if (!take(change.what, {}))
            continue;
        const auto* attached = std::get_if<ScenarioAttached>(&change.what);
        const auto* detached = std::get_if<ScenarioDetached>(&change.what);
        if (!detached) {
            made.append({ change.what, attached ? letterOf(plan, walked, attached->as) : std::nullopt });
            continue;
        }
        made.removeIf([&](const Made& before) {
            const auto* of = std::get_if<ScenarioAttached>(&before.what);
            return of && of->as == detached->as;
        });
        plan = frozen;
        for (const auto& left : std::as_const(made))
            take(left.what, left.letter);
    }
    return plan;
}

} // namespace

RunningPlan::RunningPlan(std::shared_ptr<const plan::Plan> frozen)
    : m_versions { std::move(frozen) }
{
}

bool RunningPlan::follow(const IncidentState& state)
{
    const auto& wanted = state.amendments;
    if (wanted == m_followed && (wanted.isEmpty() || state.scenario == m_walked))
        return false;
    const bool goesOn = state.scenario == m_walked && wanted.size() == m_followed.size() + 1
        && !std::holds_alternative<ScenarioDetached>(wanted.last().what)
        && std::equal(m_followed.begin(), m_followed.end(), wanted.begin());
    auto plan = goesOn ? amended(current(), state.scenario, wanted.last().what).value_or(current())
                       : withChanges(frozen(), state.scenario, wanted);
    m_walked = state.scenario;
    m_followed = wanted;
    m_versions.append(std::make_shared<const plan::Plan>(std::move(plan)));
    return true;
}

Result<plan::Plan> amended(const plan::Plan& running, const plan::ScenarioId& walked, const Amending& change)
{
    return changed(running, walked, change, {});
}

plan::ScenarioId attachedAs(
    const plan::Plan& running, const plan::ScenarioId& walked, const plan::ScenarioId& scenario)
{
    QSet<QString> taken { walked.toString() };
    const auto* own = running.scenario(walked);
    for (const auto& phase : own ? own->procedure : QList<plan::Phase>())
        taken.insert(attachedTo(phase.id.toString()).toString());
    auto as = scenario.toString();
    for (int number = 2; taken.contains(as); ++number)
        as = scenario.toString() + u'#' + QString::number(number);
    return plan::ScenarioId(as);
}

const plan::Scenario* scenarioAttachedAs(const plan::Plan& plan, const QString& as)
{
    return plan.scenario(plan::ScenarioId(as.section(u'#', 0, 0)));
}

bool saysTheSame(const plan::Step& a, const plan::Step& b)
{
    if (&a == &b)
        return true;
    auto other = b;
    other.code = a.code;
    return a == other;
}

StepAddress newStepAddress(const PhaseAddress& phase)
{
    return StepAddress(attachedTo(phase.toString()).toString() + u'/' + kAdded
        + QUuid::createUuid().toString(QUuid::Id128).first(8));
}

} // namespace muster::incident
