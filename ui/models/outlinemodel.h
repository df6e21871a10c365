// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/checklistmodel.h"
#include "ui/models/findindex.h"
#include "ui/models/rowsmodel.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <optional>

namespace muster::ui {

/// A phase, or one of its steps.
struct OutlineRow {
    int phase = 0;
    /// Its place among all steps; nothing for the phase itself.
    std::optional<int> step;

    bool operator==(const OutlineRow&) const = default;
    [[nodiscard]] bool isSame(const OutlineRow& other) const { return *this == other; }
};

/// The plan at a glance: each phase of the walkthrough as a row, followed by its steps as rows unless it is
/// folded. What is folded is known for each incident as long as the program runs; the phase of the current
/// step unfolds when it becomes that.
///
/// An act changes the rows of its steps and of their phases, and nothing else; so a view keeps its selection.
/// Thread: main.
class OutlineModel final : public RowsModel<OutlineRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutlineModel)
public:
    explicit OutlineModel(QObject* parent = nullptr);
    ~OutlineModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    /// Leaves only steps in whose code, title or phase each of these words stands, whatever is folded.
    void setFilter(const QString& words);
    [[nodiscard]] bool isFiltered() const { return !m_words.isEmpty(); }
    /// How many steps there are, whatever the filter, and how many of them are rows.
    [[nodiscard]] int steps() const { return m_steps.rowCount(); }
    [[nodiscard]] int shownSteps() const;

    [[nodiscard]] bool isPhase(int row) const { return !at(row).step; }
    /// Whether the steps of this row's phase are put away; never while there is a filter.
    [[nodiscard]] bool isFolded(int row) const;
    /// Nothing while there is a filter.
    void setFolded(int row, bool folded);
    void foldAllButCurrent();
    void unfoldAll();
    /// What a row is about, wherever it stands: the plan may be changed while it runs.
    [[nodiscard]] QString keyOf(int row) const;
    /// Nothing where nothing shown is about that.
    [[nodiscard]] std::optional<int> rowWith(const QString& key) const;
    /// The row of the phase that a row belongs to.
    [[nodiscard]] int headOf(int row) const;
    [[nodiscard]] const incident::PhaseView& phase(int row) const;
    /// Only of a row that is no phase.
    [[nodiscard]] const incident::StepView& step(int row) const { return m_steps.at(*at(row).step); }
    /// The row of the one current step, of its phase while that is folded; nothing when there is none left,
    /// when the filter hides it, or when the incident is closed.
    [[nodiscard]] std::optional<int> currentRow() const;
    /// Which step that is; also while it is no row.
    [[nodiscard]] std::optional<incident::StepAddress> currentStep() const;
    /// Asked for, and the journal has not answered yet.
    [[nodiscard]] bool isSaving(int row) const { return m_steps.isSaving(*at(row).step); }
    /// The step that a row stands for: itself, or the first of a phase that is not ended, else its first.
    [[nodiscard]] std::optional<incident::StepAddress> stepOf(int row) const;

    // Texts of a row; the same words on screen and aloud.

    /// "2.4" of a step, "2" of a phase, "B1" of one of a scenario that was attached.
    [[nodiscard]] QString code(int row) const;
    /// Of a phase of a scenario that was attached with the scenario: "Contain · Ransomware".
    [[nodiscard]] QString title(int row) const;
    /// Somebody struck this step while the plan runs.
    [[nodiscard]] bool isStruck(int row) const { return m_steps.isStruck(*at(row).step); }
    /// What stands at the end of a row. Of a phase its progress: "3 of 6 · 1 skipped". Of a step its state,
    /// with the time it ended: "done 03:16"; empty while there is nothing to say of it.
    [[nodiscard]] QString remark(int row) const;
    /// The same without the time.
    [[nodiscard]] QString shortRemark(int row) const;
    [[nodiscard]] QString spoken(int row) const;

private:
    [[nodiscard]] QList<OutlineRow> wantedRows() const;
    [[nodiscard]] bool fits(int step) const;
    void tellStep(int step);
    void tellCurrent();
    void unfoldCurrent();
    void fold(const QSet<QString>& phases);
    [[nodiscard]] bool isPutAway(int phase) const { return m_folded.contains(keyOfPhase(phase)); }
    [[nodiscard]] QString keyOfPhase(int phase) const;
    [[nodiscard]] QString titleOfPhase(const incident::PhaseView& phase) const;
    [[nodiscard]] std::optional<int> currentPhase() const;
    /// Nothing while it is no row.
    [[nodiscard]] std::optional<int> rowOf(const OutlineRow& row) const;
    void tell(const OutlineRow& row);
    [[nodiscard]] QString phaseWords(const incident::PhaseView& phase) const;

    ChecklistModel m_steps;
    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
    FindWords m_words;
    /// The phases that are folded, of this incident and of those before, by their keys.
    QSet<QString> m_folded;
    QHash<journal::StreamId, QSet<QString>> m_kept;
    /// The one that last had the current step.
    std::optional<QString> m_unfolded;
    /// What each phase last said of itself.
    QStringList m_told;
};

} // namespace muster::ui
