// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/incidentpanel.h"

class QListView;

namespace muster::ui {

class AttentionDelegate;
class AttentionModel;
class Paragraph;

/// What needs somebody now, in one queue: what is broken, then what will be. Enter or a double click asks for
/// the step or the service to be shown. Thread: main. Owner: its parent.
class AttentionPanel final : public IncidentPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttentionPanel)
public:
    explicit AttentionPanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~AttentionPanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    void tick() override;
    /// Its rows are the same in either form.
    void setCompact(bool) override { }
    void setTheme(const ThemeValues& theme) override;
    [[nodiscard]] QString remark() const override;
    [[nodiscard]] qsizetype waiting() const override;

signals:
    /// This step is to be shown; nothing has been done to it.
    void stepChosen(const muster::incident::StepAddress& step);
    /// This service is to be shown; nothing has been done to it.
    void serviceChosen(const muster::plan::ServiceId& service);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(int row);
    void showEmptiness();
    void restyle();

    std::shared_ptr<session::IncidentSession> m_incident;
    ThemeValues m_theme;
    AttentionModel* m_model;
    AttentionDelegate* m_delegate;
    QListView* m_list;
    Paragraph* m_empty;
};

} // namespace muster::ui
