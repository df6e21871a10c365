// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storelock.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

using namespace muster;
using namespace muster::store;

class TstStoreLock final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void theSecondIsToldWhoHasIt()
    {
        const QTemporaryDir folder;
        auto first = StoreLock::take(folder.path());
        VERIFY_RESULT(first);
        const auto second = StoreLock::take(folder.path());
        QVERIFY(!second);
        QCOMPARE(second.error().fault, Fault::Conflict);
        const auto process = QString::number(QCoreApplication::applicationPid());
        QVERIFY2(second.error().text.contains(process), qPrintable(second.error().text));
        QCOMPARE(StoreLock::holder(folder.path()), std::optional(QCoreApplication::applicationPid()));
    }

    void itIsFreeAgainWhenTheFirstEnds()
    {
        const QTemporaryDir folder;
        QVERIFY(StoreLock::take(folder.path()));
        VERIFY_RESULT(StoreLock::take(folder.path()));
        QCOMPARE(StoreLock::holder(folder.path()), std::nullopt);
    }

    void whatACrashLeftBehindIsNoHindrance_data()
    {
        QTest::addColumn<QByteArray>("content");
        // No process has this number: it is above the kernel's limit.
        const QByteArray start("2147483646\nmuster\n");
        QTest::newRow("same machine") << start + QSysInfo::machineHostName().toUtf8() + "\n\n\n";
        QTest::newRow("machine was renamed") << start + "another-name\n\n\n";
        QTest::newRow("killed before it wrote its name") << QByteArray();
    }
    void whatACrashLeftBehindIsNoHindrance()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        QFile left(folder.filePath(QStringLiteral("lock")));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.write(content);
        left.close();
        VERIFY_RESULT(StoreLock::take(folder.path()));
    }

    void theFolderIsMade()
    {
        const QTemporaryDir folder;
        const auto lock = StoreLock::take(folder.filePath(QStringLiteral("a/../b")));
        VERIFY_RESULT(lock);
        QCOMPARE((*lock)->folder(), folder.filePath(QStringLiteral("b")));
    }
};

MUSTER_TEST(TstStoreLock)
#include "tst_storelock.moc"
