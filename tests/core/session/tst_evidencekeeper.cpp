// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/filelimits.h"
#include "core/session/evidencekeeper.h"
#include "core/store/sqliteblobs.h"
#include "tests/core/session/sessionrig.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QFile>

using namespace muster;
using namespace muster::session;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

using Kind = incident::EvidenceAttached::Kind;

namespace {

const auto kPng = QByteArray("\x89PNG\r\n\x1a\n and so on");

/// Says what the journal held when bytes were put.
class WatchedBlobs final : public journal::BlobStore {
public:
    WatchedBlobs(MemoryBlobs& blobs, const MemoryJournal& journal)
        : m_blobs(blobs)
        , m_journal(journal)
    {
    }

    qsizetype eventsBefore = -1;
    int puts = 0;

    [[nodiscard]] QFuture<Result<journal::Attachment>> put(QByteArray bytes) override
    {
        ++puts;
        eventsBefore = m_journal.events().size();
        return m_blobs.put(std::move(bytes));
    }
    [[nodiscard]] QFuture<Result<QByteArray>> get(QString hash) override
    {
        return m_blobs.get(std::move(hash));
    }

private:
    MemoryBlobs& m_blobs;
    const MemoryJournal& m_journal;
};

struct KeeperRig : SessionRig {
    WatchedBlobs watched { blobs, journal };
    EvidenceKeeper keeper { watched };
    std::shared_ptr<IncidentSession> incident;

    KeeperRig()
    {
        auto declared = declaration();
        declared.kind = journal::StreamKind::Live;
        incident = *declare(declared);
    }

    Result<void> attach(const QByteArray& bytes, const NewEvidence& what, std::optional<Instant> at = {})
    {
        return await(keeper.attach(*incident, bytes, what, at));
    }
    [[nodiscard]] const QList<incident::EvidenceState>& attached() const
    {
        return incident->state().evidence;
    }
};

} // namespace

