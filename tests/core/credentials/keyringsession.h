// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

namespace muster::test {

/// A home of its own in which scripts run, with or without a D-Bus session, as somebody who has just logged
/// in.
class KeyringSession {
    Q_DISABLE_COPY_MOVE(KeyringSession)
public:
    KeyringSession()
    {
        m_home.setAutoRemove(false);
        m_runtime.setAutoRemove(false);
    }
    /// A keyring daemon ends a moment after its bus and may still be writing.
    ~KeyringSession()
    {
        for (const auto& path : { m_home.path(), m_runtime.path() }) {
            if (!QTest::qWaitFor([&] { return QDir(path).removeRecursively(); }, 10000))
                qWarning("cannot remove %s", qPrintable(path));
        }
    }

    struct Run {
        int status = -1;
        QStringList lines;
        QString errors;
    };

    /// Runs a shell script inside a D-Bus session of its own.
    [[nodiscard]] Run inSession(const QString& script) const
    {
        return start(QStringLiteral("dbus-run-session"),
            { QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script }, environment());
    }
    /// Runs a shell script where no bus is, or where `address` leads nowhere.
    [[nodiscard]] Run withoutBus(const QString& script, const QString& address = {}) const
    {
        auto bare = environment();
        if (!address.isEmpty())
            bare.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address);
        return start(QStringLiteral("sh"), { QStringLiteral("-c"), script }, bare);
    }

private:
    [[nodiscard]] QProcessEnvironment environment() const
    {
        auto result = QProcessEnvironment::systemEnvironment();
        result.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        result.remove(QStringLiteral("DISPLAY"));
        result.insert(QStringLiteral("HOME"), m_home.path());
        result.insert(QStringLiteral("XDG_DATA_HOME"), m_home.filePath(QStringLiteral("data")));
        result.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.filePath(QStringLiteral("config")));
        result.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_runtime.path());
        result.insert(QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("GNOME"));
        return result;
    }

    [[nodiscard]] static Run start(
        const QString& program, const QStringList& arguments, const QProcessEnvironment& environment)
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        if (!process.waitForFinished(60000)) {
            process.kill();
            process.waitForFinished();
        }
        const auto output = QString::fromUtf8(process.readAllStandardOutput());
        return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            output.split(u'\n', Qt::SkipEmptyParts), QString::fromUtf8(process.readAllStandardError()) };
    }

    QTemporaryDir m_home;
    QTemporaryDir m_runtime;
};

} // namespace muster::test
