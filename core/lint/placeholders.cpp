// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/placeholders.h"

#include <QRegularExpression>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is longer is not read to its end.
constexpr qsizetype kMaxRead = 2000;

} // namespace

QString placeholderIn(const QString& text)
{
    // A comparison in a query, a level in a log and a date format of a database are no placeholders.
    static const QRegularExpression kPlaceholder(
        u"(?<![\\w<])<(?![^>]{0,80}\\b(?:and|or|AND|OR)\\b)[A-Za-z][\\w.-]*(?: [A-Za-z][\\w.-]*){0,2}>(?!\\w)"
        "|\\[(?!(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|NOTICE)\\])[A-Z][A-Za-z_ ]{2,40}\\]"
        "|\\$\\{[A-Za-z_]\\w*\\}|(?<![\\w\\\\$])\\$[A-Z][A-Z0-9_]{1,40}\\b"
        "|\\{\\{ ?[A-Za-z_]\\w* ?\\}\\}"
        "|(?<!')\\bYYYY-?MM(?:-?DD)?\\b"
        "|\\b(?:TBD|TBC|TO-?DO|CHANGE[-_]?ME)\\b"
        "|(?<![\\w.])X{3,8}(?![\\w.])"
        "|\\byour[-_][a-z]+(?:[-_][a-z]+)*\\b"
        "|\\bexample\\.(?:com|org|net)\\b"_s);
    const auto match = kPlaceholder.match(text.first(qMin(text.size(), kMaxRead)));
    return match.hasMatch() ? match.captured(0) : QString();
}

} // namespace muster::plan::lint
