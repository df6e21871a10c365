// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/countries.h"
#include "core/lint/coverage.h"
#include "core/lint/promises.h"
#include "core/lint/together.h"
#include "core/plan/dependencygraph.h"
#include "core/plan/words.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace muster::plan::lint {

namespace {

struct Described {
    qsizetype member = 0;
    const Service* service = nullptr;
};

/// What people call the vendors, by id.
QHash<QString, QString> vendorNames(const Plan& plan)
{
    QHash<QString, QString> names;
    for (const auto& vendor : plan.vendors)
        names.insert(vendor.id, titleOr(vendor.title, vendor.id));
    return names;
}

/// Who runs it, in words; empty where nobody has said.
QString vendorOf(const QHash<QString, QString>& names, const Service& service)
{
    const auto name = names.value(service.vendor, service.vendor);
    return isNobody(name) ? QString() : name.simplified().toCaseFolded();
}

/// The services of all plans; those to which two plans give the same id, title and vendor are one. Many a
/// team has a `database`, so a vendor that only one of them names makes two.
class Shared final {
public:
    explicit Shared(const Members& members)
    {
        for (qsizetype member = 0; member < members.size(); ++member) {
            const auto vendors = vendorNames(*members[member].plan);
            for (const auto& service : members[member].plan->services) {
                const auto mark = std::tuple(service.id.toString().toCaseFolded(),
                    nameOf(service).simplified().toCaseFolded(), vendorOf(vendors, service));
                auto number = m_numbers.constFind(mark);
                if (number == m_numbers.constEnd()) {
                    number = m_numbers.insert(mark, m_services.size());
                    m_services.append(QList<Described>());
                }
                m_services[*number].append({ member, &service });
                m_numberOf.insert(&service, *number);
            }
        }
    }

