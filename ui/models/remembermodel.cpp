// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/remembermodel.h"

#include "ui/models/tooltip.h"

#include <utility>

namespace muster::ui {

RememberModel::RememberModel(QObject* parent)
    : RowsModel(parent)
{
}

RememberModel::~RememberModel() = default;

void RememberModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    replaceRows(rows());
    if (!m_incident)
        return;
    const auto adopt = [this] { adoptRows(rows()); };
    connect(m_incident.get(), &session::IncidentSession::stateChanged, this, adopt);
    connect(m_incident.get(), &session::IncidentSession::pendingChanged, this, adopt);
}

QList<RememberRow> RememberModel::rows() const
{
    QList<RememberRow> rows;
    if (!m_incident)
        return rows;
    for (const auto* view : incident::remembered(m_incident->walkthrough())) {
        rows.append({ view->address, view->code, view->step->title, view->step->remember,
            view->state.endedAt.value_or(Instant()), view->state.rememberEndedAt,
            m_incident->pending().contains(view->address) });
    }
    return rows;
}

QVariant RememberModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return plainToolTip(spoken(row));
    default:
        return {};
    }
}

QString RememberModel::standingWords(const RememberRow& row) const
{
    if (row.saving)
        return tr("Saving");
    return row.endedAt ? tr("Ended %1").arg(m_time.minutes(*row.endedAt))
                       : tr("In force since %1").arg(m_time.minutes(row.since));
}

QString RememberModel::stepWords(const RememberRow& row)
{
    return row.code + u' ' + row.challenge;
}

QString RememberModel::spoken(const RememberRow& row) const
{
    return QStringList { row.text, standingWords(row), stepWords(row) }.join(QStringLiteral(", "));
}

} // namespace muster::ui
