// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/restorepoints.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::test;

class TstRestorePoints final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void theDatabaseIsKnownByAWordOfItsKind_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QString>("services");
        const auto row = [](const char* kind, const char* services) {
            QTest::newRow(kind) << QByteArray(kind) << QString::fromLatin1(services);
        };
        row("database", "a");
        row("PostgreSQL database", "a");
        row("MariaDB", "a");
        row("managed-postgres", "a");
        row("queue", "a b");
        row("metadatabases", "a b");
    }

    void theDatabaseIsKnownByAWordOfItsKind()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QString, services);
        const auto plan = planOf("services: [{id: a, title: A, kind: " + kind
            + "}, {id: b, title: B, kind: application}, {id: c, title: C, kind: database}]\n"
              "scenarios: [{id: s, title: S, affects: [a, b]}]\n");
        QStringList ids;
        for (const auto& id : restorableServices(plan, plan.scenarios[0]))
            ids.append(id.toString());
        QCOMPARE(ids.join(u' '), services);
    }
};

MUSTER_TEST(TstRestorePoints)
#include "tst_restorepoints.moc"
