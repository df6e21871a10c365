// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/matrixmodel.h"

#include "ui/models/tooltip.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace muster::ui {

using incident::ServiceStanding;
using plan::Target;

namespace {

QString promised(const Target& target)
{
    return (target.approximate ? QStringLiteral("~ ") : QString()) + durationText(target.value);
}

/// For people who listen or plan: nobody needs seconds once there are minutes.
QString roughly(Millis duration)
{
    using std::chrono::minutes;
    const auto whole = std::chrono::floor<minutes>(duration);
    return whole >= minutes { 1 } ? durationText(whole)
                                  : durationText(std::chrono::floor<std::chrono::seconds>(duration));
}

} // namespace

bool MatrixRow::looksLike(const MatrixRow& other) const
{
    return service == other.service && title == other.title && standing == other.standing
        && paused == other.paused && waitingFor == other.waitingFor && rto.target == other.rto.target
        && rto.due == other.rto.due && rto.broken == other.rto.broken && loss.target == other.loss.target
        && loss.window == other.loss.window && loss.broken == other.loss.broken;
}

MatrixModel::MatrixModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

MatrixModel::~MatrixModel() = default;

void MatrixModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    beginResetModel();
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    m_rows = readRows();
    endResetModel();
    if (m_incident)
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &MatrixModel::refresh);
}

void MatrixModel::tick()
{
    if (m_incident)
        refresh();
}

QList<MatrixRow> MatrixModel::readRows()
{
    m_affected = 0;
    if (!m_incident)
        return {};
    const auto now = m_incident->objectives();
    const auto& clock = m_incident->state().clock;
    const auto paused = clock && clock->rate == 0;
    m_affected = now.affected;

    QList<MatrixRow> rows;
    rows.reserve(now.rows.size() + 1);
    if (now.scenario) {
        MatrixRow row;
        row.title = tr("Whole incident");
        const auto allBack = now.affected > 0 && now.recovered == now.affected;
        row.standing = allBack ? ServiceStanding::Recovered : ServiceStanding::Down;
        row.rto = *now.scenario;
        row.paused = paused;
        rows.append(row);
    }
    for (const auto& service : now.rows) {
        MatrixRow row;
        row.service = service.service;
        row.title = service.title;
        row.standing = service.standing;
        row.rto = service.rto;
        row.loss = service.loss;
        row.waitingFor = service.waitingFor;
        row.paused = paused && service.standing == ServiceStanding::Down;
        rows.append(row);
    }
    return rows;
}

void MatrixModel::refresh()
{
    const auto wanted = readRows();
    const auto isAmong = [&](const MatrixRow& row) {
        return std::any_of(wanted.begin(), wanted.end(),
            [&](const MatrixRow& other) { return other.service == row.service; });
    };
    if (wanted.size() != m_rows.size() || !std::all_of(m_rows.begin(), m_rows.end(), isAmong)) {
        beginResetModel();
        m_rows = wanted;
        endResetModel();
        return;
    }
    arrange(wanted);
    for (int row = 0; row < m_rows.size(); ++row) {
        const auto changed = !m_rows[row].looksLike(wanted[row]);
        m_rows[row] = wanted[row];
        if (changed)
            emit dataChanged(index(row), index(row));
    }
}

void MatrixModel::arrange(const QList<MatrixRow>& wanted)
{
    for (int to = 0; to < m_rows.size(); ++to) {
        int from = to;
        while (m_rows[from].service != wanted[to].service)
            ++from;
        if (from == to)
            continue;
        beginMoveRows({}, from, from, {}, to);
        m_rows.move(from, to);
        endMoveRows();
    }
}

int MatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant MatrixModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return plainToolTip(spoken(row));
    default:
        return {};
    }
}

QString MatrixModel::clockWords(const MatrixRow& row)
{
    if (row.standing == ServiceStanding::Normal)
        return {};
    if (row.standing == ServiceStanding::Recovered)
        return clockText(row.rto.elapsed);
    switch (row.rto.target.state) {
    case Target::State::Unknown:
        return tr("unknown");
    case Target::State::None:
        return tr("no promise");
    case Target::State::Number:
        break;
    }
    const auto left = row.rto.left.value_or(Millis { 0 });
    return left < Millis { 0 } || row.rto.broken ? u'+' + clockText(-left) : clockText(left);
}

