// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/objectives.h"
#include "core/incident/payloads.h"
#include "core/incident/runningplan.h"
#include "core/incident/state.h"
#include "core/incident/timeline.h"
#include "core/incident/walkthrough.h"
#include "core/journal/event.h"
#include "core/plan/plan.h"
#include "core/plan/plannames.h"
#include "core/report/report.h"
#include "core/report/reportsetup.h"
#include "core/report/wording.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace muster::report {

/// One entry of the record, read.
struct Told {
    /// Points into the record.
    const journal::Event* event = nullptr;
    /// "19"; "B 3" where several consoles wrote: the third entry of the second of them.
    QString entry;
    std::optional<incident::Payload> payload;
    /// Nothing where a console only joined.
    std::optional<incident::TimelineLine> line;

    /// Null when it says something else.
    template <typename Said> [[nodiscard]] const Said* says() const
    {
        return payload ? std::get_if<Said>(&*payload) : nullptr;
    }
};

/// One console that wrote into the record.
struct Origin {
    journal::OriginId id;
    /// "B"; empty where there is no other.
    QString letter;
    qint64 entries = 0;
    /// Of its newest entry.
    journal::Head head;
};

/// Everything that the sections of a report read, taken from the log once. What points to something points
/// into it. Pure.
class Record final {
public:
    /// Times are told in the zone of the setup, also within sentences.
    Record(plan::Plan frozen, QList<journal::Event> events, ReportSetup setup);
    Record(const Record&) = delete;
    Record& operator=(const Record&) = delete;
    Record(Record&&) = delete;
    Record& operator=(Record&&) = delete;
    ~Record() = default;

    [[nodiscard]] const ReportSetup& setup() const { return m_setup; }
    [[nodiscard]] const incident::IncidentState& state() const { return m_state; }
    /// As it ran.
    [[nodiscard]] const plan::Plan& plan() const { return m_running.current(); }
    [[nodiscard]] const plan::PlanNames& names() const { return m_names; }
    [[nodiscard]] const incident::Walkthrough& walk() const { return m_walk; }
    [[nodiscard]] const incident::Objectives& objectives() const { return m_objectives; }
    [[nodiscard]] const Wording& words() const { return m_words; }
    /// In the total order.
    [[nodiscard]] const QList<Told>& told() const { return m_told; }
    [[nodiscard]] const QList<Origin>& origins() const { return m_origins; }
    /// When it was closed, else as of when the report is.
    [[nodiscard]] Instant end() const { return m_end; }
    [[nodiscard]] bool isDrill() const { return m_state.kind != journal::StreamKind::Live; }

    /// Null for none.
    [[nodiscard]] const Told* entryOf(const journal::EventId& id) const;
    /// The newest entry that `fits` says of; null for none.
    template <typename Fits> [[nodiscard]] const Told* newest(const Fits& fits) const
    {
        for (qsizetype i = m_told.size() - 1; i >= 0; --i) {
            if (fits(m_told.at(i)))
                return &m_told.at(i);
        }
        return nullptr;
    }
    /// What a person wrote into an entry; "(withheld)" or "(taken back)" where it is not here, empty where
    /// nothing was written.
    [[nodiscard]] QString said(const Told& told, QLatin1StringView field) const;
    /// Who acted, in words.
    [[nodiscard]] static QString actorOf(const Told& told);
    /// "2.4 Promote the replica"
    [[nodiscard]] QString stepName(const incident::StepAddress& address) const;

private:
    void readEntries();

    ReportSetup m_setup;
    QList<journal::Event> m_events;
    incident::IncidentState m_state;
    incident::RunningPlan m_running;
    plan::PlanNames m_names;
    Instant m_end;
    incident::Walkthrough m_walk;
    incident::Objectives m_objectives;
    Wording m_words;
    QList<Told> m_told;
    QList<Origin> m_origins;
    QHash<journal::EventId, qsizetype> m_places;
};

/// “what was said”, or nothing.
[[nodiscard]] QString quoted(const QString& text);
/// Both, with a colon between; one alone where the other is empty.
[[nodiscard]] QString withReason(const QString& words, const QString& reason);

} // namespace muster::report
