// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentacts.h"
#include "app/commands/incidentviews.h"
#include "core/journal/headcode.h"
#include "tests/app/commands/commandrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

class TstIncidentCommands : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void declaringPrintsTheId();
    void whatIsMissingForADeclarationIsSaid_data();
    void whatIsMissingForADeclarationIsSaid();
    void theListIsOldestFirst();
    void closingTellsWhatToLeaveElsewhere();
    void aPartNamesWhatItIsAPartOf();
    void anIncidentIsFoundByTheBeginningOfItsId();
    void h32AChangedPlanFileIsToldInOneLine();
    void stepsAreFoundByCodeIdAndAddress();
    void everyVerbIsRecorded();
    void anotherAnswerSaysWhatItDoes();
    void aRefusedActChangesNothing();
    void aBackDatedNoteKeepsItsTime();
    void theTimelineHasItsPromisedKeys();
    void theTimelineIsFiltered();
    void aShownIncidentTellsWhereItStands();
    void handingOverNamesTheRole();
    void aFailedWriteEndsWithThree();
};

namespace {

QStringList act(const char* line, const QString& id)
{
    return QStringLiteral("incident").split(u' ')
        + QString::fromUtf8(line).replace(QStringLiteral("ID"), id).split(u'|');
}

} // namespace

void TstIncidentCommands::declaringPrintsTheId()
{
    CommandRig rig;
    const auto id = rig.declare();
    VERIFY_STATUS(rig, 0);
    QVERIFY(journal::StreamId::fromString(id).has_value());
    rig.run(words("incident list --json"));
    const auto row = rig.array().at(0).toObject();
    QCOMPARE_EQ(row.value(u"id").toString(), id);
    QCOMPARE_EQ(row.value(u"title").toString(), QStringLiteral("Rows are missing"));
    QCOMPARE_EQ(row.value(u"kind").toString(), QStringLiteral("live"));
    QCOMPARE_EQ(row.value(u"status").toString(), QStringLiteral("open"));
    QCOMPARE_EQ(row.value(u"declared_at").toString(), QStringLiteral("2026-03-14T03:12:00.000Z"));

    const auto drill
        = rig.declare({ QStringLiteral("--drill"), QStringLiteral("--failed-at"), QStringLiteral("03:00") });
    rig.run({ QStringLiteral("incident"), QStringLiteral("show"), drill, QStringLiteral("--json") });
    QCOMPARE_EQ(rig.object().value(u"kind").toString(), QStringLiteral("drill"));
    QCOMPARE_EQ(rig.object().value(u"failed_at").toString(), QStringLiteral("2026-03-14T03:00:00.000Z"));
    QCOMPARE_EQ(
        rig.object().value(u"roles").toObject().value(u"commander").toString(), QStringLiteral("Ada"));
}

void TstIncidentCommands::whatIsMissingForADeclarationIsSaid_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("said");
    QTest::newRow("plan") << "drama-engin --scenario database-corruption --title t"
                          << "drama-engine";
    QTest::newRow("file") << "/nowhere/x.plan.yaml --title t"
                          << "/nowhere/x.plan.yaml";
    QTest::newRow("scenario") << "drama-engine --title t"
                              << "It has: ";
    QTest::newRow("which scenario") << "drama-engine --scenario database-coruption --title t"
                                    << "Did you mean \"database-corruption\"?";
    QTest::newRow("title") << "drama-engine --scenario database-corruption"
                           << "--title TEXT";
    QTest::newRow("time") << "drama-engine --scenario database-corruption --title t --failed-at soon"
                          << "is no time";
    QTest::newRow("future")
        << "drama-engine --scenario database-corruption --title t --failed-at 2026-03-14T04:00Z"
        << "in the future";
}

void TstIncidentCommands::whatIsMissingForADeclarationIsSaid()
{
    QFETCH(const QString, line);
    QFETCH(const QString, said);
    CommandRig rig;
    rig.run(words("incident declare") + line.split(u' '));
    VERIFY_STATUS(rig, 2);
    if (said == u"It has: ")
        VERIFY_SAYS(rig.err, "database-corruption, redis-master-failure, bad-deployment");
    else
        VERIFY_SAYS(rig.err, said.toUtf8().constData());
    QVERIFY(rig.log.journal.events().isEmpty());
}

