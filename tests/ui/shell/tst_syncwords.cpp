// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/shell/syncwords.h"

#include <QTest>

using namespace muster;
using namespace muster::ui;
using namespace Qt::Literals::StringLiterals;

using State = journal::SyncStatus::State;

class TstSyncWords : public QObject {
    Q_OBJECT

    static Instant at(const char* clock)
    {
        return *instantFromIso(u"2026-03-14T%1.000Z"_s.arg(QLatin1StringView(clock)));
    }

private slots:
    void withoutAServerNothingIsSaid() { QCOMPARE_EQ(syncWords({}, u"UTC"_s), SyncWords()); }

    void itSaysWhatIsOnlyHere()
    {
        journal::SyncStatus status {
            .state = State::Live, .checkedAt = at("03:15:02"), .server = u"db:5432/team"_s
        };
        auto words = syncWords(status, u"UTC"_s);
        QCOMPARE_EQ(words.brief, u"On the server too"_s);
        QVERIFY(words.sentence.contains(u"db:5432/team"_s));
        QVERIFY(words.sentence.contains(u"03:15"_s));
        QVERIFY(!words.isTrouble);
        status.state = State::Offline;
        status.error = u"The server cannot be reached."_s;
        status.waiting = 14;
        status.waitingSince = at("03:20:00");
        words = syncWords(status, u"UTC"_s);
        QCOMPARE_EQ(words.brief, u"Server offline, 14 entries only here"_s);
        QVERIFY(words.sentence.contains(u"cannot be reached"_s));
        QVERIFY(words.sentence.contains(u"03:20"_s));
        // Going on alone is no trouble.
        QVERIFY(!words.isTrouble);
        status.waiting = 1;
        QCOMPARE_EQ(syncWords(status, u"UTC"_s).brief, u"Server offline, 1 entry only here"_s);
    }

    void whatNeedsAPersonIsTrouble()
    {
        journal::SyncStatus status { .state = State::Refused, .waiting = 3, .error = u"No member."_s };
        QVERIFY(syncWords(status, u"UTC"_s).isTrouble);
        status = { .state = State::Live, .notices = { u"The server went back in time."_s } };
        const auto words = syncWords(status, u"UTC"_s);
        QVERIFY(words.isTrouble);
        QVERIFY(words.sentence.contains(u"back in time"_s));
    }
};

MUSTER_TEST(TstSyncWords)
#include "tst_syncwords.moc"
