// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/objectives.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"

#include <QAbstractListModel>

#include <memory>
#include <optional>

namespace muster::ui {

/// One line of the recovery matrix: a service, or the scenario's own clock.
struct MatrixRow {
    /// Nothing for the scenario's own clock.
    std::optional<plan::ServiceId> service;
    QString title;
    incident::ServiceStanding standing = incident::ServiceStanding::Normal;
    incident::RtoClock rto;
    incident::LossClock loss;
    QStringList waitingFor;
    /// The drill's clock stands still.
    bool paused = false;

    [[nodiscard]] bool isRunning() const { return standing == incident::ServiceStanding::Down; }
    [[nodiscard]] bool isOver() const { return isRunning() && rto.broken; }
    [[nodiscard]] bool isLate() const
    {
        return standing == incident::ServiceStanding::Recovered && rto.broken;
    }
    /// Whether something other than the running figures differs.
    [[nodiscard]] bool looksLike(const MatrixRow& other) const;
};

/// The services of an incident in the order in which their promises end.
///
/// Clocks move every second but nothing is announced for that: after tick() the view repaints the clocks by
/// itself, and only a change of state is told to views and screen readers.
class MatrixModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MatrixModel)
public:
    explicit MatrixModel(QObject* parent = nullptr);
    ~MatrixModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// Takes the clocks of this moment.
    void tick();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] const MatrixRow& at(int row) const { return m_rows[row]; }
    [[nodiscard]] int affected() const { return m_affected; }

    // Texts of a row; the same words on screen and aloud.

    /// "00:43:20", "+00:03:12", "unknown", "no promise"; empty for a normal service.
    [[nodiscard]] static QString clockWords(const MatrixRow& row);
    /// "Recovering", "Waiting for Neon database", "Over", "Recovered".
    [[nodiscard]] static QString standingWords(const MatrixRow& row);
    /// "of 1 h, back by 04:12", "used of 30 min", "RTO 30 min".
    [[nodiscard]] QString promiseWords(const MatrixRow& row) const;
    /// "of 1 h"; what remains of the promise where there is little room.
    [[nodiscard]] QString shortPromiseWords(const MatrixRow& row) const;
    /// "may lose 5 min, loses 1 h 12 min"; empty while no loss window is known.
    [[nodiscard]] static QString lossWords(const MatrixRow& row);
    /// One sentence, without seconds.
    [[nodiscard]] QString spoken(const MatrixRow& row) const;

private:
    [[nodiscard]] QList<MatrixRow> readRows();
    void refresh();
    void arrange(const QList<MatrixRow>& wanted);

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
    QList<MatrixRow> m_rows;
    int m_affected = 0;
};

} // namespace muster::ui
