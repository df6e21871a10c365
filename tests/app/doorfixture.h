// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/localdoor.h"
#include "app/remotejournal.h"
#include "core/store/storelock.h"
#include "tests/support/memoryjournal.h"
#include "tests/support/stubfinder.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

namespace muster::test {

/// A holder of a store in memory with an open door.
struct Holder {
    explicit Holder(bool raises = true)
    {
        auto taken = store::StoreLock::take(folder.path());
        if (!taken)
            qFatal("no lock");
        lock = *std::move(taken);
        auto opened = app::LocalDoor::open({ folder.path(), journal, blobs,
            [this] {
                return journal.find({ QString(journal::kOriginJoined) })
                    .then([](const journal::Journal::Events& events) {
                        QList<journal::ChainFault> faults;
                        for (const auto& event : *events)
                            faults.append(
                                { event.stream, event.origin, event.seq, QStringLiteral("made up") });
                        return app::LocalDoor::Faults(faults);
                    });
            },
            raises, &finder });
        if (!opened)
            qFatal("no door");
        door = *std::move(opened);
    }

    [[nodiscard]] std::shared_ptr<app::RemoteLink> link() const
    {
        auto connected = await(app::RemoteLink::connectTo(folder.path()));
        if (!connected)
            qFatal("no link: %s", qPrintable(connected.error().text));
        return *std::move(connected);
    }

    QTemporaryDir folder;
    ManualClock clock;
    MemoryJournal journal { clock };
    MemoryBlobs blobs;
    StubFinder finder;
    std::unique_ptr<store::StoreLock> lock;
    std::unique_ptr<app::LocalDoor> door;
};

[[nodiscard]] inline journal::Draft aDoorNote(
    const Holder& holder, const QString& text = QStringLiteral("A note."))
{
    return { .stream = { journal::StreamId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000dd"))),
                 journal::StreamKind::Drill },
        .id = journal::EventId::random(),
        .at = holder.clock.now(),
        .actor = { journal::PersonId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000bb"))),
            QString(), journal::Claim::Claimed, QStringLiteral("Ada") },
        .type = QStringLiteral("note.added"),
        .texts = { { QStringLiteral("text"), text } } };
}

} // namespace muster::test
