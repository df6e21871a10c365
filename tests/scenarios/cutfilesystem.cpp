// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/cutfilesystem.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <fcntl.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>

namespace muster::test {

namespace {

/// XFS has 300 MiB at least. The file has holes, so that it takes what is written.
constexpr qint64 kSize = qint64 { 512 } * 1024 * 1024;

// ext4 and XFS have the same call, but no header that both have tells it.
constexpr unsigned long kShutDown = _IOR('X', 125, std::uint32_t);
/// Nothing more is written, not even the log of the file system.
constexpr std::uint32_t kWithoutLog = 2;

QString refused(const QString& what)
{
    return QStringLiteral("%1: %2").arg(what, qt_error_string(errno));
}

QString run(const QString& program, const QStringList& words)
{
    QProcess process;
    process.start(program, words);
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0)
        return QStringLiteral("%1 %2: %3 %4")
            .arg(program, words.join(u' '), process.errorString(),
                QString::fromUtf8(process.readAllStandardError()));
    return {};
}

} // namespace

CutFileSystem::CutFileSystem(const QString& kind)
    : m_kind(kind)
    , m_file(m_folder.filePath(QStringLiteral("disk")))
    , m_mountPoint(m_folder.filePath(QStringLiteral("mounted")))
{
}

CutFileSystem::~CutFileSystem()
{
    static_cast<void>(unmount());
}

QString CutFileSystem::hideMounts()
{
    if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return refused(QStringLiteral("no mounts of its own"));
    return {};
}

QString CutFileSystem::make()
{
    QFile file(m_file);
    if (!QDir().mkdir(m_mountPoint) || !file.open(QIODevice::WriteOnly) || !file.resize(kSize))
        return file.errorString();
    file.close();
    if (const auto fault = run(QStringLiteral("mkfs.") + m_kind, { QStringLiteral("-q"), m_file });
        !fault.isEmpty())
        return fault;
    return mount();
}

QString CutFileSystem::mount()
{
    const auto fault = run(QStringLiteral("mount"),
        { QStringLiteral("-t"), m_kind, QStringLiteral("-o"), QStringLiteral("loop"), m_file, m_mountPoint });
    m_isMounted = fault.isEmpty();
    return fault;
}

QString CutFileSystem::unmount()
{
    if (!m_isMounted)
        return {};
    if (::umount(QFile::encodeName(m_mountPoint).constData()) != 0)
        return refused(QStringLiteral("unmounting"));
    m_isMounted = false;
    return {};
}

QString CutFileSystem::cutUnder(qint64 process)
{
    const auto pid = static_cast<pid_t>(process);
    // The system tells of a stopped process once all its threads have stopped.
    siginfo_t told {};
    if (::kill(pid, SIGSTOP) != 0
        || ::waitid(P_PID, static_cast<id_t>(pid), &told, WSTOPPED | WEXITED | WNOWAIT | __WALL) != 0)
        return refused(QStringLiteral("stopping"));
    if (told.si_code != CLD_STOPPED)
        return QStringLiteral("the child has ended instead of stopping");
    const int folder
        = ::open(QFile::encodeName(m_mountPoint).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool isCut = folder >= 0 && ::ioctl(folder, kShutDown, &kWithoutLog) == 0;
    const auto fault = isCut ? QString() : refused(QStringLiteral("cutting"));
    ::close(folder);
    return fault;
}

QString CutFileSystem::comeBack()
{
    const auto fault = unmount();
    return fault.isEmpty() ? mount() : fault;
}

} // namespace muster::test
