// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/figure.h"
#include "app/commands/syncport.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/journal/finder.h"
#include "core/report/drawings.h"
#include "core/session/session.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QTextStream>

#include <functional>
#include <memory>
#include <optional>

namespace muster::commands {

/// Words::tr("…") is QCoreApplication::translate("muster", "…").
struct Words {
    Q_DECLARE_TR_FUNCTIONS(muster)
};

/// Exit statuses; they never change.
enum Status {
    kDone = 0, ///< yes, done
    kNo = 1, ///< the answer is no: findings, tampering, a drill that was not finished
    kUnusable = 2, ///< wrong usage or unusable input; nothing was changed
    kRefused = 3, ///< the world refused: disk, keychain, another program
};

/// One place where a log does not hold, in words.
struct LogFault {
    QString stream;
    QString origin;
    qint64 seq = 0;
    QString text;
};

/// A copy of the log in a file.
struct BackupFile {
    QString file;
    Instant at;
    qint64 entries = 0;
    qint64 bytes = 0;
    /// Sentences about attached files that could not be copied along.
    QStringList unreadable = {};
};

/// What became of a damaged log.
struct Rescue {
    /// Sentences, one a line.
    QString report;
    /// Where the damaged files are; empty when nothing was changed.
    QString quarantine = {};
    qint64 entries = 0;
    /// Nothing is known to be missing.
    bool isWhole = true;
};

/// The store, opened. Ends the session before what it stands on.
struct Workplace {
    std::shared_ptr<void> adapters;
    std::shared_ptr<session::Session> session;
    /// What a person should know about the store: sentences, most often none.
    QStringList notices;
    std::function<Result<QList<LogFault>>()> verify;
    /// Of all incidents.
    journal::Finder* finder = nullptr;
};

/// Where a command reads and writes, and what it was told by the options that all commands have.
/// Thread: main. Owner: climain; tests make their own.
struct Console {
    QTextStream& out;
    QTextStream& err;
    const Clock& clock;
    /// One line from the keyboard, while the event loop goes on; nothing at the end or when interrupted.
    std::function<std::optional<QString>()> readLine;
    std::function<bool()> wasInterrupted;
    /// A person is at the keyboard and may be asked.
    bool canAsk = false;
    /// Progress may be written on `err`.
    bool showsProgress = false;
    QString as = {};
    bool utc = false;
    bool quiet = false;
    bool json = false;
    QString planFolder = {};
    /// Whether there is a log yet; opening makes one.
    std::function<bool()> hasLog = [] { return false; };
    std::function<Result<Workplace>()> open = {};
    std::function<Result<QList<Figure>>()> measure = {};
    /// How a log of so many entries is searched.
    std::function<Result<QList<Figure>>(qint64 entries)> measureSearch = {};
    /// Into this folder, or beside the log when it is empty. Fails with Conflict when another process has the
    /// log.
    std::function<Result<BackupFile>(const QString& folder)> backUp = {};
    std::function<Result<QList<BackupFile>>()> backups = {};
    /// Fails with Conflict when another process has the log.
    std::function<Result<Rescue>()> recover = {};
    /// The team's server.
    SyncPort* sync = nullptr;
    /// The figures of a report; the program must have been made for Draws::Figures.
    std::function<report::Drawings(const report::Report&)> drawFigures
        = [](const report::Report&) { return report::Drawings(); };

    /// Writes one or more lines, made printable. Not with --quiet: then only what was asked for is told.
    void remark(const QString& text);
    /// As remark, also with --quiet.
    void tell(const QString& text);
    void tell(const QJsonObject& object);
    void tell(const QJsonArray& array);
    /// A prompt; flushed, without a line break.
    void prompt(const QString& text);
    void progress(const QString& text);
    void complain(const QString& text);
    /// Complains and answers the exit status that fits.
    [[nodiscard]] int refuse(const Error& error);
    /// The same for an input that could not be used, whatever the fault.
    [[nodiscard]] int unusable(const QString& text);
    /// The same where the store could not be opened.
    [[nodiscard]] int unopened(const Error& error);
};

/// What somebody can do who reads that nothing was recorded; empty for any other error.
[[nodiscard]] QString adviceFor(const Error& error);

} // namespace muster::commands
