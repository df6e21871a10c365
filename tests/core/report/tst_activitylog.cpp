// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/activitylog.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList titlesOf(const Report& log)
{
    QStringList titles;
    for (const auto& section : log.sections)
        titles.append(section.title);
    return titles;
}

} // namespace

class TstActivityLog : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everybodyHasTheirOwn()
    {
        const auto it = richIncident();
        const auto log = activityLog(it.plan, it.events, it.setup);
        VERIFY_RESULT(log);
        QCOMPARE_EQ(titlesOf(*log), (QStringList { u"Ada"_s, u"王芳"_s, u"Made from the record"_s }));
        QCOMPARE_EQ(log->facts.at(0).cell.text, u"Rows are missing <b>& more</b>"_s);
        QCOMPARE_EQ(log->facts.at(1).cell.text, u"03:00:00"_s);
        QCOMPARE_EQ(log->facts.at(2).cell.text, u"04:50:00"_s);
    }

    void theFieldsOfTheFormAreFilled()
    {
        const auto it = richIncident();
        const auto log = activityLog(it.plan, it.events, it.setup);
        VERIFY_RESULT(log);
        const auto& ada = log->sections.at(0);
        QCOMPARE_EQ(textIn(ada, "fields", "name", "value"), u"Ada"_s);
        QCOMPARE_EQ(
            textIn(ada, "fields", "position", "value"), u"Incident commander, 03:00:00 to 03:11:00"_s);
        QCOMPARE_EQ(textIn(ada, "fields", "unit", "value"), QString());
        const auto& wang = log->sections.at(1);
        QCOMPARE_EQ(
            textIn(wang, "fields", "position", "value"), u"Incident commander, from 03:11:00 to the end"_s);
        QVERIFY(sentencesIn(wang).contains(u"8 Prepared by: Ignatius Lindqvist."_s));
        // Hers, and that she was given command; nothing of the other.
        const auto& activities = tableIn(wang, "activities");
        QVERIFY(!rowWith(activities, "Promote the replica").isEmpty());
        QVERIFY(rowWith(activities, "Find the newest restore point").isEmpty());
        QVERIFY(!rowWith(tableIn(ada, "activities"), "Find the newest restore point").isEmpty());
    }

    void whoActedUnderACommandIsAssignedToIt()
    {
        ReportIncident it;
        it.by("Kofi");
        it.done(5, "find");
        const auto log = activityLog(it.plan, it.events, it.setup);
        VERIFY_RESULT(log);
        QCOMPARE_EQ(textIn(log->sections.at(0), "fields", "resources", "value"), u"Kofi"_s);
        QCOMPARE_EQ(textIn(log->sections.at(1), "fields", "resources", "value"), QString());
        QCOMPARE_EQ(textIn(log->sections.at(1), "fields", "position", "value"), QString());
    }

    void onePersonMayBeAskedFor()
    {
        const auto it = richIncident();
        const auto log = activityLog(it.plan, it.events, it.setup, u" ada "_s);
        VERIFY_RESULT(log);
        QCOMPARE_EQ(titlesOf(*log), (QStringList { u"Ada"_s, u"Made from the record"_s }));
        const auto nobody = activityLog(it.plan, it.events, it.setup, u"Zoe"_s);
        QVERIFY(!nobody.has_value());
        QCOMPARE_EQ(nobody.error().fault, Fault::NotFound);
        QVERIFY2(nobody.error().text.contains(u"There is: Ada, 王芳."_s), qPrintable(nobody.error().text));
    }

    void namesGiveWayToRoles()
    {
        auto it = richIncident();
        it.setup.namesAsRoles = true;
        const auto log = activityLog(it.plan, it.events, it.setup);
        VERIFY_RESULT(log);
        QVERIFY(!titlesOf(*log).contains(u"Ada"_s));
    }

    void aBareOneIsThatOfItsCommander()
    {
        const ReportIncident it;
        const auto log = activityLog(it.plan, it.events, it.setup);
        VERIFY_RESULT(log);
        QCOMPARE_EQ(log->sections.size(), 2);
        QVERIFY(log->facts.at(2).cell.text.endsWith(u"not closed"_s));
        QCOMPARE_EQ(textIn(log->sections.at(0), "fields", "position", "value"),
            u"Incident commander, since 03:00:00"_s);
        const auto empty = activityLog(it.plan, {}, it.setup);
        VERIFY_RESULT(empty);
        QVERIFY(sentencesIn(empty->sections.first()).contains(u"Nobody acted"_s));
        QVERIFY(!activityLog(it.plan, {}, it.setup, u"Ada"_s).has_value());
    }
};

MUSTER_TEST(TstActivityLog)
#include "tst_activitylog.moc"
