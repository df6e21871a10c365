// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/erasure.h"
#include "core/store/archiving.h"
#include "core/store/database.h"
#include "core/store/eventrows.h"
#include "core/store/following.h"
#include "core/store/migrations.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::store;
using muster::test::aNote;
using muster::test::await;

class TstFollowing final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    test::ManualClock m_clock;
    std::unique_ptr<test::MemoryJournal> m_journal;

    /// Sealed, and in the table.
    QList<journal::Event> insert(const QList<journal::Draft>& drafts)
    {
        const auto before = m_journal->events().size();
        if (!await(m_journal->append(drafts)))
            qFatal("not sealed");
        const auto events = m_journal->events().mid(before);
        for (const auto& event : events) {
            if (!insertEvent(*m_database, event, m_clock.now()))
                qFatal("not inserted");
        }
        return events;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        auto database = Database::open(m_folder->filePath(QStringLiteral("journal.sqlite")));
        VERIFY_RESULT(database);
        m_database = *std::move(database);
        VERIFY_RESULT(migrate(*m_database, knownMigrations()));
        m_journal = std::make_unique<test::MemoryJournal>(m_clock);
    }
    void cleanup() { m_database.reset(); }

    void anEmptyJournalHasNothing()
    {
        const auto next = following(*m_database, 0, std::nullopt, 10);
        VERIFY_RESULT(next);
        QVERIFY(next->events.isEmpty() && !next->isOther);
        QCOMPARE(next->newest, 0);
        QCOMPARE(next->gone, 0);
        QCOMPARE(next->late, 0);
    }

    void theNextOnesComeWithTheirNumbers()
    {
        const auto drill = test::aDrill();
        const auto events = insert({ aNote(drill, m_clock), aNote(drill, m_clock), aNote(drill, m_clock) });
        QCOMPARE(events.size(), 4);
        const auto first = following(*m_database, 0, std::nullopt, 3);
        VERIFY_RESULT(first);
        QCOMPARE(first->newest, 4);
        QCOMPARE(first->events.size(), 3);
        QCOMPARE(first->events.last().first, 3);
        QCOMPARE(first->events.last().second, events[2]);
        const auto second = following(*m_database, 3, events[2].id, 3);
        VERIFY_RESULT(second);
        QVERIFY(!second->isOther);
        QCOMPARE(second->after, 3);
        QCOMPARE(second->events.size(), 1);
        QCOMPARE(second->events.first().second, events[3]);
    }

    void anotherJournalIsNoticed()
    {
        insert({ aNote(test::aDrill(), m_clock) });
        const auto other = following(*m_database, 2, journal::EventId::random(), 3);
        VERIFY_RESULT(other);
        QVERIFY(other->isOther);
        const auto older = following(*m_database, 9, journal::EventId::random(), 3);
        VERIFY_RESULT(older);
        QVERIFY(older->isOther);
    }

    void whatIsHereNoMoreAndWhatCameLateIsTold()
    {
        const auto drill = test::aDrill();
        auto erasure = aNote(drill, m_clock);
        erasure.type = journal::kErasure;
        insert({ aNote(drill, m_clock), erasure, aNote(drill, m_clock) });
        VERIFY_RESULT(noteLateText(*m_database));
        VERIFY_RESULT(noteLateText(*m_database));
        const auto next = following(*m_database, 0, std::nullopt, 1);
        VERIFY_RESULT(next);
        QCOMPARE(next->gone, 3);
        QCOMPARE(next->late, 2);
        erasure = aNote(drill, m_clock);
        erasure.type = kArchive;
        insert({ erasure });
        QCOMPARE(following(*m_database, 0, std::nullopt, 1)->gone, 5);
    }
};

MUSTER_TEST(TstFollowing)
#include "tst_following.moc"
