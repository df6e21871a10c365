// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startmodel.h"

#include "core/estate/approvalwords.h"
#include "ui/models/walltime.h"

#include <algorithm>
#include <numeric>

namespace muster::ui {

namespace {

/// How many closed incidents the page lists; the rest is in the log.
constexpr int kClosedShown = 8;

QString servicesText(qsizetype n)
{
    return n == 1 ? StartModel::tr("1 service") : StartModel::tr("%1 services").arg(n);
}

QString kindWord(journal::StreamKind kind)
{
    return kind == journal::StreamKind::Drill ? StartModel::tr("Drill") : StartModel::tr("Live");
}

QString planOf(const session::IncidentSummary& incident, const QList<PlanChoice>& plans)
{
    const auto found = std::find_if(plans.begin(), plans.end(),
        [&](const PlanChoice& choice) { return choice.plan && choice.plan->id.toString() == incident.plan; });
    return found == plans.end() ? incident.plan : found->plan->title;
}

int stepsOf(const plan::Scenario& scenario)
{
    return std::accumulate(scenario.procedure.begin(), scenario.procedure.end(), 0,
        [](int sum, const plan::Phase& phase) { return sum + static_cast<int>(phase.steps.size()); });
}

QString firstError(const PlanChoice& choice)
{
    if (!choice.fault.isEmpty())
        return choice.fault;
    const auto found = std::find_if(choice.findings.begin(), choice.findings.end(),
        [](const plan::Finding& finding) { return finding.severity == plan::Finding::Severity::Error; });
    return found == choice.findings.end() ? QString() : plan::lineOf(choice.name, *found);
}

} // namespace

QString stepsText(qsizetype n)
{
    return n == 1 ? StartModel::tr("1 step") : StartModel::tr("%1 steps").arg(n);
}

StartModel::StartModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

StartModel::~StartModel() = default;

void StartModel::setPlans(QList<PlanChoice> plans)
{
    m_plans = std::move(plans);
    m_plansAreRead = true;
    build();
}

void StartModel::setIncidents(const QList<session::IncidentSummary>& incidents)
{
    m_incidents = incidents;
    build();
}

void StartModel::setApprovals(const estate::Approvals& approvals, Instant now)
{
    m_approvals = approvals;
    m_approvalsAt = now;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].kind != StartRow::Kind::Heading || m_rows[row].plan < 0)
            continue;
        m_rows[row].right = besideTitle(m_plans[m_rows[row].plan]);
        emit dataChanged(index(row), index(row));
    }
}

std::optional<estate::ApprovalState> StartModel::standingOf(const PlanChoice& choice) const
{
    if (!m_approvals)
        return std::nullopt;
    return m_approvals->of(choice.plan->id, choice.hash, choice.plan->approvers, m_approvalsAt);
}

QString StartModel::approvalOf(int plan) const
{
    const auto standing = standingOf(m_plans[plan]);
    return standing ? estate::sentenceOf(*standing, *m_plans[plan].plan) : QString();
}

QString StartModel::besideTitle(const PlanChoice& choice) const
{
    QStringList parts;
    if (!choice.plan->version.isEmpty())
        parts << tr("version %1").arg(choice.plan->version);
    if (const auto standing = standingOf(choice))
        parts << estate::briefly(*standing, *choice.plan);
    return parts.join(tr(" · "));
}

void StartModel::build()
{
    beginResetModel();
    m_rows.clear();
    addOpen();
    addPlans();
    addClosed();
    endResetModel();
}

void StartModel::addOpen()
{
    const WallTime time;
    for (auto incident = m_incidents.crbegin(); incident != m_incidents.crend(); ++incident) {
        if (incident->closedAt)
            continue;
        if (m_rows.isEmpty())
            m_rows << StartRow { .kind = StartRow::Kind::Heading, .title = tr("Go on with") };
        m_rows << StartRow { .kind = StartRow::Kind::Open,
            .title = incident->title,
            .below = tr("%1 · %2 · declared %3 %4")
                         .arg(kindWord(incident->kind), planOf(*incident, m_plans),
                             time.dateAndMinutes(incident->declaredAt), time.zoneName(incident->declaredAt)),
            .incident = *incident };
    }
}

