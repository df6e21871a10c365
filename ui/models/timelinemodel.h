// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/timeline.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"

#include <QAbstractListModel>

#include <memory>

namespace muster::ui {

/// What happened in an incident, one row an event, newest last. What is new is appended; only events that
/// arrive late and belong before others make it read everything again.
class TimelineModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineModel)
public:
    explicit TimelineModel(QObject* parent = nullptr);
    ~TimelineModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] const incident::TimelineLine& at(int row) const { return m_lines[row]; }
    /// "03:26:51"
    [[nodiscard]] QString timeWords(int row) const;
    /// "Sam", "Sam, written 03:41"
    [[nodiscard]] QString actorWords(int row) const;
    [[nodiscard]] QString spoken(int row) const;
    [[nodiscard]] const WallTime& wallTime() const { return m_time; }

private:
    void refresh();
    /// Lines of the incident's events from this one on.
    [[nodiscard]] QList<incident::TimelineLine> linesFrom(qsizetype event) const;
    void remember();

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
    QList<incident::TimelineLine> m_lines;
    /// The events that m_lines stand for: how many, and the last of them.
    qsizetype m_read = 0;
    std::optional<journal::EventId> m_last;
};

} // namespace muster::ui
