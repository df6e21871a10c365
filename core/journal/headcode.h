// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::journal {

/// How one entry of the log leaves the laptop, so that nobody can rewrite what came before it unnoticed: as a
/// code that carries its whole hash, or as words that carry the first 132 bits of it, to be read aloud.
/// Specified in resources/help/event-record.md.

/// "muster:47:" and 64 hex digits.
[[nodiscard]] QString codeOf(const Head& head);
/// Twelve words of the list, for the first 132 bits of a hash of 32 bytes.
[[nodiscard]] QStringList wordsOf(const QByteArray& hash);
/// The 2,048 words, all different in their first four letters.
[[nodiscard]] const QStringList& headWordList();

/// What somebody kept of an entry: which one, and the beginning of its hash.
struct HeadMark {
    qint64 seq = 0;
    /// Hex digits: 64 of a code, 33 of words.
    QString digits;

    /// Whether it is this entry's.
    [[nodiscard]] bool fits(const Head& head) const;
    bool operator==(const HeadMark&) const = default;
};

/// Reads a code, wherever it stands in the text, or a number and twelve words: "47: able about …", in any
/// case, with whatever stands between them; four letters of a word are enough. Fails with Invalid, and says
/// which word is none.
[[nodiscard]] Result<HeadMark> headMarkFromText(const QString& text);

} // namespace muster::journal
