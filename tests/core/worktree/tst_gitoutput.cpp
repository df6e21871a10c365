// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/worktree/gitoutput.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::worktree;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Text in which @ stands for the byte 0.
QByteArray zeroed(QByteArray text)
{
    return text.replace('@', '\0');
}

const QByteArray kModes = "N... 100644 100644 100644 aaaa bbbb ";

} // namespace

class TstGitOutput final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void theHeadIsReadFromTheStatus()
    {
        const auto on = readStatus(zeroed("# branch.oid abc@# branch.head feature/x@"));
        QVERIFY(on && on->hasCommit && on->files.isEmpty());
        QCOMPARE_EQ(*on->branch, u"feature/x"_s);
        const auto off = readStatus(zeroed("# branch.oid abc@# branch.head (detached)@"));
        QVERIFY(off && off->hasCommit && !off->branch);
        const auto born = readStatus(zeroed("# branch.oid (initial)@# branch.head main@"));
        QVERIFY(born && !born->hasCommit);
    }

    void everyKindOfChangeIsRead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<ChangedFile>("file");
        const auto row = [](const char* name, const QByteArray& line, const ChangedFile& file) {
            QTest::newRow(name) << zeroed(line) << file;
        };
        row("modified", "1 .M " + kModes + "a b@", { "a b", Change::Modified });
        row("staged", "1 M. " + kModes + "a@", { "a", Change::Modified });
        row("retyped", "1 .T " + kModes + "a@", { "a", Change::Modified });
        row("added", "1 A. " + kModes + "a@", { "a", Change::Added });
        row("added and changed", "1 AM " + kModes + "a@", { "a", Change::Added });
        row("announced", "1 .A " + kModes + "a@", { "a", Change::Added });
        row("deleted", "1 .D " + kModes + "a@", { "a", Change::Deleted });
        row("deleted and staged", "1 D. " + kModes + "a@", { "a", Change::Deleted });
        row("added and gone", "1 AD " + kModes + "a@", { "a", Change::Deleted });
        row("renamed", "2 R. " + kModes + "R100 new one@old one@", { "new one", Change::Renamed, "old one" });
        row("renamed and gone", "2 RD " + kModes + "R100 new@old@", { "new", Change::Deleted, "old" });
        row("conflict", "u UU N... 1 2 3 4 a b c x  y@", { "x  y", Change::Conflict });
        row("untracked", "? a\nb@", { "a\nb", Change::Untracked });
        row("ignored", "! a@", { "a", Change::Ignored });
    }
    void everyKindOfChangeIsRead()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const ChangedFile, file);
        const auto status = readStatus(line);
        QVERIFY(status);
        QCOMPARE_EQ(status->files.size(), 1);
        const auto& found = status->files.constFirst();
        QCOMPARE_EQ(found.name, file.name);
        QCOMPARE_EQ(found.before, file.before);
        QVERIFY(found == file);
    }

    void anotherStatusIsRefused()
    {
        for (const auto* text : { "On branch main@", "1 .M short@", "2 R. N... 1 2 3 a b R100 new" })
            QVERIFY2(!readStatus(zeroed(text)), text);
    }

    void commitsAreToldFromFiles()
    {
        const auto read = readLog(zeroed("/@1700000200@Ada@@@merged@" // a merge, without a subject
                                         "/@1700000100@@second@\nx y@\nz@" // without an author
                                         "/@1700000050@Cy@nothing@"
                                         "/@1700000000@Bo@/@\n\nfirst@"));
        QVERIFY(read);
        QCOMPARE_EQ(read->size(), 4);
        QCOMPARE_EQ(read->at(0).commit.author, u"Ada"_s);
        QCOMPARE_EQ(millisOf(read->at(0).commit.when), 1'700'000'200'000);
        QCOMPARE_EQ(read->at(0).commit.subject, QString());
        QCOMPARE_EQ(read->at(0).files, QByteArrayList { "merged" });
        QCOMPARE_EQ(read->at(1).commit.author, QString());
        QCOMPARE_EQ(read->at(1).files, (QByteArrayList { "x y", "\nz" }));
        QVERIFY(read->at(2).files.isEmpty());
        QCOMPARE_EQ(read->at(3).commit.subject, u"/"_s);
        QCOMPARE_EQ(read->at(3).files, QByteArrayList { "\nfirst" });
    }

    void anotherLogIsRefused()
    {
        for (const auto* text : { "commit abc", "/@noon@Ada@x@", "/@1@Ada" })
            QVERIFY2(!readLog(zeroed(text)), text);
        QVERIFY(readLog({}) && readLog({})->isEmpty());
    }
};

MUSTER_TEST(TstGitOutput)
#include "tst_gitoutput.moc"
