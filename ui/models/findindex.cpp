// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/findindex.h"

#include <algorithm>
#include <array>
#include <optional>

namespace muster::ui {

namespace {

enum Rank { Whole, Beginning, Words, Inside, kRanks };

bool beginsWord(const QString& line, qsizetype at)
{
    return at == 0 || !line[at - 1].isLetterOrNumber();
}

/// Where a word of a query stands best in a line.
std::optional<Rank> rankOf(const QString& word, const QString& line)
{
    std::optional<Rank> best;
    for (auto at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
        if (at == 0)
            return Beginning;
        if (beginsWord(line, at))
            return Words;
        best = Inside;
    }
    return best;
}

std::optional<Rank> rankOf(const QStringList& words, const QString& whole, const QString& line)
{
    if (line == whole)
        return Whole;
    if (line.startsWith(whole))
        return Beginning;
    Rank worst = Beginning;
    for (const auto& word : words) {
        const auto rank = rankOf(word, line);
        if (!rank)
            return std::nullopt;
        worst = std::max(worst, *rank);
    }
    return worst;
}

QStringList wordsOf(const QString& folded)
{
    return folded.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

QString foldedToFind(const QString& text)
{
    const bool plain
        = std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' ? c < u'\u007F' : c == u' '; });
    // Upper case also makes one of "ß" and "ss".
    if (plain)
        return text.toUpper();
    const auto apart = text.normalized(QString::NormalizationForm_KD).toUpper();
    QString made;
    made.reserve(apart.size());
    for (const auto c : apart) {
        if (c.category() != QChar::Mark_NonSpacing)
            made += c.isSpace() ? QChar(u' ') : c;
    }
    return made;
}

FindWords::FindWords(const QString& query)
    : m_words(wordsOf(foldedToFind(query)))
{
}

bool FindWords::areIn(const QString& line) const
{
    return std::all_of(
        m_words.begin(), m_words.end(), [&](const QString& word) { return line.contains(word); });
}

FindIndex::FindIndex(const QStringList& lines)
{
    m_folded.reserve(lines.size());
    for (const auto& line : lines)
        m_folded << foldedToFind(line);
}

QList<qsizetype> FindIndex::find(const QString& query, qsizetype most) const
{
    const auto whole = foldedToFind(query).simplified();
    const auto words = wordsOf(whole);
    std::array<QList<qsizetype>, kRanks> byRank;
    for (qsizetype i = 0; i < m_folded.size(); ++i) {
        if (const auto rank = rankOf(words, whole, m_folded[i]))
            byRank[*rank] << i;
    }
    QList<qsizetype> made;
    for (const auto& lines : byRank)
        made += lines;
    return made.first(std::min(made.size(), most));
}

} // namespace muster::ui
