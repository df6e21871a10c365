// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/zones.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QStringList>

#include <algorithm>
#include <cstdlib>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMinutesPerDay = 24 * 60;

/// One number of a cron field; nothing for a list, a range or a step.
std::optional<int> numberOf(const QString& field, int below)
{
    bool ok = false;
    const int number = field.toInt(&ok);
    return ok && number >= 0 && number < below ? std::optional(number) : std::nullopt;
}

std::optional<ClockTime> clockTimeOfCron(const QString& text)
{
    const auto fields = text.split(u' ', Qt::SkipEmptyParts);
    if (fields.size() != 5)
        return std::nullopt;
    const auto minute = numberOf(fields[0], 60);
    const auto hour = numberOf(fields[1], 24);
    if (!minute || !hour)
        return std::nullopt;
    ClockTime made { *hour * 60 + *minute, {}, fields[2] == u"*" && fields[3] == u"*" };
    if (const auto day = numberOf(fields[4], 8))
        made.weekdays = { *day == 0 ? 7 : *day };
    return made;
}

} // namespace

bool isZoneUnsaid(const QString& name)
{
    return name.isEmpty() || name == u"unknown";
}

QString nameOfOffset(int seconds)
{
    const int minutes = std::abs(seconds) / 60;
    return seconds == 0 ? u"UTC"_s : u"UTC%1%2"_s.arg(seconds < 0 ? u"-"_s : u"+"_s, timeOfDay(minutes));
}

QList<int> offsetsOfAbbreviation(const QString& name)
{
    constexpr int kHour = 3600;
    static const QHash<QString, QList<int>> kOffsets {
        { u"AEST"_s, { 10 * kHour } },
        { u"AEDT"_s, { 11 * kHour } },
        { u"ACST"_s, { 19 * kHour / 2 } },
        { u"ACDT"_s, { 21 * kHour / 2 } },
        { u"AWST"_s, { 8 * kHour } },
        { u"NZST"_s, { 12 * kHour } },
        { u"NZDT"_s, { 13 * kHour } },
        { u"EST"_s, { -5 * kHour, 10 * kHour } },
        { u"EDT"_s, { -4 * kHour } },
        { u"CST"_s, { -6 * kHour, 8 * kHour } },
        { u"CDT"_s, { -5 * kHour } },
        { u"MST"_s, { -7 * kHour } },
        { u"MDT"_s, { -6 * kHour } },
        { u"PST"_s, { -8 * kHour } },
        { u"PDT"_s, { -7 * kHour } },
        { u"AKST"_s, { -9 * kHour } },
        { u"AKDT"_s, { -8 * kHour } },
        { u"GMT"_s, { 0 } },
        { u"BST"_s, { kHour } },
        { u"WET"_s, { 0 } },
        { u"WEST"_s, { kHour } },
        { u"CET"_s, { kHour } },
        { u"CEST"_s, { 2 * kHour } },
        { u"EET"_s, { 2 * kHour } },
        { u"EEST"_s, { 3 * kHour } },
    };
    return kOffsets.value(name.toUpper());
}

QList<ClockChange> clockChangesOf(const QTimeZone& zone, const QDate& from)
{
    QList<ClockChange> made;
    if (!zone.isValid() || !zone.hasTransitions())
        return made;
    const QDateTime begin(from, QTime(0, 0), Qt::UTC);
    const auto changes = zone.transitions(begin, begin.addYears(1));
    for (const auto& change : changes) {
        const int before = zone.offsetFromUtc(change.atUtc.addSecs(-1));
        const int after = change.offsetFromUtc;
        if (before == after)
            continue;
        const auto first = change.atUtc.addSecs(std::min(before, after));
        const int minute = first.time().msecsSinceStartOfDay() / 60'000;
        const int length = std::abs(after - before) / 60;
        made.append({ first.date(), minute, std::min(minute + length, kMinutesPerDay), after < before });
    }
    return made;
}

std::optional<OtherOffset> otherOffsetOf(const QTimeZone& zone, int offset, int year)
{
    for (int month = 1; month <= 12; ++month) {
        const int seconds = zone.offsetFromUtc(QDateTime(QDate(year, month, 15), QTime(12, 0), Qt::UTC));
        if (seconds != offset)
            return OtherOffset { month, seconds };
    }
    return std::nullopt;
}

std::optional<ClockTime> clockTimeOf(const Recurrence& schedule)
{
    if (schedule.kind == Recurrence::Kind::Cron)
        return clockTimeOfCron(schedule.text);
    if (!schedule.minuteOfDay)
        return std::nullopt;
    using Kind = Recurrence::Kind;
    const bool weekly
        = schedule.kind == Kind::Daily || schedule.kind == Kind::Weekdays || schedule.kind == Kind::Weekly;
    ClockTime made { *schedule.minuteOfDay, {}, weekly };
    if (schedule.kind == Kind::Weekly && schedule.weekday)
        made.weekdays = { *schedule.weekday };
    else if (schedule.kind == Kind::Weekdays)
        made.weekdays = { 1, 2, 3, 4, 5 };
    return made;
}

QString timeOfDay(int minute)
{
    const int within = (minute % kMinutesPerDay + kMinutesPerDay) % kMinutesPerDay;
    return QTime(within / 60, within % 60).toString(u"HH:mm"_s);
}

QList<AtClock> clockTimesOf(const Plan& plan)
{
    QList<AtClock> made;
    const auto add = [&](const QString& subject, const QString& title, const Place& place,
                         const Recurrence& schedule, const QString& zone) {
        if (const auto time = clockTimeOf(schedule))
            made.append({ subject, title, place, *time, isZoneUnsaid(zone) ? plan.zone : zone });
    };
    if (plan.review)
        add(plan.id.toString(), plan.title, plan.place, *plan.review, {});
    for (const auto& backup : plan.backups) {
        if (backup.schedule)
            add(backup.id, backup.title, backup.place, *backup.schedule, backup.zone);
        for (const auto& verify : backup.verify)
            add(backup.id, backup.title, verify.place, verify.every, backup.zone);
    }
    for (const auto& drill : plan.drills) {
        if (drill.every)
            add(drill.id, drill.title, drill.place, *drill.every, {});
    }
    for (const auto& review : plan.reviews)
        add(review.id, review.title, review.place, review.every, {});
    return made;
}

} // namespace muster::plan::lint
