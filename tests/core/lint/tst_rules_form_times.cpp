// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A plan of this zone with one backup.
Plan zoned(const QByteArray& zone, const QByteArray& schedule)
{
    auto plan = planOf("backups: [{id: b, schedule: " + schedule + "}]\n");
    plan.zone = QString::fromLatin1(zone);
    return plan;
}

} // namespace

class TstRulesFormTimes final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void theHourIsWorkedOutForTheOtherHalfOfTheYear();
    void anAbbreviationOfElsewhereIsNotTold();
    void anAbbreviationIsToldOnce();
    void theHourLeftOutAndTheOneThatComesTwiceCanBeTwoHours();
    void manyTimesWithoutAZoneAreOneFinding();
};

void TstRulesFormTimes::theHourIsWorkedOutForTheOtherHalfOfTheYear()
{
    QCOMPARE(saidBy("form.zone-without-dst", zoned("Australia/Sydney", "daily 02:00, zone: AEST")),
        (QStringList {
            u"'b' is set for 02:00 AEST; in January that is 03:00 on the clocks of Australia/Sydney"_s }));
    QCOMPARE(saidBy("form.zone-without-dst", zoned("America/New_York", "daily 00:30, zone: EST")),
        (QStringList {
            u"'b' is set for 00:30 EST; in March that is 01:30 on the clocks of America/New_York"_s }));
    QCOMPARE(saidBy("form.zone-without-dst", zoned("Europe/London", "daily 00:30, zone: BST")),
        (QStringList {
            u"'b' is set for 00:30 BST; in January that is 23:30 on the clocks of Europe/London"_s }));
}

void TstRulesFormTimes::anAbbreviationOfElsewhereIsNotTold()
{
    for (const auto* plan : { "Australia/Brisbane", "UTC", "Europe/Berlin" })
        QVERIFY2(saidBy("form.zone-without-dst", zoned(plan, "daily 02:00, zone: AEST")).isEmpty(), plan);
    QVERIFY(saidBy("form.zone-without-dst", zoned("Europe/Berlin", "daily 02:00, zone: GMT")).isEmpty());
    QVERIFY(saidBy("form.zone-without-dst", zoned("Europe/Berlin", "daily 02:00, zone: Europe/Berlin"))
                .isEmpty());
}

void TstRulesFormTimes::anAbbreviationIsToldOnce()
{
    QVERIFY(saidBy("form.zone-unknown", zoned("Australia/Sydney", "daily 02:00, zone: AEST")).isEmpty());
    QCOMPARE(saidBy("form.zone-unknown", zoned("UTC", "daily 02:00, zone: AEST")),
        (QStringList { u"'AEST' is not a time zone"_s }));
    QCOMPARE(saidBy("form.zone-unknown", zoned("AEST", "daily 02:00")),
        (QStringList { u"'AEST' is not a time zone"_s }));
}

void TstRulesFormTimes::theHourLeftOutAndTheOneThatComesTwiceCanBeTwoHours()
{
    QCOMPARE(saidBy("form.schedule-in-dst-gap", zoned("Australia/Lord_Howe", "daily 02:15")),
        (QStringList { u"02:15 in Australia/Lord_Howe does not come on 2026-10-04: 'b' may be left out"_s }));
    QCOMPARE(saidBy("form.schedule-in-dst-gap", zoned("Australia/Lord_Howe", "daily 01:45")),
        (QStringList { u"01:45 in Australia/Lord_Howe comes twice on 2027-04-04: 'b' may be run twice"_s }));
    QVERIFY(saidBy("form.schedule-in-dst-gap", zoned("Europe/Berlin", "0 3 * * *")).isEmpty());
    QVERIFY(saidBy("form.schedule-in-dst-gap", zoned("Europe/Berlin", "mondays 02:30")).isEmpty());
}

void TstRulesFormTimes::manyTimesWithoutAZoneAreOneFinding()
{
    QCOMPARE(
        saidBy("form.zone-missing",
            planOf(
                "backups: [{id: a, schedule: daily 01:00}, {id: b, schedule: daily 02:00}, {id: c, schedule: "
                "daily 03:00}, {id: d, schedule: daily 04:00}]\n")),
        (QStringList {
            u"4 schedules have a time of day, and nothing says in which time zone: a, b, c, d"_s }));
}

MUSTER_TEST(TstRulesFormTimes)
#include "tst_rules_form_times.moc"
