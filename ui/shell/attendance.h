// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/session/clockwatch.h"
#include "ui/shell/presence.h"
#include "ui/shell/resumewords.h"

#include <QObject>

#include <memory>

namespace muster::session {
class IncidentSession;
class Session;
} // namespace muster::session

namespace muster::ui {

class Stage;

/// Knows whether somebody looks at the incident, and tells who comes back what they missed: after another
/// program had the keyboard, the screen was locked or the machine slept for more than a minute, and after
/// Muster was closed or ended otherwise. Also has the machine's clocks watched meanwhile. Thread: main.
class Attendance final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Attendance)
public:
    /// Clock and stage must outlive it. It remembers in `preferencesFile` who was there.
    Attendance(
        const MachineClock& clock, Stage& stage, const QString& preferencesFile, QObject* parent = nullptr);
    ~Attendance() override;

    /// From here on the clocks are watched. It must outlive this.
    void setSession(session::Session& session);
    /// Null for none.
    void setIncident(const std::shared_ptr<session::IncidentSession>& incident);
    /// Somebody comes back to it after a restart, or opens it again.
    void welcome();
    /// To be called about once a second. False while the machine's clock was just set and the log does not
    /// know it yet: what is shown would be wrong.
    [[nodiscard]] bool tick();
    /// What of the incident is on the screen is kept; `orderly` when somebody leaves it now.
    void remember(bool orderly = false);
    /// The incident is over.
    void forget();
    /// The screen is locked, or no longer.
    void setLocked(bool locked);

signals:
    /// In a sentence, what could not be recorded.
    void failed(const QString& text);

private:
    struct Moment {
        incident::Left left;
        Millis elapsed { 0 };
        Millis asleep { 0 };
    };

    /// Somebody went, came back, or is still here.
    void follow();
    [[nodiscard]] Moment moment() const;
    void offer(Millis away, Absence absence);
    [[nodiscard]] bool lookAtClocks();

    const MachineClock& m_clock;
    Stage& m_stage;
    Presence m_presence;
    std::unique_ptr<session::ClockWatch> m_watch;
    std::shared_ptr<session::IncidentSession> m_incident;
    bool m_inactive;
    bool m_locked = false;
    /// Nobody was here at the last look.
    bool m_gone = false;
    /// When somebody looked at the incident last; it stands still while nobody does.
    Moment m_last;
};

} // namespace muster::ui
