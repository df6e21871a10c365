// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"
#include "core/plan/planloader.h"
#include "tests/core/plan/plantext.h"

#include <QStringList>
#include <QTest>

#include <algorithm>

namespace muster::test {

/// What one rule finds in a plan, in the order in which it was found.
inline QList<plan::Finding> foundBy(
    const QList<plan::lint::Rule>& rules, const QString& id, const QByteArray& text)
{
    const auto rule = std::find_if(rules.begin(), rules.end(),
        [&](const plan::lint::Rule& one) { return id == QLatin1StringView(one.id); });
    const auto loaded = plan::loadPlan(text);
    if (rule == rules.end() || !loaded.plan)
        qFatal("%s: %s", qPrintable(id),
            loaded.findings.isEmpty() ? "no such rule" : qPrintable(loaded.findings.first().text));
    QList<plan::Finding> list;
    plan::lint::Findings found(*rule, list);
    rule->find(*loaded.plan, { .today = QDate(2026, 6, 1) }, found);
    return list;
}

/// "text (hint)" of each finding.
inline QStringList sentences(const QList<plan::Finding>& findings)
{
    QStringList lines;
    for (const auto& finding : findings)
        lines.append(finding.text + QStringLiteral(" (") + finding.hint + u')');
    return lines;
}

/// What a rule says of the plan that it is meant to find fault with.
inline QStringList saidBy(const QList<plan::lint::Rule>& rules, const QString& id)
{
    return sentences(
        foundBy(rules, id, bytesOf(QStringLiteral("tests/data/rules/%1.yes.plan.yaml").arg(id))));
}

/// A plan file of this body.
inline QByteArray planText(const QByteArray& body)
{
    return "muster: 1\nplan: {id: portal, title: Portal}\n" + body;
}

} // namespace muster::test