void TstIncidentCommands::theListIsOldestFirst()
{
    CommandRig rig;
    rig.run(words("incident list"));
    VERIFY_SAYS(rig.out, "Nothing has been declared yet.");
    const auto first = rig.declare();
    rig.log.clock.advance(std::chrono::minutes(1));
    const auto second = rig.declare();
    rig.run({ QStringLiteral("incident"), QStringLiteral("close"), first });
    VERIFY_STATUS(rig, 0);
    rig.run(words("incident list --json"));
    QCOMPARE_EQ(rig.array().size(), 2);
    QCOMPARE_EQ(rig.array().at(0).toObject().value(u"id").toString(), first);
    QCOMPARE_EQ(rig.array().at(0).toObject().value(u"status").toString(), QStringLiteral("closed"));
    QCOMPARE_EQ(rig.array().at(1).toObject().value(u"id").toString(), second);
    rig.run(words("incident list"));
    QCOMPARE_EQ(rig.out.count(u'\n'), 2);
    QVERIFY(rig.out.startsWith(first.left(8)));
}

void TstIncidentCommands::closingTellsWhatToLeaveElsewhere()
{
    CommandRig rig;
    const auto id = rig.declare();
    rig.run(act("close|ID", id));
    VERIFY_STATUS(rig, 0);
    const auto lines = rig.out.trimmed().split(u'\n');
    QVERIFY2(lines.size() > 3, qPrintable(rig.out));
    QCOMPARE_EQ(lines.last(), QStringLiteral("Read these to somebody, or write them down."));
    const auto& events = rig.log.journal.events();
    for (const auto& line : lines.last(3).first(2)) {
        const auto mark = journal::headMarkFromText(line);
        VERIFY_RESULT(mark);
        QVERIFY2(std::any_of(events.begin(), events.end(),
                     [&](const journal::Event& event) { return mark->fits(event.head()); }),
            qPrintable(line));
    }
    // Nobody reads them where only the answer is wanted.
    for (const auto* how : { "close|ID|--quiet", "close|ID|--json" }) {
        rig.run(act(how, rig.declare()));
        VERIFY_STATUS(rig, 0);
        QVERIFY2(!rig.out.contains(QStringLiteral("muster:")), qPrintable(rig.out));
    }
}

void TstIncidentCommands::aPartNamesWhatItIsAPartOf()
{
    CommandRig rig;
    const auto whole = rig.declare();
    const auto part = rig.declare({ QStringLiteral("--part-of"), whole.left(8) });
    VERIFY_STATUS(rig, 0);
    rig.run(words("incident list --json"));
    QVERIFY(rig.array().at(0).toObject().value(u"part_of").isNull());
    QCOMPARE_EQ(rig.array().at(1).toObject().value(u"part_of").toString(), whole);
    const auto said = QStringLiteral("Rows are missing (%1)").arg(whole.left(8));
    rig.run(words("incident list"));
    QCOMPARE_EQ(rig.out.count(QStringLiteral("          part of ") + said), 1);
    rig.run(act("show|ID", part));
    QVERIFY2(rig.out.contains(QStringLiteral("  Part of   ") + said), qPrintable(rig.out));
    rig.run(act("show|ID", whole));
    QVERIFY2(!rig.out.contains(QStringLiteral("Part of")), qPrintable(rig.out));
    rig.run(act("show|ID|--json", part));
    QCOMPARE_EQ(rig.object().value(u"part_of").toString(), whole);

    // What cannot be is refused with a sentence, and nothing is recorded.
    const auto before = rig.log.journal.events().size();
    rig.declare({ QStringLiteral("--part-of"), QStringLiteral("zzz") });
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "There is no incident \"zzz\".");
    rig.declare({ QStringLiteral("--drill"), QStringLiteral("--part-of"), whole });
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "a drill cannot be a part of it");
    QCOMPARE_EQ(rig.log.journal.events().size(), before);
}

