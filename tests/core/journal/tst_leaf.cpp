// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/leaf.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::journal;

class TstLeaf : public QObject {
    Q_OBJECT
private slots:
    void init() { muster::test::failOnWarnings(); }

    void theHashIsThatOfSaltAndValue()
    {
        // printf '00000000000000000000000000000001Ada' | sha256sum
        QCOMPARE(leafHash(QByteArray("00000000000000000000000000000001"), QStringLiteral("Ada")),
            QByteArray("9a0b2ec4b61d3f3638bbbcc40e6b487610843f81238cc1d7fb6ba69359562739"));
    }

    void equalValuesWithOtherSaltsLookDifferent()
    {
        QVERIFY(leafHash(QByteArray(32, '0'), QStringLiteral("yes"))
            != leafHash(QByteArray(32, '1'), QStringLiteral("yes")));
    }
};

MUSTER_TEST(TstLeaf)
#include "tst_leaf.moc"
