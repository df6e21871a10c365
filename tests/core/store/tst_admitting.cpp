// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/heads.h"
#include "core/store/admitting.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QSignalSpy>

#include <algorithm>

using namespace muster;
using namespace muster::store;
using muster::test::aDrill;
using muster::test::aNote;
using muster::test::await;
using muster::test::openJournal;

namespace {

/// A store of its own, with a key of its own.
struct OneConsole {
    explicit OneConsole(char consoleKey)
        : key(consoleKey)
    {
        open();
    }
    void open()
    {
        journal.reset();
        auto opened = openJournal(folder.path(), clock, key);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text));
        journal = *std::move(opened);
    }
    [[nodiscard]] QString file() const { return folder.filePath(QStringLiteral("journal.sqlite")); }
    void note(const journal::StreamRef& stream, const QString& text = QStringLiteral("A note."))
    {
        clock.advance(Millis { 1000 });
        if (!await(journal->append({ aNote(stream, clock, text) })))
            qFatal("not recorded");
    }
    [[nodiscard]] QList<journal::Event> events(const journal::StreamRef& stream) const
    {
        return *await(journal->read(stream.id));
    }
    journal::Admission admit(const QList<journal::Event>& events)
    {
        const auto admitted = await(journal->admit(events));
        if (!admitted)
            qFatal("%s", qPrintable(admitted.error().text));
        return *admitted;
    }
    [[nodiscard]] bool holds() const { return await(journal->verify())->isEmpty(); }

    QTemporaryDir folder;
    test::ManualClock clock;
    char key;
    std::unique_ptr<SqliteJournal> journal;
};

} // namespace