void TstIncidentCommands::h32AChangedPlanFileIsToldInOneLine()
{
    CommandRig rig;
    const QTemporaryDir folder;
    rig.planFolder = folder.path();
    const auto file = folder.filePath(QStringLiteral("drama-engine.plan.yaml"));
    QFile bundled(QStringLiteral(MUSTER_SOURCE_DIR "/resources/plans/drama-engine.plan.yaml"));
    QVERIFY(bundled.open(QIODevice::ReadOnly));
    auto text = bundled.readAll();
    const auto write = [&] {
        QFile to(file);
        QVERIFY(to.open(QIODevice::WriteOnly));
        to.write(text);
    };
    // Somebody's own version, from which the incident is declared.
    text.replace("title: Database (Neon Postgres)", "title: Our database");
    write();
    const auto id = rig.declare();
    rig.run(act("show|ID", id));
    QVERIFY2(!rig.out.contains(QStringLiteral("The plan file")), qPrintable(rig.out));
    rig.run(act("show|ID|--json", id));
    QVERIFY(rig.object().value(u"plan_file").isNull());

    text.replace("title: Our database", "title: Their database");
    write();
    rig.run(act("show|ID", id));
    const auto said = rig.out.simplified();
    VERIFY_SAYS(
        said, "The plan file has changed since this incident began. The incident goes on with the copy of");
    rig.run(act("show|ID|--json", id));
    const auto told = rig.object().value(u"plan_file").toObject();
    QCOMPARE_EQ(told.value(u"standing").toString(), QStringLiteral("changed"));
    QCOMPARE_EQ(told.value(u"file").toString(), file);
    QVERIFY(told.value(u"differences").toInt() > 0);

    text = "muster: [";
    write();
    rig.run(act("show|ID", id));
    VERIFY_SAYS(rig.out.simplified(), "The plan file cannot be read any more.");
    // What came with Muster, and is still as it was, has no file that could have changed.
    rig.planFolder.clear();
    const auto packed = rig.declare();
    rig.planFolder = folder.path();
    rig.run(act("show|ID", packed));
    QVERIFY2(!rig.out.contains(QStringLiteral("The plan file")), qPrintable(rig.out));
}

void TstIncidentCommands::anIncidentIsFoundByTheBeginningOfItsId()
{
    CommandRig rig;
    rig.run(words("incident show abc"));
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "the log holds none");
    const auto id = rig.declare();
    rig.run({ QStringLiteral("incident"), QStringLiteral("show"), id.left(3).toUpper() });
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "Rows are missing");

    auto wrong = id.left(8);
    wrong[5] = wrong[5] == u'0' ? u'1' : u'0';
    rig.run({ QStringLiteral("incident"), QStringLiteral("show"), wrong });
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, ("The nearest is " + id.toUtf8()).constData());

    // Of seventeen ids two begin alike.
    QStringList ids { id };
    for (int i = 0; i < 16; ++i)
        ids.append(rig.declare());
    ids.sort();
    for (qsizetype i = 1; i < ids.size(); ++i) {
        if (ids[i - 1][0] != ids[i][0])
            continue;
        rig.run({ QStringLiteral("incident"), QStringLiteral("show"), ids[i].left(1) });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Write more of the id.");
        return;
    }
    QFAIL("seventeen ids begin with seventeen of sixteen digits");
}

void TstIncidentCommands::stepsAreFoundByCodeIdAndAddress()
{
    CommandRig rig;
    const auto id = rig.declare();
    rig.run(act("start|ID|1.1", id));
    VERIFY_STATUS(rig, 0);
    rig.run(act("do|ID|acknowledge-alert", id));
    VERIFY_STATUS(rig, 0);
    rig.run(act("complete|ID|acknowledge", id));
    VERIFY_STATUS(rig, 0);
    rig.run(act("do|ID|database-corruption/verify-restore-point|--saw|02:50 is valid", id));
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "2.1");
    VERIFY_SAYS(rig.out, "02:50 is valid");
    rig.run(act("do|ID|restart-servces", id));
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "Did you mean \"restart-services\"?");
}

