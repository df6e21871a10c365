// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/detailsmodel.h"
#include "ui/panels/listpanel.h"

namespace muster::ui {

class DetailsDelegate;

/// Everything that is said of what somebody looks at in another panel. Only to be read: Ctrl+C copies the
/// selected value.
/// Thread: main. Owner: its parent.
class DetailsPanel final : public ListPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsPanel)
public:
    explicit DetailsPanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~DetailsPanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    /// Its rows are the same in either form.
    void setCompact(bool) override { }
    void setTheme(const ThemeValues& theme) override;
    void look(const Looked& looked);

signals:
    /// What was copied, in a sentence.
    void told(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showRows();
    void layOut();
    void copy();

    std::shared_ptr<session::IncidentSession> m_incident;
    DetailsModel* m_model;
    DetailsDelegate* m_delegate;
};

} // namespace muster::ui
