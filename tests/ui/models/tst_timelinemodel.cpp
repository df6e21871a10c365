// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/changesplan.h"
#include "ui/models/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

class TstTimelineModel final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatHappensIsAppended()
    {
        IncidentRig rig;
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const auto before = model.rowCount();
        QVERIFY(before >= 2);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        VERIFY_RESULT(await(rig.session->note(QStringLiteral("The phone rings"))));
        QCOMPARE_EQ(inserted.size(), 1);
        QVERIFY(reset.isEmpty());
        QCOMPARE_EQ(model.rowCount(), before + 1);
        QCOMPARE_EQ(model.at(before).text, QStringLiteral("The phone rings"));
    }

    void aLineThatBelongsBeforeOthersMakesItReadAgain()
    {
        IncidentRig rig;
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        EventMaker other(2);
        other.at(rig.clock.now()).by(QStringLiteral("Ben"));
        auto late = other.make(
            incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("Ben was here") });
        late.stream = rig.session->stream().id;
        rig.clock.advance(std::chrono::minutes(5));
        VERIFY_RESULT(await(rig.session->note(QStringLiteral("Five minutes later"))));
        const auto rows = model.rowCount();
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        rig.journal.receive({ late });
        QCOMPARE_EQ(reset.size(), 1);
        QCOMPARE_EQ(model.rowCount(), rows + 1);
        QCOMPARE_EQ(model.at(rows).text, QStringLiteral("Five minutes later"));
    }

    void whatWasWrittenLaterSaysSo()
    {
        IncidentRig rig;
        TimelineModel model;
        model.setIncident(rig.session);
        const auto happened = rig.clock.now();
        rig.clock.advance(std::chrono::minutes(29));
        VERIFY_RESULT(await(rig.session->note(QStringLiteral("The pager was silent"), happened)));
        const auto row = model.rowCount() - 1;
        QCOMPARE_EQ(model.timeWords(row), QStringLiteral("14:12:00"));
        QCOMPARE_EQ(model.actorWords(row), QStringLiteral("Ada, written 14:41"));
        QCOMPARE_EQ(model.index(row).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("14:12, The pager was silent, Ada, written 14:41"));
    }

    void entriesAreFoundByKindAndWords_data()
    {
        QTest::addColumn<TimelineTopics>("topics");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("types");
        const auto row
            = [](const char* name, TimelineTopics topics, const char* words, const QStringList& types) {
                  QTest::newRow(name) << topics << QString::fromUtf8(words) << types;
              };
        using enum TimelineTopic;
        const auto step = QStringLiteral("step.completed");
        const auto note = QStringLiteral("note.added");
        const auto role = QStringLiteral("role.assigned");
        const auto decision = QStringLiteral("decision.recorded");
        const auto back = QStringLiteral("service.recovered");
        const auto declared = QStringLiteral("incident.declared");
        const auto withdrawn = QStringLiteral("service.recovery-withdrawn");
        const auto times = QStringLiteral("times.stated");
        const auto released = QStringLiteral("step.released");
        row("steps", Steps, "", { step, step, step, step, released, step });
        row("decisions, also written ones", Decisions, "", { decision, note });
        row("notes", Notes, "", { note });
        row("roles", Roles, "", { role });
        row("services and times", Services, "", { back, back, withdrawn, times });
        row("the incident", Incident, "", { declared });
        row("two kinds", Roles | Incident, "", { declared, role });
        row("words", {}, "the QUEUE", { note });
        row("words of a kind", Steps, "outage", { step });
        row("a person", {}, "@bea", { back });
        row("a name in a sentence is no person", {}, "@queue", {});
        row("a service, also by the step that brings it back", {}, "#neon",
            { released, step, back, withdrawn });
        row("any word of a service", {}, "#database", { released, step, back, withdrawn });
        row("nothing", {}, "zebra", {});
    }
    void entriesAreFoundByKindAndWords()
    {
        QFETCH(TimelineTopics, topics);
        QFETCH(QString, words);
        QFETCH(QStringList, types);
        using namespace incident;
        IncidentRig rig;
        rig.walkToTheChoice();
        rig.act(DecisionRecorded { IncidentRig::address(QStringLiteral("choose")),
            plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), {} });
        rig.releasePromotion();
        rig.act(StepCompleted {
            IncidentRig::address(QStringLiteral("promote-replica")), QStringLiteral("as expected") });
        rig.act(NoteAdded { NoteAdded::Kind::Note, QStringLiteral("The queue is long") });
        rig.act(NoteAdded { NoteAdded::Kind::Decision, QStringLiteral("We wait") });
        const plan::ServiceId neon(QStringLiteral("neon-database"));
        rig.session->setActingAs(QStringLiteral("Bea Lee"));
        rig.act(ServiceRecovered { plan::ServiceId(QStringLiteral("audit-logs")), {} });
        rig.session->setActingAs(QStringLiteral("Ada"));
        rig.act(RecoveryWithdrawn { neon, {} });
        TimesStated stated;
        stated.lastWrite = rig.clock.now();
        rig.act(stated);
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const auto all = model.rowCount();
        model.setFilter(topics, words);
        QStringList found;
        for (int row = 0; row < model.rowCount(); ++row)
            found << model.at(row).type;
        QCOMPARE_EQ(found, types);
        QVERIFY(model.isFiltered());
        QCOMPARE_EQ(model.entries(), all);
        model.setFilter({}, {});
        QCOMPARE_EQ(model.rowCount(), all);
    }

    void newEntriesThatDoNotFitAreCounted()
    {
        IncidentRig rig;
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        model.setFilter({}, QStringLiteral("phone"));
        QCOMPARE_EQ(model.hiddenSince(), 0);
        const QSignalSpy hidden(&model, &TimelineModel::hiddenChanged);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        VERIFY_RESULT(await(rig.session->note(QStringLiteral("The phone rings"))));
        QCOMPARE_EQ(model.rowCount(), 1);
        QVERIFY(hidden.isEmpty());
        VERIFY_RESULT(await(rig.session->note(QStringLiteral("The door opens"))));
        VERIFY_RESULT(await(rig.session->note(QStringLiteral("The door closes"))));
        QCOMPARE_EQ(model.rowCount(), 1);
        QCOMPARE_EQ(model.hiddenSince(), 2);
        QCOMPARE_EQ(hidden.size(), 2);
        QVERIFY(reset.isEmpty());
        model.setFilter({}, QStringLiteral("door"));
        QCOMPARE_EQ(model.hiddenSince(), 0);
        QCOMPARE_EQ(model.rowCount(), 2);
    }

    void aMomentLeadsToTheFirstEntryNotBeforeIt()
    {
        IncidentRig rig;
        TimelineModel model;
        QCOMPARE_EQ(model.rowFrom(rig.clock.now()), std::nullopt);
        model.setIncident(rig.session);
        rig.clock.advance(std::chrono::minutes(10));
        VERIFY_RESULT(await(rig.session->note(QStringLiteral("Ten minutes later"))));
        const auto last = model.rowCount() - 1;
        QCOMPARE_EQ(model.rowFrom(rig.clock.now() - std::chrono::minutes(3)), std::optional(last));
        QCOMPARE_EQ(model.rowFrom(rig.clock.now() + std::chrono::hours(1)), std::optional(last));
        QCOMPARE_EQ(model.rowFrom(rig.clock.now() - std::chrono::hours(1)), std::optional(0));
        QCOMPARE_EQ(model.rowOf(model.at(last).id), std::optional(last));
        model.setFilter(TimelineTopic::Steps, {});
        QCOMPARE_EQ(model.rowFrom(rig.clock.now()), std::nullopt);
    }

    void aRewordedStepIsToldInItsNewWords()
    {
        IncidentRig rig(changesPlan());
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const auto step = IncidentRig::address(QStringLiteral("confirm-outage"));
        rig.act(incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        rig.act(incident::StepStarted { step });
        const auto row = model.rowCount() - 1;
        QVERIFY(model.at(row).text.contains(u"Confirm Neon reports the outage"));
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        rig.act(incident::StepReworded { step, QStringLiteral("Ask Neon"), QStringLiteral("outage"), {} });
        QVERIFY(reset.isEmpty());
        QVERIFY2(model.at(row).text.contains(u"Ask Neon"), qPrintable(model.at(row).text));
        QCOMPARE_EQ(model.rowCount(), row + 2);
        QCOMPARE_EQ(model.at(row + 1).kind, incident::LineKind::Changed);
        QCOMPARE_EQ(topicOf(model.at(row + 1)), TimelineTopic::Steps);
    }

    void whatIsFoundIsFoundInTheNewWords()
    {
        IncidentRig rig(changesPlan());
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const auto step = IncidentRig::address(QStringLiteral("confirm-outage"));
        rig.act(incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        rig.act(incident::StepStarted { step });
        model.setFilter({}, QStringLiteral("confirm"));
        QCOMPARE_EQ(model.rowCount(), 1);
        rig.act(incident::StepReworded { step, QStringLiteral("Ask Neon"), QStringLiteral("outage"), {} });
        QCOMPARE_EQ(model.rowCount(), 0);
    }
};
MUSTER_TEST(TstTimelineModel)
#include "tst_timelinemodel.moc"
