// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/listpanel.h"

namespace muster::ui {

class Button;
class RememberDelegate;
class RememberModel;

/// What steps that are done said to remember, until somebody says that it has ended. E ends the selected one,
/// or brings it back into force.
/// Thread: main. Owner: its parent.
class RememberPanel final : public ListPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RememberPanel)
public:
    explicit RememberPanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~RememberPanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    /// Its rows are the same in either form.
    void setCompact(bool) override { }
    void setTheme(const ThemeValues& theme) override;
    /// How many are in force.
    [[nodiscard]] QString remark() const override;
    [[nodiscard]] qsizetype waiting() const override;

signals:
    /// Enter on a row: the step that said it.
    void stepChosen(const muster::incident::StepAddress& step);

protected:
    void choose(int row) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showRows();
    void showAct();
    void restyle();
    void layOut();
    void endOrResume();

    std::shared_ptr<session::IncidentSession> m_incident;
    RememberModel* m_model;
    RememberDelegate* m_delegate;
    Paragraph* m_message;
    QWidget* m_foot;
    Button* m_act;
};

} // namespace muster::ui
