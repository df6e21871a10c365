// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/worktree/worktree.h"
#include "tests/core/worktree/repository.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <tuple>

using namespace muster;
using namespace muster::worktree;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList kPlans { u"*.plan.yaml"_s };
constexpr Millis kLong = std::chrono::seconds(30);

Result<std::optional<WorkTree>> readIn(const QString& folder, Millis limit = kLong)
{
    return await(readWorkTree(folder, kPlans, limit));
}

/// The work tree of a folder that has one; else the test program ends.
WorkTree treeOf(const QString& folder)
{
    const auto read = readIn(folder);
    if (!read || !*read)
        qFatal("no work tree: %s", read ? "none" : qPrintable(read.error().text + read.error().detail));
    return **read;
}

const FileState* fileOf(const WorkTree& tree, const QString& path)
{
    for (const auto& file : tree.files) {
        if (file.path == path)
            return &file;
    }
    return nullptr;
}

QStringList pathsOf(const WorkTree& tree)
{
    QStringList made;
    for (const auto& file : tree.files)
        made.append(file.path);
    return made;
}

/// Everything below a folder, as it is to the byte.
QByteArray imageOf(const QString& folder)
{
    QCryptographicHash made(QCryptographicHash::Sha256);
    QStringList names;
    QDirIterator each(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (each.hasNext())
        names.append(each.next());
    names.sort();
    for (const auto& name : names) {
        QFile file(name);
        made.addData(name.toUtf8());
        if (file.open(QIODevice::ReadOnly))
            made.addData(file.readAll());
    }
    return made.result();
}

} // namespace

