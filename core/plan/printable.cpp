// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/printable.h"

#include <algorithm>

namespace muster::plan {

namespace {

bool isBlank(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\t' || c == u'\u0085' || c == u'\u2028' || c == u'\u2029';
}

bool turnsDirection(QChar c)
{
    return c == u'\u061C' || (c >= u'\u200E' && c <= u'\u200F') || (c >= u'\u202A' && c <= u'\u202E')
        || (c >= u'\u2066' && c <= u'\u2069');
}

/// Characters that need a second look; halves of a pair are among them.
bool isOdd(QChar c)
{
    return c < u' ' || (c >= u'\u007F' && c <= u'\u009F') || c.isSurrogate() || isBlank(c)
        || turnsDirection(c) || c >= u'\uFFFE';
}

} // namespace

QString printable(const QString& text, qsizetype most)
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
            made[i] = isBlank(c) ? u' ' : u'\uFFFD';
    }
    // A pair that the end has cut in two, and the blanks of a block, are no loss.
    while (made.endsWith(u' '))
        made.chop(1);
    return isLong ? made + u'…' : made;
}

} // namespace muster::plan
