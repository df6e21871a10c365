// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/listpanel.h"

namespace muster {
class Diagnostics;
}

namespace muster::ui {

class Button;
class DiagnosticsDelegate;
class DiagnosticsModel;

/// What the program did and met since it was started, and a button that copies it for whoever is asked for
/// help. The same with and without an incident.
/// Thread: main. Owner: its dock; the diagnostics outlive it.
class DiagnosticsPanel final : public ListPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosticsPanel)
public:
    DiagnosticsPanel(const Diagnostics& diagnostics, const ThemeValues& theme, QWidget* parent = nullptr);
    ~DiagnosticsPanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    void setTheme(const ThemeValues& theme) override;
    [[nodiscard]] QString remark() const override;

signals:
    /// What was copied, in a sentence.
    void told(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void copy();
    void layOut();
    void showRows();
    /// What is known of the program and the machine, a line each.
    [[nodiscard]] QString surroundings() const;

    DiagnosticsModel* m_model;
    DiagnosticsDelegate* m_delegate;
    Button* m_copy;
};

} // namespace muster::ui
