// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/localdoor.h"
#include "tests/app/doorfixture.h"
#include "tests/support/testmain.h"

#include <QCborArray>
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>

using namespace muster;
using namespace muster::app;
using muster::test::await;
using muster::test::Holder;

class TstLocalDoor final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void onlyTheUserMayKnock()
    {
        const Holder holder;
        const auto mode = QFile::permissions(doorPath(holder.folder.path()));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
            | QFileDevice::WriteOther;
        QCOMPARE(mode & others, QFileDevice::Permissions());
    }

    void whatACrashLeftIsReplaced()
    {
        const Holder holder;
        QFile left(holder.folder.filePath(QStringLiteral("second/door")));
        QVERIFY(QDir(holder.folder.path()).mkdir(QStringLiteral("second")));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        test::MemoryBlobs blobs;
        test::MemoryJournal journal(holder.clock);
        VERIFY_RESULT(
            LocalDoor::open({ holder.folder.filePath(QStringLiteral("second")), journal, blobs, {} }));
    }

    void aHostileVisitorIsShownOutAndTheOthersStay_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto hello = frameOf({ { key::kOp, op::kHello } });
        QTest::newRow("oversized") << QByteArray("\xff\xff\xff\xff", 4);
        QTest::newRow("garbage") << QByteArray(100, 'G');
        QTest::newRow("no greeting") << frameOf({ { key::kOp, op::kFind }, { key::kNumber, 1 } });
        QTest::newRow("unknown verb")
            << hello + frameOf({ { key::kOp, QStringLiteral("erase") }, { key::kNumber, 1 } });
        QTest::newRow("garbage after greeting") << hello + QByteArray("\x00\x00\x00\x01\x01", 5);
    }
    void aHostileVisitorIsShownOutAndTheOthersStay()
    {
        QFETCH(QByteArray, bytes);
        const Holder holder;
        RemoteJournal good(holder.link());
        QLocalSocket bad;
        bad.connectToServer(doorPath(holder.folder.path()));
        QVERIFY(bad.waitForConnected());
        bad.write(bytes);
        QTRY_COMPARE(bad.state(), QLocalSocket::UnconnectedState);
        VERIFY_RESULT(await(good.find({ QStringLiteral("note.added") })));
    }

    void malformedCallsAreAnsweredWithASentence_data()
    {
        QTest::addColumn<QCborMap>("call");
        QTest::newRow("drafts") << QCborMap { { key::kOp, op::kAppend }, { key::kDrafts, QByteArray("xx") } };
        QTest::newRow("no drafts") << QCborMap { { key::kOp, op::kAppend } };
        QTest::newRow("stream") << QCborMap { { key::kOp, op::kRead },
            { key::kStream, QStringLiteral("../x") } };
        QTest::newRow("stream to attest") << QCborMap { { key::kOp, op::kAttest } };
        QTest::newRow("others' events")
            << QCborMap { { key::kOp, op::kAdmit }, { key::kEvents, QByteArray("xx") } };
        QTest::newRow("hash") << QCborMap { { key::kOp, op::kGet }, { key::kHash, 5 } };
    }
    void malformedCallsAreAnsweredWithASentence()
    {
        QFETCH(QCborMap, call);
        const Holder holder;
        const auto answer = await(holder.link()->call(call));
        QVERIFY(!answer);
        QVERIFY(!answer.error().text.isEmpty());
        QVERIFY(holder.journal.events().isEmpty());
    }

    void raisingReachesAWindowAndNothingElse()
    {
        for (const bool window : { true, false }) {
            const Holder holder(window);
            QSignalSpy raised(holder.door.get(), &LocalDoor::raiseRequested);
            const QStringList records { QStringLiteral("/stick/x.muster") };
            const auto answer = await(holder.link()->call(
                { { key::kOp, op::kRaise }, { key::kRecords, QCborArray::fromStringList(records) } }));
            VERIFY_RESULT(answer);
            QCOMPARE(answer->last().value(key::kRaised).toBool(), window);
            QCOMPARE(raised.count(), window ? 1 : 0);
            if (window)
                QCOMPARE(raised.first().first().toStringList(), records);
        }
    }

    void aVisitorThatGoesBeforeItsAnswerDoesNoHarm()
    {
        Holder holder;
        holder.journal.holdAnswers = true;
        auto link = holder.link();
        auto answer = link->call({ { key::kOp, op::kFind } });
        QTRY_COMPARE(holder.journal.calls, 1);
        link.reset();
        RemoteJournal good(holder.link());
        QTRY_VERIFY(holder.journal.calls == 1);
        holder.journal.release();
        VERIFY_RESULT(await(good.find({})));
    }
};

MUSTER_TEST(TstLocalDoor)
#include "tst_localdoor.moc"
