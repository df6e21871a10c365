// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estate/approvers.h"
#include "tests/core/estate/estaterig.h"

using namespace muster;
using namespace muster::estate;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstApprovers final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whoApprovesForWhom_data()
    {
        QTest::addColumn<QString>("person");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("approver");
        QTest::newRow("by name") << u"Ben"_s << QString() << u"ben"_s;
        QTest::newRow("in any case") << u"BEN"_s << QString() << u"ben"_s;
        QTest::newRow("by a role that is held") << u"Ada"_s << QString() << u"cto"_s;
        QTest::newRow("by the id of the person") << u"ada"_s << QString() << u"cto"_s;
        QTest::newRow("as the approver itself") << u"The board"_s << QString() << u"board"_s;
        QTest::newRow("said by id") << u"Eve"_s << u"board"_s << u"board"_s;
        QTest::newRow("said by title") << u"Eve"_s << u"chief technology officer"_s << u"cto"_s;
        QTest::newRow("what is said goes before the name") << u"Ben"_s << u"board"_s << u"board"_s;
    }
    void whoApprovesForWhom()
    {
        QFETCH(const QString, person);
        QFETCH(const QString, said);
        const auto found = approverFor(planOfThree(), person, said);
        VERIFY_RESULT(found);
        QTEST(*found, "approver");
    }

    void aRolesPrimaryHoldsIt()
    {
        const auto plan = planWith("approvers: [lead]",
            "people:\n  - {id: ada, name: Ada}\nroles:\n  - {id: lead, title: Lead, primary: ada}\n");
        const auto found = approverFor(plan, u"Ada"_s);
        VERIFY_RESULT(found);
        QCOMPARE_EQ(*found, u"lead"_s);
    }

    void nobodyOfThoseIsRefusedWithTheirNames()
    {
        const auto found = approverFor(planOfThree(), u"Eve"_s);
        QVERIFY(!found);
        QCOMPARE_EQ(found.error().text,
            u"Eve is none of those who approve this plan: Chief technology officer (cto), The board (board), "
            "Ben (ben). Say for whom: --for ID."_s);
        const auto other = approverFor(planOfThree(), u"Ada"_s, u"auditor"_s);
        QVERIFY(!other);
        QCOMPARE_EQ(other.error().text,
            u"\"auditor\" is none of those who approve this plan: Chief technology officer (cto), The board "
            "(board), Ben (ben)."_s);
    }

    void oneWhoCouldApproveForSeveralMustSay()
    {
        const auto plan = planWith("approvers: [cto, coo]",
            "people:\n  - {id: ada, name: Ada, roles: [cto, coo]}\n"
            "roles:\n  - {id: cto, title: CTO}\n  - {id: coo, title: COO}\n");
        const auto found = approverFor(plan, u"Ada"_s);
        QVERIFY(!found);
        QCOMPARE_EQ(found.error().text,
            u"Ada can approve for several: CTO (cto), COO (coo). Say for which one: --for ID."_s);
        QCOMPARE_EQ(*approverFor(plan, u"Ada"_s, u"coo"_s), u"coo"_s);
    }

    void whereThePlanNamesNobodyAnybodyApproves()
    {
        const auto plan = planWith({});
        QCOMPARE_EQ(*approverFor(plan, u"Eve"_s), QString());
        QVERIFY(!approverFor(plan, u"Eve"_s, u"cto"_s));
    }

    void theReviewSaysHowLong_data()
    {
        QTest::addColumn<QByteArray>("review");
        QTest::addColumn<QDate>("last");
        const QDate none;
        QTest::newRow("yearly") << QByteArray("yearly") << QDate(2027, 2, 28);
        QTest::newRow("quarterly") << QByteArray("quarterly") << QDate(2026, 5, 28);
        QTest::newRow("monthly") << QByteArray("monthly") << QDate(2026, 3, 28);
        QTest::newRow("weekly") << QByteArray("weekly") << QDate(2026, 3, 7);
        QTest::newRow("every") << QByteArray("every 10 d") << QDate(2026, 3, 10);
        QTest::newRow("unknown") << QByteArray("unknown") << none;
        QTest::newRow("none") << QByteArray("none") << none;
        QTest::newRow("on change") << QByteArray("on change") << none;
    }
    void theReviewSaysHowLong()
    {
        QFETCH(const QByteArray, review);
        QFETCH(const QDate, last);
        const auto found = usualLastDay(planWith("review: " + review), QDate(2026, 2, 28));
        QCOMPARE_EQ(found.value_or(QDate()), last);
        QVERIFY(!usualLastDay(planWith({}), QDate(2026, 2, 28)));
    }

    /// In Sydney the day ends eleven hours before it does in UTC, in winter ten.
    void daysAreThoseOfThePlan()
    {
        const auto plan = planWith({});
        QCOMPARE_EQ(isoText(endOf(plan, QDate(2026, 12, 31))), u"2026-12-31T13:00:00.000Z"_s);
        QCOMPARE_EQ(isoText(endOf(plan, QDate(2026, 6, 30))), u"2026-06-30T14:00:00.000Z"_s);
        QCOMPARE_EQ(dayOf(plan, on("2026-12-31")), QDate(2026, 12, 31));
        QCOMPARE_EQ(dayOf(plan, on("2026-12-31") + std::chrono::hours(1)), QDate(2027, 1, 1));
        QCOMPARE_EQ(lastDayBefore(plan, endOf(plan, QDate(2026, 12, 31))), QDate(2026, 12, 31));
    }

    void aZoneThatIsNotKnownIsTakenForUtc()
    {
        auto plan = planWith({});
        plan.zone = u"Mars/Olympus"_s;
        QCOMPARE_EQ(isoText(endOf(plan, QDate(2026, 12, 31))), u"2027-01-01T00:00:00.000Z"_s);
    }
};

MUSTER_TEST(TstApprovers)
#include "tst_approvers.moc"
