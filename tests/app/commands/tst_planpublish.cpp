// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planpublish.h"
#include "tests/app/commands/commandrig.h"
#include "tests/app/commands/program.h"
#include "tests/core/plan/planpage.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

namespace {

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

} // namespace

class TstPlanPublish : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyPlanBecomesAPageAndTheIndexListsThem()
    {
        CommandRig rig;
        QTemporaryDir dir;
        const auto out = dir.filePath(QStringLiteral("a/pages"));
        rig.run({ QStringLiteral("plan"), QStringLiteral("publish"), QStringLiteral("drama-engine"),
            QStringLiteral("vete"), QStringLiteral("-o"), out });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "/vete.html");
        QCOMPARE_EQ(QDir(out).entryList(QDir::Files),
            (QStringList { QStringLiteral("drama-engine.html"), QStringLiteral("index.html"),
                QStringLiteral("vete.html") }));
        const auto index = QString::fromUtf8(read(out + QStringLiteral("/index.html")));
        VERIFY_SAYS(index, "href=\"drama-engine.html\"");
        VERIFY_SAYS(index, "href=\"vete.html\"");
    }

    /// `plan publish DIR`: all plans that are known here.
    void withoutPlansAllThatAreKnownAreMeant()
    {
        CommandRig rig;
        QTemporaryDir dir;
        const auto out = dir.filePath(QStringLiteral("pages"));
        rig.run({ QStringLiteral("plan"), QStringLiteral("publish"), out });
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(QDir(out).entryList({ QStringLiteral("*.html") }, QDir::Files).size(), 5);
        // A plan is not taken for a folder that is to be made.
        rig.run({ QStringLiteral("plan"), QStringLiteral("publish"), QStringLiteral("vete") });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Say where to: -o DIR.");
    }

    void aSecretIsNotPublished()
    {
        CommandRig rig;
        QTemporaryDir dir;
        const auto plan = dir.filePath(QStringLiteral("p.plan.yaml"));
        const auto out = dir.filePath(QStringLiteral("pages"));
        const QByteArray text = "muster: 1\nplan: {id: p, title: P}\nfacts:\n"
                                "  - {about: p, text: \"postgres://app:hunter22x@db.internal/shop\"}\n";
        const QStringList words { QStringLiteral("plan"), QStringLiteral("publish"), plan,
            QStringLiteral("-o"), out };
        writeFile(plan, text);
        rig.run(words);
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Nothing was published, for everybody could read a secret: ");
        VERIFY_SAYS(rig.err, "p.plan.yaml:4:");
        QVERIFY(!rig.err.contains(QStringLiteral("hunter22x")));
        QVERIFY(!QDir(out).exists());
        // Somebody has looked at it, and says why it is none.
        writeFile(plan,
            text
                + "waivers: [{rule: form.secret-in-plain-text, reason: It opens a demonstration only, "
                  "by: unknown, on: 2026-03-01}]\n");
        rig.run(words);
        VERIFY_STATUS(rig, 0);
    }

    void publishingTwiceIsTheSameToTheByte()
    {
        CommandRig rig;
        QTemporaryDir dir;
        const QStringList words { QStringLiteral("plan"), QStringLiteral("publish"),
            QStringLiteral("drama-engine"), QStringLiteral("--json"), QStringLiteral("--output"),
            dir.path() };
        rig.run(words);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.array().at(0).toObject().value(u"file").toString(),
            dir.filePath(QStringLiteral("drama-engine.html")));
        const auto page = read(dir.filePath(QStringLiteral("drama-engine.html")));
        const auto index = read(dir.filePath(QStringLiteral("index.html")));
        QVERIFY(page.startsWith("<!DOCTYPE html>"));
        rig.run(words);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(read(dir.filePath(QStringLiteral("drama-engine.html"))), page);
        QCOMPARE_EQ(read(dir.filePath(QStringLiteral("index.html"))), index);
    }

    void aFolderStandsForItsPlans()
    {
        CommandRig rig;
        QTemporaryDir dir;
        QTemporaryDir out;
        writeFile(dir.filePath(QStringLiteral("b.plan.yaml")), "muster: 1\nplan: {id: b, title: B}\n");
        writeFile(dir.filePath(QStringLiteral("a.plan.yaml")), "muster: 1\nplan: {id: a, title: A}\n");
        writeFile(dir.filePath(QStringLiteral("notes.yaml")), "no plan");
        rig.run({ QStringLiteral("plan"), QStringLiteral("publish"), dir.path(), QStringLiteral("-o"),
            out.path() });
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(QDir(out.path()).entryList(QDir::Files),
            (QStringList {
                QStringLiteral("a.html"), QStringLiteral("b.html"), QStringLiteral("index.html") }));
        QTemporaryDir empty;
        rig.run({ QStringLiteral("plan"), QStringLiteral("publish"), empty.path(), QStringLiteral("-o"),
            out.path() });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is no plan (*.plan.yaml) in ");
    }

    void whatIsNotOursStaysAsItIs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("page") << QStringLiteral("drama-engine.html");
        QTest::newRow("index") << QStringLiteral("index.html");
    }
    void whatIsNotOursStaysAsItIs()
    {
        QFETCH(const QString, name);
        CommandRig rig;
        QTemporaryDir dir;
        writeFile(dir.filePath(name), "<!DOCTYPE html><title>Mine</title>");
        writeFile(dir.filePath(QStringLiteral("other.txt")), "mine too");
        rig.run({ QStringLiteral("plan"), QStringLiteral("publish"), QStringLiteral("drama-engine"),
            QStringLiteral("-o"), dir.path() });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "stays as it is");
        QCOMPARE_EQ(read(dir.filePath(name)), QByteArray("<!DOCTYPE html><title>Mine</title>"));
        // Nothing of it was written.
        QCOMPARE_EQ(
            QDir(dir.path()).entryList(QDir::Files), (QStringList { name, QStringLiteral("other.txt") }));
    }

    void aLinkIsNotFollowed()
    {
        CommandRig rig;
        QTemporaryDir dir;
        const auto target = dir.filePath(QStringLiteral("target"));
        QVERIFY(QFile::link(target, dir.filePath(QStringLiteral("index.html"))));
        rig.run({ QStringLiteral("plan"), QStringLiteral("publish"), QStringLiteral("drama-engine"),
            QStringLiteral("-o"), dir.path() });
        VERIFY_STATUS(rig, 2);
        QVERIFY(!QFile::exists(target));
    }

    void whatCannotBePublishedChangesNothing_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("said");
        QTest::newRow("nowhere") << QStringList { QStringLiteral("vete") } << QStringLiteral("-o DIR");
        QTest::newRow("broken") << QStringList { QStringLiteral("vete"),
            dataFile("plans/broken/duplicate-key.plan.yaml"), QStringLiteral("-o"), QStringLiteral("OUT") }
                                << QString();
        QTest::newRow("twice") << QStringList { QStringLiteral("vete"), QStringLiteral("vete"),
            QStringLiteral("-o"), QStringLiteral("OUT") }
                               << QStringLiteral("Two pages would be called vete.html");
        QTest::newRow("unknown") << QStringList { QStringLiteral("vet"), QStringLiteral("-o"),
            QStringLiteral("OUT") }
                                 << QStringLiteral("vete");
    }
    void whatCannotBePublishedChangesNothing()
    {
        QFETCH(QStringList, words);
        QFETCH(const QString, said);
        CommandRig rig;
        QTemporaryDir dir;
        const auto out = dir.filePath(QStringLiteral("out"));
        words.replaceInStrings(QRegularExpression(QStringLiteral("^OUT$")), out);
        rig.run(QStringList { QStringLiteral("plan"), QStringLiteral("publish") } + words);
        VERIFY_STATUS(rig, 2);
        QVERIFY2(rig.err.contains(said), qPrintable(rig.err));
        QVERIFY(!QFile::exists(out));
    }

    void aPlanCalledIndexHasNoPlaceForItsPage()
    {
        CommandRig rig;
        QTemporaryDir dir;
        const auto file = dir.filePath(QStringLiteral("x.plan.yaml"));
        writeFile(file, "muster: 1\nplan: {id: Index, title: X}\n");
        rig.run({ QStringLiteral("plan"), QStringLiteral("publish"), file, QStringLiteral("-o"),
            dir.filePath(QStringLiteral("out")) });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Two pages would be called");
    }

    void whereTheDiskRefusesItEndsWithThree()
    {
        CommandRig rig;
        QTemporaryDir dir;
        writeFile(dir.filePath(QStringLiteral("file")), "x");
        rig.run({ QStringLiteral("plan"), QStringLiteral("publish"), QStringLiteral("vete"),
            QStringLiteral("-o"), QStringLiteral("/proc/nowhere") });
        VERIFY_STATUS(rig, 3);
        rig.run({ QStringLiteral("plan"), QStringLiteral("publish"), QStringLiteral("vete"),
            QStringLiteral("-o"), dir.filePath(QStringLiteral("file")) });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "is a file");
    }
};

MUSTER_TEST(TstPlanPublish)
#include "tst_planpublish.moc"
