// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logarchive.h"

#include "app/commands/await.h"
#include "app/commands/lookup.h"
#include "core/session/archiver.h"
#include "core/session/exchange.h"

namespace muster::commands {

namespace {
const auto kOutput = QStringLiteral("--output");
} // namespace

Usage LogArchive::usage() const
{
    return { QStringLiteral("log archive"), QStringLiteral("ID"), 1, 1,
        Words::tr(
            "Put an incident that is over away into a file; the list still names it, and an import brings "
            "it back."),
        { { kOutput, QStringLiteral("FILE"), Words::tr("Where to; or -o FILE.muster") } } };
}

int LogArchive::run(const Arguments& arguments, Console& console)
{
    const auto path = arguments.value(kOutput);
    if (path.isEmpty())
        return console.unusable(Words::tr("Say where to: -o FILE.muster."));
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    const auto& ports = store->session->ports();
    const auto incident = incidentCalled(*store->session, arguments.operands.first());
    if (!incident)
        return console.refuse(incident.error());
    if (!incident->archivedIn.isEmpty() || !incident->closedAt)
        return console.refuse(session::archiveEntry(ports, *incident, path, console.as).error());
    session::Exchange exchange(ports);
    const auto exported = await(
        exchange.exportTo({ .file = path, .stream = incident->id, .by = console.as }, console.clock.now()));
    if (!exported)
        return console.refuse(exported.error());
    if (!exported->unreadable.isEmpty()) {
        return console.refuse({ Fault::Invalid,
            Words::tr("Nothing was put away: a file of the record cannot be read. %1")
                .arg(exported->unreadable.first()) });
    }
    const auto entry = session::archiveEntry(
        ports, *incident, path, console.as.isEmpty() ? incident->commander : console.as);
    if (!entry)
        return console.refuse(entry.error());
    if (const auto stored = await(ports.journal.append({ *entry })); !stored)
        return console.refuse(stored.error());
    if (console.json) {
        console.tell(QJsonObject { { QStringLiteral("file"), path },
            { QStringLiteral("stream"), incident->id.toString() },
            { QStringLiteral("entries"), exported->entries } });
    } else {
        console.remark(
            Words::tr("%1 is in %2 now, all %3 entries of it, and no more in this log. Keep the file in two "
                      "places; \"log import\" brings it back.")
                .arg(incident->title, path)
                .arg(exported->entries));
    }
    return kDone;
}

} // namespace muster::commands
