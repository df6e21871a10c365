// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/plan/plan.h"

#include <QList>

#include <optional>

namespace muster::incident {

/// The RTO clock of one row of the matrix at one moment.
struct RtoClock {
    plan::Target target;
    plan::RulingTarget::From from = plan::RulingTarget::From::Overall;
    /// From failure to now, or to recovery, without the time in which the clock stood. Never below 0.
    Millis elapsed { 0 };
    /// For how long it stood, and since when it stands.
    Millis paused { 0 };
    std::optional<Instant> pausedSince = {};
    /// Only with a number: target minus elapsed; below 0 when over.
    std::optional<Millis> left;
    /// Only with a number: when the promise ends; while the clock stands, as if it ran from now on.
    std::optional<Instant> due;
    /// Only with a number: recovered later than promised, or still down past it.
    bool broken = false;
};

/// What is lost against what may be lost. Known only when a restore point and an end are known.
struct LossClock {
    plan::Target target;
    plan::RulingTarget::From from = plan::RulingTarget::From::Overall;
    /// Start: the restore point.
    std::optional<Instant> restorePoint;
    /// End: the later of "damage began" and "last accepted write"; the failure time where neither is stated.
    std::optional<Instant> end;
    bool endIsAssumed = false;
    std::optional<Millis> window;
    bool broken = false;
};

enum class ServiceStanding { Normal, Down, Recovered };

struct ServiceRow {
    plan::ServiceId service { QString() };
    QString title;
    ServiceStanding standing = ServiceStanding::Normal;
    std::optional<Instant> recoveredAt;
    RtoClock rto;
    LossClock loss;
    /// Open services it depends on that are not back.
    QStringList waitingFor;
};

struct Objectives {
    /// Running clocks by least time left, then recovered, then normal; each group in plan order.
    QList<ServiceRow> rows;
    /// The scenario's own RTO, when it states one: a clock of its own row.
    std::optional<RtoClock> scenario;
    Millis elapsed { 0 };
    int affected = 0;
    int recovered = 0;
    /// Index of the running row with the least time left.
    std::optional<int> worst;
};

/// Pure; `now` is the session's clock.
[[nodiscard]] Objectives objectives(const plan::Plan& plan, const IncidentState& state, Instant now);

/// For `when: rto_missed(x)`, x a service: back later than promised, or not back when somebody last acted. It
/// asks the newest act, not a clock, because the walkthrough must be the same wherever and whenever the log
/// is read.
[[nodiscard]] bool rtoMissed(const plan::Plan& plan, const IncidentState& state, const QString& of);
/// For `when: rpo_missed(x)`, x a service or a class of data: more is lost than may be. Nothing while nobody
/// can say: the promise is unknown, or no restore point has been chosen.
[[nodiscard]] std::optional<bool> rpoMissed(
    const plan::Plan& plan, const IncidentState& state, const QString& of);

} // namespace muster::incident
