// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/walltime.h"

#include <QString>

#include <memory>
#include <optional>

namespace muster::ui {

/// What a step that is done says to remember.
struct RememberRow {
    incident::StepAddress step { QString() };
    /// "2.3" and its challenge.
    QString code;
    QString challenge;
    QString text;
    Instant since;
    std::optional<Instant> endedAt;
    /// An act on it is on its way to the log.
    bool saving = false;

    bool operator==(const RememberRow&) const = default;
    [[nodiscard]] bool isSame(const RememberRow& other) const { return step == other.step; }
};

/// What is to be remembered in an incident, in the order it came; also what has ended since.
/// Thread: main.
class RememberModel final : public RowsModel<RememberRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RememberModel)
public:
    explicit RememberModel(QObject* parent = nullptr);
    ~RememberModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    // Texts of a row; the same words on screen and aloud.

    /// "In force since 14:15", "Ended 14:20", "Saving"
    [[nodiscard]] QString standingWords(const RememberRow& row) const;
    /// "2.3 Promote the read replica in syd1"
    [[nodiscard]] static QString stepWords(const RememberRow& row);
    [[nodiscard]] QString spoken(const RememberRow& row) const;

private:
    [[nodiscard]] QList<RememberRow> rows() const;

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
};

} // namespace muster::ui
