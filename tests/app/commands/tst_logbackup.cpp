// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logbackup.h"
#include "tests/app/commands/commandrig.h"
#include "tests/app/commands/program.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <sys/stat.h>

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstLogBackup : public QObject {
    Q_OBJECT

    static commands::BackupFile aBackup(const QString& name)
    {
        return { u"/log/backups/"_s + name, *instantFromIso(u"2026-11-28T20:00:00.000Z"), 412, 1'300'000 };
    }
    static QString journal(const Program& program) { return program.store() + u"/journal.sqlite"_s; }
    static void damage(const QString& path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE_EQ(file.write(QByteArray(100, '\0')), 100);
    }

private slots:
    void init() { failOnWarnings(); }

    void whatWasWrittenIsTold()
    {
        CommandRig rig;
        rig.backups << aBackup(u"a"_s);
        rig.run(words("log backup"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "/log/backups/a\n");
        VERIFY_SAYS(rig.out, "412 entries, 1.3 MB");
        QCOMPARE_EQ(rig.backedUpInto, QString());
        rig.run(words("log backup -o /stick/muster --json"));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.backedUpInto, u"/stick/muster"_s);
        QCOMPARE_EQ(rig.object().value(u"entries").toInteger(), 412);
        QCOMPARE_EQ(rig.object().value(u"at").toString(), u"2026-11-28T20:00:00.000Z"_s);
    }

    void aFileThatCouldNotBeCopiedIsToldAndIsANo()
    {
        CommandRig rig;
        rig.backups << aBackup(u"a"_s);
        rig.backups.last().unreadable << u"The stored file x was changed."_s;
        rig.run(words("log backup -o /stick"));
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.err, "The stored file x was changed.");
    }

    void whoeverHasTheLogIsNamed()
    {
        CommandRig rig;
        rig.storeFault = Error { Fault::Conflict, u"Another process has the log."_s };
        for (const auto* line : { "log backup", "log recover" }) {
            rig.run(words(line));
            VERIFY_STATUS(rig, 3);
            VERIFY_SAYS(rig.err, "Another process has the log.");
        }
    }

    void theyAreListed()
    {
        CommandRig rig;
        rig.run(words("log backups"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "There is no backup yet.");
        rig.backups << aBackup(u"a"_s) << aBackup(u"b"_s);
        rig.run(words("log backups"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "412 entries  1.3 MB  /log/backups/a\n");
        rig.run(words("log backups --json"));
        QCOMPARE_EQ(rig.array().size(), 2);
    }

    void whatWasSavedIsTold()
    {
        CommandRig rig;
        rig.rescue = { u"7 entries were saved.\nOne is lost."_s, u"/log/quarantine-x"_s, 7, false };
        rig.run(words("log recover"));
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "7 entries were saved.\nOne is lost.");
        rig.rescue.isWhole = true;
        rig.run(words("log recover --json"));
        VERIFY_STATUS(rig, 0);
        QVERIFY(rig.object().value(u"recovered").toBool());
        QCOMPARE_EQ(rig.object().value(u"entries").toInteger(), 7);
    }

    /// The real program, on a real disk.
    void aDamagedLogIsRecovered()
    {
        Program program;
        program.here(words("log backup"));
        VERIFY_STATUS(program, 2);
        program.here(words("incident declare drama-engine --scenario bad-deployment --title Rollback"));
        VERIFY_STATUS(program, 0);
        const auto id = program.out.trimmed();
        program.here(words("log backup"));
        VERIFY_STATUS(program, 0);
        const auto backup = program.out.section(u'\n', 0, 0);
        QVERIFY2(QFile::exists(backup), qPrintable(program.out));
        program.here(words("log backups"));
        VERIFY_STATUS(program, 0);
        VERIFY_SAYS(program.out, backup.toUtf8().constData());

        QFile file(journal(program));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto sound = file.readAll();
        file.close();
        program.here(words("log recover"));
        VERIFY_STATUS(program, 0);
        VERIFY_SAYS(program.out, "nothing to recover");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE_EQ(file.readAll(), sound);
        file.close();

        damage(journal(program));
        program.here(words("incident list"));
        QVERIFY(program.status != 0);
        VERIFY_SAYS(program.err, "log recover");
        program.here(words("log recover"));
        VERIFY_STATUS(program, 0);
        VERIFY_SAYS(program.out, "Nothing is known to be missing");
        program.here({ u"incident"_s, u"show"_s, id });
        VERIFY_STATUS(program, 0);
        program.here(words("log verify"));
        VERIFY_STATUS(program, 0);

        // Nothing is left of it but the backup.
        QVERIFY(QFile::remove(journal(program)));
        program.here(words("incident list"));
        QVERIFY(program.status != 0);
        program.here(words("log recover"));
        VERIFY_STATUS(program, 1);
        program.here({ u"incident"_s, u"show"_s, id });
        VERIFY_STATUS(program, 0);
    }

    void aWholeBackupIsALogOfItsOwn()
    {
        Program program;
        program.here(words("incident declare drama-engine --scenario bad-deployment --title Rollback"));
        VERIFY_STATUS(program, 0);
        const auto id = program.out.trimmed();
        const auto folder = program.home.filePath(u"stick/muster"_s);
        program.here({ u"log"_s, u"backup"_s, u"-o"_s, folder });
        VERIFY_STATUS(program, 0);
        program.run({ u"incident"_s, u"show"_s, id, u"--store"_s, folder, u"--as"_s, u"Ada"_s });
        VERIFY_STATUS(program, 0);
        program.here({ u"log"_s, u"backup"_s, u"-o"_s, folder });
        VERIFY_STATUS(program, 2);
        VERIFY_SAYS(program.err, "Name an empty one");
    }

    /// umask 022 is what most people have.
    void everyFileOfADrillIsForItsOwnerAlone()
    {
        const auto before = ::umask(022);
        Program program;
        program.here(words("incident declare drama-engine --scenario bad-deployment --title Rollback"));
        const auto id = program.out.trimmed();
        QFile evidence(program.home.filePath(u"evidence.txt"_s));
        QVERIFY(evidence.open(QIODevice::WriteOnly));
        evidence.write("what the screen said");
        evidence.close();
        program.here({ u"incident"_s, u"evidence"_s, id, evidence.fileName() });
        VERIFY_STATUS(program, 0);
        program.here(words("log search Rollback"));
        program.here(words("log backup"));
        VERIFY_STATUS(program, 0);
        static_cast<void>(::umask(before));
        QStringList found;
        QDirIterator entries(program.store(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
            QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QFileInfo entry(entries.next());
            found << entry.fileName();
            constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                | QFile::WriteOther | QFile::ExeOther;
            QVERIFY2((entry.permissions() & kOthers) == 0, qPrintable(entry.filePath()));
        }
        for (const auto* name : { "journal.sqlite", "search.sqlite", "device.key", "blobs", "backups" })
            QVERIFY2(found.contains(QString::fromLatin1(name)), qPrintable(found.join(u' ')));
    }
};

MUSTER_TEST(TstLogBackup)
#include "tst_logbackup.moc"
