// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/recurrence.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <bitset>
#include <chrono>
#include <utility>

namespace muster::plan {

namespace {

using Kind = Recurrence::Kind;

std::optional<int> minuteOfDay(QStringView text)
{
    static const QRegularExpression kTime(QStringLiteral("^([01]\\d|2[0-3]):([0-5]\\d)$"));
    const auto match = kTime.match(text.toString());
    if (!match.hasMatch())
        return std::nullopt;
    return match.capturedView(1).toInt() * 60 + match.capturedView(2).toInt();
}

std::optional<int> weekday(QStringView word)
{
    static const QStringList kDays { QStringLiteral("monday"), QStringLiteral("tuesday"),
        QStringLiteral("wednesday"), QStringLiteral("thursday"), QStringLiteral("friday"),
        QStringLiteral("saturday"), QStringLiteral("sunday") };
    const auto singular = word.endsWith(u's') ? word.chopped(1) : word;
    const auto at = kDays.indexOf(singular.toString());
    return at < 0 ? std::nullopt : std::optional(static_cast<int>(at) + 1);
}

bool isCron(const QStringList& words)
{
    static const QRegularExpression kField(
        QStringLiteral("^(\\*|[0-9]{1,2}(-[0-9]{1,2})?)(/[0-9]{1,2})?(,[0-9]{1,2}(-[0-9]{1,2})?)*$"));
    static const QRegularExpression kDayField(QStringLiteral("^[A-Za-z]{3}(-[A-Za-z]{3})?$"));
    if (words.size() != 5)
        return false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!kField.match(words[i]).hasMatch() && (i < 3 || !kDayField.match(words[i]).hasMatch()))
            return false;
    }
    return true;
}

std::optional<Kind> kindOfWord(QStringView word)
{
    static constexpr std::array kWords { std::pair { u"hourly", Kind::Every },
        std::pair { u"daily", Kind::Daily }, std::pair { u"nightly", Kind::Daily },
        std::pair { u"weekdays", Kind::Weekdays }, std::pair { u"weekly", Kind::Weekly },
        std::pair { u"monthly", Kind::Monthly }, std::pair { u"quarterly", Kind::Quarterly },
        std::pair { u"yearly", Kind::Yearly }, std::pair { u"annually", Kind::Yearly } };
    for (const auto& [name, kind] : kWords) {
        if (word == QStringView(name))
            return kind;
    }
    return std::nullopt;
}

std::optional<Kind> kindOfPhrase(QStringView phrase)
{
    static constexpr std::array kPhrases { std::pair { u"unknown", Kind::Unknown },
        std::pair { u"none", Kind::None }, std::pair { u"never", Kind::None },
        std::pair { u"continuous", Kind::Continuous }, std::pair { u"on change", Kind::OnChange } };
    for (const auto& [name, kind] : kPhrases) {
        if (phrase == QStringView(name))
            return kind;
    }
    return std::nullopt;
}

/// The values of one cron field.
using Field = std::bitset<60>;

/// A number, or the first three letters of a month or day; nothing when it is out of range.
std::optional<int> cronNumber(QStringView text, int least, int most, const QStringList& names)
{
    bool ok = false;
    int value = text.toInt(&ok);
    if (!ok) {
        const auto at = names.indexOf(text.toString().toLower());
        value = at < 0 ? -1 : static_cast<int>(at) + least;
    }
    return value < least || value > most ? std::nullopt : std::optional(value);
}

std::optional<Field> cronField(const QString& text, int least, int most, const QStringList& names = {})
{
    Field field;
    if (text == u"*") {
        for (int value = least; value <= most; ++value)
            field.set(static_cast<size_t>(value));
        return field;
    }
    if (const auto only = cronNumber(text, least, most, names))
        return field.set(static_cast<size_t>(*only));
    const auto parts = text.split(u',');
    for (const auto& part : parts) {
        const auto halves = part.split(u'/');
        const auto range = halves.constFirst() == u"*"
            ? QStringList { QString::number(least), QString::number(most) }
            : halves.constFirst().split(u'-');
        const auto from = cronNumber(range.constFirst(), least, most, names);
        const auto to = cronNumber(range.constLast(), least, most, names);
        const int step = halves.size() > 1 ? halves.constLast().toInt() : 1;
        if (!from || !to || *to < *from || step < 1)
            return std::nullopt;
        // "5/15" begins at 5 and goes on to the end.
        const int last = halves.size() > 1 && range.size() == 1 ? most : *to;
        for (int value = *from; value <= last; value += step)
            field.set(static_cast<size_t>(value));
    }
    return field;
}

