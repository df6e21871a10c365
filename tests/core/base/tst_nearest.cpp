// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::test;

class TstNearest final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void theNearestWordIsFound_data();
    void theNearestWordIsFound();
};

void TstNearest::theNearestWordIsFound_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("letter left out") << "servces"
                                     << "services";
    QTest::newRow("letter added") << "servicess"
                                  << "services";
    QTest::newRow("letters swapped") << "sevrices"
                                     << "services";
    QTest::newRow("capitals do not count") << "Services"
                                           << "services";
    QTest::newRow("beginning") << "scen"
                               << "scenarios";
    QTest::newRow("nothing near") << "elephant"
                                  << "";
    QTest::newRow("short words need be closer") << "xy"
                                                << "";
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("too long to be meant") << QString(65, u's') << "";
}

void TstNearest::theNearestWordIsFound()
{
    QFETCH(QString, wanted);
    QFETCH(QString, nearest);
    const QStringList known { QStringLiteral("rto"), QStringLiteral("services"), QStringLiteral("scenarios"),
        QStringLiteral("rpo") };
    QCOMPARE(nearestWord(wanted, known), nearest);
}

MUSTER_TEST(TstNearest)
#include "tst_nearest.moc"
