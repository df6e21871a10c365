// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/sections.h"

#include "core/plan/words.h"

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

QString Section::addressOf(const Step& step) const
{
    return (scenario ? scenario->id.toString() : u"validation"_s) + u'/' + step.id.toString();
}

QList<Section> sectionsOf(const Plan& plan)
{
    QList<Section> made;
    const auto add = [&](const Scenario* scenario, const QList<Step>& steps, const QString& title,
                         const QString& address) {
        if (!steps.isEmpty())
            made.append({ scenario, nullptr, &steps, title, address, steps.constFirst().place });
    };
    for (const auto& scenario : plan.scenarios) {
        const auto within = scenario.id.toString() + u'/';
        for (const auto& phase : scenario.procedure)
            made.append(
                { &scenario, &phase, &phase.steps, phase.title, within + phase.id.toString(), phase.place });
        add(&scenario, scenario.rollback, Words::tr("Rollback"), within + u"rollback"_s);
        add(&scenario, scenario.failback, Words::tr("Failback"), within + u"failback"_s);
    }
    add(nullptr, plan.validation, Words::tr("Validation"), u"validation"_s);
    return made;
}

QString wordsOf(const Step& step)
{
    return step.title.isEmpty() ? step.id.toString() : step.title;
}

void forEachCommand(const Plan& plan,
    const std::function<void(const QString& subject, const Place& place, const CommandLine& command)>& look)
{
    const auto sections = sectionsOf(plan);
    for (const auto& section : sections) {
        for (const auto& step : *section.steps) {
            if (!step.run)
                continue;
            for (const auto& command : step.run->commands)
                look(section.addressOf(step), step.place, command);
        }
    }
    for (const auto& check : plan.checks) {
        if (check.command)
            look(check.id.toString(), check.place, *check.command);
    }
}

} // namespace muster::plan
