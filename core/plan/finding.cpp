// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/finding.h"

#include "core/plan/words.h"

#include <QStringList>

namespace muster::plan {

namespace {

/// The line of the plan, and what stands behind it in the document.
QString placeText(const Place& place)
{
    auto line = Words::tr("line %1").arg(place.line);
    if (!place.file.isEmpty())
        line = place.file + QStringLiteral(", ") + line;
    return place.source.isEmpty() ? line : line + QStringLiteral(", ") + place.source;
}

} // namespace

QString textOf(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Error:
        return QStringLiteral("error");
    case Finding::Severity::Warning:
        return QStringLiteral("warning");
    case Finding::Severity::Info:
        return QStringLiteral("info");
    }
    return {};
}

QString textOf(Consequence consequence)
{
    switch (consequence) {
    case Consequence::DataLost:
        return QStringLiteral("data-lost");
    case Consequence::PromiseBroken:
        return QStringLiteral("promise-broken");
    case Consequence::RecoveryStalls:
        return QStringLiteral("recovery-stalls");
    case Consequence::Unprepared:
        return QStringLiteral("unprepared");
    case Consequence::Unclear:
        return QStringLiteral("unclear");
    }
    return {};
}

QString lineOf(const QString& file, const Finding& finding)
{
    const auto number = [](int n) { return QString::number(n) + u':'; };
    auto line = (finding.place.file.isEmpty() ? file : finding.place.file) + u':' + number(finding.place.line)
        + number(finding.place.column) + u' ' + textOf(finding.severity) + QStringLiteral(": ") + finding.rule
        + QStringLiteral(": ") + finding.text;
    if (!finding.hint.isEmpty())
        line += QStringLiteral(" (") + finding.hint + u')';
    if (!finding.against.isEmpty()) {
        QStringList others;
        for (const auto& other : finding.against)
            others.append(placeText(other));
        line += QStringLiteral(" [")
            + Words::tr("%1 against %2").arg(placeText(finding.place), others.join(QStringLiteral("; ")))
            + u']';
    }
    return line;
}

} // namespace muster::plan
