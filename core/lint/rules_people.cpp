// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/casting.h"
#include "core/lint/criticalpath.h"
#include "core/lint/rules_feasibility.h"
#include "core/plan/words.h"

#include <QHash>
#include <QMap>

#include <algorithm>

namespace muster::plan::lint {

namespace {

void neededTwice(const Plan& plan, const LintContext&, Findings& found)
{
    const auto roles = rolesToCast(plan);
    Casting casting;
    for (const auto& role : roles)
        casting.add(role.who);
    const auto shortages = casting.shortages();
    if (shortages.isEmpty())
        return;
    const auto& tooFew = shortages.constFirst();
    QStringList titles;
    QList<Place> places;
    for (const int role : tooFew.roles) {
        titles.append(roles[role].role->title);
        places.append(roles[role].role->place);
    }
    QStringList names;
    for (const auto& who : tooFew.people)
        names.append(nameOf(plan, who));
    found.add(roles[tooFew.roles.constLast()].role->id.toString(), places.takeLast(),
        Words::tr("%1 roles are held at the same time (%2), but only %3 can hold them: %4")
            .arg(QString::number(titles.size()), titles.join(QStringLiteral(", ")),
                QString::number(names.size()), names.join(QStringLiteral(", "))),
        Words::tr("name one more deputy for one of them"), places);
}

/// A step that takes somebody for a while, in no branch.
struct Busy {
    const Step* step = nullptr;
    Millis from { 0 };
    Millis to { 0 };
};

/// What a step needs that there is one of: who does it, and the credentials it changes.
QStringList neededBy(const Step& step)
{
    QStringList needs;
    if (step.role)
        needs.append(QStringLiteral("role ") + step.role->toString());
    for (const auto& credential : step.rotate)
        needs.append(QStringLiteral("credential ") + credential);
    return needs;
}

QString titleOfNeed(const Plan& plan, const QString& need)
{
    const auto id = need.section(u' ', 1);
    const auto role = std::find_if(plan.roles.begin(), plan.roles.end(),
        [&](const Role& one) { return need.startsWith(u"role ") && one.id.toString() == id; });
    const auto credential = std::find_if(plan.credentials.begin(), plan.credentials.end(),
        [&](const Credential& one) { return need.startsWith(u"credential ") && one.id == id; });
    if (role != plan.roles.end())
        return role->title;
    return credential != plan.credentials.end() && !credential->title.isEmpty() ? credential->title : id;
}

void neededAtOnce(const Plan& plan, const LintContext&, Findings& found)
{
    QHash<QString, int> holders;
    for (const auto& person : plan.people) {
        for (const auto& role : person.roles)
            ++holders[QStringLiteral("role ") + role.toString()];
    }
    for (const auto& scenario : plan.scenarios) {
        const auto forks
            = std::any_of(scenario.procedure.begin(), scenario.procedure.end(), [](const Phase& phase) {
                  return std::any_of(phase.steps.begin(), phase.steps.end(),
                      [](const Step& step) { return !step.after.isEmpty() && step.takes; });
              });
        if (!forks)
            continue;
        const auto path = criticalPath(scenario, kPathVisits / plan.scenarios.size());
        QMap<QString, QList<Busy>> needed;
        for (const auto& phase : scenario.procedure) {
            for (const auto& step : phase.steps) {
                const auto reach = path.steps.constFind(step.id);
                // Steps of an open order are taken one after the other by whoever does them.
                const bool isLoose = phase.order == Order::Any && step.after.isEmpty();
                if (phase.when || step.when || isLoose || !step.takes || reach == path.steps.constEnd())
                    continue;
                const auto needs = neededBy(step);
                for (const auto& need : needs)
                    needed[need].append({ &step, reach->least - *step.takes, reach->least });
            }
        }
        for (auto need = needed.begin(); need != needed.end(); ++need) {
            if (holders.value(need.key()) > 1)
                continue;
            std::stable_sort(
                need->begin(), need->end(), [](const Busy& a, const Busy& b) { return a.from < b.from; });
            const Busy* longest = nullptr;
            for (const auto& busy : std::as_const(*need)) {
                if (longest && busy.from < longest->to)
                    found.add(scenario.id.toString() + u'/' + busy.step->id.toString(), busy.step->place,
                        Words::tr("'%1' (%2) and '%3' (%4) go on side by side, but both need: %5")
                            .arg(longest->step->title, durationText(*longest->step->takes), busy.step->title,
                                durationText(*busy.step->takes), titleOfNeed(plan, need.key())),
                        Words::tr("give one of them to another role, or let it wait with `after`"),
                        { longest->step->place });
                if (!longest || busy.to > longest->to)
                    longest = &busy;
            }
        }
    }
}

} // namespace

const QList<Rule>& peopleRules()
{
    using enum Finding::Severity;
    static const QList<Rule> kRules {
        { "feasibility.needed-twice", Warning, Consequence::RecoveryStalls, neededTwice },
        { "feasibility.needed-at-once", Warning, Consequence::RecoveryStalls, neededAtOnce },
    };
    return kRules;
}

} // namespace muster::plan::lint
