// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/causes.h"
#include "core/lint/criticalpath.h"
#include "core/lint/promises.h"
#include "core/lint/rules_feasibility.h"
#include "core/plan/words.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace muster::plan::lint {

namespace {

/// All scenarios of a plan together may take no more time than one.
CriticalPath pathOf(const Plan& plan, const Scenario& scenario)
{
    return criticalPath(scenario, kPathVisits / std::max<qint64>(1, plan.scenarios.size()));
}

bool hasDurations(const Scenario& scenario)
{
    const auto takes = [](const Step& step) {
        return step.takes
            || (step.decision
                && std::any_of(step.decision->answers.begin(), step.decision->answers.end(),
                    [](const Answer& answer) { return answer.takes.has_value(); }));
    };
    return std::any_of(scenario.procedure.begin(), scenario.procedure.end(),
        [&](const Phase& phase) { return std::any_of(phase.steps.begin(), phase.steps.end(), takes); });
}

QString lengthText(Millis length, bool atLeast)
{
    return atLeast ? Words::tr("at least %1").arg(durationText(length)) : durationText(length);
}

/// The steps that bring services back, the first for each, in their order.
struct Recovering {
    QHash<ServiceId, const Step*> first;
    QList<Place> places;
};

Recovering recoveringSteps(const Scenario& scenario)
{
    Recovering steps;
    for (const auto& phase : scenario.procedure) {
        for (const auto& step : phase.steps) {
            const auto known = steps.first.size();
            for (const auto& service : step.recovers) {
                if (!steps.first.contains(service))
                    steps.first.insert(service, &step);
            }
            if (steps.first.size() > known)
                steps.places.append(step.place);
        }
    }
    return steps;
}

/// " with 'Restore from backup' and 'Move to Singapore'"; " on the slowest way" when nobody decides it.
QString withAnswers(const Scenario& scenario, const Reach& reach)
{
    QStringList titles;
    for (const auto& phase : scenario.procedure) {
        for (const auto& step : phase.steps) {
            for (const auto& answer : step.decision ? step.decision->answers : QList<Answer>()) {
                if (reach.slowest.contains(Term::DecisionIs { step.decision->id, answer.id }))
                    titles.append(u'\'' + answer.title + u'\'');
            }
        }
    }
    return titles.isEmpty() ? Words::tr("on the slowest way")
                            : Words::tr("with %1").arg(titles.join(Words::tr(" and ")));
}

QString endOf(const CriticalPath& path)
{
    return path.bringsBack ? Words::tr("until everything is back") : Words::tr("until its last step is done");
}

void pathOverScenarioRto(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& scenario : plan.scenarios) {
        const auto rto = scenario.rto.number();
        if (!rto || !hasDurations(scenario))
            continue;
        const auto path = pathOf(plan, scenario);
        if (path.recovered.least <= *rto)
            continue;
        found.add(scenario.id.toString(), scenario.place,
            Words::tr("'%1' must be over in %2, but its steps take %3 %4")
                .arg(nameOf(scenario), durationText(*rto),
                    lengthText(path.recovered.least, path.recovered.atLeast), endOf(path)),
            Words::tr("let steps go on side by side, shorten them, or promise %1")
                .arg(durationText(path.recovered.least)),
            recoveringSteps(scenario).places);
    }
}

void pathOverServiceRto(const Plan& plan, const LintContext&, Findings& found)
{
    const Promises promises(plan);
    Causes causes;
    for (const auto& scenario : plan.scenarios) {
        if (!hasDurations(scenario))
            continue;
        const auto path = pathOf(plan, scenario);
        const auto steps = recoveringSteps(scenario);
        for (const auto& service : plan.services) {
            const auto back = path.services.constFind(service.id);
            const auto rto = back == path.services.constEnd() ? std::nullopt : promises.rto(service);
            if (!rto || back->least <= rto->value)
                continue;
            const auto* step = steps.first.value(service.id);
            causes.add(scenario.id.toString(),
                { scenario.id.toString() + u'/' + step->id.toString(), nameOf(service), step->place,
                    Words::tr("%1 must be back in %2, but this step of '%3' brings it back after %4")
                        .arg(nameOf(service), durationText(rto->value), nameOf(scenario),
                            lengthText(back->least, back->atLeast)),
                    Words::tr("bring it back earlier, or promise %1").arg(durationText(back->least)),
                    { service.place, rto->place } });
        }
    }
    causes.tell(found);
}

