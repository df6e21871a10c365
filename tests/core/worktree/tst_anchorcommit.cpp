// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/worktree/anchorcommit.h"
#include "core/worktree/git.h"
#include "tests/core/worktree/repository.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QTest>

using namespace muster;
using namespace muster::worktree;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis kLong = std::chrono::seconds(30);

QString message()
{
    return u"Anchor a record of Muster\n\nmuster:47:"_s + QString(64, u'a');
}

Result<QString> commitIn(const QString& folder, Millis limit = kLong)
{
    return await(commitAnchor(folder, message(), limit));
}

/// Runs git and gives its one line.
QString lineOf(const Repository& repository, const QStringList& words)
{
    return QString::fromUtf8(repository.git(words)).trimmed();
}

/// Every file of the work tree, not of the repository, and the index, with all bytes.
QMap<QString, QByteArray> filesOf(const Repository& repository)
{
    QMap<QString, QByteArray> made;
    QDirIterator each(repository.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const auto path = QDir(repository.path()).relativeFilePath(each.next());
        if (!path.startsWith(u".git/") || path == u".git/index")
            made.insert(path, repository.read(path));
    }
    return made;
}

/// A program that leaves a trace when it is started, and then fails.
void writeTrap(const QString& file, const QString& trace)
{
    QDir().mkpath(QFileInfo(file).path());
    QFile program(file);
    if (!program.open(QIODevice::WriteOnly)
        || program.write("#!/bin/sh\necho x >> '" + trace.toUtf8() + "'\nexit 1\n") < 0)
        qFatal("the trap cannot be written");
    program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

class TstAnchorCommit final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void itIsOneEmptyCommitOnTheBranch()
    {
        const Repository repository;
        repository.commitFile(u"a.plan.yaml"_s, "1", u"One"_s);
        const auto before = lineOf(repository, { u"rev-parse"_s, u"HEAD"_s });
        const auto id = commitIn(repository.path());
        VERIFY_RESULT(id);
        QCOMPARE_EQ(id->size(), 40);
        QCOMPARE_EQ(lineOf(repository, { u"rev-parse"_s, u"main"_s }), *id);
        QCOMPARE_EQ(lineOf(repository, { u"symbolic-ref"_s, u"HEAD"_s }), u"refs/heads/main"_s);
        QCOMPARE_EQ(lineOf(repository, { u"rev-parse"_s, u"HEAD^"_s }), before);
        QCOMPARE_EQ(repository.git({ u"diff"_s, u"HEAD^"_s, u"HEAD"_s }), QByteArray());
        QCOMPARE_EQ(lineOf(repository, { u"log"_s, u"-1"_s, u"--format=%B"_s }), message());
        QCOMPARE_EQ(lineOf(repository, { u"reflog"_s, u"-1"_s, u"--format=%gs"_s, u"main"_s }),
            u"commit: Anchor a record of Muster"_s);
        QCOMPARE_EQ(lineOf(repository, { u"status"_s, u"--porcelain"_s }), QString());
        QCOMPARE_EQ(repository.tryGit({ u"fsck"_s, u"--strict"_s }), 0);
    }

    void aFolderBelowIsInTheWorkTreeToo()
    {
        const Repository repository;
        repository.commitFile(u"plans/a.plan.yaml"_s, "1", u"One"_s);
        const auto id = commitIn(repository.path(u"plans"_s));
        VERIFY_RESULT(id);
        QCOMPARE_EQ(lineOf(repository, { u"rev-parse"_s, u"HEAD^{tree}"_s }),
            lineOf(repository, { u"rev-parse"_s, u"HEAD^^{tree}"_s }));
    }

    void whatIsStagedStaysStagedAndNoFileChanges()
    {
        const Repository repository;
        for (const auto* name : { "kept", "changed", "staged", "both", "gone" })
            repository.write(QString::fromLatin1(name), name);
        repository.commit(u"One"_s);
        for (const auto* name : { "staged", "both", "added" })
            repository.write(QString::fromLatin1(name), "in the index");
        repository.git({ u"add"_s, u"--all"_s });
        repository.git({ u"rm"_s, u"--quiet"_s, u"gone"_s });
        for (const auto* name : { "changed", "both", "new" })
            repository.write(QString::fromLatin1(name), "in the work tree");
        const auto status = repository.git({ u"status"_s, u"--porcelain=v2"_s });
        const auto files = filesOf(repository);
        VERIFY_RESULT(commitIn(repository.path()));
        QCOMPARE_EQ(filesOf(repository), files);
        QCOMPARE_EQ(repository.git({ u"status"_s, u"--porcelain=v2"_s }), status);
        QCOMPARE_EQ(repository.git({ u"diff"_s, u"--name-only"_s, u"HEAD^"_s, u"HEAD"_s }), QByteArray());
    }

    void aMergeUnderWayGoesOn()
    {
        const Repository repository;
        repository.commitFile(u"a"_s, "1", u"One"_s);
        repository.git({ u"checkout"_s, u"--quiet"_s, u"-b"_s, u"other"_s });
        repository.commitFile(u"a"_s, "2", u"Two"_s);
        repository.git({ u"checkout"_s, u"--quiet"_s, u"main"_s });
        repository.commitFile(u"a"_s, "3", u"Three"_s);
        QVERIFY(repository.tryGit({ u"merge"_s, u"other"_s }) != 0);
        const auto files = filesOf(repository);
        const auto id = commitIn(repository.path());
        VERIFY_RESULT(id);
        QCOMPARE_EQ(filesOf(repository), files);
        repository.write(u"a"_s, "4");
        repository.git({ u"add"_s, u"a"_s });
        repository.git({ u"commit"_s, u"--quiet"_s, u"--no-edit"_s });
        QCOMPARE_EQ(lineOf(repository, { u"rev-parse"_s, u"HEAD^1"_s }), *id);
        QCOMPARE_EQ(lineOf(repository, { u"rev-parse"_s, u"HEAD^2"_s }),
            lineOf(repository, { u"rev-parse"_s, u"other"_s }));
    }

    void theAuthorIsWhomGitKnowsElseMuster_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QString>("author");
        QTest::newRow("nobody") << QStringList() << u"Muster <muster@muster.invalid>"_s;
        QTest::newRow("nobody may be made up")
            << QStringList { u"user.useConfigOnly=true"_s } << u"Muster <muster@muster.invalid>"_s;
        QTest::newRow("known") << QStringList { u"user.name=Ada L"_s, u"user.email=ada@example.com"_s }
                               << u"Ada L <ada@example.com>"_s;
        QTest::newRow("no address") << QStringList { u"user.name=Zoë"_s } << u"Zoë <muster@muster.invalid>"_s;
        QTest::newRow("blank") << QStringList { u"user.name= "_s, u"user.email="_s }
                               << u"Muster <muster@muster.invalid>"_s;
    }
    void theAuthorIsWhomGitKnowsElseMuster()
    {
        QFETCH(const QStringList, settings);
        QFETCH(const QString, author);
        const Repository repository;
        repository.commitFile(u"a"_s, "1", u"One"_s);
        for (const auto& setting : settings)
            repository.git({ u"config"_s, setting.section(u'=', 0, 0), setting.section(u'=', 1) });
        VERIFY_RESULT(commitIn(repository.path()));
        QCOMPARE_EQ(lineOf(repository, { u"log"_s, u"-1"_s, u"--format=%an <%ae>|%cn <%ce>"_s }),
            author + u'|' + author);
    }

    void whereNoneBelongsNoneIsMade_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("says");
        QTest::newRow("detached") << u"detached"_s << Fault::Conflict << u"No branch is checked out in "_s;
        QTest::newRow("unborn") << u"unborn"_s << Fault::Conflict << u" has no commit yet. "_s;
        QTest::newRow("no work tree") << u"none"_s << Fault::Invalid << u" is in no git work tree. "_s;
        QTest::newRow("bare") << u"bare"_s << Fault::Invalid << u" is in no git work tree. "_s;
        QTest::newRow("no folder") << u"no folder"_s << Fault::Invalid << u"There is no folder "_s;
        QTest::newRow("broken") << u"broken"_s << Fault::Storage << u" cannot be read: "_s;
        QTest::newRow("locked") << u"locked"_s << Fault::Storage << u"git committed nothing in "_s;
    }
    void whereNoneBelongsNoneIsMade()
    {
        QFETCH(const QString, state);
        QFETCH(const Fault, fault);
        QFETCH(const QString, says);
        const Repository repository;
        const QTemporaryDir outside;
        auto folder = repository.path();
        if (state != u"unborn")
            repository.commitFile(u"a"_s, "1", u"One"_s);
        if (state == u"detached")
            repository.git({ u"checkout"_s, u"--quiet"_s, u"--detach"_s });
        else if (state == u"none")
            folder = outside.path();
        else if (state == u"bare")
            folder = repository.path(u".git"_s);
        else if (state == u"no folder")
            folder = repository.path(u"nothing"_s);
        else if (state == u"broken")
            repository.write(u".git/config"_s, "[core\n");
        else if (state == u"locked")
            repository.write(u".git/refs/heads/main.lock"_s, {});
        const auto before = repository.read(u".git/refs/heads/main"_s) + repository.read(u".git/HEAD"_s);
        const auto id = commitIn(folder);
        QVERIFY(!id);
        QCOMPARE_EQ(id.error().fault, fault);
        QVERIFY2(id.error().text.contains(says), qPrintable(id.error().text));
        QVERIFY2(!id.error().text.contains(u".."), qPrintable(id.error().text));
        QCOMPARE_EQ(repository.read(u".git/refs/heads/main"_s) + repository.read(u".git/HEAD"_s), before);
    }

    void withoutGitThatIsSaid()
    {
        const Repository repository;
        const QTemporaryDir empty;
        const Variable path("PATH", empty.path().toUtf8());
        const auto id = commitIn(repository.path());
        QVERIFY(!id);
        QCOMPARE_EQ(id.error().text, u"git is not installed, so nothing can be committed."_s);
    }

    void oneThatHangsIsEnded()
    {
        const Repository repository;
        repository.commitFile(u"a"_s, "1", u"One"_s);
        const FalseGit git("exec sleep 600");
        const auto id = commitIn(repository.path(), Millis { 300 });
        QVERIFY(!id);
        QCOMPARE_EQ(id.error().fault, Fault::Timeout);
    }

    /// What somebody else commits between the questions is not thrown away.
    void aCommitInBetweenIsNotLost()
    {
        const Repository repository;
        repository.commitFile(u"a"_s, "1", u"One"_s);
        const auto real = Git::installed().toUtf8();
        const FalseGit git("case \"$*\" in *update-ref*) " + real
            + " -c user.name=B -c user.email=b@example.com commit --quiet --allow-empty -m Other;; "
              "esac\nexec "
            + real + " \"$@\"");
        const auto id = commitIn(repository.path());
        QVERIFY(!id);
        QVERIFY2(id.error().text.startsWith(u"git committed nothing in "), qPrintable(id.error().text));
        QCOMPARE_EQ(lineOf(repository, { u"log"_s, u"-1"_s, u"--format=%s"_s }), u"Other"_s);
    }

    /// Each row has settings of the folder, and a command of git that shows that the trap is one.
    void whatTheFolderWouldStartIsNotStarted_data()
    {
        QTest::addColumn<QString>("hook");
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QStringList>("trigger");
        const QStringList commit { u"commit"_s, u"--quiet"_s, u"--all"_s, u"--allow-empty"_s,
            u"--message=x"_s };
        for (const auto* hook : { "pre-commit", "prepare-commit-msg", "commit-msg", "post-commit",
                 "reference-transaction", "post-index-change" }) {
            QTest::newRow(hook) << QString::fromLatin1(hook) << QStringList() << commit;
        }
        QTest::newRow("hooks elsewhere") << QString() << QStringList { u"core.hooksPath=HOOKS"_s } << commit;
        QTest::newRow("signing") << QString()
                                 << QStringList { u"commit.gpgSign=true"_s, u"gpg.program=TRAP"_s } << commit;
        QTest::newRow("signing by ssh") << QString()
                                        << QStringList { u"commit.gpgSign=true"_s, u"gpg.format=ssh"_s,
                                               u"user.signingKey=key::x"_s, u"gpg.ssh.program=TRAP"_s }
                                        << commit;
        QTest::newRow("file system monitor")
            << QString() << QStringList { u"core.fsmonitor=TRAP"_s } << commit;
        QTest::newRow("filter") << QString() << QStringList { u"filter.evil.clean=TRAP"_s } << commit;
    }
    void whatTheFolderWouldStartIsNotStarted()
    {
        QFETCH(const QString, hook);
        QFETCH(const QStringList, settings);
        QFETCH(const QStringList, trigger);
        const Repository repository;
        const QTemporaryDir outside;
        const auto trace = outside.filePath(u"trace"_s);
        const auto trap = outside.filePath(u"trap"_s);
        const auto hooks = outside.filePath(u"hooks"_s);
        repository.write(u".gitattributes"_s, "* filter=evil\n");
        repository.commitFile(u"a"_s, "1", u"One"_s);
        writeTrap(trap, trace);
        writeTrap(hooks + u"/post-commit"_s, trace);
        if (!hook.isEmpty())
            writeTrap(repository.path(u".git/hooks/"_s + hook), trace);
        for (auto setting : settings) {
            setting.replace(u"TRAP"_s, trap).replace(u"HOOKS"_s, hooks);
            repository.git({ u"config"_s, setting.section(u'=', 0, 0), setting.section(u'=', 1) });
        }
        repository.write(u"a"_s, "2");
        const auto id = commitIn(repository.path());
        QVERIFY2(!QFile::exists(trace), "it was started");
        VERIFY_RESULT(id);
        // The trap is one.
        static_cast<void>(repository.tryGit(trigger));
        QVERIFY2(QFile::exists(trace), "the trap does not work");
    }
};

MUSTER_TEST(TstAnchorCommit)
#include "tst_anchorcommit.moc"
