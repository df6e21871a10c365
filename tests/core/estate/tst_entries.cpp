// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estate/entries.h"
#include "tests/core/estate/estaterig.h"

#include <QJsonDocument>

using namespace muster;
using namespace muster::estate;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

PlanApproved approved()
{
    return { plan::PlanId(u"shop"_s), u"2"_s, QString(64, u'1'), QString(64, u'2'), u"cto"_s,
        on("2027-03-14"), u"after the drill"_s };
}

PlanApprovalWithdrawn withdrawn()
{
    return { plan::PlanId(u"shop"_s), QString(64, u'1'), u"the region moved"_s };
}

const journal::OriginId kConsole(QUuid(u"0a000000-0000-4000-8000-000000000001"_s));

ConsoleEnrolled enrolled()
{
    return { kConsole, QString(64, u'1'), u"Sam's laptop"_s };
}

ConsoleRevoked revoked()
{
    return { kConsole, on("2026-03-14"), u"stolen from the car"_s };
}

QByteArray payloadOf(const Entry& entry)
{
    auto draft = EventMaker().draft();
    encode(entry, draft);
    return QJsonDocument(draft.payload).toJson(QJsonDocument::Compact);
}

} // namespace

class TstEntries final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    /// What stands in journals for good: names, spellings, and no text of people among them.
    void theJournalHoldsTheseWords()
    {
        const auto ones = QByteArray(64, '1');
        const auto twos = QByteArray(64, '2');
        QCOMPARE_EQ(payloadOf(approved()),
            R"({"approver":"cto","plan":"shop","plan_hash":")" + ones
                + R"(","plan_version":"2","source_hash":")" + twos
                + R"(","until":"2027-03-14T12:00:00.000Z"})");
        QCOMPARE_EQ(payloadOf(withdrawn()), R"({"plan":"shop","plan_hash":")" + ones + R"("})");
        auto bare = approved();
        bare.approver.clear();
        bare.version.clear();
        QCOMPARE_EQ(payloadOf(bare),
            R"({"plan":"shop","plan_hash":")" + ones + R"(","source_hash":")" + twos
                + R"(","until":"2027-03-14T12:00:00.000Z"})");
        QCOMPARE_EQ(payloadOf(enrolled()),
            R"({"console":"0a000000-0000-4000-8000-000000000001","key":")" + ones + R"("})");
        QCOMPARE_EQ(payloadOf(revoked()),
            QByteArray(R"({"console":"0a000000-0000-4000-8000-000000000001",)"
                       R"("since":"2026-03-14T12:00:00.000Z"})"));
        QCOMPARE_EQ(entryTypes(),
            (QStringList { u"plan.approved"_s, u"plan.approval-withdrawn"_s, u"console.enrolled"_s,
                u"console.revoked"_s }));
    }

    void whatIsWrittenIsReadAgain()
    {
        EstateMaker maker;
        for (const auto& entry : { Entry(approved()), Entry(withdrawn()) }) {
            const auto event = maker.make(entry, "2026-03-14", u"Ada"_s);
            QCOMPARE_EQ(event.subject, u"shop"_s);
            QVERIFY(decode(event) == entry);
        }
        for (const auto& entry : { Entry(enrolled()), Entry(revoked()) }) {
            const auto event = maker.make(entry, "2026-03-14", u"Ada"_s);
            QCOMPARE_EQ(event.subject, u"0a000000-0000-4000-8000-000000000001"_s);
            QVERIFY(decode(event) == entry);
        }
    }

    void withheldTextsAreEmpty()
    {
        EstateMaker maker;
        const auto event = withoutLeaves(maker.make(approved(), "2026-03-14", u"Ada"_s));
        auto expected = approved();
        expected.remark.clear();
        QVERIFY(decode(event) == Entry(expected));
    }

    void whatIsNotWholeIsPassedOver_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("no plan") << u"plan"_s << QString();
        QTest::newRow("no hash") << u"plan_hash"_s << QString();
        QTest::newRow("no end") << u"until"_s << QString();
        QTest::newRow("an end that is no time") << u"until"_s << u"2027-03-14"_s;
    }
    void whatIsNotWholeIsPassedOver()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, value);
        EstateMaker maker;
        auto event = maker.make(approved(), "2026-03-14", u"Ada"_s);
        event.payload.insert(key, value);
        QVERIFY(!decode(event));
    }

    void laterVersionsAndOtherTypesArePassedOver()
    {
        EstateMaker maker;
        auto event = maker.make(approved(), "2026-03-14", u"Ada"_s);
        event.version = 2;
        QVERIFY(!decode(event));
        event.version = 1;
        event.type = u"stream.opened"_s;
        QVERIFY(!decode(event));
    }
};

MUSTER_TEST(TstEntries)
#include "tst_entries.moc"
