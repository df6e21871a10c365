// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/planloader.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "tests/support/memoryjournal.h"
#include "tests/support/memoryvault.h"
#include "tests/support/verify.h"

namespace muster::test {

[[nodiscard]] inline std::shared_ptr<const plan::Plan> loadedPlan(const QByteArray& text)
{
    auto loaded = plan::loadPlan(text);
    if (!loaded.plan)
        qFatal("the tests' plan does not load: %s", qPrintable(loaded.findings.value(0).text));
    return std::make_shared<const plan::Plan>(*std::move(loaded.plan));
}

/// A small plan of two phases with a decision between them.
[[nodiscard]] inline QByteArray smallPlanText()
{
    return R"(muster: 1
plan: {id: shop, title: Shop, version: "1", zone: UTC}
objectives: {rto: 1 h, rpo: 5 min}
roles:
  - {id: commander, title: Incident commander}
  - {id: scribe, title: Scribe}
services:
  - {id: postgres, title: Postgres}
scenarios:
  - id: corruption
    title: Data corruption
    affects: [postgres]
    procedure:
      - id: look
        title: Look
        steps:
          - {id: find, do: Find the newest restore point, expect: A restore point before the damage}
          - id: choose
            do: Choose the path
            decide:
              id: path
              question: Is a replica at hand?
              answers: [{id: promote, title: Promote}, {id: restore, title: Restore}]
      - id: act
        title: Act
        steps:
          - {id: restart, do: Restart, recovers: [postgres]}
)";
}

[[nodiscard]] inline std::shared_ptr<const plan::Plan> smallPlan()
{
    return loadedPlan(smallPlanText());
}

/// A session over a log in memory.
struct SessionRig {
    ManualClock clock;
    MemoryJournal journal { clock };
    MemoryBlobs blobs;
    MemoryVault vault;
    session::Session session { session::Ports { clock, journal, blobs, vault } };

    [[nodiscard]] static session::Declaration declaration()
    {
        session::Declaration d;
        d.plan = smallPlan();
        d.scenario = plan::ScenarioId(QStringLiteral("corruption"));
        d.summary = QStringLiteral("Orders are missing");
        d.commander = QStringLiteral("Ada");
        return d;
    }
    [[nodiscard]] session::Session::Opened declare(const session::Declaration& wanted = declaration())
    {
        return await(session.declare(wanted));
    }
    /// Every event of the incident's stream that the journal holds.
    [[nodiscard]] QList<journal::Event> stored(const session::IncidentSession& incident)
    {
        return *await(journal.read(incident.stream().id));
    }
};

[[nodiscard]] inline incident::StepAddress stepNamed(const char* step)
{
    return incident::StepAddress(QStringLiteral("corruption/") + QString::fromLatin1(step));
}

} // namespace muster::test
