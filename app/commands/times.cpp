// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/times.h"

#include "app/commands/console.h"

#include <QDateTime>
#include <QTimeZone>

namespace muster::commands {

namespace {

QTimeZone zoneOf(bool utc)
{
    return utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
}

QDateTime shown(Instant at, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(millisOf(at), zone);
}

Instant timeOfDayBefore(const QTime& time, Instant now, const QTimeZone& zone)
{
    auto moment = shown(now, zone);
    moment.setTime(time);
    if (moment.toMSecsSinceEpoch() > millisOf(now))
        moment = moment.addDays(-1);
    return instantFromMillis(moment.toMSecsSinceEpoch());
}

std::optional<Instant> read(const QString& text, Instant now, const QTimeZone& zone)
{
    for (const auto& format : { QStringLiteral("HH:mm"), QStringLiteral("HH:mm:ss") }) {
        if (const auto time = QTime::fromString(text, format); time.isValid())
            return timeOfDayBefore(time, now, zone);
    }
    auto spelled = text;
    if (spelled.size() > 10 && spelled[10] == u' ')
        spelled[10] = u'T';
    if (spelled.size() < 16 || spelled[10] != u'T')
        return std::nullopt;
    auto moment = QDateTime::fromString(spelled, Qt::ISODateWithMs);
    if (!moment.isValid())
        return std::nullopt;
    if (moment.timeSpec() == Qt::LocalTime)
        moment.setTimeZone(zone);
    return instantFromMillis(moment.toMSecsSinceEpoch());
}

} // namespace

QString dateAndTime(Instant at, bool utc)
{
    const auto text = shown(at, zoneOf(utc)).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    return utc ? text + u'Z' : text;
}

QString timeOfDay(Instant at, bool utc)
{
    return shown(at, zoneOf(utc)).toString(QStringLiteral("HH:mm:ss"));
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

Result<Instant> readTime(const QString& text, Instant now, bool utc)
{
    if (const auto at = read(text.trimmed(), now, zoneOf(utc)))
        return *at;
    return fail(Fault::Invalid,
        Words::tr("\"%1\" is no time. Write 03:12, \"2026-03-14 03:12\" or 2026-03-14T03:12:00Z.").arg(text));
}

std::optional<Instant> leadingTime(const QString& text, Instant now, const QString& zone)
{
    const QTimeZone named(zone.toUtf8());
    const auto spoken = named.isValid() ? named : QTimeZone::utc();
    const auto words = text.simplified().split(u' ');
    // "02:10, before the damage"
    const auto bare = [](QString word) {
        if (word.endsWith(u',') || word.endsWith(u';'))
            word.chop(1);
        return word;
    };
    if (words.size() > 1) {
        if (const auto both = read(words[0] + u' ' + bare(words[1]), now, spoken))
            return both;
    }
    return read(bare(words[0]), now, spoken);
}

} // namespace muster::commands
