// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/printable.h"

#include <algorithm>

namespace muster {

namespace {

/// Left-to-right marks, embeddings, overrides and isolates: they show a text in another order than it has.
bool turnsWriting(QChar c)
{
    return c == u'\u061C' || (c >= u'\u200E' && c <= u'\u200F') || (c >= u'\u202A' && c <= u'\u202E')
        || (c >= u'\u2066' && c <= u'\u2069');
}

bool endsLine(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\t' || c == u'\u0085' || c == u'\u2028' || c == u'\u2029';
}

/// Characters that need a second look; halves of a pair are among them.
bool isOdd(QChar c)
{
    return c < u' ' || (c >= u'\u007F' && c <= u'\u009F') || c.isSurrogate() || endsLine(c) || turnsWriting(c)
        || c >= u'\uFFFE';
}

} // namespace

QString printable(const QString& text)
{
    QString shown;
    shown.reserve(text.size());
    for (const auto c : text) {
        if (c == u'\n' || (c.category() != QChar::Other_Control && !turnsWriting(c)))
            shown.append(c);
        else
            shown.append(c == u'\t' ? QChar(u' ') : QChar(QChar::ReplacementCharacter));
    }
    return shown;
}

QString printableLine(const QString& text, qsizetype most)
{
    const bool isLong = text.size() > most;
    if (!isLong && std::none_of(text.begin(), text.end(), isOdd))
        return text;
    auto made = isLong ? text.first(most - 1) : text;
    for (qsizetype i = 0; i < made.size(); ++i) {
        const auto c = made[i];
        if (!isOdd(c))
            continue;
        if (c.isHighSurrogate() && i + 1 < made.size() && made[i + 1].isLowSurrogate())
            ++i;
        else
            made[i] = endsLine(c) ? QChar(u' ') : QChar(QChar::ReplacementCharacter);
    }
    // The blanks that the end of a block leaves are no loss.
    while (made.endsWith(u' '))
        made.chop(1);
    return isLong ? made + u'…' : made;
}

} // namespace muster