void answerOverRto(const Plan& plan, const LintContext&, Findings& found)
{
    const Promises promises(plan);
    Causes causes;
    for (const auto& scenario : plan.scenarios) {
        if (!hasDurations(scenario))
            continue;
        const auto path = pathOf(plan, scenario);
        if (!path.exact)
            continue;
        const auto rto = scenario.rto.number();
        const auto hint = Words::tr("shorten this way, or say until when it may still be chosen");
        if (rto && path.recovered.least <= *rto && path.recovered.most > *rto)
            causes.add(scenario.id.toString(),
                { scenario.id.toString(), nameOf(scenario), scenario.place,
                    Words::tr("'%1' must be over in %2, but %3 it takes %4 %5")
                        .arg(nameOf(scenario), durationText(*rto), withAnswers(scenario, path.recovered),
                            lengthText(path.recovered.most, path.recovered.atLeast), endOf(path)),
                    hint });
        for (const auto& service : plan.services) {
            const auto back = path.services.constFind(service.id);
            const auto its = back == path.services.constEnd() ? std::nullopt : promises.rto(service);
            if (!its || back->least > its->value || back->most <= its->value)
                continue;
            causes.add(scenario.id.toString(),
                { scenario.id.toString() + u'/' + service.id.toString(), nameOf(service), scenario.place,
                    Words::tr("%1 must be back in %2, but in '%3' it is back after %4 %5")
                        .arg(nameOf(service), durationText(its->value), nameOf(scenario),
                            lengthText(back->most, back->atLeast), withAnswers(scenario, *back)),
                    hint, { service.place } });
        }
    }
    causes.tell(found);
}

/// A phase's window, as far as it has numbers: "15-60 min", "first 15 min", "30 min - 2 h".
struct Window {
    Millis from { 0 };
    Millis to { 0 };
};

std::optional<Window> windowFromText(const QString& text)
{
    static const QRegularExpression kRange(
        QStringLiteral("^(\\d+) ?(min|h|d|s)? ?(?:-|–|to) ?(\\d+) ?(min|h|d|s)$"));
    static const QRegularExpression kFirst(
        QStringLiteral("^(?:first|up to|within|<=|≤) ?(.+)$"), QRegularExpression::CaseInsensitiveOption);
    const auto words = text.simplified();
    if (const auto range = kRange.match(words); range.hasMatch()) {
        const auto unit = range.captured(range.captured(2).isEmpty() ? 4 : 2);
        const auto from
            = range.captured(1) == u"0" ? Millis { 0 } : durationFromText(range.captured(1) + unit);
        const auto to = durationFromText(range.captured(3) + range.captured(4));
        if (from && to && *from <= *to)
            return Window { *from, *to };
        return std::nullopt;
    }
    const auto first = kFirst.match(words);
    const auto to = first.hasMatch() ? durationFromText(first.captured(1)) : std::nullopt;
    return to ? std::optional(Window { Millis { 0 }, *to }) : std::nullopt;
}

/// The phases until the last one that brings a service back; all of them when none does. What comes after may
/// take as long as it likes.
qsizetype recoveringPhases(const Scenario& scenario)
{
    qsizetype count = 0;
    for (qsizetype i = 0; i < scenario.procedure.size(); ++i) {
        const auto& steps = scenario.procedure[i].steps;
        if (std::any_of(
                steps.begin(), steps.end(), [](const Step& step) { return !step.recovers.isEmpty(); }))
            count = i + 1;
    }
    return count > 0 ? count : scenario.procedure.size();
}

void windowOrder(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& scenario : plan.scenarios) {
        const auto rto = scenario.rto.number();
        for (qsizetype i = 0; rto && i < recoveringPhases(scenario); ++i) {
            const auto& phase = scenario.procedure[i];
            const auto window = windowFromText(phase.window);
            if (!window || window->to <= *rto)
                continue;
            found.add(scenario.id.toString() + u'/' + phase.id.toString(), phase.place,
                Words::tr("'%1' must be over in %2, but its phase '%3' has until %4")
                    .arg(nameOf(scenario), durationText(*rto), phase.title, durationText(window->to)),
                Words::tr("end the window by %1, or promise %2")
                    .arg(durationText(*rto), durationText(window->to)),
                { scenario.place });
            break;
        }
    }
}

