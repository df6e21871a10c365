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

/// One message that was sent.
struct SentRow {
    incident::SentMessage sent;
    /// Its place among all messages, from 0.
    qsizetype place = 0;

    bool operator==(const SentRow&) const = default;
    [[nodiscard]] bool isSame(const SentRow& other) const { return place == other.place; }
};

/// What was sent, beside what had been promised; newest first. Thread: main.
class SentModel final : public RowsModel<SentRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SentModel)
public:
    explicit SentModel(QObject* parent = nullptr);
    ~SentModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QList<SentRow> rows() const;
    [[nodiscard]] QString audienceWords(const SentRow& row) const;
    /// "in time", "2 min late", "not promised"
    [[nodiscard]] static QString verdict(const SentRow& row);
    [[nodiscard]] QString promiseWords(const SentRow& row) const;
    [[nodiscard]] QString spoken(const SentRow& row) const;

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
};

} // namespace muster::ui
