// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/cadence.h"
#include "core/incident/objectives.h"
#include "core/incident/timeline.h"
#include "core/plan/finding.h"
#include "core/plan/planlibrary.h"
#include "core/plan/target.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QTimeZone>

namespace muster::commands {

/// An entry as `incident timeline` prints it.
[[nodiscard]] QString lineOf(const incident::TimelineLine& line, const QTimeZone& zone);
/// Stable keys: id, occurred_at, recorded_at, actor, kind, text.
[[nodiscard]] QJsonObject jsonOf(const incident::TimelineLine& line);

/// "1 h", "about 1 h", "none", "unknown".
[[nodiscard]] QString targetText(const plan::Target& target);
/// One row of the matrix in at most 80 columns.
[[nodiscard]] QString rowText(const incident::ServiceRow& row);
/// What is lost of it, beside what may be lost, in a line of at most 80 columns that stands below its row;
/// empty as long as no restore point is chosen.
[[nodiscard]] QString lossText(const incident::ServiceRow& row);
/// Stable keys: id, title, standing, recovered_at, rto_minutes, elapsed_seconds, left_seconds, broken,
/// rpo_minutes, loss_seconds, loss_assumed, loss_broken.
[[nodiscard]] QJsonObject jsonOf(const incident::ServiceRow& row);

/// "due in 00:12:00, at 03:27:00", "overdue 00:01:00, since 03:27:00", "nothing due".
[[nodiscard]] QString dueText(const incident::UpdateDue& update, Instant now, const QTimeZone& zone);
/// Stable keys: audience, title, due_at, overdue, sent_at, sent_by.
[[nodiscard]] QJsonObject jsonOf(
    const incident::UpdateDue& update, const incident::IncidentState& state, Instant now);

/// Enough of a key, given as hex digits, to compare it over the telephone: sixteen of them in groups of four.
[[nodiscard]] QString shortKey(const QString& digits);

/// "Shop (version 3)", or the name alone.
[[nodiscard]] QString nameOf(const plan::PlanLibrary::Found& found);

/// Breaks a text into lines of at most `width` characters; every line but the first begins with `indent`
/// spaces.
[[nodiscard]] QString wrapped(const QString& text, qsizetype width, qsizetype indent);

} // namespace muster::commands
