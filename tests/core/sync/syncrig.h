// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlitereplica.h"
#include "core/sync/syncround.h"
#include "tests/core/store/storefixture.h"

namespace muster::test {

/// A console with a store and a key of its own.
struct SyncConsole {
    explicit SyncConsole(char consoleKey)
        : key(consoleKey)
    {
        open();
    }
    void open()
    {
        replica.reset();
        journal.reset();
        auto opened = openJournal(folder.path(), clock, key);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text));
        journal = *std::move(opened);
        replica = std::make_unique<store::SqliteReplica>(*journal);
    }
    journal::Event note(const journal::StreamRef& stream, const QString& text = QStringLiteral("A note."))
    {
        clock.advance(Millis { 1000 });
        const auto stored = await(journal->append({ aNote(stream, clock, text) }));
        if (!stored)
            qFatal("not recorded");
        return stored->last();
    }
    [[nodiscard]] QList<journal::Event> events(const journal::StreamRef& stream) const
    {
        return *await(journal->read(stream.id));
    }
    /// One look at both sides.
    Result<sync::Round> look(sync::ServerLog& server)
    {
        auto round = sync::SyncRound(*replica, server, stop).run(seen, maySend);
        if (round)
            seen = round->seen;
        return round;
    }
    [[nodiscard]] bool holds() const { return await(journal->verify())->isEmpty(); }

    QTemporaryDir folder;
    ManualClock clock;
    char key;
    bool maySend = true;
    std::atomic_bool stop = false;
    sync::SeenHeads seen;
    std::unique_ptr<store::SqliteJournal> journal;
    std::unique_ptr<store::SqliteReplica> replica;
};

} // namespace muster::test
