// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/walltime.h"

#include <QString>

#include <memory>
#include <optional>

namespace muster::ui {

/// Something that somebody must look at.
struct AttentionRow {
    enum class Matter {
        PromiseOver,
        StepFailed,
        StepFellBack, ///< it was done, and its check says that it is not so any more
        ReachImpaired, ///< most checks went silent together
        UpdateOverdue,
        NobodyCommands,
        PromiseShort,
        StepOverTime,
        HoldsUpOthers ///< others' promises are short or over, not yet its own
    };

    Matter matter = Matter::PromiseOver;
    /// Of a clock; nothing for that of the whole incident.
    std::optional<plan::ServiceId> service;
    /// Of a step.
    std::optional<incident::StepAddress> step;
    /// Of a message that is due.
    std::optional<plan::AudienceId> audience;
    /// "Neon database", "2.4 Promote the replica"; empty where the matter says all.
    QString subject;
    /// Since when it is so.
    Instant since;
    /// When a promise ends or has ended.
    std::optional<Instant> due;
    /// The promise, or the time box.
    std::optional<Millis> allowed;
    /// What was said of it.
    QString why;
    /// Services whose promise is short or over because they wait for this one, worst first; they have no rows
    /// of their own until it is back.
    QStringList waiting;
    /// How many of them are over.
    int waitingOver = 0;

    bool operator==(const AttentionRow&) const = default;
    [[nodiscard]] bool isSame(const AttentionRow& other) const
    {
        return matter == other.matter && service == other.service && step == other.step
            && audience == other.audience;
    }
    /// A promise or a step is broken, also one that waits for this; else somebody must act in time.
    [[nodiscard]] bool isCritical() const
    {
        return matter == Matter::PromiseOver || matter == Matter::StepFailed || matter == Matter::StepFellBack
            || matter == Matter::ReachImpaired || matter == Matter::UpdateOverdue || waitingOver > 0;
    }
};

/// What needs somebody at this moment: what is broken before what will be, inside that the oldest first.
/// What is late because it waits for another service stands in the row of that one, and for itself again once
/// that is back. Nothing of a closed incident. Pure.
[[nodiscard]] QList<AttentionRow> attentionRows(const plan::Plan& plan, const incident::IncidentState& state,
    const incident::Walkthrough& walkthrough, Instant now);

/// attentionRows() of an incident as a list. A row comes and goes with its matter, and stays as it is
/// between. Thread: main.
class AttentionModel final : public RowsModel<AttentionRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttentionModel)
public:
    explicit AttentionModel(QObject* parent = nullptr);
    ~AttentionModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// Once a second: a promise may have become short.
    void tick();
    /// Whether something is broken already.
    [[nodiscard]] bool hasCritical() const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    // Texts of a row; the same words on screen and aloud.

    /// "Over: Neon database", "Failed: 2.4 Promote the replica"
    [[nodiscard]] static QString headWords(const AttentionRow& row);
    /// "ended 04:12, promised 1 h"
    [[nodiscard]] QString detailWords(const AttentionRow& row) const;
    /// "Orders, Billing and 3 more wait for Neon database, 2 over their promises"; empty when none do.
    [[nodiscard]] static QString waitingWords(const AttentionRow& row);
    /// "since 03:57". Not how long: beside "Soon over" it would be read as the time left.
    [[nodiscard]] QString sinceWords(const AttentionRow& row) const;
    [[nodiscard]] QString spoken(const AttentionRow& row) const;

private:
    void refresh();

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
};

} // namespace muster::ui
