// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/durable.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>
#include <QUuid>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace muster {

namespace {
constexpr auto kFolderMode = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
constexpr auto kFileMode = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto kAllRead = QFileDevice::ReadGroup | QFileDevice::ReadOther;
constexpr auto kAllEnter = QFileDevice::ExeGroup | QFileDevice::ExeOther;
constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
    | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

tl::unexpected<Error> failed(const QString& path, const QString& reason)
{
    return fail(Fault::Storage,
        QCoreApplication::translate(
            "muster", "%1 cannot be written: %2. Check the disk and the rights of the folder.")
            .arg(path, reason),
        QStringLiteral("durable"));
}

Result<void> makeOne(const QString& folder, Readers readers)
{
    QFileInfo info(folder);
    if (info.isDir())
        return {};
    const QString parent = info.absolutePath();
    if (parent != folder) {
        if (auto made = makeOne(parent, readers); !made)
            return made;
    }
    if (info.exists())
        return failed(folder, QCoreApplication::translate("muster", "there is a file of this name"));
    const auto mode = readers == Readers::OnlyMe ? QFileDevice::Permissions(kFolderMode)
                                                 : kFolderMode | kAllRead | kAllEnter;
    errno = 0;
    if (!QDir().mkdir(folder, mode)) {
        // Somebody else may have made it meanwhile, which is as good.
        const int reason = errno;
        return QFileInfo(folder).isDir() ? Result<void>() : failed(folder, qt_error_string(reason));
    }
    return syncFolder(parent);
}
} // namespace

Result<void> syncFile(QFileDevice& file)
{
    if (!file.flush())
        return failed(file.fileName(), file.errorString());
    if (::fsync(file.handle()) != 0)
        return failed(file.fileName(), qt_error_string(errno));
    return {};
}

Result<void> syncFolder(const QString& folder)
{
    const int fd = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return failed(folder, qt_error_string(errno));
    const bool synced = ::fsync(fd) == 0;
    const int reason = errno;
    ::close(fd);
    return synced ? Result<void>() : failed(folder, qt_error_string(reason));
}

Result<void> makeFolder(const QString& folder, Readers readers)
{
    return makeOne(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()), readers);
}

Result<void> makePrivateFolder(const QString& folder)
{
    const QString path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (auto made = makeOne(path, Readers::OnlyMe); !made)
        return made;
    if ((QFile::permissions(path) & kOthers) == 0)
        return {};
    if (QDir(path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)
        && QFile::setPermissions(path, kFolderMode)) {
        return {};
    }
    return fail(Fault::Storage,
        QCoreApplication::translate("muster",
            "The folder %1 is open to other people of this machine. Name an empty folder, or run \"chmod "
            "700\" on this one if it "
            "is meant for Muster alone.")
            .arg(path),
        QStringLiteral("durable"));
}

Result<void> writeDurably(const QString& file, const QByteArray& bytes, Readers readers)
{
    const QString temporary
        = QStringLiteral("%1.%2.part").arg(file, QUuid::createUuid().toString(QUuid::Id128));
    const auto mode = readers == Readers::OnlyMe ? QFileDevice::Permissions(kFileMode) : kFileMode | kAllRead;
    const auto give = [&](tl::unexpected<Error> error) -> Result<void> {
        QFile::remove(temporary);
        return error;
    };
    {
        QFile out(temporary);
        if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, mode))
            return give(failed(file, out.errorString()));
        if (out.write(bytes) != bytes.size())
            return give(failed(file, out.errorString()));
        if (auto synced = syncFile(out); !synced)
            return give(fail(synced.error()));
    }
    // QFile::rename refuses an existing target; the system's replaces it in one step.
    if (::rename(QFile::encodeName(temporary).constData(), QFile::encodeName(file).constData()) != 0)
        return give(failed(file, qt_error_string(errno)));
    return syncFolder(QFileInfo(file).absolutePath());
}

QByteArray identityOfFile(const QString& file)
{
    struct stat status { };
    if (::stat(QFile::encodeName(file).constData(), &status) != 0)
        return {};
    const auto name = "muster-install\n" + QSysInfo::machineUniqueId() + '\n'
        + QByteArray::number(qulonglong { status.st_ino });
    return QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex();
}

} // namespace muster
