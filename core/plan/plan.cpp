// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan.h"

#include <algorithm>

namespace muster::plan {

namespace {

template <typename T, typename Id> const T* findById(const QList<T>& list, const Id& wanted)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const T& one) { return one.id == wanted; });
    return found == list.end() ? nullptr : &*found;
}

RulingTarget ruling(const Plan& plan, const Service& service, bool states, Target Service::*own,
    Target Tier::*ofTier, Target Plan::*overall)
{
    if (states)
        return { service.*own, RulingTarget::From::Service };
    // A tier that says nothing leaves the overall one in force, so the answer is never less than the plan
    // promises.
    const auto* tier = service.tier ? plan.tier(*service.tier) : nullptr;
    if (tier && (tier->*ofTier).state != Target::State::Unknown)
        return { tier->*ofTier, RulingTarget::From::Tier };
    return { plan.*overall, RulingTarget::From::Overall };
}

} // namespace

const Scenario* Plan::scenario(const ScenarioId& wanted) const
{
    return findById(scenarios, wanted);
}

const Service* Plan::service(const ServiceId& wanted) const
{
    return findById(services, wanted);
}

const Tier* Plan::tier(const TierId& wanted) const
{
    return findById(tiers, wanted);
}

const Severity* Plan::severity(const SeverityId& wanted) const
{
    return findById(severities, wanted);
}

const Credential* Plan::credential(const QString& wanted) const
{
    return findById(credentials, wanted);
}

RulingTarget rulingRto(const Plan& plan, const Service& service)
{
    return ruling(plan, service, service.statesRto, &Service::rto, &Tier::rto, &Plan::rto);
}

RulingTarget rulingRpo(const Plan& plan, const Service& service)
{
    return ruling(plan, service, service.statesRpo, &Service::rpo, &Tier::rpo, &Plan::rpo);
}

} // namespace muster::plan
