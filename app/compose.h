// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/chain.h"
#include "core/journal/finder.h"
#include "core/journal/replica.h"
#include "core/journal/replicator.h"
#include "core/session/ports.h"
#include "core/store/backup.h"
#include "core/store/recovery.h"
#include "core/sync/syncprofile.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

#include <memory>

namespace muster::app {

/// Where the journal is when nobody names a folder: the user's data directory, the same for both programs.
[[nodiscard]] QString defaultStoreFolder();

/// Whether there is a store in this folder already.
[[nodiscard]] bool hasStore(const QString& folder);

/// The backups that lie beside the store in this folder, oldest first. Reads each of them. Fails with
/// Storage. Thread: any.
[[nodiscard]] Result<QList<store::Backup>> backupsOf(const QString& folder);

/// See store::recover(). Fails with Conflict when another process holds the store. Thread: any.
[[nodiscard]] Result<store::Recovery> recoverStore(const QString& folder);

/// How a program wants the store.
enum class Reach {
    /// The window: it must be the one holder. When another window has the store, that one is brought to the
    /// front.
    Hold,
    /// A command: through the holder when there is one, else as the holder.
    Share,
};

/// The adapters a session works with, opened and in the order in which they must end.
/// Thread: main. Owner: main(), longer than any Session.
class Workspace : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Workspace)
public:
    using Faults = Result<QList<journal::ChainFault>>;

    struct Parts;
    explicit Workspace(std::unique_ptr<Parts> parts);
    ~Workspace() override;

    [[nodiscard]] session::Ports ports() const;
    /// The log for whoever keeps it the same as others; null where another process holds it.
    [[nodiscard]] journal::Replica* replica() const;
    /// Keeps the log the same as that of this server from here on. Only for the holder.
    void syncWith(const sync::SyncProfile& profile);
    /// Null until then.
    [[nodiscard]] journal::Replicator* replicator() const;
    /// Finds entries of all incidents; stays valid as long as this does.
    [[nodiscard]] journal::Finder& finder() const;
    [[nodiscard]] const QString& folder() const;
    /// Whether this process holds the store; otherwise everything goes through the process that does.
    [[nodiscard]] bool holds() const;
    /// What a person should know about the store: sentences, most often none. A holder checks the whole store
    /// a little after opening; what that finds is added, with noticesChanged.
    [[nodiscard]] QStringList notices() const;
    /// Checks every event in the store: bytes, links, signatures.
    [[nodiscard]] QFuture<Faults> verify();
    /// Goes on in another folder, which is made when it is missing, because the disk of this one fails: with
    /// all that can be read here, and with `known`. What was handed out by ports() stays valid. True when
    /// everything came along. Fails with Invalid (it is the same folder, or another process holds the
    /// store), Conflict (somebody uses that folder), Storage: then nothing has changed.
    [[nodiscard]] QFuture<Result<bool>> goOnIn(const QString& folder, const QList<journal::Event>& known);
    /// Makes a backup, beside the store or, with all its files, in another folder, which is empty or made.
    /// Fails with Conflict (another process holds the store, or a backup is being made), NotFound (nothing is
    /// recorded), Storage, Invalid, Internal.
    [[nodiscard]] QFuture<Result<store::Backup>> backUp(const QString& folder = {});

signals:
    /// The disk refused to keep something; nothing of it is recorded.
    void diskFailed(const QString& text);
    /// Somebody started the program a second time and wants to see this window.
    /// Or wants these records to be taken in; most often none.
    void raiseRequested(const QStringList& records);
    void noticesChanged();

private:
    void checkAll();

    /// Outlives the parts, whose last answers may still reach it.
    QStringList m_notices;
    std::unique_ptr<Parts> d;
};

/// Opens the store in this folder, which is made when it is missing. Needs a running event loop. Another
/// window that has the store is handed the `records`. Fails with Conflict (somebody else holds the store and
/// does not answer, or Reach::Hold and somebody does), Denied (the device key cannot be read), Storage,
/// Invalid (no journal of Muster, or of a newer Muster). Every text is one sentence for people.
[[nodiscard]] QFuture<Result<std::shared_ptr<Workspace>>> openWorkspace(
    QString folder, Reach reach, QStringList records = {});

} // namespace muster::app
