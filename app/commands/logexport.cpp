// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logexport.h"

#include "app/commands/await.h"
#include "app/commands/lookup.h"
#include "core/bundle/withholding.h"
#include "core/session/exchange.h"
#include "core/session/exchangewords.h"

#include <algorithm>

namespace muster::commands {

namespace {

using session::Exported;

const auto kOutput = QStringLiteral("--output");
const auto kWithout = QStringLiteral("--without");
const auto kEstate = QStringLiteral("--estate");
const auto kAll = QStringLiteral("--all");

void tell(const QList<session::AccountLine>& lines, Console& console)
{
    for (const auto& line : lines) {
        if (line.kind == session::AccountLine::Kind::Refusal)
            console.complain(line.text);
        else
            console.remark(line.text);
    }
}

QJsonObject jsonOf(const Exported& exported)
{
    return { { QStringLiteral("file"), exported.file },
        { QStringLiteral("stream"), exported.stream.toString() },
        { QStringLiteral("entries"), exported.entries }, { QStringLiteral("files"), exported.files },
        { QStringLiteral("withheld_files"), QJsonArray::fromStringList(exported.withheldFiles) },
        { QStringLiteral("withheld_texts"), exported.withheldTexts },
        { QStringLiteral("report"), exported.hasReport }, { QStringLiteral("written"), !exported.wasThere },
        { QStringLiteral("holds"), exported.fault.isEmpty() } };
}

int exportAll(session::Exchange& exchange, const QString& folder, Console& console)
{
    const auto all = await(exchange.exportAll(folder, console.clock.now()));
    if (!all)
        return console.refuse(all.error());
    if (console.json) {
        QJsonArray list;
        for (const auto& [file, done] : *all) {
            if (done)
                list.append(jsonOf(*done));
            else
                console.complain(done.error().text);
        }
        console.tell(list);
    } else {
        tell(accountOf(*all), console);
    }
    const bool isWhole = std::all_of(all->begin(), all->end(),
        [](const session::FileExported& one) { return one.done && one.done->fault.isEmpty(); });
    return isWhole ? kDone : kNo;
}

int exportOne(session::Exchange& exchange, const session::ExportWish& wish, Console& console)
{
    const auto done = await(exchange.exportTo(wish, console.clock.now()));
    if (!done)
        return console.refuse(done.error());
    if (console.json) {
        for (const auto& line : accountOf(*done)) {
            if (line.kind == session::AccountLine::Kind::Refusal)
                console.complain(line.text);
        }
        console.tell(jsonOf(*done));
    } else {
        tell(accountOf(*done), console);
    }
    return done->fault.isEmpty() ? kDone : kNo;
}

/// What is wrong with the words; empty for nothing.
QString faultOf(const Arguments& arguments)
{
    const int chosen
        = int(arguments.operands.size()) + int(arguments.has(kEstate)) + int(arguments.has(kAll));
    if (chosen != 1)
        return Words::tr("Say which: the ID of an incident, --estate, or --all.");
    if (arguments.value(kOutput).isEmpty()) {
        return arguments.has(kAll) ? Words::tr("Say where to: -o FOLDER.")
                                   : Words::tr("Say where to: -o FILE.muster.");
    }
    if (arguments.has(kAll) && arguments.has(kWithout))
        return Words::tr("With --all nothing is left out. Export one by one what is to lack something.");
    return {};
}

} // namespace

Usage LogExport::usage() const
{
    return { QStringLiteral("log export"), QStringLiteral("[ID]"), 0, 1,
        Words::tr("Write an incident with all that belongs to it into a file that anybody can check."),
        { { kOutput, QStringLiteral("FILE"), Words::tr("Where to; or -o FILE.muster") },
            { kWithout, QStringLiteral("WHAT"),
                Words::tr("Leave out names, texts, files or fields, as names,saw; the rest still holds") },
            { kEstate, {},
                Words::tr(
                    "Instead of an incident: who vouches for which console, and who approved which plan") },
            { kAll, {}, Words::tr("Everything that is here, a file each, into the folder after -o") } } };
}

int LogExport::run(const Arguments& arguments, Console& console)
{
    if (const auto fault = faultOf(arguments); !fault.isEmpty())
        return console.unusable(fault);
    std::optional<bundle::Withholding> withheld;
    if (arguments.has(kWithout)) {
        const auto read = bundle::withholdingFromText(arguments.value(kWithout));
        if (!read)
            return console.refuse(read.error());
        withheld = *read;
    }
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    const auto& ports = store->session->ports();
    session::Exchange exchange(ports);
    if (arguments.has(kAll))
        return exportAll(exchange, arguments.value(kOutput), console);
    auto stream = ports.journal.estate().id;
    if (!arguments.has(kEstate)) {
        const auto incident = incidentCalled(*store->session, arguments.operands.first());
        if (!incident)
            return console.refuse(incident.error());
        stream = incident->id;
    }
    return exportOne(exchange,
        { arguments.value(kOutput), stream, withheld, session::ExportWish::Replaces::AnyRecord, console.as },
        console);
}

} // namespace muster::commands
