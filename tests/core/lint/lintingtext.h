// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"
#include "tests/core/plan/plantext.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace muster::test {

/// What one rule says of a plan, a line for each finding.
inline QStringList saidBy(const char* rule, const plan::Plan& plan, const plan::lint::Records& records = {})
{
    QStringList texts;
    const auto checked = plan::lint::checkPlan(plan, { .today = QDate(2026, 6, 1), .records = records });
    for (const auto& finding : checked.open) {
        if (finding.rule == QLatin1StringView(rule))
            texts.append(finding.text);
    }
    return texts;
}

/// A plan whose one scenario has one phase of these steps.
inline plan::Plan phaseOf(const QByteArray& steps)
{
    return planOf("scenarios:\n"
                  "  - id: s\n"
                  "    title: S\n"
                  "    procedure: [{id: p, title: P, complete: Done, steps: ["
        + steps + "]}]\n");
}

} // namespace muster::test
