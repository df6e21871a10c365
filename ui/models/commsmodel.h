// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/cadence.h"
#include "core/session/incidentsession.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/twolines.h"
#include "ui/models/walltime.h"

#include <memory>

namespace muster::ui {

/// Where an audience stands at this moment.
struct CommsRow {
    incident::UpdateDue update;
    Urgency urgency = Urgency::None;
    /// "Email, every 20 min"
    QString how;
    QString sentBy;

    bool operator==(const CommsRow&) const = default;
    [[nodiscard]] bool isSame(const CommsRow& other) const
    {
        return update.audience == other.update.audience;
    }
};

/// How pressing a message is: soon is less than two minutes.
[[nodiscard]] Urgency urgencyOf(const incident::UpdateDue& update, Instant now);

/// Time left as narrow as it can be said: "08:20" below an hour, then "68 min", then "2 h". The sign is
/// dropped.
[[nodiscard]] QString countdownFigure(Millis left);

/// The audiences of the plan, whoever is due a message first on top. A row changes when something is sent and
/// when it becomes urgent; its countdown is asked for and never announced. Thread: main.
class CommsModel final : public RowsModel<CommsRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommsModel)
public:
    explicit CommsModel(QObject* parent = nullptr);
    ~CommsModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// Once a second: a message may have become urgent.
    void tick();
    [[nodiscard]] int overdue() const;
    /// The row of this audience; -1 for none.
    [[nodiscard]] int rowOf(const plan::AudienceId& audience) const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void refresh();
    [[nodiscard]] QList<CommsRow> rows() const;
    [[nodiscard]] QString countdown(const CommsRow& row) const;
    [[nodiscard]] QString sentWords(const CommsRow& row) const;
    /// Without the seconds that run.
    [[nodiscard]] QString spoken(const CommsRow& row) const;

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
};

} // namespace muster::ui
