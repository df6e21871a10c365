// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/walkthrough.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"

#include <QAbstractListModel>

#include <memory>
#include <optional>

namespace muster::ui {

/// The steps of an incident's walkthrough, one row each, in plan order.
///
/// Exactly one row has the card: the current step, or one that may be done now or rests, and that somebody
/// brought to the front. Looking around never changes it.
class ChecklistModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecklistModel)
public:
    explicit ChecklistModel(QObject* parent = nullptr);
    ~ChecklistModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] const incident::Walkthrough& walkthrough() const { return m_walkthrough; }
    [[nodiscard]] const incident::StepView& at(int row) const { return m_walkthrough.steps[row]; }
    /// Asked for, and the journal has not answered yet.
    [[nodiscard]] bool isSaving(int row) const;
    /// Row of the card; nothing when there is no step left, or the incident is closed.
    [[nodiscard]] std::optional<int> cardRow() const;
    /// Brings a step to the front that may be done now or rests; any other row is ignored.
    void bringForward(int row);
    /// Somebody struck it while the plan runs.
    [[nodiscard]] bool isStruck(int row) const;
    /// How many rows in a row, from this one, are on a branch that was not taken; 0 for any other row and for
    /// all but the first of them. A step that was struck is a run of its own.
    [[nodiscard]] int inactiveRun(int row) const;

    // Texts of a row; the same words on screen and aloud.

    [[nodiscard]] const QString& title(int row) const { return at(row).step->title; }
    /// What was seen, chosen or said, or why it was struck: "12 s"; empty when nothing was.
    [[nodiscard]] QString answer(int row) const;
    /// "Sam 03:26", "saving…", "5 min".
    [[nodiscard]] QString remark(int row) const;
    /// When it was ended, "03:21"; empty while it is not.
    [[nodiscard]] QString endedWhen(int row) const;
    /// "done", "skipped: not needed", "not on the chosen path", "struck".
    [[nodiscard]] QString lookWords(int row) const;
    [[nodiscard]] QString spoken(int row) const;
    /// What is read aloud of it, in whole words: what to beware of, what to do, what to expect, and how it
    /// stands where it is not the current step.
    [[nodiscard]] QString aloud(int row) const;

signals:
    /// Another row or another step has the card, or none has.
    void cardRowChanged();

private:
    void refresh();
    void refreshPending();
    void tellCard();
    [[nodiscard]] QString whyStruck(const incident::StepAddress& step) const;
    /// Who did it and who saw it too.
    [[nodiscard]] QString peopleOf(const incident::StepView& view) const;

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
    incident::Walkthrough m_walkthrough;
    QSet<incident::StepAddress> m_pending;
    std::optional<incident::StepAddress> m_forward;
    std::optional<int> m_shownCard;
    std::optional<incident::StepAddress> m_shownStep;
};

/// "not needed", …; the words of the picklist, in the order of its keys 1 to 4.
[[nodiscard]] QString skipReasonWords(incident::SkipReason reason);
/// The title of the scenario that was attached and that this phase belongs to; empty for the incident's own.
[[nodiscard]] QString attachedScenario(
    const session::IncidentSession& incident, const incident::PhaseView& phase);
/// "waiting", "waiting for approval"
[[nodiscard]] QString waitingWords(const incident::StepView& view);
/// When a step that was put off comes back: "until 04:10", "until “Verify”", "to the end".
[[nodiscard]] QString deferralWords(
    const session::IncidentSession& incident, const incident::StepView& view, const WallTime& time);

} // namespace muster::ui
