// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/criticalpath.h"
#include "core/lint/rules_feasibility.h"
#include "core/plan/words.h"

#include <QHash>
#include <QMap>

#include <algorithm>

namespace muster::plan::lint {

namespace {

/// More are no team; it keeps the search short.
constexpr qsizetype kMostRoles = 100;

bool isSomebody(const QString& who)
{
    return !who.isEmpty() && who != u"unknown" && who != u"none";
}

/// Roles that must be held at the same time, and who can hold which of them.
class Casting {
public:
    explicit Casting(const Plan& plan)
    {
        QHash<RoleId, QStringList> people;
        for (const auto& person : plan.people) {
            for (const auto& role : person.roles)
                people[role].append(person.id);
        }
        for (const auto& role : plan.roles) {
            auto who = QStringList { role.primary, role.secondary } + people.value(role.id);
            who.removeIf([](const QString& one) { return !isSomebody(one); });
            who.removeDuplicates();
            // Of a role that nobody is named for, nothing can be said.
            if (role.required && !who.isEmpty() && m_roles.size() < kMostRoles)
                addRole(role, who);
        }
    }

    struct Short {
        QList<const Role*> roles;
        QStringList people;
    };

    /// Roles that together have fewer people than they are; nothing when each can have its own.
    std::optional<Short> cast()
    {
        for (int role = 0; role < m_roles.size(); ++role) {
            if (auto tooFew = castOne(role))
                return tooFew;
        }
        return std::nullopt;
    }

private:
    void addRole(const Role& role, const QStringList& who)
    {
        QList<int> numbers;
        for (const auto& one : who) {
            if (!m_numbers.contains(one)) {
                m_numbers.insert(one, static_cast<int>(m_people.size()));
                m_people.append(one);
                m_casts.append(-1);
            }
            numbers.append(m_numbers.value(one));
        }
        m_roles.append(&role);
        m_can.append(numbers);
    }

    /// Finds somebody for a role, letting others change places; what was looked at in vain is what is short.
    std::optional<Short> castOne(int start)
    {
        QHash<int, int> reachedFrom;
        QList<int> open { start };
        for (qsizetype i = 0; i < open.size(); ++i) {
            for (const int person : std::as_const(m_can[open[i]])) {
                if (reachedFrom.contains(person))
                    continue;
                reachedFrom.insert(person, open[i]);
                if (m_casts[person] >= 0) {
                    open.append(m_casts[person]);
                    continue;
                }
                changePlaces(person, reachedFrom, start);
                return std::nullopt;
            }
        }
        std::sort(open.begin(), open.end());
        Short tooFew;
        for (const int role : std::as_const(open)) {
            tooFew.roles.append(m_roles[role]);
            for (const int person : std::as_const(m_can[role])) {
                if (!tooFew.people.contains(m_people[person]))
                    tooFew.people.append(m_people[person]);
            }
        }
        return tooFew;
    }

    void changePlaces(int person, const QHash<int, int>& reachedFrom, int start)
    {
        for (int role = reachedFrom.value(person);; role = reachedFrom.value(person)) {
            const int before = static_cast<int>(m_casts.indexOf(role));
            m_casts[person] = role;
            if (role == start)
                return;
            person = before;
        }
    }

    QList<const Role*> m_roles;
    QList<QList<int>> m_can;
    QStringList m_people;
    QHash<QString, int> m_numbers;
    /// The role each person has by now, or -1.
    QList<int> m_casts;
};

QString nameOf(const Plan& plan, const QString& who)
{
    const auto title = [&](const auto& list, auto name) {
        const auto found
            = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == who; });
        return found == list.end() ? QString() : name(*found);
    };
    const auto person = title(plan.people, [](const Person& one) { return one.name; });
    const auto contact = title(plan.contacts, [](const Contact& one) { return one.title; });
    if (!person.isEmpty() || !contact.isEmpty())
        return person.isEmpty() ? contact : person;
    return who;
}

void neededTwice(const Plan& plan, const LintContext&, Findings& found)
{
    const auto tooFew = Casting(plan).cast();
    if (!tooFew)
        return;
    QStringList titles;
    QList<Place> places;
    for (const auto* role : tooFew->roles) {
        titles.append(role->title);
        places.append(role->place);
    }
    QStringList names;
    for (const auto& who : tooFew->people)
        names.append(nameOf(plan, who));
    found.add(tooFew->roles.constLast()->id.toString(), places.takeLast(),
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
