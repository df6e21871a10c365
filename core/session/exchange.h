// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/bundle/bundle.h"
#include "core/bundle/withholding.h"
#include "core/journal/event.h"
#include "core/journal/journal.h"
#include "core/session/consoleregister.h"
#include "core/session/ports.h"

#include <QFuture>
#include <QList>
#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace muster::session {

/// What is written into a file.
struct ExportWish {
    QString file;
    journal::StreamId stream;
    std::optional<bundle::Withholding> without = {};
    /// What may be there already: the same record, when nothing of it would be lost, or any record. Whatever
    /// is no record is never replaced.
    enum class Replaces { WhatSaysLess, AnyRecord };
    Replaces replaces = Replaces::WhatSaysLess;
    /// Who wishes it: it stands in the report of a copy that is whole. Empty where nobody said.
    QString by = {};
};

/// What came of it.
struct Exported {
    QString file;
    journal::StreamId stream;
    qsizetype entries = 0;
    qsizetype files = 0;
    /// Left out because somebody wished it, because they were taken back, or because they never came here.
    qint64 withheldTexts = 0;
    QStringList withheldFiles = {};
    /// Somebody wished that something be left out.
    bool isPartial = false;
    /// A report lies beside the record, made from what is in the copy.
    bool hasReport = false;
    /// Files that should be here and could not be read: a sentence each.
    QStringList unreadable = {};
    /// Nothing was written: the file says the same already.
    bool wasThere = false;
    /// Where the record does not hold; empty when it does. It was written all the same.
    QString fault = {};

    bool operator==(const Exported&) const = default;
};

/// What came of a file that was taken in.
struct Imported {
    /// How many entries of this console were in it.
    struct Source {
        journal::OriginId console;
        qsizetype fresh = 0;
        qsizetype known = 0;
        /// What this console knows of it now: it is itself, somebody vouches for it, it was given up.
        std::optional<ConsoleRegister::Known> standing = {};
    };

    QString file;
    journal::StreamId stream;
    journal::StreamKind kind = journal::StreamKind::Drill;
    /// Of the incident; empty for an estate.
    QString title = {};
    /// The console that made the file.
    journal::OriginId by;
    /// Something of this record was here before.
    bool wasKnown = false;
    /// In the order of their ids.
    QList<Source> consoles = {};
    /// New entries, by who acted; empty for a name that is withheld.
    QMap<QString, qsizetype> people = {};
    journal::Admission admission = {};
    /// Those that were taken in, new or not.
    qsizetype files = 0;
    /// Files that were taken back here before, and are not taken in again.
    qsizetype takenBack = 0;
};

/// One of several files. `done` has the reason where it failed.
template <typename Done> struct OneFile {
    QString file;
    Result<Done> done;
};
using FileExported = OneFile<Exported>;
using FileImported = OneFile<Imported>;

/// What came of a folder that consoles exchange.
struct Swapped {
    QList<FileImported> imported;
    QList<FileExported> exported;
};

/// The name that a record is best exported under: "2026-03-14_rows-are-missing_1a2b3c4d.muster". The same on
/// every console that has its title. Without a folder.
[[nodiscard]] QString exportName(const journal::StreamId& stream, const QList<journal::Event>& events);
/// The files that are meant by a path: those of a folder that are named *.muster, in the order of their
/// names, or the path itself, which may be the folder of an unpacked bundle.
[[nodiscard]] QStringList recordsAt(const QString& path);

/// Records leave this console as files, and come in from others. Packing, unpacking and checking go on in
/// threads of their own. One wish at a time. Thread: main. Owner: whoever made it; the ports outlive it.
class Exchange final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Exchange)
public:
    explicit Exchange(const Ports& ports, QObject* parent = nullptr);
    ~Exchange() override;

    /// Writes what this console knows of a record, and of an incident its report, unless its plan is not in
    /// the copy. Files in it are of the time `at`. Fails with NotFound (no such record), Invalid (what is
    /// there already is no record), Conflict (it is one that may not be replaced), Storage, Internal: then
    /// nothing was written.
    [[nodiscard]] QFuture<Result<Exported>> exportTo(ExportWish wish, Instant at);
    /// Writes every record that is here into a folder, incidents and estates, each into a file under its
    /// exportName(). What says the same there is left alone, and what says more is not replaced: then the
    /// file has the name of this console in its own. Fails with NotFound (no such folder), Storage (the log
    /// cannot be read).
    [[nodiscard]] QFuture<Result<QList<FileExported>>> exportAll(QString folder, Instant at);

    /// Takes in what a file holds, when it holds. Fails with Invalid (also with the first fault that it has),
    /// NotFound, Storage; nothing of it was taken in then, unless the disk failed in the middle: give it
    /// again.
    [[nodiscard]] QFuture<Result<Imported>> importFrom(QString file);
    /// One after another, each whatever came of those before; of a folder all that recordsAt() finds.
    [[nodiscard]] QFuture<Result<QList<FileImported>>> importAll(QStringList paths);
    /// Takes in everything that is in a folder, and then writes everything into it: whoever comes to it last
    /// knows all, and leaves all. Fails as exportAll(), and then nothing was taken in.
    [[nodiscard]] QFuture<Result<Swapped>> swap(QString folder, Instant at);

signals:
    /// Of several files this one is next.
    void began(const QString& file, qsizetype number, qsizetype all);

private:
    struct Gathering;
    struct TakingIn;
    struct WritingAll;
    struct ReadingAll;

    /// What this console knows of a record.
    [[nodiscard]] QFuture<Result<std::shared_ptr<Gathering>>> gather(const journal::StreamId& stream);
    [[nodiscard]] QFuture<Result<std::shared_ptr<Gathering>>> gatherFiles(
        std::shared_ptr<Gathering> gathering);
    [[nodiscard]] QFuture<Result<std::shared_ptr<TakingIn>>> keepFiles(std::shared_ptr<TakingIn> taking);
    /// Without the standing of the consoles.
    [[nodiscard]] QFuture<Result<Imported>> takeIn(const QString& file);
    void writeInto(const std::shared_ptr<WritingAll>& all);
    void writeNext(const std::shared_ptr<WritingAll>& all);
    void readNext(const std::shared_ptr<ReadingAll>& all);

    Ports m_ports;
    ConsoleRegister m_consoles;
};

} // namespace muster::session
