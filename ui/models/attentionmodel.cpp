// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/attentionmodel.h"

#include "core/incident/cadence.h"
#include "core/incident/checks.h"
#include "core/incident/consequences.h"
#include "ui/models/soonover.h"
#include "ui/models/tooltip.h"

#include <QHash>
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
    // A clock that was paused calls nobody: whoever may do so let the promise go for a while.
    if (!promised || !clock.due || clock.pausedSince)
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
    if (step.fellBackAt) {
        row.matter = Matter::StepFellBack;
        row.since = *step.fellBackAt;
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

/// The promises of services, each in the row of the service that it waits for in the end.
QList<AttentionRow> serviceRows(const plan::Plan& plan, const incident::Objectives& clocks, Instant now)
{
    QList<AttentionRow> rows;
    // Asked every second, and most of the time nothing is late.
    const bool isAnyLate = std::any_of(clocks.rows.begin(), clocks.rows.end(), [&](const auto& service) {
        return service.standing == ServiceStanding::Down && promiseRow(service.rto, now);
    });
    if (!isAnyLate)
        return rows;
    const auto roots = incident::rootsOf(plan, clocks.rows);
    QHash<plan::ServiceId, qsizetype> places;
    const auto rowOf = [&](const plan::ServiceId& service, const QString& title) -> AttentionRow& {
        auto place = places.constFind(service);
        if (place == places.constEnd()) {
            place = places.insert(service, rows.size());
            AttentionRow row;
            row.matter = Matter::HoldsUpOthers;
            row.service = service;
            row.subject = title;
            rows.append(row);
        }
        return rows[*place];
    };
    const auto titleOf = [&](const plan::ServiceId& id) {
        const auto* service = plan.service(id);
        return service ? service->title : id.toString();
    };
    for (const auto& service : clocks.rows) {
        if (service.standing != ServiceStanding::Down)
            continue;
        auto promise = promiseRow(service.rto, now);
        if (!promise)
            continue;
        const auto root = roots.constFind(service.service);
        if (root == roots.constEnd()) {
            auto& row = rowOf(service.service, service.title);
            promise->service = row.service;
            promise->subject = row.subject;
            promise->waiting = row.waiting;
            promise->waitingOver = row.waitingOver;
            row = *promise;
            continue;
        }
        auto& row = rowOf(*root, titleOf(*root));
        // They come with the worst first.
        if (row.matter == Matter::HoldsUpOthers && row.waiting.isEmpty())
            row.since = promise->since;
        row.waiting << service.title;
        row.waitingOver += promise->matter == Matter::PromiseOver ? 1 : 0;
    }
    return rows;
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
    rows += serviceRows(plan, clocks, now);
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
    if (const auto impaired = incident::impairedReach(state)) {
        AttentionRow row;
        row.matter = Matter::ReachImpaired;
        row.since = impaired->since;
        row.why = AttentionModel::tr("%1 of %2 checks went silent together; look at its network first")
                      .arg(impaired->silent)
                      .arg(impaired->known);
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
        // Here those are named too for whom the row has no room.
        return plainToolTip(row.waiting.size() < 3
                ? spoken(row)
                : tr("%1. All that wait: %2").arg(spoken(row), row.waiting.join(QStringLiteral(", "))));
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
    case Matter::StepFellBack:
        return tr("Fallen back: %1").arg(row.subject);
    case Matter::ReachImpaired:
        return tr("This console's own reach is impaired");
    case Matter::UpdateOverdue:
        return tr("Update overdue: %1").arg(row.subject);
    case Matter::NobodyCommands:
        return tr("Nobody commands");
    case Matter::PromiseShort:
        return tr("Soon over: %1").arg(clock);
    case Matter::StepOverTime:
        return tr("Takes too long: %1").arg(row.subject);
    case Matter::HoldsUpOthers:
        return tr("Holds up others: %1").arg(row.subject);
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
    case Matter::StepFellBack:
        return tr("its check fails; do it again, or say why it is so all the same");
    case Matter::ReachImpaired:
        return row.why;
    case Matter::UpdateOverdue:
        return tr("say how it stands, and when you say it again");
    case Matter::NobodyCommands:
        return tr("take command, or hand it to somebody");
    case Matter::PromiseShort:
        return tr("ends %1, less than a quarter of %2 left").arg(due, allowed);
    case Matter::StepOverTime:
        return tr("planned %1").arg(allowed);
    case Matter::HoldsUpOthers:
        return tr("bring it back first; its own promise is not short yet");
    }
    return {};
}

QString AttentionModel::waitingWords(const AttentionRow& row)
{
    if (row.waiting.isEmpty())
        return {};
    const auto words = incident::waitWords(row.waiting, row.subject);
    if (row.waitingOver == 0)
        return words;
    return row.waitingOver == 1 ? tr("%1, 1 over its promise").arg(words)
                                : tr("%1, %2 over their promises").arg(words).arg(row.waitingOver);
}

QString AttentionModel::sinceWords(const AttentionRow& row) const
{
    return tr("since %1").arg(m_time.minutes(row.since));
}

QString AttentionModel::spoken(const AttentionRow& row) const
{
    const auto level = row.isCritical() ? tr("Critical") : tr("Warning");
    QStringList parts { level, headWords(row), detailWords(row), sinceWords(row) };
    if (const auto waiting = waitingWords(row); !waiting.isEmpty())
        parts << waiting;
    return parts.join(QStringLiteral(", "));
}

} // namespace muster::ui
