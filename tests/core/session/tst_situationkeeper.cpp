// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/situationkeeper.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace muster;
using namespace muster::session;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct KeeperRig : SessionRig {
    QTemporaryDir folder;
    QString file = folder.filePath(u"public/page.html"_s);
    std::shared_ptr<IncidentSession> incident = live();
    SituationKeeper keeper;
    /// How often it said that something is another thing.
    int changes = 0;

    KeeperRig()
    {
        QDir(folder.path()).mkpath(u"public"_s);
        keeper.setIncident(incident);
        QObject::connect(&keeper, &SituationKeeper::changed, &keeper, [this] { ++changes; });
    }

    [[nodiscard]] std::shared_ptr<IncidentSession> live()
    {
        auto declared = declaration();
        declared.kind = journal::StreamKind::Live;
        declared.title = u"Rows are missing"_s;
        return *declare(declared);
    }
    [[nodiscard]] QByteArray page() const
    {
        QFile there(file);
        return there.open(QIODevice::ReadOnly) ? there.readAll() : QByteArray();
    }
    /// The page was written by now.
    [[nodiscard]] bool isWrittenAt(Instant at) const { return keeper.writtenAt() == at; }
    void pass(int seconds)
    {
        clock.advance(std::chrono::seconds(seconds));
        keeper.lookAtClock();
    }
};

} // namespace

class TstSituationKeeper : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void thePageIsThereAtOnceAndSaysWhenItWasWritten()
    {
        KeeperRig rig;
        QVERIFY(rig.keeper.file().isEmpty());
        rig.keeper.keep(rig.file);
        QCOMPARE_EQ(rig.keeper.file(), rig.file);
        QTRY_VERIFY(rig.isWrittenAt(rig.clock.now()));
        QVERIFY(rig.keeper.trouble().isEmpty());
        QVERIFY(rig.changes >= 2);
        const auto page = rig.page();
        QVERIFY(page.contains("Rows are missing"));
        QVERIFY(page.contains("2026-03-14 03:12 UTC"));
        QVERIFY(page.contains("http-equiv=\"refresh\""));
        QVERIFY(!page.contains("Ada"));
    }

    void aChangeMakesANewPageButNotAtOnce()
    {
        KeeperRig rig;
        rig.keeper.keep(rig.file);
        QTRY_VERIFY(rig.isWrittenAt(rig.clock.now()));
        const auto first = rig.page();
        rig.pass(1);
        incident::ServiceRecovered back { plan::ServiceId(u"postgres"_s), u"looked"_s };
        VERIFY_RESULT(await(rig.incident->act(back)));
        // Too soon after the one before.
        QCOMPARE_EQ(rig.page(), first);
        rig.pass(2);
        QTRY_VERIFY(rig.isWrittenAt(rig.clock.now()));
        QVERIFY(rig.page().contains("✓ Back"));
        QVERIFY(!first.contains("✓ Back"));
    }

    void itsClocksAreNeverOld()
    {
        KeeperRig rig;
        rig.keeper.keep(rig.file);
        const auto first = rig.clock.now();
        QTRY_VERIFY(rig.isWrittenAt(first));
        rig.pass(59);
        QVERIFY(rig.isWrittenAt(first));
        rig.pass(1);
        QTRY_VERIFY(rig.isWrittenAt(rig.clock.now()));
    }

    void aFolderThatIsGoneIsToldAndTriedAgain()
    {
        KeeperRig rig;
        rig.keeper.keep(rig.file);
        QTRY_VERIFY(rig.isWrittenAt(rig.clock.now()));
        const auto written = rig.clock.now();
        QVERIFY(QDir(rig.folder.filePath(u"public"_s)).removeRecursively());
        rig.pass(60);
        QTRY_VERIFY(!rig.keeper.trouble().isEmpty());
        QVERIFY2(rig.keeper.trouble().contains(u"page.html"_s), qPrintable(rig.keeper.trouble()));
        QVERIFY(rig.isWrittenAt(written));
        QVERIFY(QDir(rig.folder.path()).mkpath(u"public"_s));
        rig.pass(3);
        QTRY_VERIFY(rig.keeper.trouble().isEmpty() && rig.isWrittenAt(rig.clock.now()));
        QVERIFY(rig.page().contains("Rows are missing"));
    }

    void whoeverStopsLeavesThePage()
    {
        KeeperRig rig;
        rig.keeper.keep(rig.file);
        QTRY_VERIFY(rig.isWrittenAt(rig.clock.now()));
        const auto last = rig.page();
        rig.keeper.stop();
        QVERIFY(rig.keeper.file().isEmpty());
        QVERIFY(!rig.keeper.writtenAt());
        rig.pass(120);
        QCOMPARE_EQ(rig.page(), last);
    }

    void aClosedIncidentHasALastPage()
    {
        KeeperRig rig;
        rig.keeper.keep(rig.file);
        QTRY_VERIFY(rig.isWrittenAt(rig.clock.now()));
        rig.pass(3);
        VERIFY_RESULT(await(rig.incident->close(u"It is over."_s)));
        const auto closed = rig.clock.now();
        rig.keeper.lookAtClock();
        QTRY_VERIFY(rig.isWrittenAt(closed));
        QVERIFY(rig.page().contains("The incident is closed."));
        QVERIFY(!rig.page().contains("http-equiv=\"refresh\""));
        rig.pass(600);
        QVERIFY(rig.isWrittenAt(closed));
    }

    void itRestsWhileAnotherIncidentIsOpen()
    {
        KeeperRig rig;
        rig.keeper.keep(rig.file);
        QTRY_VERIFY(rig.isWrittenAt(rig.clock.now()));
        rig.keeper.setIncident(nullptr);
        QVERIFY(rig.keeper.file().isEmpty());
        rig.pass(60);
        rig.keeper.setIncident(rig.live());
        QVERIFY(rig.keeper.file().isEmpty());
        rig.keeper.setIncident(rig.incident);
        QCOMPARE_EQ(rig.keeper.file(), rig.file);
        QTRY_VERIFY(rig.isWrittenAt(rig.clock.now()));
    }
};

MUSTER_TEST(TstSituationKeeper)
#include "tst_situationkeeper.moc"
