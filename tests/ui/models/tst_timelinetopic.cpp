// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/models/timelinetopic.h"

#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

class TstTimelineTopic final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void theTypeTellsWhatAnEntryIsAbout()
    {
        using namespace incident;
        using Kind = NoteAdded::Kind;
        EventMaker maker;
        const auto topic = [&](const Payload& payload) { return topicOf(maker.make(payload)); };
        const StepAddress step(QStringLiteral("outage/choose"));
        const plan::ServiceId service(QStringLiteral("neon"));
        QCOMPARE_EQ(topic(StepCompleted { step, {} }), TimelineTopic::Steps);
        QCOMPARE_EQ(topic(RollbackStopped {}), TimelineTopic::Steps);
        QCOMPARE_EQ(topic(NoteAdded { Kind::Note, QStringLiteral("a") }), TimelineTopic::Notes);
        QCOMPARE_EQ(topic(NoteAdded { Kind::Question, QStringLiteral("a") }), TimelineTopic::Notes);
        QCOMPARE_EQ(topic(NoteAdded { Kind::Decision, QStringLiteral("a") }), TimelineTopic::Decisions);
        QCOMPARE_EQ(topic(ServiceRecovered { service, {} }), TimelineTopic::Services);
        QCOMPARE_EQ(topic(RecoveryWithdrawn { service, {} }), TimelineTopic::Services);
        QCOMPARE_EQ(topic(TimesStated {}), TimelineTopic::Services);
        QCOMPARE_EQ(topic(ClockChecked { true }), TimelineTopic::Incident);
        QCOMPARE_EQ(topic(IncidentClosed {}), TimelineTopic::Incident);
    }

    void theTypesOfATopicFindWhatIsAboutIt()
    {
        QCOMPARE_EQ(typesOf({}), QStringList());
        QCOMPARE_EQ(typesOf(TimelineTopic::Roles), QStringList({ QStringLiteral("role.assigned") }));
        // A decision may be written down as a note.
        QCOMPARE_EQ(typesOf(TimelineTopic::Decisions),
            QStringList({ QStringLiteral("decision.recorded"), QStringLiteral("note.added") }));
        auto both = typesOf(TimelineTopic::Decisions | TimelineTopic::Notes);
        QCOMPARE_EQ(both.removeDuplicates(), 0);
        QVERIFY(typesOf(TimelineTopic::Incident).contains(QStringLiteral("evidence")));
    }

    void whatThisVersionDoesNotKnowIsOfTheIncident()
    {
        EventMaker maker;
        QCOMPARE_EQ(topicOf(maker.makeForeign(QStringLiteral("moon.risen"))), TimelineTopic::Incident);
        auto newer = maker.make(
            incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("of another version") });
        QCOMPARE_EQ(topicOf(newer), TimelineTopic::Notes);
        newer.version = 2;
        QCOMPARE_EQ(topicOf(newer), TimelineTopic::Incident);
    }
};
MUSTER_TEST(TstTimelineTopic)
#include "tst_timelinetopic.moc"
