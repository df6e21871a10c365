// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/drillending.h"

#include "app/commands/await.h"
#include "app/commands/printing.h"
#include "core/journal/headcode.h"

#include <algorithm>

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

/// What "9 of 9 steps" does not say: steps that were skipped have ended, too.
QString shortfallOf(const session::IncidentSession& drill)
{
    const auto& walk = drill.walkthrough();
    const auto undone
        = std::count_if(walk.steps.begin(), walk.steps.end(), [](const incident::StepView& view) {
              return view.step->critical && view.look != incident::StepLook::Inactive
                  && (view.look == incident::StepLook::Skipped || !incident::isEnded(view.look));
          });
    const auto& rows = drill.objectives().rows;
    const auto down = std::count_if(rows.begin(), rows.end(),
        [](const incident::ServiceRow& row) { return row.standing == incident::ServiceStanding::Down; });
    QStringList parts;
    if (undone > 0)
        parts.append(undone == 1 ? Words::tr("1 critical step was not done")
                                 : Words::tr("%1 critical steps were not done").arg(undone));
    if (walk.deferred > 0) {
        parts.append(walk.deferred == 1 ? Words::tr("1 step was put off and not done")
                                        : Words::tr("%1 steps were put off and not done").arg(walk.deferred));
    }
    if (down > 0)
        parts.append(
            down == 1 ? Words::tr("1 service is not back") : Words::tr("%1 services are not back").arg(down));
    return parts.isEmpty() ? QString() : parts.join(QStringLiteral("; ")) + u'.';
}

} // namespace

QString wordsToLeave(const session::IncidentSession& incident)
{
    const auto head = incident.head();
    if (!head)
        return {};
    return Words::tr("%1\n%2: %3\nRead these to somebody, or write them down.")
        .arg(journal::codeOf(*head), QString::number(head->seq), journal::wordsOf(head->hash).join(u' '));
}

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
        if (const auto shortfall = shortfallOf(drill); !shortfall.isEmpty())
            console.remark(shortfall);
        if (const auto words = wordsToLeave(drill); !words.isEmpty())
            console.remark(words);
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
