// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diskspace.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

using namespace muster;

class TstDiskSpace final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void howMuchIsEnough_data()
    {
        QTest::addColumn<qint64>("left");
        QTest::addColumn<qint64>("journal");
        QTest::addColumn<DiskRoom>("room");
        constexpr qint64 mega = 1'000'000;
        constexpr qint64 giga = 1024LL * 1024 * 1024;
        QTest::newRow("plenty") << 50 * giga << 20 * mega << DiskRoom::Enough;
        QTest::newRow("just enough") << giga << 20 * mega << DiskRoom::Enough;
        QTest::newRow("a byte less") << giga - 1 << 20 * mega << DiskRoom::Low;
        QTest::newRow("thrice a large journal") << 6 * giga << 2 * giga << DiskRoom::Enough;
        QTest::newRow("less than thrice") << 6 * giga - 1 << 2 * giga << DiskRoom::Low;
        QTest::newRow("100 MB") << 100 * mega << mega << DiskRoom::Low;
        QTest::newRow("less than 100 MB") << 100 * mega - 1 << mega << DiskRoom::AlmostNone;
        QTest::newRow("full") << qint64 { 0 } << qint64 { 0 } << DiskRoom::AlmostNone;
    }
    void howMuchIsEnough()
    {
        QFETCH(const qint64, left);
        QFETCH(const qint64, journal);
        QFETCH(const DiskRoom, room);
        QCOMPARE(roomFor({ left, journal }), room);
    }

    void aCopyHasRoomTwice()
    {
        QVERIFY(hasRoomForCopy({ 2000, 1000 }));
        QVERIFY(!hasRoomForCopy({ 1999, 1000 }));
    }

    void theDiskIsAskedAlsoForAFolderThatIsNotThereYet()
    {
        const QTemporaryDir folder;
        const auto here = bytesLeft(folder.path());
        QVERIFY(here);
        QVERIFY(*here > 0);
        QVERIFY(bytesLeft(folder.filePath(QStringLiteral("not/yet"))));
    }
};

MUSTER_TEST(TstDiskSpace)
#include "tst_diskspace.moc"
