// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/incident/walkthrough.h"
#include "core/journal/headcode.h"
#include "core/paper/sheet.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace muster::paper {

/// Something to be written by hand beside a step.
struct Blank {
    enum class Kind {
        Words, ///< a line to write on
        Person, ///< a line for a name, and the time
        Tick ///< a box to tick, and the time
    };
    Kind kind = Kind::Words;
    QString label;
    bool operator==(const Blank&) const = default;
};

/// A step that is not over.
struct OpenStep {
    StepSheet sheet;
    /// What has become of it so far, a line each: "HELD since 03:10 by Ada".
    QStringList standing;
    QList<Blank> blanks;
    bool operator==(const OpenStep&) const = default;
};

/// A phase of which something is left.
struct OpenPhase {
    /// "2 Restore"
    QString name;
    QList<Said> about;
    QList<OpenStep> steps;
    /// What is still to be said aloud at its end; may be empty.
    QString complete;
    bool operator==(const OpenPhase&) const = default;
};

/// The newest entry of the record when the sheet was made. With it anybody can tell later whether what came
/// before was rewritten.
struct RecordMark {
    qint64 seq = 0;
    /// See journal::codeOf and journal::wordsOf.
    QString code;
    QStringList words;
    bool operator==(const RecordMark&) const = default;
};

/// What is left of an incident at one moment, in the words of its readers.
struct RemainingSheet {
    /// The first 8 digits of its id.
    QString id;
    QString title;
    /// "LIVE" or "DRILL"
    QString kind;
    /// "Shop, version 1"
    QString plan;
    /// "2026-03-14 03:14 AEST"
    QString asOf;
    QList<Said> about;
    /// Services that are affected and messages that are promised, with their times.
    Section due;
    /// Nothing where the sheet is not to vouch for the record.
    std::optional<RecordMark> record;
    /// Phases of which nothing is left, in a line each.
    QList<Said> over;
    /// What steps that were done left to remember, and is still so.
    QList<Said> inForce;
    /// In the order of the walkthrough; none when nothing is left.
    QList<OpenPhase> phases;
    /// The way back, in case; one or none.
    QList<OpenPhase> wayBack;
    /// Restore points, messages and hand-overs of command: blanks for them, each with the beginning of the
    /// line that types it back. No tables when nothing is left.
    Section beside;
    Section calls;
    bool operator==(const RemainingSheet&) const = default;
};

/// Which incident it is, and when: times are written in that zone.
struct Moment {
    QString id;
    Instant now;
    QTimeZone zone;
    /// The newest entry, if it is to stand on the sheet.
    std::optional<journal::Head> head = {};
};

/// What is left to do. `walk` is the walkthrough of that plan and state at that moment. Steps on branches
/// that were not taken are left out, but not those that time may still bring. Pure.
[[nodiscard]] RemainingSheet remainingSheet(const plan::Plan& plan, const incident::IncidentState& state,
    const incident::Walkthrough& walk, const Moment& moment);

} // namespace muster::paper
