// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/filelimits.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::evidence;
using namespace Qt::Literals::StringLiterals;

class TstFileLimits : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void whatFitsIsTaken()
    {
        VERIFY_RESULT(fitsRecord(u"lag.txt"_s, 1));
        VERIFY_RESULT(fitsRecord(u"lag.txt"_s, 25LL * 1024 * 1024));
    }

    void whatIsEmptyOrTooLargeIsNamed()
    {
        for (const auto size : { qint64(0), qint64(-1) }) {
            const auto empty = fitsRecord(u"lag.txt"_s, size);
            QVERIFY(!empty);
            QCOMPARE(empty.error().fault, Fault::Invalid);
            QVERIFY(empty.error().text.startsWith(u"lag.txt is empty."));
        }
        const auto large = fitsRecord(u"dump"_s, 25LL * 1024 * 1024 + 1);
        QVERIFY(!large);
        QCOMPARE(large.error().fault, Fault::Invalid);
        QVERIFY(large.error().text.startsWith(u"dump is larger than 25 MiB,"));
    }

    void sizesAreReadable_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << u"0 bytes"_s;
        QTest::newRow("one") << qint64(1) << u"1 byte"_s;
        QTest::newRow("bytes") << qint64(1023) << u"1023 bytes"_s;
        QTest::newRow("kibi") << qint64(1024) << u"1 KiB"_s;
        QTest::newRow("a part") << qint64(1536) << u"1.5 KiB"_s;
        QTest::newRow("below mebi") << qint64(1024 * 1024 - 1) << u"1023.9 KiB"_s;
        QTest::newRow("mebi") << qint64(25 * 1024 * 1024) << u"25 MiB"_s;
        QTest::newRow("huge") << qint64(3LL << 40) << u"3145728 MiB"_s;
    }
    void sizesAreReadable()
    {
        QFETCH(qint64, size);
        QFETCH(QString, text);
        QCOMPARE(sizeText(size), text);
    }
};

MUSTER_TEST(TstFileLimits)
#include "tst_filelimits.moc"