    /// By number: where it is described, in the order of the plans.
    [[nodiscard]] const QList<QList<Described>>& services() const { return m_services; }
    [[nodiscard]] qsizetype numberOf(const Service* service) const { return m_numberOf.value(service, -1); }

private:
    QList<QList<Described>> m_services;
    QMap<std::tuple<QString, QString, QString>, qsizetype> m_numbers;
    QHash<const Service*, qsizetype> m_numberOf;
};

std::vector<Promises> promisesOf(const Members& members)
{
    std::vector<Promises> made;
    for (const auto& member : members)
        made.emplace_back(*member.plan);
    return made;
}

void samePlanId(const Members& members, const LintContext&, Findings& found)
{
    QHash<PlanId, qsizetype> first;
    for (qsizetype member = 0; member < members.size(); ++member) {
        const auto& plan = *members[member].plan;
        const auto known = first.constFind(plan.id);
        if (known == first.constEnd()) {
            first.insert(plan.id, member);
            continue;
        }
        found.add(plan.id.toString(), members[member].at(plan.place),
            Words::tr("Two plans have the id '%1', so a log cannot tell whose incident it holds")
                .arg(plan.id.toString()),
            Words::tr("give one of them another id"), { members[*known].at(members[*known].plan->place) });
    }
}

void oneRegion(const Members& members, const LintContext&, Findings& found)
{
    struct Lost {
        QString name;
        QMap<qsizetype, QStringList> services;
        QList<Place> places;
    };
    QMap<QString, Lost> regions;
    for (qsizetype member = 0; member < members.size(); ++member) {
        for (const auto& service : members[member].plan->services) {
            // What lies in one country need not be lost together.
            if (isNobody(service.region) || isCountry(service.region))
                continue;
            auto& lost = regions[service.region.simplified().toCaseFolded()];
            if (lost.services.isEmpty())
                lost.name = service.region.simplified();
            if (!lost.services.contains(member))
                lost.places.append(members[member].at(service.place));
            lost.services[member].append(nameOf(service));
        }
    }
    for (auto& lost : regions) {
        if (lost.services.size() < 2)
            continue;
        QStringList plans;
        for (auto one = lost.services.cbegin(); one != lost.services.cend(); ++one)
            plans.append(Words::tr("%1 (%2)").arg(nameOf(*members[one.key()].plan), listed(one.value())));
        const auto where = lost.places.takeFirst();
        found.add(lost.name, where,
            Words::tr("When %1 is lost, %2 plans are needed in one night: %3")
                .arg(lost.name, QString::number(plans.size()), listed(plans)),
            Words::tr("say which goes first, and drill them once together"), lost.places);
    }
}

void promisedTwice(const Members& members, const LintContext&, Findings& found)
{
    const auto promises = promisesOf(members);
    const Shared shared(members);
    for (const auto& described : shared.services()) {
        const auto compare = [&](const QString& what, auto promised) {
            std::optional<Promise> first;
            qsizetype of = 0;
            for (const auto& [member, service] : described) {
                const auto promise = promised(promises[size_t(member)], *service);
                if (!promise)
                    continue;
                if (!first) {
                    first = promise;
                    of = member;
                } else if (first->value != promise->value) {
                    found.add(service->id.toString(), members[of].at(first->place),
                        Words::tr("The %1 of '%2' is %3 in %4 and %5 in %6")
                            .arg(what, nameOf(*service), durationText(first->value),
                                nameOf(*members[of].plan), durationText(promise->value),
                                nameOf(*members[member].plan)),
                        Words::tr(
                            "promise one of them in both; if these are two services, give them two names"),
                        { members[member].at(promise->place) });
                }
            }
        };
        compare(Words::tr("RTO"), [](const Promises& of, const Service& service) { return of.rto(service); });
        compare(Words::tr("RPO"), [](const Promises& of, const Service& service) { return of.rpo(service); });
    }
}

void fasterThanNeeded(const Members& members, const LintContext&, Findings& found)
{
    const auto promises = promisesOf(members);
    const Shared shared(members);
    for (qsizetype member = 0; member < members.size(); ++member) {
        for (const auto& service : members[member].plan->services) {
            const auto own = promises[size_t(member)].rto(service);
            for (const auto& id : service.dependsOn) {
                const auto* needed = promises[size_t(member)].service(id);
                // With a number here, the rules about one plan compare it.
                if (!own || !needed || promises[size_t(member)].rto(*needed))
                    continue;
                for (const auto& [other, described] : shared.services()[shared.numberOf(needed)]) {
                    const auto slower = promises[size_t(other)].rto(*described);
                    if (!slower || slower->value <= own->value)
                        continue;
                    found.add(service.id.toString(), members[member].at(service.place),
                        Words::tr("'%1' is promised within %2 and needs '%3', for which %4 promises only %5")
                            .arg(nameOf(service), durationText(own->value), nameOf(*needed),
                                nameOf(*members[other].plan), durationText(slower->value)),
                        Words::tr("promise '%1' later, or '%2' sooner").arg(nameOf(service), nameOf(*needed)),
                        { members[other].at(described->place) });
                    break;
                }
            }
        }
    }
}

void neededInACircle(const Members& members, const LintContext&, Findings& found)
{
    const Shared shared(members);
    DependencyGraph graph(shared.services().size());
    QHash<std::pair<qsizetype, qsizetype>, Described> saidBy;
    for (qsizetype member = 0; member < members.size(); ++member) {
        const Promises promises(*members[member].plan);
        for (const auto& service : members[member].plan->services) {
            for (const auto& id : service.dependsOn) {
                if (const auto* needed = promises.service(id)) {
                    const auto edge = std::pair(shared.numberOf(&service), shared.numberOf(needed));
                    if (!saidBy.contains(edge))
                        graph.add(edge.first, edge.second);
                    saidBy.insert(edge, { member, &service });
                }
            }
        }
    }
    const auto cycle = graph.cycle();
    if (!cycle)
        return;
    QStringList words;
    QList<Place> places;
    for (qsizetype i = 0; i + 1 < cycle->size(); ++i) {
        const auto& [member, service] = saidBy[{ cycle->at(i), cycle->at(i + 1) }];
        const auto* needed = shared.services()[cycle->at(i + 1)].constFirst().service;
        words.append(Words::tr("%1 says that '%2' needs '%3'")
                         .arg(nameOf(*members[member].plan), nameOf(*service), nameOf(*needed)));
        places.append(members[member].at(service->place));
    }
    const auto where = places.takeFirst();
    found.add(shared.services()[cycle->constFirst()].constFirst().service->id.toString(), where,
        Words::tr("Services of several plans need each other in a circle, so none can be the first: %1")
            .arg(listed(words)),
        Words::tr("find out which of them can start alone"), places);
}

void sequenceContradicts(const Members& members, const LintContext&, Findings& found)
{
    struct Numbered {
        const Service* service;
        int first;
        int second;
        const Service* other;
    };
    const Shared shared(members);
    QMap<std::pair<qsizetype, qsizetype>, QList<Numbered>> ofPair;
    for (const auto& described : shared.services()) {
        for (qsizetype i = 0; i < described.size(); ++i) {
            for (qsizetype j = i + 1; j < described.size(); ++j) {
                const auto* one = described[i].service;
                const auto* other = described[j].service;
                if (one->sequence && other->sequence)
                    ofPair[{ described[i].member, described[j].member }].append(
                        { one, *one->sequence, *other->sequence, other });
            }
        }
    }
    for (auto pair = ofPair.begin(); pair != ofPair.end(); ++pair) {
        std::stable_sort(pair->begin(), pair->end(),
            [](const Numbered& a, const Numbered& b) { return a.first < b.first; });
        const auto turned = std::adjacent_find(pair->cbegin(), pair->cend(),
            [](const Numbered& a, const Numbered& b) { return a.first < b.first && a.second > b.second; });
        if (turned == pair->cend())
            continue;
        const auto& one = members[pair.key().first];
        const auto& other = members[pair.key().second];
        const auto& next = *std::next(turned);
        found.add(turned->service->id.toString(), one.at(turned->service->place),
            Words::tr("%1 recovers '%2' before '%3', and %4 the other way round")
                .arg(nameOf(*one.plan), nameOf(*turned->service), nameOf(*next.service), nameOf(*other.plan)),
            Words::tr("agree on one order; there is only one of each to recover"),
            { one.at(next.service->place), other.at(turned->other->place), other.at(next.other->place) });
    }
}

QSet<ServiceId> neededIn(const Plan& plan)
{
    QSet<ServiceId> needed;
    for (const auto& service : plan.services) {
        for (const auto& id : service.dependsOn)
            needed.insert(id);
    }
    return needed;
}

QSet<ServiceId> recoveredBy(const Plan& plan)
{
    QSet<ServiceId> recovered;
    for (const auto& scenario : plan.scenarios) {
        for (const auto& phase : scenario.procedure) {
            for (const auto& step : phase.steps)
                recovered.unite(QSet<ServiceId>(step.recovers.begin(), step.recovers.end()));
        }
    }
    return recovered;
}

/// Which plan waits for which: one that needs a service, and leaves it to the other to bring it back.
class Waits final {
public:
    explicit Waits(const Members& members)
        : m_graph(members.size())
    {
        const Shared shared(members);
        QList<QSet<ServiceId>> needed;
        QList<QSet<ServiceId>> recovered;
        for (const auto& member : members) {
            needed.append(neededIn(*member.plan));
            recovered.append(recoveredBy(*member.plan));
        }
        for (const auto& described : shared.services()) {
            for (const auto& [member, service] : described) {
                if (recovered[member].contains(service->id) || !needed[member].contains(service->id))
                    continue;
                for (const auto& [other, theirs] : described) {
                    if (other != member && recovered[other].contains(theirs->id))
                        add(member, other, service);
                }
            }
        }
    }

