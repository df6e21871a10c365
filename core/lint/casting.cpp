// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/casting.h"

#include "core/lint/coverage.h"

#include <algorithm>

namespace muster::plan::lint {

namespace {

constexpr qsizetype kMostRoles = 100;

} // namespace

QList<RoleToCast> rolesToCast(const Plan& plan)
{
    QHash<RoleId, QStringList> people;
    for (const auto& person : plan.people) {
        for (const auto& role : person.roles)
            people[role].append(person.id);
    }
    QList<RoleToCast> made;
    for (const auto& role : plan.roles) {
        auto who = QStringList { role.primary, role.secondary } + people.value(role.id);
        who.removeIf([](const QString& one) { return isNobody(one); });
        who.removeDuplicates();
        if (role.required && !who.isEmpty() && made.size() < kMostRoles)
            made.append({ &role, who });
    }
    return made;
}

QString nameOf(const Plan& plan, const QString& who)
{
    const auto person = std::find_if(
        plan.people.begin(), plan.people.end(), [&](const Person& one) { return one.id == who; });
    if (person != plan.people.end() && !person->name.isEmpty())
        return person->name;
    const auto contact = std::find_if(
        plan.contacts.begin(), plan.contacts.end(), [&](const Contact& one) { return one.id == who; });
    return contact != plan.contacts.end() && !contact->title.isEmpty() ? contact->title : who;
}

void Casting::add(const QStringList& who)
{
    QList<int> numbers;
    for (const auto& one : who) {
        if (!m_numbers.contains(one)) {
            m_numbers.insert(one, static_cast<int>(m_people.size()));
            m_people.append(one);
            m_holds.append(-1);
        }
        numbers.append(m_numbers.value(one));
    }
    m_can.append(numbers);
    m_heldBy.append(-1);
}

QList<Casting::Shortage> Casting::shortages()
{
    QList<Shortage> made;
    for (int role = 0; role < m_can.size(); ++role) {
        if (const auto shortage = cast(role))
            made.append(*shortage);
    }
    return made;
}

/// Finds somebody for a role, letting others change places; what was looked at in vain is what is short.
std::optional<Casting::Shortage> Casting::cast(int start)
{
    QHash<int, int> reachedFrom;
    QList<int> open { start };
    for (qsizetype i = 0; i < open.size(); ++i) {
        for (const int person : std::as_const(m_can[open[i]])) {
            if (reachedFrom.contains(person))
                continue;
            reachedFrom.insert(person, open[i]);
            if (m_holds[person] >= 0) {
                open.append(m_holds[person]);
                continue;
            }
            changePlaces(person, reachedFrom, start);
            return std::nullopt;
        }
    }
    std::sort(open.begin(), open.end());
    Shortage shortage { open, {} };
    for (const int role : std::as_const(open)) {
        for (const int person : std::as_const(m_can[role])) {
            if (!shortage.people.contains(m_people[person]))
                shortage.people.append(m_people[person]);
        }
    }
    return shortage;
}

void Casting::changePlaces(int person, const QHash<int, int>& reachedFrom, int start)
{
    for (int role = reachedFrom.value(person);; role = reachedFrom.value(person)) {
        const int before = m_heldBy[role];
        m_holds[person] = role;
        m_heldBy[role] = person;
        if (role == start)
            return;
        person = before;
    }
}

} // namespace muster::plan::lint
