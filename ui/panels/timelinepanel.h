// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timelinetopic.h"
#include "ui/panels/listpanel.h"

#include <QList>

#include <optional>

class QAction;
class QKeyEvent;
class QMenu;

namespace muster::ui {

class Button;
class EntryEdit;
class EntryTime;
class FollowUpLine;
class LinesSaver;
class Paragraph;
class TimelineDelegate;
class TimelineList;
class TimelineModel;

/// What happened, newest last, and one line to write what happened. A text leaves the line only when it is on
/// disk. What is shown can be narrowed down by kinds of entries and by words; a time that is typed there is
/// gone to. Enter or a double click shows the step or the service that an entry is about, or opens and closes
/// a group of entries, as Right and Left do. Several lines can be selected, copied and saved, and of each
/// something can follow that is to be done afterwards (F).
/// Thread: main. Owner: its dock.
class TimelinePanel final : public ListPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelinePanel)
public:
    explicit TimelinePanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~TimelinePanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    void tick() override;
    void setCompact(bool compact) override;
    void setTheme(const ThemeValues& theme) override;
    [[nodiscard]] QString remark() const override;
    [[nodiscard]] Typed typed() const override;
    void setTyped(const Typed& typed) override;
    /// Gives the keyboard to the entry line.
    void focusEntry();
    /// Shows everything from this entry on, whatever the filter, and gives it the keyboard.
    void showFrom(const journal::EventId& entry);
    /// Asks for a file and writes the selected lines to it.
    void saveLines();
    /// Writes them to this one; the end of its name says as what: .txt, .csv or .md.
    void saveLinesAs(const QString& file);

signals:
    /// This step is to be shown; nothing has been done to it.
    void stepChosen(const muster::incident::StepAddress& step);
    /// So is this service.
    void serviceChosen(const muster::plan::ServiceId& service);
    /// What this entry says is to be taken back for good.
    void eraseWanted(const muster::journal::EventId& entry);
    /// Something to know that is no failure.
    void told(const QString& text);

protected:
    void choose(int row) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildKinds();
    void chooseKinds();
    void filter();
    void showHidden();
    void goTo(std::optional<int> row);
    void offerLines();
    /// Whether the key opened or closed a group, or was one for the selected lines.
    [[nodiscard]] bool takes(const QKeyEvent& key);
    void fold(int row, bool open);
    /// What the selected rows stand for, oldest first.
    [[nodiscard]] QList<int> selectedEntries() const;
    void copyLines();
    void addFollowUp();
    /// The entry line is there again.
    void endFollowUp();
    void append();
    /// Shows the whole sentence of the one selected line while the list has the keyboard.
    void openSelected();
    void showRows();
    void showRefusal(const QString& text);
    [[nodiscard]] bool isAtEnd() const;
    void restyle();

    std::shared_ptr<session::IncidentSession> m_incident;
    TimelineModel* m_model;
    TimelineDelegate* m_delegate;
    TimelineList* m_rows;
    LinesSaver* m_saver;
    QList<QAction*> m_ofLines;
    QMenu* m_kindMenu;
    Button* m_kinds;
    TimelineTopics m_topics;
    Paragraph* m_hidden;
    Paragraph* m_message;
    QWidget* m_row;
    EntryTime* m_time;
    EntryEdit* m_entry;
    FollowUpLine* m_followUp;
    bool m_follows = true;
};

} // namespace muster::ui