void TstIncidentCommands::everyVerbIsRecorded()
{
    CommandRig rig;
    rig.run(words("incident declare drama-engine --scenario redis-master-failure --title Redis --json"));
    const auto id = rig.object().value(u"id").toString();
    const QList<QPair<const char*, const char*>> acts {
        { "decide|ID|1.1|failed|--why|two minutes passed", "decided" },
        { "complete|ID|1", "“Look” is complete" },
        { "skip|ID|2.1|--reason|done-elsewhere", "skipped, done elsewhere" },
        { "explain|ID|2.1|--why|Ben did it", "the reason — Ben did it" },
        { "fail|ID|2.2|--why|no answer", "failed" },
        { "reopen|ID|2.2|--why|again", "reopened" },
        { "do|ID|2.2|--saw|OK", "done" },
        { "note|ID|called the vendor", "called the vendor" },
        { "restore-point|ID|redis|02:50|--standing|proven|--source|the daily copy", "proven" },
        { "check|ID|database-answers|fails|--saw|timeout|--from|nagios", "fails (seen by nagios) — timeout" },
        { "check|ID|database-answers|holds", "holds" },
        { "recovered|ID|redis|--saw|PING answers", "is back" },
        { "hand-over|ID|commander|Ben", "handed over to Ben" },
        { "close|ID|--summary|back", "closed" },
    };
    for (const auto& [line, said] : acts) {
        rig.run(act(line, id));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, said);
    }
    rig.run(act("timeline|ID|--json", id));
    QCOMPARE_EQ(rig.array().last().toObject().value(u"kind").toString(), QStringLiteral("incident.closed"));
    QVERIFY(rig.log.journal.events().size() > acts.size());
}

void TstIncidentCommands::anotherAnswerSaysWhatItDoes()
{
    CommandRig rig;
    rig.run(words("incident declare drama-engine --scenario redis-master-failure --title Redis --json"));
    const auto id = rig.object().value(u"id").toString();
    rig.run(act("decide|ID|1.1|failed", id));
    VERIFY_STATUS(rig, 0);
    QVERIFY(!rig.out.contains(QStringLiteral("To be done then")));
    rig.run(act("decide|ID|1.1|worked", id));
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out,
        "No longer to be done: 2.1 Connect to a surviving Sentinel and ask for the master's address, 2.2 "
        "Force the "
        "failover.");
    rig.run(act("decide|ID|1.1|failed", id));
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "To be done then: 2.1 Connect to a surviving Sentinel");
}

void TstIncidentCommands::aRefusedActChangesNothing()
{
    CommandRig rig;
    const auto id = rig.declare();
    const auto before = rig.log.journal.events().size();
    const QList<QPair<const char*, const char*>> acts {
        { "do|ID|5.1", "waits for" },
        { "do|ID|9.9", "has no step" },
        { "decide|ID|1.1|yes", "asks for no decision" },
        { "skip|ID|1.1", "Say why" },
        { "explain|ID|1.1", "Give the reason: --why TEXT." },
        { "extend|ID|1.1", "Say how much more time it gets" },
        { "extend|ID|1.1|--by|soon", "Say how much more time it gets" },
        { "skip|ID|1.1|--reason|tired", "not-needed, done-elsewhere" },
        { "fail|ID|1.1", "--why TEXT" },
        { "note|ID|  ", "empty" },
        { "note|ID|x|--at|04:00Z", "is no time" },
        { "note|ID|x|--at|2026-03-14T04:00Z", "in the future" },
        { "recovered|ID|postgre", "Did you mean \"postgres\"?" },
        { "restore-point|ID|postgres|then", "is no time" },
        { "restore-point|ID|postgres|02:50|--standing|good", "present, proven, clean" },
        { "check|ID|database-answer|holds", "Did you mean \"database-answers\"?" },
        { "check|ID|database-answers|perhaps", "holds, fails, no-answer" },
        { "check|ID|database-answers|holds|--from| ", "the name of the program" },
        { "hand-over|ID|pope|Ben", "no role" },
    };
    for (const auto& [line, said] : acts) {
        rig.run(act(line, id));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, said);
        QVERIFY(rig.out.isEmpty());
    }
    QCOMPARE_EQ(rig.log.journal.events().size(), before);
}

void TstIncidentCommands::aBackDatedNoteKeepsItsTime()
{
    CommandRig rig;
    const auto id = rig.declare();
    rig.run(act("note|ID|the alarm rang|--at|03:05|--json", id));
    VERIFY_STATUS(rig, 0);
    const auto line = rig.array().at(0).toObject();
    QCOMPARE_EQ(line.value(u"occurred_at").toString(), QStringLiteral("2026-03-14T03:05:00.000Z"));
    QCOMPARE_EQ(line.value(u"recorded_at").toString(), QStringLiteral("2026-03-14T03:12:00.000Z"));
    rig.run(act("timeline|ID", id));
    VERIFY_SAYS(rig.out, "the alarm rang (entered 03:12:00)");
}

