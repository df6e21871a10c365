// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/walltime.h"

#include "core/base/spokentime.h"

#include <QDateTime>
#include <QTime>

namespace muster::ui {

namespace {

QDateTime localTime(Instant at, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(millisOf(at), zone);
}

std::optional<QTime> timeOfDay(const QString& text)
{
    for (const auto& form : { QStringLiteral("H:mm"), QStringLiteral("H:mm:ss") }) {
        if (const auto time = QTime::fromString(text, form); time.isValid())
            return time;
    }
    return std::nullopt;
}

} // namespace

WallTime::WallTime()
    : m_zone(QTimeZone::utc())
{
}

WallTime::WallTime(const QString& zone)
    : m_zone(zoneNamed(zone))
{
    if (!m_zone.isValid())
        m_zone = QTimeZone::utc();
}

QString WallTime::minutes(Instant at) const
{
    return localTime(at, m_zone).toString(u"HH:mm");
}

QString WallTime::seconds(Instant at) const
{
    return localTime(at, m_zone).toString(u"HH:mm:ss");
}

QString WallTime::dateAndMinutes(Instant at) const
{
    return localTime(at, m_zone).toString(u"yyyy-MM-dd HH:mm");
}

QString WallTime::date(Instant at) const
{
    return localTime(at, m_zone).toString(u"yyyy-MM-dd");
}

QString WallTime::day(Instant at) const
{
    return localTime(at, m_zone).toString(u"dddd, d MMMM");
}

std::pair<Instant, Instant> WallTime::dayAround(Instant at) const
{
    const auto date = localTime(at, m_zone).date();
    return { instantFromMillis(date.startOfDay(m_zone).toMSecsSinceEpoch()),
        instantFromMillis(date.addDays(1).startOfDay(m_zone).toMSecsSinceEpoch()) };
}

QString WallTime::zoneName(Instant at) const
{
    return m_zone.abbreviation(localTime(at, m_zone));
}

Instant WallTime::latest(QTime time, Instant now) const
{
    auto day = localTime(now, m_zone).date();
    auto moment = QDateTime(day, time, m_zone);
    if (moment.toMSecsSinceEpoch() > millisOf(now))
        moment = QDateTime(day.addDays(-1), time, m_zone);
    return instantFromMillis(moment.toMSecsSinceEpoch());
}

std::optional<Instant> WallTime::read(QStringView text, Instant now) const
{
    const auto parts = text.trimmed().toString().split(u' ', Qt::SkipEmptyParts);
    if (parts.isEmpty() || parts.size() > 2)
        return std::nullopt;
    const auto time = timeOfDay(parts.last());
    if (!time)
        return std::nullopt;
    if (parts.size() == 1)
        return latest(*time, now);
    const auto date = QDate::fromString(parts.first(), Qt::ISODate);
    const auto moment = QDateTime(date, *time, m_zone);
    if (!date.isValid() || !moment.isValid())
        return std::nullopt;
    return instantFromMillis(moment.toMSecsSinceEpoch());
}

} // namespace muster::ui
