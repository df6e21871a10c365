// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/durable.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace muster;

class TstDurable final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static constexpr auto kPrivate = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner
        | QFileDevice::ReadUser | QFileDevice::WriteUser | QFileDevice::ExeUser;

private slots:
    void init() { test::failOnWarnings(); }

    void aFolderIsMadeWithItsParentsForTheUserAlone()
    {
        const auto path = m_folder.filePath(QStringLiteral("a/b/c"));
        VERIFY_RESULT(makePrivateFolder(path));
        QCOMPARE(QFile::permissions(path), QFileDevice::Permissions(kPrivate));
        QCOMPARE(
            QFile::permissions(m_folder.filePath(QStringLiteral("a"))), QFileDevice::Permissions(kPrivate));
        VERIFY_RESULT(makePrivateFolder(path));
    }

    void whatIsForOthersIsAsOpenAsWhateverTheUserMakes()
    {
        const auto folder = m_folder.filePath(QStringLiteral("pages"));
        VERIFY_RESULT(makeFolder(folder, Readers::AsUsual));
        VERIFY_RESULT(writeDurably(folder + QStringLiteral("/page"), "x", Readers::AsUsual));
        QVERIFY(QDir(folder).mkdir(QStringLiteral("usual")));
        QFile usual(folder + QStringLiteral("/usual/page"));
        QVERIFY(usual.open(QIODevice::WriteOnly));
        QCOMPARE(QFile::permissions(folder), QFile::permissions(folder + QStringLiteral("/usual")));
        QCOMPARE(QFile::permissions(folder + QStringLiteral("/page")), usual.permissions());
    }

    void anOpenFolderThatHoldsSomethingIsRefusedAndLeftAlone()
    {
        const auto path = m_folder.filePath(QStringLiteral("shared"));
        const auto shared = kPrivate | QFileDevice::ReadOther | QFileDevice::ExeOther;
        QVERIFY(QDir().mkdir(path));
        QFile file(path + QStringLiteral("/.theirs"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QFile::setPermissions(path, shared));
        const auto made = makePrivateFolder(path);
        QVERIFY(!made);
        QVERIFY2(made.error().text.contains(path), qPrintable(made.error().text));
        QCOMPARE(QFile::permissions(path), QFileDevice::Permissions(shared));
        VERIFY_RESULT(makeFolder(path));
        QCOMPARE(QFile::permissions(path), QFileDevice::Permissions(shared));
    }

    void anEmptyOpenFolderIsClosedToOthers()
    {
        const auto path = m_folder.filePath(QStringLiteral("open"));
        QVERIFY(QDir().mkdir(path));
        QVERIFY(QFile::setPermissions(path, kPrivate | QFileDevice::ReadOther | QFileDevice::ExeOther));
        VERIFY_RESULT(makePrivateFolder(path));
        QCOMPARE(QFile::permissions(path), QFileDevice::Permissions(kPrivate));
    }

    void aFileInTheWayIsNamed()
    {
        const auto path = m_folder.filePath(QStringLiteral("file"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto made = makePrivateFolder(path + QStringLiteral("/below"));
        QVERIFY(!made);
        QCOMPARE(made.error().fault, Fault::Storage);
        QVERIFY2(made.error().text.contains(path), qPrintable(made.error().text));
    }

    void writingReplacesTheWholeFileAndLeavesNothingBeside()
    {
        const auto path = m_folder.filePath(QStringLiteral("whole/file"));
        VERIFY_RESULT(makePrivateFolder(m_folder.filePath(QStringLiteral("whole"))));
        VERIFY_RESULT(writeDurably(path, "first and long"));
        VERIFY_RESULT(writeDurably(path, "second"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("second"));
        QCOMPARE(
            QDir(m_folder.filePath(QStringLiteral("whole"))).entryList(QDir::Files | QDir::Hidden).size(), 1);
        QVERIFY(!(QFile::permissions(path) & (QFileDevice::ReadOther | QFileDevice::ReadGroup)));
    }

    void writingIntoAMissingFolderFails()
    {
        const auto written = writeDurably(m_folder.filePath(QStringLiteral("nowhere/file")), "x");
        QVERIFY(!written);
        QCOMPARE(written.error().fault, Fault::Storage);
    }

    void aCopyHasAnotherIdentity()
    {
        const auto path = m_folder.filePath(QStringLiteral("identity"));
        VERIFY_RESULT(writeDurably(path, "x"));
        const auto identity = identityOfFile(path);
        QCOMPARE(identity.size(), 64);
        QCOMPARE(identityOfFile(path), identity);
        QVERIFY(QFile::copy(path, path + QStringLiteral(".copy")));
        QVERIFY(identityOfFile(path + QStringLiteral(".copy")) != identity);
        QVERIFY(identityOfFile(path + QStringLiteral(".none")).isEmpty());
    }
};

MUSTER_TEST(TstDurable)
#include "tst_durable.moc"
