// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/id.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using TestId = Uid<struct TestTag>;

class TstId : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void idsReadBack()
    {
        const auto id = TestId::random();
        QCOMPARE(TestId::fromString(id.toString()), std::optional(id));
        QVERIFY(!(TestId::random() == id));
    }

    void onlyTheOneSpellingIsRead()
    {
        QVERIFY(TestId::fromString(u"0f8fad5b-d9cb-469f-a165-70867728950e"));
        QVERIFY(!TestId::fromString(u"0F8FAD5B-D9CB-469F-A165-70867728950E"));
        QVERIFY(!TestId::fromString(u"{0f8fad5b-d9cb-469f-a165-70867728950e}"));
        QVERIFY(!TestId::fromString(u"0f8fad5bd9cb469fa16570867728950e"));
        QVERIFY(!TestId::fromString(u"00000000-0000-0000-0000-000000000000"));
        QVERIFY(!TestId::fromString(u""));
    }

    void theOrderIsThatOfTheirText()
    {
        const auto a = *TestId::fromString(u"0f8fad5b-d9cb-469f-a165-70867728950e");
        const auto b = *TestId::fromString(u"ff8fad5b-d9cb-469f-a165-70867728950e");
        QVERIFY(a < b);
        QVERIFY(!(b < a));
    }
};

MUSTER_TEST(TstId)
#include "tst_id.moc"