    [[nodiscard]] bool isEmpty() const { return m_for.isEmpty(); }
    [[nodiscard]] DependencyGraph& graph() { return m_graph; }
    /// The first service that `one` waits for.
    [[nodiscard]] const Service* between(qsizetype one, qsizetype other) const
    {
        return m_for.value({ one, other });
    }

private:
    void add(qsizetype one, qsizetype other, const Service* service)
    {
        if (m_for.contains({ one, other }))
            return;
        m_for.insert({ one, other }, service);
        m_graph.add(one, other);
    }

    DependencyGraph m_graph;
    QHash<std::pair<qsizetype, qsizetype>, const Service*> m_for;
};

void plansWaitInACircle(const Members& members, const LintContext&, Findings& found)
{
    Waits waits(members);
    const auto cycle = waits.graph().cycle();
    if (!cycle)
        return;
    QStringList words;
    QList<Place> places;
    for (qsizetype i = 0; i + 1 < cycle->size(); ++i) {
        const auto& one = members[cycle->at(i)];
        const auto* service = waits.between(cycle->at(i), cycle->at(i + 1));
        words.append(Words::tr("%1 waits for %2 to bring back '%3'")
                         .arg(nameOf(*one.plan), nameOf(*members[cycle->at(i + 1)].plan), nameOf(*service)));
        places.append(one.at(service->place));
    }
    const auto where = places.takeFirst();
    found.add(members[cycle->constFirst()].plan->id.toString(), where,
        Words::tr("Each of these plans waits for another, so none can end: %1").arg(listed(words)),
        Words::tr("write into one of them how it goes on without the others"), places);
}

void recoveryOrder(const Members& members, const LintContext&, Findings& found)
{
    Waits waits(members);
    // In a circle there is no order to tell.
    if (waits.isEmpty() || waits.graph().cycle())
        return;
    QSet<qsizetype> concerned;
    for (qsizetype one = 0; one < members.size(); ++one) {
        for (const auto other : waits.graph().needsOf(one))
            concerned << one << other;
    }
    QStringList words;
    QList<Place> places;
    const auto order = waits.graph().breakCyclesAndOrder();
    for (const auto one : order) {
        if (!concerned.contains(one))
            continue;
        QStringList reasons;
        for (const auto other : waits.graph().needsOf(one))
            reasons.append(Words::tr("'%1' of %2")
                               .arg(nameOf(*waits.between(one, other)), nameOf(*members[other].plan)));
        const auto name
            = QStringLiteral("%1. %2").arg(QString::number(words.size() + 1), nameOf(*members[one].plan));
        words.append(reasons.isEmpty() ? name : Words::tr("%1 (waits for %2)").arg(name, listed(reasons)));
        places.append(members[one].at(members[one].plan->place));
    }
    const auto where = places.takeFirst();
    found.add(QStringLiteral("recovery-order"), where,
        Words::tr("When all of these plans are needed, they can only end in this order: %1")
            .arg(words.join(QStringLiteral(", "))),
        Words::tr("see that the sum of their times is still what was promised"), places);
}

} // namespace

const QList<RuleOn<Members>>& togetherServiceRules()
{
    using enum Finding::Severity;
    static const QList<RuleOn<Members>> kRules {
        { "together.same-plan-id", Error, Consequence::Unclear, samePlanId },
        { "together.one-region", Warning, Consequence::PromiseBroken, oneRegion },
        { "together.promised-twice", Warning, Consequence::PromiseBroken, promisedTwice },
        { "together.faster-than-needed", Warning, Consequence::PromiseBroken, fasterThanNeeded },
        { "together.needed-in-a-circle", Error, Consequence::RecoveryStalls, neededInACircle },
        { "together.sequence-contradicts", Warning, Consequence::RecoveryStalls, sequenceContradicts },
        { "together.plans-wait-in-a-circle", Error, Consequence::RecoveryStalls, plansWaitInACircle },
        { "together.recovery-order", Info, Consequence::PromiseBroken, recoveryOrder },
    };
    return kRules;
}

} // namespace muster::plan::lint
