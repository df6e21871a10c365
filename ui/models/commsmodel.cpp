// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/commsmodel.h"

#include "core/plan/plannames.h"
#include "ui/models/tooltip.h"

#include <QStringList>

#include <utility>

namespace muster::ui {

using namespace std::chrono_literals;

namespace {

constexpr Millis kSoon = 2min;

qint64 minutesOf(Millis duration)
{
    return std::chrono::duration_cast<std::chrono::minutes>(duration).count();
}

} // namespace

Urgency urgencyOf(const incident::UpdateDue& update, Instant now)
{
    if (!update.due)
        return Urgency::None;
    return update.isOverdue(now) ? Urgency::Over : *update.due - now < kSoon ? Urgency::Soon : Urgency::Calm;
}

QString countdownFigure(Millis left)
{
    const auto figure = std::chrono::abs(left);
    if (figure < 1h)
        return clockText(figure).mid(3);
    if (figure < 100min)
        return CommsModel::tr("%1 min").arg(minutesOf(figure));
    if (figure < 48h)
        return CommsModel::tr("%1 h").arg(minutesOf(figure) / 60);
    return CommsModel::tr("%1 d").arg(minutesOf(figure) / 60 / 24);
}

CommsModel::CommsModel(QObject* parent)
    : RowsModel(parent)
{
}

CommsModel::~CommsModel() = default;

void CommsModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    replaceRows(rows());
    if (m_incident)
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &CommsModel::refresh);
}

QList<CommsRow> CommsModel::rows() const
{
    QList<CommsRow> rows;
    if (!m_incident)
        return rows;
    const auto& plan = m_incident->plan();
    const plan::PlanNames names(plan);
    const auto now = m_incident->clock().now();
    for (const auto& update : incident::cadence(plan, m_incident->state())) {
        CommsRow row { update, urgencyOf(update, now), {}, {} };
        const auto* audience = incident::audienceOf(plan, update.audience);
        QStringList how;
        for (const auto& channel : audience->channels)
            how << names.channel(channel);
        how << (audience->every   ? tr("every %1").arg(durationText(*audience->every))
                : audience->first ? tr("within %1 of declaring").arg(durationText(*audience->first))
                                  : tr("no time promised"));
        row.how = how.join(QStringLiteral(", "));
        if (update.last)
            row.sentBy = m_incident->state().nameOf(update.last->by);
        rows.append(row);
    }
    return rows;
}

void CommsModel::refresh()
{
    adoptRows(rows());
}

void CommsModel::tick()
{
    if (m_incident)
        refresh();
}

int CommsModel::overdue() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += at(row).urgency == Urgency::Over ? 1 : 0;
    return count;
}

int CommsModel::rowOf(const plan::AudienceId& audience) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row).update.audience == audience)
            return row;
    }
    return -1;
}

QVariant CommsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case HeadRole:
        return row.update.title;
    case HeadEndRole:
        return countdown(row);
    case DetailRole:
        return row.how;
    case DetailEndRole:
        return sentWords(row);
    case UrgencyRole:
        return static_cast<int>(row.urgency);
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return plainToolTip(spoken(row));
    default:
        return {};
    }
}

QString CommsModel::countdown(const CommsRow& row) const
{
    if (!row.update.due)
        return tr("nothing due");
    const auto left = *row.update.due - m_incident->clock().now();
    switch (row.urgency) {
    case Urgency::Over:
        return tr("overdue %1").arg(countdownFigure(left));
    case Urgency::Soon:
        return tr("due in %1").arg(countdownFigure(left));
    default:
        break;
    }
    return left < 1h ? tr("due in %1 min").arg(minutesOf(left)) : tr("due in %1").arg(countdownFigure(left));
}

QString CommsModel::sentWords(const CommsRow& row) const
{
    return row.update.last ? tr("sent %1, %2").arg(m_time.minutes(row.update.last->at), row.sentBy)
                           : tr("nothing sent yet");
}

QString CommsModel::spoken(const CommsRow& row) const
{
    QStringList parts { row.update.title };
    if (!row.update.due)
        parts << tr("nothing due");
    else if (row.urgency == Urgency::Over)
        parts << tr("overdue since %1").arg(m_time.minutes(*row.update.due));
    else
        parts << tr("due %1").arg(m_time.minutes(*row.update.due));
    parts << row.how << sentWords(row);
    return parts.join(QStringLiteral(", "));
}

} // namespace muster::ui
