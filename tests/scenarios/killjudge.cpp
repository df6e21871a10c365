// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/killjudge.h"

#include "core/store/database.h"
#include "core/store/sqliteblobs.h"
#include "core/store/sqlitejournal.h"
#include "tests/support/memoryjournal.h"
#include "tests/support/verify.h"

#include <QCryptographicHash>
#include <QFile>
#include <QHash>
#include <QProcess>

#include <algorithm>

namespace muster::test {

void Said::hear(const QByteArray& output)
{
    for (const auto& line : output.left(output.lastIndexOf('\n') + 1).split('\n')) {
        auto words = line.split(' ');
        const auto verb = words.takeFirst();
        if (verb == "try")
            triedBatches.append(words);
        else if (verb == "ack")
            acknowledged.unite(QSet<QByteArray>(words.begin(), words.end()));
        else if (verb == "try-blob")
            triedBlobs.insert(words.first());
        else if (verb == "ack-blob")
            acknowledgedBlobs.insert(words.first());
    }
}

QString Verdict::text() const
{
    return QStringLiteral(
        "lost %1, unknown %2, half batches %3, lost blobs %4, broken links %5, integrity %6")
        .arg(lost)
        .arg(unknown)
        .arg(halfBatches)
        .arg(lostBlobs)
        .arg(brokenLinks)
        .arg(integrity);
}

QString runUntilKilled(const ChildRun& run, Said& said, const std::function<QString(qint64)>& before)
{
    QProcess process;
    process.start(QStringLiteral(MUSTER_BIN_DIR "/") + run.child, { run.folder });
    QByteArray heard;
    if (!process.waitForStarted())
        return process.errorString();
    if (!run.diesWhileOpening) {
        while (!heard.contains("open\n")) {
            if (!process.waitForReadyRead(60000))
                return QStringLiteral("the child did not open: ")
                    + QString::fromUtf8(process.readAllStandardError());
            heard += process.readAllStandardOutput();
        }
    }
    if (process.waitForFinished(run.life))
        return QStringLiteral("the child ended by itself: ")
            + QString::fromUtf8(process.readAllStandardError());
    const auto fault = before ? before(process.processId()) : QString();
    process.kill();
    process.waitForFinished(-1);
    heard += process.readAllStandardOutput();
    said.hear(heard);
    return fault;
}

Verdict judge(const QString& folder, const Said& said)
{
    Verdict verdict;
    QHash<QByteArray, QByteArray> heads;
    QSet<QByteArray> stored;
    QSet<QByteArray> blobs;
    {
        auto database = store::Database::open(folder + QStringLiteral("/journal.sqlite"));
        if (!database) {
            verdict.integrity = database.error().text;
            return verdict;
        }
        verdict.integrity = (*database)->value(QStringLiteral("PRAGMA integrity_check(1)"))->toString();
        // A store that never came to be holds nothing.
        const auto events = (*database)->rows(
            QStringLiteral("SELECT id, stream, seq, prev, hash, body, type FROM event ORDER BY n"));
        for (const auto& row : events ? *events : QList<store::Database::Row>()) {
            const auto stream = row[1].toByteArray();
            const bool follows = row[3].toByteArray() == heads.value(stream, QByteArray(32, '\0'))
                && QCryptographicHash::hash(row[5].toByteArray(), QCryptographicHash::Sha256)
                    == row[4].toByteArray();
            verdict.brokenLinks += follows ? 0 : 1;
            heads.insert(stream, row[4].toByteArray());
            if (row[6].toString() == u"note.added")
                stored.insert(QUuid::fromRfc4122(row[0].toByteArray()).toByteArray(QUuid::WithoutBraces));
        }
        const auto files = (*database)->rows(QStringLiteral("SELECT hash FROM blob"));
        for (const auto& row : files ? *files : QList<store::Database::Row>())
            blobs.insert(row[0].toByteArray());
    }
    verdict.lost = int((said.acknowledged - stored).size());
    for (const auto& batch : said.triedBatches) {
        const auto there
            = std::count_if(batch.begin(), batch.end(), [&](const auto& id) { return stored.contains(id); });
        verdict.halfBatches += there == 0 || there == batch.size() ? 0 : 1;
        for (const auto& id : batch)
            stored.remove(id);
    }
    verdict.unknown = int(stored.size());
    verdict.lostBlobs = int((said.acknowledgedBlobs - blobs).size());
    // What the table names must be there whole, acknowledged or not.
    for (const auto& hash : blobs) {
        const auto name = QString::fromLatin1(hash);
        QFile file(QStringLiteral("%1/blobs/%2/%3").arg(folder, name.left(2), name));
        const bool whole = file.open(QIODevice::ReadOnly)
            && QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex() == hash;
        verdict.lostBlobs += whole ? 0 : 1;
    }
    return verdict;
}

QString faultOfWhole(const QString& folder)
{
    auto lock = store::StoreLock::take(folder);
    if (!lock)
        return lock.error().text;
    const SystemClock clock;
    auto journal
        = store::SqliteJournal::open(*std::move(lock), { fixedSigner(), QStringLiteral("file") }, clock);
    if (!journal)
        return journal.error().text + u' ' + journal.error().detail;
    if (!(*journal)->notices().isEmpty())
        return (*journal)->notices().join(u' ');
    const auto faults = await((*journal)->verify());
    if (!faults)
        return faults.error().text;
    return faults->isEmpty() ? QString() : QStringLiteral("%1 faults in its chains").arg(faults->size());
}

} // namespace muster::test
