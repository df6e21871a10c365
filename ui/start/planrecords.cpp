// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/planrecords.h"

#include "core/readiness/pastdrills.h"
#include "core/readiness/verdict.h"
#include "ui/start/planstandings.h"
#include "ui/widgets/onanswer.h"

#include <algorithm>
#include <utility>

namespace muster::ui {

PlanRecords::PlanRecords(const PlanStandings& standings, QObject* parent)
    : QObject(parent)
    , m_standings(standings)
{
    connect(&standings, &PlanStandings::plansChanged, this, &PlanRecords::count);
    connect(&standings, &PlanStandings::standingChanged, this, [this](int plan) {
        if (m_standings.plans()[plan].hash == m_hash)
            count();
    });
}

PlanRecords::~PlanRecords() = default;

void PlanRecords::setIncident(const std::shared_ptr<session::IncidentSession>& incident)
{
    ++m_asked;
    m_plan.reset();
    m_context.reset();
    m_record = {};
    if (!incident)
        return;
    m_plan = std::make_shared<const plan::Plan>(incident->frozenPlan());
    m_hash = incident->state().planHash;
    m_declaredAt = incident->state().declaredAt;
    look();
}

void PlanRecords::setIncidents(const QList<session::IncidentSummary>& incidents)
{
    m_incidents = incidents;
    look();
}

void PlanRecords::look()
{
    // Before the log was read nobody can say that a plan was never tested.
    if (!m_plan || !m_incidents)
        return;
    auto record = m_record;
    const auto last = readiness::lastTest(*m_plan, *m_incidents);
    record.testIsKnown = true;
    record.testedAt = last ? std::optional(last->at) : std::nullopt;
    record.testedBy = last ? last->by : QString();
    record.isTestOverdue = readiness::isTestOverdue(last, m_declaredAt);
    say(record);
    count();
}

void PlanRecords::count()
{
    const auto& plans = m_standings.plans();
    // There are always some: none were read yet, and those that come are checked anyhow.
    if (!m_plan || !m_incidents || plans.isEmpty())
        return;
    const auto found = std::find_if(plans.begin(), plans.end(),
        [this](const PlanChoice& choice) { return choice.plan && choice.hash == m_hash; });
    if (found == plans.end())
        return check();
    ++m_asked;
    m_context.reset();
    // Its check may not have ended yet.
    if (const auto counts = m_standings.of(static_cast<int>(found - plans.begin())).counts())
        take(counts->errors + counts->warnings);
}

void PlanRecords::check()
{
    const auto context = readiness::contextOf(*m_plan, *m_incidents, m_declaredAt);
    if (std::exchange(m_context, context) == context)
        return;
    const auto counts = QtFuture::makeReadyFuture().then(QtFuture::Launch::Async,
        [plan = m_plan, context] { return readiness::countsOf(plan::lint::checkPlan(*plan, context).open); });
    onAnswer(counts, this, [this, number = ++m_asked](const readiness::Counts& answer) {
        if (number == m_asked)
            take(answer.errors + answer.warnings);
    });
}

void PlanRecords::take(qsizetype defects)
{
    auto record = m_record;
    record.defects = defects;
    say(record);
}

void PlanRecords::say(const PlanRecord& record)
{
    if (std::exchange(m_record, record) != record)
        emit recordChanged();
}

} // namespace muster::ui
