// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/timeline.h"
#include "core/session/incidentsession.h"
#include "ui/models/findindex.h"
#include "ui/models/timelineentries.h"
#include "ui/models/timelinelines.h"
#include "ui/models/timelinetopic.h"
#include "ui/models/walltime.h"

#include <QAbstractListModel>
#include <QCache>
#include <QHash>
#include <QTimer>

#include <memory>
#include <optional>

namespace muster::ui {

/// What happened in an incident, newest last: a row for each entry, and one for entries of programs that
/// follow each other on one day and are no more than routine, until it is opened; it says from when to when
/// they go. A row may carry a mark above it: a new day, or how long nothing was recorded. Sentences are put
/// together when their row is asked for; only a search for words reads all of them, newest first and in
/// slices, and what it finds is there at once. What is new is appended; only events that arrive late and
/// belong before others make it read everything again, and so does another filter. Thread: main.
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
    /// service. While there is a filter every entry stands alone and no silence is marked.
    void setFilter(TimelineTopics topics, const QString& words);
    [[nodiscard]] bool isFiltered() const { return m_topics || !m_words.isEmpty(); }
    /// Words are still looked for in older entries; searchEnded() says when no longer.
    [[nodiscard]] bool isSearching() const { return m_unsearched > 0; }
    /// How many there are, whatever the filter.
    [[nodiscard]] int entries() const { return m_entries.told(); }
    /// How many were added since it was set and do not fit it.
    [[nodiscard]] int hiddenSince() const { return m_hidden; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    /// The entry of a row; for a group one that stands for all of them.
    [[nodiscard]] incident::TimelineLine at(int row) const;
    [[nodiscard]] std::optional<int> rowOf(const journal::EventId& event) const;
    /// The place of a row's first entry among the incident's events, until other ones are read again.
    [[nodiscard]] int entryAt(int row) const { return m_rows[row].first; }
    /// The row that shows that entry, or the group that holds it.
    [[nodiscard]] std::optional<int> rowShowing(int entry) const;
    /// The first entry that is not before this moment, else the newest; nothing where there is none.
    [[nodiscard]] std::optional<int> rowFrom(Instant moment) const;

    [[nodiscard]] bool isGroup(int row) const { return m_rows[row].kind == Row::Group; }
    /// A group whose entries stand below it.
    [[nodiscard]] bool isOpen(int row) const;
    /// It stands below the row of its group.
    [[nodiscard]] bool isMember(int row) const { return m_rows[row].kind == Row::Member; }
    /// The row of the group that a row is, or stands below; nothing for other rows.
    [[nodiscard]] std::optional<int> groupOf(int row) const;
    /// Opens or closes a group.
    void setOpen(int row, bool open);

    /// Something stands above the entry; markWords() says what.
    [[nodiscard]] bool isMarked(int row) const { return m_rows[row].day || m_rows[row].gap; }
    /// How many rows before this one are marked.
    [[nodiscard]] int marksBefore(int row) const;
    /// "Sunday, 29 November", "2 h 10 min without an entry", or both.
    [[nodiscard]] QString markWords(int row) const;

    /// "03:26:51"
    [[nodiscard]] QString timeWords(int row) const;
    /// "Sam", "Sam, written 03:41"
    [[nodiscard]] QString actorWords(int row) const;
    [[nodiscard]] QString spoken(int row) const;
    [[nodiscard]] const WallTime& wallTime() const { return m_time; }

    /// Another number whenever entryAt() counts in other events.
    [[nodiscard]] int reading() const { return m_reading; }
    /// All entries that a row stands for, as entryAt() counts them.
    [[nodiscard]] QList<int> entriesOf(int row) const;
    /// As it leaves the window.
    [[nodiscard]] TimelineCopy copyOf(int entry) const;

signals:
    /// hiddenSince() is another.
    void hiddenChanged();
    /// Every entry was searched for the words.
    void searchEnded();

private:
    struct Row {
        enum Kind : quint8 { Entry, Group, Member };
        /// Events; of a group also the last one.
        int first;
        int last;
        Kind kind = Entry;
        bool day = false;
        bool gap = false;
    };

    void refresh();
    void readAgain();
    /// Makes all rows anew.
    void fill();
    /// Rows of the events from this one on: those to add, after `m_rows.last()` has taken in what belongs to
    /// it. The second is how many are told and do not fit.
    [[nodiscard]] std::pair<QList<Row>, int> rowsFrom(int event);
    /// Adds one below the rows there are, unless the last of them takes it in.
    void place(int event, QList<Row>& fresh);
    /// Rows of what fits among so many entries before those that were searched.
    [[nodiscard]] QList<Row> searchOn(int most);
    void searchSlice();
    void stopSearch();
    /// Marks a row that follows this event, if it follows one.
    void mark(Row& row, std::optional<int> before) const;
    [[nodiscard]] bool areOnOneDay(Instant a, Instant b) const;
    void listMarks(int row);
    [[nodiscard]] bool fits(int event);
    [[nodiscard]] QString textToFind(int event);
    /// "#Neon #database", of everything that the entry concerns.
    [[nodiscard]] QString servicesOf(const incident::TimelineLine& line);
    [[nodiscard]] incident::TimelineLine lineOfEvent(int event) const;
    [[nodiscard]] incident::TimelineLine lineOfGroup(const Row& row) const;
    [[nodiscard]] QString actorOf(const incident::TimelineLine& line) const;
    [[nodiscard]] bool isRoutine(int event) const;
    void forgetWords();
    void remember();

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
    TimelineEntries m_entries;
    QList<Row> m_rows;
    /// Which of them are marked.
    QList<int> m_marked;
    TimelineTopics m_topics;
    FindWords m_words;
    int m_hidden = 0;
    int m_reading = 0;
    /// Events before this one were not searched for the words yet.
    int m_unsearched = 0;
    QTimer m_search;
    /// Lines that were asked for lately, by their event, and groups by the place before -1.
    mutable QCache<int, incident::TimelineLine> m_lines;
    /// By what an entry is found; only so many are kept.
    QHash<int, QString> m_found;
    QHash<incident::StepAddress, QString> m_recovers;
    mutable std::pair<Instant, Instant> m_day;
    /// The events that m_entries stand for: how many, and the last of them.
    qsizetype m_read = 0;
    std::optional<journal::EventId> m_last;
    /// Whose words they are in; each version of it stays as long as the incident.
    const plan::Plan* m_plan = nullptr;
};

} // namespace muster::ui
