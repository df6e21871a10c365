// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/incident/payloads.h"
#include "core/journal/event.h"
#include "core/plan/plan.h"
#include "core/session/ports.h"

#include <QFuture>
#include <QMap>
#include <QObject>

#include <memory>

namespace muster::session {

class IncidentSession;

/// An incident of which another is a part may be a part itself, so many levels in all.
inline constexpr int kMostLevels = 5;

/// What a commander says when declaring. Summary and commander must not be empty.
struct Declaration {
    std::shared_ptr<const plan::Plan> plan;
    plan::ScenarioId scenario { QString() };
    journal::StreamKind kind = journal::StreamKind::Drill;
    /// One line; the scenario's title when empty.
    QString title;
    QString summary;
    QString commander;
    /// Now when unset.
    std::optional<Instant> failedAt;
    /// What somebody said of the plan's assumptions, by their ids; those that are not named are not recorded.
    QMap<QString, incident::Truth> assumptions;
    /// Drills: how fast the clock runs at first, in thousandths; 0 = it stands until it is moved.
    qint64 clockRate = 1000;
    /// The incident that it is a part of; of the same kind, and open.
    std::optional<journal::StreamId> parent = {};
};

/// One line of the list of incidents.
struct IncidentSummary {
    journal::StreamId id;
    journal::StreamKind kind = journal::StreamKind::Drill;
    QString title;
    QString plan;
    QString scenario;
    Instant declaredAt;
    std::optional<Instant> closedAt;
    /// Until when somebody looks more closely after closing; unset without a watch, or when it was ended.
    std::optional<Instant> watchUntil = {};
    /// The incident that it is a part of.
    std::optional<journal::StreamId> parent = {};
    /// Who declared it and took command; empty where the name is withheld.
    QString commander = {};
    /// The name of the file into which it was put away; empty while its record is in this log.
    QString archivedIn = {};
};

/// The workspace: which incidents there are, and the door to each.
/// Thread: main. Owner: app/compose.
class Session : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)
public:
    explicit Session(const Ports& ports, QObject* parent = nullptr);
    ~Session() override;

    using Opened = Result<std::shared_ptr<IncidentSession>>;

    /// Freezes the plan, opens the incident's stream, takes command. Fails with Invalid (empty summary or
    /// commander, unknown scenario, failure time in the future, a parent of the other kind), NotFound or
    /// Conflict (parent unknown or closed), or Storage.
    [[nodiscard]] QFuture<Opened> declare(Declaration declaration);
    /// Opens a recorded incident with the plan as it was frozen. Fails with NotFound, Storage, Invalid
    /// (frozen plan damaged).
    [[nodiscard]] QFuture<Opened> open(journal::StreamId incident, QString actingAs = {});
    /// Oldest first.
    [[nodiscard]] QFuture<Result<QList<IncidentSummary>>> incidents();
    [[nodiscard]] const Ports& ports() const { return m_ports; }

signals:
    /// An incident was declared or closed, here or elsewhere.
    void incidentsChanged();

private:
    [[nodiscard]] QFuture<Opened> record(
        const Declaration& declaration, std::shared_ptr<const plan::Plan> plan);
    [[nodiscard]] QFuture<Opened> begin(const Declaration& declaration,
        std::shared_ptr<const plan::Plan> plan, const QList<journal::Attachment>& frozen);
    [[nodiscard]] QFuture<Opened> unfreeze(
        journal::StreamId stream, const QList<journal::Event>& events, const QString& actingAs);
    /// Fails, and says what became of it.
    [[nodiscard]] QFuture<Opened> sayWhereItIs(journal::StreamId stream);
    /// A crash between closing an incident and telling the estate leaves an entry out; it is added here.
    [[nodiscard]] QFuture<Opened> completeEstate(std::shared_ptr<IncidentSession> incident);

    Ports m_ports;
};

} // namespace muster::session
