// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/commandtext.h"

#include <algorithm>

namespace muster::plan {

namespace {

bool isPlain(QChar c)
{
    static const QString kHarmless = QStringLiteral("_-+./:=@%,");
    return (c.unicode() < 128 && c.isLetterOrNumber()) || kHarmless.contains(c);
}

/// Controls, and the marks that turn the direction of writing.
bool isUnseen(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
        || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

QString writtenOut(const QString& argument)
{
    QString text = QStringLiteral("$'");
    for (const auto c : argument) {
        if (isUnseen(c))
            text += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else if (c == u'\'' || c == u'\\')
            text += QStringLiteral("\\") + c;
        else
            text += c;
    }
    return text + u'\'';
}

QString quoted(const QString& argument)
{
    if (std::any_of(argument.begin(), argument.end(), isUnseen))
        return writtenOut(argument);
    if (!argument.isEmpty() && std::all_of(argument.begin(), argument.end(), isPlain))
        return argument;
    auto text = argument;
    return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

} // namespace

QString commandText(const QStringList& argv)
{
    QStringList parts;
    parts.reserve(argv.size());
    for (const auto& argument : argv)
        parts << quoted(argument);
    return parts.join(u' ');
}

} // namespace muster::plan