QString MatrixModel::standingWords(const MatrixRow& row)
{
    switch (row.standing) {
    case ServiceStanding::Normal:
        return tr("Normal");
    case ServiceStanding::Recovered:
        return row.isLate() ? tr("Recovered late") : tr("Recovered");
    case ServiceStanding::Down:
        break;
    }
    if (row.isOver())
        return tr("Over");
    if (row.paused)
        return tr("Paused");
    if (!row.waitingFor.isEmpty())
        return tr("Waiting for %1").arg(row.waitingFor.join(QStringLiteral(", ")));
    return tr("Recovering");
}

QString MatrixModel::promiseWords(const MatrixRow& row) const
{
    if (!row.isRunning() || !row.rto.due)
        return shortPromiseWords(row);
    return row.isOver()
        ? tr("promise of %1 ended %2").arg(promised(row.rto.target), m_time.minutes(*row.rto.due))
        : tr("of %1 · ends %2").arg(promised(row.rto.target), m_time.minutes(*row.rto.due));
}

QString MatrixModel::shortPromiseWords(const MatrixRow& row) const
{
    const auto& target = row.rto.target;
    const auto number = target.state == Target::State::Number;
    switch (row.standing) {
    case ServiceStanding::Normal:
        if (number)
            return tr("RTO %1").arg(promised(target));
        return target.state == Target::State::None ? tr("no promise") : tr("RTO unknown");
    case ServiceStanding::Recovered:
        if (number)
            return row.isLate() ? tr("over %1").arg(promised(target))
                                : tr("used of %1").arg(promised(target));
        return target.state == Target::State::None ? tr("no promise") : tr("RTO unknown");
    case ServiceStanding::Down:
        break;
    }
    if (number)
        return row.isOver() ? tr("over %1").arg(promised(target)) : tr("of %1").arg(promised(target));
    return target.state == Target::State::None ? tr("none was made") : tr("the plan states no RTO");
}

QString MatrixModel::lossWords(const MatrixRow& row)
{
    if (!row.loss.window)
        return {};
    const auto loses = row.loss.endIsAssumed ? tr("loses about %1").arg(roughly(*row.loss.window))
                                             : tr("loses %1").arg(roughly(*row.loss.window));
    switch (row.loss.target.state) {
    case Target::State::Unknown:
        return tr("%1 · RPO unknown").arg(loses);
    case Target::State::None:
        return tr("%1 · no RPO promised").arg(loses);
    case Target::State::Number:
        break;
    }
    return tr("may lose %1 · %2").arg(promised(row.loss.target), loses);
}

QString MatrixModel::spoken(const MatrixRow& row) const
{
    QStringList parts { row.title, standingWords(row) };
    const auto number = row.rto.target.state == Target::State::Number;
    if (row.standing == ServiceStanding::Recovered)
        parts << tr("%1 %2").arg(roughly(row.rto.elapsed), shortPromiseWords(row));
    else if (!row.isRunning())
        parts << shortPromiseWords(row);
    else if (!number)
        parts << (row.rto.target.state == Target::State::None ? tr("no promise")
                                                              : tr("time to be back is unknown"));
    else if (row.isOver())
        parts << tr("%1 over the promised %2")
                     .arg(roughly(-row.rto.left.value_or(Millis { 0 })), promised(row.rto.target));
    else
        parts << tr("%1 left of %2")
                     .arg(roughly(row.rto.left.value_or(Millis { 0 })), promised(row.rto.target));
    if (row.isOver() && !row.waitingFor.isEmpty())
        parts << tr("waiting for %1").arg(row.waitingFor.join(QStringLiteral(", ")));
    if (const auto loss = lossWords(row); !loss.isEmpty())
        parts << loss;
    return parts.join(QStringLiteral(", "));
}

} // namespace muster::ui
