// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/worktree/git.h"
#include "tests/core/worktree/repository.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QFileInfo>
#include <QTest>

using namespace muster;
using namespace muster::worktree;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis kLong = std::chrono::seconds(30);

} // namespace

class TstGit final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void itAnswersWithWordsAndStatus()
    {
        const Repository repository;
        const Git git(Git::installed(), repository.path(), kLong);
        const auto good = git.ask({ u"rev-parse"_s, u"--show-toplevel"_s });
        VERIFY_RESULT(good);
        QCOMPARE_EQ(good->status, 0);
        QCOMPARE_EQ(QString::fromUtf8(good->out).trimmed(), QFileInfo(repository.path()).canonicalFilePath());
        const auto bad = git.ask({ u"cat-file"_s, u"-p"_s, u"nothing"_s });
        VERIFY_RESULT(bad);
        QVERIFY(bad->status != 0);
        QVERIFY2(bad->complaint.startsWith(u"fatal: "), qPrintable(bad->complaint));
    }

    void aLongAnswerIsWhole()
    {
        const FalseGit git("head -c 3000000 /dev/zero");
        const auto answer = Git(Git::installed(), u"/"_s, kLong).ask({});
        VERIFY_RESULT(answer);
        QCOMPARE_EQ(answer->out.size(), 3'000'000);
    }

    void anAnswerWithoutEndIsNotReadForEver()
    {
        const FalseGit git("exec cat /dev/zero");
        const auto answer = Git(Git::installed(), u"/"_s, kLong).ask({});
        QVERIFY(!answer);
        QCOMPARE_EQ(answer.error().text, u"git has more to say about / than Muster reads."_s);
    }

    void oneThatHangsIsEnded()
    {
        QTemporaryDir dir;
        const auto file = dir.filePath(u"pid"_s);
        const FalseGit git("echo $$ > '" + file.toUtf8() + "'; exec sleep 600");
        const auto answer = Git(Git::installed(), u"/"_s, Millis { 300 }).ask({ u"status"_s });
        QVERIFY(!answer);
        QCOMPARE_EQ(answer.error().fault, Fault::Timeout);
        QVERIFY2(answer.error().text.startsWith(u"git had no answer about / within "),
            qPrintable(answer.error().text));
        QFile written(file);
        if (written.open(QIODevice::ReadOnly) && written.size() > 0)
            QVERIFY(!QFileInfo::exists(u"/proc/"_s + QString::fromLatin1(written.readAll()).trimmed()));
    }

    void theLimitIsForAllQuestions()
    {
        const FalseGit hanging("[ \"$3\" = quick ] || exec sleep 600");
        const Git git(Git::installed(), u"/"_s, Millis { 300 });
        QVERIFY(!git.ask({ u"slow"_s }));
        const auto late = git.ask({ u"quick"_s });
        QVERIFY(!late);
        QCOMPARE_EQ(late.error().fault, Fault::Timeout);
    }

    void oneThatCannotBeStartedIsSaid()
    {
        const auto answer = Git(u"/nowhere/git"_s, u"/"_s, kLong).ask({});
        QVERIFY(!answer);
        QCOMPARE_EQ(answer.error().text, u"git (/nowhere/git) cannot be started."_s);
    }

    void theCallersRepositoryIsNotTaken()
    {
        const Repository other;
        const Repository repository;
        const Variable gitDir("GIT_DIR", other.path(u".git"_s).toUtf8());
        const Variable prefix("GIT_WORK_TREE", other.path().toUtf8());
        const auto answer
            = Git(Git::installed(), repository.path(), kLong).ask({ u"rev-parse"_s, u"--show-toplevel"_s });
        VERIFY_RESULT(answer);
        QCOMPARE_EQ(
            QString::fromUtf8(answer->out).trimmed(), QFileInfo(repository.path()).canonicalFilePath());
    }

    void aFilterThatCannotBeNamedIsRefused()
    {
        const Repository repository;
        repository.write(
            u".git/config"_s, repository.read(u".git/config"_s) + "[filter \"a\xff\"]\n clean = cat\n");
        Git git(Git::installed(), repository.path(), kLong);
        const auto off = git.turnFiltersOff();
        QVERIFY(!off);
        QCOMPARE_EQ(off.error().fault, Fault::Denied);
        QVERIFY2(off.error().text.contains(u"cannot be turned off"), qPrintable(off.error().text));
    }

    void aRefusalGivesGitsReason()
    {
        const Git git(Git::installed(), u"/plans"_s, kLong);
        QCOMPARE_EQ(git.refusal({ 128, {}, u"warning: x\nfatal: index file corrupt"_s }).text,
            u"The git repository of /plans cannot be read: index file corrupt. Run \"git fsck\" there, or "
            u"clone "
            "it anew."_s);
        QCOMPARE_EQ(Git::reasonIn({ 1, {}, u"error: it is  locked.\nmore"_s }), u"error: it is locked"_s);
        QVERIFY(git.refusal({ -1, {}, {} }).text.contains(u"cannot be read: git ended with -1."));
        const auto owner
            = git.refusal({ 128, {}, u"fatal: detected dubious ownership in repository at '/it's'\nmore"_s });
        QCOMPARE_EQ(owner.fault, Fault::Denied);
        QVERIFY2(owner.text.contains(u"look at /it's, for"), qPrintable(owner.text));
    }
};

MUSTER_TEST(TstGit)
#include "tst_git.moc"
