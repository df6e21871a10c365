// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace muster::ui {

/// A text as it is compared when somebody looks for it: without case and marks, so that "Übergabe" and
/// "ubergabe" are one.
[[nodiscard]] QString foldedToFind(const QString& text);

/// The words of what a person types to narrow a list down.
/// Thread: any, one at a time.
class FindWords final {
public:
    explicit FindWords(const QString& query = {});

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    /// Whether a line, as foldedToFind() gives it, has each of the words somewhere.
    [[nodiscard]] bool areIn(const QString& line) const;
    bool operator==(const FindWords&) const = default;

private:
    QStringList m_words;
};

/// Finds lines by what a person types of them, the way a tired one types: a few letters of a word, words in
/// any order, no accents. Letters with marks are found without them.
/// Thread: any, one at a time.
class FindIndex final {
public:
    /// What each line is found by, in the order in which equally good ones are shown.
    explicit FindIndex(const QStringList& lines = {});

    /// Positions of the lines that fit, best first, at most so many. An empty query finds the first ones.
    /// Better is: the whole line, then its beginning, then the beginnings of words, then anything inside.
    [[nodiscard]] QList<qsizetype> find(const QString& query, qsizetype most) const;

private:
    QStringList m_folded;
};

} // namespace muster::ui
