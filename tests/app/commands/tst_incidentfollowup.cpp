// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentfollowup.h"
#include "tests/app/commands/commandrig.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList act(const char* line, const QString& id)
{
    return u"incident"_s.split(u' ') + QString::fromUtf8(line).replace(u"ID"_s, id).split(u'|');
}

/// The newest entry's id.
QString newest(CommandRig& rig, const QString& id)
{
    rig.run(act("timeline|ID|--json", id));
    return rig.array().last().toObject().value(u"id").toString();
}

QJsonObject serviceIn(CommandRig& rig, const QString& id, const char* service)
{
    rig.run(act("show|ID|--json", id));
    for (const auto& row : rig.object().value(u"services").toArray()) {
        if (row.toObject().value(u"id").toString() == QLatin1StringView(service))
            return row.toObject();
    }
    return {};
}

} // namespace

class TstIncidentFollowUp final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aClockIsPausedAndRunsAgain()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run(act("pause|ID|postgres|--why|the vendor works on it, agreed with Cleo", id));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "is paused — the vendor works on it, agreed with Cleo");
        rig.run(act("show|ID", id));
        VERIFY_SAYS(rig.out, ", PAUSED");
        auto service = serviceIn(rig, id, "postgres");
        QVERIFY(service.value(u"paused_since").isString());
        QVERIFY(serviceIn(rig, id, "api").value(u"paused_since").isNull());
        rig.run(act("unpause|ID|postgres", id));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "runs again");
        QVERIFY(serviceIn(rig, id, "postgres").value(u"paused_since").isNull());
    }

    void aPauseIsNotedAfterwards()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.log.clock.advance(std::chrono::minutes(20));
        rig.run(act("pause|ID|postgres|--why|agreed|--at|03:15", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("unpause|ID|postgres|--at|03:25", id));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(serviceIn(rig, id, "postgres").value(u"paused_seconds").toInt(), 600);
    }

    void whatCannotBePausedIsSaid_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("said");
        QTest::newRow("no reason") << u"pause|ID|postgres"_s << u"Say in a few words why"_s;
        QTest::newRow("no service") << u"pause|ID|postgrse|--why|x"_s << u"Did you mean \"postgres\"?"_s;
        QTest::newRow("not affected") << u"pause|ID|redis|--why|x"_s << u"No clock runs for"_s;
        QTest::newRow("not paused") << u"unpause|ID|postgres"_s << u"is not paused"_s;
        QTest::newRow("no service to run") << u"unpause|ID|postgrse"_s << u"Did you mean"_s;
        QTest::newRow("no decision") << u"object|ID|zzzz|--says|x"_s << u"There is no entry \"zzzz\""_s;
    }
    void whatCannotBePausedIsSaid()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, said);
        CommandRig rig;
        const auto id = rig.declare();
        const auto before = rig.log.journal.events().size();
        rig.run(act(qPrintable(line), id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, qPrintable(said));
        QVERIFY(rig.out.isEmpty());
        QCOMPARE_EQ(rig.log.journal.events().size(), before);
    }

    void anAnswerOfThePlanIsObjectedToByItsName()
    {
        CommandRig rig;
        rig.run(words("incident declare drama-engine --scenario redis-master-failure --title Redis --json"));
        const auto id = rig.object().value(u"id").toString();
        rig.run(act("object|ID|auto-failover|--says|too early", id));
        VERIFY_STATUS(rig, 2);
        rig.run(act("decide|ID|1.1|failed|--why|two minutes passed", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("object|ID|auto-failover|--says|too early|--whose|Cleo", id));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Objection of Cleo — too early");
        rig.run(act("object|ID|auto-failover", id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Say what speaks against it.");
    }

    void anEntryIsObjectedToByItsId()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run(act("note|ID|we go on", id));
        const auto note = newest(rig, id);
        rig.run(act("object|ID|ENTRY|--says|no", id).replaceInStrings(u"ENTRY"_s, note));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "That entry records no decision.");
    }

    void followUpsAreAddedAgreedEndedAndOpenedAgain()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run(act("follow-up|ID", id));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "This incident has no follow-ups.");
        const auto entry = newest(rig, id);
        rig.run(act("follow-up|ID|add|Write a check of the index|--owner|Ben|--due|2026-04-01 12:00|--from|"
                    "ENTRY",
            id)
                    .replaceInStrings(u"ENTRY"_s, entry));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Follow-up — Write a check of the index, by Ben, until");
        rig.run(act("follow-up|ID|add|Tell the vendor", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("follow-up|ID|list|--json", id));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.array().size(), 2);
        const auto first = rig.array().first().toObject();
        QCOMPARE_EQ(first.value(u"number").toInt(), 1);
        QCOMPARE_EQ(first.value(u"what").toString(), u"Write a check of the index"_s);
        QCOMPARE_EQ(first.value(u"owner").toString(), u"Ben"_s);
        QCOMPARE_EQ(first.value(u"due_at").toString(), u"2026-04-01T12:00:00.000Z"_s);
        QCOMPARE_EQ(first.value(u"from").toString(), entry);
        QCOMPARE_EQ(first.value(u"state").toString(), u"open"_s);
        QVERIFY(rig.array().last().toObject().value(u"due_at").isNull());

        // What is not named stays as it is.
        rig.run(act("follow-up|ID|change|1|--owner|Cleo", id));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Follow-up agreed anew — Write a check of the index, by Cleo, until");
        rig.run(act("follow-up|ID|done|1|--why|it is in the tests", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("follow-up|ID|drop|2", id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Say in a few words why it is not to be done.");
        rig.run(act("follow-up|ID|drop|2|--why|too dear", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("follow-up|ID", id));
        VERIFY_SAYS(rig.out, "1  Write a check of the index · by Cleo · until 2026-04-01");
        VERIFY_SAYS(rig.out, ": it is in the tests");
        VERIFY_SAYS(rig.out, "2  Tell the vendor · nobody does it yet · dropped at");
        rig.run(act("follow-up|ID|reopen|1", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("follow-up|ID|--json", id));
        QCOMPARE_EQ(rig.array().first().toObject().value(u"state").toString(), u"open"_s);
        QCOMPARE_EQ(rig.array().last().toObject().value(u"state").toString(), u"dropped"_s);
    }

    void followUpsAreNamedByTheirIdsToo()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run(act("close|ID", id));
        rig.run(act("follow-up|ID|add|Tell the vendor|--json", id));
        VERIFY_STATUS(rig, 0);
        const auto known = rig.array().first().toObject().value(u"id").toString();
        rig.run(act("follow-up|ID|done|KNOWN", id).replaceInStrings(u"KNOWN"_s, known));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Follow-up done — Tell the vendor");
    }

    void aTimeThatWasAgreedIsTakenAway()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run(act("follow-up|ID|add|Tell the vendor|--due|2026-04-01 12:00", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("follow-up|ID|change|1|--due|", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("follow-up|ID|--json", id));
        QVERIFY(rig.array().first().toObject().value(u"due_at").isNull());
    }

    void whatIsWrongWithAFollowUpIsSaid_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("said");
        QTest::newRow("no such verb") << u"follow-up|ID|forget|1"_s << u"It is one of: list, add"_s;
        QTest::newRow("nothing to add") << u"follow-up|ID|add"_s << u"Say what is to be done"_s;
        QTest::newRow("nothing in it") << u"follow-up|ID|add| "_s << u"Say what is to be done afterwards."_s;
        QTest::newRow("which one") << u"follow-up|ID|done"_s << u"Say which one"_s;
        QTest::newRow("a word too many") << u"follow-up|ID|list|1"_s << u"leave the last word away"_s;
        QTest::newRow("no such number") << u"follow-up|ID|done|2"_s << u"There is no follow-up \"2\""_s;
        QTest::newRow("nothing new") << u"follow-up|ID|change|1"_s << u"Say what is new"_s;
        QTest::newRow("the same again") << u"follow-up|ID|change|1|--owner|"_s << u"agreed already"_s;
        QTest::newRow("open already") << u"follow-up|ID|reopen|1"_s << u"That follow-up is open."_s;
        QTest::newRow("no time") << u"follow-up|ID|add|x|--due|someday"_s << u"someday"_s;
        QTest::newRow("stray owner") << u"follow-up|ID|done|1|--owner|Ben"_s << u"--owner says nothing"_s;
        QTest::newRow("stray entry") << u"follow-up|ID|change|1|--from|x"_s << u"--from says nothing"_s;
        QTest::newRow("stray reason") << u"follow-up|ID|add|x|--why|y"_s << u"--why says nothing"_s;
        QTest::newRow("no such entry") << u"follow-up|ID|add|x|--from|zz"_s << u"There is no entry"_s;
    }
    void whatIsWrongWithAFollowUpIsSaid()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, said);
        CommandRig rig;
        const auto id = rig.declare();
        rig.run(act("follow-up|ID|add|Tell the vendor", id));
        VERIFY_STATUS(rig, 0);
        const auto before = rig.log.journal.events().size();
        rig.run(act(qPrintable(line), id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, qPrintable(said));
        QCOMPARE_EQ(rig.log.journal.events().size(), before);
    }
};

MUSTER_TEST(TstIncidentFollowUp)
#include "tst_incidentfollowup.moc"
