// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/timeline.h"
#include "core/session/incidentsession.h"
#include "ui/models/findindex.h"
#include "ui/models/timelinetopic.h"
#include "ui/models/walltime.h"

#include <QAbstractListModel>
#include <QHash>
#include <QStringList>

#include <memory>
#include <optional>

namespace muster::ui {

/// What happened in an incident, one row an event, newest last. What is new is appended; only events that
/// arrive late and belong before others make it read everything again, and so does another filter.
/// Thread: main.
class TimelineModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineModel)
public:
    explicit TimelineModel(QObject* parent = nullptr);
    ~TimelineModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);

    /// Leaves only entries of these topics (none: of all) in which each of the words stands: in the sentence,
    /// the name of who acted, or the service concerned. "@sam" is only found as a person, "#neon" only as a
    /// service.
    void setFilter(TimelineTopics topics, const QString& words);
    [[nodiscard]] bool isFiltered() const { return m_topics || !m_words.isEmpty(); }
    /// How many there are, whatever the filter.
    [[nodiscard]] qsizetype entries() const { return m_lines.size(); }
    /// How many were added since it was set and do not fit it.
    [[nodiscard]] int hiddenSince() const { return m_hidden; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] const incident::TimelineLine& at(int row) const { return m_lines[m_shown[row]]; }
    [[nodiscard]] std::optional<int> rowOf(const journal::EventId& event) const;
    /// The first entry that is not before this moment, else the newest; nothing where there is none.
    [[nodiscard]] std::optional<int> rowFrom(Instant moment) const;
    /// "03:26:51"
    [[nodiscard]] QString timeWords(int row) const;
    /// "Sam", "Sam, written 03:41"
    [[nodiscard]] QString actorWords(int row) const;
    [[nodiscard]] QString spoken(int row) const;
    [[nodiscard]] const WallTime& wallTime() const { return m_time; }

signals:
    /// hiddenSince() is another.
    void hiddenChanged();

private:
    void refresh();
    void readAgain();
    [[nodiscard]] QList<int> fitting(int from);
    [[nodiscard]] QString textToFind(const incident::TimelineLine& line);
    /// "#Neon #database", of everything that the entry concerns.
    [[nodiscard]] QString servicesOf(const incident::TimelineLine& line);
    /// Lines of the incident's events from this one on, and before that one.
    [[nodiscard]] QList<incident::TimelineLine> linesFrom(qsizetype event, qsizetype end) const;
    /// Says in the words of the plan as it is now what was said in those of another one.
    void reword();
    void remember();

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
    QList<incident::TimelineLine> m_lines;
    /// Those of them that fit the filter.
    QList<int> m_shown;
    TimelineTopics m_topics;
    FindWords m_words;
    int m_hidden = 0;
    /// By what each line is found; read when somebody searches, and as far as that was needed.
    QStringList m_index;
    QHash<incident::StepAddress, QString> m_recovers;
    /// The events that m_lines stand for: how many, and the last of them.
    qsizetype m_read = 0;
    std::optional<journal::EventId> m_last;
    /// Whose words they are in; each version of it stays as long as the incident.
    const plan::Plan* m_plan = nullptr;
};

} // namespace muster::ui
