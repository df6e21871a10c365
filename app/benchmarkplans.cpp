// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchmarkplans.h"

#include <QByteArrayList>

#include <algorithm>

namespace muster::app {

namespace {

constexpr int kStepsOfScenario = 20;
constexpr int kStepsOfPhase = 5;
constexpr int kTiers = 4;

QByteArray n(int number)
{
    return QByteArray::number(number);
}

QByteArray source(int line)
{
    return "\"recovery.md:" + n(line + 1) + '"';
}

QByteArray headOf(int number)
{
    const auto id = n(number);
    return "muster: 1\nplan: {id: plan-" + id + ", title: Recovery of estate " + id
        + ", version: \"1\", status: draft, owner: lead, approvers: [lead], review: yearly, zone: "
          "Europe/Berlin, "
          "language: en, source: "
        + source(0)
        + "}\nobjectives: {rto: 8 h, rpo: 24 h}\ntiers:\n"
          "  - {id: t0, title: Critical, rto: 1 h, rpo: 5 min}\n"
          "  - {id: t1, title: Important, rto: 4 h, rpo: 1 h}\n"
          "  - {id: t2, title: Useful, rto: 8 h, rpo: 24 h}\n"
          "  - {id: t3, title: Other, rto: none, rpo: none}\n"
          "roles:\n"
          "  - {id: commander, title: Incident commander, duties: [Decides, Keeps the clocks], primary: "
          "lead, required: true}\n"
          "  - {id: operator, title: Operator, duties: [Carries out the steps], primary: desk, secondary: "
          "lead}\n"
          "contacts:\n"
          "  - {id: lead, title: Lead of operations, email: lead@example.com, escalate_after: 15 min}\n"
          "  - {id: desk, title: Service desk, email: desk@example.com, escalate_after: 5 min}\n";
}

QByteArray serviceOf(int i)
{
    auto made = "  - id: service-" + n(i) + "\n    title: Service number " + n(i)
        + "\n    kind: " + (i % 3 == 0 ? "database" : "application") + "\n    tier: t" + n(i % kTiers)
        + "\n    owner: lead\n    region: eu-central\n    strategy: Restore beside the old one, look at it, "
          "then switch over\n"
          "    current: {how: From the nightly copy by hand, rto: 3 h}\n";
    if (i > 0)
        made += "    depends_on: [service-" + n(i / 2) + "]\n";
    return made + "    checks: [check-" + n(i) + "]\n    source: " + source(i) + '\n';
}

QByteArray backupOf(int i)
{
    return "  - {id: backup-" + n(i) + ", title: Nightly copy of number " + n(i) + ", service: service-"
        + n(i)
        + ", kind: full, schedule: daily 02:30, takes: 20 min, retention: 30 d, encrypted: unknown, copies: "
          "[{place: second "
          "site, region: eu-west}], verify: [{kind: restore, every: monthly}], alert: {none_in: 25 h}, "
          "source: "
        + source(i) + "}\n";
}

QByteArray stepOf(int i, int services)
{
    auto made = "          - id: step-" + n(i) + "\n            do: Stop the writers of number " + n(i)
        + " and restore its newest good copy to a new place\n            expect: The number of rows is that "
          "of the last "
          "report or higher\n            why: Writes that go on would be lost when the copy takes over\n     "
          "       role: "
        + (i % 4 == 0 ? "commander" : "operator") + "\n            takes: " + n(i % 7 + 2) + " min\n";
    if (i % 3 == 0)
        made += "            run: {argv: [restore-tool, --service, \"" + n(i % services)
            + "\", --to, new-place], timeout: 5 min}\n";
    if (i % kStepsOfPhase == kStepsOfPhase - 1)
        made += "            recovers: [service-" + n(i % services) + "]\n";
    return made + "            source: " + source(i) + '\n';
}

QByteArray scenarioOf(int number, int first, int last, int services)
{
    const auto id = n(number);
    auto made = "  - id: scenario-" + id + "\n    title: Loss of group " + id
        + "\n    likelihood: low\n    impact: high\n    triggers: [A disk fails, Somebody deletes rows by "
          "mistake]\n"
          "    symptoms: [Requests fail, Rows are missing]\n    affects: [service-"
        + n(number % services) + "]\n    rto: 4 h\n    procedure:\n";
    for (int i = first; i < last; ++i) {
        if ((i - first) % kStepsOfPhase == 0)
            made += "      - id: phase-" + n(i) + "\n        title: Part from step " + n(i)
                + "\n        steps:\n";
        made += stepOf(i, services);
    }
    return made + "    rollback:\n      - {id: back-" + id
        + ", do: Point everything back to the old place, role: operator, takes: 10 min}\n";
}

} // namespace

QByteArray planOfSize(int services, int steps, int number)
{
    QByteArrayList parts { headOf(number), "services:\n" };
    for (int i = 0; i < services; ++i)
        parts.append(serviceOf(i));
    parts.append("checks:\n");
    for (int i = 0; i < services; ++i)
        parts.append("  - {id: check-" + n(i) + ", kind: http, address: \"https://service-" + n(i)
            + ".internal/health\", every: 30 s}\n");
    parts.append("backups:\n");
    for (int i = 0; i < services; i += 3)
        parts.append(backupOf(i));
    parts.append("scenarios:\n");
    for (int first = 0; first < steps; first += kStepsOfScenario)
        parts.append(
            scenarioOf(first / kStepsOfScenario, first, std::min(first + kStepsOfScenario, steps), services));
    parts.append(
        "drills: [{id: quarterly, title: Quarterly drill, kind: functional, every: quarterly, rotates: "
        "[scenario-0], owner: lead}]\n");
    return parts.join();
}

} // namespace muster::app
