// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/journal/chain.h"
#include "core/journal/event.h"
#include "core/journal/journal.h"
#include "core/journal/replica.h"
#include "core/journal/signer.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace muster::store {

struct Backup;
class Database;
struct Erasures;
struct Following;
struct Standing;

/// What the store needs to know before it opens.
struct StoreSetup {
    /// Absolute; it exists and this process has its StoreLock.
    QString folder;
    std::shared_ptr<const journal::Signer> signer;
    /// "keychain" or "file".
    QString keyPlace;
    /// Outlives the store; read in the store's thread.
    const MachineClock& clock;
};

/// What the store found when it opened.
struct StoreOpening {
    journal::OriginId origin;
    journal::StreamId estate;
    /// Sentences for people.
    QStringList notices;
};

/// Does the work of SqliteJournal and SqliteBlobs: owns the connection, and is the only writer.
/// Thread: the store's. Owner: SqliteJournal.
class StoreWorker : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoreWorker)
public:
    using Events = Result<QList<journal::Event>>;
    using Faults = Result<QList<journal::ChainFault>>;

    /// What an append wrote, and what it answers: a draft that was known already is only in the answer.
    struct Stored {
        QList<journal::Event> fresh;
        QList<journal::Event> answers;
        /// What was taken back is not gone from every file yet.
        std::optional<Error> unfinished = {};
    };
    /// Which events are wanted: of a stream, or of these types.
    struct Selection {
        std::optional<journal::StreamId> stream;
        QStringList types;
    };

    /// What became of others' events: which of them are new here, and as whom this console goes on.
    struct Admitted {
        journal::Admission admission;
        QList<journal::Event> fresh;
        journal::OriginId origin;
        /// As in Stored.
        std::optional<Error> unfinished = {};
    };

    /// How the log goes on in a second place.
    struct Moved {
        StoreOpening opening;
        /// Everything that the first place held was readable, and is there.
        bool isWhole = true;
    };

    /// Rows that were asked for by their numbers.
    struct Numbered {
        /// In that order.
        QList<journal::Event> events;
        /// Number of the newest row of all.
        qint64 newest = 0;
    };

    explicit StoreWorker(const StoreSetup& setup);
    ~StoreWorker() override;

    /// Fails with Storage (disk, rights, damage), Conflict (locked by another program), Invalid (no journal
    /// of ours).
    [[nodiscard]] Result<StoreOpening> open();
    /// One transaction. Every failure says NOT RECORDED; after it the file is opened and checked anew before
    /// the next, and nothing that is found there is answered before it is on the disk.
    [[nodiscard]] Result<Stored> append(const QList<journal::Draft>& drafts);
    /// Answers when all is read, in slices, so that an append never waits long.
    void read(const Selection& selection, std::function<void(Events)> answer);
    /// What comes after a row; see following(), with the folder.
    [[nodiscard]] Result<Following> eventsAfter(
        qint64 after, const std::optional<journal::EventId>& known, int most);
    /// The rows with these numbers, of the journal in this folder; none of them when it has moved.
    [[nodiscard]] Result<Numbered> eventsNumbered(const QString& folder, const QList<qint64>& numbers);
    /// See journal::Replica.
    [[nodiscard]] Result<QList<journal::ChainHead>> heads();
    [[nodiscard]] Events chainAfter(
        const journal::StreamId& stream, const journal::OriginId& origin, qint64 seq, int most);
    [[nodiscard]] Result<QStringList> filesWanted(int most);
    /// See Journal::attest.
    [[nodiscard]] Result<journal::SignedHeads> attest(const journal::StreamId& stream);
    /// See Journal::admit. Answers when all is looked at, in slices of one transaction each.
    void admit(QList<journal::Event> events, std::function<void(Result<Admitted>)> answer);
    /// Goes on in another folder, because the disk of this one fails: what can be read here is copied there,
    /// and then `known`, what the program has in memory. The console counts as a new one from there on; here
    /// nothing is changed. This process has the StoreLock of that folder. Blocks until all is copied. Fails
    /// when the other folder cannot be written either: then this one stays in use.
    [[nodiscard]] Result<Moved> goOnIn(const QString& folder, const QList<journal::Event>& known);
    /// Checks bytes, columns, leaves, links and signatures of everything, in slices.
    void verify(std::function<void(Faults)> answer);
    /// Fails with Denied for a file that was taken back.
    [[nodiscard]] Result<journal::Attachment> putBlob(const QByteArray& bytes);
    [[nodiscard]] Result<QByteArray> getBlob(const QString& hash);
    /// Copies the journal as it is at the end of the copying, in slices, so that an append never waits long.
    /// The file must not exist; nothing of it is checked or synced yet. Fails with NotFound (nothing is
    /// recorded), Conflict (the journal was opened anew meanwhile), Storage, Internal.
    void backUp(const QString& file, std::function<void(Result<Standing>)> answer);
    /// Gives a checked copy its name; in this store's own folder of backups, older ones make room. Fails with
    /// Conflict when something was taken back since the copy was made (it is removed), Storage.
    [[nodiscard]] Result<void> publish(const QString& part, const QString& file, qint64 newest);
    /// Writes the log back into the file, marks the clean end and lets go of the file.
    void close();

private:
    struct ReadJob;
    struct VerifyJob;
    struct AdmitJob;
    struct BackupJob;

    [[nodiscard]] Result<Database*> ready();
    [[nodiscard]] Result<void> openDatabase();
    [[nodiscard]] Result<void> checkAfterUncleanEnd();
    [[nodiscard]] Result<bool> ownTailHolds(const journal::OriginId& origin);
    [[nodiscard]] Result<void> chooseIdentity();
    [[nodiscard]] Result<void> learnStamp();
    [[nodiscard]] Result<void> settle();
    [[nodiscard]] Result<void> finishErasures();
    [[nodiscard]] Result<void> removeErased(const Erasures& erasures);
    [[nodiscard]] Result<Stored> tryAppend(const QList<journal::Draft>& drafts);
    [[nodiscard]] Result<void> admitSlice(AdmitJob& job);
    [[nodiscard]] Result<void> becomeNew();
    [[nodiscard]] Result<Moved> moveFrom(
        Database* old, const QString& oldFolder, const QList<journal::Event>& known);
    [[nodiscard]] Result<void> takeAll(const QList<journal::Event>& events);
    [[nodiscard]] Result<QList<journal::Head>> newsFor(const journal::StreamId& stream);
    [[nodiscard]] Result<QString> meta(const QString& key);
    [[nodiscard]] Result<void> setMeta(const QString& key, const QString& value);
    void readOn(const std::shared_ptr<ReadJob>& job);
    void verifyOn(const std::shared_ptr<VerifyJob>& job);
    void admitOn(const std::shared_ptr<AdmitJob>& job);
    void backUpOn(const std::shared_ptr<BackupJob>& job);
    void checkpoint();

    StoreSetup m_setup;
    std::unique_ptr<Database> m_database;
    std::optional<journal::Sealer> m_sealer;
    std::optional<journal::StreamId> m_estate;
    QStringList m_notices;
    journal::Stamp m_last;
    /// Heads of other consoles, and which of them our own events have named already; by stream, when first
    /// needed.
    QHash<journal::StreamId, QList<journal::Head>> m_others;
    QHash<journal::StreamId, QList<journal::Head>> m_told;
    /// This connection has committed: what it found is on the disk, and the end will be marked as clean.
    bool m_marked = false;
    QTimer m_idle;
};

} // namespace muster::store
