// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/syncing.h"

#include "app/commands/await.h"
#include "app/commands/console.h"
#include "app/compose.h"
#include "core/base/durable.h"
#include "core/base/spokentime.h"
#include "core/sync/pgserver.h"
#include "core/sync/syncround.h"

#include <QEventLoop>
#include <QFile>
#include <QTimer>

#include <algorithm>

namespace muster::app {

namespace {

using commands::SyncOutcome;
using commands::Words;
using State = journal::SyncStatus::State;

constexpr int kAskEvery = 200;

QString fileIn(const QString& folder)
{
    return folder + QStringLiteral("/server.url");
}

/// The log, by whoever holds it: nobody else may bring others' entries in.
Result<std::shared_ptr<Workspace>> heldLog(const QString& folder)
{
    auto workspace = commands::await(openWorkspace(folder, Reach::Share));
    if (workspace && !(*workspace)->holds()) {
        return fail(Fault::Conflict,
            Words::tr("Another process has the log. A window syncs by itself when a server is named with "
                      "\"muster-cli sync use\"; close it to do it here."));
    }
    return workspace;
}

QString lineOf(const journal::SyncStatus& status)
{
    switch (status.state) {
    case State::Off:
    case State::Connecting:
        return Words::tr("Connecting to %1.").arg(status.server);
    case State::Sending:
        return Words::tr("Sending %1 entries.").arg(status.waiting);
    case State::Live:
        return status.waiting == 0 ? Words::tr("All entries are on %1.").arg(status.server)
                                   : Words::tr("%1 entries are only on this computer.").arg(status.waiting);
    case State::Offline:
        return Words::tr("%1 %2 entries are only on this computer.").arg(status.error).arg(status.waiting);
    case State::Refused:
        return status.error;
    }
    Q_UNREACHABLE();
}

} // namespace

Result<std::optional<sync::SyncProfile>> usedServer(const QString& folder)
{
    QFile file(fileIn(folder));
    if (!file.exists())
        return std::optional<sync::SyncProfile>();
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Storage, Words::tr("%1 cannot be read.").arg(file.fileName()), file.errorString());
    const auto profile = sync::profileFromUrl(QString::fromUtf8(file.read(4096)).trimmed());
    if (!profile)
        return fail(profile.error().fault, Words::tr("%1: %2").arg(file.fileName(), profile.error().text));
    return std::optional(*profile);
}

Result<sync::SyncProfile> Syncing::profileOf(const QString& url) const
{
    if (!url.isEmpty())
        return sync::profileFromUrl(url);
    const auto used = usedServer(m_folder);
    if (!used)
        return fail(used.error());
    if (!*used) {
        return fail(Fault::NotFound,
            Words::tr(
                "Say which server: postgresql://USER@HOST/DATABASE, or name one for good with \"muster-cli "
                "sync use\"."));
    }
    return **used;
}

Result<void> Syncing::init(const QString& url)
{
    const auto profile = profileOf(url);
    return profile ? sync::initServer(*profile, {}) : fail(profile.error());
}

Result<void> Syncing::admit(const QString& url, const QString& login, const QString& role)
{
    const auto profile = profileOf(url);
    return profile ? sync::admitMember(*profile, {}, login, role) : fail(profile.error());
}

Result<void> Syncing::use(const QString& url)
{
    if (url.isEmpty()) {
        QFile file(fileIn(m_folder));
        if (file.exists() && !file.remove())
            return fail(
                Fault::Storage, Words::tr("%1 cannot be removed.").arg(file.fileName()), file.errorString());
        return {};
    }
    const auto profile = sync::profileFromUrl(url);
    if (!profile)
        return fail(profile.error());
    if (auto made = makePrivateFolder(m_folder); !made)
        return made;
    return writeDurably(fileIn(m_folder), sync::urlOf(*profile).toUtf8() + '\n', Readers::OnlyMe);
}

Result<SyncOutcome> Syncing::once(const QString& url)
{
    const auto profile = profileOf(url);
    if (!profile)
        return fail(profile.error());
    const auto workspace = heldLog(m_folder);
    if (!workspace)
        return fail(workspace.error());
    sync::PgServer server(*profile, {});
    const auto greeting = server.open();
    if (!greeting)
        return fail(greeting.error());
    const std::atomic_bool stop = false;
    const auto round
        = sync::SyncRound(*(*workspace)->replica(), server, stop).run({}, greeting->role != u"observer");
    if (!round)
        return fail(round.error());
    SyncOutcome outcome { profile->shown(), greeting->role, round->sent, round->received, round->files,
        round->left };
    for (const auto& fault : round->faults) {
        outcome.notices.append(
            Words::tr("In the chain of console %1 %2.").arg(fault.origin.toString().left(8), fault.text));
    }
    if (round->renewed) {
        outcome.notices.append(Words::tr("The server knew entries of this console that were not here: it was "
                                         "restored from a copy, or a copy is in use. From here on it is a "
                                         "console of its own."));
    }
    return outcome;
}

Result<SyncOutcome> Syncing::status(const QString& url)
{
    const auto profile = profileOf(url);
    if (!profile)
        return fail(profile.error());
    const auto workspace = heldLog(m_folder);
    if (!workspace)
        return fail(workspace.error());
    sync::PgServer server(*profile, {});
    const auto greeting = server.open();
    if (!greeting)
        return fail(greeting.error());
    const auto there = server.heads();
    if (!there)
        return fail(there.error());
    const auto here = (*workspace)->replica()->heads();
    if (!here)
        return fail(here.error());
    SyncOutcome outcome { profile->shown(), greeting->role };
    sync::SeenHeads theirs;
    for (const auto& [stream, head] : *there)
        theirs.insert({ stream, head.origin }, head.seq);
    for (const auto& [stream, head] : *here) {
        const auto seq = theirs.take({ stream, head.origin });
        outcome.onlyHere += std::max<qint64>(0, head.seq - seq);
        outcome.onlyThere += std::max<qint64>(0, seq - head.seq);
    }
    for (const auto seq : std::as_const(theirs))
        outcome.onlyThere += seq;
    return outcome;
}

Result<void> Syncing::run(
    const QString& url, const std::function<void(const QString&)>& tell, const std::function<bool()>& isOver)
{
    const auto profile = profileOf(url);
    if (!profile)
        return fail(profile.error());
    const auto workspace = heldLog(m_folder);
    if (!workspace)
        return fail(workspace.error());
    (*workspace)->syncWith(*profile);
    QEventLoop loop;
    QString last;
    QStringList notices;
    std::optional<Error> refused;
    const auto* const replicator = (*workspace)->replicator();
    QObject::connect(replicator, &journal::Replicator::statusChanged, &loop, [&] {
        const auto& status = replicator->status();
        for (const auto& notice : status.notices) {
            if (!notices.contains(notice))
                tell(notice);
        }
        notices = status.notices;
        if (status.state == State::Refused) {
            refused = Error { Fault::Denied, status.error };
            loop.quit();
        } else if (const auto line = lineOf(status); line != last) {
            last = line;
            tell(line);
        }
    });
    QTimer ask;
    QObject::connect(&ask, &QTimer::timeout, &loop, [&] {
        if (isOver())
            loop.quit();
    });
    ask.start(kAskEvery);
    loop.exec();
    if (refused)
        return fail(*refused);
    return {};
}

} // namespace muster::app
