// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/models/findindex.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/walltime.h"

#include <QHash>
#include <QString>

#include <memory>
#include <optional>

namespace muster::ui {

/// One file that was put to the record.
struct EvidenceRow {
    /// That it does not belong here after all.
    struct Withdrawal {
        Instant at;
        QString who;
        QString why;

        bool operator==(const Withdrawal&) const = default;
    };

    /// The entry that put it there.
    journal::EventId event;
    incident::EvidenceAttached what;
    Instant at;
    /// When it was written down, if it happened earlier than that.
    std::optional<Instant> recorded = {};
    QString who;
    /// Its name, or that the name is withheld or was taken back.
    QString name;
    /// "2.4 Promote the replica"; empty where it belongs to no step.
    QString step;
    std::optional<Withdrawal> withdrawn = {};
    /// Its file was taken back for good, and is on no disk any more.
    bool fileErased = false;

    bool operator==(const EvidenceRow&) const = default;
    [[nodiscard]] bool isSame(const EvidenceRow& other) const { return event == other.event; }
    [[nodiscard]] bool isSnapshot() const;
};

/// "Picture", "Snapshot before"
[[nodiscard]] QString evidenceKindWords(incident::EvidenceAttached::Kind kind);

/// What was put to the record of an incident, newest first by when it happened. What was withdrawn stays,
/// unless somebody hides it. Thread: main.
class EvidenceModel final : public RowsModel<EvidenceRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvidenceModel)
public:
    explicit EvidenceModel(QObject* parent = nullptr);
    ~EvidenceModel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// Leaves only what has each of the words somewhere; none leave all.
    void setFilter(const QString& words);
    void setShowsWithdrawn(bool shows);
    [[nodiscard]] bool showsWithdrawn() const { return m_showsWithdrawn; }

    /// How many there are, whatever is shown of them, and how many of those were withdrawn.
    [[nodiscard]] qsizetype attached() const { return m_all.size(); }
    [[nodiscard]] qsizetype withdrawn() const;
    [[nodiscard]] std::optional<int> rowOf(const journal::EventId& event) const;
    /// Of a snapshot: the newest of the other side of the same change that was not withdrawn.
    [[nodiscard]] std::optional<EvidenceRow> partnerOf(const EvidenceRow& row) const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    // Texts of a row; the same words on screen and aloud.

    /// "03:12", "2026-03-13 23:50, recorded 03:40"
    [[nodiscard]] QString timeWords(const EvidenceRow& row) const;
    /// "Picture, 2.1 MiB", "Picture, taken back"; of a snapshot also what is set up so.
    [[nodiscard]] static QString kindWords(const EvidenceRow& row);
    /// "Withdrawn 03:50 by Sam: wrong host"; empty while it stands.
    [[nodiscard]] QString withdrawnWords(const EvidenceRow& row) const;
    [[nodiscard]] QString spoken(const EvidenceRow& row) const;
    [[nodiscard]] const WallTime& wallTime() const { return m_time; }

private:
    /// What an event says beside the state that is folded from it.
    struct Beside {
        QString who;
        std::optional<Instant> recorded;
        bool hasName = true;
    };

    void refresh();
    void readNewEvents();
    void read(const journal::Event& event);
    void workOut();
    [[nodiscard]] QList<EvidenceRow> shown() const;

    std::shared_ptr<session::IncidentSession> m_incident;
    WallTime m_time;
    FindWords m_words;
    bool m_showsWithdrawn = true;
    QList<EvidenceRow> m_all;
    QHash<journal::EventId, Beside> m_beside;
    QHash<journal::EventId, EvidenceRow::Withdrawal> m_withdrawals;
    /// The events that both stand for: how many, and the last of them.
    qsizetype m_read = 0;
    std::optional<journal::EventId> m_last;
};

} // namespace muster::ui
