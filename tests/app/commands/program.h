// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace muster::test {

/// Runs the real muster-cli with a home, a store and no keychain of its own.
struct Program {
    QTemporaryDir home;
    QString out;
    QString err;
    int status = -1;

    [[nodiscard]] QString store() const { return home.filePath(QStringLiteral("store")); }
    [[nodiscard]] static QString file() { return QStringLiteral(MUSTER_BIN_DIR "/muster-cli"); }
    [[nodiscard]] QStringList withStore(const QStringList& words) const
    {
        return words
            + QStringList { QStringLiteral("--store"), store(), QStringLiteral("--as"),
                  QStringLiteral("Ada") };
    }
    void prepare(QProcess& process) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), home.path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"), home.filePath(QStringLiteral("share")));
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nowhere"));
        process.setProcessEnvironment(environment);
    }
    int run(const QStringList& words)
    {
        QProcess process;
        prepare(process);
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(file(), words);
        if (!process.waitForFinished(60000))
            qFatal("muster-cli did not end: %s", qPrintable(words.join(u' ')));
        out = QString::fromUtf8(process.readAllStandardOutput());
        err = QString::fromUtf8(process.readAllStandardError());
        return status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
    int here(const QStringList& words) { return run(withStore(words)); }
};

} // namespace muster::test
