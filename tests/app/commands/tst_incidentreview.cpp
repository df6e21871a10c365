// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentreview.h"
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

} // namespace

class TstIncidentReview final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatIsWrittenStands()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run(act("review|ID", id));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.out, u"The report is a draft.\n"_s);
        rig.run(act("review|ID|write|luck|Ben was awake", id));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Written for the report, where we were lucky — Ben was awake");
        rig.typed = { u"The index broke."_s, u""_s, u"Nobody saw it."_s };
        rig.run(act("review|ID|write|summary|-", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("review|ID|--json", id));
        VERIFY_STATUS(rig, 0);
        const auto parts = rig.object().value(u"parts").toArray();
        QCOMPARE_EQ(parts.size(), 2);
        QCOMPARE_EQ(parts[0].toObject().value(u"part").toString(), u"summary"_s);
        QCOMPARE_EQ(parts[0].toObject().value(u"text").toString(), u"The index broke.\n\nNobody saw it."_s);
        QCOMPARE_EQ(parts[1].toObject().value(u"by").toString(), u"Ada"_s);
        rig.run(act("review|ID|show", id));
        VERIFY_SAYS(rig.out, "luck (where we were lucky):\nBen was awake");
        rig.run(act("review|ID|write|luck|Ben was awake", id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "That is what it says already.");
    }

    void aReportGoesOnAStageAndBackWithAReason()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run(act("review|ID|move|in-review", id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Close it first.");
        rig.run(act("close|ID", id));
        rig.run(act("review|ID|move|approved", id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "one after the other");
        rig.run(act("review|ID|move|in-review", id));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "The report is in review");
        rig.run(act("review|ID|move|approved", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("review|ID|write|luck|none", id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "take it back to review first");
        rig.run(act("review|ID|move|in-review", id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "why the report goes back");
        rig.run(act("review|ID|move|in-review|--why|a time is wrong", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("review|ID", id));
        VERIFY_SAYS(rig.out, "The report is in review since");
        VERIFY_SAYS(rig.out, "by Ada");
        rig.run(act("review|ID|--json", id));
        QCOMPARE_EQ(rig.object().value(u"stage").toString(), u"in-review"_s);
        QCOMPARE_EQ(rig.object().value(u"why").toString(), u"a time is wrong"_s);
    }

    void aRemarkIsAnswered()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run(act("review|ID|remark|Which index?|--section|summary", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("review|ID", id));
        VERIFY_SAYS(rig.out, "1  Ada, on summary: Which index? (not answered yet)");
        rig.run(act("review|ID|answer|1|That of the orders", id));
        VERIFY_STATUS(rig, 0);
        rig.run(act("review|ID", id));
        VERIFY_SAYS(rig.out, "(answered: That of the orders)");
        rig.run(act("review|ID|--json", id));
        const auto remark = rig.object().value(u"remarks").toArray().first().toObject();
        QCOMPARE_EQ(remark.value(u"section").toString(), u"summary"_s);
        QCOMPARE_EQ(remark.value(u"answer").toString(), u"That of the orders"_s);
        QVERIFY(remark.value(u"answered_at").isString());
        rig.run(act("review|ID|answer|1", id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "answered already");
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("said");
        QTest::newRow("no such verb") << u"review|ID|praise"_s << u"It is one of: show, write"_s;
        QTest::newRow("no such part") << u"review|ID|write|blame|Ben"_s << u"It has: summary, impact"_s;
        QTest::newRow("no text") << u"review|ID|write|luck"_s << u"Say which part, and its text"_s;
        QTest::newRow("no stage") << u"review|ID|move"_s << u"Say how far it has come"_s;
        QTest::newRow("no such stage") << u"review|ID|move|done"_s << u"It is one of: draft, in-review"_s;
        QTest::newRow("no remark") << u"review|ID|remark"_s << u"Say what you think of it"_s;
        QTest::newRow("an empty remark") << u"review|ID|remark| "_s << u"The remark is empty"_s;
        QTest::newRow("no number") << u"review|ID|answer"_s << u"Say which remark"_s;
        QTest::newRow("no such number") << u"review|ID|answer|1"_s << u"There is no remark number 1"_s;
        QTest::newRow("without marks") << u"review|ID|remark|Which|index"_s << u"a word too many"_s;
        QTest::newRow("stray section") << u"review|ID|move|draft|--section|x"_s << u"--section is said"_s;
        QTest::newRow("stray reason") << u"review|ID|remark|x|--why|y"_s << u"--why is said"_s;
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, said);
        CommandRig rig;
        const auto id = rig.declare();
        const auto before = rig.log.journal.events().size();
        rig.run(act(qPrintable(line), id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, qPrintable(said));
        QCOMPARE_EQ(rig.log.journal.events().size(), before);
    }

    void aTextThatIsInterruptedIsNotRecorded()
    {
        CommandRig rig;
        const auto id = rig.declare();
        const auto before = rig.log.journal.events().size();
        rig.typed = { u"The index"_s, u"broke"_s };
        rig.interruptAfter = 1;
        rig.run(act("review|ID|write|summary|-", id));
        VERIFY_STATUS(rig, 2);
        QCOMPARE_EQ(rig.log.journal.events().size(), before);
    }
};

MUSTER_TEST(TstIncidentReview)
#include "tst_incidentreview.moc"
