// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startmodel.h"

#include "core/estate/approvalwords.h"
#include "ui/models/walltime.h"
#include "ui/start/planstandings.h"
#include "ui/start/startwords.h"

#include <algorithm>
#include <numeric>

namespace muster::ui {

namespace {

/// How many closed incidents the page lists; the rest is in the log.
constexpr int kClosedShown = 8;
/// How many scenarios a tired person reads through.
constexpr qsizetype kMostFitting = 12;

QString kindWord(journal::StreamKind kind)
{
    return kind == journal::StreamKind::Drill ? StartModel::tr("Drill") : StartModel::tr("Live");
}

/// " · part of Rows are missing"
QString partOf(const session::IncidentSummary& incident, const QList<session::IncidentSummary>& all)
{
    const auto parent = std::find_if(all.begin(), all.end(),
        [&](const session::IncidentSummary& one) { return incident.parent == one.id; });
    return parent == all.end() ? QString() : StartModel::tr(" · part of %1").arg(parent->title);
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

/// What people see when it happens, and what they call it.
QString wordsOf(const plan::Plan& plan, const plan::Scenario& scenario)
{
    QStringList words { scenario.title };
    words << scenario.triggers << scenario.symptoms << scenario.impact << plan.title;
    for (const auto& id : scenario.affects) {
        if (const auto* service = plan.service(id); service != nullptr)
            words << service->title;
    }
    return words.join(u' ');
}

} // namespace

bool StartRow::isSame(const StartRow& other) const
{
    const auto idOf
        = [](const StartRow& row) { return row.incident ? std::optional(row.incident->id) : std::nullopt; };
    return kind == other.kind && plan == other.plan && scenario == other.scenario
        && idOf(*this) == idOf(other);
}

StartModel::StartModel(const PlanStandings* standings, QObject* parent)
    : QAbstractListModel(parent)
    , m_standings(standings)
{
    connect(standings, &PlanStandings::plansChanged, this, &StartModel::takePlans);
    connect(standings, &PlanStandings::standingChanged, this, &StartModel::refreshPlan);
    build();
}

StartModel::~StartModel() = default;

void StartModel::takePlans()
{
    m_plansAreRead = true;
    QStringList lines;
    m_scenarioPlaces.clear();
    const auto& plans = m_standings->plans();
    for (int i = 0; i < plans.size(); ++i) {
        if (!plans[i].plan)
            continue;
        for (int s = 0; s < plans[i].plan->scenarios.size(); ++s) {
            lines << wordsOf(*plans[i].plan, plans[i].plan->scenarios[s]);
            m_scenarioPlaces.append({ i, s });
        }
    }
    m_scenarios = FindIndex(lines);
    build();
}

void StartModel::setIncidents(const QList<session::IncidentSummary>& incidents, Instant now)
{
    m_incidents = incidents;
    m_now = now;
    build();
}

void StartModel::setSeen(const QString& seen)
{
    m_seen = seen.trimmed();
    build();
}

void StartModel::refreshPlan(int plan)
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
        [&](const StartRow& one) { return one.kind == StartRow::Kind::Plan && one.plan == plan; });
    if (row == m_rows.end())
        return;
    *row = planRow(plan);
    const auto changed = index(static_cast<int>(std::distance(m_rows.begin(), row)));
    emit dataChanged(changed, changed);
}

void StartModel::build()
{
    beginResetModel();
    m_rows.clear();
    if (m_seen.isEmpty()) {
        addOpen();
        addPlans();
        addBlank();
        addClosed();
    } else {
        addFitting();
        addBlank();
    }
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
                         .arg(kindWord(incident->kind), planOf(*incident, m_standings->plans()),
                             time.dateAndMinutes(incident->declaredAt), time.zoneName(incident->declaredAt))
                + partOf(*incident, m_incidents),
            .incident = *incident };
    }
}

StartRow StartModel::planRow(int plan) const
{
    const auto& choice = m_standings->plans()[plan];
    const auto& standing = m_standings->of(plan);
    StartRow row { .kind = StartRow::Kind::Plan, .title = choice.name, .plan = plan };
    if (!choice.plan) {
        row.verdict = readiness::Verdict::NotReady;
        row.below = firstError(choice);
        return row;
    }
    row.title = choice.plan->title;
    QStringList parts;
    if (const auto counts = standing.counts()) {
        row.verdict = readiness::verdictOf(*counts);
        parts << countsWords(*counts);
    }
    parts << drilledWords(standing, *choice.plan);
    if (!choice.plan->version.isEmpty())
        parts << tr("version %1").arg(choice.plan->version);
    if (standing.approval)
        parts << estate::briefly(*standing.approval, *choice.plan);
    row.below = parts.join(tr(" · "));
    return row;
}

