// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planfolder.h"
#include "tests/app/commands/commandrig.h"
#include "tests/core/plan/plantext.h"
#include "tests/core/worktree/repository.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray planText(const QByteArray& id, const QByteArray& more = {})
{
    return "muster: 1\nplan: {id: " + id + ", title: \"Plan " + id + "\", version: \"1.2\"}\n" + more;
}

void run(CommandRig& rig, const QStringList& more)
{
    rig.run(QStringList { u"plan"_s, u"folder"_s } + more);
}

/// The line of a plan in what was told.
QString lineWith(const CommandRig& rig, const QString& beginning)
{
    for (const auto& line : rig.out.split(u'\n')) {
        if (line.startsWith(beginning))
            return line;
    }
    return u"(none)"_s;
}

QJsonObject planCalled(const CommandRig& rig, const QString& id)
{
    for (const auto plan : rig.object().value(u"plans").toArray()) {
        if (plan.toObject().value(u"id") == id)
            return plan.toObject();
    }
    return {};
}

} // namespace

class TstPlanFolderCommand : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyPlanHasItsLine()
    {
        CommandRig rig;
        const auto now = millisOf(rig.log.clock.now()) / 1000;
        Repository repository;
        repository.as(u"Ada"_s, now - 3 * 86'400 - 5);
        for (const auto* name : { "kept", "changed", "gone" })
            repository.write(QString::fromLatin1(name) + u".plan.yaml"_s, planText(name));
        repository.commit(u"First"_s);
        repository.as(u"Bo"_s, now - 7'300);
        repository.commitFile(u"broken.plan.yaml"_s, "no plan", u"Second"_s);
        repository.write(u"changed.plan.yaml"_s, planText("changed", "# more\n"));
        repository.write(u"new.plan.yaml"_s, planText("new"));
        QVERIFY(QFile::remove(repository.path(u"gone.plan.yaml"_s)));
        run(rig, { repository.path() });
        VERIFY_STATUS(rig, 0);
        const auto head
            = QString::fromLatin1(repository.git({ u"rev-parse"_s, u"--short"_s, u"HEAD"_s })).trimmed();
        QCOMPARE_EQ(lineWith(rig, u"Folder"_s), u"Folder    "_s + repository.path());
        QCOMPARE_EQ(lineWith(rig, u"Branch"_s), u"Branch    main at "_s + head);
        QCOMPARE_EQ(lineWith(rig, u"Last"_s), u"Last      2 h ago by Bo: Second"_s);
        QCOMPARE_EQ(lineWith(rig, u"Authors"_s), u"Authors   Bo, Ada"_s);
        QCOMPARE_EQ(lineWith(rig, u"Changes"_s), u"Changes   3 plans are not committed as they are here"_s);
        QCOMPARE_EQ(lineWith(rig, u"kept "_s).simplified(), u"kept Plan kept 1.2 3 d ago by Ada"_s);
        QCOMPARE_EQ(
            lineWith(rig, u"changed "_s).simplified(), u"changed Plan changed 1.2 3 d ago by Ada modified"_s);
        QCOMPARE_EQ(lineWith(rig, u"gone "_s).simplified(), u"gone (deleted) 3 d ago by Ada deleted"_s);
        QCOMPARE_EQ(lineWith(rig, u"broken "_s).simplified(), u"broken (cannot be read) 2 h ago by Bo"_s);
        VERIFY_SAYS(rig.out, "FILE ");
        VERIFY_SAYS(rig.out, "\n  broken.plan.yaml:1:1: error: ");
        QVERIFY(lineWith(rig, u"new "_s).simplified().startsWith(u"new Plan new 1.2 "));
        QVERIFY(lineWith(rig, u"new "_s).endsWith(u" new"));

        run(rig, { u"--json"_s, repository.path() });
        VERIFY_STATUS(rig, 0);
        const auto object = rig.object();
        QCOMPARE_EQ(object.keys(),
            (QStringList { u"branch"_s, u"folder"_s, u"head"_s, u"last_authors"_s, u"last_commit"_s,
                u"plans"_s, u"under_way"_s, u"work_tree"_s }));
        QCOMPARE_EQ(object.value(u"work_tree"), QJsonValue(true));
        QCOMPARE_EQ(object.value(u"head").toString(), head);
        QVERIFY(object.value(u"under_way").isNull());
        const auto changed = planCalled(rig, u"changed"_s);
        QCOMPARE_EQ(changed.keys(),
            (QStringList { u"approval"_s, u"change"_s, u"id"_s, u"last_commit"_s, u"modified_at"_s, u"path"_s,
                u"title"_s, u"version"_s }));
        QCOMPARE_EQ(changed.value(u"change").toString(), u"modified"_s);
        QCOMPARE_EQ(changed.value(u"path").toString(), repository.path(u"changed.plan.yaml"_s));
        QCOMPARE_EQ(changed.value(u"last_commit").toObject().value(u"author").toString(), u"Ada"_s);
        QCOMPARE_EQ(changed.value(u"last_commit").toObject().value(u"when").toString(),
            isoText(instantFromMillis((now - 3 * 86'400 - 5) * 1000)));
        QCOMPARE_EQ(planCalled(rig, u"new"_s).value(u"change").toString(), u"untracked"_s);
        QVERIFY(planCalled(rig, u"new"_s).value(u"last_commit").isNull());
        QCOMPARE_EQ(planCalled(rig, u"gone"_s).value(u"change").toString(), u"deleted"_s);
        QVERIFY(planCalled(rig, u"broken"_s).value(u"title").isNull());
        QVERIFY(planCalled(rig, u"broken"_s).value(u"approval").isNull());
        QVERIFY(planCalled(rig, u"gone"_s).value(u"approval").isNull());
        QCOMPARE_EQ(planCalled(rig, u"kept"_s).value(u"change").toString(), u"none"_s);
    }

    void belowEachPlanStandsItsApproval()
    {
        CommandRig rig;
        Repository repository;
        repository.write(u"kept.plan.yaml"_s, planText("kept"));
        rig.run({ u"plan"_s, u"approve"_s, repository.path(u"kept.plan.yaml"_s), u"--as"_s, u"Ada"_s,
            u"--until"_s, u"2026-12-31"_s });
        VERIFY_STATUS(rig, 0);
        run(rig, { repository.path() });
        VERIFY_SAYS(rig.out, "\n  Approved by Ada until 2026-12-31\n");
        run(rig, { u"--json"_s, repository.path() });
        QCOMPARE_EQ(planCalled(rig, u"kept"_s)[u"approval"][u"standing"].toString(), u"valid"_s);
    }

    void noLineIsLongerThanATerminal()
    {
        CommandRig rig;
        Repository repository;
        repository.as(u"Somebody with a very long name indeed"_s, 1'600'000'000);
        const QByteArray name(60, 'n');
        repository.commitFile(QString::fromLatin1(name) + u".plan.yaml"_s,
            "muster: 1\nplan: {id: a, title: \"" + QByteArray(90, 't')
                + "\", version: \"1.0-long-version\"}\n",
            QString(200, u'm') + u" and more words"_s);
        repository.write(QString::fromLatin1(name) + u".plan.yaml"_s, "changed");
        repository.write(u"ab\ncd.plan.yaml"_s, planText("ab"));
        run(rig, { repository.path() });
        VERIFY_STATUS(rig, 0);
        for (const auto& line : rig.out.split(u'\n')) {
            if (!line.startsWith(u"Last") && !line.contains(u"mmm"))
                QVERIFY2(line.size() <= 80, qPrintable(line));
        }
        QVERIFY(lineWith(rig, u"ab cd "_s).contains(u"Plan ab"));
    }

    void outsideOfAWorkTreeTheFilesTellTheirTime()
    {
        CommandRig rig;
        const Repository settings;
        const QTemporaryDir dir;
        writeFile(dir.filePath(u"a.plan.yaml"_s), planText("a"));
        QFile file(dir.filePath(u"a.plan.yaml"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto then = rig.log.clock.now() - std::chrono::hours(49);
        QVERIFY(file.setFileTime(
            QDateTime::fromMSecsSinceEpoch(millisOf(then), Qt::UTC), QFileDevice::FileModificationTime));
        file.close();
        run(rig, { dir.path() });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "in no git work tree");
        QCOMPARE_EQ(lineWith(rig, u"a "_s).simplified(), u"a Plan a 1.2 2 d ago"_s);
        run(rig, { dir.path(), u"--json"_s });
        QCOMPARE_EQ(rig.object().value(u"work_tree"), QJsonValue(false));
        QVERIFY(planCalled(rig, u"a"_s).value(u"change").isNull());
        QCOMPARE_EQ(planCalled(rig, u"a"_s).value(u"modified_at").toString(), isoText(then));
    }

    void whereGitRefusesThePlansAreListedAllTheSame()
    {
        CommandRig rig;
        Repository repository;
        repository.commitFile(u"a.plan.yaml"_s, planText("a"), u"One"_s);
        repository.write(u".git/HEAD"_s, "nonsense");
        run(rig, { repository.path() });
        VERIFY_STATUS(rig, 3);
        VERIFY_SAYS(rig.out, "Plan a");
        VERIFY_SAYS(rig.err, "git finds no repository in it");
        run(rig, { repository.path(), u"--json"_s });
        VERIFY_STATUS(rig, 3);
        QVERIFY(rig.object().value(u"work_tree").isNull());
        QCOMPARE_EQ(planCalled(rig, u"a"_s).value(u"title").toString(), u"Plan a"_s);
    }

    void withoutGitTheWorldRefuses()
    {
        CommandRig rig;
        const Repository repository;
        const QTemporaryDir empty;
        const Variable path("PATH", empty.path().toUtf8());
        run(rig, { repository.path() });
        VERIFY_STATUS(rig, 3);
        VERIFY_SAYS(rig.err, "git is not installed");
    }

    void whatIsUnderWayIsSaid()
    {
        CommandRig rig;
        Repository repository;
        repository.commitFile(u"a.plan.yaml"_s, planText("a"), u"One"_s);
        repository.git({ u"checkout"_s, u"--quiet"_s, u"-b"_s, u"side"_s });
        repository.commitFile(u"a.plan.yaml"_s, planText("side"), u"Side"_s);
        repository.git({ u"checkout"_s, u"--quiet"_s, u"--detach"_s, u"main"_s });
        repository.commitFile(u"a.plan.yaml"_s, planText("main"), u"Main"_s);
        QVERIFY(repository.tryGit({ u"merge"_s, u"side"_s }) != 0);
        run(rig, { repository.path() });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Under way a merge: end it before you rely on these plans");
        VERIFY_SAYS(rig.out, "Branch    none, a single commit is checked out: ");
        VERIFY_SAYS(rig.out, "Changes   1 plan is not committed as it is here");
        QVERIFY(lineWith(rig, u"a "_s).endsWith(u" conflict"));
        run(rig, { repository.path(), u"--json"_s });
        QCOMPARE_EQ(rig.object().value(u"under_way").toString(), u"merge"_s);
        QVERIFY(rig.object().value(u"branch").isNull());
    }

    void anEmptyFolderSaysHowAPlanGetsIn()
    {
        CommandRig rig;
        const Repository repository;
        run(rig, { repository.path() });
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "main, without a commit yet");
        VERIFY_SAYS(rig.out, "There is no plan in this folder yet.");
        VERIFY_SAYS(rig.out, "NAME.plan.yaml");
    }

    void whatIsNoFolderIsUnusable()
    {
        CommandRig rig;
        const QTemporaryDir dir;
        run(rig, { dir.filePath(u"nowhere"_s) });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is no folder ");
        writeFile(dir.filePath(u"file"_s), "x");
        run(rig, { dir.filePath(u"file"_s) });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "is a file");
        // The rig knows no folder of the user's.
        run(rig, {});
        VERIFY_STATUS(rig, 2);
        run(rig, { dir.path(), u"--uses"_s, u" "_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "--uses WORD");
    }
};

MUSTER_TEST(TstPlanFolderCommand)
#include "tst_planfolder.moc"
