// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/printing.h"

#include "app/commands/console.h"
#include "app/commands/times.h"

#include <QJsonValue>

namespace muster::commands {

namespace {

QString standingText(incident::ServiceStanding standing)
{
    switch (standing) {
    case incident::ServiceStanding::Normal:
        return QStringLiteral("normal");
    case incident::ServiceStanding::Down:
        return QStringLiteral("down");
    case incident::ServiceStanding::Recovered:
        return QStringLiteral("recovered");
    }
    Q_UNREACHABLE();
}

qint64 secondsOf(Millis duration)
{
    return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

QString clockOf(const incident::RtoClock& clock)
{
    const auto left = [&] {
        // Beside the word that it stands there is no room for more.
        if (!clock.left && clock.pausedSince)
            return clockText(clock.elapsed);
        if (!clock.left)
            return Words::tr("%1 since failure").arg(clockText(clock.elapsed));
        if (*clock.left < Millis::zero())
            return Words::tr("%1 OVER").arg(clockText(*clock.left));
        return Words::tr("%1 left").arg(clockText(*clock.left));
    }();
    return clock.pausedSince ? Words::tr("%1, PAUSED").arg(left) : left;
}

} // namespace

QString lineOf(const incident::TimelineLine& line, const QTimeZone& zone)
{
    const auto mark
        = line.backDated ? Words::tr(" (entered %1)").arg(timeOfDay(line.recorded, zone)) : QString();
    return QStringLiteral("%1  %2  %3%4")
        .arg(timeOfDay(line.at, zone), line.actor.leftJustified(14), line.text, mark);
}

QJsonObject jsonOf(const incident::TimelineLine& line)
{
    return { { QStringLiteral("id"), line.id.toString() },
        { QStringLiteral("occurred_at"), isoText(line.at) },
        { QStringLiteral("recorded_at"), isoText(line.recorded) }, { QStringLiteral("actor"), line.actor },
        { QStringLiteral("kind"), line.type }, { QStringLiteral("text"), line.text } };
}

QString targetText(const plan::Target& target)
{
    switch (target.state) {
    case plan::Target::State::Unknown:
        return Words::tr("unknown");
    case plan::Target::State::None:
        return Words::tr("none");
    case plan::Target::State::Number:
        return target.approximate ? Words::tr("about %1").arg(durationText(target.value))
                                  : durationText(target.value);
    }
    Q_UNREACHABLE();
}

QString rowText(const incident::ServiceRow& row)
{
    const auto promise = Words::tr("RTO %1").arg(targetText(row.rto.target));
    QString clock;
    if (row.standing == incident::ServiceStanding::Down)
        clock = Words::tr("down, %1").arg(clockOf(row.rto));
    if (row.standing == incident::ServiceStanding::Recovered) {
        clock = Words::tr("back after %1").arg(clockText(row.rto.elapsed));
        if (row.rto.broken)
            clock += Words::tr(", TOO LATE");
    }
    if (row.standing == incident::ServiceStanding::Normal)
        clock = Words::tr("not affected");
    return QStringLiteral("  %1 %2 %3").arg(row.title.left(30), -30).arg(promise, -18).arg(clock);
}

QString lossText(const incident::ServiceRow& row)
{
    if (!row.loss.window)
        return {};
    const auto promise = Words::tr("RPO %1").arg(targetText(row.loss.target));
    auto loss = row.loss.endIsAssumed ? Words::tr("loses about %1").arg(clockText(*row.loss.window))
                                      : Words::tr("loses %1").arg(clockText(*row.loss.window));
    if (row.loss.broken)
        loss += Words::tr(", TOO MUCH");
    return QStringLiteral("  %1 %2 %3").arg(QString(), -20).arg(promise, -18).arg(loss);
}

QJsonObject jsonOf(const incident::ServiceRow& row)
{
    const auto number = row.rto.target.number();
    const auto mayLose = row.loss.target.number();
    return { { QStringLiteral("id"), row.service.toString() }, { QStringLiteral("title"), row.title },
        { QStringLiteral("standing"), standingText(row.standing) },
        { QStringLiteral("recovered_at"),
            row.recoveredAt ? QJsonValue(isoText(*row.recoveredAt)) : QJsonValue() },
        { QStringLiteral("rto_minutes"),
            number ? QJsonValue(static_cast<double>(number->count()) / 60000.0) : QJsonValue() },
        { QStringLiteral("elapsed_seconds"), secondsOf(row.rto.elapsed) },
        { QStringLiteral("left_seconds"),
            row.rto.left ? QJsonValue(secondsOf(*row.rto.left)) : QJsonValue() },
        { QStringLiteral("broken"), row.rto.broken },
        { QStringLiteral("paused_seconds"), secondsOf(row.rto.paused) },
        { QStringLiteral("paused_since"),
            row.rto.pausedSince ? QJsonValue(isoText(*row.rto.pausedSince)) : QJsonValue() },
        { QStringLiteral("rpo_minutes"),
            mayLose ? QJsonValue(static_cast<double>(mayLose->count()) / 60000.0) : QJsonValue() },
        { QStringLiteral("loss_seconds"),
            row.loss.window ? QJsonValue(secondsOf(*row.loss.window)) : QJsonValue() },
        { QStringLiteral("loss_assumed"), row.loss.endIsAssumed },
        { QStringLiteral("loss_broken"), row.loss.broken } };
}

QString dueText(const incident::UpdateDue& update, Instant now, const QTimeZone& zone)
{
    if (!update.due)
        return Words::tr("nothing due");
    const auto left = clockText(*update.due - now);
    const auto at = timeOfDay(*update.due, zone);
    return update.isOverdue(now) ? Words::tr("overdue %1, since %2").arg(left, at)
                                 : Words::tr("due in %1, at %2").arg(left, at);
}

QJsonObject jsonOf(const incident::UpdateDue& update, const incident::IncidentState& state, Instant now)
{
    const auto& last = update.last;
    return { { QStringLiteral("audience"), update.audience.toString() },
        { QStringLiteral("title"), update.title },
        { QStringLiteral("due_at"), update.due ? QJsonValue(isoText(*update.due)) : QJsonValue() },
        { QStringLiteral("overdue"), update.isOverdue(now) },
        { QStringLiteral("sent_at"), last ? QJsonValue(isoText(last->at)) : QJsonValue() },
        { QStringLiteral("sent_by"), last ? QJsonValue(state.nameOf(last->by)) : QJsonValue() } };
}

QString nameOf(const plan::PlanLibrary::Found& found)
{
    const auto& version = found.loaded.plan->version;
    return version.isEmpty() ? found.name : Words::tr("%1 (version %2)").arg(found.name, version);
}

QString wrapped(const QString& text, qsizetype width, qsizetype indent)
{
    const auto words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    QString made;
    qsizetype column = 0;
    for (const auto& word : words) {
        if (column > 0 && column + 1 + word.size() > width) {
            made += u'\n' + QString(indent, u' ');
            column = 0;
        }
        if (column > 0) {
            made += u' ';
            ++column;
        }
        made += word;
        column += word.size();
    }
    return made;
}

QString shortKey(const QString& digits)
{
    constexpr qsizetype kGroup = 4;
    constexpr qsizetype kGroups = 4;
    QStringList groups;
    for (qsizetype i = 0; i < kGroups; ++i)
        groups.append(digits.mid(i * kGroup, kGroup));
    return groups.join(u' ');
}

} // namespace muster::commands
