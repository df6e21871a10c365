// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/incident/state.h"
#include "core/plan/plan.h"

#include <QDate>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace muster::session {
class IncidentSession;
}

/// What the review of a closed incident says of itself. Pure, but for the clock of the session.
namespace muster::ui {

/// In which its times are told: the plan's, else UTC.
[[nodiscard]] QTimeZone zoneOfReview(const plan::Plan& plan);

/// "Draft", "In review", "Approved", "Closed"
[[nodiscard]] QString stageText(incident::ReviewStage stage);
/// What takes a report of this stage on: "Approve"; empty for the last one.
[[nodiscard]] QString onwardText(incident::ReviewStage stage);
/// What takes it back: "Back to draft…"; empty for the first one.
[[nodiscard]] QString backText(incident::ReviewStage stage);
/// Since when it is of this stage, on whose word and why.
[[nodiscard]] QString standingText(const session::IncidentSession& incident);
/// Why nothing can be written into it now; empty where it can.
[[nodiscard]] QString settledText(incident::ReviewStage stage);

/// The day by whose end a report is to be approved: the third after closing for the gravest severity of the
/// plan, else the fifth from Monday to Friday.
[[nodiscard]] QDate reviewDue(
    const plan::Plan& plan, const std::optional<plan::SeverityId>& severity, QDate closed);

struct DueWords {
    QString text;
    bool isLate = false;

    bool operator==(const DueWords&) const = default;
};
/// Counted on the clock of the machine, also for a drill, whose own may run fast.
[[nodiscard]] DueWords dueWords(const session::IncidentSession& incident);

/// Who keeps an eye on what was closed, and until when; empty where nobody is to.
[[nodiscard]] QString watchText(const session::IncidentSession& incident);
/// Whether somebody still does.
[[nodiscard]] bool isWatched(const session::IncidentSession& incident);

/// The parts that are written in a review, in the order of the report. Each is also the id of a section.
[[nodiscard]] QStringList partsInReview();
/// What the section of such a part is called, where the report has none yet.
[[nodiscard]] QString titleOfPart(const QString& part);
/// What belongs there, in a sentence.
[[nodiscard]] QString hintOfPart(const QString& part);
[[nodiscard]] qsizetype wordsIn(const QString& text);

/// "Cut the redeploy from 9 to 3 min. By Mara, due 2026-06-30."
[[nodiscard]] DueWords followUpWords(
    const incident::FollowUpState& followUp, const session::IncidentSession& incident);

} // namespace muster::ui
