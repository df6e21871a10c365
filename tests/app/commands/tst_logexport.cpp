// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logexport.h"
#include "core/bundle/bundleverifier.h"
#include "tests/app/commands/commandrig.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFileInfo>

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstLogExport : public QObject {
    Q_OBJECT
    const QTemporaryDir m_dir;
    const QString m_file = m_dir.filePath(u"record.muster"_s);

    static QStringList exporting(const QString& id, const QString& file)
    {
        return { u"log"_s, u"export"_s, id, u"-o"_s, file };
    }

private slots:
    void init()
    {
        failOnWarnings();
        QFile::remove(m_file);
    }

    void whatIsWrittenHoldsAllOfIt()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run({ u"incident"_s, u"note"_s, id, u"Called the vendor"_s });
        rig.run(exporting(id.left(8), m_file));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "record.muster: ");
        QCOMPARE_EQ(rig.err, QString());
        const auto bundle = bundle::readBundle(m_file);
        VERIFY_RESULT(bundle);
        const auto events = await(rig.log.journal.read(*journal::StreamId::fromString(id)));
        VERIFY_RESULT(events);
        QVERIFY(bundle->events == *events);
        // The plan as it was.
        QVERIFY(!bundle->files.isEmpty());

        // Again, over the first one, when there is more.
        rig.run({ u"incident"_s, u"note"_s, id, u"They call back"_s });
        rig.run(exporting(id, m_file) << u"--json"_s);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.object().value(u"entries").toInteger(), events->size() + 1);
        QCOMPARE_EQ(rig.object().value(u"stream").toString(), id);
        QVERIFY(rig.object().value(u"holds").toBool());
        QCOMPARE_EQ(rig.object().value(u"withheld_files").toArray().size(), 0);
        QVERIFY(rig.object().value(u"report").toBool());
        const auto report = bundle::readFiles(m_file)->value(bundle::kReportFile);
        QVERIFY(report.contains("They call back") && report.contains(id.toLatin1()));
        QCOMPARE_EQ(bundle::readBundle(m_file)->events.size(), events->size() + 1);
    }

    void namesAreLeftOutAndItStillHolds()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run(exporting(id, m_file) << u"--without"_s << u"names"_s << u"--json"_s);
        VERIFY_STATUS(rig, 0);
        QVERIFY(rig.object().value(u"withheld_texts").toInteger() > 0);
        const auto bundle = bundle::readBundle(m_file);
        VERIFY_RESULT(bundle);
        for (const auto& event : bundle->events)
            QVERIFY(event.actor.name.isEmpty());
        rig.run(exporting(id, m_file) << u"--without"_s << u"No Such"_s);
        VERIFY_STATUS(rig, 2);
    }

    void aFileThatIsGoneIsLeftOutAndSaid()
    {
        CommandRig rig;
        const auto id = rig.declare();
        const auto events = await(rig.log.journal.read(*journal::StreamId::fromString(id)));
        VERIFY_RESULT(events);
        auto draft
            = journal::Draft { .stream = { *journal::StreamId::fromString(id), journal::StreamKind::Drill },
                  .id = journal::EventId::random(),
                  .at = rig.log.clock.now(),
                  .actor = events->last().actor,
                  .type = u"note.added"_s };
        draft.payload = { { u"kind"_s, u"note"_s } };
        draft.attachments = { { QString(64, u'a'), 5 } };
        VERIFY_RESULT(await(rig.log.journal.append({ draft })));
        rig.run(exporting(id, m_file) << u"--json"_s);
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.err, "A file of the record is left out");
        QCOMPARE_EQ(rig.object().value(u"withheld_files").toArray(), QJsonArray { QString(64, u'a') });
        QVERIFY(bundle::readBundle(m_file));
    }

    void aRecordThatDoesNotHoldIsWrittenAndSaid()
    {
        CommandRig rig;
        const auto id = rig.declare();
        auto events = rig.log.journal.events();
        events.removeIf([&](const journal::Event& event) { return event.stream.toString() != id; });
        auto forged = events.last();
        forged.seq += 1;
        rig.log.journal.receive({ forged });
        rig.run(exporting(id, m_file));
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.err, "the record does not hold");
        QVERIFY(QFile::exists(m_file));
        QVERIFY(!bundle::readBundle(m_file));
    }

    void theEstateIsWrittenLikeAnIncident()
    {
        CommandRig rig;
        rig.run(words("log export --estate -o") << m_file);
        VERIFY_STATUS(rig, 2);
        rig.declare();
        rig.run(words("log export --estate --json -o") << m_file);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.object().value(u"stream").toString(), rig.log.journal.estate().id.toString());
        const auto bundle = bundle::readBundle(m_file);
        VERIFY_RESULT(bundle);
        QVERIFY(bundle->events == *await(rig.log.journal.read(rig.log.journal.estate().id)));
    }

    void everythingGoesIntoAFolderOnce()
    {
        const QTemporaryDir stick;
        CommandRig rig;
        const auto id = rig.declare();
        const auto all = words("log export --all --json -o") << stick.path();
        const auto written = [&] {
            QStringList names;
            for (const auto& one : rig.array()) {
                if (one.toObject().value(u"written").toBool())
                    names << QFileInfo(one.toObject().value(u"file").toString()).fileName();
            }
            return names;
        };
        rig.run(all);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.array().size(), 2);
        QCOMPARE_EQ(written().size(), 2);
        const auto name = written().filter(id.left(8)).value(0);
        QVERIFY2(name.contains(u"_rows-are-missing_"_s), qPrintable(name));
        QCOMPARE_EQ(written().filter(u"_estate_"_s).size(), 1);
        rig.run(all);
        QCOMPARE_EQ(written(), QStringList());
        rig.run({ u"incident"_s, u"note"_s, id, u"Called the vendor"_s });
        rig.run(all);
        QCOMPARE_EQ(written(), QStringList { name });
        QCOMPARE_EQ(QDir(stick.path()).entryList(QDir::Files).size(), 2);
        rig.run(words("log export --all -o") << stick.path());
        VERIFY_SAYS(rig.out, "Records written: 0; there already as they are: 2.");

        rig.run(words("log export --all -o") << stick.filePath(u"nowhere"_s));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is no folder");
        rig.run(words("log export --all --without names -o") << stick.path());
        VERIFY_STATUS(rig, 2);
        rig.run(words("log export --all --estate -o") << stick.path());
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Say which");
    }

    void whatCannotBeWrittenIsSaid()
    {
        CommandRig rig;
        rig.run(words("log export x"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "-o FILE.muster");
        rig.run(exporting(u"nobody"_s, m_file));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is no incident \"nobody\"");
        QVERIFY(!QFile::exists(m_file));

        const auto id = rig.declare();
        QFile other(m_file);
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("my notes") == 8);
        other.close();
        rig.run(exporting(id, m_file));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "is no record. Nothing was written");
        QVERIFY(other.open(QIODevice::ReadOnly));
        QCOMPARE_EQ(other.readAll(), QByteArray("my notes"));
        rig.run(exporting(id, m_dir.path()));
        VERIFY_STATUS(rig, 2);
        rig.run(exporting(id, m_dir.filePath(u"nowhere/x"_s)));
        VERIFY_STATUS(rig, 3);
    }
};

MUSTER_TEST(TstLogExport)
#include "tst_logexport.moc"
