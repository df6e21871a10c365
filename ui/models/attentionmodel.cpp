// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/attentionmodel.h"

#include "core/incident/cadence.h"
#include "ui/models/soonover.h"
#include "ui/models/tooltip.h"

#include <QStringList>

#include <algorithm>
#include <tuple>
#include <utility>

namespace muster::ui {

using incident::RtoClock;
using incident::ServiceStanding;
using incident::StepLook;
using incident::StepStatus;
using incident::StepView;
using Matter = AttentionRow::Matter;

namespace {

std::optional<AttentionRow> promiseRow(const RtoClock& clock, Instant now)
{
    const auto promised = clock.target.number();
    if (!promised || !clock.due)
        return std::nullopt;
    AttentionRow row;
    row.due = clock.due;
    row.allowed = *promised;
    row.matter = now > *clock.due ? Matter::PromiseOver : Matter::PromiseShort;
    row.since = row.matter == Matter::PromiseOver ? *clock.due : *clock.due - *promised / kSoonPart;
    return now > row.since ? std::optional(row) : std::nullopt;
}

std::optional<AttentionRow> stepRow(const StepView& step, Instant now)
{
    AttentionRow row;
    row.step = step.address;
    row.subject = step.name();
    if (step.look == StepLook::Inactive)
        return std::nullopt;
    if (step.state.status == StepStatus::Failed && step.state.endedAt) {
        row.matter = Matter::StepFailed;
        row.since = *step.state.endedAt;
        row.why = step.state.why;
        return row;
    }
    const auto began = incident::runsSince(step);
    const auto box = incident::timeBoxOf(step);
    if (!began || !box || now <= *began + *box)
        return std::nullopt;
    row.matter = Matter::StepOverTime;
    row.since = *began + *box;
    row.allowed = box;
    return row;
}

} // namespace

QList<AttentionRow> attentionRows(const plan::Plan& plan, const incident::IncidentState& state,
    const incident::Walkthrough& walkthrough, Instant now)
{
    QList<AttentionRow> rows;
    if (!state.declared || state.closedAt)
        return rows;
    const auto clocks = incident::objectives(plan, state, now);
    const auto allBack = clocks.affected > 0 && clocks.recovered == clocks.affected;
    if (clocks.scenario && !allBack) {
        if (const auto row = promiseRow(*clocks.scenario, now))
            rows.append(*row);
    }
    for (const auto& service : clocks.rows) {
        if (service.standing != ServiceStanding::Down)
            continue;
        if (auto row = promiseRow(service.rto, now)) {
            row->service = service.service;
            row->subject = service.title;
            rows.append(*row);
        }
    }
    for (const auto& step : walkthrough.steps) {
        if (const auto row = stepRow(step, now))
            rows.append(*row);
    }
    for (const auto& update : incident::cadence(plan, state)) {
        if (!update.isOverdue(now))
            continue;
        AttentionRow row;
        row.matter = Matter::UpdateOverdue;
        row.audience = update.audience;
        row.subject = update.title;
        row.since = *update.due;
        rows.append(row);
    }
    if (!state.commander()) {
        AttentionRow row;
        row.matter = Matter::NobodyCommands;
        row.since = state.declaredAt;
        rows.append(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const AttentionRow& a, const AttentionRow& b) {
        return std::make_tuple(!a.isCritical(), a.since) < std::make_tuple(!b.isCritical(), b.since);
    });
    return rows;
}

AttentionModel::AttentionModel(QObject* parent)
    : RowsModel(parent)
{
}

AttentionModel::~AttentionModel() = default;

void AttentionModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    replaceRows({});
    if (!m_incident)
        return;
    connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &AttentionModel::refresh);
    refresh();
}

void AttentionModel::refresh()
{
    adoptRows(attentionRows(
        m_incident->plan(), m_incident->state(), m_incident->walkthrough(), m_incident->clock().now()));
}

void AttentionModel::tick()
{
    if (m_incident)
        refresh();
}

bool AttentionModel::hasCritical() const
{
    // What is broken stands first.
    return rowCount() > 0 && at(0).isCritical();
}

QVariant AttentionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return headWords(row);
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return plainToolTip(spoken(row));
    default:
        return {};
    }
}

QString AttentionModel::headWords(const AttentionRow& row)
{
    const auto clock = row.service ? row.subject : tr("whole incident");
    switch (row.matter) {
    case Matter::PromiseOver:
        return tr("Over: %1").arg(clock);
    case Matter::StepFailed:
        return tr("Failed: %1").arg(row.subject);
    case Matter::UpdateOverdue:
        return tr("Update overdue: %1").arg(row.subject);
    case Matter::NobodyCommands:
        return tr("Nobody commands");
    case Matter::PromiseShort:
        return tr("Soon over: %1").arg(clock);
    case Matter::StepOverTime:
        return tr("Takes too long: %1").arg(row.subject);
    }
    return {};
}

QString AttentionModel::detailWords(const AttentionRow& row) const
{
    const auto allowed = durationText(row.allowed.value_or(Millis { 0 }));
    const auto due = row.due ? m_time.minutes(*row.due) : QString();
    switch (row.matter) {
    case Matter::PromiseOver:
        return tr("ended %1, promised %2").arg(due, allowed);
    case Matter::StepFailed:
        return row.why.isEmpty() ? tr("open it again, or skip it") : row.why;
    case Matter::UpdateOverdue:
        return tr("say how it stands, and when you say it again");
    case Matter::NobodyCommands:
        return tr("take command, or hand it to somebody");
    case Matter::PromiseShort:
        return tr("ends %1, less than a quarter of %2 left").arg(due, allowed);
    case Matter::StepOverTime:
        return tr("planned %1").arg(allowed);
    }
    return {};
}

QString AttentionModel::sinceWords(const AttentionRow& row) const
{
    return tr("since %1").arg(m_time.minutes(row.since));
}

QString AttentionModel::spoken(const AttentionRow& row) const
{
    const auto level = row.isCritical() ? tr("Critical") : tr("Warning");
    return QStringList { level, headWords(row), detailWords(row), sinceWords(row) }.join(
        QStringLiteral(", "));
}

} // namespace muster::ui
