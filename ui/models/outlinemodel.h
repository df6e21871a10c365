// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/checklistmodel.h"

#include <QAbstractListModel>

#include <memory>
#include <optional>

namespace muster::ui {

/// The plan at a glance: each phase of the walkthrough as a row, followed by its steps as rows.
///
/// An act changes the rows of its steps and of their phases, and nothing else; so a view keeps its selection.
/// Thread: main.
class OutlineModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutlineModel)
public:
    explicit OutlineModel(QObject* parent = nullptr);
    ~OutlineModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] bool isPhase(int row) const { return !m_rows[row].step; }
    [[nodiscard]] const incident::PhaseView& phase(int row) const;
    /// Only of a row that is no phase.
    [[nodiscard]] const incident::StepView& step(int row) const { return m_steps.at(*m_rows[row].step); }
    /// The row of the one current step; nothing when there is none left, or the incident is closed.
    [[nodiscard]] std::optional<int> currentRow() const;
    /// Asked for, and the journal has not answered yet.
    [[nodiscard]] bool isSaving(int row) const { return m_steps.isSaving(*m_rows[row].step); }
    /// The step that a row stands for: itself, or the first of a phase that is not ended, else its first.
    [[nodiscard]] std::optional<incident::StepAddress> stepOf(int row) const;

    // Texts of a row; the same words on screen and aloud.

    /// "2.4" of a step, "2" of a phase.
    [[nodiscard]] QString code(int row) const;
    [[nodiscard]] QString title(int row) const;
    /// What stands at the end of a row. Of a phase its progress: "3 of 6 · 1 skipped". Of a step its state,
    /// with the time it ended: "done 03:16"; empty while there is nothing to say of it.
    [[nodiscard]] QString remark(int row) const;
    /// The same without the time.
    [[nodiscard]] QString shortRemark(int row) const;
    [[nodiscard]] QString spoken(int row) const;

private:
    struct Row {
        int phase = 0;
        /// Row of m_steps; nothing for the phase itself.
        std::optional<int> step;
    };

    void layRows();
    void tellStep(int step);
    void tellCurrent();
    [[nodiscard]] int rowOfStep(int step) const;
    [[nodiscard]] int rowOfPhase(int phase) const;
    [[nodiscard]] QString phaseWords(const incident::PhaseView& phase) const;

    ChecklistModel m_steps;
    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
    QList<Row> m_rows;
    /// What each phase last said of itself.
    QStringList m_told;
};

} // namespace muster::ui
