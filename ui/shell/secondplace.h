// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/journal/event.h"
#include "core/plan/plan.h"
#include "core/session/ports.h"
#include "ui/widgets/theme.h"

#include <QFuture>
#include <QHash>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace muster::session {
class IncidentSession;
class Session;
} // namespace muster::session

namespace muster::ui {

class SecondPlaceBar;
class Stage;

/// Goes on with the log in another folder, with all that can be read where it was and with what is known
/// here. A port. True when everything came along; fails with a sentence for people, and then nothing has
/// changed.
using GoOnElsewhere
    = std::function<QFuture<Result<bool>>(const QString& folder, const QList<journal::Event>& known)>;

/// Offers a second place for the log when its disk fails, and goes on there while the window stays in use.
/// What was typed is left alone, and so is the keyboard. Thread: main.
class SecondPlace final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecondPlace)
public:
    /// Clock and stage must outlive it.
    SecondPlace(const MachineClock& clock, Stage& stage, const ThemeValues& theme, QObject* parent = nullptr);
    ~SecondPlace() override;

    /// Without one nothing is offered.
    void setGoOn(GoOnElsewhere goOn);
    /// The log that may fail, and where it is. It must outlive this.
    void setSession(const session::Session& session, const QString& folder);
    /// What is on the screen; null for none. Those that were there before and are not closed come along too.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// Nothing of an act was recorded; `text` says NOT RECORDED, and why. Offers once until something is
    /// recorded again, and not within a minute after somebody put it away.
    void diskFailed(const QString& text);

    /// To be reached with the keyboard while it is there.
    [[nodiscard]] QWidget* bar() const;
    void setTheme(const ThemeValues& theme);

signals:
    /// The log is in this folder from here on.
    void wentOn(const QString& folder);

private:
    enum class At { Rest, Offer, Choice, Going, Done };
    /// What the window knows of an incident that is not on the screen.
    struct Known {
        QList<journal::Event> events;
        plan::Plan plan;
    };
    struct Outcome {
        QString folder;
        bool isWhole = false;
        /// Why a plan is not there; empty when all are.
        QString planFault;
    };

    void hear(const QList<journal::Event>& events);
    void showOffer();
    void putAway();
    void tryIn(const QString& typed);
    void goOnIn(const QString& folder);
    void refuse(const QString& text);
    /// What the incidents name must be there as well, whether or not its bytes could be read.
    void keepPlans(QList<plan::Plan> left, Outcome outcome);
    void finish(const Outcome& outcome);
    void leaveKeyboard();

    const MachineClock& m_clock;
    Stage& m_stage;
    SecondPlaceBar* m_bar;
    GoOnElsewhere m_goOn;
    std::optional<session::Ports> m_ports;
    QMetaObject::Connection m_hearing;
    QString m_folder;
    std::shared_ptr<session::IncidentSession> m_incident;
    QHash<journal::StreamId, Known> m_others;
    At m_at = At::Rest;
    /// Of the newest failure.
    QString m_reason;
    /// Until something is recorded.
    bool m_isFailing = false;
    /// On the clock that nobody sets.
    std::optional<Millis> m_putAwayAt;
};

} // namespace muster::ui
