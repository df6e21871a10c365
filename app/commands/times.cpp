// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/times.h"

#include "app/commands/console.h"
#include "core/base/spokentime.h"

#include <QDateTime>

namespace muster::commands {

namespace {

QDateTime shown(Instant at, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(millisOf(at), zone);
}

} // namespace

QTimeZone zoneOf(const QString& ofPlan, bool utc)
{
    return utc ? QTimeZone::utc() : zoneCalled(ofPlan);
}

QString dateAndTime(Instant at, const QTimeZone& zone)
{
    const auto moment = shown(at, zone);
    const auto text = moment.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    return zone == QTimeZone::utc() ? text + u'Z' : text + u' ' + zone.abbreviation(moment);
}

QString timeOfDay(Instant at, const QTimeZone& zone)
{
    return shown(at, zone).toString(QStringLiteral("HH:mm:ss"));
}

QString timeOrDate(Instant at, Instant now, const QTimeZone& zone)
{
    return shown(at, zone).date() == shown(now, zone).date() ? timeOfDay(at, zone) : dateAndTime(at, zone);
}

QString zoneSentence(const QTimeZone& zone)
{
    return Words::tr("Times are in %1.").arg(QString::fromUtf8(zone.id()));
}

QDate dayOf(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(millisOf(at), Qt::UTC).date();
}

QString agoText(Instant then, Instant now)
{
    using namespace std::chrono;
    const auto age = now - then;
    if (age < -minutes(1))
        return Words::tr("in the future");
    if (age < minutes(1))
        return Words::tr("just now");
    const Millis rounded = age < hours(1) ? Millis(floor<minutes>(age))
        : age < days(1)                   ? Millis(floor<hours>(age))
                                          : Millis(floor<days>(age));
    return Words::tr("%1 ago").arg(durationText(rounded));
}

Result<Instant> readTime(const QString& text, Instant now, const QTimeZone& zone)
{
    if (const auto at = spokenTime(text.trimmed(), now, zone))
        return *at;
    return fail(Fault::Invalid,
        Words::tr("\"%1\" is no time. Write 03:12, \"2026-03-14 03:12\" or 2026-03-14T03:12:00Z.").arg(text));
}

Result<Instant> readComingTime(const QString& text, Instant now, const QTimeZone& zone)
{
    // The last such time of the day that ends when the clock shows again what it shows now: 23 or 25 hours,
    // where the clock is put forward or back meanwhile.
    const auto end = shown(now, zone).addDays(1);
    return readTime(text, instantFromMillis(end.toMSecsSinceEpoch()), zone);
}

} // namespace muster::commands