struct CronDays {
    Field ofMonth;
    Field months;
    Field ofWeek;
    /// A day of the month or of the week is enough when both are given; else both must fit.
    bool eitherDay = false;

    [[nodiscard]] bool contain(int day, int weekday) const
    {
        const bool fits = ofMonth.test(static_cast<size_t>(day));
        const bool fitsWeek = ofWeek.test(static_cast<size_t>(weekday));
        return eitherDay ? fits || fitsWeek : fits && fitsWeek;
    }
};

/// Finds the longest of the gaps between days that are given in order, and round again to the first.
class Gaps {
public:
    void see(int day)
    {
        if (m_first)
            m_longest = std::max(m_longest, day - m_last);
        m_first = m_first.value_or(day);
        m_last = day;
    }
    /// Nothing when no day was seen.
    [[nodiscard]] std::optional<int> longest(int count) const
    {
        return m_first ? std::optional(std::max(m_longest, *m_first + count - m_last)) : std::nullopt;
    }

private:
    std::optional<int> m_first;
    int m_last = 0;
    int m_longest = 0;
};

/// The most days from one to the next; nothing when there are none.
std::optional<int> longestGapInDays(const CronDays& days)
{
    static constexpr std::array kDaysOfMonths { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    const bool everyWeekday = (days.ofWeek | Field { 1ULL << 7U }).count() == 8;
    Gaps gaps;
    if (days.ofMonth.count() == 31 && days.months.count() == 12 && !days.eitherDay) {
        for (int day = 0; day < 7; ++day) {
            if (days.ofWeek.test(static_cast<size_t>(day)))
                gaps.see(day);
        }
        return gaps.longest(7);
    }
    // Days of the week fall on the same dates again after 28 years, all else after 4.
    const int years = everyWeekday ? 4 : 28;
    int start = 0;
    for (int month = 0; month < years * 12; ++month) {
        const int ofYear = month % 12;
        const int length
            = kDaysOfMonths.at(static_cast<size_t>(ofYear)) + (ofYear == 1 && month / 12 % 4 == 3 ? 1 : 0);
        const bool isMonth = days.months.test(static_cast<size_t>(ofYear) + 1);
        for (int day = 0; day < length && isMonth; ++day) {
            // The first of January 2001 was a Monday.
            if (days.contain(day + 1, (start + day + 1) % 7))
                gaps.see(start + day);
        }
        start += length;
    }
    return gaps.longest(start);
}

/// The first and last value of a field, and the longest step between two that follow one another.
struct FieldGaps {
    int first = 0;
    int last = 0;
    int longest = 0;
};

FieldGaps gapsOf(const Field& field)
{
    FieldGaps gaps { -1, 0, 0 };
    for (int value = 0; value < 60; ++value) {
        if (!field.test(static_cast<size_t>(value)))
            continue;
        if (gaps.first < 0)
            gaps.first = value;
        else
            gaps.longest = std::max(gaps.longest, value - gaps.last);
        gaps.last = value;
    }
    return gaps;
}

std::optional<Millis> longestCronInterval(const QString& text)
{
    static const QStringList kMonths { QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"),
        QStringLiteral("apr"), QStringLiteral("may"), QStringLiteral("jun"), QStringLiteral("jul"),
        QStringLiteral("aug"), QStringLiteral("sep"), QStringLiteral("oct"), QStringLiteral("nov"),
        QStringLiteral("dec") };
    static const QStringList kDays { QStringLiteral("sun"), QStringLiteral("mon"), QStringLiteral("tue"),
        QStringLiteral("wed"), QStringLiteral("thu"), QStringLiteral("fri"), QStringLiteral("sat") };
    const auto words = text.split(u' ');
    if (words.size() != 5)
        return std::nullopt;
    const auto minutes = cronField(words[0], 0, 59);
    const auto hours = cronField(words[1], 0, 23);
    const auto ofMonth = cronField(words[2], 1, 31);
    const auto months = cronField(words[3], 1, 12, kMonths);
    auto ofWeek = cronField(words[4], 0, 7, kDays);
    if (!minutes || !hours || !ofMonth || !months || !ofWeek)
        return std::nullopt;
    if (ofWeek->test(7))
        ofWeek->set(0);
    const auto ofHour = gapsOf(*minutes);
    const auto ofDay = gapsOf(*hours);
    const int span = ofHour.last - ofHour.first;
    const int within = std::max(ofHour.longest, ofDay.longest * 60 - (ofDay.longest > 0 ? span : 0));
    const int first = ofDay.first * 60 + ofHour.first;
    const int last = ofDay.last * 60 + ofHour.last;
    const auto days = longestGapInDays({ *ofMonth, *months, *ofWeek, words[2] != u"*" && words[4] != u"*" });
    if (!days)
        return std::nullopt;
    return std::chrono::minutes(std::max(within, *days * 24 * 60 - last + first));
}

} // namespace

