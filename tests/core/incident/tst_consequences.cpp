// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/consequences.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QSet>
#include <QTest>

using namespace muster;
using namespace muster::incident;
using namespace muster::test;

namespace {

plan::ServiceId id(const QString& name)
{
    return plan::ServiceId(name);
}

/// Rows as objectives() gives them: those named in `down` are down, in `back` are back, the others normal.
QList<ServiceRow> rowsOf(const plan::Plan& plan, const QSet<QString>& down, const QSet<QString>& back = {})
{
    QList<ServiceRow> rows;
    for (const auto& service : plan.services) {
        ServiceRow row;
        row.service = service.id;
        row.standing = back.contains(service.id.toString()) ? ServiceStanding::Recovered
            : down.contains(service.id.toString())          ? ServiceStanding::Down
                                                            : ServiceStanding::Normal;
        rows.append(row);
    }
    return rows;
}

} // namespace

class TstConsequences : public QObject {
    Q_OBJECT
private:
    /// "api: db, mail: db", by the names of the services.
    static QString told(const plan::Plan& plan, const QSet<QString>& down, const QSet<QString>& back = {})
    {
        QStringList parts;
        const auto roots = rootsOf(plan, rowsOf(plan, down, back));
        for (auto it = roots.begin(); it != roots.end(); ++it)
            parts << it.key().toString() + QStringLiteral(": ") + it.value().toString();
        parts.sort();
        return parts.join(QStringLiteral(", "));
    }
    static plan::Plan chain()
    {
        return aPlan()
            .withService(QStringLiteral("web"), { QStringLiteral("api") })
            .withService(QStringLiteral("api"), { QStringLiteral("db"), QStringLiteral("cache") })
            .withService(QStringLiteral("cache"))
            .withService(QStringLiteral("db"))
            .build();
    }

private slots:
    void init() { failOnWarnings(); }

    void h25WhatDependsOnAFailedServiceStandsWithIt_data()
    {
        QTest::addColumn<QSet<QString>>("down");
        QTest::addColumn<QSet<QString>>("back");
        QTest::addColumn<QString>("roots");
        using Names = QSet<QString>;
        const auto web = QStringLiteral("web");
        const auto api = QStringLiteral("api");
        const auto cache = QStringLiteral("cache");
        const auto db = QStringLiteral("db");
        QTest::newRow("nothing is down") << Names {} << Names {} << "";
        QTest::newRow("alone") << Names { web } << Names {} << "";
        QTest::newRow("one below") << Names { web, api } << Names {} << "web: api";
        QTest::newRow("to the end of the chain") << Names { web, api, db } << Names {} << "api: db, web: db";
        QTest::newRow("through one that has no clock") << Names { web, db } << Names {} << "web: db";
        QTest::newRow("two roots, the first in the plan")
            << Names { web, api, cache, db } << Names {} << "api: cache, web: cache";
        QTest::newRow("then the other")
            << Names { web, api, cache, db } << Names { cache } << "api: db, web: db";
        QTest::newRow("the root is back") << Names { web, api, db } << Names { db } << "web: api";
        QTest::newRow("one between is back") << Names { web, api, db } << Names { api } << "";
        QTest::newRow("all back") << Names { web, api, db } << Names { web, api, db } << "";
    }
    void h25WhatDependsOnAFailedServiceStandsWithIt()
    {
        QFETCH(QSet<QString>, down);
        QFETCH(QSet<QString>, back);
        QFETCH(QString, roots);
        QCOMPARE_EQ(told(chain(), down, back), roots);
    }

    void h25ACircleHasARootAndAnEnd()
    {
        const auto a = QStringLiteral("a");
        const auto b = QStringLiteral("b");
        const auto c = QStringLiteral("c");
        const auto circle
            = aPlan().withService(a, { b }).withService(b, { c }).withService(c, { a, c }).build();
        const auto roots = rootsOf(circle, rowsOf(circle, { a, b, c }));
        QCOMPARE_EQ(roots.size(), 2);
        QSet<plan::ServiceId> of(roots.begin(), roots.end());
        QCOMPARE_EQ(of.size(), 1);
        QVERIFY(!roots.contains(*of.begin()));
        // What is not in the plan is nobody's root.
        auto loose = aPlan().withService(a).build();
        loose.services[0].dependsOn = { id(QStringLiteral("gone")) };
        QVERIFY(rootsOf(loose, rowsOf(loose, { a })).isEmpty());
        QVERIFY(rootsOf({}, {}).isEmpty());
    }

    void h25TwoHundredServicesThatAllNeedOneAnotherAreNoTrouble()
    {
        constexpr int kMany = 200;
        plan::Plan plan;
        QSet<QString> down;
        for (int i = 0; i < kMany; ++i) {
            plan::Service service;
            service.id = id(QStringLiteral("s%1").arg(i));
            for (int other = 0; other < kMany; ++other)
                service.dependsOn << id(QStringLiteral("s%1").arg(other));
            plan.services << service;
            down.insert(service.id.toString());
        }
        const auto circle = rootsOf(plan, rowsOf(plan, down));
        QCOMPARE_EQ(circle.size(), kMany - 1);
        // One after the other: the last carries all.
        for (int i = 0; i < kMany; ++i)
            plan.services[i].dependsOn
                = i + 1 < kMany ? QList { id(QStringLiteral("s%1").arg(i + 1)) } : QList<plan::ServiceId> {};
        const auto chain = rootsOf(plan, rowsOf(plan, down));
        QCOMPARE_EQ(chain.size(), kMany - 1);
        for (const auto& root : chain)
            QCOMPARE_EQ(root, plan.services.constLast().id);
    }

    void h25AtMostTwoThatWaitAreNamed()
    {
        const auto root = QStringLiteral("PostgreSQL");
        QStringList names { QStringLiteral("Orders") };
        QCOMPARE_EQ(waitWords(names, root), QStringLiteral("Orders waits for PostgreSQL"));
        names << QStringLiteral("Billing");
        QCOMPARE_EQ(waitWords(names, root), QStringLiteral("Orders and Billing wait for PostgreSQL"));
        names << QStringLiteral("Mail") << QStringLiteral("Search") << QStringLiteral("50 % off");
        QCOMPARE_EQ(waitWords(names, root), QStringLiteral("Orders, Billing and 3 more wait for PostgreSQL"));
    }
};
MUSTER_TEST(TstConsequences)
#include "tst_consequences.moc"
