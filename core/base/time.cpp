// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

#include <array>

namespace muster {

QString isoText(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(millisOf(at), Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<Instant> instantFromIso(QStringView text)
{
    // Read by hand: a log holds two of them an entry, and QDateTime takes longer for one than all the rest of
    // an entry.
    constexpr QStringView kForm = u"0000-00-00T00:00:00.000Z";
    if (text.size() != kForm.size())
        return std::nullopt;
    for (qsizetype i = 0; i < kForm.size(); ++i) {
        const bool isDigit = text[i] >= u'0' && text[i] <= u'9';
        if (kForm[i] == u'0' ? !isDigit : text[i] != kForm[i])
            return std::nullopt;
    }
    const auto number = [text](qsizetype at, qsizetype size) {
        int value = 0;
        for (const auto digit : text.sliced(at, size))
            value = value * 10 + digit.unicode() - u'0';
        return value;
    };
    const std::chrono::year_month_day day { std::chrono::year { number(0, 4) },
        std::chrono::month { static_cast<unsigned>(number(5, 2)) },
        std::chrono::day { static_cast<unsigned>(number(8, 2)) } };
    const int hour = number(11, 2);
    const int minute = number(14, 2);
    const int second = number(17, 2);
    // Qt knows no year 0, and what is written must read back.
    if (!day.ok() || int { day.year() } == 0 || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return std::chrono::sys_days(day) + std::chrono::hours(hour) + std::chrono::minutes(minute)
        + std::chrono::seconds(second) + Millis { number(20, 3) };
}

QString clockText(Millis duration)
{
    const qint64 seconds = qAbs(std::chrono::duration_cast<std::chrono::seconds>(duration).count());
    const auto two = [](qint64 n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    const qint64 days = seconds / 86400;
    const auto face
        = two(seconds % 86400 / 3600) + u':' + two(seconds % 3600 / 60) + u':' + two(seconds % 60);
    return days > 0 ? QStringLiteral("%1 d %2").arg(days).arg(face) : face;
}

namespace {
struct Unit {
    const char16_t* name;
    qint64 millis;
};
constexpr std::array kUnits { Unit { u"d", 86'400'000 }, Unit { u"h", 3'600'000 }, Unit { u"min", 60'000 },
    Unit { u"s", 1000 }, Unit { u"ms", 1 } };
} // namespace

QString durationText(Millis duration)
{
    qint64 rest = duration.count();
    if (rest == 0)
        return QStringLiteral("0");
    QStringList parts;
    if (rest < 0) {
        parts << QStringLiteral("-");
        rest = -rest;
    }
    for (const auto& unit : kUnits) {
        if (rest >= unit.millis) {
            parts << QString::number(rest / unit.millis) << QString::fromUtf16(unit.name);
            rest %= unit.millis;
        }
    }
    return parts.join(u' ');
}

std::optional<Millis> durationFromText(QStringView text)
{
    constexpr qint64 kLongest = 36'500LL * 86'400'000;
    if (text.trimmed() == u"0")
        return Millis { 0 };
    qint64 total = 0;
    qint64 smallest = kLongest;
    qsizetype i = 0;
    const auto skipSpace = [&] {
        while (i < text.size() && text[i].isSpace())
            ++i;
    };
    skipSpace();
    if (i == text.size())
        return std::nullopt;
    while (i < text.size()) {
        const auto start = i;
        while (i < text.size() && text[i] >= u'0' && text[i] <= u'9')
            ++i;
        bool ok = false;
        const qint64 count = text.sliced(start, i - start).toLongLong(&ok);
        skipSpace();
        const auto unitStart = i;
        while (i < text.size() && text[i].isLetter())
            ++i;
        const auto name = text.sliced(unitStart, i - unitStart);
        const auto* unit
            = std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& u) { return name == u.name; });
        // Larger units come first and each at most once, so that "5 min 1 h" is a question, not an answer.
        if (!ok || unit == kUnits.end() || unit->millis >= smallest || count > kLongest / unit->millis)
            return std::nullopt;
        smallest = unit->millis;
        total += count * unit->millis;
        skipSpace();
    }
    return total <= kLongest ? std::optional(Millis { total }) : std::nullopt;
}

} // namespace muster
