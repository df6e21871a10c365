// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/verdict.h"

#include "core/plan/words.h"

#include <QStringList>

#include <algorithm>

namespace muster::readiness {

using plan::Words;

Counts countsOf(const QList<plan::Finding>& findings)
{
    using Severity = plan::Finding::Severity;
    const auto count = [&](Severity severity) {
        return std::count_if(findings.begin(), findings.end(),
            [&](const plan::Finding& finding) { return finding.severity == severity; });
    };
    return { count(Severity::Error), count(Severity::Warning), count(Severity::Info) };
}

QString textOf(const Counts& counts)
{
    QStringList parts;
    const auto add = [&](qsizetype n, const QString& one, const QString& many) {
        if (n > 0)
            parts.append(n == 1 ? one : many.arg(n));
    };
    add(counts.errors, Words::tr("1 error"), Words::tr("%1 errors"));
    add(counts.warnings, Words::tr("1 warning"), Words::tr("%1 warnings"));
    add(counts.remarks, Words::tr("1 remark"), Words::tr("%1 remarks"));
    return parts.join(QStringLiteral(", "));
}

Verdict verdictOf(const Counts& counts)
{
    if (counts.errors > 0)
        return Verdict::NotReady;
    return counts.warnings > 0 ? Verdict::Gaps : Verdict::Ready;
}

QString textOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ready:
        return Words::tr("Ready");
    case Verdict::Gaps:
        return Words::tr("Gaps");
    case Verdict::NotReady:
        return Words::tr("Not ready");
    }
    Q_UNREACHABLE();
}

} // namespace muster::readiness
