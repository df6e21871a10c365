// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/notices.h"
#include "tests/app/commands/commandrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

/// Over the MGX-AI pack: three audiences within 15 min, two of them every 15 min after that.
class TstNotices : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whoIsDueFirstIsListedFirst();
    void aPlanWithoutAudiencesSaysSo();
    void aDraftIsPrintedWithItsGapsNamed();
    void whatAPersonSentIsRecordedAndTheNextIsDueFromThere();
    void whatCannotHaveBeenSentIsRefused_data();
    void whatCannotHaveBeenSentIsRefused();

private:
    static QString declare(CommandRig& rig, const QStringList& more = {})
    {
        rig.run(words("incident declare mgx-ai --scenario application-failure --title Down --json") + more);
        return rig.object().value(u"id").toString();
    }
    static QStringList notice(const char* line, const QString& id)
    {
        return QStringList { QStringLiteral("notice") }
        + QString::fromUtf8(line).replace(QStringLiteral("ID"), id).split(u'|');
    }
};

void TstNotices::whoIsDueFirstIsListedFirst()
{
    CommandRig rig;
    const auto id = declare(rig);
    rig.log.clock.advance(std::chrono::minutes(16));
    rig.run(notice("mark-sent|ID|responders|--text|On your feet", id));
    VERIFY_STATUS(rig, 0);
    rig.run(notice("list|ID", id));
    VERIFY_STATUS(rig, 0);
    const auto lines = rig.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE_EQ(lines.size(), 4);
    VERIFY_SAYS(lines[1], "stakeholders      overdue 00:01:00, since 03:27:00 (nothing sent yet)");
    VERIFY_SAYS(lines[2], "customers         overdue 00:01:00, since 03:27:00 (nothing sent yet)  Customers");
    VERIFY_SAYS(lines[3], "responders        nothing due (sent 03:28:00 by Ada)");
    rig.run({ QStringLiteral("incident"), QStringLiteral("show"), id });
    VERIFY_SAYS(rig.out, "Message   to stakeholders, overdue 00:01:00, since 03:27:00");
    rig.run({ QStringLiteral("incident"), QStringLiteral("show"), id, QStringLiteral("--json") });
    QCOMPARE_EQ(rig.object().value(u"next_update").toObject().value(u"audience").toString(),
        QStringLiteral("stakeholders"));
    rig.run(notice("list|ID|--json", id));
    const auto first = rig.array().at(0).toObject();
    QCOMPARE_EQ(first.value(u"audience").toString(), QStringLiteral("stakeholders"));
    QCOMPARE_EQ(first.value(u"due_at").toString(), QStringLiteral("2026-03-14T03:27:00.000Z"));
    QVERIFY(first.value(u"overdue").toBool());
    QVERIFY(first.value(u"sent_at").isNull());
    const auto last = rig.array().at(2).toObject();
    QVERIFY(last.value(u"due_at").isNull());
    QCOMPARE_EQ(last.value(u"sent_by").toString(), QStringLiteral("Ada"));
}

void TstNotices::aPlanWithoutAudiencesSaysSo()
{
    CommandRig rig;
    const auto id = rig.declare();
    rig.run(notice("list|ID", id));
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "The plan names no audiences.");
}

void TstNotices::aDraftIsPrintedWithItsGapsNamed()
{
    CommandRig rig;
    const auto id = declare(rig, words("--drill"));
    rig.run(notice("draft|ID|customers|--template|customers-first", id));
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.out.startsWith(QStringLiteral("EXERCISE EXERCISE EXERCISE\n")), qPrintable(rig.out));
    VERIFY_SAYS(rig.out, "since 2026-03-14 03:12 UTC. We are working on it.");
    QVERIFY(rig.err.isEmpty());
    rig.run(notice("draft|ID|customers|--template|stakeholders-first", id));
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "no message \"stakeholders-first\" for this audience");
    rig.run(notice("draft|ID|custommers", id));
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "Did you mean \"customers\"?");
    rig.run(notice("draft|ID|responders|--next|03:40", id));
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "Next update: 2026-03-14 03:40 UTC.");
    VERIFY_SAYS(rig.err, "Still to fill in: impact_for_reader");
    rig.run(notice("draft|ID|responders|--json", id));
    QCOMPARE_EQ(rig.object().value(u"unanswered").toArray(),
        QJsonArray({ QStringLiteral("impact_for_reader"), QStringLiteral("next_update_at") }));
}

void TstNotices::whatAPersonSentIsRecordedAndTheNextIsDueFromThere()
{
    CommandRig rig;
    const auto id = declare(rig);
    rig.log.clock.advance(std::chrono::minutes(10));
    rig.run(notice("mark-sent|ID|customers|--text|We work on it.|--template|customers-first|--channel|"
                   "status-page|--next|04:00|--at|03:20",
        id));
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "Told Customers, by Status page, next update promised for 2026-03-14 04:00 UTC");
    rig.run(notice("list|ID|--json", id));
    const auto row = rig.array().at(2).toObject();
    QCOMPARE_EQ(row.value(u"sent_at").toString(), QStringLiteral("2026-03-14T03:20:00.000Z"));
    QCOMPARE_EQ(row.value(u"due_at").toString(), QStringLiteral("2026-03-14T04:00:00.000Z"));
    rig.run({ QStringLiteral("incident"), QStringLiteral("timeline"), id, QStringLiteral("--filter"),
        QStringLiteral("message") });
    VERIFY_SAYS(rig.out, "We work on it.");
}

void TstNotices::whatCannotHaveBeenSentIsRefused_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << "mark-sent|ID|customers"
                             << "--text TEXT";
    QTest::newRow("gap") << "mark-sent|ID|customers|--text|Since {{since}}"
                         << "gaps: since";
    QTest::newRow("nobody") << "mark-sent|ID|press|--text|Hello"
                            << "no audience \"press\"";
    QTest::newRow("channel") << "mark-sent|ID|customers|--text|Hello|--channel|pigeon"
                             << "no channel \"pigeon\"";
    QTest::newRow("template") << "mark-sent|ID|customers|--text|Hello|--template|stakeholders-first"
                              << "no message \"stakeholders-first\"";
    QTest::newRow("time") << "mark-sent|ID|customers|--text|Hello|--next|soon"
                          << "is no time";
    QTest::newRow("past") << "mark-sent|ID|customers|--text|Hello|--next|2026-03-14T03:00Z"
                          << "which is past";
}

void TstNotices::whatCannotHaveBeenSentIsRefused()
{
    QFETCH(const QString, line);
    QFETCH(const QString, said);
    CommandRig rig;
    const auto id = declare(rig);
    const auto before = rig.log.journal.events().size();
    rig.run(notice(line.toUtf8().constData(), id));
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, said.toUtf8().constData());
    QCOMPARE_EQ(rig.log.journal.events().size(), before);
}

MUSTER_TEST(TstNotices)
#include "tst_notices.moc"
