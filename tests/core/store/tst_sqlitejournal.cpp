// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlitejournal.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QStringList>

#include <algorithm>

using namespace muster;
using namespace muster::store;
using muster::test::aDrill;
using muster::test::aNote;
using muster::test::await;
using muster::test::openJournal;

class TstSqliteJournal final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::ManualClock m_clock;

    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("journal.sqlite")); }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = {};
    }

    void whatWasAppendedIsThereAfterOpeningAgain()
    {
        const auto drill = aDrill();
        QList<journal::Event> written;
        journal::StreamRef estate { journal::StreamId::random(), journal::StreamKind::Estate };
        {
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            estate = (*journal)->estate();
            for (int i = 0; i < 3; ++i) {
                m_clock.advance(Millis { 1000 });
                const auto stored
                    = await((*journal)->append({ aNote(drill, m_clock, QStringLiteral("Note %1").arg(i)) }));
                VERIFY_RESULT(stored);
                written += *stored;
            }
        }
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        QCOMPARE((*journal)->estate(), estate);
        QCOMPARE((*journal)->notices(), QStringList());
        const auto read = await((*journal)->read(drill.id));
        VERIFY_RESULT(read);
        // The joining event comes first.
        QCOMPARE(read->size(), 4);
        QCOMPARE(read->first().type, QString(journal::kOriginJoined));
        QCOMPARE(read->mid(1), written);
        QCOMPARE(read->last().text(QLatin1StringView("text")), QStringLiteral("Note 2"));
        QCOMPARE(journal::verifyChains(*read), QList<journal::ChainFault>());
    }

    void listenersHearBeforeTheCallerIsAnswered()
    {
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        QStringList order;
        connect(journal->get(), &journal::Journal::appended, this, [&](const QList<journal::Event>& events) {
            order.append(QStringLiteral("heard %1").arg(events.size()));
        });
        auto answered = (*journal)
                            ->append({ aNote(aDrill(), m_clock) })
                            .then(this, [&](const journal::Journal::Events& events) {
                                order.append(QStringLiteral("answered %1").arg(events->size()));
                            });
        QTRY_VERIFY(answered.isFinished());
        QCOMPARE(order, (QStringList { QStringLiteral("heard 2"), QStringLiteral("answered 1") }));
    }

    void appendingTwiceIsOnce()
    {
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        const auto note = aNote(aDrill(), m_clock);
        QSignalSpy heard(journal->get(), &journal::Journal::appended);
        const auto first = await((*journal)->append({ note }));
        const auto second = await((*journal)->append({ note, note }));
        VERIFY_RESULT(first);
        VERIFY_RESULT(second);
        QCOMPARE(*second, (QList<journal::Event> { first->first(), first->first() }));
        QCOMPARE(heard.count(), 1);
        QCOMPARE(await((*journal)->read(note.stream.id))->size(), 2);
    }

    void aBatchOverSeveralStreamsIsAllOrNothing()
    {
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        const auto one = aDrill();
        const auto two = aDrill();
        auto tooLong = aNote(two, m_clock, QString(100'000, u'x'));
        const auto refused = await((*journal)->append({ aNote(one, m_clock), tooLong }));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Invalid);
        QVERIFY2(refused.error().text.startsWith(QStringLiteral("NOT RECORDED")),
            qPrintable(refused.error().text));
        QCOMPARE(await((*journal)->read(one.id))->size(), 0);

        const auto stored
            = await((*journal)->append({ aNote(one, m_clock), aNote(two, m_clock), aNote(one, m_clock) }));
        VERIFY_RESULT(stored);
        QCOMPARE((*stored)[0].seq, 2);
        QCOMPARE((*stored)[1].seq, 2);
        QCOMPARE((*stored)[2].seq, 3);
        QCOMPARE((*stored)[2].prev, (*stored)[0].hash);
    }

    void stampsGrowWhateverTheWallClockDoes()
    {
        const auto drill = aDrill();
        QList<journal::Stamp> stamps;
        for (const auto jump : { 0, -3600, 5, -86400 }) {
            // A new process each time: the stamp must come from the rows.
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            m_clock.setNow(m_clock.now() + std::chrono::seconds(jump));
            stamps.append(await((*journal)->append({ aNote(drill, m_clock) }))->first().stamp);
        }
        QVERIFY(std::is_sorted(stamps.begin(), stamps.end()));
        QCOMPARE(std::adjacent_find(stamps.begin(), stamps.end()), stamps.end());
    }

    void findGivesTheEventsOfTheseTypesInAllStreams()
    {
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        auto other = aNote(aDrill(), m_clock);
        other.type = QStringLiteral("other.thing");
        VERIFY_RESULT(
            await((*journal)->append({ aNote(aDrill(), m_clock), other, aNote(aDrill(), m_clock) })));
        QCOMPARE(await((*journal)->find({ QStringLiteral("note.added") }))->size(), 2);
        QCOMPARE(
            await((*journal)->find({ QStringLiteral("note.added"), QStringLiteral("other.thing") }))->size(),
            3);
        QCOMPARE(await((*journal)->find({ QString(journal::kOriginJoined) }))->size(), 3);
        QCOMPARE(await((*journal)->find({ QStringLiteral("note") }))->size(), 0);
        QCOMPARE(await((*journal)->find({}))->size(), 0);
    }

    void aLongStreamIsReadInSlicesAndWhole()
    {
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        const auto drill = aDrill();
        QList<journal::Draft> drafts;
        for (int i = 0; i < 999; ++i)
            drafts.append(aNote(drill, m_clock));
        VERIFY_RESULT(await((*journal)->append(drafts)));
        // An append that is asked for after the read is answered before it, and is not part of it.
        QStringList order;
        auto read = (*journal)->read(drill.id).then(this,
            [&](const journal::Journal::Events& events) { order.append(QString::number(events->size())); });
        auto append
            = (*journal)->append({ aNote(drill, m_clock) }).then(this, [&](const journal::Journal::Events&) {
                  order.append(QStringLiteral("append"));
              });
        QTRY_VERIFY(read.isFinished() && append.isFinished());
        QCOMPARE(order, (QStringList { QStringLiteral("append"), QStringLiteral("1000") }));
        QCOMPARE(*await((*journal)->verify()), QList<journal::ChainFault>());
    }

    void theDestructorFinishesWhatWasAskedFor()
    {
        const auto drill = aDrill();
        {
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            for (int i = 0; i < 20; ++i)
                std::ignore = (*journal)->append({ aNote(drill, m_clock) });
        }
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        QCOMPARE(await((*journal)->read(drill.id))->size(), 21);
    }

    void openingLaterGivesTheSameJournal()
    {
        auto lock = StoreLock::take(m_folder->path());
        VERIFY_RESULT(lock);
        auto opened = await(SqliteJournal::openLater(
            *std::move(lock), { test::fixedSigner(), QStringLiteral("file") }, m_clock));
        VERIFY_RESULT(opened);
        VERIFY_RESULT(await((*opened)->append({ aNote(aDrill(), m_clock) })));
    }

    void openingLaterAlsoFailsWithASentence()
    {
        QFile garbage(file());
        QVERIFY(garbage.open(QIODevice::WriteOnly));
        garbage.write(QByteArray(5000, 'x'));
        garbage.close();
        {
            auto lock = StoreLock::take(m_folder->path());
            VERIFY_RESULT(lock);
            const auto opened = await(SqliteJournal::openLater(
                *std::move(lock), { test::fixedSigner(), QStringLiteral("file") }, m_clock));
            QVERIFY(!opened);
            QCOMPARE(opened.error().fault, Fault::Invalid);
        }
        // The lock went with the journal that did not come to be.
        QTRY_VERIFY(StoreLock::take(m_folder->path()).has_value());
    }

    void aCopiedFolderGoesOnAsANewConsole()
    {
        const auto drill = aDrill();
        {
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock) })));
        }
        const QTemporaryDir copy;
        QVERIFY(QFile::copy(file(), copy.filePath(QStringLiteral("journal.sqlite"))));
        auto journal = openJournal(copy.path(), m_clock);
        VERIFY_RESULT(journal);
        QCOMPARE((*journal)->notices().size(), 1);
        VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock), aNote(drill, m_clock) })));
        const auto read = await((*journal)->read(drill.id));
        VERIFY_RESULT(read);
        QCOMPARE(read->size(), 5);
        QCOMPARE(journal::verifyChains(*read), QList<journal::ChainFault>());
        // The first event that was written here names the newest one that was seen from the old console; once
        // is enough.
        QCOMPARE((*read)[2].deps, QList<journal::Head> { (*read)[1].head() });
        QCOMPARE((*read)[3].deps, QList<journal::Head>());
        QCOMPARE((*read)[4].deps, QList<journal::Head>());
    }

    void anotherKeyGoesOnAsANewConsole()
    {
        const auto drill = aDrill();
        journal::OriginId before = journal::OriginId::random();
        {
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            before = (*journal)->origin();
            VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock) })));
        }
        for (int i = 0; i < 2; ++i) {
            auto journal = openJournal(m_folder->path(), m_clock, /*key=*/9);
            VERIFY_RESULT(journal);
            QVERIFY(!((*journal)->origin() == before));
            QCOMPARE((*journal)->notices().size(), i == 0 ? 1 : 0);
            VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock) })));
            QCOMPARE(journal::verifyChains(*await((*journal)->read(drill.id))), QList<journal::ChainFault>());
        }
    }

    void tamperingIsFoundAndTheRestStaysReadable_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("body") << "UPDATE event SET body = CAST(replace(CAST(body AS TEXT), '\"seq\":3', "
                                 "'\"seq\":4') AS BLOB) WHERE seq = 3";
        QTest::newRow("bytes that are no JSON") << "UPDATE event SET body = x'00' WHERE seq = 3";
        QTest::newRow("type column") << "UPDATE event SET type = 'note.addled' WHERE seq = 3";
        QTest::newRow("time column") << "UPDATE event SET hlc_ms = hlc_ms + 1 WHERE seq = 3";
        QTest::newRow("hash column") << "UPDATE event SET hash = zeroblob(32) WHERE seq = 3";
        QTest::newRow("signature") << "UPDATE event SET sig = zeroblob(64) WHERE seq = 3";
        QTest::newRow("leaf") << "UPDATE leaf SET value = 'another' WHERE n = 3 AND field = 'payload.text'";
        QTest::newRow("event deleted") << "DELETE FROM event WHERE seq = 3";
    }
    void tamperingIsFoundAndTheRestStaysReadable()
    {
        QFETCH(QString, statement);
        const auto drill = aDrill();
        {
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            for (int i = 0; i < 5; ++i)
                VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock) })));
        }
        QCOMPARE(
            test::tamper(file(),
                { QStringLiteral("DROP TRIGGER event_stays"), QStringLiteral("DROP TRIGGER event_remains"),
                    QStringLiteral("DROP TRIGGER leaf_stays"), statement }),
            QString());
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        const auto faults = await((*journal)->verify());
        VERIFY_RESULT(faults);
        QVERIFY(!faults->isEmpty());
        QVERIFY(faults->first().seq == 3 || faults->first().seq == 4);
        QCOMPARE(faults->first().stream, drill.id);
        QVERIFY(!faults->first().text.isEmpty());
        // In the middle of an incident the commander can go on.
        VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock) })));
        const auto read = await((*journal)->read(drill.id));
        VERIFY_RESULT(read);
        QVERIFY(read->size() >= 6);
    }
};

MUSTER_TEST(TstSqliteJournal)
#include "tst_sqlitejournal.moc"
