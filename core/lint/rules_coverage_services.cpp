// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/coverage.h"
#include "core/lint/dataholders.h"
#include "core/lint/rules_coverage.h"
#include "core/plan/words.h"

#include <QHash>

#include <algorithm>

namespace muster::plan::lint {

namespace {

/// The services that `at` does not find, or finds only drafted.
template <typename At> QList<Lacking> servicesWithout(const Plan& plan, At at)
{
    QList<Lacking> lacking;
    for (const auto& service : plan.services) {
        const Presence presence = at(service);
        if (presence != Presence::There)
            lacking.append(
                { service.id.toString(), service.place, service.title, presence == Presence::Drafted });
    }
    return lacking;
}

void serviceWithoutScenario(const Plan& plan, const LintContext&, Findings& found)
{
    QHash<ServiceId, Presence> covered;
    for (const auto& scenario : plan.scenarios) {
        for (const auto& service : scenario.affects)
            see(covered[service], scenario.drafted);
        for (const auto& at : stepsOf(scenario)) {
            for (const auto& service : at.step->recovers)
                see(covered[service], scenario.drafted);
        }
    }
    const auto lacking
        = servicesWithout(plan, [&](const Service& service) { return covered.value(service.id); });
    tell(plan, lacking,
        { Words::tr("No scenario covers %1"), Words::tr("Only a drafted scenario covers %1"),
            Words::tr("%1 services have no scenario: %2"),
            Words::tr("name the service in the `affects` of a scenario, or write one under `scenarios`") },
        kTogether, found);
}

void serviceWithoutBackup(const Plan& plan, const LintContext&, Findings& found)
{
    const DataHolders holders(plan);
    QHash<ServiceId, Presence> backed;
    for (const auto& backup : plan.backups) {
        if (backup.service)
            see(backed[*backup.service], backup.drafted);
    }
    const auto lacking = servicesWithout(plan, [&](const Service& service) {
        return holders.holdsData(service) && !holders.mayLoseIt(service) ? backed.value(service.id)
                                                                         : Presence::There;
    });
    tell(plan, lacking,
        { Words::tr("%1 holds data and has no backup"),
            Words::tr("%1 holds data and has only a drafted backup"),
            Words::tr("%1 services hold data and have no backup: %2"),
            Words::tr("add an entry to `backups` that names the `service`, or write `rpo: none` where its "
                      "data may be lost") },
        kApart, found);
}

void serviceWithoutCheck(const Plan& plan, const LintContext&, Findings& found)
{
    QHash<CheckId, bool> drafted;
    for (const auto& check : plan.checks)
        drafted.insert(check.id, check.drafted);
    const auto lacking = servicesWithout(plan, [&](const Service& service) {
        Presence presence = Presence::Missing;
        for (const auto& check : service.checks)
            see(presence, drafted.value(check));
        return presence;
    });
    tell(plan, lacking,
        { Words::tr("%1 has no check"), Words::tr("%1 has only a drafted check"),
            Words::tr("%1 services have no check: %2"),
            Words::tr("add an entry to `checks` and name it in the `checks` of the service, so that it can "
                      "be seen to be down, and back") },
        kTogether, found);
}

void serviceWithoutOwner(const Plan& plan, const LintContext&, Findings& found)
{
    const auto lacking = servicesWithout(
        plan, [](const Service& one) { return isNobody(one.owner) ? Presence::Missing : Presence::There; });
    tell(plan, lacking,
        { Words::tr("Nobody answers for %1"), {}, Words::tr("Nobody answers for %1 services: %2"),
            Words::tr("name an `owner` of the service: a person, contact, role or vendor") },
        kTogether, found);
}

void serviceWithoutTarget(const Plan& plan, const LintContext&, Findings& found)
{
    const DataHolders holders(plan);
    const auto lacking = servicesWithout(plan, [&](const Service& service) {
        const bool isKnown = rulingRto(plan, service).target.state != Target::State::Unknown
            || rulingRpo(plan, service).target.state != Target::State::Unknown || holders.hasPromise(service);
        return isKnown ? Presence::There : Presence::Missing;
    });
    tell(plan, lacking,
        { Words::tr("%1 has no objective: neither its RTO nor its RPO is known"), {},
            Words::tr("%1 services have no objective, neither RTO nor RPO: %2"),
            Words::tr("write `rto` and `rpo`, or a `tier` that has them; `none` where nothing is promised") },
        kApart, found);
}

} // namespace

QList<Rule> serviceCoverage()
{
    using enum Finding::Severity;
    return {
        { "coverage.service-without-scenario", Warning, Consequence::Unprepared, serviceWithoutScenario },
        { "coverage.service-without-backup", Warning, Consequence::DataLost, serviceWithoutBackup },
        { "coverage.service-without-check", Warning, Consequence::Unprepared, serviceWithoutCheck },
        { "coverage.service-without-owner", Info, Consequence::Unprepared, serviceWithoutOwner },
        { "coverage.service-without-target", Warning, Consequence::Unprepared, serviceWithoutTarget },
    };
}

} // namespace muster::plan::lint
