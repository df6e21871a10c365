// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/unsaid.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace Qt::Literals::StringLiterals;

class TstUnsaid final : public QObject {
    Q_OBJECT

private slots:
    void init() { muster::test::failOnWarnings(); }
    void unsaidAndNoneAreTwoThings();
};

void TstUnsaid::unsaidAndNoneAreTwoThings()
{
    for (const auto& text : { u""_s, u" "_s, u"unknown"_s, u"Unknown"_s, u"TBD"_s, u"n/a"_s, u"—"_s }) {
        QVERIFY(isUnsaid(text));
        QVERIFY(isNobody(text));
    }
    QVERIFY(!isUnsaid(u"none"_s));
    QVERIFY(isNobody(u"none"_s));
    QVERIFY(!isNobody(u"ada"_s));
}

MUSTER_TEST(TstUnsaid)

#include "tst_unsaid.moc"
