// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estate/approvers.h"

#include "core/base/spokentime.h"
#include "core/plan/plannames.h"
#include "core/plan/words.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace muster::estate {

using plan::Words;

namespace {

bool isSame(const QString& a, const QString& b)
{
    return !a.isEmpty() && a.compare(b, Qt::CaseInsensitive) == 0;
}

/// What the plan calls this person: ids of the person and of the roles that it gives them.
QStringList idsOf(const plan::Plan& plan, const QString& person)
{
    QStringList ids { person };
    for (const auto& one : plan.people) {
        if (!isSame(one.name, person) && !isSame(one.id, person))
            continue;
        ids.append(one.id);
        for (const auto& role : one.roles)
            ids.append(role.toString());
    }
    for (const auto& role : plan.roles) {
        if (!role.primary.isEmpty() && ids.contains(role.primary))
            ids.append(role.id.toString());
    }
    return ids;
}

QString listed(const plan::Plan& plan, const QStringList& approvers)
{
    const plan::PlanNames names(plan);
    QStringList parts;
    for (const auto& id : approvers)
        parts.append(Words::tr("%1 (%2)").arg(names.who(id), id));
    return parts.join(QStringLiteral(", "));
}

QTimeZone zoneOf(const plan::Plan& plan)
{
    const auto zone = zoneNamed(plan.zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace

Result<QString> approverFor(const plan::Plan& plan, const QString& person, const QString& said)
{
    const auto& approvers = plan.approvers;
    if (approvers.isEmpty()) {
        if (said.isEmpty())
            return QString();
        return fail(Fault::Invalid,
            Words::tr("%1 names no approvers, so nobody approves for \"%2\". Leave that out.")
                .arg(plan.title, said));
    }
    const plan::PlanNames names(plan);
    QStringList meant;
    const auto ids = said.isEmpty() ? idsOf(plan, person) : QStringList { said };
    for (const auto& approver : approvers) {
        const auto isMeant
            = [&](const QString& id) { return isSame(id, approver) || isSame(id, names.who(approver)); };
        if (std::any_of(ids.begin(), ids.end(), isMeant))
            meant.append(approver);
    }
    if (meant.size() == 1)
        return meant.first();
    if (meant.size() > 1) {
        return fail(Fault::Invalid,
            Words::tr("%1 can approve for several: %2. Say for which one: --for ID.")
                .arg(person, listed(plan, meant)));
    }
    return fail(Fault::Invalid,
        said.isEmpty() ? Words::tr("%1 is none of those who approve this plan: %2. Say for whom: --for ID.")
                             .arg(person, listed(plan, approvers))
                       : Words::tr("\"%1\" is none of those who approve this plan: %2.")
                             .arg(said, listed(plan, approvers)));
}

std::optional<QDate> usualLastDay(const plan::Plan& plan, QDate given)
{
    if (!plan.review)
        return std::nullopt;
    using Kind = plan::Recurrence::Kind;
    switch (plan.review->kind) {
    case Kind::Yearly:
        return given.addYears(1);
    case Kind::Quarterly:
        return given.addMonths(3);
    case Kind::Monthly:
    case Kind::FirstBusinessDay:
        return given.addMonths(1);
    case Kind::Weekly:
        return given.addDays(7);
    case Kind::Every:
    case Kind::Cron: {
        const auto length = plan::longestInterval(*plan.review);
        if (!length || length->count() <= 0)
            return std::nullopt;
        return given.addDays(std::max<qint64>(std::chrono::floor<std::chrono::days>(*length).count(), 1));
    }
    case Kind::Unknown:
    case Kind::None:
    case Kind::Continuous:
    case Kind::OnChange:
    case Kind::Daily:
    case Kind::Weekdays:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

QDate dayOf(const plan::Plan& plan, Instant moment)
{
    return QDateTime::fromMSecsSinceEpoch(millisOf(moment), zoneOf(plan)).date();
}

Instant endOf(const plan::Plan& plan, QDate day)
{
    // Where a day begins with a jump of the clock, its first moment is not 00:00.
    return instantFromMillis(day.addDays(1).startOfDay(zoneOf(plan)).toMSecsSinceEpoch());
}

QDate lastDayBefore(const plan::Plan& plan, Instant end)
{
    return dayOf(plan, end - Millis(1));
}

} // namespace muster::estate
