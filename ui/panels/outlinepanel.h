// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/listpanel.h"

#include <optional>

namespace muster::ui {

class OutlineDelegate;
class OutlineModel;

/// The plan outline: every phase with its progress and every step with its state, the current one marked.
/// Selecting only looks; Enter or a double click asks for a step to be shown. Phases fold by Left and Right,
/// by + and -, and by a click.
/// Thread: main. Owner: its parent.
class OutlinePanel final : public ListPanel {
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
    void changeEvent(QEvent* event) override;
    [[nodiscard]] Looked standsFor(const QModelIndex& index) const override;
    void choose(int row) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addFolding();
    [[nodiscard]] bool handleKey(int key);
    void toggle(int row);
    void filter();
    void followCurrent();
    void showRows();
    void showSentence();

    std::shared_ptr<session::IncidentSession> m_incident;
    OutlineModel* m_model;
    OutlineDelegate* m_delegate;
    /// The current step when the list last followed it.
    std::optional<incident::StepAddress> m_followed;
    /// What the selected row is about.
    QString m_chosen;
};

} // namespace muster::ui
