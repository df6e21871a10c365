// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spokentime.h"

#include <QDateTime>
#include <QRegularExpression>

namespace muster {

namespace {

Instant timeOfDayBefore(const QTime& time, Instant now, const QTimeZone& zone)
{
    auto moment = QDateTime::fromMSecsSinceEpoch(millisOf(now), zone);
    moment.setTime(time);
    if (moment.toMSecsSinceEpoch() > millisOf(now))
        moment = moment.addDays(-1);
    return instantFromMillis(moment.toMSecsSinceEpoch());
}

} // namespace

std::optional<Instant> spokenTime(const QString& text, Instant now, const QTimeZone& zone)
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

QTimeZone zoneNamed(const QString& name)
{
    // QTimeZone takes any word for a rule of POSIX: "AEST" would be valid, and UTC under another name.
    if (const auto id = name.toUtf8(); !id.isEmpty() && QTimeZone::isTimeZoneIdAvailable(id))
        return QTimeZone(id);
    static const QRegularExpression kOffset(QStringLiteral("^UTC([+-])(\\d{1,2})(?::([0-5]\\d))?$"));
    const auto match = kOffset.match(name);
    const int minutes = match.capturedView(2).toInt() * 60 + match.capturedView(3).toInt();
    if (!match.hasMatch() || minutes > 14 * 60)
        return {};
    return QTimeZone(match.capturedView(1) == u"-" ? -minutes * 60 : minutes * 60);
}

QTimeZone zoneCalled(const QString& name)
{
    const auto named = zoneNamed(name);
    return named.isValid() ? named : QTimeZone::systemTimeZone();
}

QString momentText(Instant at, const QString& zone)
{
    const auto named = zoneNamed(zone);
    const auto shown = named.isValid() ? named : QTimeZone::utc();
    const auto moment = QDateTime::fromMSecsSinceEpoch(millisOf(at), shown);
    const auto whole = at == std::chrono::floor<std::chrono::minutes>(at);
    return moment.toString(whole ? QStringLiteral("yyyy-MM-dd HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm:ss"))
        + u' ' + shown.abbreviation(moment);
}

std::optional<Instant> leadingTime(const QString& text, Instant now, const QString& zone)
{
    const auto spoken = zoneCalled(zone);
    const auto words = text.simplified().split(u' ');
    // "02:10, before the damage"
    const auto bare = [](QString word) {
        if (word.endsWith(u',') || word.endsWith(u';'))
            word.chop(1);
        return word;
    };
    if (words.size() > 1) {
        if (const auto both = spokenTime(words[0] + u' ' + bare(words[1]), now, spoken))
            return both;
    }
    return spokenTime(bare(words[0]), now, spoken);
}

} // namespace muster
