// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace muster::test {

/// A repository of a test's own, made with the real git, with nobody's settings but its own. It sets
/// GIT_CONFIG_GLOBAL and GIT_CONFIG_NOSYSTEM for the test program, so that the code under test sees the same.
class Repository final {
public:
    Repository()
    {
        qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
        qputenv("GIT_CONFIG_NOSYSTEM", "1");
        git({ QStringLiteral("init"), QStringLiteral("--quiet"), QStringLiteral("--initial-branch=main") });
    }

    [[nodiscard]] QString path(const QString& name = {}) const
    {
        return name.isEmpty() ? m_dir.path() : m_dir.filePath(name);
    }
    /// Who commits, and when: seconds since 1970.
    void as(const QString& author, qint64 committed, qint64 written = 0)
    {
        m_author = author;
        m_committed = committed;
        m_written = written ? written : committed;
    }

    void write(const QString& name, const QByteArray& bytes) const
    {
        QDir().mkpath(path(name).section(u'/', 0, -2));
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("a file of the test cannot be written");
    }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void commit(const QString& subject) const
    {
        git({ QStringLiteral("add"), QStringLiteral("--all") });
        git({ QStringLiteral("commit"), QStringLiteral("--quiet"), QStringLiteral("--allow-empty"),
            QStringLiteral("--allow-empty-message"), QStringLiteral("--message"), subject });
    }
    void commitFile(const QString& name, const QByteArray& bytes, const QString& subject) const
    {
        write(name, bytes);
        commit(subject);
    }

    /// Runs git here; ends the test program when it refuses.
    QByteArray git(const QStringList& words, const QByteArray& input = {}) const
    {
        QByteArray said;
        if (run(words, input, said) != 0)
            qFatal("git %s: %s", qPrintable(words.join(u' ')), said.constData());
        return said;
    }
    /// Runs git here, whatever it says.
    int tryGit(const QStringList& words) const
    {
        QByteArray said;
        return run(words, {}, said);
    }

private:
    int run(const QStringList& words, const QByteArray& input, QByteArray& said) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        const auto stamp = [](qint64 seconds) { return QStringLiteral("@%1 +0000").arg(seconds); };
        for (const auto* who : { "AUTHOR", "COMMITTER" }) {
            const auto name = QStringLiteral("GIT_%1_").arg(QLatin1StringView(who));
            environment.insert(name + QStringLiteral("NAME"), m_author);
            environment.insert(name + QStringLiteral("EMAIL"), QStringLiteral("somebody@example.com"));
        }
        environment.insert(QStringLiteral("GIT_AUTHOR_DATE"), stamp(m_written));
        environment.insert(QStringLiteral("GIT_COMMITTER_DATE"), stamp(m_committed));
        environment.insert(QStringLiteral("GIT_EDITOR"), QStringLiteral("true"));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_dir.path());
        process.start(QStringLiteral("git"), words);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60000))
            qFatal("git did not end: %s", qPrintable(words.join(u' ')));
        said = process.readAllStandardOutput();
        const auto complaint = process.readAllStandardError();
        if (process.exitCode() != 0)
            said += complaint;
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    QTemporaryDir m_dir;
    QString m_author = QStringLiteral("Ada");
    qint64 m_committed = 1'700'000'000;
    qint64 m_written = 1'700'000'000;
};

/// Sets a variable of the test program until the end of the block.
class Variable final {
public:
    Variable(const char* name, const QByteArray& value)
        : m_name(name)
        , m_wasSet(qEnvironmentVariableIsSet(name))
        , m_before(qgetenv(name))
    {
        qputenv(name, value);
    }
    ~Variable()
    {
        if (m_wasSet)
            qputenv(m_name, m_before);
        else
            qunsetenv(m_name);
    }
    Q_DISABLE_COPY_MOVE(Variable)

private:
    const char* m_name;
    bool m_wasSet;
    QByteArray m_before;
};

/// A program called git that does something else, found before the real one while this lives.
class FalseGit final {
public:
    /// The lines of a shell script.
    explicit FalseGit(const QByteArray& script)
        : m_path("PATH", m_dir.path().toUtf8() + ':' + qgetenv("PATH"))
    {
        QFile file(m_dir.filePath(QStringLiteral("git")));
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script + '\n') < 0)
            qFatal("the false git cannot be written");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

private:
    QTemporaryDir m_dir;
    Variable m_path;
};

} // namespace muster::test
