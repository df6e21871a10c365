// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logexport.h"

#include "app/commands/await.h"
#include "app/commands/lookup.h"
#include "core/bundle/bundleverifier.h"
#include "core/bundle/withholding.h"

#include <QFileInfo>

namespace muster::commands {

namespace {

const auto kOutput = QStringLiteral("--output");
const auto kWithout = QStringLiteral("--without");

/// Whether it is there and no record: a slip of the keyboard, most likely.
bool isSomethingElse(const QString& path)
{
    const QFileInfo info(path);
    return info.exists() && (!info.isFile() || (info.size() > 0 && !bundle::readFiles(path)));
}

/// What this console knows of the stream. A file that is not there any more is withheld, and said.
Result<bundle::Bundle> gathered(
    const session::Ports& ports, const journal::StreamId& stream, Console& console)
{
    const auto attested = await(ports.journal.attest(stream));
    if (!attested)
        return fail(attested.error());
    const auto heads = journal::readHeads(*attested);
    if (!heads)
        return fail(heads.error());
    const auto events = await(ports.journal.read(stream));
    if (!events)
        return fail(events.error());
    bundle::Bundle made { *attested, bundle::eventsUpTo(heads->heads, *events), {} };
    for (const auto& file : bundle::filesNamedBy(made.events)) {
        const auto bytes = await(ports.blobs.get(file.hash));
        if (bytes)
            made.files.insert(file.hash, *bytes);
        else if (bytes.error().fault == Fault::NotFound || bytes.error().fault == Fault::Invalid)
            console.complain(Words::tr("A file of the record is left out: %1").arg(bytes.error().text));
        else
            return fail(bytes.error());
    }
    return made;
}

} // namespace

Usage LogExport::usage() const
{
    return { QStringLiteral("log export"), QStringLiteral("ID"), 1, 1,
        Words::tr("Write an incident with all that belongs to it into a file that anybody can check."),
        { { kOutput, QStringLiteral("FILE"), Words::tr("Where to; or -o FILE.muster") },
            { kWithout, QStringLiteral("WHAT"),
                Words::tr(
                    "Leave out names, texts, files or fields, as names,saw; the rest still holds") } } };
}

int LogExport::run(const Arguments& arguments, Console& console)
{
    const auto path = arguments.value(kOutput);
    if (path.isEmpty())
        return console.unusable(Words::tr("Say where to: -o FILE.muster."));
    if (isSomethingElse(path)) {
        return console.unusable(
            Words::tr("%1 is there already, and is no record. Nothing was written.").arg(path));
    }
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
    const auto incident = incidentCalled(*store->session, arguments.operands.first());
    if (!incident)
        return console.refuse(incident.error());
    auto made = gathered(store->session->ports(), incident->id, console);
    if (!made)
        return console.refuse(made.error());
    if (withheld)
        *made = bundle::withhold(*std::move(made), *withheld);
    if (const auto written = bundle::writeBundle(path, *made, console.clock.now()); !written)
        return console.refuse(written.error());
    const auto found = bundle::verify(bundle::recordFiles(*made), 1);
    if (!found.holds()) {
        const auto& fault = found.faults.first();
        console.complain(Words::tr("%1 was written, but the record does not hold. %2: %3")
                             .arg(path, fault.file, fault.text));
    }
    if (console.json) {
        QJsonArray missing;
        for (const auto& file : found.withheldFiles)
            missing.append(file.hash);
        console.tell(QJsonObject { { QStringLiteral("file"), path },
            { QStringLiteral("stream"), incident->id.toString() },
            { QStringLiteral("entries"), made->events.size() },
            { QStringLiteral("files"), made->files.size() }, { QStringLiteral("withheld_files"), missing },
            { QStringLiteral("withheld_texts"), found.withheldTexts },
            { QStringLiteral("holds"), found.holds() } });
    } else {
        const auto text = withheld
            ? Words::tr(
                "%1: %2 entries, %3 files; %4 texts are left out. Names may still stand in other texts.")
            : Words::tr("%1: %2 entries, %3 files. Whoever has it can read all of it.");
        const auto told = text.arg(path).arg(made->events.size()).arg(made->files.size());
        console.remark(withheld ? told.arg(found.withheldTexts) : told);
    }
    return found.holds() ? kDone : kNo;
}

} // namespace muster::commands
