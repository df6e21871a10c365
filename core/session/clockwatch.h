// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/incident/payloads.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace muster::session {

class IncidentSession;
class Session;

/// All clocks of the machine at one moment.
struct ClockReading {
    Instant wall;
    Millis elapsed { 0 };
    Millis asleep { 0 };
    QString zone = {};
};

/// Nothing when the machine was too busy, or fell asleep, between the first clock and the last.
[[nodiscard]] std::optional<ClockReading> readClocks(const MachineClock& clock);

/// What is worth a word in the log: the wall clock was set by more than 2 s, the machine slept for longer
/// than 60 s, its time zone is another. The clock's move comes first. Pure.
[[nodiscard]] QList<incident::Payload> changesBetween(const ClockReading& before, const ClockReading& after);

/// Sees to it that times in the log can be trusted: what changesBetween() finds from one look to the next is
/// recorded in every incident that is not closed, those that nobody looks at too. It knows nothing of the
/// time before it was made. Of all processes with one log only one may watch. Thread: main. The session must
/// outlive it.
class ClockWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClockWatch)
public:
    explicit ClockWatch(Session& session, QObject* parent = nullptr);
    ~ClockWatch() override;

    /// To be called about once a second. Once an hour it also records whether the clock follows others.
    /// `shown` is the incident that somebody looks at, which hears of it first; null for none. Says what it
    /// has found; that is on disk a moment later.
    QList<incident::Payload> look(const std::shared_ptr<IncidentSession>& shown);

signals:
    /// This could not be recorded; it is tried again with every look.
    void failed(const QString& text);

private:
    struct Owed {
        std::shared_ptr<IncidentSession> incident;
        incident::Payload seen;
    };

    void record(const std::shared_ptr<IncidentSession>& incident, const QList<incident::Payload>& seen);
    void recordInOthers(const IncidentSession* shown, const QList<incident::Payload>& seen);
    void payNext();

    Session& m_session;
    std::optional<ClockReading> m_last;
    /// On the machine's elapsed time: when it was last recorded whether the clock follows others.
    Millis m_askedAt;
    QList<Owed> m_owed;
    bool m_saving = false;
    bool m_told = false;
};

} // namespace muster::session
