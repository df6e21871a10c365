// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/plan/plan.h"

#include <QDate>
#include <QString>

#include <optional>

namespace muster::estate {

/// For which of the approvers that a plan names a person approves: the one that is said, by id or title, else
/// the one whose name the person has, or whose role the plan gives the person. Empty where the plan names no
/// approvers and nothing is said. Fails with Invalid: nobody of those, or several.
[[nodiscard]] Result<QString> approverFor(
    const plan::Plan& plan, const QString& person, const QString& said = {});

/// The last day of an approval that is given on this day, by the rhythm in which the plan is reviewed;
/// nothing when it says none.
[[nodiscard]] std::optional<QDate> usualLastDay(const plan::Plan& plan, QDate given);

/// The day of a moment in the zone of a plan; in UTC where this machine does not know the zone.
[[nodiscard]] QDate dayOf(const plan::Plan& plan, Instant moment);
/// The first moment after a day, in the same zone.
[[nodiscard]] Instant endOf(const plan::Plan& plan, QDate day);
/// The last day of which a moment is the end: 2026-11-30 for the first moment of December.
[[nodiscard]] QDate lastDayBefore(const plan::Plan& plan, Instant end);

} // namespace muster::estate
