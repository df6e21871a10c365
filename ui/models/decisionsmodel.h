// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/walltime.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace muster::ui {

/// One decision of an incident, or one follow-up.
struct DecisionRow {
    enum class Standing {
        Decided, ///< a question of the plan, and the answer holds
        TakenBack, ///< its step was opened again, or answered anew
        Noted, ///< written into the timeline
        FollowUp, ///< what is to be done afterwards, and is open
    };

    journal::EventId event;
    Standing standing = Standing::Noted;
    Instant at;
    QString actor;
    /// "2.2" and what the plan asks; empty of a note.
    QString code;
    QString question;
    /// The answer given, or the words of the note.
    QString answer;
    QString why;
    /// "By Ben, until 2026-06-30 23:59", of a follow-up.
    QString agreed = {};
    /// "Objection of Cleo: too early", oldest first.
    QStringList objections = {};

    [[nodiscard]] bool isDecision() const { return standing != Standing::FollowUp; }
    bool operator==(const DecisionRow&) const = default;
    [[nodiscard]] bool isSame(const DecisionRow& other) const { return event == other.event; }
};

/// What was decided in an incident, by the plan's questions and by notes, with what speaks against it, and
/// what was agreed to be done afterwards as long as it is open; newest last. What is new is
/// appended; only events that arrive late and belong before others make it read everything again.
/// Thread: main.
class DecisionsModel final : public RowsModel<DecisionRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DecisionsModel)
public:
    explicit DecisionsModel(QObject* parent = nullptr);
    ~DecisionsModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    // Texts of a row; the same words on screen and aloud.

    /// "Decided at 2.2", "Taken back, 2.2", "Noted", "Follow-up"
    [[nodiscard]] static QString standingWords(const DecisionRow& row);
    /// "Because: the replica is 12 s behind"; empty when no reason was given.
    [[nodiscard]] static QString whyWords(const DecisionRow& row);
    /// "Sam 03:26"
    [[nodiscard]] QString whoWords(const DecisionRow& row) const;
    [[nodiscard]] QString spoken(const DecisionRow& row) const;

private:
    struct Found {
        DecisionRow row;
        /// Of a question of the plan.
        std::optional<incident::DecisionRecorded> recorded;
    };

    void refresh();
    void readNewEvents();
    [[nodiscard]] std::optional<Found> read(const journal::Event& event) const;
    [[nodiscard]] QList<DecisionRow> judgedRows() const;
    [[nodiscard]] QString agreedWords(const incident::FollowUpState& followUp) const;
    [[nodiscard]] QString objectionWords(const incident::ObjectionState& objection) const;

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
    QList<Found> m_found;
    /// The events that m_found stands for: how many, and the last of them.
    qsizetype m_read = 0;
    std::optional<journal::EventId> m_last;
    /// Whose words they are in; each version of it stays as long as the incident.
    const plan::Plan* m_plan = nullptr;
};

} // namespace muster::ui
