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
using namespace std::chrono_literals;

namespace {

/// Another console whose events arrive in the order in which they are made.
struct Others {
    IncidentRig& rig;
    EventMaker maker { 2 };

    explicit Others(IncidentRig& incident)
        : rig(incident)
    {
        maker.at(rig.clock.now()).by(QStringLiteral("Ben"));
    }
    [[nodiscard]] journal::Event make(const incident::Payload& payload)
    {
        auto event = maker.make(payload);
        event.stream = rig.session->stream().id;
        return event;
    }
    void say(Millis later, const incident::Payload& payload)
    {
        maker.advance(later);
        rig.journal.receive({ make(payload) });
    }
    void note(Millis later, const char* words)
    {
        say(later, incident::NoteAdded { incident::NoteAdded::Kind::Note, QString::fromUtf8(words) });
    }
};

QStringList textsOf(const TimelineModel& model, int from = 0)
{
    QStringList texts;
    for (auto row = from; row < model.rowCount(); ++row)
        texts << model.at(row).text;
    return texts;
}

} // namespace

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

    void aLongSilenceAndANewDayAreMarked()
    {
        IncidentRig rig;
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        Others others(rig);
        const auto row = model.rowCount();
        others.note(29min, "not yet");
        others.note(130min, "much later");
        others.note(8h, "in the night");
        others.note(1min, "at once");
        QVERIFY(!model.isMarked(0));
        QVERIFY(!model.isMarked(row));
        QCOMPARE_EQ(model.markWords(row + 1), QStringLiteral("2 h 10 min without an entry"));
        QCOMPARE_EQ(model.markWords(row + 2), QStringLiteral("Sunday, 15 March, after 8 h without an entry"));
        QVERIFY(!model.isMarked(row + 3));
        QCOMPARE_EQ(model.marksBefore(row + 1), 0);
        QCOMPARE_EQ(model.marksBefore(row + 2), 1);
        QCOMPARE_EQ(model.marksBefore(model.rowCount()), 2);
        QCOMPARE_EQ(model.index(row + 1).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("2 h 10 min without an entry. 16:51, much later, Ben"));
        // What a filter hides was recorded all the same; the days stay.
        model.setFilter(TimelineTopic::Notes, {});
        QCOMPARE_EQ(model.rowCount(), 4);
        QCOMPARE_EQ(model.marksBefore(4), 1);
        QCOMPARE_EQ(model.markWords(2), QStringLiteral("Sunday, 15 March"));
    }

    void routineOfProgramsIsOneRow()
    {
        using namespace incident;
        IncidentRig rig;
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        Others others(rig);
        const auto row = model.rowCount();
        const auto before = model.entries();
        others.say(1min, ClockChecked { true });
        QCOMPARE_EQ(model.rowCount(), row + 1);
        QVERIFY(!model.isGroup(row));
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        others.say(10min, MachineSlept { 5min });
        others.say(1h, ClockChecked { true });
        QVERIFY(reset.isEmpty());
        QCOMPARE_EQ(changed.size(), 2);
        QCOMPARE_EQ(model.rowCount(), row + 1);
        QVERIFY(model.isGroup(row));
        QVERIFY(!model.isOpen(row));
        QCOMPARE_EQ(model.at(row).text, QStringLiteral("3 entries of Muster, 14:13 to 15:23"));
        QCOMPARE_EQ(model.spoken(row), QStringLiteral("3 entries of Muster, 14:13 to 15:23, closed"));
        QCOMPARE_EQ(model.timeWords(row), QStringLiteral("14:13:00"));
        QCOMPARE_EQ(model.entries(), before + 3);
        QCOMPARE_EQ(model.entriesOf(row).size(), 3);
        // What somebody does, and what matters, stands alone.
        others.note(1min, "seen");
        others.say(1min, ClockChecked { true });
        others.say(1min, ClockChecked { false });
        others.say(1min, ClockChecked { true });
        QCOMPARE_EQ(model.rowCount(), row + 5);
        for (auto later = row + 1; later < row + 5; ++later)
            QVERIFY(!model.isGroup(later));
        // Read at once it is the same.
        const auto texts = textsOf(model);
        TimelineModel other;
        other.setIncident(rig.session);
        QCOMPARE_EQ(textsOf(other), texts);
        // What is looked for is not hidden in a group.
        model.setFilter(TimelineTopic::Incident, {});
        QCOMPARE_EQ(model.rowCount(), 7);
    }

    void checksOfProgramsSaySo()
    {
        using namespace incident;
        IncidentRig rig;
        TimelineModel model;
        model.setIncident(rig.session);
        Others others(rig);
        const CheckReported holds { plan::CheckId(QStringLiteral("lag")), CheckWord::Holds,
            CheckedBy::Program, {}, QStringLiteral("probe") };
        auto fails = holds;
        fails.word = CheckWord::Fails;
        const auto row = model.rowCount();
        for (const auto& one : { holds, holds, holds, fails, holds })
            others.say(5min, one);
        QCOMPARE_EQ(model.rowCount(), row + 4);
        QCOMPARE_EQ(model.at(row + 1).text, QStringLiteral("2 entries of programs, 14:22 to 14:27"));
        QVERIFY(model.isGroup(row + 1));
        QVERIFY(!model.isGroup(row + 2));
        QVERIFY(!model.isGroup(row + 3));
    }

    void aGroupEndsWithItsDay()
    {
        IncidentRig rig;
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        Others others(rig);
        const auto row = model.rowCount();
        others.say(9h, incident::ClockChecked { true });
        others.say(30min, incident::ClockChecked { true });
        others.say(30min, incident::ClockChecked { true });
        others.say(30min, incident::ClockChecked { true });
        QCOMPARE_EQ(model.rowCount(), row + 2);
        QVERIFY(model.isGroup(row));
        QVERIFY(model.isGroup(row + 1));
        QCOMPARE_EQ(model.markWords(row + 1), QStringLiteral("Sunday, 15 March"));
    }

    void aGroupOpensAndCloses()
    {
        using namespace incident;
        IncidentRig rig;
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        Others others(rig);
        const auto row = model.rowCount();
        others.say(1min, ClockChecked { true });
        others.say(1min, ClockChecked { true });
        others.note(40min, "seen");
        QCOMPARE_EQ(model.marksBefore(model.rowCount()), 1);
        const auto closed = textsOf(model);
        model.setOpen(row, true);
        QVERIFY(model.isOpen(row));
        QVERIFY(model.isGroup(row));
        QCOMPARE_EQ(model.rowCount(), row + 4);
        QVERIFY(model.isMember(row + 1) && model.isMember(row + 2));
        QCOMPARE_EQ(model.groupOf(row + 2), std::optional(row));
        QCOMPARE_EQ(model.groupOf(row + 3), std::nullopt);
        QVERIFY(model.spoken(row).endsWith(QStringLiteral("opened")));
        QVERIFY(model.isMarked(row + 3));
        QCOMPARE_EQ(model.marksBefore(row + 3), 0);
        QCOMPARE_EQ(model.marksBefore(row + 4), 1);
        // Whoever looks for one of its entries finds that one.
        QCOMPARE_EQ(model.rowOf(model.at(row + 2).id), std::optional(row + 2));
        QCOMPARE_EQ(model.rowFrom(model.at(row + 2).at), std::optional(row + 2));
        model.setOpen(row, false);
        QCOMPARE_EQ(textsOf(model), closed);
        QVERIFY(model.isMarked(row + 1));
        QCOMPARE_EQ(
            model.rowOf(rig.journal.events()[rig.journal.events().size() - 2].id), std::optional(row));
    }

    void anOpenGroupTakesInWhatComes()
    {
        using namespace incident;
        IncidentRig rig;
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        Others others(rig);
        const auto row = model.rowCount();
        others.say(1min, ClockChecked { true });
        others.say(1min, ClockChecked { true });
        model.setOpen(row, true);
        others.say(40min, ClockChecked { true });
        QCOMPARE_EQ(model.rowCount(), row + 4);
        QVERIFY(model.isMember(row + 3));
        QCOMPARE_EQ(model.markWords(row + 3), QStringLiteral("40 min without an entry"));
        QCOMPARE_EQ(model.at(row).text, QStringLiteral("3 entries of Muster, 14:13 to 14:54"));
        QCOMPARE_EQ(model.entriesOf(row).size(), 3);
        model.setOpen(row, false);
        QCOMPARE_EQ(model.rowCount(), row + 1);
        QCOMPARE_EQ(model.marksBefore(row + 1), 0);
    }

    void wordsAreLookedForInSlices()
    {
        IncidentRig rig;
        Others others(rig);
        QList<journal::Event> events;
        const auto note = [&](const QString& words) {
            others.maker.advance(1s);
            events << others.make(incident::NoteAdded { incident::NoteAdded::Kind::Note, words });
        };
        note(QStringLiteral("The oldest needle"));
        for (int i = 0; i < 2500; ++i)
            note(QStringLiteral("Straw %1").arg(i));
        note(QStringLiteral("The newest needle"));
        rig.journal.receive(events);
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        QVERIFY(!model.isSearching());
        const QSignalSpy ended(&model, &TimelineModel::searchEnded);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setFilter({}, QStringLiteral("needle"));
        // The newest is there at once, and the window goes on meanwhile.
        QVERIFY(model.isSearching());
        QCOMPARE_EQ(textsOf(model), QStringList({ QStringLiteral("The newest needle") }));
        others.note(1s, "A needle that comes meanwhile");
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(!model.isSearching());
        QCOMPARE_EQ(reset.size(), 1);
        QCOMPARE_EQ(textsOf(model),
            QStringList({ QStringLiteral("The oldest needle"), QStringLiteral("The newest needle"),
                QStringLiteral("A needle that comes meanwhile") }));
        // Other words begin anew, none need no search.
        model.setFilter({}, QStringLiteral("straw"));
        QVERIFY(model.isSearching());
        model.setFilter({}, {});
        QVERIFY(!model.isSearching());
        QCOMPARE_EQ(model.rowCount(), model.entries());
    }

    void whatIsFoundLaterCarriesTheMarksOfItsDay()
    {
        IncidentRig rig;
        Others others(rig);
        QList<journal::Event> events;
        const auto note = [&](Millis later, const QString& words) {
            others.maker.advance(later);
            events << others.make(incident::NoteAdded { incident::NoteAdded::Kind::Note, words });
        };
        note(1s, QStringLiteral("A needle of Saturday"));
        note(12h, QStringLiteral("A needle of Sunday"));
        for (int i = 0; i < 2500; ++i)
            note(1s, QStringLiteral("Straw %1").arg(i));
        note(12h, QStringLiteral("Another needle of Sunday"));
        note(12h, QStringLiteral("A needle of Monday"));
        rig.journal.receive(events);
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        model.setFilter({}, QStringLiteral("needle"));
        QCOMPARE_EQ(model.rowCount(), 2);
        QCOMPARE_EQ(model.marksBefore(2), 1);
        QTRY_VERIFY(!model.isSearching());
        QCOMPARE_EQ(model.rowCount(), 4);
        QCOMPARE_EQ(model.markWords(1), QStringLiteral("Sunday, 15 March"));
        QVERIFY(!model.isMarked(2));
        QCOMPARE_EQ(model.markWords(3), QStringLiteral("Monday, 16 March"));
        QCOMPARE_EQ(model.marksBefore(2), 1);
        QCOMPARE_EQ(model.marksBefore(4), 2);
    }

    void anEntryLeavesWithItsDayAndItsZone()
    {
        IncidentRig rig;
        TimelineModel model;
        model.setIncident(rig.session);
        const auto happened = rig.clock.now();
        rig.clock.advance(29min);
        VERIFY_RESULT(await(rig.session->note(QStringLiteral("The pager was silent"), happened)));
        const auto copy = model.copyOf(model.entryAt(model.rowCount() - 1));
        QCOMPARE_EQ(copy.time, QStringLiteral("2026-03-14 14:12:00"));
        QCOMPARE_EQ(copy.zone, WallTime(QStringLiteral("Australia/Sydney")).zoneName(happened));
        QCOMPARE_EQ(copy.who, QStringLiteral("Ada, written 14:41"));
        QCOMPARE_EQ(copy.words, QStringLiteral("The pager was silent"));
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
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        rig.act(incident::StepReworded { step, QStringLiteral("Ask Neon"), QStringLiteral("outage"), {} });
        QVERIFY(reset.isEmpty());
        QVERIFY(!changed.isEmpty());
        QVERIFY2(model.at(row).text.contains(u"Ask Neon"), qPrintable(model.at(row).text));
        QCOMPARE_EQ(model.rowCount(), row + 2);
        QCOMPARE_EQ(model.at(row + 1).kind, incident::LineKind::Changed);
        QCOMPARE_EQ(topicOf(rig.last()), TimelineTopic::Steps);
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

    void whatIsTakenBackIsForgotten()
    {
        IncidentRig rig;
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("it is hunter2") });
        const auto entry = rig.last().id;
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("The phone rings") });
        // So that it has read by what its lines are found.
        model.setFilter({}, QStringLiteral("hunter2"));
        QCOMPARE_EQ(model.rowCount(), 1);
        rig.act(incident::LeafErased {
            { { { entry, QStringLiteral("payload.text") } }, {} }, QStringLiteral("a password") });
        QCOMPARE_EQ(model.rowCount(), 0);
        model.setFilter({}, {});
        const auto row = *model.rowOf(entry);
        QCOMPARE_EQ(model.at(row).text, QStringLiteral("(taken back)"));
        for (int i = 0; i < model.rowCount(); ++i)
            QVERIFY2(!model.spoken(i).contains(u"hunter2"), qPrintable(model.spoken(i)));
        QCOMPARE_EQ(model.at(model.rowCount() - 1).kind, incident::LineKind::Erased);
        QCOMPARE_EQ(model.at(model.rowCount() - 1).text,
            QStringLiteral("Taken back for good: one text — a password"));
    }
};
MUSTER_TEST(TstTimelineModel)
#include "tst_timelinemodel.moc"
