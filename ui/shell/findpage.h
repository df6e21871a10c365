// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/journal/finder.h"
#include "core/session/session.h"
#include "ui/models/savedsearches.h"
#include "ui/widgets/theme.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QListView;
class QMenu;

namespace muster::ui {

class Button;
class FoundDelegate;
class FoundModel;

/// The page on which entries of all incidents are found: words, and filters that come when they are asked
/// for. It searches a moment after the last key, and asks again while newest entries are not searched yet.
/// Searches can be kept under a name. Enter on an entry asks for it to be shown, Escape goes back.
/// Thread: main.
class FindPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindPage)
public:
    /// `clock` outlives it; times that are typed are read by it.
    FindPage(const MachineClock& clock, const SavedSearches& saved, const ThemeValues& theme,
        QWidget* parent = nullptr);
    ~FindPage() override;

    /// Who is asked; null for nobody. It outlives the page, or is taken back.
    void setFinder(journal::Finder* finder);
    /// What they are called; `estate` is the stream of what is recorded in peace time.
    void setIncidents(const QList<session::IncidentSummary>& incidents, const journal::StreamId& estate);
    /// The one that is open; null for none.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// Is shown again: the keyboard stands in the words, and what they found is found anew.
    void begin();
    /// Asks at once for what is typed and chosen.
    void search();
    /// The same again, for what came or went meanwhile; does nothing where nothing was asked.
    void searchAgain();
    /// A second has passed.
    void tick();
    [[nodiscard]] const SavedSearches& saved() const { return m_saved; }
    void setTheme(const ThemeValues& theme);

signals:
    void left();
    /// This entry is to be shown, in its incident.
    void chosen(const muster::journal::StreamId& stream, const muster::journal::EventId& entry);
    /// A search was kept or removed.
    void savedChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void buildFilters();
    void buildKinds();
    void placeParts();
    void searchSoon();
    void ask(const journal::Search& search, bool again);
    void answer(const Result<journal::Found>& found, bool again);
    [[nodiscard]] FindQuery query() const;
    void setQuery(const FindQuery& query);
    /// What is to be asked; fails with a sentence when something typed cannot be read.
    [[nodiscard]] Result<journal::Search> wanted() const;
    [[nodiscard]] Result<std::optional<Instant>> timeIn(const QLineEdit& field, bool isEnd) const;
    [[nodiscard]] Result<QString> stepIn(const QString& typed) const;
    [[nodiscard]] QString serviceIn(const QString& typed) const;
    [[nodiscard]] Instant now() const;
    void chooseKind(TimelineTopic topic, bool shown);
    void showFilters(bool open);
    void showKinds();
    void showCount(qsizetype entries, bool hasMore);
    void showWaiting(qint64 waiting);
    void showIdle();
    void choose();
    void goToList();
    void fillSaved();
    void beginSaving();
    void save();
    void endSaving();
    void say(const QString& sentence, bool isRefusal = false);
    void restyle();

    const MachineClock& m_clock;
    SavedSearches m_saved;
    ThemeValues m_theme;
    journal::Finder* m_finder = nullptr;
    std::shared_ptr<session::IncidentSession> m_incident;
    TimelineTopics m_topics;
    /// What was asked last, until something else is typed.
    std::optional<journal::Search> m_asked;
    /// Counts the questions: an answer to an older one is not shown.
    int m_turn = 0;
    bool m_isAsking = false;
    bool m_isWaiting = false;
    /// The keyboard goes into the list when the answer comes.
    bool m_goesToList = false;
    bool m_isRefusal = false;
    /// The name that would be replaced.
    QString m_replaces;
    QTimer m_pause;

    FoundModel* m_model;
    FoundDelegate* m_delegate;
    QLabel* m_title;
    QLabel* m_wordsHead;
    QLineEdit* m_words;
    Button* m_more;
    Button* m_savedButton;
    QMenu* m_savedMenu;
    QMenu* m_removeMenu;
    QWidget* m_filters;
    QList<QLabel*> m_heads;
    Button* m_kinds;
    QMenu* m_kindMenu;
    QComboBox* m_scope;
    QComboBox* m_source;
    QLineEdit* m_person;
    QLineEdit* m_step;
    QLineEdit* m_service;
    QLineEdit* m_from;
    QLineEdit* m_until;
    QLabel* m_zone;
    QWidget* m_naming;
    QLabel* m_nameHead;
    QLineEdit* m_name;
    Button* m_keep;
    QLabel* m_message;
    QLabel* m_waiting;
    QListView* m_list;
    Button* m_back;
};

} // namespace muster::ui
