// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sections.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstTimelineSection final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void eachEntryIsALine()
    {
        const auto it = richIncident();
        const auto section = timelineSection(it.record());
        const auto& table = tableIn(section, "entries");
        QCOMPARE_EQ(table.rows.size(), it.events.size());
        QCOMPARE_EQ(table.rows.first().cells.first().entry, u"1"_s);
        QCOMPARE_EQ(rowWith(table, "Freeze writes: done").at(3), u"Ada"_s);
    }

    void bothTimesAreToldWhereTheyDiffer()
    {
        const auto it = richIncident();
        const auto section = timelineSection(it.record());
        const auto& table = tableIn(section, "entries");
        const auto row = rowWith(table, "Somebody rang up");
        QCOMPARE_EQ(row.at(1), u"02:55:00"_s);
        QCOMPARE_EQ(row.at(2), u"03:10:00, typed in later"_s);
        QCOMPARE_EQ(rowWith(table, "Freeze writes: done").at(2), QString());
    }

    void whatWasTakenBackIsSaidToBe()
    {
        const auto it = richIncident();
        const auto section = timelineSection(it.record());
        const auto& table = tableIn(section, "entries");
        QVERIFY(!rowWith(table, "(taken back)").isEmpty());
        QVERIFY(rowWith(table, "hunter2").isEmpty());
        QVERIFY(rowWith(table, "lag.png").at(4).contains(u"SHA-256 "_s + QString(64, u'c')));
    }

    void timesInSentencesAreInTheSameZone()
    {
        auto it = richIncident();
        it.setup.zone = QTimeZone::utc();
        const auto section = timelineSection(it.record());
        QVERIFY(
            rowWith(tableIn(section, "entries"), "Restore point of Postgres").at(4).contains(u"15:48 UTC"_s));
    }
};

MUSTER_TEST(TstTimelineSection)
#include "tst_timelinesection.moc"
