// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/incident/cadence.h"
#include "core/incident/objectives.h"
#include "core/incident/state.h"
#include "core/metrics/series.h"
#include "core/metrics/timeaxis.h"
#include "core/plan/planids.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

/// Figures of one incident. Where there is nothing to draw they are empty. Pure.
namespace muster::metrics {

/// As many lanes as can be told apart.
inline constexpr qsizetype kMostLanes = 12;

/// How long each affected service was promised to take at most and how long it took, in minutes, in the order
/// of the rows. A service without a number for a promise is left out: it has nothing to be compared with.
[[nodiscard]] Figure promisedAndTaken(const incident::Objectives& objectives);

/// From the failure: what each affected service was promised, and how long it took to be back, the part
/// beyond the promise apart. A pause moves the end of the promise. In the order of the rows; of more than
/// kMostLanes those with least time left. The axis ends where a much longer promise would leave nothing to be
/// seen.
[[nodiscard]] Figure rtoBurn(
    const incident::Objectives& objectives, const incident::IncidentState& state, const TickLabel& label);

/// When messages were due and when they were sent, audience by audience.
struct Punctuality {
    QList<incident::SentMessage> sent;
    /// What was due by the end and never sent.
    QList<incident::UpdateDue> never;
    Instant from;
    Instant end;
    std::function<QString(const plan::AudienceId&)> nameOf;
};
[[nodiscard]] Figure punctuality(const Punctuality& messages, const TickLabel& label);

/// A phase as it was planned and as it was; what is not known is unset.
struct PhaseTimes {
    QString name;
    std::optional<Instant> plannedFrom;
    std::optional<Instant> plannedUntil;
    std::optional<Instant> from;
    std::optional<Instant> until;
    bool isCritical = false;

    bool operator==(const PhaseTimes&) const = default;
};
/// A Gantt chart. Of `due`, those that lie in the time that is drawn anyway, or little after it.
[[nodiscard]] Figure plannedAndActual(
    const QList<PhaseTimes>& phases, const QList<Marker>& due, const TickLabel& label);

/// Something that was done.
struct Act {
    Instant at;
    /// By index.
    qsizetype lane = 0;

    bool operator==(const Act&) const = default;
};
/// How much was done when; lanes in which there was nothing are left out.
[[nodiscard]] Figure activity(const QList<Act>& acts, const QStringList& lanes, const TickLabel& label);

} // namespace muster::metrics
