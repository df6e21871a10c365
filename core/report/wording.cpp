// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/wording.h"

#include "core/plan/words.h"

#include <QDateTime>
#include <QLocale>

#include <cstdlib>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;
using Unit = Number::Unit;

namespace {

constexpr int kMinute = 60;
constexpr int kMinutesOfAnHour = 60;

QDateTime shown(Instant at, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(millisOf(at), zone);
}

QString offsetText(int seconds)
{
    const auto minutes = std::abs(seconds) / kMinute;
    return u"UTC%1%2:%3"_s.arg(seconds < 0 ? u"−"_s : u"+"_s)
        .arg(minutes / kMinutesOfAnHour, 2, 10, QLatin1Char('0'))
        .arg(minutes % kMinutesOfAnHour, 2, 10, QLatin1Char('0'));
}

Cell lasting(const QString& text, Millis length)
{
    return { text, Number { {}, length.count(), Unit::Milliseconds } };
}

} // namespace

Wording::Wording(const QTimeZone& zone, Instant began)
    : m_zone(zone.isValid() ? zone : QTimeZone::utc())
    , m_began(began)
    , m_day(shown(began, m_zone).date())
{
}

QString Wording::momentText(Instant at) const
{
    const auto moment = shown(at, m_zone);
    const auto text = moment.toString(moment.date() == m_day ? u"HH:mm:ss"_s : u"yyyy-MM-dd HH:mm:ss"_s);
    return offsetAt(at) == offsetAt(m_began) ? text : text + u' ' + offsetText(offsetAt(at));
}

QString Wording::shortMomentText(Instant at, bool withSeconds) const
{
    const auto moment = shown(at, m_zone);
    const auto time = moment.toString(withSeconds ? u"HH:mm:ss"_s : u"HH:mm"_s);
    const auto text
        = moment.date() == m_day ? time : QLocale::c().toString(moment.date(), u"d MMM "_s) + time;
    return offsetAt(at) == offsetAt(m_began) ? text : text + u' ' + offsetText(offsetAt(at));
}

QDate Wording::dayOf(Instant at) const
{
    return shown(at, m_zone).date();
}

QString Wording::dayText(Instant at) const
{
    return QLocale::c().toString(shown(at, m_zone).date(), u"dddd, d MMMM yyyy"_s);
}

QString Wording::zoneText() const
{
    const auto name = QString::fromUtf8(m_zone.id());
    return m_zone == QTimeZone::utc() ? name : u"%1 (%2)"_s.arg(name, offsetText(offsetAt(m_began)));
}

Cell Wording::moment(Instant at) const
{
    return { momentText(at), Number { {}, millisOf(at), Unit::Moment } };
}

Cell Wording::moment(const std::optional<Instant>& at) const
{
    return at ? moment(*at) : Cell {};
}

Cell Wording::duration(Millis length)
{
    return lasting((length < Millis::zero() ? u"−"_s : QString()) + clockText(length), length);
}

Cell Wording::duration(const std::optional<Millis>& length)
{
    return length ? duration(*length) : Cell {};
}

Cell Wording::planned(const std::optional<Millis>& length)
{
    return length ? lasting(durationText(*length), *length) : Cell {};
}

Cell Wording::margin(Millis left)
{
    if (left >= Millis::zero())
        return lasting(clockText(left), left);
    auto cell = lasting(Words::tr("over %1").arg(clockText(left)), left);
    cell.tone = Tone::Bad;
    return cell;
}

Cell Wording::difference(Millis more)
{
    return lasting((more < Millis::zero() ? u"−"_s : u"+"_s) + clockText(more), more);
}

Cell Wording::target(const plan::Target& target)
{
    const auto text = plan::textOf(target);
    const auto number = target.number();
    return number ? lasting(text, *number) : Cell { text };
}

Cell Wording::count(qint64 number)
{
    return { QString::number(number), Number { {}, number, Unit::Count } };
}

int Wording::offsetAt(Instant at) const
{
    return m_zone.offsetFromUtc(shown(at, QTimeZone::utc()));
}

Cell good(const QString& word)
{
    return { word, {}, Tone::Good };
}

Cell bad(const QString& word)
{
    return { word, {}, Tone::Bad };
}

Cell entryCell(const QString& entry)
{
    return { entry, {}, Tone::Plain, entry };
}

} // namespace muster::report
