// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estate/consoles.h"
#include "core/journal/chain.h"
#include "tests/core/estate/estaterig.h"

using namespace muster;
using namespace muster::estate;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The first event of a chain of a console.
journal::Event joined(int console, const QByteArray& key, const char* day)
{
    auto event = EventMaker(console).at(on(day)).make(
        incident::NoteAdded { incident::NoteAdded::Kind::Note, u"x"_s });
    event.type = journal::kOriginJoined;
    event.payload = { { u"key"_s, QString::fromLatin1(key) } };
    return event;
}

const QByteArray kOnes(64, '1');
const QByteArray kTwos(64, '2');

} // namespace

class TstConsoles final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void eachConsoleStandsOnceAndTheOldestFirst()
    {
        const auto late = joined(2, kTwos, "2026-03-15");
        const auto early = joined(1, kOnes, "2026-03-14");
        auto again = joined(2, kTwos, "2026-03-16");
        again.stream = journal::StreamId::random();
        const auto found = consoles({ again, late, early }, {});
        QCOMPARE_EQ(found.size(), 2);
        QVERIFY(found[0].origin == early.origin);
        QVERIFY(found[1].firstSeen == on("2026-03-15"));
        QCOMPARE_EQ(found[1].streams.size(), 2);
        QCOMPARE_EQ(found[1].keys, QSet<QString> { QString::fromLatin1(kTwos) });
        QVERIFY(!found[0].vouched && !found[0].givenUp && !found[0].isVouchedFor());
    }

    void somebodyVouchesForAKeyNotForAName()
    {
        const auto first = joined(2, kTwos, "2026-03-14");
        EstateMaker maker;
        const auto vouch
            = maker.make(ConsoleEnrolled { first.origin, QString::fromLatin1(kTwos), u"Sam's laptop"_s },
                "2026-03-15", u"Ada"_s);
        auto found = consoles({ first }, { vouch });
        QVERIFY(found[0].isVouchedFor());
        QCOMPARE_EQ(found[0].vouched->name, u"Sam's laptop"_s);
        QCOMPARE_EQ(found[0].vouched->by, u"Ada"_s);
        // Somebody else writes under its name, with a key of their own.
        auto forged = joined(2, kOnes, "2026-03-16");
        forged.stream = journal::StreamId::random();
        found = consoles({ first, forged }, { vouch });
        QVERIFY(!found[0].isVouchedFor());
        QCOMPARE_EQ(found[0].keys.size(), 2);
    }

    void aConsoleThatWasGivenUpStaysSoFromTheEarliestTimeOn()
    {
        const auto first = joined(2, kTwos, "2026-03-14");
        EstateMaker maker;
        const auto gone = maker.make(
            ConsoleRevoked { first.origin, on("2026-03-16"), u"stolen"_s }, "2026-03-17", u"Ada"_s);
        const auto earlier = maker.make(
            ConsoleRevoked { first.origin, on("2026-03-15"), u"a day before"_s }, "2026-03-18", u"Ben"_s);
        const auto later = maker.make(
            ConsoleRevoked { first.origin, on("2026-03-20"), u"not so early"_s }, "2026-03-21", u"Mal"_s);
        const auto found = consoles({ first }, { later, gone, earlier });
        QVERIFY(found[0].givenUp);
        QVERIFY(found[0].givenUp->since == on("2026-03-15"));
        QCOMPARE_EQ(found[0].givenUp->why, u"a day before"_s);
        QCOMPARE_EQ(found[0].givenUp->by, u"Ben"_s);
    }

    void whoeverHasTheStolenConsoleDoesNotSayWhen()
    {
        const auto first = joined(2, kTwos, "2026-03-14");
        const auto own
            = EstateMaker(2).make(ConsoleRevoked { first.origin, on("2026-03-01"), u"all of it is false"_s },
                "2026-03-17", u"Mal"_s);
        QVERIFY(own.origin == first.origin);
        QVERIFY(!consoles({ first }, { own })[0].givenUp);
    }

    void whatItSignedSinceCountsByEitherOfItsTimes()
    {
        EventMaker maker(2);
        const auto note = incident::NoteAdded { incident::NoteAdded::Kind::Note, u"x"_s };
        const auto before = maker.at(on("2026-03-14")).make(note);
        const auto at = maker.at(on("2026-03-16")).make(note);
        const auto dated = maker.at(on("2026-03-17")).make(note, on("2026-03-14"));
        const auto other = EventMaker(1).at(on("2026-03-17")).make(note);
        QCOMPARE_EQ(signedSince({ before, at, dated, other }, before.origin, on("2026-03-16")),
            (QList<journal::Event> { at, dated }));
    }
};

MUSTER_TEST(TstConsoles)
#include "tst_consoles.moc"