StartRow StartModel::scenarioRow(int plan, int scenario) const
{
    const auto& of = *m_standings->plans()[plan].plan;
    const auto& what = of.scenarios[scenario];
    const auto* severity = what.severity ? of.severity(*what.severity) : nullptr;
    const auto services = servicesText(what.affects.size());
    const auto steps = stepsText(stepsOf(what));
    return { .kind = StartRow::Kind::Scenario,
        .title = what.title,
        .below = severity == nullptr ? tr("%1, %2").arg(services, steps)
                                     : tr("%1 · %2, %3").arg(severity->title, services, steps),
        .plan = plan,
        .scenario = scenario };
}

void StartModel::addPlans()
{
    const auto& plans = m_standings->plans();
    for (int i = 0; i < plans.size(); ++i) {
        m_rows << planRow(i);
        for (int s = 0; plans[i].plan && s < plans[i].plan->scenarios.size(); ++s)
            m_rows << scenarioRow(i, s);
    }
    if (plans.isEmpty()) {
        m_rows << StartRow { .kind = StartRow::Kind::Heading, .title = tr("Plans") };
        m_rows << StartRow { .kind = StartRow::Kind::Words,
            .title = m_plansAreRead
                ? tr("No plans here. Open one (menu File), or put a *.plan.yaml file into the plan folder.")
                : tr("Reading the plans…") };
    }
}

void StartModel::addFitting()
{
    const auto found = m_scenarios.find(m_seen, kMostFitting);
    m_rows << StartRow { .kind = StartRow::Kind::Heading,
        .title = found.isEmpty() ? tr("No scenario fits these words") : tr("Scenarios that fit") };
    for (const auto position : found) {
        const auto [plan, scenario] = m_scenarioPlaces[position];
        auto row = scenarioRow(plan, scenario);
        row.below = tr("%1 · %2").arg(m_standings->plans()[plan].plan->title, row.below);
        m_rows << row;
    }
}

void StartModel::addBlank()
{
    if (!m_plansAreRead)
        return;
    m_rows << StartRow { .kind = StartRow::Kind::Heading, .title = tr("None of these") };
    m_rows << StartRow { .kind = StartRow::Kind::Blank,
        .title = tr("Declare with a blank plan"),
        .below = tr("Clock, log and checklist need no plan") };
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
        const auto closed
            = tr("%1 · %2 · closed %3 %4")
                  .arg(kindWord(incident->kind), planOf(*incident, m_standings->plans()),
                      time.dateAndMinutes(*incident->closedAt), time.zoneName(*incident->closedAt))
            + partOf(*incident, m_incidents)
            + (incident->archivedIn.isEmpty() ? QString()
                                              : tr(" · put away in %1").arg(incident->archivedIn));
        m_rows << StartRow { .kind = StartRow::Kind::Closed,
            .title = incident->title,
            .below = incident->watchUntil && *incident->watchUntil > m_now
                ? tr("%1 · watch until %2 %3")
                      .arg(closed, time.dateAndMinutes(*incident->watchUntil),
                          time.zoneName(*incident->watchUntil))
                : closed,
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
        case StartRow::Kind::Plan:
            return row.verdict
                ? tr("Plan %1: %2. %3").arg(row.title, readiness::textOf(*row.verdict), row.below)
                : tr("Plan %1. %2").arg(row.title, row.below);
        case StartRow::Kind::Blank:
            return tr("%1. %2").arg(row.title, row.below);
        case StartRow::Kind::Heading:
        case StartRow::Kind::Words:
            return row.title;
        }
        return {};
    default:
        return {};
    }
}

Qt::ItemFlags StartModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (!m_rows[index.row()].canBeChosen())
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

std::optional<int> StartModel::likeliest() const
{
    for (const auto kind : { StartRow::Kind::Open, StartRow::Kind::Scenario, StartRow::Kind::Plan,
             StartRow::Kind::Closed, StartRow::Kind::Blank }) {
        const auto found = std::find_if(
            m_rows.begin(), m_rows.end(), [&](const StartRow& row) { return row.kind == kind; });
        if (found != m_rows.end())
            return static_cast<int>(std::distance(m_rows.begin(), found));
    }
    return std::nullopt;
}

} // namespace muster::ui
