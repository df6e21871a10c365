// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/finding.h"

namespace muster::plan {

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

QString lineOf(const QString& file, const Finding& finding)
{
    const auto number = [](int n) { return QString::number(n) + u':'; };
    auto line = file + u':' + number(finding.place.line) + number(finding.place.column) + u' '
        + textOf(finding.severity) + QStringLiteral(": ") + finding.rule + QStringLiteral(": ")
        + finding.text;
    if (!finding.hint.isEmpty())
        line += QStringLiteral(" (") + finding.hint + u')';
    return line;
}

} // namespace muster::plan
