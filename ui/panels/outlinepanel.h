// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/incidentpanel.h"

#include <optional>

class QListView;

namespace muster::ui {

class OutlineDelegate;
class OutlineModel;
class Paragraph;

/// The plan outline: every phase with its progress and every step with its state, the current one marked.
/// Selecting only looks; Enter or a double click asks for a step to be shown.
/// Thread: main. Owner: its parent.
class OutlinePanel final : public IncidentPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutlinePanel)
public:
    explicit OutlinePanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~OutlinePanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    void setCompact(bool compact) override;
    void setTheme(const ThemeValues& theme) override;
    [[nodiscard]] QString remark() const override;

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
