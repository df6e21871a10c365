// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose.h"
#include "core/incident/state.h"
#include "core/plan/planloader.h"
#include "core/session/freezing.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "tests/support/smalldisk.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace muster;
using namespace muster::app;
using muster::test::await;

class TstCompose final : public QObject {
    Q_OBJECT

    QTemporaryDir m_runtime;

    [[nodiscard]] static journal::Draft aNote(const Workspace& workspace)
    {
        return { .stream = workspace.ports().journal.estate(),
            .id = journal::EventId::random(),
            .at = workspace.ports().clock.now(),
            .actor
            = { journal::PersonId::random(), QString(), journal::Claim::Claimed, QStringLiteral("Ada") },
            .type = QStringLiteral("note.added"),
            .texts = { { QStringLiteral("text"), QStringLiteral("From the terminal.") } } };
    }

private slots:
    void initTestCase()
    {
        // No keychain and no bus: the key is a file.
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8());
    }
    void init() { test::failOnWarnings(); }

    void theFirstHoldsTheStoreAndTheSecondWorksThroughIt()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("new/store"));
        auto window = await(openWorkspace(path, Reach::Hold));
        VERIFY_RESULT(window);
        QVERIFY((*window)->holds());
        QCOMPARE((*window)->notices(), QStringList());
        QVERIFY(QFile::exists(path + QStringLiteral("/device.key")));

        auto command = await(openWorkspace(path, Reach::Share));
        VERIFY_RESULT(command);
        QVERIFY(!(*command)->holds());
        QSignalSpy heard(&(*window)->ports().journal, &journal::Journal::appended);
        VERIFY_RESULT(await((*command)->ports().journal.append({ aNote(**command) })));
        QCOMPARE(heard.count(), 1);
        QCOMPARE(*await((*command)->verify()), QList<journal::ChainFault>());
        QCOMPARE(*await((*window)->verify()), QList<journal::ChainFault>());
    }

    void bothFindWhatIsRecorded()
    {
        const QTemporaryDir folder;
        auto window = await(openWorkspace(folder.path(), Reach::Hold));
        VERIFY_RESULT(window);
        auto command = await(openWorkspace(folder.path(), Reach::Share));
        VERIFY_RESULT(command);
        const auto written = await((*command)->ports().journal.append({ aNote(**command) }));
        VERIFY_RESULT(written);
        const journal::Search search { .words = QStringLiteral("TERMINAL") };
        for (auto* workspace : { window->get(), command->get() }) {
            const auto found = await(workspace->finder().search(search));
            VERIFY_RESULT(found);
            QCOMPARE(found->events, *written);
            QCOMPARE(found->waiting, 0);
        }
    }

    void aSecondWindowBringsTheFirstToTheFront()
    {
        const QTemporaryDir folder;
        auto first = await(openWorkspace(folder.path(), Reach::Hold));
        VERIFY_RESULT(first);
        QSignalSpy raised(first->get(), &Workspace::raiseRequested);
        const QStringList records { QStringLiteral("/stick/x.muster") };
        const auto second = await(openWorkspace(folder.path(), Reach::Hold, records));
        QVERIFY(!second);
        QCOMPARE(second.error().fault, Fault::Conflict);
        QCOMPARE(raised.count(), 1);
        QCOMPARE(raised.first().first().toStringList(), records);
    }

    void aWindowCannotTakeTheStoreFromACommand()
    {
        const QTemporaryDir folder;
        auto command = await(openWorkspace(folder.path(), Reach::Share));
        VERIFY_RESULT(command);
        QVERIFY((*command)->holds());
        const auto window = await(openWorkspace(folder.path(), Reach::Hold));
        QVERIFY(!window);
        const auto process = QString::number(QCoreApplication::applicationPid());
        QVERIFY2(window.error().text.contains(process), qPrintable(window.error().text));
    }

    void theStoreIsFreeAgainAfterItsHolderAndTheKeyIsTheSame()
    {
        const QTemporaryDir folder;
        QList<journal::OriginId> origins;
        for (int i = 0; i < 3; ++i) {
            auto workspace = await(openWorkspace(folder.path(), Reach::Share));
            VERIFY_RESULT(workspace);
            QVERIFY((*workspace)->holds());
            origins.append((*workspace)->ports().journal.origin());
        }
        QCOMPARE(origins, QList<journal::OriginId>(3, origins.first()));
    }

    void whatIsWrongIsSaidInOneSentence_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("fault");
        QTest::newRow("garbage journal") << "journal.sqlite" << QByteArray(5000, 'x') << int(Fault::Invalid);
        QTest::newRow("garbage key") << "device.key" << QByteArray("place: nowhere\n") << int(Fault::Invalid);
    }
    void whatIsWrongIsSaidInOneSentence()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(int, fault);
        const QTemporaryDir folder;
        QVERIFY(await(openWorkspace(folder.path(), Reach::Hold)));
        QFile broken(folder.filePath(file));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(content);
        broken.close();
        const auto opened = await(openWorkspace(folder.path(), Reach::Hold));
        QVERIFY(!opened);
        QCOMPARE(int(opened.error().fault), fault);
        QVERIFY2(opened.error().text.contains(broken.fileName()), qPrintable(opened.error().text));
    }

    /// What the window does when somebody chooses a second place, with a disk that is really full.
    void aDrillGoesOnInASecondPlace_data()
    {
        QTest::addColumn<bool>("filesCanBeRead");
        QTest::newRow("full") << true;
        QTest::newRow("full, and its files cannot be read") << false;
    }
    void aDrillGoesOnInASecondPlace()
    {
        QFETCH(const bool, filesCanBeRead);
        const test::SmallDisk disk;
        QVERIFY2(disk.fault().isEmpty(), qPrintable(disk.fault()));
        const QTemporaryDir stick;
        const auto second = stick.filePath(QStringLiteral("muster"));
        auto loaded
            = plan::loadPlanFile(QStringLiteral(MUSTER_SOURCE_DIR "/resources/plans/drama-engine.plan.yaml"));
        VERIFY_RESULT(loaded);
        session::Declaration declaration;
        declaration.plan = std::make_shared<const plan::Plan>(*std::move(loaded->plan));
        declaration.scenario = declaration.plan->scenarios.first().id;
        declaration.summary = QStringLiteral("Rows are missing");
        declaration.commander = QStringLiteral("Ada");
        const auto seen = QStringLiteral("paged at 03:14");
        std::optional<journal::StreamId> id;
        std::optional<incident::StepAddress> step;
        QString left;
        {
            const auto workspace = await(openWorkspace(disk.path(QStringLiteral("store")), Reach::Hold));
            VERIFY_RESULT(workspace);
            session::Session session((*workspace)->ports());
            const auto declared = await(session.declare(declaration));
            VERIFY_RESULT(declared);
            auto& drill = **declared;
            id = drill.stream().id;
            step = drill.walkthrough().currentStep()->address;
            disk.fill();

            const QSignalSpy failed(workspace->get(), &Workspace::diskFailed);
            const auto refused = await(drill.complete(*step, seen));
            QVERIFY(!refused);
            QVERIFY2(refused.error().text.startsWith(QStringLiteral("NOT RECORDED")),
                qPrintable(refused.error().text));
            QTRY_COMPARE(failed.count(), 1);
            QVERIFY(drill.walkthrough().currentStep()->address == *step);

            if (!filesCanBeRead)
                QVERIFY(QDir(disk.path(QStringLiteral("store/blobs"))).removeRecursively());
            const auto moved = await((*workspace)->goOnIn(second, drill.events()));
            VERIFY_RESULT(moved);
            QCOMPARE(*moved, filesCanBeRead);
            QCOMPARE((*workspace)->folder(), second);
            VERIFY_RESULT(await(session::freeze(session.ports(), &session, drill.frozenPlan())));
            VERIFY_RESULT(await(drill.complete(*step, seen)));
            left = incident::printed(drill.state());
        }
        const auto workspace = await(openWorkspace(second, Reach::Hold));
        VERIFY_RESULT(workspace);
        session::Session session((*workspace)->ports());
        const auto opened = await(session.open(*id));
        VERIFY_RESULT(opened);
        const auto& drill = **opened;
        QCOMPARE(drill.plan().resolved, declaration.plan->resolved);
        QCOMPARE(incident::printed(drill.state()), left);
        QCOMPARE(drill.state().step(*step).saw, seen);
        QCOMPARE(*await((*workspace)->verify()), QList<journal::ChainFault>());
    }

    void aFileInTheWayIsNamed()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto opened = await(openWorkspace(file.fileName(), Reach::Share));
        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::Storage);
        QVERIFY2(opened.error().text.contains(file.fileName()), qPrintable(opened.error().text));
    }
};

MUSTER_TEST(TstCompose)
#include "tst_compose.moc"
