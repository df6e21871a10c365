// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"
#include "core/report/record.h"
#include "core/report/report.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace muster::report {

// What the papers about an incident have alike: how they begin and end, and how a part of a section is taken.
// Pure.

/// Whose paper it is: subject, day, title, subtitle and banner. `what` is "Handover sheet"; nothing for the
/// report itself.
[[nodiscard]] Report framed(const Record& record, const QString& what = {});
/// The last touch, once everything stands in it: numbers get their ids, texts hold nothing that could command
/// a terminal or turn the direction of writing, and names give way to roles where the setup says so.
void finish(Report& report, const Record& record);

/// What was promised and what was achieved, in at most four numbers.
[[nodiscard]] QList<Headline> promiseHeadlines(const Record& record);

/// What it is, when it was made and from which entry of the record, for the foot of a page. Whoever is not in
/// the room is not told who made it.
enum class Reader { InTheRoom, Outside };
[[nodiscard]] QString footOf(const Record& record, const QString& what, Reader reader);
/// The newest entry of each console that wrote the record, with its code (journal::codeOf), by which can be
/// told later whether the record was rewritten.
[[nodiscard]] Section originSection(const Record& record);

/// Only what had happened by then, on the clock of the incident; what declared it is there always.
[[nodiscard]] QList<journal::Event> eventsUntil(const QList<journal::Event>& events, Instant until);

/// A table with these of its columns, in this order; those that it does not have are left out.
[[nodiscard]] Table narrowed(const Table& table, const QStringList& columns);
/// The same of the table of this id in a section; without columns and rows where there is none.
[[nodiscard]] Table narrowedIn(const Section& section, const QString& table, const QStringList& columns);

/// A text as a part of the name of a file: letters and digits of any script, with a dash for whatever stands
/// between.
[[nodiscard]] QString slugOf(const QString& text);
/// Day and title, as the names of files begin: "2026-03-14_rows-are-missing".
[[nodiscard]] QString fileBeginning(const Report& report);
/// Enough of the id of a record to tell it over the telephone.
[[nodiscard]] QString shortId(const Report& report);

} // namespace muster::report