void StartModel::addPlans()
{
    for (qsizetype i = 0; i < m_plans.size(); ++i) {
        const auto& choice = m_plans[i];
        if (!choice.plan) {
            m_rows << StartRow { .kind = StartRow::Kind::Heading, .title = choice.name };
            m_rows << StartRow { .kind = StartRow::Kind::BrokenPlan,
                .title = tr("This plan cannot be used yet."),
                .below = firstError(choice),
                .plan = static_cast<int>(i) };
            continue;
        }
        m_rows << StartRow { .kind = StartRow::Kind::Heading,
            .title = choice.plan->title,
            .right = besideTitle(choice),
            .plan = static_cast<int>(i) };
        for (qsizetype s = 0; s < choice.plan->scenarios.size(); ++s) {
            const auto& scenario = choice.plan->scenarios[s];
            const auto* severity = scenario.severity ? choice.plan->severity(*scenario.severity) : nullptr;
            const auto services = servicesText(scenario.affects.size());
            const auto steps = stepsText(stepsOf(scenario));
            m_rows << StartRow { .kind = StartRow::Kind::Scenario,
                .title = scenario.title,
                .below = severity == nullptr ? tr("%1, %2").arg(services, steps)
                                             : tr("%1 · %2, %3").arg(severity->title, services, steps),
                .plan = static_cast<int>(i),
                .scenario = static_cast<int>(s) };
        }
    }
    if (m_plans.isEmpty()) {
        m_rows << StartRow { .kind = StartRow::Kind::Heading, .title = tr("Plans") };
        m_rows << StartRow { .kind = StartRow::Kind::Words,
            .title = m_plansAreRead
                ? tr("No plans here. Start Muster with --plan FILE, or put a *.plan.yaml file into the "
                     "plan folder.")
                : tr("Reading the plans…") };
    }
}

void StartModel::addClosed()
{
    const WallTime time;
    int shown = 0;
    for (auto incident = m_incidents.crbegin(); incident != m_incidents.crend() && shown < kClosedShown;
         ++incident) {
        if (!incident->closedAt)
            continue;
        if (shown++ == 0)
            m_rows << StartRow { .kind = StartRow::Kind::Heading, .title = tr("Closed") };
        m_rows << StartRow { .kind = StartRow::Kind::Closed,
            .title = incident->title,
            .below = tr("%1 · %2 · closed %3 %4")
                         .arg(kindWord(incident->kind), planOf(*incident, m_plans),
                             time.dateAndMinutes(*incident->closedAt), time.zoneName(*incident->closedAt)),
            .incident = *incident };
    }
}

int StartModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant StartModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::AccessibleTextRole:
        switch (row.kind) {
        case StartRow::Kind::Open:
            return tr("Go on with %1. %2").arg(row.title, row.below);
        case StartRow::Kind::Scenario:
            return tr("Scenario %1. %2. Enter starts a drill.").arg(row.title, row.below);
        case StartRow::Kind::Closed:
            return tr("Closed: %1. %2").arg(row.title, row.below);
        case StartRow::Kind::Heading:
            return row.right.isEmpty() ? row.title : tr("%1, %2").arg(row.title, row.right);
        case StartRow::Kind::BrokenPlan:
        case StartRow::Kind::Words:
            return row.below.isEmpty() ? row.title : row.title + u' ' + row.below;
        }
        return {};
    default:
        return {};
    }
}

Qt::ItemFlags StartModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || !m_rows[index.row()].canBeChosen())
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

std::optional<int> StartModel::likeliest() const
{
    for (const auto kind : { StartRow::Kind::Open, StartRow::Kind::Scenario, StartRow::Kind::BrokenPlan,
             StartRow::Kind::Closed }) {
        const auto found = std::find_if(
            m_rows.begin(), m_rows.end(), [&](const StartRow& row) { return row.kind == kind; });
        if (found != m_rows.end())
            return static_cast<int>(std::distance(m_rows.begin(), found));
    }
    return std::nullopt;
}

} // namespace muster::ui
