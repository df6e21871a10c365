// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logconsoles.h"
#include "tests/app/commands/commandrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A rig into whose log the drill of another console has come.
struct TwoConsoles : CommandRig {
    ManualClock clock;
    MemoryJournal other { clock, QUuid(u"bb000000-0000-4000-8000-000000000001"_s) };
    MemoryBlobs blobs;
    MemoryVault vault;
    session::Session session { session::Ports { clock, other, blobs, vault } };

    TwoConsoles()
    {
        const auto drill = await(session.declare(SessionRig::declaration()));
        clock.advance(1h);
        if (!drill || !await((*drill)->note(u"an hour later"_s)))
            qFatal("not recorded");
        log.journal.receive(other.events());
        log.clock.advance(2h);
    }
};

} // namespace

class TstLogConsoles final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void anEmptyLogHasNone()
    {
        CommandRig rig;
        rig.run(words("log consoles"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Nothing is recorded yet.");
        rig.run(words("log consoles --json"));
        QCOMPARE_EQ(rig.array().size(), 0);
    }

    void eachIsListedWithItsKey()
    {
        TwoConsoles rig;
        rig.declare();
        rig.run(words("log consoles"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "bb000000-0000-4000-8000-000000000001  nobody vouches for it\n");
        VERIFY_SAYS(rig.out, "nobody vouches for it (this console)\n");
        const auto key = QString::fromLatin1(fixedSigner()->publicKey().toHex());
        VERIFY_SAYS(rig.out, qPrintable(key.left(4) + u' ' + key.mid(4, 4)));
    }

    void vouchingNamesIt()
    {
        TwoConsoles rig;
        rig.run({ u"log"_s, u"enroll"_s, u"BB00"_s, u"--called"_s, u"Sam's laptop"_s });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Sam's laptop; Ada vouches for it");
        rig.run(words("log consoles --json"));
        const auto row = rig.array().first();
        QCOMPARE_EQ(row[u"called"].toString(), u"Sam's laptop"_s);
        QCOMPARE_EQ(row[u"vouched"].toBool(), true);
    }

    void whatARevokedOneSignedSinceIsListed()
    {
        TwoConsoles rig;
        rig.run({ u"log"_s, u"revoke"_s, u"bb00"_s, u"--since"_s, u"2026-03-14 04:00"_s, u"--why"_s,
            u"stolen from the car"_s });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "REVOKED as of 2026-03-14 04:00:00Z by Ada: stolen from the car");
        VERIFY_SAYS(rig.out, "signed since, of what is here: 1");
        VERIFY_SAYS(rig.out, "note.added");
        rig.run(words("log consoles --json"));
        const auto row = rig.array().first();
        QCOMPARE_EQ(row[u"revoked_since"].toString(), u"2026-03-14T04:00:00.000Z"_s);
        QCOMPARE_EQ(row[u"signed_since"].toArray().size(), 1);
        // Before it was stolen it was Sam's.
        rig.run({ u"log"_s, u"revoke"_s, u"bb00"_s, u"--why"_s, u"again"_s, u"--json"_s });
        QCOMPARE_EQ(rig.object()[u"revoked_since"].toString(), u"2026-03-14T04:00:00.000Z"_s);
    }

    void whatARevokedOneSignedSinceDoesNotHold()
    {
        TwoConsoles rig;
        rig.run(words("log verify"));
        VERIFY_STATUS(rig, 0);
        rig.run({ u"log"_s, u"revoke"_s, u"bb00"_s, u"--since"_s, u"2026-03-14 04:00"_s, u"--why"_s,
            u"stolen"_s });
        rig.run(words("log verify"));
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "entries that it signed since: 1");
        rig.run(words("log verify --json"));
        VERIFY_STATUS(rig, 1);
        QCOMPARE_EQ(rig.object()[u"signed_by_revoked"].toInt(), 1);
    }

    void whatCannotBeIsRefused_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* line, const char* said) {
            QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(said);
        };
        row("log enroll bb00", "--called");
        row("log revoke bb00", "--why");
        row("log enroll 77 --called x", "\"log consoles\" lists them");
        row("log revoke bb00 --why x --since never", "never");
        row("log revoke bb00 --why x --since 2027-01-01", "");
    }
    void whatCannotBeIsRefused()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, said);
        TwoConsoles rig;
        rig.run(line.split(u' '));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, qPrintable(said));
        rig.run(words("log consoles --json"));
        QVERIFY(!rig.array().first().toObject().contains(u"revoked_since"));
        QVERIFY(!rig.array().first()[u"vouched"].toBool());
    }
};

MUSTER_TEST(TstLogConsoles)
#include "tst_logconsoles.moc"
