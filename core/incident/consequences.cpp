// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/consequences.h"

#include "core/plan/dependencygraph.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::incident {

QHash<plan::ServiceId, plan::ServiceId> rootsOf(const plan::Plan& plan, const QList<ServiceRow>& rows)
{
    QHash<plan::ServiceId, ServiceStanding> standings;
    standings.reserve(rows.size());
    for (const auto& row : rows)
        standings.insert(row.service, row.standing);
    const auto count = plan.services.size();
    QHash<plan::ServiceId, qsizetype> places;
    places.reserve(count);
    QList<ServiceStanding> standing(count);
    for (qsizetype i = 0; i < count; ++i) {
        places.insert(plan.services[i].id, i);
        standing[i] = standings.value(plan.services[i].id);
    }

    // One that is back waits for nobody any more, whatever it depends on. One that the scenario does not name
    // has no clock, but passes the failure on.
    plan::DependencyGraph graph(count);
    for (qsizetype i = 0; i < count; ++i) {
        if (standing[i] == ServiceStanding::Recovered)
            continue;
        for (const auto& id : plan.services[i].dependsOn) {
            const auto need = places.value(id, i);
            if (need != i && standing[need] != ServiceStanding::Recovered)
                graph.add(i, need);
        }
    }

    QHash<plan::ServiceId, plan::ServiceId> found;
    // `count` for none.
    QList<qsizetype> roots(count, count);
    for (const auto one : graph.breakCyclesAndOrder()) {
        for (const auto need : graph.needsOf(one)) {
            const bool isRoot = roots[need] == count && standing[need] == ServiceStanding::Down;
            roots[one] = std::min(roots[one], isRoot ? need : roots[need]);
        }
        if (roots[one] != count && standing[one] == ServiceStanding::Down)
            found.insert(plan.services[one].id, plan.services[roots[one]].id);
    }
    return found;
}

QString waitWords(const QStringList& waiting, const QString& root)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("muster", text); };
    const auto first = waiting.value(0);
    if (waiting.size() == 1)
        return tr("%1 waits for %2").arg(first, root);
    if (waiting.size() == 2)
        return tr("%1 and %2 wait for %3").arg(first, waiting[1], root);
    return tr("%1, %2 and %3 more wait for %4")
        .arg(first, waiting.value(1), QString::number(waiting.size() - 2), root);
}

} // namespace muster::incident