class TstEvidenceKeeper : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void theFileIsThereBeforeTheEntryThatNamesIt()
    {
        KeeperRig rig;
        const auto before = rig.journal.events().size();
        VERIFY_RESULT(rig.attach("lag 12 s\n", { .name = u"lag.txt"_s }));
        QCOMPARE(rig.watched.puts, 1);
        QCOMPARE(rig.watched.eventsBefore, before);
        QCOMPARE(rig.journal.events().size(), before + 1);
        QCOMPARE(rig.journal.events().constLast().type, u"evidence.attached"_s);
        QCOMPARE(rig.attached().size(), 1);
        const auto& one = rig.attached().constFirst();
        QCOMPARE(one.what.file.size, 9);
        QCOMPARE(one.what.media, u"text/plain"_s);
        QCOMPARE(one.what.name, u"lag.txt"_s);
        QCOMPARE(one.what.kind, Kind::File);
        QCOMPARE(one.at, rig.clock.now());
        const auto bytes = await(rig.keeper.bytesOf(one));
        VERIFY_RESULT(bytes);
        QCOMPARE(*bytes, QByteArray("lag 12 s\n"));
    }

    void everythingThatIsSaidIsRecorded()
    {
        KeeperRig rig;
        NewEvidence what;
        what.name = u"..\\..\\NUL.txt\u202E"_s;
        what.kind = Kind::Before;
        what.of = u"  postgresql.conf \n"_s;
        what.shows = u" max_connections is 10 "_s;
        what.means = u" Too few for the batch "_s;
        what.about = stepNamed("find");
        const auto earlier = rig.clock.now();
        rig.clock.advance(std::chrono::minutes(30));
        VERIFY_RESULT(rig.attach("max_connections = 10\n", what, earlier));
        const auto& one = rig.attached().constFirst();
        QCOMPARE(one.what.name, u"_NUL.txt"_s);
        QCOMPARE(one.what.kind, Kind::Before);
        QCOMPARE(one.what.of, u"postgresql.conf"_s);
        QCOMPARE(one.what.shows, u"max_connections is 10"_s);
        QCOMPARE(one.what.means, u"Too few for the batch"_s);
        QCOMPARE(one.what.about, std::optional(stepNamed("find")));
        QCOMPARE(one.at, earlier);
        const auto line = rig.incident->timeline().constLast();
        QCOMPARE(line.id, one.id);
        QCOMPARE(line.at, earlier);
        QCOMPARE(line.recorded, rig.clock.now());
        QVERIFY(line.backDated);
    }

    void aPictureIsToldByItsBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("said");
        QTest::addColumn<int>("recorded");
        const auto row = [](const char* name, const QByteArray& bytes, Kind said, Kind recorded) {
            QTest::newRow(name) << bytes << int(said) << int(recorded);
        };
        row("a file that is one", kPng, Kind::File, Kind::Picture);
        row("output that is one", kPng, Kind::Output, Kind::Picture);
        row("a picture", kPng, Kind::Picture, Kind::Picture);
        row("a picture that is none", "<svg/>", Kind::Picture, Kind::File);
        row("a file", "a", Kind::File, Kind::File);
        row("output", "a", Kind::Output, Kind::Output);
        row("a snapshot that is a picture", kPng, Kind::Before, Kind::Before);
        row("the other one", kPng, Kind::After, Kind::After);
    }
    void aPictureIsToldByItsBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, said);
        QFETCH(int, recorded);
        const auto described = EvidenceKeeper::described(bytes, { .name = u"a.png"_s, .kind = Kind(said) });
        VERIFY_RESULT(described);
        QCOMPARE(int(described->kind), recorded);
    }

    void whatIsRefusedLeavesNothing_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("shows");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << 0 << int(Kind::File) << QString() << QString() << u"a.txt is empty"_s;
        QTest::newRow("too large") << int(evidence::kLargestFile + 1) << int(Kind::File) << QString()
                                   << QString() << u"a.txt is larger than 25 MiB"_s;
        QTest::newRow("a snapshot of nothing")
            << 1 << int(Kind::After) << QString() << QString() << u"Say what is set up so"_s;
        QTest::newRow("a step that is not there")
            << 1 << int(Kind::File) << u"corruption/nowhere"_s << QString() << u"has no step"_s;
        QTest::newRow("too long a text")
            << 1 << int(Kind::File) << QString() << QString(20000, u'a') << u"text of what it shows"_s;
    }
    void whatIsRefusedLeavesNothing()
    {
        QFETCH(int, size);
        QFETCH(int, kind);
        QFETCH(QString, step);
        QFETCH(QString, shows);
        QFETCH(QString, text);
        KeeperRig rig;
        const auto before = rig.journal.events().size();
        NewEvidence what { .name = u"a.txt"_s, .kind = Kind(kind), .shows = shows };
        if (!step.isEmpty())
            what.about = incident::StepAddress(step);
        const auto refused = rig.attach(QByteArray(size, 'a'), what);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Invalid);
        QVERIFY2(refused.error().text.contains(text), qPrintable(refused.error().text));
        QCOMPARE(rig.watched.puts, 0);
        QCOMPARE(rig.journal.events().size(), before);
        QVERIFY(rig.attached().isEmpty());
    }

    void aTimeThatIsStillToComeIsRefused()
    {
        KeeperRig rig;
        const auto refused
            = rig.attach("a", { .name = u"a.txt"_s }, rig.clock.now() + std::chrono::minutes(5));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Invalid);
        QVERIFY(rig.attached().isEmpty());
    }

    void aDiskThatTakesNothingIsSaid()
    {
        KeeperRig rig;
        const auto before = rig.journal.events().size();
        rig.blobs.failCall = rig.blobs.calls;
        const auto noFile = rig.attach("a", { .name = u"a.txt"_s });
        QVERIFY(!noFile);
        QCOMPARE(noFile.error().fault, Fault::Storage);
        QCOMPARE(rig.journal.events().size(), before);

        rig.journal.failCall = rig.journal.calls;
        const auto noEntry = rig.attach("a", { .name = u"a.txt"_s });
        QVERIFY(!noEntry);
        QCOMPARE(noEntry.error().fault, Fault::Storage);
        QCOMPARE(rig.journal.events().size(), before);
        QVERIFY(rig.attached().isEmpty());

        VERIFY_RESULT(rig.attach("a", { .name = u"a.txt"_s }));
        QCOMPARE(rig.attached().size(), 1);
    }

    void nothingIsShownBeforeTheJournalHasAnswered()
    {
        KeeperRig rig;
        rig.journal.holdAnswers = true;
        const auto calls = rig.journal.calls;
        const auto done = rig.keeper.attach(*rig.incident, "a", { .name = u"a.txt"_s });
        QVERIFY(QTest::qWaitFor([&] { return rig.journal.calls > calls; }, 10000));
        QCoreApplication::processEvents();
        QVERIFY(!done.isFinished());
        QVERIFY(rig.attached().isEmpty());
        rig.journal.release();
        VERIFY_RESULT(await(done));
        QCOMPARE(rig.attached().size(), 1);
    }

    void aSessionThatGoesFirstCancels()
    {
        KeeperRig rig;
        const auto before = rig.journal.events().size();
        const auto done = rig.keeper.attach(*rig.incident, "a", { .name = u"a.txt"_s });
        rig.incident.reset();
        QVERIFY(QTest::qWaitFor([&] { return done.isFinished(); }, 10000));
        QVERIFY(done.isCanceled());
        QCOMPARE(rig.journal.events().size(), before);
    }

    void aFileThatIsNotHereIsSaid()
    {
        KeeperRig rig;
        incident::EvidenceState elsewhere { journal::EventId::random(), {}, rig.clock.now(),
            journal::PersonId::random() };
        elsewhere.what.file = { QString(64, u'a'), 5 };
        elsewhere.what.name = u"lag\u001b[31m.txt"_s;
        const auto named = await(rig.keeper.bytesOf(elsewhere));
        QVERIFY(!named);
        QCOMPARE(named.error().fault, Fault::NotFound);
        QVERIFY2(named.error().text.contains(u"is not in this log: it was withheld"),
            qPrintable(named.error().text));
        QVERIFY(!named.error().text.contains(QChar(0x1b)));
        elsewhere.what.name.clear();
        const auto nameless = await(rig.keeper.bytesOf(elsewhere));
        QVERIFY(!nameless);
        QVERIFY(nameless.error().text.startsWith(u"This file is not in this log"));
    }

    void theFilesOfARealStoreComeBackAndDamageIsSeen()
    {
        QTemporaryDir folder;
        ManualClock clock;
        MemoryVault vault;
        const QByteArray bytes("lag\0 12 s\r\n", 11);
        journal::StreamId stream = journal::StreamId::random();
        {
            auto opened = openJournal(folder.path(), clock);
            VERIFY_RESULT(opened);
            store::SqliteBlobs blobs(**opened);
            Session session({ clock, **opened, blobs, vault });
            auto incident = await(session.declare(SessionRig::declaration()));
            VERIFY_RESULT(incident);
            stream = (*incident)->stream().id;
            EvidenceKeeper keeper(blobs);
            VERIFY_RESULT(await(keeper.attach(**incident, bytes, { .name = u"lag.bin"_s })));
        }
        auto opened = openJournal(folder.path(), clock);
        VERIFY_RESULT(opened);
        store::SqliteBlobs blobs(**opened);
        Session session({ clock, **opened, blobs, vault });
        auto incident = await(session.open(stream));
        VERIFY_RESULT(incident);
        QCOMPARE((*incident)->state().evidence.size(), 1);
        const auto one = (*incident)->state().evidence.constFirst();
        QCOMPARE(one.what.media, u"application/octet-stream"_s);
        EvidenceKeeper keeper(blobs);
        const auto back = await(keeper.bytesOf(one));
        VERIFY_RESULT(back);
        QCOMPARE(*back, bytes);

        const auto hash = one.what.file.hash;
        QFile stored(folder.filePath(u"blobs/%1/%2"_s.arg(hash.left(2), hash)));
        QVERIFY(stored.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        QVERIFY(stored.open(QIODevice::WriteOnly | QIODevice::Truncate));
        stored.write("another lag");
        stored.close();
        const auto damaged = await(keeper.bytesOf(one));
        QVERIFY(!damaged);
        QCOMPARE(damaged.error().fault, Fault::Invalid);
        QVERIFY(stored.remove());
        const auto gone = await(keeper.bytesOf(one));
        QVERIFY(!gone);
        QCOMPARE(gone.error().fault, Fault::NotFound);
        QVERIFY(gone.error().text.startsWith(u"lag.bin is not in this log"));
    }

    void whatAPlainStoreHandsOutIsCheckedToo()
    {
        /// Gives other bytes than were asked for.
        class WrongBlobs final : public journal::BlobStore {
        public:
            [[nodiscard]] QFuture<Result<journal::Attachment>> put(QByteArray) override
            {
                return ready(Result<journal::Attachment>(fail(Fault::Storage, u"no"_s)));
            }
            [[nodiscard]] QFuture<Result<QByteArray>> get(QString) override
            {
                return ready(Result<QByteArray>(QByteArray("others")));
            }
        };
        WrongBlobs blobs;
        EvidenceKeeper keeper(blobs);
        incident::EvidenceState one { journal::EventId::random(), {}, Instant(),
            journal::PersonId::random() };
        one.what.file = { QString(64, u'a'), 6 };
        one.what.name = u"lag.txt"_s;
        const auto bytes = await(keeper.bytesOf(one));
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().fault, Fault::Invalid);
        QVERIFY(bytes.error().text.startsWith(u"lag.txt is damaged"));
    }
};

MUSTER_TEST(TstEvidenceKeeper)
#include "tst_evidencekeeper.moc"
