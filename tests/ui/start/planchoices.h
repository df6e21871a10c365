// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/planhash.h"
#include "core/plan/planlibrary.h"
#include "ui/start/door.h"

#include <QStringList>

namespace muster::test {

/// Plans that come with Muster, as the program hands them to the window.
[[nodiscard]] inline QList<ui::PlanChoice> bundledPlans(const QStringList& ids)
{
    QList<ui::PlanChoice> made;
    for (const auto& id : ids) {
        auto found = plan::PlanLibrary().find(id);
        if (!found || !found->loaded.plan)
            qFatal("a bundled plan cannot be read");
        made << ui::PlanChoice { .name = id,
            .plan = std::make_shared<const plan::Plan>(*std::move(found->loaded.plan)) };
        made.last().hash = plan::hashOf(*made.last().plan);
    }
    return made;
}

/// A drill of the first scenario that was closed.
[[nodiscard]] inline session::IncidentSummary heldDrill(const plan::Plan& plan, Instant at)
{
    return { journal::StreamId::random(), journal::StreamKind::Drill, QStringLiteral("A drill"),
        plan.id.toString(), plan.scenarios.first().id.toString(), at, at + std::chrono::hours(1) };
}

} // namespace muster::test
