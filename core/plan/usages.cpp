// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/usages.h"

#include "core/plan/mentions.h"
#include "core/plan/words.h"

#include <QHash>

#include <algorithm>
#include <functional>

namespace muster::plan {

namespace {

/// What is wanted, where it is defined, and each mention of it; `undefined` is an id that is also found where
/// the plan does not define it.
QList<Usage> gathered(
    const Plan& plan, const std::function<bool(const Thing&)>& isWanted, const QString& undefined)
{
    const auto all = mentionsIn(plan);
    QList<Usage> made;
    QHash<QString, QList<const Thing*>> byId;
    for (const auto& thing : all.things) {
        byId[thing.id].append(&thing);
        if (isWanted(thing))
            made.append({ textOf(thing.kind), thing.id, thing.title, true, Words::tr("is defined here"),
                thing.place });
    }
    for (const auto& mention : all.mentions) {
        bool isDefined = false;
        const Thing* wanted = nullptr;
        for (const auto* thing : byId.value(mention.id)) {
            isDefined = isDefined || mention.means(*thing);
            if (!wanted && mention.means(*thing) && isWanted(*thing))
                wanted = thing;
        }
        if (wanted)
            made.append(
                { textOf(wanted->kind), mention.id, wanted->title, false, mention.how, mention.place });
        else if (!isDefined && mention.id == undefined)
            made.append(
                { textOf(mention.kinds.constFirst()), mention.id, {}, false, mention.how, mention.place });
    }
    std::stable_sort(made.begin(), made.end(), [](const Usage& a, const Usage& b) {
        return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    return made;
}

} // namespace

QList<Usage> usagesOf(const Plan& plan, const QString& word)
{
    const auto folded = word.simplified().toCaseFolded();
    if (folded.isEmpty())
        return {};
    return gathered(
        plan, [&](const Thing& thing) { return thing.id == word || thing.title.toCaseFolded() == folded; },
        word);
}

QList<Usage> usagesOfSomebody(const Plan& plan, const QString& id)
{
    return gathered(plan,
        [&](const Thing& thing) {
            return thing.id == id && (thing.kind == NameKind::Person || thing.kind == NameKind::Contact);
        },
        {});
}

QStringList namesIn(const Plan& plan)
{
    QStringList made;
    const auto all = mentionsIn(plan);
    for (const auto& thing : all.things)
        made << thing.id << thing.title;
    for (const auto& mention : all.mentions)
        made << mention.id;
    made.removeAll({});
    made.removeDuplicates();
    return made;
}

QString subjectOf(const Usage& usage)
{
    const auto& name = usage.title.isEmpty() ? usage.id : usage.title;
    return QStringLiteral("%1 '%2'").arg(usage.kind, name.simplified());
}

} // namespace muster::plan
