// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storelock.h"

#include "core/base/durable.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

namespace muster::store {

namespace {
constexpr int kPatience = 50;
constexpr int kNameless = 300;

QString lockPath(const QString& folder)
{
    return folder + QStringLiteral("/lock");
}
} // namespace

StoreLock::StoreLock(const QString& folder)
    : m_folder(folder)
    , m_file(lockPath(folder))
{
    // Age says nothing: an incident may last for days.
    m_file.setStaleLockTime(0);
}

Result<std::unique_ptr<StoreLock>> StoreLock::take(const QString& folder)
{
    const QString path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (auto made = makePrivateFolder(path); !made)
        return fail(made.error());
    std::unique_ptr<StoreLock> lock(new StoreLock(path));
    // Whoever has just made the file may not have written its name into it yet.
    for (int wait = 0; wait <= kNameless; wait += kPatience) {
        if (lock->m_file.tryLock(wait == 0 ? 0 : kPatience))
            return lock;
        if (lock->m_file.error() != QLockFile::LockFailedError) {
            return fail(Fault::Storage,
                QCoreApplication::translate("muster",
                    "The folder %1 cannot be written, so nothing could be recorded in it. Check its rights "
                    "and the disk, or name "
                    "another folder with --store.")
                    .arg(path));
        }
        if (holder(path))
            break;
    }
    // Left by a crash before its name was written, or under another name of this machine: QLockFile cannot
    // tell, the system's lock on the file can, and SQLite's own guards what comes after.
    qint64 process = 0;
    QString host;
    QString program;
    const bool named = lock->m_file.getLockInfo(&process, &host, &program);
    if ((!named || host != QSysInfo::machineHostName()) && lock->m_file.removeStaleLockFile()
        && lock->m_file.tryLock(0))
        return lock;
    return fail(heldElsewhere(path, holder(path)));
}

std::optional<qint64> StoreLock::holder(const QString& folder)
{
    qint64 process = 0;
    QString host;
    QString program;
    const QLockFile file(lockPath(folder));
    if (!file.getLockInfo(&process, &host, &program))
        return std::nullopt;
    return process;
}

Error heldElsewhere(const QString& folder, std::optional<qint64> process)
{
    return { Fault::Conflict,
        process ? QCoreApplication::translate(
            "muster", "The journal in %1 is held by process %2. Use that one, or end it first.")
                      .arg(folder)
                      .arg(*process)
                : QCoreApplication::translate(
                    "muster", "The journal in %1 is held by another process. Use that one, or end it first.")
                      .arg(folder),
        QStringLiteral("lock") };
}

QString journalFile(const QString& folder)
{
    return folder + QStringLiteral("/journal.sqlite");
}

} // namespace muster::store
