// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sections.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstPeopleSections final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void rolesHaveTheirIntervals()
    {
        const auto it = richIncident();
        const auto record = it.record();
        const auto tenures = tenuresIn(record);
        QCOMPARE_EQ(tenures.size(), 2);
        QCOMPARE_EQ(tenures.at(0).holder, u"Ada"_s);
        QCOMPARE_EQ(tenures.at(0).until, std::optional(it.minute(11)));
        QCOMPARE_EQ(tenures.at(1).how, incident::RoleAssigned::How::HandedOver);
        QVERIFY(!tenures.at(1).until);
        const auto section = rolesSection(record);
        const auto row = rowWith(tableIn(section, "tenures"), "王芳");
        QCOMPARE_EQ(row.at(0), u"Incident commander"_s);
        QCOMPARE_EQ(row.at(3), u"to the end"_s);
        QCOMPARE_EQ(row.at(4), u"01:39:00"_s);
        QCOMPARE_EQ(row.at(5), u"handed over"_s);
    }

    void withoutARoleItIsSaid()
    {
        ReportIncident it;
        it.events.removeLast();
        QCOMPARE_EQ(sentencesIn(rolesSection(it.record())), u"Nobody took a role.\n"_s);
    }

    void credentialsAreToldByName()
    {
        const auto it = richIncident();
        const auto section = credentialsSection(it.record());
        const auto& table = tableIn(section, "uses");
        QCOMPARE_EQ(table.rows.size(), 3);
        QCOMPARE_EQ(rowWith(table, "asked for, to be shown").at(1), u"Database login"_s);
        QVERIFY(!rowWith(table, "the old value is dead").isEmpty());
        ReportIncident none;
        QCOMPARE_EQ(sentencesIn(credentialsSection(none.record())),
            u"No credential was asked for through Muster.\n"_s);
    }
};

MUSTER_TEST(TstPeopleSections)
#include "tst_peoplesections.moc"