class TstWorkTree final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void aFolderInNoWorkTreeIsNoFault()
    {
        const Repository settings;
        const QTemporaryDir dir;
        const auto read = readIn(dir.path());
        VERIFY_RESULT(read);
        QVERIFY(!*read);
    }

    void headAndAuthorsAreTold()
    {
        Repository repository;
        for (int i = 0; i < 7; ++i) {
            repository.as(u"Author %1"_s.arg(i), 1'700'000'000 + i);
            repository.commitFile(u"a.plan.yaml"_s, QByteArray::number(i), u"Step %1"_s.arg(i));
        }
        repository.as(u"Author 5"_s, 1'700'000'100);
        repository.commitFile(u"a.plan.yaml"_s, "again", u"Again"_s);
        repository.as(u"Zoë 王"_s, 1'700'000'200, 1'600'000'000);
        repository.commitFile(u"readme"_s, "x", u"Grüße, “quoted”"_s);
        const auto tree = treeOf(repository.path());
        QCOMPARE_EQ(tree.root, QFileInfo(repository.path()).canonicalFilePath());
        QCOMPARE_EQ(tree.branch.value_or(QString()), u"main"_s);
        QCOMPARE_EQ(tree.head,
            QString::fromLatin1(repository.git({ u"rev-parse"_s, u"--short"_s, u"HEAD"_s })).trimmed());
        QVERIFY(tree.last);
        QCOMPARE_EQ(tree.last->author, u"Zoë 王"_s);
        QCOMPARE_EQ(tree.last->subject, u"Grüße, “quoted”"_s);
        // When it was committed, not when it was written.
        QCOMPARE_EQ(millisOf(tree.last->when), 1'700'000'200'000);
        QCOMPARE_EQ(tree.lastAuthors,
            (QStringList { u"Author 5"_s, u"Author 6"_s, u"Author 4"_s, u"Author 3"_s, u"Author 2"_s }));
        QCOMPARE_EQ(tree.files.size(), 1);
        QCOMPARE_EQ(tree.files.constFirst().last->subject, u"Again"_s);
        QVERIFY(tree.underWay == UnderWay::Nothing);
    }

    void theAuthorWhoChangedNameIsOne()
    {
        Repository repository;
        repository.write(u".mailmap"_s, "Grace Hopper <somebody@example.com>\n");
        repository.as(u"grace"_s, 1'700'000'000);
        repository.commitFile(u"a.plan.yaml"_s, "1", u"One"_s);
        repository.as(u"G. Hopper"_s, 1'700'000'001);
        repository.commitFile(u"a.plan.yaml"_s, "2", u"Two"_s);
        QCOMPARE_EQ(treeOf(repository.path()).lastAuthors, QStringList { u"Grace Hopper"_s });
    }

    void everyFileHasItsStateAndItsLastCommit()
    {
        Repository repository;
        repository.write(u".gitignore"_s, "ignored*\n");
        for (const auto* name : { "kept", "changed", "gone", "old", "staged", "dropped" })
            repository.write(
                QString::fromLatin1(name) + u".plan.yaml"_s, QByteArray(name) + "\n1\n2\n3\n4\n");
        repository.commit(u"First"_s);
        repository.as(u"Bo"_s, 1'700'000'500);
        repository.commitFile(u"changed.plan.yaml"_s, "second", u"Second"_s);
        repository.git({ u"rm"_s, u"--quiet"_s, u"dropped.plan.yaml"_s });
        repository.commit(u"Dropped"_s);
        repository.write(u"changed.plan.yaml"_s, "third");
        repository.write(u"staged.plan.yaml"_s, "third");
        repository.write(u"added.plan.yaml"_s, "third");
        repository.git({ u"add"_s, u"staged.plan.yaml"_s, u"added.plan.yaml"_s });
        repository.git({ u"mv"_s, u"old.plan.yaml"_s, u"young.plan.yaml"_s });
        repository.write(u"new.plan.yaml"_s, "third");
        repository.write(u"ignored.plan.yaml"_s, "third");
        QVERIFY(QFile::remove(repository.path(u"gone.plan.yaml"_s)));
        const auto tree = treeOf(repository.path());
        const QList<std::tuple<QString, Change, QString>> expected { { u"added.plan.yaml"_s, Change::Added,
                                                                         {} },
            { u"changed.plan.yaml"_s, Change::Modified, u"Second"_s },
            { u"gone.plan.yaml"_s, Change::Deleted, u"First"_s },
            { u"ignored.plan.yaml"_s, Change::Ignored, {} },
            { u"kept.plan.yaml"_s, Change::None, u"First"_s }, { u"new.plan.yaml"_s, Change::Untracked, {} },
            { u"staged.plan.yaml"_s, Change::Modified, u"First"_s },
            { u"young.plan.yaml"_s, Change::Renamed, u"First"_s } };
        QCOMPARE_EQ(tree.files.size(), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const auto& [path, change, subject] = expected[i];
            const auto& file = tree.files[i];
            QCOMPARE_EQ(file.path, path);
            QVERIFY2(file.change == change, qPrintable(path));
            QCOMPARE_EQ(file.last ? file.last->subject : QString(), subject);
            QCOMPARE_EQ(file.before, change == Change::Renamed ? u"old.plan.yaml"_s : QString());
        }
    }

    void onlyTheFilesOfTheFolderAreTold()
    {
        Repository repository;
        for (const auto* name : { "a", "teams [x]/b", "teams [x]/c", "teams [x]/below/d", "teams x/e" })
            repository.write(QString::fromLatin1(name) + u".plan.yaml"_s, "1");
        repository.write(u"teams [x]/notes.md"_s, "1");
        repository.commit(u"All"_s);
        repository.as(u"Bo"_s, 1'700'000'500);
        repository.commitFile(u"a.plan.yaml"_s, "2", u"Elsewhere"_s);
        repository.write(u"teams [x]/below/new.plan.yaml"_s, "1");
        repository.write(u"teams [x]/c.plan.yaml"_s, "2");
        const auto tree = treeOf(repository.path(u"teams [x]"_s));
        QCOMPARE_EQ(pathsOf(tree), (QStringList { u"b.plan.yaml"_s, u"c.plan.yaml"_s }));
        QVERIFY(tree.files[1].change == Change::Modified);
        QCOMPARE_EQ(tree.files[1].last->subject, u"All"_s);
        QCOMPARE_EQ(tree.lastAuthors, QStringList { u"Ada"_s });
        QCOMPARE_EQ(tree.last->subject, u"Elsewhere"_s);
    }

    void namesAreRightWhateverIsInThem()
    {
        Repository repository;
        const QStringList names { u"\nfirst.plan.yaml"_s, u" blank s.plan.yaml"_s, u"\"quote\"\n.plan.yaml"_s,
            u"-rf.plan.yaml"_s, u"line\nbreak.plan.yaml"_s, u"tab\t.plan.yaml"_s, u"Zürich.plan.yaml"_s,
            u"恢复计划.plan.yaml"_s };
        for (const auto& name : names)
            repository.write(u"ünter \n ordner/"_s + name, "1");
        repository.commit(u"All"_s);
        for (const auto& name : names)
            repository.write(u"ünter \n ordner/"_s + name, "changed");
        const auto tree = treeOf(repository.path(u"ünter \n ordner"_s));
        auto expected = names;
        auto found = pathsOf(tree);
        std::sort(expected.begin(), expected.end());
        std::sort(found.begin(), found.end());
        QCOMPARE_EQ(found, expected);
        for (const auto& file : tree.files) {
            QVERIFY(file.change == Change::Modified);
            QVERIFY(file.last);
        }
    }

    void theSettingsOfTheFolderDoNotChangeTheAnswer()
    {
        Repository repository;
        repository.commitFile(u"sub/a.plan.yaml"_s, "1", u"Grüße"_s);
        for (const auto* setting :
            { "status.showUntrackedFiles=no", "status.renames=false", "diff.relative=true",
                "log.showRoot=false", "color.ui=always", "core.quotePath=true", "format.pretty=oneline",
                "i18n.logOutputEncoding=ISO-8859-1", "status.branch=false", "log.decorate=full",
                "alias.status=!false", "alias.log=!false", "status.relativePaths=true" }) {
            const auto parts = QString::fromLatin1(setting).split(u'=');
            repository.git({ u"config"_s, parts[0], parts[1] });
        }
        repository.write(u"sub/b.plan.yaml"_s, "1");
        const auto tree = treeOf(repository.path(u"sub"_s));
        QCOMPARE_EQ(pathsOf(tree), (QStringList { u"a.plan.yaml"_s, u"b.plan.yaml"_s }));
        QCOMPARE_EQ(tree.files[0].last->subject, u"Grüße"_s);
        QVERIFY(tree.files[1].change == Change::Untracked);
    }

    void beforeTheFirstCommit()
    {
        Repository repository;
        repository.write(u"a.plan.yaml"_s, "1");
        const auto tree = treeOf(repository.path());
        QCOMPARE_EQ(tree.branch.value_or(QString()), u"main"_s);
        QVERIFY(tree.head.isEmpty() && !tree.last && tree.lastAuthors.isEmpty());
        QVERIFY(fileOf(tree, u"a.plan.yaml"_s)->change == Change::Untracked);
    }

    void withoutABranch()
    {
        Repository repository;
        repository.commitFile(u"a.plan.yaml"_s, "1", u"One"_s);
        repository.git({ u"checkout"_s, u"--quiet"_s, u"--detach"_s });
        const auto tree = treeOf(repository.path());
        QVERIFY(!tree.branch);
        QVERIFY(!tree.head.isEmpty() && tree.last);
    }

    void aMergeUnderWayAndItsConflictAreTold()
    {
        Repository repository;
        repository.commitFile(u"a.plan.yaml"_s, "1", u"One"_s);
        repository.git({ u"checkout"_s, u"--quiet"_s, u"-b"_s, u"side"_s });
        repository.commitFile(u"a.plan.yaml"_s, "side", u"Side"_s);
        repository.git({ u"checkout"_s, u"--quiet"_s, u"main"_s });
        repository.commitFile(u"a.plan.yaml"_s, "main", u"Main"_s);
        QVERIFY(repository.tryGit({ u"merge"_s, u"side"_s }) != 0);
        const auto during = treeOf(repository.path());
        QVERIFY(during.underWay == UnderWay::Merge);
        QVERIFY(fileOf(during, u"a.plan.yaml"_s)->change == Change::Conflict);
        repository.as(u"Cy"_s, 1'700'000'900);
        repository.commitFile(u"a.plan.yaml"_s, "both", u"Resolved"_s);
        const auto after = treeOf(repository.path());
        QVERIFY(after.underWay == UnderWay::Nothing);
        QCOMPARE_EQ(fileOf(after, u"a.plan.yaml"_s)->last->subject, u"Resolved"_s);
    }

    void whatElseIsUnderWayIsTold_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("underWay");
        QTest::newRow("rebase") << QStringList { u"rebase"_s, u"side"_s } << int(UnderWay::Rebase);
        QTest::newRow("old rebase") << QStringList { u"rebase"_s, u"--apply"_s, u"side"_s }
                                    << int(UnderWay::Rebase);
        QTest::newRow("cherry-pick") << QStringList { u"cherry-pick"_s, u"side"_s }
                                     << int(UnderWay::CherryPick);
        QTest::newRow("revert") << QStringList { u"revert"_s, u"HEAD~1"_s } << int(UnderWay::Revert);
        QTest::newRow("bisect") << QStringList { u"bisect"_s, u"start"_s } << int(UnderWay::Bisect);
        QTest::newRow("patches") << QStringList { u"am"_s, u"side.patch"_s } << int(UnderWay::Patches);
    }
    void whatElseIsUnderWayIsTold()
    {
        QFETCH(const QStringList, words);
        QFETCH(const int, underWay);
        Repository repository;
        repository.commitFile(u"a.plan.yaml"_s, "1\n", u"One"_s);
        repository.git({ u"checkout"_s, u"--quiet"_s, u"-b"_s, u"side"_s });
        repository.commitFile(u"a.plan.yaml"_s, "side\n", u"Side"_s);
        const auto patch = repository.git({ u"format-patch"_s, u"--stdout"_s, u"HEAD~1"_s });
        repository.git({ u"checkout"_s, u"--quiet"_s, u"main"_s });
        repository.commitFile(u"a.plan.yaml"_s, "2\n", u"Two"_s);
        repository.commitFile(u"a.plan.yaml"_s, "3\n", u"Three"_s);
        repository.write(u"side.patch"_s, patch);
        static_cast<void>(repository.tryGit(words));
        QCOMPARE_EQ(int(treeOf(repository.path()).underWay), underWay);
    }

    void aLinkedWorkTreeIsOneToo()
    {
        Repository repository;
        repository.commitFile(u"a.plan.yaml"_s, "1", u"One"_s);
        const QTemporaryDir dir;
        const auto other = dir.filePath(u"other"_s);
        repository.git({ u"worktree"_s, u"add"_s, u"--quiet"_s, u"-b"_s, u"next"_s, other });
        const auto tree = treeOf(other);
        QCOMPARE_EQ(tree.branch.value_or(QString()), u"next"_s);
        QCOMPARE_EQ(pathsOf(tree), QStringList { u"a.plan.yaml"_s });
    }

    void withoutGitTheWorkTreeIsAFaultAndNoneIsNone()
    {
        const Repository repository;
        const QTemporaryDir empty;
        const Variable path("PATH", empty.path().toUtf8());
        const auto read = readIn(repository.path());
        QVERIFY(!read);
        QCOMPARE_EQ(read.error().fault, Fault::NotFound);
        QVERIFY2(read.error().text.contains(u"git is not installed"), qPrintable(read.error().text));
        const auto none = readIn(empty.path());
        VERIFY_RESULT(none);
        QVERIFY(!*none);
    }

    void whomGitDoesNotTrustIsSaidWithWhatToDo()
    {
        const Repository repository;
        // Git's own way to be tested for this without another account.
        const Variable other("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        const auto read = readIn(repository.path());
        QVERIFY(!read);
        QCOMPARE_EQ(read.error().fault, Fault::Denied);
        QVERIFY2(read.error().text.contains(u"git config --global --add safe.directory '%1'"_s.arg(
                     QFileInfo(repository.path()).canonicalFilePath())),
            qPrintable(read.error().text));
    }

    void aBareRepositoryHasNoFiles()
    {
        const Repository repository;
        const QTemporaryDir dir;
        const auto bare = dir.filePath(u"bare.git"_s);
        repository.git({ u"clone"_s, u"--quiet"_s, u"--bare"_s, u"."_s, bare });
        const auto read = readIn(bare);
        QVERIFY(!read);
        QCOMPARE_EQ(read.error().fault, Fault::Invalid);
        QVERIFY2(read.error().text.contains(u"is a bare git repository"), qPrintable(read.error().text));
        const auto inside = readIn(repository.path(u".git"_s));
        QVERIFY(!inside);
        QVERIFY2(inside.error().text.contains(u"is the inside of a git repository"),
            qPrintable(inside.error().text));
    }

    void aBrokenRepositoryIsSaid_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        QTest::newRow("no head") << u".git/HEAD"_s << QByteArray() << u"git finds no repository in it"_s;
        QTest::newRow("lost commit") << u".git/refs/heads/main"_s << QByteArray(40, 'a') + '\n'
                                     << u"cannot be read: "_s;
        QTest::newRow("index") << u".git/index"_s
                               << QByteArray("garbage, and quite a lot of it, more than a header")
                               << u"cannot be read: "_s;
        QTest::newRow("settings") << u".git/config"_s << QByteArray("[core\n")
                                  << u"cannot be read: bad config line 1"_s;
    }
    void aBrokenRepositoryIsSaid()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, said);
        Repository repository;
        repository.commitFile(u"a.plan.yaml"_s, "1", u"One"_s);
        repository.write(file, bytes);
        const auto read = readIn(repository.path());
        QVERIFY(!read);
        QCOMPARE_EQ(read.error().fault, Fault::Storage);
        QVERIFY2(read.error().text.contains(said), qPrintable(read.error().text));
    }

    void aLinkToALostRepositoryIsBroken()
    {
        const Repository settings;
        const QTemporaryDir dir;
        QFile mark(dir.filePath(u".git"_s));
        QVERIFY(mark.open(QIODevice::WriteOnly) && mark.write("gitdir: /nowhere/at/all\n") > 0);
        mark.close();
        const auto read = readIn(dir.path());
        QVERIFY(!read);
        QCOMPARE_EQ(read.error().fault, Fault::Storage);
    }

    void aGitThatHangsIsSaid()
    {
        const Repository repository;
        const FalseGit git("exec sleep 600");
        const auto read = readIn(repository.path(), Millis { 300 });
        QVERIFY(!read);
        QCOMPARE_EQ(read.error().fault, Fault::Timeout);
    }

    void aGitThatTalksNonsenseIsSaid()
    {
        const Repository repository;
        const FalseGit git(
            "case \"$*\" in *is-bare*) printf 'false\\ntrue\\n/x\\n';; *\" status \"*) echo nonsense;; esac");
        const auto read = readIn(repository.path());
        QVERIFY(!read);
        QCOMPARE_EQ(read.error().fault, Fault::Internal);
    }

    void nothingIsWritten()
    {
        Repository repository;
        repository.commitFile(u"a.plan.yaml"_s, "1", u"One"_s);
        // The file is as it was committed, but its time is not: git would note that in its index.
        QFile file(repository.path(u"a.plan.yaml"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(
            QDateTime::fromSecsSinceEpoch(1'600'000'000, Qt::UTC), QFileDevice::FileModificationTime));
        file.close();
        const auto before = imageOf(repository.path());
        QVERIFY(treeOf(repository.path()).files.constFirst().change == Change::None);
        QCOMPARE_EQ(imageOf(repository.path()), before);
        repository.git({ u"status"_s });
        QVERIFY(imageOf(repository.path()) != before);
    }

    void whatTheFolderWouldStartIsNotStarted_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QStringList>("trigger");
        const QStringList status { u"status"_s, u"--porcelain"_s };
        // TRAP stands for a program that leaves a trace.
        QTest::newRow("fsmonitor") << QStringList { u"core.fsmonitor=TRAP"_s } << status;
        QTest::newRow("clean filter") << QStringList { u"filter.evil.clean=TRAP"_s } << status;
        QTest::newRow("filter process") << QStringList { u"filter.evil.process=TRAP"_s } << status;
        QTest::newRow("needed filter")
            << QStringList { u"filter.evil.clean=TRAP"_s, u"filter.evil.required=true"_s } << status;
        QTest::newRow("filter of a strange name") << QStringList { u"filter.a=b.c.clean=TRAP"_s } << status;
        QTest::newRow("hook") << QStringList { u"core.hooksPath=HOOKS"_s } << QStringList { u"status"_s };
        QTest::newRow("signature") << QStringList { u"log.showSignature=true"_s, u"gpg.program=TRAP"_s }
                                   << QStringList { u"log"_s };
        QTest::newRow("missing object") << QStringList { u"remote.origin.url=ext::TRAP"_s,
            u"protocol.ext.allow=always"_s, u"remote.origin.promisor=true"_s,
            u"extensions.partialClone=origin"_s, u"core.repositoryFormatVersion=1"_s }
                                        << QStringList { u"log"_s, u"--name-only"_s };
        QTest::newRow("missing object by ssh") << QStringList { u"remote.origin.url=ssh://somewhere/x"_s,
            u"core.sshCommand=TRAP"_s, u"remote.origin.promisor=true"_s, u"extensions.partialClone=origin"_s,
            u"core.repositoryFormatVersion=1"_s }
                                               << QStringList { u"log"_s, u"--name-only"_s };
    }
    void whatTheFolderWouldStartIsNotStarted()
    {
        QFETCH(const QStringList, settings);
        QFETCH(const QStringList, trigger);
        Repository repository;
        const QTemporaryDir outside;
        const auto trace = outside.filePath(u"trace"_s);
        const auto trap = outside.filePath(u"trap"_s);
        QFile program(trap);
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\necho x >> '" + trace.toUtf8() + "'\nexit 1\n");
        program.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        program.close();
        QVERIFY(QDir(outside.path()).mkdir(u"hooks"_s));
        QVERIFY(QFile::copy(trap, outside.filePath(u"hooks/post-index-change"_s)));
        repository.write(u".gitattributes"_s, "* filter=evil\n");
        repository.commitFile(u"a.plan.yaml"_s, "1", u"One"_s);
        repository.write(u".gitattributes"_s,
            settings.constFirst().contains(u"a=b") ? "* filter=a=b.c\n" : "* filter=evil\n");
        const auto isObject = settings.constFirst().startsWith(u"remote.");
        if (QTest::currentDataTag() == QByteArray("signature")) {
            auto commit = repository.git({ u"cat-file"_s, u"commit"_s, u"HEAD"_s });
            commit.insert(commit.indexOf("\n\n"),
                "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----");
            const auto made
                = repository.git({ u"hash-object"_s, u"-w"_s, u"-t"_s, u"commit"_s, u"--stdin"_s }, commit);
            repository.git({ u"reset"_s, u"--quiet"_s, u"--soft"_s, QString::fromLatin1(made).trimmed() });
        }
        if (isObject) {
            const auto tree
                = QString::fromLatin1(repository.git({ u"rev-parse"_s, u"HEAD^{tree}"_s })).trimmed();
            QVERIFY(
                QFile::remove(repository.path(u".git/objects/%1/%2"_s.arg(tree.first(2), tree.sliced(2)))));
        }
        for (auto setting : settings) {
            setting.replace(u"TRAP"_s, trap).replace(u"HOOKS"_s, outside.filePath(u"hooks"_s));
            const auto at = setting.lastIndexOf(u'=');
            repository.git({ u"config"_s, setting.first(at), setting.sliced(at + 1) });
        }
        // Of the same size and another time, so that git has to look into it.
        repository.write(u"a.plan.yaml"_s, "2");
        const auto read = readIn(repository.path());
        QVERIFY2(!QFile::exists(trace), "it was started");
        QCOMPARE_EQ(read.has_value(), !isObject);
        if (read)
            QVERIFY(fileOf(**read, u"a.plan.yaml"_s)->change == Change::Modified);
        // The trap is one.
        static_cast<void>(repository.tryGit(trigger));
        QVERIFY2(QFile::exists(trace), "the trap does not work");
    }
};

MUSTER_TEST(TstWorkTree)
#include "tst_worktree.moc"
