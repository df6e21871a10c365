// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/recurrence.h"

#include <QRegularExpression>
#include <QStringList>

#include <array>
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
