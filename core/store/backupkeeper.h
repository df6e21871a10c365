// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/base/worker.h"
#include "core/journal/event.h"
#include "core/store/backup.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QString>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace muster::store {

class SqliteJournal;

/// Makes backups of the journal: when asked, and by itself at most once an hour while there is something new,
/// and when an incident was closed, each time after the store was idle for a while. A backup is checked in a
/// thread of its own before it gets its name; what does not hold is removed. One is made at a time. Thread:
/// main. Owner: app/compose; ends before the journal, and gives up what it is at.
class BackupKeeper final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackupKeeper)
public:
    using BytesLeft = std::function<std::optional<qint64>(const QString& folder)>;

    /// `bytesLeft` is asked in the keeper's own thread.
    BackupKeeper(SqliteJournal& journal, const Clock& clock, BytesLeft bytesLeft);
    ~BackupKeeper() override;

    /// Makes them by itself from now on, each time when the store was idle for so long.
    void watch(Millis idle);
    /// Makes one now in the store's own folder. Fails with NotFound (nothing is recorded), Conflict (one is
    /// being made), Storage (also: no room), Invalid (it did not hold), Internal.
    [[nodiscard]] QFuture<Result<Backup>> backUp();
    /// The same into another folder, with all stored files: what is there then is a store, which opens as a
    /// new console. Fails also with Invalid when the folder holds something.
    [[nodiscard]] QFuture<Result<Backup>> backUpInto(const QString& folder);

signals:
    /// One that was due was not made, and why: a sentence. Not told twice in a row.
    void skipped(const QString& text);

private:
    struct Job;

    void hear(const QList<journal::Event>& events);
    void look();
    void wait();
    [[nodiscard]] QFuture<Result<Backup>> start(std::shared_ptr<Job> job);
    void copy(const std::shared_ptr<Job>& job);
    void check(const std::shared_ptr<Job>& job, const Standing& standing);
    void publish(const std::shared_ptr<Job>& job);
    void finish(const std::shared_ptr<Job>& job, Result<Backup> answer);
    /// Does `work` in the keeper's thread, and `then` with what it gave on main.
    template <typename T> void beside(std::function<T()> work, std::function<void(T)> then);

    SqliteJournal& m_journal;
    const Clock& m_clock;
    BytesLeft m_bytesLeft;
    std::atomic_bool m_isStopped = false;
    QObject* m_helper;
    WorkerThread m_thread;
    QTimer m_idle;
    Millis m_patience { 0 };
    std::optional<Instant> m_lastTry;
    std::shared_ptr<Job> m_job;
    /// Something was recorded since the last one.
    bool m_isNew = false;
    bool m_isEnd = false;
    QString m_told;
};

} // namespace muster::store
