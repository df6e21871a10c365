// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace muster::test {

/// A file system of 3 MB of its own. Needs root: nothing less gives a disk that is really full, or really
/// read-only.
class SmallDisk {
public:
    SmallDisk()
    {
        m_fault = run({ QStringLiteral("mount"), QStringLiteral("-t"), QStringLiteral("tmpfs"),
            QStringLiteral("-o"), QStringLiteral("size=3m"), QStringLiteral("tmpfs"), m_folder.path() });
    }
    ~SmallDisk() { run({ QStringLiteral("umount"), QStringLiteral("-l"), m_folder.path() }); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    SmallDisk(SmallDisk&&) = delete;
    SmallDisk& operator=(SmallDisk&&) = delete;

    void makeReadOnly()
    {
        m_fault = run(
            { QStringLiteral("mount"), QStringLiteral("-o"), QStringLiteral("remount,ro"), m_folder.path() });
    }
    /// Takes all that is left of it.
    void fill() const
    {
        QFile filler(path(QStringLiteral("filler")));
        if (filler.open(QIODevice::WriteOnly))
            filler.write(QByteArray(4'000'000, 'f'));
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Empty when all went well.
    [[nodiscard]] const QString& fault() const { return m_fault; }

private:
    static QString run(QStringList command)
    {
        QProcess process;
        const auto program = command.takeFirst();
        process.start(program, command);
        process.waitForFinished();
        if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
            return {};
        return QStringLiteral("this test needs root to mount a small disk: ")
            + QString::fromUtf8(process.readAllStandardError());
    }

    QTemporaryDir m_folder;
    QString m_fault;
};

} // namespace muster::test
