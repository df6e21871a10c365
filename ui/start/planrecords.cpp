// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/planrecords.h"

#include "core/readiness/pastdrills.h"
#include "core/readiness/verdict.h"
#include "ui/widgets/onanswer.h"

#include <algorithm>
#include <utility>

namespace muster::ui {

PlanRecords::PlanRecords(QObject* parent)
    : QObject(parent)
{
}

PlanRecords::~PlanRecords() = default;

void PlanRecords::setIncident(const std::shared_ptr<session::IncidentSession>& incident)
{
    ++m_asked;
    m_plan.reset();
    m_context.reset();
    m_checked.reset();
    m_record = {};
    if (!incident)
        return;
    m_plan = std::make_shared<const plan::Plan>(incident->frozenPlan());
    m_hash = incident->state().planHash;
    m_declaredAt = incident->state().declaredAt;
    look();
}

void PlanRecords::setPlans(const QList<PlanChoice>& plans)
{
    m_plans = plans;
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
    check();
}

void PlanRecords::check()
{
    const auto found = std::find_if(m_plans.begin(), m_plans.end(),
        [this](const PlanChoice& choice) { return choice.plan && choice.hash == m_hash; });
    const bool isThere = found != m_plans.end();
    const auto plan = isThere ? found->plan : m_plan;
    const auto loaded = isThere ? found->findings : QList<plan::Finding>();
    const auto context = readiness::contextOf(*m_plan, *m_incidents, m_declaredAt);
    const bool isTheSame = m_context == context && m_checked == plan;
    m_context = context;
    m_checked = plan;
    if (isTheSame)
        return;
    const auto counts = QtFuture::makeReadyFuture().then(QtFuture::Launch::Async, [plan, loaded, context] {
        return readiness::countsOf(loaded + plan::lint::checkPlan(*plan, context).open);
    });
    onAnswer(counts, this, [this, number = ++m_asked](const readiness::Counts& answer) {
        if (number != m_asked)
            return;
        auto record = m_record;
        record.defects = answer.errors + answer.warnings;
        say(record);
    });
}

void PlanRecords::say(const PlanRecord& record)
{
    if (std::exchange(m_record, record) != record)
        emit recordChanged();
}

} // namespace muster::ui
