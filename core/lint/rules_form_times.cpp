// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest.h"
#include "core/base/spokentime.h"
#include "core/lint/gathered.h"
#include "core/lint/rules_form.h"
#include "core/lint/zones.h"
#include "core/plan/words.h"

#include <QHash>
#include <QLocale>

#include <algorithm>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Zones that are asked for their clock changes again and again, once each.
class Changes {
public:
    explicit Changes(const QDate& from)
        : m_from(from)
    {
    }
    const QList<ClockChange>& of(const QString& zone)
    {
        auto known = m_known.find(zone);
        if (known == m_known.end())
            known = m_known.insert(zone, clockChangesOf(zoneNamed(zone), m_from));
        return *known;
    }

private:
    QDate m_from;
    QHash<QString, QList<ClockChange>> m_known;
};

/// The offset that an abbreviation has in a zone whose clocks are changed, where it names one half of its
/// year.
std::optional<int> halfOfYear(const QString& abbreviation, const QString& zone, const QDate& today)
{
    const auto offsets = offsetsOfAbbreviation(abbreviation);
    const auto timeZone = offsets.isEmpty() ? QTimeZone() : zoneNamed(zone);
    if (!timeZone.isValid() || abbreviation.compare(zone, Qt::CaseInsensitive) == 0)
        return std::nullopt;
    for (const int offset : offsets) {
        const auto other = otherOffsetOf(timeZone, offset, today.year());
        const auto back = other ? otherOffsetOf(timeZone, other->seconds, today.year()) : std::nullopt;
        if (back && back->seconds == offset)
            return offset;
    }
    return std::nullopt;
}

void zoneWithoutDst(const Plan& plan, const LintContext& context, Findings& found)
{
    QHash<QString, std::optional<int>> halves;
    for (const auto& at : clockTimesOf(plan)) {
        if (at.zone == plan.zone)
            continue;
        auto known = halves.find(at.zone);
        if (known == halves.end())
            known = halves.insert(at.zone, halfOfYear(at.zone, plan.zone, context.today));
        if (!*known)
            continue;
        const auto other = otherOffsetOf(zoneNamed(plan.zone), **known, context.today.year());
        const auto written = timeOfDay(at.time.minute);
        found.add(at.subject, at.place,
            Words::tr("'%1' is set for %2 %3; in %4 that is %5 on the clocks of %6")
                .arg(at.subject, written, at.zone, QLocale::c().monthName(other->month),
                    timeOfDay(at.time.minute + (other->seconds - **known) / 60), plan.zone),
            Words::tr(
                "write `zone: %1` when %2 on its clocks is meant, or `zone: %3` when it stays the same all "
                "year")
                .arg(plan.zone, written, nameOfOffset(**known)));
    }
}

void scheduleInDstGap(const Plan& plan, const LintContext& context, Findings& found)
{
    Changes changes(context.today);
    for (const auto& at : clockTimesOf(plan)) {
        if (!at.time.weekly)
            continue;
        const auto hit = [&](bool twice) {
            const auto& all = changes.of(at.zone);
            const auto change = std::find_if(all.begin(), all.end(), [&](const ClockChange& one) {
                return one.twice == twice && at.time.minute >= one.from && at.time.minute < one.to
                    && (at.time.weekdays.isEmpty() || at.time.weekdays.contains(one.day.dayOfWeek()));
            });
            return change == all.end() ? QDate() : change->day;
        };
        const auto skipped = hit(false);
        const auto twice = hit(true);
        if (!skipped.isValid() && !twice.isValid())
            continue;
        const auto written = timeOfDay(at.time.minute);
        QString text;
        if (skipped.isValid() && twice.isValid())
            text = Words::tr(
                "%1 in %2 does not come on %3, and comes twice on %4: '%5' is left out once and run twice")
                       .arg(written, at.zone, skipped.toString(Qt::ISODate), twice.toString(Qt::ISODate),
                           at.subject);
        else if (skipped.isValid())
            text = Words::tr("%1 in %2 does not come on %3: '%4' may be left out")
                       .arg(written, at.zone, skipped.toString(Qt::ISODate), at.subject);
        else
            text = Words::tr("%1 in %2 comes twice on %3: '%4' may be run twice")
                       .arg(written, at.zone, twice.toString(Qt::ISODate), at.subject);
        found.add(at.subject, at.place, text,
            Words::tr("choose a time outside that hour, or write the time in UTC with `zone: UTC`"));
    }
}

void zoneMissing(const Plan& plan, const LintContext&, Findings& found)
{
    Gathered gathered(plan);
    for (const auto& at : clockTimesOf(plan)) {
        if (isZoneUnsaid(at.zone))
            gathered.add({ at.subject, at.subject, at.place,
                Words::tr("'%1' is set for %2, and nothing says in which time zone")
                    .arg(at.subject, timeOfDay(at.time.minute)) });
    }
    gathered.tell(found,
        Words::tr("%1 schedules have a time of day, and nothing says in which time zone: %2"),
        Words::tr("write `zone:` in the plan's head, e.g. `zone: Europe/Berlin` or `zone: UTC`"));
}

void zoneUnknown(const Plan& plan, const LintContext& context, Findings& found)
{
    constexpr qsizetype kTried = 5;
    QHash<QString, QString> hints;
    const auto hintFor = [&](const QString& zone) {
        const auto plain = Words::tr("write a zone by its place, e.g. `Europe/Berlin`, or UTC");
        if (!offsetsOfAbbreviation(zone).isEmpty())
            return Words::tr("an abbreviation says neither place nor season; write a zone by its place, e.g. "
                             "`Australia/Sydney`, or UTC+10:00");
        // Comparing with all zones takes its time, and the third wrong name is no slip of the finger.
        if (hints.contains(zone) || hints.size() >= kTried)
            return hints.value(zone, plain);
        QStringList known;
        for (const auto& id : QTimeZone::availableTimeZoneIds())
            known.append(QString::fromUtf8(id));
        const auto nearest = nearestWord(zone, known);
        return *hints.insert(zone, nearest.isEmpty() ? plain : Words::tr("did you mean '%1'?").arg(nearest));
    };
    const auto look = [&](const QString& subject, const Place& place, const QString& zone) {
        const bool told = subject != plan.id.toString() && halfOfYear(zone, plan.zone, context.today);
        if (!isZoneUnsaid(zone) && !told && !zoneNamed(zone).isValid())
            found.add(subject, place, Words::tr("'%1' is not a time zone").arg(zone), hintFor(zone));
    };
    look(plan.id.toString(), plan.place, plan.zone);
    for (const auto& calendar : plan.calendars)
        look(calendar.id, calendar.place, calendar.zone);
    for (const auto& person : plan.people)
        look(person.id, person.place, person.zone);
    for (const auto& backup : plan.backups)
        look(backup.id, backup.place, backup.zone);
}

} // namespace

QList<Rule> timeForm()
{
    using enum Finding::Severity;
    return {
        { "form.zone-without-dst", Warning, Consequence::Unclear, zoneWithoutDst },
        { "form.schedule-in-dst-gap", Warning, Consequence::DataLost, scheduleInDstGap },
        { "form.zone-missing", Warning, Consequence::Unclear, zoneMissing },
        { "form.zone-unknown", Warning, Consequence::Unprepared, zoneUnknown },
    };
}

} // namespace muster::plan::lint
