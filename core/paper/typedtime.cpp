// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/typedtime.h"

#include "core/base/spokentime.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace muster::paper {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A time of the day means one of at most so many days.
constexpr int kDays = 60;

/// A time of the day, and to how much it was meant.
struct Clock {
    QTime time;
    Millis within;
};

std::optional<Clock> clockOf(QString word)
{
    static const QRegularExpression kClock(
        u"^(\\d{1,2})(?:[:.h](\\d{2})|(\\d{2}))(?:[:.]?(\\d{2}))?[,;:.]?$"_s);
    const auto match = kClock.match(word);
    if (!match.hasMatch())
        return std::nullopt;
    const auto minutes = match.captured(2).isEmpty() ? match.captured(3) : match.captured(2);
    const QTime time(match.captured(1).toInt(), minutes.toInt(), match.captured(4).toInt());
    if (!time.isValid())
        return std::nullopt;
    return Clock { time,
        match.captured(4).isEmpty() ? Millis(std::chrono::minutes(1)) : Millis(std::chrono::seconds(1)) };
}

/// When the clocks of the zone showed that: twice where they were put back, never where they were put
/// forward.
QList<Instant> momentsOf(const QDate& date, const QTime& time, const QTimeZone& zone)
{
    QList<Instant> found;
    const auto near = QDateTime(date, time, zone).toMSecsSinceEpoch();
    for (const int hours : { 1, 0, -1 }) {
        const auto moment = QDateTime::fromMSecsSinceEpoch(near + hours * qint64 { 3'600'000 }, zone);
        if (moment.date() == date && moment.time() == time)
            found.append(instantFromMillis(moment.toMSecsSinceEpoch()));
    }
    return found;
}

/// Those that lie in the span.
QList<Instant> within(const QList<Instant>& moments, Millis precision, const TimeSpan& span)
{
    QList<Instant> found;
    for (const auto at : moments) {
        if (at <= span.now && at + precision > span.from)
            found.append(std::max(at, span.from));
    }
    return found;
}

QList<Instant> onAnyDay(const Clock& clock, const TimeSpan& span)
{
    QList<Instant> found;
    auto date = QDateTime::fromMSecsSinceEpoch(millisOf(span.now), span.zone).date();
    const auto first = QDateTime::fromMSecsSinceEpoch(millisOf(span.from), span.zone).date();
    for (int day = 0; day < kDays && date >= first; ++day, date = date.addDays(-1))
        found += within(momentsOf(date, clock.time, span.zone), clock.within, span);
    return found;
}

} // namespace

std::optional<TypedTime> typedTime(const QString& text, const TimeSpan& span)
{
    auto words = text.simplified().split(u' ');
    if (words.first().compare(u"at"_s, Qt::CaseInsensitive) == 0 || words.first() == u"@")
        words.removeFirst();
    const auto read = [&](qsizetype count, const QList<Instant>& meant) {
        return TypedTime { meant, words.first(count).join(u' '), words.sliced(count).join(u' ') };
    };
    if (words.isEmpty())
        return std::nullopt;
    if (const auto clock = clockOf(words[0]))
        return read(1, onAnyDay(*clock, span));
    const auto date = QDate::fromString(words[0], Qt::ISODate);
    if (const auto clock = words.size() > 1 && date.isValid() ? clockOf(words[1]) : std::nullopt)
        return read(2, within(momentsOf(date, clock->time, span.zone), clock->within, span));
    if (const auto at = spokenTime(words[0], span.now, span.zone))
        return read(1, within({ *at }, std::chrono::seconds(1), span));
    return std::nullopt;
}

} // namespace muster::paper
