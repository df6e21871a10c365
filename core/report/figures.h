// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/cadence.h"
#include "core/metrics/incidentfigures.h"
#include "core/report/record.h"
#include "core/report/report.h"

#include <QList>

#include <optional>

/// The figures of a report, each with a sentence or two that say what is to be seen in it. Nothing where
/// there is nothing to draw. Pure.
namespace muster::report {

/// Its numbers stand in the table "rto", and where a clock was paused also in "pauses".
[[nodiscard]] std::optional<Figure> burnFigure(const Record& record);

/// Its numbers stand in the table "phases".
[[nodiscard]] std::optional<Figure> phasesFigure(
    const Record& record, const QList<metrics::PhaseTimes>& phases, const QList<metrics::Marker>& due);

/// Its numbers stand in the tables "sent" and "never".
[[nodiscard]] std::optional<Figure> punctualityFigure(
    const Record& record, const QList<incident::SentMessage>& sent, const QList<incident::UpdateDue>& never);

/// How many entries of which kind there are when.
struct Activity {
    Figure figure;
    /// "activity"
    Table table;
};
[[nodiscard]] std::optional<Activity> activityOf(const Record& record);

} // namespace muster::report
