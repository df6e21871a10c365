// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/walkthrough.h"
#include "core/journal/event.h"
#include "ui/shell/palette.h"
#include "ui/shell/shellactions.h"
#include "ui/start/door.h"

namespace muster::session {
class IncidentSession;
}

namespace muster::ui {

// What the palette can find, by where it comes from. Whatever an act uses outlives the palette.

/// Commands of the window, each by its menu.
[[nodiscard]] QList<Findable> findablesOf(const QList<MenuAction>& actions);

/// How to show a part of an incident.
struct ShowParts {
    std::function<void(const incident::StepAddress& step)> step;
    std::function<void(const plan::ServiceId& service)> service;
    /// By the key of its row among the contacts.
    std::function<void(const QString& contact)> contact;
};
/// Steps, services and those who can be called in an incident.
[[nodiscard]] QList<Findable> findablesOf(const session::IncidentSession& incident, const ShowParts& parts);

/// The files that were put to the record of an incident, by their names and by what they show.
[[nodiscard]] QList<Findable> findablesOfEvidence(
    const session::IncidentSession& incident, const std::function<void(const journal::EventId& entry)>& show);

/// All plans, as scenario -1, and their scenarios, found by what is seen as well: triggers and symptoms.
[[nodiscard]] QList<Findable> findablesOf(
    const QList<PlanChoice>& plans, const std::function<void(int plan, int scenario)>& show);

} // namespace muster::ui
