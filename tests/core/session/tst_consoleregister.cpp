// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/consoleregister.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using session::ConsoleRegister;

namespace {

/// This console and the one of Sam, whose drill has come over.
struct Two : SessionRig {
    SessionRig sams { .clock = {},
        .journal = MemoryJournal(sams.clock, QUuid(u"00000000-0000-4000-8000-0000000000bb"_s)),
        .blobs = {},
        .vault = {} };
    ConsoleRegister consoles { session.ports() };
    std::shared_ptr<session::IncidentSession> drill;

    Two()
    {
        drill = *sams.declare();
        take();
    }
    /// What Sam's console has and this one has not.
    void take()
    {
        QList<journal::Event> news;
        for (const auto& event : sams.journal.events()) {
            if (!journal.events().contains(event))
                news.append(event);
        }
        journal.receive(news);
    }
    [[nodiscard]] journal::OriginId sam() const { return sams.journal.origin(); }
    [[nodiscard]] ConsoleRegister::Known known()
    {
        const auto all = *await(consoles.all());
        return *std::find_if(
            all.begin(), all.end(), [&](const auto& one) { return one.console.origin == sam(); });
    }
};

} // namespace

class TstConsoleRegister final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyConsoleThatWroteAnythingIsListed()
    {
        Two two;
        VERIFY_RESULT(two.declare());
        const auto all = await(two.consoles.all());
        VERIFY_RESULT(all);
        QCOMPARE_EQ(all->size(), 2);
        QCOMPARE_EQ(std::count_if(all->begin(), all->end(), [](const auto& one) { return one.isThis; }), 1);
    }

    void vouchingIsOnRecord()
    {
        Two two;
        VERIFY_RESULT(await(two.consoles.vouch(two.sam(), u" Sam's laptop "_s, u"Ada"_s)));
        const auto known = two.known();
        QVERIFY(known.console.isVouchedFor());
        QCOMPARE_EQ(known.console.vouched->name, u"Sam's laptop"_s);
        QVERIFY(two.journal.events().last().stream == two.journal.estate().id);
    }

    void whatAStolenConsoleSignedSinceIsListed()
    {
        Two two;
        const auto stolen = two.sams.clock.now() + 1h;
        two.sams.clock.advance(2h);
        VERIFY_RESULT(await(two.drill->note(u"written by a thief"_s)));
        two.take();
        two.clock.advance(3h);
        VERIFY_RESULT(await(two.consoles.giveUp(two.sam(), stolen, u"stolen"_s, u"Ada"_s)));
        const auto known = two.known();
        QVERIFY(known.console.givenUp);
        QCOMPARE_EQ(known.signedSince.size(), 1);
        QCOMPARE_EQ(known.signedSince.first().text(QLatin1StringView("text")), u"written by a thief"_s);
    }

    void whatMakesNoSenseIsRefusedWithASentence()
    {
        Two two;
        const auto refusal
            = [](const ConsoleRegister::Done& done) { return done ? QString() : done.error().text; };
        const auto here = two.journal.origin();
        const auto now = two.clock.now();
        const auto nobody = journal::OriginId::random();
        const auto says
            = [&](const QString& said, const char* part) { return said.contains(QLatin1StringView(part)); };
        QVERIFY(says(refusal(await(two.consoles.vouch(two.sam(), u" "_s, u"Ada"_s))), "called"));
        QVERIFY(says(refusal(await(two.consoles.vouch(two.sam(), u"x"_s, {}))), "who vouches"));
        QVERIFY(says(refusal(await(two.consoles.vouch(nobody, u"x"_s, u"Ada"_s))), "No entry of a console"));
        QVERIFY(says(refusal(await(two.consoles.giveUp(two.sam(), now, {}, u"Ada"_s))), "why"));
        QVERIFY(says(refusal(await(two.consoles.giveUp(two.sam(), now, u"x"_s, {}))), "who gives"));
        QVERIFY(says(
            refusal(await(two.consoles.giveUp(two.sam(), now + 1h, u"x"_s, u"Ada"_s))), "in the future"));
        QVERIFY(says(refusal(await(two.consoles.giveUp(here, now, u"x"_s, u"Ada"_s))), "at which you sit"));
        QVERIFY(says(
            refusal(await(two.consoles.giveUp(nobody, now, u"x"_s, u"Ada"_s))), "No entry of a console"));
        QVERIFY(!two.known().console.vouched);
        QVERIFY(!two.known().console.givenUp);
    }

    void nobodyVouchesForTwoKeysUnderOneName()
    {
        Two two;
        auto forged = two.sams.journal.events().first();
        forged.id = journal::EventId::random();
        forged.stream = journal::StreamId::random();
        forged.payload.insert(u"key"_s, QString(64, u'9'));
        two.journal.receive({ forged });
        const auto done = await(two.consoles.vouch(two.sam(), u"Sam's laptop"_s, u"Ada"_s));
        QVERIFY(!done);
        QCOMPARE_EQ(done.error().fault, Fault::Conflict);
    }

    void aFullDiskIsSaid()
    {
        Two two;
        two.journal.failCall = two.journal.calls + 1;
        const auto done = await(two.consoles.vouch(two.sam(), u"Sam's laptop"_s, u"Ada"_s));
        QVERIFY(!done);
        QVERIFY(done.error().text.startsWith(u"NOT RECORDED"_s));
    }
};

MUSTER_TEST(TstConsoleRegister)
#include "tst_consoleregister.moc"
