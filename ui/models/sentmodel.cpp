// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sentmodel.h"

#include "core/plan/plannames.h"
#include "ui/models/tooltip.h"

#include <QStringList>

#include <utility>

namespace muster::ui {

SentModel::SentModel(QObject* parent)
    : RowsModel(parent)
{
}

SentModel::~SentModel() = default;

void SentModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    replaceRows(rows());
    if (m_incident) {
        connect(
            m_incident.get(), &session::IncidentSession::textsErased, this, [this] { adoptRows(rows()); });
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this, [this] {
            if (m_incident->state().messages.size() != rowCount())
                adoptRows(rows());
        });
    }
}

QList<SentRow> SentModel::rows() const
{
    QList<SentRow> rows;
    if (!m_incident)
        return rows;
    const auto sent = incident::sentMessages(m_incident->plan(), m_incident->state());
    for (auto place = sent.size() - 1; place >= 0; --place)
        rows.append({ sent[place], place });
    return rows;
}

QVariant SentModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case HeadRole:
        return audienceWords(row);
    case HeadEndRole:
        return verdict(row);
    case DetailRole:
        return m_incident->state().nameOf(row.sent.message.by);
    case DetailEndRole:
        return promiseWords(row);
    case UrgencyRole:
        return static_cast<int>(row.sent.isLate() ? Urgency::Soon : Urgency::None);
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return plainToolTip(row.sent.message.text);
    default:
        return {};
    }
}

QString SentModel::audienceWords(const SentRow& row) const
{
    const auto& message = row.sent.message;
    return m_time.minutes(message.at) + u' ' + plan::PlanNames(m_incident->plan()).audience(message.audience);
}

QString SentModel::verdict(const SentRow& row)
{
    using namespace std::chrono_literals;
    if (!row.sent.due)
        return tr("not promised");
    if (!row.sent.isLate())
        return tr("in time");
    const auto late = row.sent.message.at - *row.sent.due;
    return late < 1min ? tr("less than a minute late")
                       : tr("%1 late").arg(durationText(std::chrono::floor<std::chrono::minutes>(late)));
}

QString SentModel::promiseWords(const SentRow& row) const
{
    return row.sent.due ? tr("promised for %1").arg(m_time.minutes(*row.sent.due)) : QString();
}

QString SentModel::spoken(const SentRow& row) const
{
    QStringList parts { audienceWords(row),
        tr("sent by %1").arg(m_incident->state().nameOf(row.sent.message.by)) };
    if (row.sent.due)
        parts << promiseWords(row);
    parts << verdict(row) << row.sent.message.text.simplified();
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace muster::ui
