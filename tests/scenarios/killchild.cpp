// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Records without end in the store whose folder it is given, and tells on its output what it is about to
// record ("try"), and what was acknowledged ("ack"): events by id, blobs by hash. Ids of one line belong to
// one batch. It waits to be killed.

#include "core/journal/signer.h"
#include "core/store/sqliteblobs.h"
#include "core/store/sqlitejournal.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QStringList>

#include <cstdio>

using namespace muster;

namespace {

void tell(const QByteArray& line)
{
    std::fputs((line + '\n').constData(), stdout);
    std::fflush(stdout);
}

template <typename T> T wait(const QFuture<T>& future)
{
    while (!future.isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return future.result();
}

int giveUp(const Error& error)
{
    std::fputs(qPrintable(error.text + u'\n'), stderr);
    return 3;
}

journal::Draft note(const char* stream, int number, const Clock& clock)
{
    return { .stream = { journal::StreamId(QUuid(QString::fromLatin1(stream))), journal::StreamKind::Drill },
        .id = journal::EventId::random(),
        .at = clock.now(),
        .actor = { journal::PersonId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000bb"))),
            QString(), journal::Claim::Claimed, QStringLiteral("Ada") },
        .type = QStringLiteral("note.added"),
        .texts = { { QStringLiteral("text"), QStringLiteral("Note %1.").arg(number) } } };
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const SystemClock clock;
    auto lock = store::StoreLock::take(application.arguments().value(1));
    if (!lock)
        return giveUp(lock.error());
    const auto signer = *journal::Ed25519Signer::fromSeed(std::make_shared<const Secret>(QByteArray(32, 7)));
    auto journal = store::SqliteJournal::open(*std::move(lock), { signer, QStringLiteral("file") }, clock);
    if (!journal)
        return giveUp(journal.error());
    store::SqliteBlobs blobs(**journal);
    tell("open");
    for (int number = 0;; ++number) {
        if (number % 7 == 3) {
            const auto bytes = QUuid::createUuid().toByteArray().repeated(100);
            const auto hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
            tell("try-blob " + hash);
            if (const auto stored = wait(blobs.put(bytes)); !stored)
                return giveUp(stored.error());
            tell("ack-blob " + hash);
        }
        QList<journal::Draft> drafts { note("00000000-0000-4000-8000-0000000000d1", number, clock) };
        if (number % 5 == 2)
            drafts.append(note("00000000-0000-4000-8000-0000000000d2", number, clock));
        QByteArray ids;
        for (const auto& draft : drafts)
            ids += ' ' + draft.id.toString().toLatin1();
        tell("try" + ids);
        if (const auto stored = wait((*journal)->append(drafts)); !stored)
            return giveUp(stored.error());
        tell("ack" + ids);
    }
}
