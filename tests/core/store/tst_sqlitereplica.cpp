// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/erasure.h"
#include "core/store/blobfiles.h"
#include "core/store/sqlitereplica.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::store;
using namespace Qt::Literals::StringLiterals;
using muster::test::aDrill;
using muster::test::aNote;
using muster::test::await;
using muster::test::openJournal;

class TstSqliteReplica : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    test::ManualClock m_clock;
    std::unique_ptr<SqliteJournal> m_journal;
    std::unique_ptr<SqliteReplica> m_replica;

    QList<journal::Event> noted(const journal::StreamRef& stream, const QByteArrayList& files = {})
    {
        auto draft = aNote(stream, m_clock);
        for (const auto& bytes : files)
            draft.attachments.append({ hashOfBlob(bytes), bytes.size() });
        const auto stored = await(m_journal->append({ draft }));
        return stored ? *stored : QList<journal::Event>();
    }

private slots:
    void initTestCase()
    {
        auto opened = openJournal(m_folder.path(), m_clock);
        VERIFY_RESULT(opened);
        m_journal = *std::move(opened);
        m_replica = std::make_unique<SqliteReplica>(*m_journal);
    }

    void everyChainHasItsHead()
    {
        const auto one = aDrill();
        const auto other = aDrill();
        noted(one);
        const auto newest = noted(one).last();
        const auto alone = noted(other).last();
        const auto heads = m_replica->heads();
        VERIFY_RESULT(heads);
        QVERIFY(heads->contains({ one.id, newest.head() }));
        QVERIFY(heads->contains({ other.id, alone.head() }));
    }

    void aChainIsReadFromAnyEntryOn()
    {
        const auto drill = aDrill();
        for (int i = 0; i < 5; ++i)
            noted(drill);
        const auto all = *await(m_journal->read(drill.id));
        const auto origin = m_journal->origin();
        QCOMPARE_EQ(*m_replica->chainAfter(drill.id, origin, 0, 100), all);
        QCOMPARE_EQ(*m_replica->chainAfter(drill.id, origin, 2, 3), all.mid(2, 3));
        QVERIFY(m_replica->chainAfter(drill.id, origin, 6, 3)->isEmpty());
        QVERIFY(m_replica->chainAfter(aDrill().id, origin, 0, 3)->isEmpty());
    }

    void whatDoesNotHoldIsNotPassedOn()
    {
        QTemporaryDir folder;
        const auto drill = aDrill();
        {
            const auto opened = openJournal(folder.path(), m_clock);
            VERIFY_RESULT(opened);
            VERIFY_RESULT(await((*opened)->append({ aNote(drill, m_clock), aNote(drill, m_clock) })));
        }
        QCOMPARE_EQ(test::tamper(folder.filePath(u"journal.sqlite"_s),
                        { u"DROP TRIGGER leaf_stays"_s, u"UPDATE leaf SET value = 'something else'"_s }),
            QString());
        const auto opened = openJournal(folder.path(), m_clock);
        VERIFY_RESULT(opened);
        SqliteReplica replica(**opened);
        const auto events = replica.chainAfter(drill.id, (*opened)->origin(), 0, 10);
        QVERIFY(!events);
        QCOMPARE_EQ(events.error().fault, Fault::Invalid);
    }

    void filesThatAreNamedAndMissingAreWanted()
    {
        const QByteArray here("here");
        const QByteArray missing("missing");
        VERIFY_RESULT(m_replica->keepFile(here));
        noted(aDrill(), { here, missing });
        QCOMPARE_EQ(*m_replica->filesWanted(10), QStringList { hashOfBlob(missing) });
        QVERIFY(!m_replica->file(hashOfBlob(missing)));
        VERIFY_RESULT(m_replica->keepFile(missing));
        QVERIFY(m_replica->filesWanted(10)->isEmpty());
        QCOMPARE_EQ(*m_replica->file(hashOfBlob(missing)), missing);
    }

    void whatWasTakenBackIsNotWantedAgain()
    {
        const QByteArray secret("a secret file");
        const auto drill = aDrill();
        noted(drill, { secret });
        auto draft = aNote(drill, m_clock);
        draft.type = QString(journal::kErasure);
        draft.payload = journal::payloadOf({ {}, { hashOfBlob(secret) } });
        draft.texts = { { u"why"_s, u"a secret"_s } };
        VERIFY_RESULT(await(m_journal->append({ draft })));
        QVERIFY(m_replica->filesWanted(10)->isEmpty());
        // Brought all the same, it is dropped without a word.
        VERIFY_RESULT(m_replica->keepFile(secret));
        QVERIFY(!m_replica->file(hashOfBlob(secret)));
    }

    void whatOthersRecordedIsHeardOfOnMain()
    {
        QTemporaryDir folder;
        const auto drill = aDrill();
        QList<journal::Event> events;
        {
            const auto other = openJournal(folder.path(), m_clock, 9);
            VERIFY_RESULT(other);
            VERIFY_RESULT(await((*other)->append({ aNote(drill, m_clock) })));
            events = *await((*other)->read(drill.id));
        }
        QSignalSpy heard(m_journal.get(), &journal::Journal::appended);
        const auto admitted = m_replica->admit(events);
        VERIFY_RESULT(admitted);
        QCOMPARE_EQ(admitted->stored, events.size());
        QTRY_COMPARE_EQ(heard.size(), 1);
        QCOMPARE_EQ(m_replica->admit(events)->known, events.size());
    }
};

MUSTER_TEST(TstSqliteReplica)
#include "tst_sqlitereplica.moc"
