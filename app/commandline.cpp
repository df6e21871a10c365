// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/benchmarks.h"
#include "app/commands/await.h"
#include "app/commands/catalogue.h"
#include "app/commands/parser.h"
#include "app/compose.h"
#include "app/searchbenchmark.h"
#include "app/syncing.h"
#include "core/base/durable.h"

namespace muster::app {

namespace {

using commands::Words;

Result<QList<commands::LogFault>> verified(Workspace& workspace)
{
    const auto faults = commands::await(workspace.verify());
    if (!faults)
        return fail(faults.error());
    QList<commands::LogFault> told;
    for (const auto& fault : *faults)
        told.append({ fault.stream.toString(), fault.origin.toString(), fault.seq, fault.text });
    return told;
}

Result<commands::Workplace> opened(const QString& folder)
{
    auto workspace = commands::await(openWorkspace(folder, Reach::Share));
    if (!workspace)
        return fail(workspace.error());
    commands::Workplace place;
    place.adapters = *workspace;
    place.session = std::make_shared<session::Session>((*workspace)->ports());
    place.notices = (*workspace)->notices();
    place.finder = &(*workspace)->finder();
    place.verify = [workspace = *workspace] { return verified(*workspace); };
    return place;
}

commands::BackupFile told(const store::Backup& backup)
{
    return { backup.file, backup.at, backup.entries, backup.bytes, backup.unreadable };
}

Result<commands::BackupFile> backedUp(const QString& store, const QString& folder)
{
    if (!hasStore(store)) {
        return fail(Fault::NotFound, Words::tr("There is no log in %1 that could be backed up.").arg(store));
    }
    const auto workspace = commands::await(openWorkspace(store, Reach::Share));
    if (!workspace)
        return fail(workspace.error());
    const auto backup = commands::await((*workspace)->backUp(folder));
    return backup ? Result<commands::BackupFile>(told(*backup)) : fail(backup.error());
}

Result<commands::Rescue> recovered(const QString& store)
{
    const auto recovery = recoverStore(store);
    if (recovery)
        return commands::Rescue { store::textOf(*recovery), recovery->quarantine, recovery->entries(),
            recovery->isWhole() };
    if (recovery.error().detail == store::kNothingToRecover)
        return commands::Rescue { recovery.error().text };
    return fail(recovery.error());
}

} // namespace

QString versionText()
{
    return QStringLiteral("muster-cli " MUSTER_VERSION);
}

commands::Draws drawnBy(const QStringList& words)
{
    const auto all = commands::allCommands();
    const auto call = commands::parse(words, commands::usagesOf(all));
    return call && call->command ? all[static_cast<std::size_t>(*call->command)]->draws(call->arguments)
                                 : commands::Draws::Nothing;
}

int runCommandLine(const QStringList& words, commands::Console& console)
{
    const auto all = commands::allCommands();
    const auto usages = commands::usagesOf(all);
    const auto call = commands::parse(words, usages);
    if (!call)
        return console.unusable(call.error().text);
    if (call->wantsVersion) {
        console.tell(versionText());
        return commands::kDone;
    }
    if (call->wantsHelp) {
        console.tell(commands::helpText(usages, call->about).trimmed());
        return commands::kDone;
    }
    const auto& options = call->arguments;
    commands::settle(options, console);
    if (console.as.isEmpty())
        return console.unusable(Words::tr("Say who acts: --as NAME."));
    const auto store = QStringLiteral("--store");
    const auto folder = options.has(store) ? options.value(store) : defaultStoreFolder();
    if (folder.isEmpty())
        return console.unusable(Words::tr("--store needs the name of a folder."));
    console.planFolder = folder + QStringLiteral("/plans");
    console.hasLog = [folder] { return hasStore(folder); };
    console.open = [folder, &console]() -> Result<commands::Workplace> {
        auto place = opened(folder);
        if (place) {
            for (const auto& notice : std::as_const(place->notices))
                console.progress(notice);
        }
        return place;
    };
    console.measure = [folder]() -> Result<QList<commands::Figure>> {
        if (const auto made = makePrivateFolder(folder); !made)
            return fail(made.error());
        return runBenchmarks(folder);
    };
    console.measureSearch = [folder](qint64 entries) -> Result<QList<commands::Figure>> {
        if (const auto made = makePrivateFolder(folder); !made)
            return fail(made.error());
        return runSearchBenchmark(folder, entries);
    };
    console.backUp = [folder](const QString& into) { return backedUp(folder, into); };
    console.backups = [folder]() -> Result<QList<commands::BackupFile>> {
        const auto backups = backupsOf(folder);
        if (!backups)
            return fail(backups.error());
        QList<commands::BackupFile> files;
        for (const auto& backup : *backups)
            files.append(told(backup));
        return files;
    };
    console.recover = [folder] { return recovered(folder); };
    Syncing syncing(folder);
    console.sync = &syncing;
    return all[static_cast<std::size_t>(*call->command)]->run(call->arguments, console);
}

} // namespace muster::app
