// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/treewords.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::readiness;
using namespace muster::test;
using worktree::Change;
using worktree::UnderWay;

class TstTreeWords final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void aBranchIsNamedWithWhereItStands()
    {
        worktree::WorkTree tree;
        tree.branch = QStringLiteral("main");
        QCOMPARE_EQ(branchText(tree), QStringLiteral("main, without a commit yet"));
        tree.head = QStringLiteral("1f2e3d4");
        QCOMPARE_EQ(branchText(tree), QStringLiteral("main at 1f2e3d4"));
        tree.branch.reset();
        QCOMPARE_EQ(branchText(tree), QStringLiteral("none, a single commit is checked out: 1f2e3d4"));
    }

    void whatIsNotCommittedIsCountedAndWhatGitIsToIgnoreIsNot()
    {
        worktree::WorkTree tree;
        tree.files = { { QStringLiteral("a"), Change::None, {}, {} },
            { QStringLiteral("b"), Change::Ignored, {}, {} } };
        QCOMPARE_EQ(changesText(tree), QStringLiteral("all plans are committed"));
        tree.files << worktree::FileState { QStringLiteral("c"), Change::Modified, {}, {} };
        QCOMPARE_EQ(changesText(tree), QStringLiteral("1 plan is not committed as it is here"));
        tree.files << worktree::FileState { QStringLiteral("d"), Change::Untracked, {}, {} };
        QCOMPARE_EQ(changesText(tree), QStringLiteral("2 plans are not committed as they are here"));
        QCOMPARE_EQ(textOf(Change::None), QString());
        QCOMPARE_EQ(textOf(Change::Untracked), QStringLiteral("new"));
    }

    void whatIsUnderWayIsToBeEnded()
    {
        QCOMPARE_EQ(underWayText(UnderWay::Nothing), QString());
        QCOMPARE_EQ(underWayText(UnderWay::Rebase),
            QStringLiteral("a rebase: end it before you rely on these plans"));
    }
};

MUSTER_TEST(TstTreeWords)

#include "tst_treewords.moc"
