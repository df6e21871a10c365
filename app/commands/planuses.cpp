// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planuses.h"

#include "app/commands/lookup.h"
#include "core/base/nearest.h"
#include "core/lint/everybody.h"
#include "core/plan/planlibrary.h"
#include "core/plan/usages.h"

#include <algorithm>
#include <memory>

namespace muster::commands {

namespace {

/// The plans of a folder and their child plans, and what is to be said of those that are none.
struct Searched {
    plan::lint::Members members;
    QStringList faults;
};

Searched plansIn(const QString& folder)
{
    Searched made;
    const plan::PlanLibrary library;
    QList<plan::PlanLibrary::Found> found;
    for (const auto& file : plan::PlanLibrary::filesIn(folder).value_or(QStringList())) {
        if (auto one = library.find(file))
            found.append(*std::move(one));
        else
            made.faults.append(one.error().text);
    }
    for (const auto& [file, loaded] : eachOnce(found)) {
        if (loaded->plan)
            made.members.append({ file, std::make_shared<const plan::Plan>(*loaded->plan) });
        else
            made.faults.append(loaded->findings.isEmpty()
                    ? Words::tr("%1 cannot be read.").arg(file)
                    : Words::tr("%1 cannot be read, and was not searched.").arg(file) + u' '
                        + plan::lineOf(file, loaded->findings.constFirst()));
    }
    return made;
}

/// The ids, plan by plan, of the people whom any plan calls by this word.
QList<QStringList> idsOfSomebody(const plan::lint::Members& members, const QString& word)
{
    QList<QStringList> made(members.size());
    const auto folded = word.simplified().toCaseFolded();
    const plan::lint::Everybody everybody(members);
    for (const auto& somebody : everybody.all()) {
        const auto& entries = somebody.entries;
        const bool isMeant = std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
            return entry.id == word || entry.name.simplified().toCaseFolded() == folded;
        });
        if (!isMeant)
            continue;
        for (const auto& entry : entries)
            made[entry.member].append(entry.id);
    }
    return made;
}

QList<plan::Usage> usagesIn(const plan::Plan& plan, const QString& word, const QStringList& people)
{
    auto made = plan::usagesOf(plan, word);
    for (const auto& id : people) {
        const bool isThere = std::any_of(made.begin(), made.end(),
            [&](const plan::Usage& usage) { return usage.isDefinition && usage.id == id; });
        if (!isThere)
            made += plan::usagesOfSomebody(plan, id);
    }
    std::stable_sort(made.begin(), made.end(),
        [](const plan::Usage& a, const plan::Usage& b) { return a.place.line < b.place.line; });
    return made;
}

QJsonObject jsonOf(const QString& file, const plan::Usage& usage)
{
    return { { QStringLiteral("file"), file }, { QStringLiteral("line"), usage.place.line },
        { QStringLiteral("column"), usage.place.column }, { QStringLiteral("kind"), usage.kind },
        { QStringLiteral("id"), usage.id }, { QStringLiteral("title"), usage.title },
        { QStringLiteral("definition"), usage.isDefinition }, { QStringLiteral("text"), usage.how } };
}

QString nowhere(const plan::lint::Members& members, const QString& folder, const QString& word)
{
    QStringList known;
    for (const auto& member : members)
        known += plan::namesIn(*member.plan);
    const auto near = nearestWord(word, known);
    const auto text = Words::tr("No plan in %1 names anything \"%2\".").arg(folder, word);
    return near.isEmpty() ? text : text + u' ' + Words::tr("Did you mean \"%1\"?").arg(near);
}

} // namespace

int tellUses(const QString& folder, const QString& word, Console& console)
{
    const auto plans = plansIn(folder);
    const auto people = idsOfSomebody(plans.members, word);
    QJsonArray rows;
    bool isFound = false;
    for (qsizetype i = 0; i < plans.members.size(); ++i) {
        const auto& [file, plan] = plans.members[i];
        for (const auto& usage : usagesIn(*plan, word, people[i])) {
            isFound = true;
            if (console.json)
                rows.append(jsonOf(file, usage));
            else
                console.tell(QStringLiteral("%1:%2: %3: %4")
                                 .arg(QString(file).replace(u'\n', u' '), QString::number(usage.place.line),
                                     plan::subjectOf(usage), usage.how));
        }
    }
    if (console.json)
        console.tell(rows);
    for (const auto& fault : plans.faults)
        console.complain(fault);
    if (!isFound)
        console.complain(nowhere(plans.members, folder, word));
    if (!plans.faults.isEmpty())
        return kUnusable;
    return isFound ? kDone : kNo;
}

} // namespace muster::commands
