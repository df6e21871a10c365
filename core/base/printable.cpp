// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/printable.h"

namespace muster {

namespace {

/// Left-to-right marks, embeddings, overrides and isolates: they show a text in another order than it has.
bool turnsWriting(char16_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
}

} // namespace

QString printable(const QString& text)
{
    QString shown;
    shown.reserve(text.size());
    for (const auto c : text) {
        if (c == u'\n' || (c.category() != QChar::Other_Control && !turnsWriting(c.unicode())))
            shown.append(c);
        else
            shown.append(c == u'\t' ? QChar(u' ') : QChar(QChar::ReplacementCharacter));
    }
    return shown;
}

} // namespace muster
