// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/record.h"
#include "core/report/report.h"
#include "core/report/sections.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::report {

// How things stand at the end of the record, for papers that are made while it goes on. Pure.

/// The services that are or were down, with what is left of what was promised: columns "service", "standing",
/// "promised", "due", "back", "left" and "loss".
[[nodiscard]] Table servicesTable(const Record& record);
/// How many of them are back: "2 of 3"; nothing where none was down.
[[nodiscard]] std::optional<QString> servicesBack(const Record& record);

/// When each audience is due its next message: columns "audience", "due", "left" and "told", when it was told
/// something last. Without rows where nobody is due any.
[[nodiscard]] Table updatesTable(const Record& record);
/// When the next message to anybody is due; empty where none is.
[[nodiscard]] Cell nextUpdate(const Record& record);

/// Those who hold a role now, in the order in which they took it.
[[nodiscard]] QList<Tenure> holdersIn(const Record& record);
/// Who holds command now; nothing where nobody does.
[[nodiscard]] std::optional<Tenure> commandIn(const Record& record);

/// What is to be done afterwards and is neither done nor dropped: columns "what", "owner" and "due"; and the
/// tasks that somebody noted, without an owner.
[[nodiscard]] Table tasksTable(const Record& record);

/// What it is: live or a drill, which scenario, how severe, and since when; facts of overviewFacts().
[[nodiscard]] QList<Fact> outlineFacts(const Record& record, const QStringList& ids);

} // namespace muster::report
