// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace muster::journal {

/// What a text is searched by: a word of letters and digits; or one character of a script that puts no spaces
/// between its words, such as Chinese.
struct TextWord {
    /// As it is compared: without case and accents.
    QString text;
    /// Where it stands in the text.
    qsizetype at = 0;
    qsizetype length = 0;
    /// One character of such a script, and whether another one stands right before it.
    bool isCharacter = false;
    bool followsCharacter = false;

    bool operator==(const TextWord&) const = default;
};

/// The words of a text in normalisation form C, in their order; what is between them is left out.
[[nodiscard]] QList<TextWord> wordsIn(QStringView text);

/// Words that a person typed and that must stand together.
struct SoughtWords {
    /// Never empty.
    QList<TextWord> words;
    /// The last of them may be the beginning of a word.
    bool isBeginning = false;

    bool operator==(const SoughtWords&) const = default;
};

/// What a person typed: what is between spaces stands together, and so does what is in quotes. The last one
/// may be the beginning of a word, unless it is in quotes. Nothing is an operator. Empty when no letter and
/// no digit is in it.
[[nodiscard]] QList<SoughtWords> soughtIn(const QString& typed);

/// A piece of a text, of about `width` characters, in one line, and where in it stands what was looked for.
struct Excerpt {
    QString text;
    /// In `text`; length 0 when nothing of it was found.
    qsizetype at = 0;
    qsizetype length = 0;

    bool operator==(const Excerpt&) const = default;
};

/// Of the first of the texts in which something that is sought stands, the piece around it; else the
/// beginning of the first text. What is left out is shown as "…".
[[nodiscard]] Excerpt excerptOf(const QStringList& texts, const QList<SoughtWords>& sought, qsizetype width);

} // namespace muster::journal
