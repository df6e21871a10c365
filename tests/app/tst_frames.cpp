// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frames.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QCborValue>
#include <QTemporaryDir>

using namespace muster;
using namespace muster::app;

class TstFrames final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void framesComeOutWholeHoweverTheyArrive()
    {
        const QCborMap one { { key::kOp, op::kHello } };
        const QCborMap two { { key::kNumber, 7 }, { key::kBytes, QByteArray(1000, '\0') } };
        const auto stream = frameOf(one) + frameOf(two);
        FrameReader reader;
        QList<QCborMap> found;
        for (const char byte : stream) {
            reader.add(QByteArray(1, byte));
            const auto next = reader.next();
            VERIFY_RESULT(next);
            if (*next)
                found.append(**next);
        }
        QCOMPARE(found, (QList<QCborMap> { one, two }));
    }

    void hostileBytesAreRefusedForGood_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("oversized") << QByteArray("\xff\xff\xff\xff", 4);
        QTest::newRow("just oversized") << QByteArray("\x02\x00\x00\x01", 4);
        QTest::newRow("no CBOR") << QByteArray("\x00\x00\x00\x02\xff\xff", 6);
        QTest::newRow("no map") << QByteArray("\x00\x00\x00\x01\x01", 5);
        QTest::newRow("empty") << QByteArray("\x00\x00\x00\x00", 4);
        QTest::newRow("more than a map") << QByteArray("\x00\x00\x00\x02\xa0\xa0", 6);
        QTest::newRow("deep") << QByteArray("\x00\x00\x27\x10", 4) + QByteArray(10000, '\x81');
    }
    void hostileBytesAreRefusedForGood()
    {
        QFETCH(QByteArray, bytes);
        FrameReader reader;
        reader.add(bytes);
        const auto next = reader.next();
        QVERIFY(!next);
        QCOMPARE(next.error().fault, Fault::Invalid);
        reader.add(frameOf({ { key::kOp, op::kHello } }));
        QVERIFY(!reader.next());
    }

    void errorsTravelWhole()
    {
        const Error error { Fault::Storage, QStringLiteral("NOT RECORDED. The disk is full."),
            QStringLiteral("13") };
        QCOMPARE(errorIn(errorFrame(error)), std::optional(error));
        QCOMPARE(errorIn({ { key::kNumber, 1 } }), std::nullopt);
        QCOMPARE(errorIn({ { key::kError, QCborValue(QCborArray { 99, QStringLiteral("x") }) } })->fault,
            Fault::Internal);
    }

    void aLongFolderGetsADoorInTheRuntimeDirectory()
    {
        QCOMPARE(doorPath(QStringLiteral("/home/ada/muster")), QStringLiteral("/home/ada/muster/door"));
        const QString folder = QStringLiteral("/home/") + QString(200, u'x');
        const auto path = doorPath(folder);
        QVERIFY2(path.size() < 90, qPrintable(path));
        QCOMPARE(doorPath(folder), path);
        QVERIFY(doorPath(folder + u'y') != path);
    }
};

MUSTER_TEST(TstFrames)
#include "tst_frames.moc"
