// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "ui/shell/reviewwords.h"

#include <QSet>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;
using incident::ReviewStage;

class TstReviewWords final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void theGravestIsDueInThreeDaysTheOthersInFiveWorkingDays_data()
    {
        QTest::addColumn<QString>("severity");
        QTest::addColumn<QDate>("closed");
        QTest::addColumn<QDate>("due");
        // 2026-03-14 is a Saturday.
        QTest::newRow("gravest, over a weekend")
            << QStringLiteral("sev-1") << QDate(2026, 3, 13) << QDate(2026, 3, 16);
        QTest::newRow("another, closed on a Friday")
            << QStringLiteral("sev-2") << QDate(2026, 3, 13) << QDate(2026, 3, 20);
        QTest::newRow("another, closed on a Saturday")
            << QStringLiteral("sev-2") << QDate(2026, 3, 14) << QDate(2026, 3, 20);
        QTest::newRow("another, closed on a Monday")
            << QStringLiteral("sev-2") << QDate(2026, 3, 16) << QDate(2026, 3, 23);
        QTest::newRow("none") << QString() << QDate(2026, 3, 16) << QDate(2026, 3, 23);
    }
    void theGravestIsDueInThreeDaysTheOthersInFiveWorkingDays()
    {
        QFETCH(const QString, severity);
        QFETCH(const QDate, closed);
        QFETCH(const QDate, due);
        const auto plan
            = aPlan().withSeverity(QStringLiteral("sev-1")).withSeverity(QStringLiteral("sev-2")).build();
        const auto stated = severity.isEmpty() ? std::nullopt : std::optional(plan::SeverityId(severity));
        QCOMPARE_EQ(reviewDue(plan, stated, closed), due);
    }

    void aReviewBecomesLate()
    {
        IncidentRig rig;
        QVERIFY(dueWords(*rig.session).text.isEmpty());
        VERIFY_RESULT(await(rig.session->close()));
        const auto due = dueWords(*rig.session);
        QVERIFY2(due.text.startsWith(QStringLiteral("Review due ")), qPrintable(due.text));
        QVERIFY(!due.isLate);
        rig.clock.advance(24h * 30);
        const auto late = dueWords(*rig.session);
        QVERIFY2(late.text.startsWith(QStringLiteral("Review late: it was due ")), qPrintable(late.text));
        QVERIFY2(late.text.endsWith(QStringLiteral(" days ago.")), qPrintable(late.text));
        QVERIFY(late.isLate);
        // What is approved is not late any more.
        rig.act(incident::ReviewMoved { ReviewStage::InReview, {} });
        QVERIFY(dueWords(*rig.session).isLate);
        rig.act(incident::ReviewMoved { ReviewStage::Approved, {} });
        QVERIFY(!dueWords(*rig.session).isLate);
    }

    void whereItStandsIsToldWithWhoAndWhy()
    {
        IncidentRig rig;
        VERIFY_RESULT(await(rig.session->close()));
        QCOMPARE_EQ(standingText(*rig.session), QStringLiteral("Nobody has asked for a review yet."));
        rig.act(incident::ReviewMoved { ReviewStage::InReview, {} });
        const auto asked = standingText(*rig.session);
        QVERIFY2(asked.startsWith(QStringLiteral("Since ")), qPrintable(asked));
        QVERIFY2(asked.endsWith(QStringLiteral(", by Ada.")), qPrintable(asked));
        rig.act(incident::ReviewMoved { ReviewStage::Draft, QStringLiteral("a time is wrong") });
        QVERIFY(standingText(*rig.session).endsWith(QStringLiteral("Why: a time is wrong")));
    }

    void eachStageHasItsWaysOnAndBack()
    {
        using Ways = std::pair<QString, QString>;
        const auto ways = [](ReviewStage stage) { return Ways { onwardText(stage), backText(stage) }; };
        QCOMPARE(ways(ReviewStage::Draft), Ways(QStringLiteral("Ask for review"), {}));
        QCOMPARE(
            ways(ReviewStage::InReview), Ways(QStringLiteral("Approve"), QStringLiteral("Back to draft…")));
        QCOMPARE(ways(ReviewStage::Approved),
            Ways(QStringLiteral("Close the review"), QStringLiteral("Back to review…")));
        QCOMPARE(ways(ReviewStage::Closed), Ways({}, QStringLiteral("Back to approved…")));
        QVERIFY(settledText(ReviewStage::InReview).isEmpty());
        QVERIFY(!settledText(ReviewStage::Closed).isEmpty());
    }

    void eachPartHasATitleAndAHint()
    {
        QSet<QString> words;
        for (const auto& part : partsInReview()) {
            QVERIFY2(titleOfPart(part) != part, qPrintable(part));
            words << titleOfPart(part) << hintOfPart(part);
        }
        QCOMPARE(partsInReview().size(), 6);
        QCOMPARE(words.size(), 12);
        QCOMPARE(wordsIn(QStringLiteral(" two\n words ")), 2);
        QCOMPARE(wordsIn({}), 0);
    }

    void aFollowUpSaysWhoAndUntilWhen()
    {
        IncidentRig rig;
        const auto words = [&] { return followUpWords(rig.session->state().followUps.last(), *rig.session); };
        rig.act(incident::FollowUpAdded { {}, {}, QStringLiteral("Cut the redeploy"), {} });
        QCOMPARE_EQ(words().text, QStringLiteral("Cut the redeploy — nobody has taken it, no day agreed."));
        rig.act(incident::FollowUpAdded {
            rig.clock.now() + 24h, {}, QStringLiteral("Ask Legal"), QStringLiteral("Noor") });
        QVERIFY2(
            words().text.startsWith(QStringLiteral("Ask Legal — by Noor, due ")), qPrintable(words().text));
        QVERIFY(!words().isLate);
        rig.clock.advance(48h);
        QVERIFY(words().text.contains(QStringLiteral("late, was due")));
        QVERIFY(words().isLate);
        rig.act(incident::FollowUpEnded { rig.session->state().followUps.last().id,
            incident::FollowUpEnded::How::Dropped, QStringLiteral("Legal has gone") });
        QVERIFY(words().text.contains(QStringLiteral("Not to be done")));
        QVERIFY(words().text.contains(QStringLiteral("Legal has gone")));
        QVERIFY(!words().isLate);
    }
};

MUSTER_TEST(TstReviewWords)

#include "tst_reviewwords.moc"
