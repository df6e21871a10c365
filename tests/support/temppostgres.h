// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncprofile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <memory>

namespace muster::test {

/// A PostgreSQL server of a test's own, on a socket in a folder of its own; nothing of the machine is
/// touched. It does not sync its files: nobody cuts its power.
class TempPostgres {
    Q_DISABLE_COPY_MOVE(TempPostgres)
public:
    // Not below TMPDIR: another user has to get there, and the name of a socket must be short.
    TempPostgres()
        : m_folder(QStringLiteral("/tmp/muster-pg-XXXXXX"))
    {
        const auto versions
            = QDir(QStringLiteral("/usr/lib/postgresql")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        if (versions.isEmpty())
            qFatal("PostgreSQL is not installed: the package postgresql is missing");
        m_bin = QStringLiteral("/usr/lib/postgresql/%1/bin/").arg(versions.last());
        // The server does not run as root, and neither does the program that makes its files.
        m_asOther = QFile::exists(QStringLiteral("/proc/self")) && qEnvironmentVariable("USER") != u"postgres"
            && run(QStringLiteral("id"), { QStringLiteral("-u") }) == u"0";
        if (m_asOther)
            run(QStringLiteral("chown"), { QStringLiteral("postgres"), m_folder.path() });
        runAs(m_bin + QStringLiteral("initdb"),
            { QStringLiteral("-D"), data(), QStringLiteral("-A"), QStringLiteral("trust"),
                QStringLiteral("-U"), QStringLiteral("postgres"), QStringLiteral("--no-sync"),
                QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8") });
        start();
    }
    ~TempPostgres() { stop(); }

    /// As whoever runs the server.
    [[nodiscard]] sync::SyncProfile admin(const QString& database = QStringLiteral("postgres")) const
    {
        return as(QStringLiteral("postgres"), database);
    }
    [[nodiscard]] sync::SyncProfile as(
        const QString& user, const QString& database = QStringLiteral("postgres")) const
    {
        sync::SyncProfile profile;
        profile.host = m_folder.path();
        profile.database = database;
        profile.user = user;
        return profile;
    }

    void start()
    {
        m_server = std::make_unique<QProcess>();
        m_server->setProcessChannelMode(QProcess::MergedChannels);
        m_server->setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
        auto arguments = QStringList { m_bin + QStringLiteral("postgres"), QStringLiteral("-D"), data(),
            QStringLiteral("-k"), m_folder.path(), QStringLiteral("-c"), QStringLiteral("listen_addresses="),
            QStringLiteral("-c"), QStringLiteral("fsync=off") };
        if (m_asOther)
            arguments = QStringList { QStringLiteral("setpriv"), QStringLiteral("--reuid=postgres"),
                QStringLiteral("--regid=postgres"), QStringLiteral("--clear-groups"),
                QStringLiteral("--pdeathsig"), QStringLiteral("SIGQUIT") }
                + arguments;
        const auto program = arguments.takeFirst();
        m_server->start(program, arguments);
        QElapsedTimer timer;
        timer.start();
        // What answers is up; nothing tells so but asking.
        while (run(m_bin + QStringLiteral("pg_isready"),
                   { QStringLiteral("-q"), QStringLiteral("-h"), m_folder.path() }, true)
            != u"0") {
            if (timer.elapsed() > 30'000 || m_server->state() == QProcess::NotRunning)
                qFatal(
                    "PostgreSQL did not start; see %s", qPrintable(m_folder.filePath(QStringLiteral("log"))));
            m_server->waitForFinished(50);
        }
    }
    /// At once, as if somebody had pulled the plug.
    void stop()
    {
        if (!m_server || m_server->state() == QProcess::NotRunning)
            return;
        // SIGQUIT: its children go with it.
        run(QStringLiteral("kill"), { QStringLiteral("-QUIT"), QString::number(m_server->processId()) });
        if (!m_server->waitForFinished(10'000))
            m_server->kill();
        m_server->waitForFinished();
    }
    /// Stands still, with its network alive.
    void freeze(bool isFrozen)
    {
        run(QStringLiteral("pkill"),
            { isFrozen ? QStringLiteral("-STOP") : QStringLiteral("-CONT"), QStringLiteral("-P"),
                QString::number(m_server->processId()) });
        run(QStringLiteral("kill"),
            { isFrozen ? QStringLiteral("-STOP") : QStringLiteral("-CONT"),
                QString::number(m_server->processId()) });
    }
    /// What a statement answers, as an admin of the server; lines of columns with | between them.
    QString sql(const QString& statement, const QString& user = QStringLiteral("postgres"),
        const QString& database = QStringLiteral("postgres")) const
    {
        QProcess psql;
        psql.setProcessChannelMode(QProcess::MergedChannels);
        psql.start(QStringLiteral("psql"),
            { QStringLiteral("-h"), m_folder.path(), QStringLiteral("-U"), user, QStringLiteral("-d"),
                database, QStringLiteral("-XAtqc"), statement });
        psql.waitForFinished();
        return QString::fromUtf8(psql.readAll()).trimmed();
    }

private:
    [[nodiscard]] QString data() const { return m_folder.filePath(QStringLiteral("data")); }

    static QString run(const QString& program, const QStringList& arguments, bool wantsCode = false)
    {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished(60'000);
        return wantsCode ? QString::number(process.exitCode())
                         : QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    }
    void runAs(const QString& program, const QStringList& arguments) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        if (m_asOther) {
            process.start(QStringLiteral("setpriv"),
                QStringList { QStringLiteral("--reuid=postgres"), QStringLiteral("--regid=postgres"),
                    QStringLiteral("--clear-groups"), program }
                    + arguments);
        } else {
            process.start(program, arguments);
        }
        process.waitForFinished(120'000);
        if (process.exitCode() != 0)
            qFatal("%s", process.readAll().constData());
    }

    QTemporaryDir m_folder;
    QString m_bin;
    bool m_asOther = false;
    std::unique_ptr<QProcess> m_server;
};

} // namespace muster::test
