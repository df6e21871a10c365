// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/guardedrig.h"
#include "tests/app/commands/program.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QFileInfo>

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto kPng = QByteArray("\x89PNG\r\n\x1a\n and so on");

/// An incident to which files of a folder are attached.
struct EvidenceRig : GuardedRig {
    QString file(const QString& name, const QByteArray& bytes)
    {
        const auto path = dir.filePath(name);
        write(path, bytes);
        return path;
    }
    int evidence(const QStringList& more)
    {
        return run(QStringList { u"incident"_s, u"evidence"_s, id } + more);
    }
    int attach(const QString& name, const QByteArray& bytes, const QStringList& more = {})
    {
        return evidence(QStringList { file(name, bytes) } + more);
    }
    /// The row of a number from 1, as a machine reads it.
    QJsonObject row(int number)
    {
        evidence({ u"--json"_s });
        return array().at(number - 1).toObject();
    }
    int count()
    {
        evidence({ u"--json"_s });
        return static_cast<int>(array().size());
    }
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

} // namespace

class TstIncidentEvidence : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        qunsetenv("COLUMNS");
    }

    void withoutAnyThatIsSaid()
    {
        EvidenceRig rig;
        rig.evidence({});
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.out, u"Nothing is attached to this incident.\n"_s);
        rig.evidence({ u"--json"_s });
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.out.trimmed(), u"[\n]"_s);
    }

    void aFileIsAttachedAndListed()
    {
        EvidenceRig rig;
        const QByteArray bytes("lag 12 s\n");
        rig.attach(u"lag.txt"_s, bytes,
            { u"--shows"_s, u"The replica is 12 s behind"_s, u"--means"_s, u"It can be promoted"_s,
                u"--step"_s, u"1.1"_s, u"--printed"_s });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Output attached");
        VERIFY_SAYS(rig.out, "lag.txt");
        QVERIFY(!rig.out.contains(u"It is called"));
        rig.evidence({});
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "   1  03:12:00");
        VERIFY_SAYS(rig.out, "Ada");
        VERIFY_SAYS(rig.out, "      lag.txt (output of a command, 9 bytes)\n");
        VERIFY_SAYS(rig.out, "      Step: ");
        VERIFY_SAYS(rig.out, "Find the newest restore point\n");
        VERIFY_SAYS(rig.out, "      Shows: The replica is 12 s behind\n");
        VERIFY_SAYS(rig.out, "      Means: It can be promoted\n");
        QVERIFY(!rig.out.contains(u"back-dated"));
        const auto row = rig.row(1);
        QCOMPARE_EQ(row.value(u"number").toInt(), 1);
        QCOMPARE_EQ(row.value(u"name").toString(), u"lag.txt"_s);
        QCOMPARE_EQ(row.value(u"kind").toString(), u"output"_s);
        QCOMPARE_EQ(row.value(u"media").toString(), u"text/plain"_s);
        QCOMPARE_EQ(row.value(u"size").toInt(), 9);
        QCOMPARE_EQ(row.value(u"sha256").toString(),
            QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
        QCOMPARE_EQ(row.value(u"occurred_at").toString(), row.value(u"recorded_at").toString());
        QCOMPARE_EQ(row.value(u"back_dated").toBool(true), false);
        QCOMPARE_EQ(row.value(u"by").toString(), u"Ada"_s);
        QCOMPARE_EQ(row.value(u"step").toString(), u"corruption/find"_s);
        QCOMPARE_EQ(row.value(u"shows").toString(), u"The replica is 12 s behind"_s);
        QCOMPARE_EQ(row.value(u"means").toString(), u"It can be promoted"_s);
        QVERIFY(row.value(u"withdrawn_at").isNull());
    }

    void machinesAreToldWhatWasRecorded()
    {
        EvidenceRig rig;
        rig.attach(u"lag.txt"_s, "a", { u"--json"_s });
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.array().size(), 1);
        QCOMPARE_EQ(rig.array().at(0).toObject().value(u"kind").toString(), u"evidence.attached"_s);
        QCOMPARE_EQ(rig.array().at(0).toObject().value(u"id"), rig.row(1).value(u"id"));
    }

    void whatHappenedEarlierIsMarked()
    {
        EvidenceRig rig;
        rig.log.clock.advance(std::chrono::minutes(40));
        rig.attach(u"lag.txt"_s, "a", { u"--at"_s, u"03:20"_s });
        VERIFY_STATUS(rig, 0);
        rig.evidence({});
        VERIFY_SAYS(rig.out, "   1  03:20:00 (back-dated, entered 03:52:00)  Ada");
        const auto row = rig.row(1);
        QCOMPARE_EQ(row.value(u"back_dated").toBool(), true);
        QVERIFY(row.value(u"occurred_at").toString().startsWith(u"2026-03-14T03:20:00"));
        QVERIFY(row.value(u"recorded_at").toString().startsWith(u"2026-03-14T03:52:00"));
    }

    void hostileNamesDoNothingInTheTerminal_data()
    {
        QTest::addColumn<QString>("hostile");
        QTest::addColumn<QString>("tame");
        QTest::newRow("path") << u"../../etc/passwd"_s << u"passwd"_s;
        QTest::newRow("device") << u"C:\\NUL.txt"_s << u"_NUL.txt"_s;
        QTest::newRow("title of the terminal") << u"a\u001b]0;owned\u0007.txt"_s << u"a]0;owned.txt"_s;
        QTest::newRow("direction") << u"photo\u202Egnp.exe"_s << u"photognp.exe"_s;
        QTest::newRow("lines") << u"a\n03:12:00  Ada  all is well"_s << u"a 03_12_00 Ada all is well"_s;
        QTest::newRow("nothing") << u"\u200B"_s << u"file"_s;
    }
    void hostileNamesDoNothingInTheTerminal()
    {
        QFETCH(QString, hostile);
        QFETCH(QString, tame);
        EvidenceRig rig;
        rig.attach(u"a.txt"_s, "a", { u"--named"_s, hostile });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, (u"It is called "_s + tame + u" here."_s).toUtf8().constData());
        auto told = rig.out;
        rig.evidence({});
        VERIFY_SAYS(rig.out, (u"      "_s + tame + u" (file"_s).toUtf8().constData());
        told += rig.out;
        for (const auto c : std::as_const(told)) {
            QVERIFY(c == u'\n' || c.category() != QChar::Other_Control);
            QVERIFY(c.category() != QChar::Other_Format);
        }
        QCOMPARE_EQ(rig.row(1).value(u"name").toString(), tame);
    }

    void aPictureIsToldByItsBytes()
    {
        EvidenceRig rig;
        rig.attach(u"screen.txt"_s, kPng);
        rig.attach(u"screen.png"_s, "<svg/>");
        QCOMPARE_EQ(rig.row(1).value(u"kind").toString(), u"picture"_s);
        QCOMPARE_EQ(rig.row(1).value(u"media").toString(), u"image/png"_s);
        QCOMPARE_EQ(rig.row(2).value(u"kind").toString(), u"file"_s);
        QCOMPARE_EQ(rig.row(2).value(u"media").toString(), u"text/plain"_s);
    }

    void whatCannotBeAttachedIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const QStringList& arguments, const QString& said) {
            QTest::newRow(name) << arguments << said;
        };
        row("no file", { u"DIR/nowhere.txt"_s }, u"nowhere.txt cannot be read"_s);
        row("a folder", { u"DIR"_s }, u"cannot be read"_s);
        row("empty", { u"DIR/empty.txt"_s }, u"empty.txt is empty"_s);
        row("no step", { u"DIR/a.txt"_s, u"--step"_s, u"9.9"_s }, u"has no step \"9.9\""_s);
        row("of nothing", { u"DIR/a.txt"_s, u"--before"_s, u" "_s }, u"Say what is set up so"_s);
        row("two kinds", { u"DIR/a.txt"_s, u"--before"_s, u"x"_s, u"--after"_s, u"x"_s },
            u"Attach each by itself"_s);
        row("two kinds again", { u"DIR/a.txt"_s, u"--before"_s, u"x"_s, u"--printed"_s },
            u"Attach each by itself"_s);
        row("no time", { u"DIR/a.txt"_s, u"--at"_s, u"soon"_s }, u"soon"_s);
        row("still to come", { u"DIR/a.txt"_s, u"--at"_s, u"2026-03-14 09:00"_s }, u"future"_s);
        row("two things", { u"DIR/a.txt"_s, u"--save"_s, u"1"_s }, u"One thing at a time"_s);
        row("two things again", { u"--withdraw"_s, u"1"_s, u"--save"_s, u"1"_s }, u"One thing at a time"_s);
        row("three", { u"--compare"_s, u"1"_s, u"2"_s, u"--save"_s, u"1"_s }, u"One thing at a time"_s);
        row("said of nothing", { u"--shows"_s, u"x"_s }, u"--shows is said of a file that is attached"_s);
        row("a name for nothing", { u"--save"_s, u"1"_s, u"--named"_s, u"x"_s },
            u"--named is said of a file"_s);
        row("output of nothing", { u"DIR/a.txt"_s, u"--output"_s, u"DIR/b.txt"_s }, u"--printed"_s);
        row("why of nothing", { u"DIR/a.txt"_s, u"--why"_s, u"x"_s }, u"--why belongs to --withdraw"_s);
        row("time of nothing", { u"--at"_s, u"03:00"_s }, u"--at belongs to"_s);
    }
    void whatCannotBeAttachedIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        EvidenceRig rig;
        rig.file(u"a.txt"_s, "a");
        rig.file(u"empty.txt"_s, {});
        arguments.replaceInStrings(u"DIR"_s, rig.dir.path());
        rig.evidence(arguments);
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, said.toUtf8().constData());
        QCOMPARE_EQ(rig.err.count(u'\n'), 1);
        QVERIFY(rig.out.isEmpty());
        QCOMPARE_EQ(rig.count(), 0);
        QVERIFY(!QFile::exists(rig.dir.filePath(u"b.txt"_s)));
    }

    void aFileThatIsTooLargeIsNotRead()
    {
        EvidenceRig rig;
        QFile sparse(rig.dir.filePath(u"dump"_s));
        QVERIFY(sparse.open(QIODevice::WriteOnly));
        QVERIFY(sparse.resize(1LL << 40) || sparse.resize(26LL * 1024 * 1024));
        sparse.close();
        rig.evidence({ sparse.fileName() });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "is larger than 25 MiB");
        QVERIFY(sparse.resize(25LL * 1024 * 1024));
        rig.evidence({ sparse.fileName() });
        VERIFY_STATUS(rig, 0);
        if (QFile::exists(u"/dev/zero"_s)) {
            rig.evidence({ u"/dev/zero"_s });
            VERIFY_STATUS(rig, 2);
            VERIFY_SAYS(rig.err, "is larger than 25 MiB");
        }
        QCOMPARE_EQ(rig.count(), 1);
    }

    void toAClosedIncidentItIsAttachedStill()
    {
        EvidenceRig rig;
        rig.act("close|ID");
        VERIFY_STATUS(rig, 0);
        rig.attach(u"lag.txt"_s, "a");
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.count(), 1);
    }

    void whatIsSavedIsTheSameAndCannotBeRun()
    {
        EvidenceRig rig;
        const QByteArray bytes("#!/bin/sh\0\r\n\xff", 13);
        rig.attach(u"run.sh"_s, bytes);
        const auto path = rig.dir.filePath(u"saved.sh"_s);
        rig.evidence({ u"--save"_s, u"1"_s, u"-o"_s, path });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "run.sh is saved as ");
        QCOMPARE_EQ(contentOf(path), bytes);
        const auto mode = QFile::permissions(path);
        QVERIFY(mode.testFlag(QFileDevice::ReadOwner) && mode.testFlag(QFileDevice::WriteOwner));
        QVERIFY(!(mode
            & (QFileDevice::ExeOwner | QFileDevice::ReadGroup | QFileDevice::WriteGroup
                | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther
                | QFileDevice::ExeOther)));

        rig.file(u"mine.txt"_s, "mine");
        rig.evidence({ u"--save"_s, u"1"_s, u"-o"_s, rig.dir.filePath(u"mine.txt"_s) });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "is there already");
        QCOMPARE_EQ(contentOf(rig.dir.filePath(u"mine.txt"_s)), QByteArray("mine"));

        // The folder holds the file that was attached.
        rig.evidence({ u"--save"_s, u"1"_s, u"-o"_s, rig.dir.path(), u"--json"_s });
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.object().value(u"file").toString(), rig.dir.filePath(u"run (2).sh"_s));
        QCOMPARE_EQ(rig.object().value(u"size").toInt(), 13);
        QCOMPARE_EQ(contentOf(rig.dir.filePath(u"run (2).sh"_s)), bytes);
    }

    void whatCannotBeSavedIsSaid()
    {
        EvidenceRig rig;
        rig.evidence({ u"--save"_s, u"1"_s, u"-o"_s, rig.dir.filePath(u"x"_s) });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Nothing is attached to this incident.");
        rig.attach(u"a.txt"_s, "a");
        rig.evidence({ u"--save"_s, u"1"_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Say where to: --save 1 -o FILE.");
        for (const auto& word : { u"0"_s, u"2"_s, u"a.txt"_s, u"1.5"_s, u"99999999999999999999"_s }) {
            rig.evidence({ u"--save"_s, word, u"-o"_s, rig.dir.filePath(u"x"_s) });
            VERIFY_STATUS(rig, 2);
            VERIFY_SAYS(rig.err, "There is no file \"");
        }
        rig.evidence({ u"--save"_s, u"1"_s, u"-o"_s, rig.dir.filePath(u"no/such/x"_s) });
        VERIFY_STATUS(rig, 3);
        QVERIFY(!QFile::exists(rig.dir.filePath(u"x"_s)));
    }

    void beforeAndAfterwardsFaceEachOther()
    {
        EvidenceRig rig;
        const auto same = QByteArray("a\nb\nc\nd\ne\n");
        rig.attach(
            u"before.conf"_s, same + "work_mem = 4MB\n" + same, { u"--before"_s, u"postgresql.conf"_s });
        rig.attach(u"after.conf"_s, same + "work_mem = 64MB\nnew = 1\n" + same,
            { u"--after"_s, u"PostgreSQL.conf"_s });
        rig.evidence({ u"--compare"_s, u"postgresql.conf"_s });
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "Left: 1, before.conf (postgresql.conf, before), of 03:12:00\n");
        VERIFY_SAYS(rig.out, "Right: 2, after.conf (PostgreSQL.conf, afterwards), of 03:12:00\n");
        VERIFY_SAYS(rig.out, "2 lines differ.\n… 2 lines are the same\n");
        // Three columns for a number and its blank each, three in the middle: 35 for each text.
        VERIFY_SAYS(rig.out, " 6 work_mem = 4MB                      |  6 work_mem = 64MB\n");
        VERIFY_SAYS(rig.out, ">  7 new = 1\n");
        VERIFY_SAYS(rig.out,
            (u"\n 9 c"_s + QString(34 + 3, u' ') + u"10 c\n… 2 lines are the same\n"_s).toUtf8().constData());
        const auto lines = rig.out.split(u'\n');
        QVERIFY(
            std::all_of(lines.begin(), lines.end(), [](const QString& line) { return line.size() <= 80; }));
        const auto byName = rig.out;
        rig.evidence({ u"--compare"_s, u"1"_s, u"2"_s });
        VERIFY_STATUS(rig, 1);
        QCOMPARE_EQ(rig.out, byName);

        rig.evidence({ u"--compare"_s, u"2"_s, u"1"_s, u"--json"_s });
        VERIFY_STATUS(rig, 1);
        const auto object = rig.object();
        QCOMPARE_EQ(object.value(u"left").toInt(), 2);
        QCOMPARE_EQ(object.value(u"right").toInt(), 1);
        QCOMPARE_EQ(object.value(u"differences").toInt(), 2);
        QCOMPARE_EQ(object.value(u"lines").toArray().size(), 12);
        const auto seventh = object.value(u"lines").toArray().at(6).toObject();
        QCOMPARE_EQ(seventh.value(u"kind").toString(), u"only-left"_s);
        QCOMPARE_EQ(seventh.value(u"left").toString(), u"new = 1"_s);
        QCOMPARE_EQ(seventh.value(u"left_number").toInt(), 7);
        QVERIFY(seventh.value(u"right").isNull() && seventh.value(u"right_number").isNull());

        rig.evidence({ u"--compare"_s, u"1"_s, u"1"_s });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "All lines are the same.\n");
    }

    void aLongLineGoesOnBelow()
    {
        EvidenceRig rig;
        const QByteArray common(100, 'x');
        rig.attach(u"1"_s, common + "left\n");
        rig.attach(u"2"_s, "\t" + common + "\x1b[31mright\n");
        for (const auto width : { 40, 80, 132 }) {
            qputenv("COLUMNS", QByteArray::number(width));
            rig.evidence({ u"--compare"_s, u"1"_s, u"2"_s });
            VERIFY_STATUS(rig, 1);
            qsizetype widest = 0;
            QString right;
            const auto rows = rig.out.section(u"1 line differs.\n"_s, 1).split(u'\n', Qt::SkipEmptyParts);
            const auto column = (width - 2 * 2 - 3) / 2;
            for (const auto& row : rows) {
                widest = std::max(widest, row.size());
                right += row.mid(2 + column + 3 + 2);
            }
            QVERIFY2(widest <= width && widest > width - 3, qPrintable(rig.out));
            QCOMPARE_EQ(right, u"    "_s + QString::fromLatin1(common) + u"right"_s);
        }
        qputenv("COLUMNS", "-5");
        rig.evidence({ u"--compare"_s, u"1"_s, u"2"_s });
        VERIFY_STATUS(rig, 1);
    }

    void lineEndsAreSaid()
    {
        EvidenceRig rig;
        rig.attach(u"1"_s, "a\r\n");
        rig.attach(u"2"_s, "a\n");
        rig.evidence({ u"--compare"_s, u"1"_s, u"2"_s });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(
            rig.out, "All lines are the same.\nLines end in CR LF on the left and in LF on the right");
    }

    void whatCannotBeComparedIsSaid()
    {
        EvidenceRig rig;
        rig.attach(u"a.conf"_s, "a\n", { u"--before"_s, u"conf"_s });
        rig.evidence({ u"--compare"_s, u"conf"_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Of \"conf\" there is no snapshot from afterwards.");
        rig.evidence({ u"--compare"_s, u"other"_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There are no snapshots of \"other\". There are some of: conf.");
        rig.attach(u"b.png"_s, kPng, { u"--after"_s, u"conf"_s });
        rig.evidence({ u"--compare"_s, u"conf"_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Only texts can be compared line by line.");
        rig.evidence({ u"--compare"_s, u"1"_s, u"7"_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is no file \"7\" here. There are 1 to 2.");
        // The newest that was not withdrawn counts.
        rig.evidence({ u"--withdraw"_s, u"2"_s, u"--why"_s, u"A picture by mistake"_s });
        VERIFY_STATUS(rig, 0);
        rig.attach(u"c.conf"_s, "c\n", { u"--after"_s, u"conf"_s });
        rig.evidence({ u"--compare"_s, u"conf"_s });
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "Right: 3, c.conf");
    }

    void whatDoesNotBelongHereIsWithdrawn()
    {
        EvidenceRig rig;
        rig.attach(u"a.txt"_s, "a");
        rig.evidence({ u"--withdraw"_s, u"1"_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Say in a few words why");
        rig.evidence({ u"--withdraw"_s, u"1"_s, u"--why"_s, u"Of another database"_s });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Of another database");
        VERIFY_SAYS(rig.out, "It was 1, a.txt. The file stays in the log.");
        rig.evidence({});
        VERIFY_SAYS(rig.out, "WITHDRAWN at 03:12:00");
        QVERIFY(rig.row(1).value(u"withdrawn_at").toString().startsWith(u"2026-03-14T03:12"));
        rig.evidence({ u"--withdraw"_s, u"1"_s, u"--why"_s, u"Again"_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "withdrawn already");
        rig.evidence({ u"--save"_s, u"1"_s, u"-o"_s, rig.dir.filePath(u"still"_s) });
        VERIFY_STATUS(rig, 0);
    }

    void atTheKeyboardNothingComesThroughAPipe()
    {
        EvidenceRig rig;
        rig.canAsk = true;
        rig.evidence({ u"-"_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "COMMAND | muster-cli incident evidence ID -");
    }

    void whatComesThroughAPipeIsAttachedByteByByte()
    {
        Program program;
        program.here(words("incident declare drama-engine --scenario database-corruption --title t --json"));
        VERIFY_STATUS(program, 0);
        const auto id = QJsonDocument::fromJson(program.out.toUtf8()).object().value(u"id").toString();
        const auto pipe = [&](const QByteArray& bytes, const QStringList& more) {
            QProcess process;
            program.prepare(process);
            process.start(Program::file(),
                program.withStore(QStringList { u"incident"_s, u"evidence"_s, id, u"-"_s } + more));
            process.write(bytes);
            process.closeWriteChannel();
            if (!process.waitForFinished(60000))
                qFatal("muster-cli did not end");
            program.out = QString::fromUtf8(process.readAllStandardOutput());
            program.err = QString::fromUtf8(process.readAllStandardError());
            program.status = process.exitCode();
        };
        const QByteArray bytes("lag\0 12 s\r\n\xff\n", 13);
        pipe(bytes, { u"--named"_s, u"lag.txt"_s });
        VERIFY_STATUS(program, 0);
        VERIFY_SAYS(program.out, "Output attached");
        const auto saved = program.home.filePath(u"saved"_s);
        program.here({ u"incident"_s, u"evidence"_s, id, u"--save"_s, u"1"_s, u"--output"_s, saved });
        VERIFY_STATUS(program, 0);
        QCOMPARE_EQ(contentOf(saved), bytes);

        pipe("a\n", { u"--before"_s, u"conf"_s });
        VERIFY_STATUS(program, 0);
        VERIFY_SAYS(program.out, "Snapshot from before attached");
        VERIFY_SAYS(program.out, "output.txt");

        pipe({}, {});
        VERIFY_STATUS(program, 2);
        VERIFY_SAYS(program.err, "output.txt is empty");
        pipe(QByteArray(25 * 1024 * 1024 + 1, 'a'), {});
        VERIFY_STATUS(program, 2);
        VERIFY_SAYS(program.err, "output.txt is larger than 25 MiB");
        program.here({ u"incident"_s, u"evidence"_s, id, u"--json"_s });
        QCOMPARE_EQ(QJsonDocument::fromJson(program.out.toUtf8()).array().size(), 2);
    }
};

MUSTER_TEST(TstIncidentEvidence)
#include "tst_incidentevidence.moc"
