// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"
#include "core/journal/textwords.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/walltime.h"

#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace muster::ui {

/// One entry that was found.
struct FoundRow {
    /// What was looked for, in `text`.
    struct Mark {
        qsizetype at = 0;
        qsizetype length = 0;

        bool operator==(const Mark&) const = default;
    };

    journal::EventId event;
    journal::StreamId stream;
    /// "2026-03-14 03:26:51"
    QString when;
    /// Its title, or that it was recorded in peace time.
    QString incident;
    /// "Step done"
    QString kind;
    /// Who acted, or in which role.
    QString who;
    /// A piece of what it says, in one line, around the first word that was looked for; empty where it says
    /// nothing beside its kind.
    QString text;
    /// In their order; they do not overlap.
    QList<Mark> marks = {};
    /// When it was written, if that was later than it happened; else empty.
    QString written = {};

    bool operator==(const FoundRow&) const = default;
    [[nodiscard]] bool isSame(const FoundRow& other) const { return event == other.event; }
};

/// Where in a text in one line stands what was looked for.
[[nodiscard]] QList<FoundRow::Mark> marksIn(const QString& text, const QList<journal::SoughtWords>& sought);

/// Entries of the record that were found, in the order in which they are given. Those of the incident that is
/// open say whole sentences; of the others there is no plan at hand, and they say their kind and their texts.
/// Thread: main.
class FoundModel final : public RowsModel<FoundRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoundModel)
public:
    explicit FoundModel(QObject* parent = nullptr);
    ~FoundModel() override;

    /// What they are called; `estate` is the stream of what is recorded in peace time. Holds for what is
    /// shown from now on, as all of these do.
    void setIncidents(const QList<session::IncidentSummary>& incidents, const journal::StreamId& estate);
    /// The one that is open, whose zone counts; null for none.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);

    /// Shows these, and marks what was typed to find them. `again`: the answer to what was asked before; then
    /// only what differs changes.
    void show(const QList<journal::Event>& events, const QString& words, bool again);
    void clear();
    /// Whether this was recorded in peace time, and belongs to no incident.
    [[nodiscard]] bool isOfEstate(const FoundRow& row) const { return m_estate == row.stream; }
    [[nodiscard]] const WallTime& wallTime() const { return m_time; }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// One sentence.
    [[nodiscard]] static QString spoken(const FoundRow& row);

private:
    struct Title {
        QString title;
        journal::StreamKind kind;
    };

    [[nodiscard]] FoundRow rowOf(
        const journal::Event& event, const QList<journal::SoughtWords>& sought) const;
    /// Whole sentences, or what people wrote.
    [[nodiscard]] QStringList textsOf(const journal::Event& event) const;
    [[nodiscard]] QString titleOf(const journal::StreamId& stream) const;
    [[nodiscard]] std::optional<incident::TimelineLine> lineOf(const journal::Event& event) const;

    std::shared_ptr<session::IncidentSession> m_incident;
    QHash<journal::StreamId, Title> m_titles;
    std::optional<journal::StreamId> m_estate;
    WallTime m_time;
};

} // namespace muster::ui
