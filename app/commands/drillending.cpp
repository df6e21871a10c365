// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/drillending.h"

#include "app/commands/await.h"
#include "app/commands/printing.h"

namespace muster::commands {

namespace {

void tellId(const session::IncidentSession& drill, Console& console)
{
    const auto id = drill.stream().id.toString();
    if (!console.json) {
        console.tell(id);
        return;
    }
    QJsonArray services;
    for (const auto& row : drill.objectives().rows)
        services.append(jsonOf(row));
    console.tell(QJsonObject { { QStringLiteral("id"), id },
        { QStringLiteral("status"),
            drill.state().closedAt ? QStringLiteral("closed") : QStringLiteral("open") },
        { QStringLiteral("services"), services } });
}

} // namespace

int finish(session::IncidentSession& drill, const QString& summary, Console& console)
{
    if (const auto closed = await(drill.close(summary)); !closed)
        return console.refuse(closed.error());
    if (!console.json) {
        console.remark({});
        for (const auto& row : drill.objectives().rows) {
            if (row.standing != incident::ServiceStanding::Normal)
                console.remark(rowText(row));
            if (const auto loss = lossText(row); !loss.isEmpty())
                console.remark(loss);
        }
        console.remark(Words::tr("The drill is closed: %1 of %2 steps, %3 from failure to end.")
                           .arg(drill.walkthrough().ended)
                           .arg(drill.walkthrough().active)
                           .arg(clockText(drill.clock().now() - drill.state().failedAt)));
    }
    tellId(drill, console);
    return kDone;
}

int leave(const session::IncidentSession& drill, Console& console, int status)
{
    if (!console.json) {
        console.remark(Words::tr("\nThe drill stays open; everything so far is on disk. It goes on with:\n"
                                 "  muster-cli drill run --continue %1")
                           .arg(drill.stream().id.toString().left(8)));
    }
    tellId(drill, console);
    return status;
}

} // namespace muster::commands