void TstIncidentCommands::theTimelineHasItsPromisedKeys()
{
    CommandRig rig;
    const auto id = rig.declare();
    rig.run(act("note|ID|a note|--as|Ben", id));
    rig.run(act("timeline|ID|--json", id));
    VERIFY_STATUS(rig, 0);
    QVERIFY(rig.array().size() >= 3);
    for (const auto& value : rig.array()) {
        for (const auto* key : { "id", "occurred_at", "recorded_at", "actor", "kind", "text" })
            QVERIFY2(value.toObject().value(QLatin1StringView(key)).isString(), key);
    }
    const auto last = rig.array().last().toObject();
    QCOMPARE_EQ(last.value(u"actor").toString(), QStringLiteral("Ben"));
    QCOMPARE_EQ(last.value(u"kind").toString(), QStringLiteral("note.added"));
    QCOMPARE_EQ(last.value(u"text").toString(), QStringLiteral("a note"));
}

void TstIncidentCommands::theTimelineIsFiltered()
{
    CommandRig rig;
    const auto id = rig.declare();
    rig.run(act("note|ID|a note", id));
    rig.run(act("do|ID|1.1", id));
    rig.run(act("timeline|ID|--json|--filter|note,step.completed", id));
    QCOMPARE_EQ(rig.array().size(), 2);
    rig.run(act("timeline|ID|--json|--filter|credential,remember,assumption", id));
    QCOMPARE_EQ(rig.array().size(), 0);
    rig.run(act("timeline|ID|--filter|nots", id));
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "Did you mean \"note\"?");
}

void TstIncidentCommands::aShownIncidentTellsWhereItStands()
{
    CommandRig rig;
    const auto id = rig.declare();
    rig.log.clock.advance(std::chrono::minutes(18));
    rig.run(act("show|ID", id));
    VERIFY_SAYS(rig.out, "LIVE  Rows are missing  (open)");
    VERIFY_SAYS(rig.out, "00:18:00 ago");
    VERIFY_SAYS(rig.out, "00:42:00 left");
    VERIFY_SAYS(rig.out, "Now       1.1 Acknowledge the PagerDuty alert");
    for (const auto& line : rig.out.split(u'\n'))
        QVERIFY2(line.size() <= 80, qPrintable(line));
    rig.run(act("show|ID|--json", id));
    QCOMPARE_EQ(
        rig.object().value(u"current_step").toObject().value(u"code").toString(), QStringLiteral("1.1"));
    const auto service = rig.object().value(u"services").toArray().at(0).toObject();
    QCOMPARE_EQ(service.value(u"standing").toString(), QStringLiteral("down"));
    QCOMPARE_EQ(service.value(u"rto_minutes").toInt(), 60);
    QCOMPARE_EQ(service.value(u"left_seconds").toInt(), 42 * 60);
}

void TstIncidentCommands::handingOverNamesTheRole()
{
    CommandRig rig;
    const auto id = rig.declare();
    rig.run(act("hand-over|ID|commander|Ben", id));
    VERIFY_STATUS(rig, 0);
    rig.run(act("show|ID|--json", id));
    QCOMPARE_EQ(
        rig.object().value(u"roles").toObject().value(u"commander").toString(), QStringLiteral("Ben"));
    rig.run(act("hand-over|ID|commander|Ben", id));
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "holds this role already");
}

void TstIncidentCommands::aFailedWriteEndsWithThree()
{
    CommandRig rig;
    const auto id = rig.declare();
    // Reading the list and the stream goes well, the write does not.
    rig.log.journal.failCall = rig.log.journal.calls + 2;
    rig.run(act("note|ID|lost?", id));
    VERIFY_STATUS(rig, 3);
    VERIFY_SAYS(rig.err, "NOT RECORDED");
    QVERIFY(rig.out.isEmpty());
}

MUSTER_TEST(TstIncidentCommands)
#include "tst_incidentcommands.moc"
