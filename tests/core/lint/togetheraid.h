// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/together.h"
#include "core/plan/planlibrary.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace muster::test {

/// The plans of a folder of tests/data/together, under their file names.
inline plan::lint::Members membersOf(const QString& folder)
{
    const plan::PlanLibrary library(QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/together/") + folder);
    plan::lint::Members members;
    for (const auto& entry : library.entries()) {
        if (entry.bundled)
            continue;
        const auto plan = library.plan(entry.path);
        if (!plan)
            qFatal("%s: %s", qPrintable(entry.path), qPrintable(plan.error().text));
        members.append({ entry.id, std::make_shared<const plan::Plan>(*plan) });
    }
    return members;
}

/// Plans of these bodies under the names a, b, c.
inline plan::lint::Members plansOf(const QList<QByteArray>& bodies)
{
    plan::lint::Members members;
    for (const auto& body : bodies) {
        const QString name(QChar(static_cast<char16_t>(u'a' + members.size())));
        const auto head = QStringLiteral("muster: 1\nplan: {id: %1, title: %2}\n").arg(name, name.toUpper());
        const auto loaded = plan::loadPlan(head.toUtf8() + body);
        if (!loaded.plan)
            qFatal("%s", qPrintable(loaded.findings.value(0).text));
        members.append({ name, std::make_shared<const plan::Plan>(*loaded.plan) });
    }
    return members;
}

/// "file:line text" of what one rule finds.
inline QStringList saidTogether(const QString& rule, const plan::lint::Members& members)
{
    QStringList said;
    const auto checked = plan::lint::checkTogether(members, { .today = QDate(2026, 6, 1) });
    for (const auto& finding : checked.open) {
        if (finding.rule == rule)
            said.append(QStringLiteral("%1:%2 ").arg(finding.place.file, QString::number(finding.place.line))
                + finding.text);
    }
    return said;
}

} // namespace muster::test