class TstAdmitting final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void whatAnotherConsoleRecordedIsTakenInOnce()
    {
        const auto drill = aDrill();
        OneConsole ada(7);
        OneConsole sam(9);
        for (int i = 0; i < 120; ++i)
            ada.note(drill, QStringLiteral("Note %1").arg(i));
        QSignalSpy heard(sam.journal.get(), &journal::Journal::appended);
        auto events = ada.events(drill);
        std::reverse(events.begin(), events.end());
        const journal::Admission all { 121, 0, {}, false };
        QVERIFY(sam.admit(events) == all);
        QCOMPARE(heard.count(), 1);
        QCOMPARE(heard[0][0].value<QList<journal::Event>>().size(), 121);
        QCOMPARE(sam.events(drill), ada.events(drill));
        const journal::Admission again { 0, 121, {}, false };
        QVERIFY(sam.admit(events) == again);
        QCOMPARE(heard.count(), 1);
        QVERIFY(sam.holds());
    }

    /// In any order, repeatedly, both ways, by stores that never spoke to each other.
    void consolesThatExchangeAllTheyHaveEndWithTheSame()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        const auto drill = aDrill();
        OneConsole consoles[3] { OneConsole(3), OneConsole(5), OneConsole(7) };
        for (int i = 0; i < 60; ++i) {
            auto& one = consoles[random.bounded(3)];
            auto& other = consoles[random.bounded(3)];
            if (random.bounded(3) > 0)
                one.note(drill);
            else if (&one != &other)
                QVERIFY(one.admit(other.events(drill)).refused.isEmpty());
        }
        for (auto& one : consoles) {
            for (auto& other : consoles) {
                if (&one != &other)
                    QVERIFY(one.admit(other.events(drill)).refused.isEmpty());
            }
        }
        QCOMPARE(consoles[1].events(drill), consoles[0].events(drill));
        QCOMPARE(consoles[2].events(drill), consoles[0].events(drill));
        for (auto& one : consoles)
            QVERIFY(one.holds());
    }

    void theNextOwnEntryNamesWhatCameIn()
    {
        const auto drill = aDrill();
        OneConsole ada(7);
        OneConsole sam(9);
        ada.note(drill);
        sam.note(drill);
        sam.admit(ada.events(drill));
        sam.note(drill);
        const auto events = sam.events(drill);
        const auto newest = std::max_element(events.begin(), events.end(), &journal::comesBefore);
        QVERIFY(newest->origin == sam.journal->origin());
        QCOMPARE(newest->deps, QList<journal::Head> { ada.events(drill).last().head() });
        // And stands behind it, although the clock of this console is behind.
        QVERIFY(newest->stamp > ada.events(drill).last().stamp);
    }

    void whatComesTooEarlyWaitsForWhatIsMissing()
    {
        const auto drill = aDrill();
        OneConsole ada(7);
        OneConsole sam(9);
        for (int i = 0; i < 5; ++i)
            ada.note(drill);
        auto events = ada.events(drill);
        const auto gap = events.takeAt(3);
        const auto admitted = sam.admit(events);
        QCOMPARE(admitted.stored, 3);
        QCOMPARE(admitted.refused.size(), 1);
        QCOMPARE(admitted.refused.first().seq, 5);
        QVERIFY(admitted.refused.first().text.contains(QStringLiteral("missing")));
        events.append(gap);
        QCOMPARE(sam.admit(events).stored, 3);
        QCOMPARE(sam.events(drill), ada.events(drill));
    }

    void aChainThatDoesNotHoldStopsAndTheOthersGoOn_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("signature") << 0;
        QTest::newRow("body") << 1;
        QTest::newRow("leaf") << 2;
        QTest::newRow("signed with another key") << 3;
        QTest::newRow("bytes that are no event") << 4;
    }
    void aChainThatDoesNotHoldStopsAndTheOthersGoOn()
    {
        QFETCH(const int, what);
        const auto drill = aDrill();
        OneConsole ada(7);
        OneConsole ben(5);
        OneConsole sam(9);
        for (int i = 0; i < 4; ++i) {
            ada.note(drill);
            ben.note(drill);
        }
        auto events = ada.events(drill);
        auto& bad = events[2];
        if (what == 0)
            bad.signature[10] = char(bad.signature[10] ^ 1);
        if (what == 1)
            bad.body.replace("\"claimed\"", "\"keyed\"");
        if (what == 2)
            bad.leaves[0].value += u'x';
        if (what == 3)
            bad.signature = test::fixedSigner(9)->sign(journal::signedBytes(bad.body));
        if (what == 4)
            bad.body = "{}";
        const auto admitted = sam.admit(events + ben.events(drill));
        QCOMPARE(admitted.refused.size(), 1);
        QVERIFY(admitted.refused.first().origin == ada.journal->origin());
        QCOMPARE(admitted.refused.first().seq, 3);
        QCOMPARE(admitted.stored, 2 + 5);
        QVERIFY(sam.holds());
    }

    void anotherVersionOfAnEntryIsKeptAndRefused()
    {
        const auto drill = aDrill();
        OneConsole ada(7);
        OneConsole sam(9);
        for (int i = 0; i < 3; ++i)
            ada.note(drill);
        sam.admit(ada.events(drill));
        // The same origin, written anew with the same key from entry 3 on.
        const journal::Sealer sealer(
            ada.journal->origin(), test::fixedSigner(7), ada.clock, QStringLiteral("file"));
        const auto events = ada.events(drill);
        const auto forged = sealer.seal(aNote(drill, ada.clock, QStringLiteral("It was otherwise.")),
            events[1].head(), events[1].stamp, {});
        VERIFY_RESULT(forged);
        const auto admitted = sam.admit({ *forged });
        QCOMPARE(admitted.stored, 0);
        QCOMPARE(admitted.refused.size(), 1);
        QVERIFY2(admitted.refused.first().text.contains(QStringLiteral("something else")),
            qPrintable(admitted.refused.first().text));
        QVERIFY(!admitted.renewed);
        QCOMPARE(sam.events(drill), events);
        sam.journal.reset();
        // The constraint fails unless the row is there, once.
        QCOMPARE(test::tamper(sam.file(),
                     { QStringLiteral("CREATE TABLE one (n CHECK (n = 1))"),
                         QStringLiteral("INSERT INTO one SELECT count(*) FROM fork WHERE seq = 3") }),
            QString());
    }

    /// Who has not the key makes no console doubt itself.
    void whatSomebodyElseSignedUnderItsNameIsNoOtherVersion()
    {
        const auto drill = aDrill();
        OneConsole ada(7);
        ada.note(drill);
        const auto own = ada.events(drill);
        const auto before = ada.journal->origin();
        const journal::Sealer thief(before, test::fixedSigner(1), ada.clock, QStringLiteral("file"));
        const auto note = aNote(drill, ada.clock);
        const auto first = thief.seal(thief.joining(note), { before, 0, {} }, {}, {});
        VERIFY_RESULT(first);
        const auto admitted = ada.admit({ *first });
        QCOMPARE(admitted.refused.size(), 1);
        QVERIFY2(admitted.refused.first().text.contains(QStringLiteral("another key")),
            qPrintable(admitted.refused.first().text));
        QVERIFY(!admitted.renewed);
        QVERIFY(ada.journal->origin() == before);
        QCOMPARE(ada.events(drill), own);
    }

    void aConsoleIsKnownByOneKey()
    {
        const auto drill = aDrill();
        const auto other = aDrill();
        OneConsole ada(7);
        OneConsole sam(9);
        ada.note(drill);
        sam.admit(ada.events(drill));
        // Somebody begins a chain under the name of that console with another key.
        const journal::Sealer thief(
            ada.journal->origin(), test::fixedSigner(1), ada.clock, QStringLiteral("file"));
        const auto note = aNote(other, ada.clock);
        const auto first = thief.seal(thief.joining(note), { ada.journal->origin(), 0, {} }, {}, {});
        VERIFY_RESULT(first);
        const auto admitted = sam.admit({ *first });
        QCOMPARE(admitted.refused.size(), 1);
        QVERIFY(admitted.refused.first().text.contains(QStringLiteral("another key")));
    }

    /// A laptop that was restored from a copy finds what it had recorded since with somebody else.
    void ownEntriesThatWereLostComeBackAndTheConsoleGoesOnAsANewOne()
    {
        const auto drill = aDrill();
        OneConsole ada(7);
        OneConsole sam(9);
        ada.note(drill);
        ada.journal.reset();
        const QTemporaryDir kept;
        const auto copy = kept.filePath(QStringLiteral("journal.sqlite"));
        QVERIFY(QFile::copy(ada.file(), copy));
        ada.open();
        const auto before = ada.journal->origin();
        ada.note(drill, QStringLiteral("after the copy"));
        sam.admit(ada.events(drill));
        ada.journal.reset();
        // Into the same file, so that only the exchange can tell.
        QFile from(copy);
        QFile to(ada.file());
        QVERIFY(from.open(QIODevice::ReadOnly) && to.open(QIODevice::WriteOnly | QIODevice::Truncate));
        to.write(from.readAll());
        to.close();
        ada.open();
        QVERIFY(ada.journal->origin() == before);
        const auto admitted = ada.admit(sam.events(drill));
        QCOMPARE(admitted.stored, 1);
        QVERIFY(admitted.renewed);
        QVERIFY(!(ada.journal->origin() == before));
        ada.note(drill, QStringLiteral("as a new console"));
        QCOMPARE(sam.admit(ada.events(drill)).refused.size(), 0);
        QCOMPARE(sam.events(drill), ada.events(drill));
        // It stays who it has become.
        const auto now = ada.journal->origin();
        ada.open();
        QVERIFY(ada.journal->origin() == now);
        QVERIFY(ada.holds());
    }

    /// Two copies of one console were both used: each time it is noticed, and nothing is overwritten.
    void twoCopiesOfOneConsoleAreNoticed()
    {
        for (int run = 0; run < 20; ++run) {
            const auto drill = aDrill();
            OneConsole ada(7);
            OneConsole sam(9);
            ada.note(drill);
            sam.admit(ada.events(drill));
            const auto events = ada.events(drill);
            const journal::Sealer copy(
                ada.journal->origin(), test::fixedSigner(7), ada.clock, QStringLiteral("file"));
            auto head = events.last();
            QList<journal::Event> written;
            for (int i = 0; i <= run % 4; ++i) {
                written.append(*copy.seal(aNote(drill, ada.clock), head.head(), head.stamp, {}));
                head = written.last();
            }
            ada.note(drill);
            const auto own = ada.events(drill);
            const auto before = ada.journal->origin();
            const auto admitted = ada.admit(written);
            QCOMPARE(admitted.refused.size(), 1);
            QVERIFY(admitted.renewed);
            QVERIFY(!(ada.journal->origin() == before));
            QCOMPARE(ada.events(drill), own);
            QVERIFY(ada.holds());
        }
    }

    void textsThatWereWithheldCanBeBroughtLater()
    {
        const auto drill = aDrill();
        OneConsole ada(7);
        OneConsole sam(9);
        ada.note(drill, QStringLiteral("the whole story"));
        auto bare = ada.events(drill);
        for (auto& event : bare)
            event.leaves.clear();
        QCOMPARE(sam.admit(bare).stored, 2);
        QVERIFY(!sam.events(drill).last().text(QLatin1StringView("text")));
        QCOMPARE(sam.admit(ada.events(drill)).known, 2);
        QCOMPARE(sam.events(drill), ada.events(drill));
    }

    void whatIsAttestedIsWhatIsHere()
    {
        const auto drill = aDrill();
        OneConsole ada(7);
        OneConsole sam(9);
        ada.note(drill);
        sam.note(drill);
        sam.admit(ada.events(drill));
        const auto said = await(sam.journal->attest(drill.id));
        VERIFY_RESULT(said);
        const auto heads = journal::readHeads(*said);
        VERIFY_RESULT(heads);
        QVERIFY(heads->stream == drill.id);
        QVERIFY(heads->by == sam.journal->origin());
        QCOMPARE(heads->key, test::fixedSigner(9)->publicKey());
        QVERIFY(heads->at == sam.clock.now());
        QList<journal::Head> expected;
        for (const auto& event : sam.events(drill)) {
            if (event.seq == 2)
                expected.append(event.head());
        }
        std::sort(expected.begin(), expected.end(),
            [](const auto& a, const auto& b) { return a.origin < b.origin; });
        QCOMPARE(heads->heads, expected);
        const auto unknown = await(sam.journal->attest(journal::StreamId::random()));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().fault, Fault::NotFound);
    }
};

MUSTER_TEST(TstAdmitting)
#include "tst_admitting.moc"
