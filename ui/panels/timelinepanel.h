// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/incidentpanel.h"
#include "ui/panels/logentry.h"

class QListView;

namespace muster::ui {

class EntryEdit;
class EntryTime;
class Paragraph;
class TimelineDelegate;
class TimelineModel;

/// What happened, newest last, and one line to write what happened. A text leaves the line only when it is on
/// disk.
class TimelinePanel final : public IncidentPanel {
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
    /// Gives the keyboard to the entry line.
    void focusEntry();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void append();
    /// Shows the whole sentence of the selected line while the list has the keyboard.
    void openSelected();
    void showEmptiness();
    void showRefusal(const QString& text);
    [[nodiscard]] bool isAtEnd() const;
    void restyle();

    std::shared_ptr<session::IncidentSession> m_incident;
    TimelineModel* m_model;
    TimelineDelegate* m_delegate;
    QListView* m_list;
    Paragraph* m_empty;
    Paragraph* m_message;
    QWidget* m_row;
    EntryTime* m_time;
    EntryEdit* m_entry;
    bool m_follows = true;
};

} // namespace muster::ui
