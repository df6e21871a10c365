// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"
#include "core/journal/finder.h"

#include <QString>

namespace muster::store {

/// What of an event is indexed, and how it is asked for. Both are made of the same words, so that they meet:
/// those of journal::wordsIn(), the characters of scripts without spaces in pairs, and the last of a row of
/// them alone, too. When any of it changes, SearchIndex has another version.

/// Columns of the index: words with a space between them.
struct IndexedWords {
    /// All texts beside the event but the name.
    QString text;
    /// The name of who acted.
    QString who;
    /// Stream, type, subject, service and source, each as one word.
    QString tag;

    bool operator==(const IndexedWords&) const = default;
};
[[nodiscard]] IndexedWords indexedWords(const journal::Event& event);

/// The expression of FTS5 for all of a search but its times. Empty when nothing else is set, or what is typed
/// has neither a letter nor a digit.
[[nodiscard]] QString matchFor(const journal::Search& search);

} // namespace muster::store
