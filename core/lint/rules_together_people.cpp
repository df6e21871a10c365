// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/casting.h"
#include "core/lint/coverage.h"
#include "core/lint/everybody.h"
#include "core/lint/together.h"
#include "core/plan/words.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <functional>

namespace muster::plan::lint {

namespace {

/// More are no team; it keeps the search short.
constexpr qsizetype kMostRoles = 1000;

struct PlannedRole {
    qsizetype member = 0;
    const Role* role = nullptr;
};

void tooFewPeople(const Members& members, const LintContext&, Findings& found)
{
    const Everybody everybody(members);
    QList<PlannedRole> roles;
    QHash<QString, QString> names;
    Casting casting;
    for (qsizetype member = 0; member < members.size(); ++member) {
        const auto& plan = *members[member].plan;
        for (const auto& [role, who] : rolesToCast(plan)) {
            if (roles.size() == kMostRoles)
                break;
            QStringList marks;
            for (const auto& one : who) {
                const auto number = everybody.who(member, one);
                // An id that nobody stands behind is at most somebody of this plan.
                const auto mark = number >= 0 ? QString::number(number)
                                              : QStringLiteral("%1 %2").arg(QString::number(member), one);
                marks.append(mark);
                names.insert(mark, number >= 0 ? everybody.all()[number].name : one);
            }
            marks.removeDuplicates();
            roles.append({ member, role });
            casting.add(marks);
        }
    }
    for (const auto& shortage : casting.shortages()) {
        QStringList plans;
        QStringList titles;
        QList<Place> places;
        for (const int number : shortage.roles) {
            const auto& [member, role] = roles[number];
            plans.append(nameOf(*members[member].plan));
            titles.append(
                Words::tr("%1 (%2)").arg(titleOr(role->title, role->id.toString()), plans.constLast()));
            places.append(members[member].at(role->place));
        }
        plans.removeDuplicates();
        // Of one plan alone feasibility.needed-twice speaks.
        if (plans.size() < 2)
            continue;
        QStringList people;
        for (const auto& who : shortage.people)
            people.append(names.value(who));
        const auto where = places.takeFirst();
        const auto many
            = people.size() == 1 ? Words::tr("one person") : Words::tr("%1 people").arg(people.size());
        found.add(roles[shortage.roles.constFirst()].role->id.toString(), where,
            Words::tr("When %1 are run in one night, %2 roles must be held (%3), and only %4 can: %5")
                .arg(listed(plans), QString::number(shortage.roles.size()), listed(titles), many,
                    listed(people)),
            Words::tr("name deputies who serve in no other of these plans"), places);
    }
}

/// What one plan has of a key, by what names it outside of the plan.
struct HeldKey {
    qsizetype member = 0;
    const Credential* credential = nullptr;
};

/// The step that changes this credential; nothing when the plan leaves it as it is.
const Step* changing(const Plan& plan, const QString& credential)
{
    const auto inSteps = [&](const QList<Step>& steps) -> const Step* {
        const auto found = std::find_if(
            steps.begin(), steps.end(), [&](const Step& step) { return step.rotate.contains(credential); });
        return found == steps.end() ? nullptr : &*found;
    };
    for (const auto& scenario : plan.scenarios) {
        for (const auto& phase : scenario.procedure) {
            if (const auto* step = inSteps(phase.steps))
                return step;
        }
        for (const auto* steps : { &scenario.rollback, &scenario.failback }) {
            if (const auto* step = inSteps(*steps))
                return step;
        }
    }
    return inSteps(plan.validation);
}

void sameKey(const Members& members, const LintContext&, Findings& found)
{
    QMap<QString, QList<HeldKey>> holders;
    for (qsizetype member = 0; member < members.size(); ++member) {
        QSet<QString> seen;
        for (const auto& credential : members[member].plan->credentials) {
            for (const auto& key : { credential.onepassword, credential.keychain }) {
                if (isNobody(key) || seen.contains(key.trimmed()))
                    continue;
                seen.insert(key.trimmed());
                holders[key.trimmed()].append({ member, &credential });
                break;
            }
        }
    }
    for (auto key = holders.cbegin(); key != holders.cend(); ++key) {
        if (key->size() < 2)
            continue;
        QStringList plans;
        QList<Place> places;
        QString changed;
        for (const auto& [member, credential] : *key) {
            const auto& plan = *members[member].plan;
            plans.append(nameOf(plan));
            places.append(members[member].at(credential->place));
            if (const auto* step = changing(plan, credential->id); step && changed.isEmpty())
                changed = Words::tr("'%1' of %2 changes it, and the others go on with the old one")
                              .arg(titleOr(step->title, step->id.toString()), nameOf(plan));
            else if (credential->rotateAfterUse && changed.isEmpty())
                changed = Words::tr("%1 changes it after use, and the others go on with the old one")
                              .arg(nameOf(plan));
        }
        const auto& first = *key->constFirst().credential;
        const auto where = places.takeFirst();
        found.add(first.id, where,
            Words::tr("%1 need the same key, '%2': %3")
                .arg(listed(plans), key.key(),
                    changed.isEmpty() ? Words::tr("without it none of them can go on") : changed),
            Words::tr("give each plan a key of its own, or say in one place who changes it and when"),
            places);
    }
}

/// Ways of writing that mean the same number or address.
QString plainly(const QString& text)
{
    QString plain;
    for (const auto& letter : text.toCaseFolded()) {
        if (!letter.isSpace() && letter != u'-' && letter != u'(' && letter != u')' && letter != u'/')
            plain.append(letter);
    }
    return plain;
}

void contactDisagrees(const Members& members, const LintContext&, Findings& found)
{
    const Everybody everybody(members);
    const auto compare = [&](const Everybody::Somebody& one, const QString& what,
                             const std::function<QString(const Everybody::Entry&)>& valueOf) {
        const Everybody::Entry* first = nullptr;
        for (const auto& entry : one.entries) {
            const auto value = valueOf(entry);
            if (isNobody(value))
                continue;
            if (!first) {
                first = &entry;
                continue;
            }
            if (entry.member == first->member || plainly(value) == plainly(valueOf(*first)))
                continue;
            found.add(first->id, first->place,
                Words::tr("The %1 of %2 is '%3' in %4 and '%5' in %6")
                    .arg(what, one.name, valueOf(*first), nameOf(*members[first->member].plan), value,
                        nameOf(*members[entry.member].plan)),
                Words::tr("ask, and write the same into both plans"), { entry.place });
        }
    };
    for (const auto& one : everybody.all()) {
        compare(one, Words::tr("phone number"), [](const Everybody::Entry& entry) { return entry.phone; });
        compare(one, Words::tr("mail address"), [](const Everybody::Entry& entry) { return entry.email; });
    }
}

} // namespace

const QList<RuleOn<Members>>& togetherPeopleRules()
{
    using enum Finding::Severity;
    static const QList<RuleOn<Members>> kRules {
        { "together.too-few-people", Warning, Consequence::RecoveryStalls, tooFewPeople },
        { "together.same-key", Warning, Consequence::RecoveryStalls, sameKey },
        { "together.contact-disagrees", Warning, Consequence::RecoveryStalls, contactDisagrees },
    };
    return kRules;
}

} // namespace muster::plan::lint