std::optional<Recurrence> recurrenceFromText(QStringView text)
{
    if (text.size() > 100)
        return std::nullopt;
    Recurrence made;
    made.text = text.toString().simplified();
    const auto phrase = made.text.toLower();
    if (const auto kind = kindOfPhrase(phrase)) {
        made.kind = *kind;
        return made;
    }
    if (phrase.startsWith(u"every ")) {
        const auto every = durationFromText(QStringView(phrase).sliced(6));
        if (!every || every->count() <= 0)
            return std::nullopt;
        made.kind = Kind::Every;
        made.every = *every;
        return made;
    }
    auto words = phrase.split(u' ');
    if (isCron(made.text.split(u' '))) {
        made.kind = Kind::Cron;
        return made;
    }
    if (words.size() > 1) {
        made.minuteOfDay = minuteOfDay(words.constLast());
        if (made.minuteOfDay)
            words.removeLast();
    }
    if (words == QStringList { QStringLiteral("first"), QStringLiteral("business"), QStringLiteral("day") }) {
        made.kind = Kind::FirstBusinessDay;
        return made;
    }
    if (words.size() != 1)
        return std::nullopt;
    if (const auto kind = kindOfWord(words.constFirst())) {
        made.kind = *kind;
        if (*kind == Kind::Every)
            made.every = std::chrono::hours(1);
        return made;
    }
    made.weekday = weekday(words.constFirst());
    if (!made.weekday)
        return std::nullopt;
    made.kind = Kind::Weekly;
    return made;
}

std::optional<Millis> usualInterval(const Recurrence& recurrence)
{
    using std::chrono::hours;
    switch (recurrence.kind) {
    case Kind::Continuous:
        return Millis { 0 };
    case Kind::Every:
        return recurrence.every;
    case Kind::Daily:
    case Kind::Weekdays:
        return hours(24);
    case Kind::Weekly:
        return hours(24 * 7);
    case Kind::Monthly:
    case Kind::FirstBusinessDay:
        return hours(24 * 30);
    case Kind::Quarterly:
        return hours(24 * 91);
    case Kind::Yearly:
        return hours(24 * 365);
    case Kind::Unknown:
    case Kind::None:
    case Kind::OnChange:
    case Kind::Cron:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Millis> longestInterval(const Recurrence& recurrence)
{
    using std::chrono::hours;
    switch (recurrence.kind) {
    case Kind::Weekdays:
        return hours(24 * 3);
    case Kind::Monthly:
        return hours(24 * 31);
    case Kind::FirstBusinessDay:
        // From the first of a month of 31 days to the third of the next one, after a weekend.
        return hours(24 * 33);
    case Kind::Quarterly:
        return hours(24 * 92);
    case Kind::Yearly:
        return hours(24 * 366);
    case Kind::Cron:
        return longestCronInterval(recurrence.text);
    case Kind::Continuous:
    case Kind::Every:
    case Kind::Daily:
    case Kind::Weekly:
    case Kind::Unknown:
    case Kind::None:
    case Kind::OnChange:
        return usualInterval(recurrence);
    }
    return std::nullopt;
}

std::optional<Period> periodFromText(QStringView text)
{
    static const QRegularExpression kLength(
        QStringLiteral("^(\\d{1,5}) ?(d|days?|w|weeks?|months?|y|years?)$"));
    Period made;
    if (text.size() > 100)
        return std::nullopt;
    made.text = text.toString().simplified();
    if (made.text == u"unknown")
        return made;
    if (made.text == u"none" || made.text == u"forever") {
        made.state = made.text == u"none" ? Period::State::None : Period::State::Forever;
        return made;
    }
    const auto match = kLength.match(made.text);
    if (!match.hasMatch())
        return std::nullopt;
    const int count = match.capturedView(1).toInt();
    const QChar unit = match.capturedView(2).front();
    made.state = Period::State::Length;
    if (unit == u'd' || unit == u'w')
        made.days = unit == u'd' ? count : count * 7;
    else
        made.months = unit == u'm' ? count : count * 12;
    return made;
}

std::optional<int> usualDays(const Period& period)
{
    if (period.state != Period::State::Length)
        return std::nullopt;
    return period.days + period.months / 12 * 365 + period.months % 12 * 30;
}

} // namespace muster::plan
