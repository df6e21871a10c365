// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinemodel.h"

#include "ui/models/tooltip.h"

#include <utility>

namespace muster::ui {

TimelineModel::TimelineModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

TimelineModel::~TimelineModel() = default;

void TimelineModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    beginResetModel();
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    m_lines = linesFrom(0);
    remember();
    endResetModel();
    if (m_incident)
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &TimelineModel::refresh);
}

QList<incident::TimelineLine> TimelineModel::linesFrom(qsizetype event) const
{
    QList<incident::TimelineLine> lines;
    if (!m_incident)
        return lines;
    const auto& events = m_incident->events();
    for (auto i = event; i < events.size(); ++i) {
        if (const auto line = incident::timelineLine(m_incident->plan(), m_incident->state(), events[i]))
            lines.append(*line);
    }
    return lines;
}

void TimelineModel::remember()
{
    m_read = m_incident ? m_incident->events().size() : 0;
    m_last = m_read > 0 ? std::optional(m_incident->events().last().id) : std::nullopt;
}

void TimelineModel::refresh()
{
    const auto& events = m_incident->events();
    const auto onlyNewOnes = events.size() >= m_read
        && (m_read == 0 || events[m_read - 1].id == m_last.value_or(events.first().id));
    if (!onlyNewOnes) {
        beginResetModel();
        m_lines = linesFrom(0);
        remember();
        endResetModel();
        return;
    }
    const auto added = linesFrom(m_read);
    remember();
    if (added.isEmpty())
        return;
    const auto first = static_cast<int>(m_lines.size());
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    m_lines += added;
    endInsertRows();
}

int TimelineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return at(index.row()).text;
    case Qt::ToolTipRole:
        return plainToolTip(at(index.row()).text);
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    default:
        return {};
    }
}

QString TimelineModel::timeWords(int row) const
{
    return m_time.seconds(at(row).at);
}

QString TimelineModel::actorWords(int row) const
{
    const auto& line = at(row);
    return line.backDated ? tr("%1, written %2").arg(line.actor, m_time.minutes(line.recorded)) : line.actor;
}

QString TimelineModel::spoken(int row) const
{
    return tr("%1, %2, %3").arg(m_time.minutes(at(row).at), at(row).text, actorWords(row));
}

} // namespace muster::ui
