// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/commands/commandrig.h"

#include <algorithm>

namespace muster::test {

/// A plan in which every guard of a step has its place: 1.2 is seen by Muster itself, 2.1 cannot be undone,
/// needs Owen's approval and a second person, 2.3 changes a credential, and the first phase ends with a call.
[[nodiscard]] inline QByteArray guardedPlanText()
{
    return R"(muster: 1
plan: {id: shop, title: Shop, version: "1", zone: UTC}
objectives: {rto: 1 h, rpo: 5 min}
people:
  - {id: owen, name: Owen, phone: "+61 2 5550 1234"}
  - {id: mia, name: Mia, phone: unknown}
contacts: [{id: desk, title: Service desk, phone: "+61 2 5550 9999"}]
services: [{id: postgres, title: Postgres}]
credentials: [{id: db-url, title: Database login, keychain: shop/db-url}]
communications:
  audiences: [{id: customers, title: Customers}]
scenarios:
  - id: corruption
    title: Data corruption
    affects: [postgres]
    procedure:
      - id: look
        title: Look
        complete: The damage is known
        steps:
          - {id: find, do: Find the newest restore point, critical: true}
          - {id: tell, do: Tell the customers, check: "muster:notice-sent", notify: {audience: customers}}
          - {id: freeze, do: Freeze writes, takes: 10 min}
      - id: act
        title: Act
        steps:
          - id: drop
            do: Drop the damaged database
            expect: It is gone
            irreversible: {target: shop-production, undo: none}
            verify: two-person
            approve: {by: owen, not: requester}
            critical: true
          - {id: restart, do: Restart the shop, recovers: [postgres], verify: two-person}
          - {id: change, do: Change the login of the database, rotate: [db-url]}
    rollback: [{id: thaw, do: Let the writes in again}]
  - id: outage
    title: Region outage
    procedure: [{id: away, title: Away, steps: [{id: move, do: Move to the other region}]}]
validation: [{id: smoke, do: Place an order}]
)";
}

/// Commands over a live incident of that plan, declared by Ada; drills are others.
struct GuardedRig : CommandRig {
    QTemporaryDir dir;
    QString plan = dir.filePath(QStringLiteral("shop.plan.yaml"));
    QString id;

    static void write(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("could not write %s", qPrintable(path));
    }

    GuardedRig()
    {
        write(plan, guardedPlanText());
        run({ QStringLiteral("incident"), QStringLiteral("declare"), plan, QStringLiteral("--scenario"),
            QStringLiteral("corruption"), QStringLiteral("--title"), QStringLiteral("Rows are missing"),
            QStringLiteral("--json") });
        id = object().value(u"id").toString();
    }

    /// Walks a drill of the scenario with what is typed; "|" ends a line.
    int walk(const char* lines)
    {
        canAsk = true;
        typed = QString::fromUtf8(lines).split(u'|');
        return run({ QStringLiteral("drill"), QStringLiteral("run"), plan, QStringLiteral("--scenario"),
            QStringLiteral("corruption") });
    }
    /// Walks it by an answers file of this text.
    int walkByFile(const QByteArray& answers, const QStringList& more = {})
    {
        const auto file = dir.filePath(QStringLiteral("answers.yaml"));
        write(file, answers);
        const auto which = more.isEmpty()
            ? QStringList { plan, QStringLiteral("--scenario"), QStringLiteral("corruption") }
            : more;
        return run(
            QStringList { QStringLiteral("drill"), QStringLiteral("run"), QStringLiteral("--answers"), file }
            + which);
    }
    /// "wait|ID|1.1|--on|Neon support": the words of a call of "incident", of which ID is the incident's.
    int act(const QString& line)
    {
        auto words = line.split(u'|');
        // Only the whole word: the name of a temporary folder may hold the letters.
        std::replace(words.begin(), words.end(), QStringLiteral("ID"), id);
        return run(QStringList { QStringLiteral("incident") } + words);
    }
    int act(const char* line) { return act(QString::fromUtf8(line)); }
    /// What `incident show --json` answers.
    [[nodiscard]] QJsonObject shown()
    {
        act("show|ID|--json");
        return object();
    }
    /// Of it the step with this code.
    [[nodiscard]] QJsonObject step(const QString& code)
    {
        const auto incident = shown();
        for (const auto& step : incident.value(u"steps").toArray()) {
            if (step.toObject().value(u"code").toString() == code)
                return step.toObject();
        }
        return {};
    }
    [[nodiscard]] QString lookOf(const char* code)
    {
        return step(QString::fromLatin1(code)).value(u"look").toString();
    }
};

} // namespace muster::test
