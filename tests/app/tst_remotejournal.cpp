// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remotejournal.h"
#include "tests/app/doorfixture.h"
#include "tests/support/testmain.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>

using namespace muster;
using namespace muster::app;
using muster::test::aDoorNote;
using muster::test::await;
using muster::test::Holder;

class TstRemoteJournal final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void itAnswersAsTheJournalItself()
    {
        Holder holder;
        RemoteJournal remote(holder.link());
        QCOMPARE(remote.origin(), holder.journal.origin());
        QCOMPARE(remote.estate(), holder.journal.estate());
        const auto note = aDoorNote(holder, QStringLiteral("Disc 主库 full."));
        const auto stored = await(remote.append({ note }));
        VERIFY_RESULT(stored);
        QCOMPARE(*stored, QList<journal::Event> { holder.journal.events().last() });
        QCOMPARE(*await(remote.append({ note })), *stored);
        QCOMPARE(*await(remote.read(note.stream.id)), *await(holder.journal.read(note.stream.id)));
        QCOMPARE(*await(remote.find({ QStringLiteral("note.added") })), *stored);
        QCOMPARE(await(remote.verify())->size(), 1);
    }

    void whatTheHolderAttestsIsTheHolders()
    {
        Holder holder;
        RemoteJournal remote(holder.link());
        const auto note = aDoorNote(holder);
        QCOMPARE(await(remote.attest(note.stream.id)).error().fault, Fault::NotFound);
        VERIFY_RESULT(await(remote.append({ note })));
        const auto said = await(remote.attest(note.stream.id));
        VERIFY_RESULT(said);
        QCOMPARE(*said, *await(holder.journal.attest(note.stream.id)));
        VERIFY_RESULT(journal::readHeads(*said));
    }

    void whatOthersRecordedIsTakenInByTheHolder()
    {
        Holder here;
        Holder there;
        QList<journal::Draft> notes;
        // More than one frame holds.
        for (int i = 0; i < 300; ++i)
            notes.append(aDoorNote(there, QString(60'000, u'x')));
        const auto written = await(there.journal.append(notes));
        VERIFY_RESULT(written);
        RemoteJournal remote(here.link());
        const auto admitted = await(remote.admit(there.journal.events()));
        VERIFY_RESULT(admitted);
        const journal::Admission all { there.journal.events().size(), 0, {}, false };
        QVERIFY(*admitted == all);
        QCOMPARE(here.journal.events().size(), there.journal.events().size());
        QCOMPARE(await(remote.admit(there.journal.events()))->known, there.journal.events().size());
        QVERIFY(*await(remote.admit({})) == journal::Admission());
        here.door.reset();
        QVERIFY(!await(remote.admit(*written)));
    }

    void blobsGoBothWays()
    {
        Holder holder;
        RemoteBlobs remote(holder.link());
        const QByteArray bytes(300'000, 'b');
        const auto stored = await(remote.put(bytes));
        VERIFY_RESULT(stored);
        QCOMPARE(stored->size, bytes.size());
        QCOMPARE(*await(remote.get(stored->hash)), bytes);
        QCOMPARE(await(remote.get(QString(64, u'a'))).error().fault, Fault::NotFound);
        QCOMPARE(await(remote.put(QByteArray(kLargestFrame, 'x'))).error().fault, Fault::Invalid);
    }

    void whatTheHolderRecordsIsHeardHereAndOwnActsBeforeTheirAnswer()
    {
        Holder holder;
        RemoteJournal remote(holder.link());
        QSignalSpy heard(&remote, &journal::Journal::appended);
        VERIFY_RESULT(await(holder.journal.append({ aDoorNote(holder) })));
        QTRY_COMPARE(heard.count(), 1);
        QCOMPARE(heard[0][0].value<QList<journal::Event>>(), holder.journal.events());
        int heardBefore = -1;
        auto answered = remote.append({ aDoorNote(holder) }).then(this, [&](const journal::Journal::Events&) {
            heardBefore = int(heard.count());
        });
        QTRY_VERIFY(answered.isFinished());
        QCOMPARE(heardBefore, 2);
    }

    void aLongAnswerComesInPiecesAndWhole()
    {
        Holder holder;
        QList<journal::Draft> notes;
        for (int i = 0; i < 1000; ++i)
            notes.append(aDoorNote(holder, QString(1000, u'x')));
        RemoteJournal remote(holder.link());
        QSignalSpy heard(&remote, &journal::Journal::appended);
        QCOMPARE(await(remote.append(notes))->size(), 1000);
        QCOMPARE(heard.count(), 1);
        QCOMPARE(heard[0][0].value<QList<journal::Event>>().size(), 1001);
        QCOMPARE(await(remote.read(notes.first().stream.id))->size(), 1001);
    }

    void theHoldersErrorsAreTheCallers()
    {
        Holder holder;
        holder.journal.failCall = 0;
        RemoteJournal remote(holder.link());
        const auto refused = await(remote.append({ aDoorNote(holder) }));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Storage);
        QCOMPARE(refused.error().text, QStringLiteral("NOT RECORDED: planted fault."));
    }

    void aHolderThatGoesLeavesNobodyWaiting()
    {
        Holder holder;
        holder.journal.holdAnswers = true;
        RemoteJournal remote(holder.link());
        const auto append = remote.append({ aDoorNote(holder) });
        const auto find = remote.find({});
        QTRY_COMPARE(holder.journal.calls, 2);
        holder.door.reset();
        const auto lost = await(append);
        QVERIFY(!lost);
        QVERIFY2(lost.error().text.contains(QStringLiteral("not known")), qPrintable(lost.error().text));
        QVERIFY(!await(find));
        QCOMPARE(await(remote.read(journal::StreamId::random())).error().fault, Fault::Storage);
    }

    void aSilentCallEndsAtItsDeadline()
    {
        Holder holder;
        holder.journal.holdAnswers = true;
        const auto link = holder.link();
        const auto late = await(link->call({ { key::kOp, op::kFind } }, Millis { 20 }));
        QVERIFY(!late);
        // What comes after the deadline is not mistaken for the answer to something else.
        holder.journal.release();
        VERIFY_RESULT(await(link->call({ { key::kOp, op::kFind } })));
    }

    void aHolderThatDoesNotAnswerIsNamedWithItsProcess_data()
    {
        QTest::addColumn<bool>("listens");
        QTest::newRow("no door") << false;
        QTest::newRow("silent door") << true;
    }
    void aHolderThatDoesNotAnswerIsNamedWithItsProcess()
    {
        QFETCH(bool, listens);
        const QTemporaryDir folder;
        const auto lock = store::StoreLock::take(folder.path());
        VERIFY_RESULT(lock);
        QLocalServer silent;
        if (listens)
            QVERIFY(silent.listen(doorPath(folder.path())));
        const auto link = await(RemoteLink::connectTo(folder.path(), Millis { 150 }));
        QVERIFY(!link);
        QCOMPARE(link.error().fault, Fault::Conflict);
        const auto process = QString::number(QCoreApplication::applicationPid());
        QVERIFY2(link.error().text.contains(process), qPrintable(link.error().text));
    }

    void aHolderThatIsStillOpeningItsDoorIsWaitedFor()
    {
        const QTemporaryDir folder;
        auto link = RemoteLink::connectTo(folder.path(), std::chrono::seconds(20));
        test::ManualClock clock;
        test::MemoryJournal journal(clock);
        test::MemoryBlobs blobs;
        QVERIFY(!link.isFinished());
        const auto door = LocalDoor::open({ folder.path(), journal, blobs, {} });
        VERIFY_RESULT(door);
        VERIFY_RESULT(await(link));
    }

    void somethingElseBehindTheDoorIsRefused_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::newRow("garbage") << QByteArray(100, 'G');
        QTest::newRow("other protocol")
            << frameOf({ { key::kOp, op::kHello }, { key::kProtocol, kProtocol + 1 } });
        QTest::newRow("nameless") << frameOf({ { key::kOp, op::kHello }, { key::kProtocol, kProtocol } });
    }
    void somethingElseBehindTheDoorIsRefused()
    {
        QFETCH(QByteArray, greeting);
        const QTemporaryDir folder;
        QLocalServer stranger;
        QVERIFY(stranger.listen(doorPath(folder.path())));
        connect(&stranger, &QLocalServer::newConnection, this,
            [&] { stranger.nextPendingConnection()->write(greeting); });
        const auto link = await(RemoteLink::connectTo(folder.path(), std::chrono::seconds(20)));
        QVERIFY(!link);
        QVERIFY(!link.error().text.isEmpty());
    }
};

MUSTER_TEST(TstRemoteJournal)
#include "tst_remotejournal.moc"
