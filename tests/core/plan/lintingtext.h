// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/linter.h"
#include "core/plan/planloader.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace muster::test {

/// The plan that `body` makes after a head; a body that does not load ends the test program.
inline plan::Plan planOf(const QByteArray& body)
{
    const auto loaded = plan::loadPlan("muster: 1\nplan: {id: shop, title: Shop}\n" + body);
    if (!loaded.plan)
        qFatal("%s", qPrintable(loaded.findings.isEmpty() ? QString() : loaded.findings.first().text));
    return *loaded.plan;
}

/// What one rule says of a plan, a line for each finding.
inline QStringList saidBy(const char* rule, const plan::Plan& plan, const plan::Records& records = {})
{
    QStringList texts;
    const auto checked = plan::checkPlan(plan, { .today = QDate(2026, 6, 1), .records = records });
    for (const auto& finding : checked.open) {
        if (finding.rule == QLatin1StringView(rule))
            texts.append(finding.text);
    }
    return texts;
}

} // namespace muster::test
