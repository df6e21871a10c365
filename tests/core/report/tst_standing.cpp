// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/standing.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// As of a moment while it went on.
Record recordAt(const ReportIncident& it, int minute)
{
    auto setup = it.setup;
    setup.asOf = it.minute(minute);
    auto events = it.events;
    events.removeIf([&](const journal::Event& event) { return event.at > setup.asOf; });
    return Record(it.plan, events, setup);
}

} // namespace

class TstStanding : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void servicesAreBackExpectedOrLate()
    {
        auto it = richIncident();
        const auto early = recordAt(it, 10);
        auto table = servicesTable(early);
        QCOMPARE_EQ(cellIn(table, u"web"_s, "standing").text, u"Expected back"_s);
        QCOMPARE_EQ(cellIn(table, u"web"_s, "due").text, u"03:20:00"_s);
        QCOMPARE_EQ(cellIn(table, u"web"_s, "left").text, u"00:10:00"_s);
        QCOMPARE_EQ(*servicesBack(early), u"0 of 2"_s);
        const auto later = recordAt(it, 30);
        table = servicesTable(later);
        QCOMPARE_EQ(cellIn(table, u"postgres"_s, "standing").text, u"✓ Back"_s);
        QCOMPARE_EQ(cellIn(table, u"postgres"_s, "back").text, u"03:25:00"_s);
        QCOMPARE_EQ(cellIn(table, u"web"_s, "standing").text, u"✗ Late, not back"_s);
        QCOMPARE_EQ(cellIn(table, u"web"_s, "standing").tone, Tone::Bad);
        QCOMPARE_EQ(cellIn(table, u"web"_s, "left").text, u"over 00:10:00"_s);
        QCOMPARE_EQ(*servicesBack(later), u"1 of 2"_s);
        const auto closed = it.record();
        QCOMPARE_EQ(
            cellIn(servicesTable(closed), u"web"_s, "standing").text, u"✗ Back, later than promised"_s);
    }

    void updatesAreDueUntilItIsClosed()
    {
        auto it = richIncident();
        const auto early = recordAt(it, 10);
        QCOMPARE_EQ(nextUpdate(early).text, u"03:15:00"_s);
        QCOMPARE_EQ(cellIn(updatesTable(early), u"customers"_s, "told").text, u"never"_s);
        const auto later = recordAt(it, 30);
        QCOMPARE_EQ(nextUpdate(later).text, u"03:45:00"_s);
        QCOMPARE_EQ(cellIn(updatesTable(later), u"customers"_s, "told").text, u"03:20:00"_s);
        QCOMPARE_EQ(cellIn(updatesTable(later), u"customers"_s, "left").text, u"00:15:00"_s);
        const auto closed = it.record();
        QVERIFY(updatesTable(closed).rows.isEmpty());
        QVERIFY(nextUpdate(closed).text.isEmpty());
    }

    void anUpdateThatIsMissingIsCalledOverdue()
    {
        ReportIncident it;
        const auto record = recordAt(it, 20);
        QCOMPARE_EQ(nextUpdate(record).text, u"03:15:00, ✗ overdue"_s);
        QCOMPARE_EQ(nextUpdate(record).tone, Tone::Bad);
    }

    void whoHoldsCommandNowIsKnown()
    {
        auto it = richIncident();
        QCOMPARE_EQ(commandIn(recordAt(it, 5))->holder, QString::fromUtf8(ReportIncident::kAda));
        const auto later = recordAt(it, 30);
        QCOMPARE_EQ(commandIn(later)->holder, QString::fromUtf8(ReportIncident::kWang));
        QCOMPARE_EQ(holdersIn(later).size(), 1);
    }

    void tasksNameWhoDoesThem()
    {
        auto it = richIncident();
        const auto entry
            = it.tell(60, incident::FollowUpAdded { it.minute(6000), {}, u"Buy a second disk"_s, u"Kofi"_s });
        it.tell(61, incident::FollowUpAdded { {}, {}, u"Is done already"_s, {} });
        it.tell(62, incident::FollowUpEnded { it.events.last().id, incident::FollowUpEnded::How::Done, {} });
        const auto record = it.record();
        const auto table = tasksTable(record);
        // Two that people added and that are open, and one that was noted.
        QCOMPARE_EQ(table.rows.size(), 3);
        const auto id = record.entryOf(entry)->entry;
        QCOMPARE_EQ(cellIn(table, id, "what").text, u"Buy a second disk"_s);
        QCOMPARE_EQ(cellIn(table, id, "owner").text, u"Kofi"_s);
        QVERIFY(!cellIn(table, id, "due").text.isEmpty());
        QCOMPARE_EQ(rowWith(table, "Write a check of the index").at(1), u"nobody is named"_s);
        QVERIFY(rowWith(table, "Is done already").isEmpty());
    }
};

MUSTER_TEST(TstStanding)
#include "tst_standing.moc"
