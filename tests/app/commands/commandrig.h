// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/catalogue.h"
#include "app/commands/parser.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/stubfinder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <functional>

namespace muster::test {

/// Runs commands over a log in memory; what they wrote stands in `out` and `err` until the next run.
struct CommandRig {
    SessionRig log;
    QString out;
    QString err;
    /// Lines that a person will type; with none left, the input has ended.
    QStringList typed;
    bool canAsk = false;
    /// The interrupt key is pressed when this many lines have been read.
    int interruptAfter = -1;
    /// Called with how many lines have been read before the next one is: what happens while a person thinks.
    std::function<void(int)> thinks = [](int) {};
    QList<commands::LogFault> faults;
    /// Of the log.
    StubFinder finder;
    std::optional<Error> storeFault;
    /// What there is beside the log, and where the last one was wanted.
    QList<commands::BackupFile> backups;
    QString backedUpInto;
    commands::Rescue rescue;
    bool hasLog = true;
    bool utc = true;
    /// Where plans of people lie; empty for none.
    QString planFolder;
    int status = -1;

    int run(const QStringList& words)
    {
        out.clear();
        err.clear();
        QTextStream outStream(&out);
        QTextStream errStream(&err);
        int read = 0;
        const auto wasInterrupted = [&] { return interruptAfter >= 0 && read >= interruptAfter; };
        commands::Console console { outStream, errStream, log.clock,
            [&]() -> std::optional<QString> {
                thinks(read);
                if (wasInterrupted() || typed.isEmpty())
                    return std::nullopt;
                ++read;
                return typed.takeFirst();
            },
            wasInterrupted };
        console.canAsk = canAsk;
        console.as = QStringLiteral("Ada");
        console.planFolder = planFolder;
        console.hasLog = [this] { return hasLog; };
        console.open = [this]() -> Result<commands::Workplace> {
            if (storeFault)
                return fail(*storeFault);
            commands::Workplace place;
            place.session = std::make_shared<session::Session>(log.session.ports());
            place.finder = &finder;
            place.verify = [this] { return Result<QList<commands::LogFault>>(faults); };
            return place;
        };
        console.measure = [] {
            return Result<QList<commands::Figure>>(
                QList<commands::Figure> { { QStringLiteral("act.ratio"), QStringLiteral("Act to durable"),
                                              1.5, QStringLiteral("x"), 2.5 },
                    { QStringLiteral("fold"), QStringLiteral("Fold"), 25, QStringLiteral("ms"), 20 } });
        };
        console.measureSearch = [](qint64 entries) {
            return Result<QList<commands::Figure>>(QList<commands::Figure> { { QStringLiteral("search"),
                QStringLiteral("Searching %1").arg(entries), 7, QStringLiteral("ms"), 100 } });
        };
        console.backUp = [this](const QString& folder) -> Result<commands::BackupFile> {
            if (storeFault)
                return fail(*storeFault);
            backedUpInto = folder;
            return backups.last();
        };
        console.backups = [this] { return Result<QList<commands::BackupFile>>(backups); };
        console.recover = [this]() -> Result<commands::Rescue> {
            if (storeFault)
                return fail(*storeFault);
            return rescue;
        };
        const auto all = commands::allCommands();
        const auto call = commands::parse(words, commands::usagesOf(all));
        if (!call)
            return status = console.unusable(call.error().text);
        commands::settle(call->arguments, console);
        console.utc = utc;
        return status = all[static_cast<std::size_t>(*call->command)]->run(call->arguments, console);
    }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(out.toUtf8()).array(); }
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
    [[nodiscard]] QString lastLine() const { return out.trimmed().section(u'\n', -1); }

    /// Declares over the Drama Engine pack; gives the id.
    QString declare(const QStringList& more = {})
    {
        run(QStringList { QStringLiteral("incident"), QStringLiteral("declare"),
                QStringLiteral("drama-engine"), QStringLiteral("--scenario"),
                QStringLiteral("database-corruption"), QStringLiteral("--title"),
                QStringLiteral("Rows are missing"), QStringLiteral("--json") }
            + more);
        return object().value(u"id").toString();
    }
};

[[nodiscard]] inline QString dataFile(const char* name)
{
    return QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/") + QString::fromLatin1(name);
}

[[nodiscard]] inline QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace muster::test

/// Fails with everything the command wrote.
#define VERIFY_STATUS(rig, expected)                                                                         \
    QVERIFY2((rig).status == (expected),                                                                     \
        qPrintable(QStringLiteral("status %1\n%2\n%3").arg((rig).status).arg((rig).out, (rig).err)))
#define VERIFY_SAYS(text, part)                                                                              \
    QVERIFY2((text).contains(QString::fromUtf8(part)),                                                       \
        qPrintable(QStringLiteral("“%1” is not in:\n%2").arg(QString::fromUtf8(part), (text))))