void pathOverWindow(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& scenario : plan.scenarios) {
        const auto& phases = scenario.procedure;
        const bool hasWindow = std::any_of(
            phases.begin(), phases.end(), [](const Phase& phase) { return !phase.window.isEmpty(); });
        if (!hasWindow || !hasDurations(scenario))
            continue;
        const auto path = pathOf(plan, scenario);
        for (qsizetype i = 0; i < phases.size(); ++i) {
            const auto window = windowFromText(phases[i].window);
            if (!window || path.phases[i].least <= window->to)
                continue;
            found.add(scenario.id.toString() + u'/' + phases[i].id.toString(), phases[i].place,
                Words::tr("The phase '%1' has until %2, but its steps are done after %3")
                    .arg(phases[i].title, durationText(window->to),
                        lengthText(path.phases[i].least, path.phases[i].atLeast)),
                Words::tr("widen the window, or take steps out of it"), { scenario.place });
            // The phases behind it are late only for the same reason.
            break;
        }
    }
}

/// Where a service comes back, when there is no doubt when that is: in no branch, and in order.
struct Turn {
    qsizetype phase = 0;
    qsizetype step = 0;
    const Step* what = nullptr;
};

QHash<ServiceId, Turn> turnsOf(const Scenario& scenario)
{
    QHash<ServiceId, Turn> turns;
    QSet<ServiceId> doubtful;
    for (qsizetype p = 0; p < scenario.procedure.size(); ++p) {
        const auto& phase = scenario.procedure[p];
        for (qsizetype s = 0; s < phase.steps.size(); ++s) {
            const auto& step = phase.steps[s];
            const bool isSure
                = !phase.when && !step.when && step.after.isEmpty() && phase.order == Order::Strict;
            for (const auto& service : step.recovers) {
                if (!isSure)
                    doubtful.insert(service);
                else if (!turns.contains(service))
                    turns.insert(service, { p, s, &step });
            }
        }
    }
    for (const auto& service : std::as_const(doubtful))
        turns.remove(service);
    return turns;
}

void orderAgainstDependency(const Plan& plan, const LintContext&, Findings& found)
{
    const Promises promises(plan);
    for (const auto& service : plan.services) {
        for (const auto& id : service.dependsOn) {
            const auto* other = promises.service(id);
            if (!other || !service.sequence || !other->sequence || *service.sequence >= *other->sequence)
                continue;
            found.add(service.id.toString(), service.place,
                Words::tr("%1 is number %2 in the order of recovery, but depends on %3, which is number %4")
                    .arg(nameOf(service), QString::number(*service.sequence), nameOf(*other),
                        QString::number(*other->sequence)),
                Words::tr("give it a later `sequence`"), { other->place });
        }
    }
    for (const auto& scenario : plan.scenarios) {
        const auto turns = turnsOf(scenario);
        for (auto turn = turns.constBegin(); turn != turns.constEnd(); ++turn) {
            const auto* service = promises.service(turn.key());
            for (const auto& id : service ? service->dependsOn : QList<ServiceId>()) {
                const auto needed = turns.constFind(id);
                if (needed == turns.constEnd()
                    || std::pair(turn->phase, turn->step) >= std::pair(needed->phase, needed->step))
                    continue;
                found.add(scenario.id.toString() + u'/' + turn->what->id.toString(), turn->what->place,
                    Words::tr("%1 is brought back before %2, on which it depends")
                        .arg(nameOf(*service), nameOf(*promises.service(id))),
                    Words::tr("change the order of the steps, or take it out of `depends_on`"),
                    { needed->what->place });
            }
        }
    }
}

} // namespace

const QList<Rule>& pathRules()
{
    using enum Finding::Severity;
    static const QList<Rule> kRules {
        { "feasibility.path-over-scenario-rto", Error, Consequence::PromiseBroken, pathOverScenarioRto },
        { "feasibility.path-over-service-rto", Error, Consequence::PromiseBroken, pathOverServiceRto },
        { "feasibility.answer-over-rto", Warning, Consequence::PromiseBroken, answerOverRto },
        { "feasibility.path-over-window", Error, Consequence::PromiseBroken, pathOverWindow },
        { "feasibility.window-order", Warning, Consequence::PromiseBroken, windowOrder },
        { "feasibility.order-against-dependency", Warning, Consequence::RecoveryStalls,
            orderAgainstDependency },
    };
    return kRules;
}

} // namespace muster::plan::lint
