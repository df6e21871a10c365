// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/documentnames.h"
#include "core/lint/rules_dangling.h"
#include "core/plan/words.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <utility>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "a.md:3, 9 says "weekly"".
QString saying(const QString& source, const QString& text)
{
    if (source.isEmpty())
        return Words::tr("one side says \"%1\"").arg(text);
    QStringList shown;
    QString document;
    const auto places = source.split(u", "_s);
    for (const auto& place : places) {
        const auto file = place.section(u':', 0, -2);
        shown.append(file == document ? place.section(u':', -1) : place);
        document = file;
    }
    return Words::tr("%1 says \"%2\"").arg(shown.join(u", "_s), text);
}

bool areApart(const QString& one, const QString& other)
{
    const auto documents = documentsBehind(one);
    const auto others = documentsBehind(other);
    return !documents.isEmpty() && !others.isEmpty() && !documents.intersects(others);
}

void contradiction(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& one : plan.disagreements) {
        QStringList sides;
        QList<Place> places;
        QSet<QString> documents;
        for (const auto& side : one.sides) {
            sides.append(saying(side.place.source, side.text));
            places.append(side.place);
            documents += documentsBehind(side.place.source);
        }
        const auto said = sides.join(u", "_s);
        found.add(one.about, one.place,
            documents.size() == 1
                ? Words::tr("The document contradicts itself about %1: %2").arg(one.about, said)
                : Words::tr("The documents disagree about %1: %2").arg(one.about, said),
            Words::tr("agree on one side, correct what the other says, and take out the entry"), places);
    }
}

/// Where the copies of a policy are, by the words of the plan, and which document says so.
struct Copies {
    const BackupPolicy* policy = nullptr;
    QString source;
    QStringList places;
    QSet<QString> known;
};

Copies copiesOf(const BackupPolicy& policy)
{
    Copies made { &policy, policy.place.source, {}, {} };
    for (const auto& copy : policy.copies) {
        const auto where = copy.where.simplified();
        if (where.isEmpty() || where == u"unknown")
            continue;
        made.places.append(where);
        made.known.insert(where.toLower());
        if (!copy.place.source.isEmpty())
            made.source = copy.place.source;
    }
    return made;
}

void copiesContradict(const Plan& plan, const LintContext&, Findings& found)
{
    QHash<QString, Copies> firsts;
    for (const auto& policy : plan.backups) {
        const auto copies = copiesOf(policy);
        if (!policy.service || copies.places.isEmpty())
            continue;
        const auto interval = policy.schedule ? usualInterval(*policy.schedule) : std::nullopt;
        const auto key = policy.service->toString() + u'/' + policy.kind.toLower() + u'/'
            + (interval ? QString::number(interval->count()) : QString());
        const auto first = firsts.constFind(key);
        if (first == firsts.constEnd()) {
            firsts.insert(key, copies);
            continue;
        }
        if (!areApart(first->source, copies.source) || first->known.contains(copies.known)
            || copies.known.contains(first->known))
            continue;
        found.add(policy.id, policy.place,
            Words::tr("Where the same backup of '%1' is kept is told in two ways: %2, %3")
                .arg(policy.service->toString(), saying(first->source, first->places.join(u", "_s)),
                    saying(copies.source, copies.places.join(u", "_s))),
            Words::tr("find out where it is; keep one policy, and put the other side under `disagreements`"),
            { first->policy->place });
    }
}

/// A target with the name of what it is for.
struct Promise {
    QString id;
    QString title;
    QString objective;
    Target target;
    QString source;
    Place place;
};

QList<Promise> promisesOf(const Plan& plan)
{
    QList<Promise> made;
    const auto add = [&](const QString& id, const QString& title, const QString& objective,
                         const Target& target, const Place& place) {
        if (target.number())
            made.append({ id, title, objective, target,
                target.source.isEmpty() ? place.source : target.source, place });
    };
    const auto rto = u"RTO"_s;
    const auto rpo = u"RPO"_s;
    for (const auto& one : plan.targets) {
        add(one.id, one.title, rto, one.rto, one.place);
        add(one.id, one.title, rpo, one.rpo, one.place);
    }
    for (const auto& one : plan.tiers) {
        add(one.id.toString(), one.title, rto, one.rto, one.place);
        add(one.id.toString(), one.title, rpo, one.rpo, one.place);
    }
    for (const auto& one : plan.services) {
        add(one.id.toString(), one.title, rto, one.rto, one.place);
        add(one.id.toString(), one.title, rpo, one.rpo, one.place);
    }
    for (const auto& one : plan.data)
        add(one.id, one.title, rpo, one.rpo, one.place);
    return made;
}

void targetContradict(const Plan& plan, const LintContext&, Findings& found)
{
    const auto promises = promisesOf(plan);
    QHash<QString, qsizetype> firsts;
    for (qsizetype i = 0; i < promises.size(); ++i) {
        const auto& one = promises[i];
        for (const auto& name : { u"id "_s + one.id, u"title "_s + one.title.simplified().toLower() }) {
            const auto key = one.objective + u' ' + name;
            const auto known = firsts.constFind(key);
            if (known == firsts.constEnd()) {
                firsts.insert(key, i);
                continue;
            }
            const auto& first = promises[*known];
            if (first.target.value == one.target.value || !areApart(first.source, one.source))
                continue;
            found.add(one.id, one.place,
                Words::tr("Two documents promise another %1 for '%2': %3, %4")
                    .arg(one.objective, one.title, saying(first.source, textOf(first.target)),
                        saying(one.source, textOf(one.target))),
                Words::tr("agree on one of them, and put the other side under `disagreements`"),
                { first.place });
            break;
        }
    }
}

} // namespace

QList<Rule> danglingSides()
{
    using enum Finding::Severity;
    return {
        { "dangling.contradiction", Warning, Consequence::Unclear, contradiction },
        { "dangling.copies-contradict", Warning, Consequence::RecoveryStalls, copiesContradict },
        { "dangling.target-contradict", Warning, Consequence::PromiseBroken, targetContradict },
    };
}

} // namespace muster::plan::lint
