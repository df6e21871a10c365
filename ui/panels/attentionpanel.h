// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/listpanel.h"

namespace muster::ui {

class AttentionDelegate;
class AttentionModel;
struct AttentionRow;

/// What needs somebody now, in one queue: what is broken, then what will be. Enter or a double click asks for
/// the step, the service or the message to be shown. Thread: main. Owner: its parent.
class AttentionPanel final : public ListPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttentionPanel)
public:
    explicit AttentionPanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~AttentionPanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    void tick() override;
    /// Its rows are the same in either form.
    void setTheme(const ThemeValues& theme) override;
    [[nodiscard]] QString remark() const override;
    [[nodiscard]] qsizetype waiting() const override;
    /// Whether something is broken already.
    [[nodiscard]] bool hasCritical() const;
    /// What it shows.
    [[nodiscard]] const QList<AttentionRow>& rows() const;

signals:
    /// This step is to be shown; nothing has been done to it.
    void stepChosen(const muster::incident::StepAddress& step);
    /// This service is to be shown; nothing has been done to it.
    void serviceChosen(const muster::plan::ServiceId& service);
    /// Somebody is to be told something; nothing has been said yet.
    void audienceChosen(const muster::plan::AudienceId& audience);

protected:
    [[nodiscard]] Looked standsFor(const QModelIndex& index) const override;
    void choose(int row) override;

private:
    void showRows();

    std::shared_ptr<session::IncidentSession> m_incident;
    AttentionModel* m_model;
    AttentionDelegate* m_delegate;
};

} // namespace muster::ui
