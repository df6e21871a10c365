// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <memory>
#include <optional>

class QListView;

namespace muster::ui {

class OutlineDelegate;
class OutlineModel;
class Paragraph;

/// The plan outline: every phase with its progress and every step with its state, the current one marked.
/// Selecting only looks; Enter or a double click asks for a step to be shown.
/// Thread: main. Owner: its parent.
class OutlinePanel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutlinePanel)
public:
    explicit OutlinePanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~OutlinePanel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// Nothing here moves with the clock; for the sake of those who tick all panels.
    void tick() { }
    void setCompact(bool compact);
    void setTheme(const ThemeValues& theme);

signals:
    /// This step is to be shown; nothing has been done to it.
    void stepChosen(const muster::incident::StepAddress& step);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(int row);
    void followCurrent();
    void showEmptiness();
    void restyle();

    std::shared_ptr<session::IncidentSession> m_incident;
    ThemeValues m_theme;
    OutlineModel* m_model;
    OutlineDelegate* m_delegate;
    QListView* m_list;
    Paragraph* m_empty;
    /// Where the current step was when the list last followed it.
    std::optional<int> m_followed;
};

} // namespace muster::ui
