// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/listpanel.h"

namespace muster::ui {

class DecisionsDelegate;
class DecisionsModel;

/// What was decided, by whom and why, newest last. Only to be read: decisions are made in the walkthrough,
/// and noted in the timeline.
/// Thread: main. Owner: its parent.
class DecisionsPanel final : public ListPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DecisionsPanel)
public:
    explicit DecisionsPanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~DecisionsPanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    /// Its rows are the same in either form.
    void setTheme(const ThemeValues& theme) override;
    [[nodiscard]] QString remark() const override;

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool isAtEnd() const;
    void layOut();
    void showEmptySentence();
    void showNewest();

    std::shared_ptr<session::IncidentSession> m_incident;
    DecisionsModel* m_model;
    DecisionsDelegate* m_delegate;
    bool m_follows = true;
};

} // namespace muster::ui
