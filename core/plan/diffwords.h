// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plandiff.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace muster::plan {

/// How the value of a key is to be read and compared.
enum class ValueSort {
    Prose, ///< quoted
    Plain,
    Flag,
    Promise, ///< a target: smaller is tighter
    Ability, ///< a target that says what can be done: smaller is better
    Cadence, ///< how often
    Length, ///< how long something takes
    Deadline, ///< when something has to be there
    Keeping, ///< how long something is kept
    Name ///< of something else in the plan
};

/// A key in words for people.
struct KeyWords {
    QString label = {};
    ValueSort sort = ValueSort::Prose;
    /// Where the names stand: "services", "communications/channels", "#steps", "#answers".
    QStringList names = {};
    /// What is said when the key appears, and when it goes; empty: its label and values.
    QString on = {};
    QString off = {};
    std::optional<PlanChange::Section> section = {};
};

/// The entries of a list in words for people.
struct EntryWords {
    /// "Service"; inside of something else "copy".
    QString noun = {};
    /// What keyWords() takes.
    QString context = {};
    PlanChange::Section section = PlanChange::Section::Rest;
    /// Where an entry that came or went belongs.
    std::optional<PlanChange::Section> whole = {};
    /// The keys that an entry is called by, the first that it has.
    QStringList titles = {};
    /// The keys by which an entry without an id is known again, all of them together and then the first
    /// alone.
    QStringList identity = {};
    /// What is added to a title that several have.
    QString detail = {};
};

/// `context` is an entry's kind: "step", "service". A key without words of its own is its own word.
[[nodiscard]] KeyWords keyWords(const QString& context, const QString& key);
/// `list` is the way to it: "services", "communications/channels", "backup/copies".
[[nodiscard]] EntryWords entryWords(const QString& list);

/// "(tighter)" and the like, with a blank in front; empty when there is nothing to say.
[[nodiscard]] QString comparison(ValueSort sort, const QString& before, const QString& after);

/// The two texts in quotes; of long ones only what differs, with a few words around.
[[nodiscard]] QString quotedPair(const QString& before, const QString& after);
[[nodiscard]] QString quoted(const QString& text);
/// At most so many characters, in one line.
[[nodiscard]] QString clipped(const QString& text, qsizetype most);

} // namespace muster::plan
