// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/models/kindwords.h"
#include "ui/models/timelinetopic.h"

#include <QTest>

#include <utility>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

class TstKindWords final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void theTypeTellsTheKind()
    {
        using namespace incident;
        EventMaker maker;
        const StepAddress step(QStringLiteral("outage/choose"));
        QCOMPARE_EQ(kindWordsOf(maker.make(StepCompleted { step, {} })), QStringLiteral("Step done"));
        QCOMPARE_EQ(kindWordsOf(maker.make(IncidentClosed {})), QStringLiteral("Closed"));
        QCOMPARE_EQ(kindWordsOf(maker.make(ClockChecked { true })), QStringLiteral("Clock of the computer"));
        QCOMPARE_EQ(kindWordsOf(maker.make(RollbackStopped {})), QStringLiteral("End of the rollback"));
    }

    void aNoteIsWhatSomebodyMarkedItAs()
    {
        using incident::NoteAdded;
        EventMaker maker;
        const auto words = [&](NoteAdded::Kind kind) {
            return kindWordsOf(maker.make(NoteAdded { kind, QStringLiteral("a") }));
        };
        QCOMPARE_EQ(words(NoteAdded::Kind::Note), QStringLiteral("Note"));
        QCOMPARE_EQ(words(NoteAdded::Kind::Decision), QStringLiteral("Decision"));
        QCOMPARE_EQ(words(NoteAdded::Kind::Question), QStringLiteral("Question"));
        QCOMPARE_EQ(words(NoteAdded::Kind::Task), QStringLiteral("Task"));
    }

    void whatThisVersionDoesNotKnowKeepsItsName()
    {
        EventMaker maker;
        QCOMPARE_EQ(
            kindWordsOf(maker.makeForeign(QStringLiteral("moon.risen"))), QStringLiteral("moon.risen.1"));
        auto newer = maker.make(incident::IncidentClosed {});
        newer.version = 2;
        QCOMPARE_EQ(kindWordsOf(newer), QStringLiteral("incident.closed.2"));
        newer.type = QString(journal::kUnreadable);
        QCOMPARE_EQ(kindWordsOf(newer), QStringLiteral("An entry that cannot be read"));
    }

    void nothingThatAnIncidentRecordsIsWithoutWords()
    {
        EventMaker maker;
        auto event = maker.make(incident::IncidentClosed {});
        auto types = typesOf(TimelineTopics::fromInt(255)).filter(u"."_qs);
        types << u"incident.declared"_qs << u"clock.moved"_qs << u"clock.changed"_qs << u"machine.slept"_qs
              << u"zone.changed"_qs << u"objective.paused"_qs << u"objective.resumed"_qs
              << u"objection.noted"_qs << u"follow-up.added"_qs << u"follow-up.changed"_qs
              << u"follow-up.ended"_qs << u"follow-up.reopened"_qs << u"review.written"_qs
              << u"review.moved"_qs << u"review.commented"_qs << u"review.settled"_qs << u"watch.begun"_qs
              << u"watch.ended"_qs << u"record.anchored"_qs << u"evidence.attached"_qs
              << u"evidence.withdrawn"_qs << u"leaf.erased"_qs << u"stream.opened"_qs << u"stream.closed"_qs
              << u"origin.joined"_qs << u"plan.approved"_qs << u"plan.approval-withdrawn"_qs
              << u"console.enrolled"_qs << u"console.revoked"_qs;
        QVERIFY(types.size() > 50);
        for (const auto& type : std::as_const(types)) {
            event.type = type;
            QVERIFY2(!kindWordsOf(event).contains(type), qPrintable(type));
        }
    }
};

MUSTER_TEST(TstKindWords)
#include "tst_kindwords.moc"
