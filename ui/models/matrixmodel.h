// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/objectives.h"
#include "core/session/incidentsession.h"
#include "ui/models/findindex.h"
#include "ui/models/matrixview.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/soonover.h"
#include "ui/models/walltime.h"

#include <QHash>

#include <memory>
#include <optional>

namespace muster::ui {

/// One line of the recovery matrix: a service, the scenario's own clock, or the head of a group.
struct MatrixRow {
    /// Nothing for the scenario's own clock and for a head.
    std::optional<plan::ServiceId> service;
    /// Only of the head of a group: its place among the groups.
    std::optional<int> head;
    QString title;
    incident::ServiceStanding standing = incident::ServiceStanding::Normal;
    /// When it was back.
    std::optional<Instant> recoveredAt;
    incident::RtoClock rto;
    incident::LossClock loss;
    QStringList waitingFor;
    /// The service that it waits for in the end; nothing while it stands for itself.
    std::optional<plan::ServiceId> root;
    /// The drill's clock stands still.
    bool paused = false;
    /// Who answers for it, in the words of people; empty when the plan does not say. So are the next two.
    QString owner;
    QString tier;
    QString region;
    /// Of a head: how many services its group has, and how many of them are affected.
    int services = 0;
    int affected = 0;

    [[nodiscard]] bool isHead() const { return head.has_value(); }
    [[nodiscard]] bool isRunning() const { return standing == incident::ServiceStanding::Down; }
    [[nodiscard]] bool isOver() const { return isRunning() && rto.broken; }
    /// Its own clock was paused, or that of the whole drill.
    [[nodiscard]] bool stands() const { return isRunning() && (paused || rto.pausedSince); }
    [[nodiscard]] bool isSoon() const { return isRunning() && !stands() && isSoonOver(rto); }
    [[nodiscard]] bool isLate() const
    {
        return standing == incident::ServiceStanding::Recovered && rto.broken;
    }
    [[nodiscard]] bool isSame(const MatrixRow& other) const
    {
        return service == other.service && head == other.head;
    }
    /// Whether nothing but the running figures differs.
    bool operator==(const MatrixRow& other) const;
};

/// The services of an incident, in the order and with the details that a person chose; at first in the order
/// in which their promises end, those that wait for another one below it.
///
/// Clocks move every second but nothing is announced for that: after tick() the view repaints the clocks by
/// itself, and only a change of state is told to views and screen readers.
/// Thread: main.
class MatrixModel final : public RowsModel<MatrixRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MatrixModel)
public:
    explicit MatrixModel(QObject* parent = nullptr);
    ~MatrixModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// Takes the clocks of this moment.
    void tick();

    void setView(const MatrixView& view);
    [[nodiscard]] const MatrixView& view() const { return m_view; }
    /// Leaves only the rows in whose name, owner, tier, region or state each of these words stands.
    void setFilter(const QString& words);
    [[nodiscard]] bool isFiltered() const { return !m_filter.isEmpty(); }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] int affected() const { return m_affected; }
    /// How many services there are, whatever the filter, and how many of them fit it.
    [[nodiscard]] int services() const { return m_services; }
    [[nodiscard]] int shownServices() const;

    /// Whether what waits for a service stands right below it.
    [[nodiscard]] bool showsRoots() const;

    // Texts of a row; the same words on screen and aloud.

    /// "00:43:20", "+00:03:12", "unknown", "no promise"; empty for a normal service.
    [[nodiscard]] static QString clockWords(const MatrixRow& row);
    /// "Recovering", "Waiting for Neon database", "Over", "Clock paused", "Recovered".
    [[nodiscard]] static QString standingWords(const MatrixRow& row);
    /// "2 of 3 affected", of the head of a group.
    [[nodiscard]] static QString headWords(const MatrixRow& row);
    /// What was chosen of the promise and its end: "of 1 h · ends 04:12", "used of 30 min · back 03:45".
    [[nodiscard]] QString promiseWords(const MatrixRow& row) const;
    /// "of 1 h"; what remains of it where there is little room.
    [[nodiscard]] QString shortPromiseWords(const MatrixRow& row) const;
    /// What was chosen of owner, tier and region: "Sam · Tier 1"; empty for nothing.
    [[nodiscard]] QString detailWords(const MatrixRow& row) const;
    /// Whether its loss has a line of its own.
    [[nodiscard]] bool showsLoss(const MatrixRow& row) const;
    /// "may lose 5 min, loses 1 h 12 min"; empty while no loss window is known.
    [[nodiscard]] static QString lossWords(const MatrixRow& row);
    /// One sentence, without seconds.
    [[nodiscard]] QString spoken(const MatrixRow& row) const;

private:
    /// What the plan says of a service.
    struct Facts {
        QString owner;
        QString tier;
        QString region;
        int tierPlace = 0;
        int sequence = 0;
    };

    void readFacts();
    [[nodiscard]] QString ownerOf(const plan::Service& service) const;
    [[nodiscard]] QList<MatrixRow> readRows();
    /// Nobody sees what follows from a failure before what it follows from.
    [[nodiscard]] static QList<MatrixRow> belowTheirRoots(const QList<MatrixRow>& rows);
    /// As a person wants to see them.
    [[nodiscard]] QList<MatrixRow> arranged(QList<MatrixRow> rows) const;
    [[nodiscard]] bool comesBefore(const MatrixRow& a, const MatrixRow& b) const;
    [[nodiscard]] bool fits(const MatrixRow& row) const;
    [[nodiscard]] bool isGrouped() const;
    /// "of 1 h", "used of 30 min", "RTO 30 min".
    [[nodiscard]] static QString budgetWords(const MatrixRow& row);
    /// "ends 04:12", "paused 03:20", "back 03:45".
    [[nodiscard]] QString endWords(const MatrixRow& row) const;
    void refresh();

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
    MatrixView m_view;
    FindWords m_filter;
    QHash<plan::ServiceId, Facts> m_facts;
    bool m_hasTiers = false;
    int m_affected = 0;
    int m_services = 0;
};

} // namespace muster::ui
