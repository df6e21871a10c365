// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "ui/models/decisionsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;
using Standing = DecisionRow::Standing;

class TstDecisionsModel final : public QObject {
    Q_OBJECT
private:
    static incident::DecisionRecorded answering(const QString& answer, const QString& why = {})
    {
        return { IncidentRig::address(QStringLiteral("choose")), plan::DecisionId(QStringLiteral("path")),
            plan::AnswerId(answer), why };
    }
    static incident::NoteAdded noting(const QString& text)
    {
        return { incident::NoteAdded::Kind::Decision, text };
    }

private slots:
    void init() { failOnWarnings(); }

    void answersAndNotedDecisionsAreAppended()
    {
        IncidentRig rig;
        DecisionsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.rowCount(), 0);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        rig.act(noting(QStringLiteral("Sales tells the clients")));
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("The phone rings") });
        rig.walkToTheChoice();
        rig.act(answering(QStringLiteral("promote"), QStringLiteral("the replica is 12 s behind")));
        QCOMPARE_EQ(inserted.size(), 2);
        QVERIFY(reset.isEmpty());
        QCOMPARE_EQ(model.rowCount(), 2);
        QCOMPARE_EQ(model.at(0).standing, Standing::Noted);
        QCOMPARE_EQ(model.at(1).standing, Standing::Decided);
        QCOMPARE_EQ(model.index(0).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Noted, Sales tells the clients, Ada 14:12"));
        QCOMPARE_EQ(model.index(1).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Decided at 2.2, Is a healthy replica at hand?, Promote the replica, Because: the "
                           "replica is 12 s behind, Ada 14:17"));
    }

    void objectionsStandUnderTheirDecision()
    {
        IncidentRig rig;
        DecisionsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.act(noting(QStringLiteral("We restore")));
        const auto about = rig.last().id;
        rig.act(noting(QStringLiteral("We wait")));
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        rig.act(incident::ObjectionNoted { about, QStringLiteral("Cleo"), QStringLiteral("too early") });
        QCOMPARE_EQ(changed.size(), 1);
        rig.act(incident::ObjectionNoted { about, {}, QStringLiteral("it loses an hour") });
        QCOMPARE_EQ(model.rowCount(), 2);
        QCOMPARE(model.at(0).objections,
            QStringList({ QStringLiteral("Objection of Cleo: too early"),
                QStringLiteral("Objection of Ada: it loses an hour") }));
        QVERIFY(model.at(1).objections.isEmpty());
        QCOMPARE_EQ(model.index(0).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Noted, We restore, Ada 14:12, Objection of Cleo: too early, Objection of Ada: it "
                           "loses an hour"));
        const auto second = rig.last().id;
        rig.act(incident::LeafErased {
            { { { second, QStringLiteral("payload.text") } }, {} }, QStringLiteral("a name") });
        QCOMPARE_EQ(model.at(0).objections.last(), QStringLiteral("Objection of Ada: (taken back)"));
    }

    void followUpsStandThereAsLongAsTheyAreOpen()
    {
        using How = incident::FollowUpEnded::How;
        IncidentRig rig;
        DecisionsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.act(noting(QStringLiteral("We restore")));
        rig.act(incident::FollowUpAdded { {}, rig.last().id, QStringLiteral("Check the index"), {} });
        const auto known = rig.last().id;
        QCOMPARE_EQ(model.rowCount(), 2);
        QVERIFY(!model.at(1).isDecision());
        QCOMPARE_EQ(model.index(1).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Follow-up, Check the index, Nobody does it yet, Ada 14:12"));
        rig.act(incident::FollowUpChanged { known, rig.clock.now() + 24h, QStringLiteral("Ben") });
        QVERIFY2(model.at(1).agreed.startsWith(u"By Ben, until 20"), qPrintable(model.at(1).agreed));
        QVERIFY2(model.at(1).agreed.endsWith(u" 14:12"), qPrintable(model.at(1).agreed));
        rig.act(incident::FollowUpEnded { known, How::Done, {} });
        QCOMPARE_EQ(model.rowCount(), 1);
        rig.act(incident::FollowUpReopened { known });
        QCOMPARE_EQ(model.rowCount(), 2);
        QCOMPARE_EQ(model.at(1).answer, QStringLiteral("Check the index"));
    }

    void anAnswerThatIsTakenBackStaysAndSaysSo()
    {
        IncidentRig rig;
        DecisionsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.walkToTheChoice();
        rig.act(answering(QStringLiteral("promote")));
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        rig.clock.advance(1min);
        rig.act(incident::StepReopened {
            IncidentRig::address(QStringLiteral("choose")), QStringLiteral("the replica is gone") });
        QCOMPARE_EQ(changed.size(), 1);
        QCOMPARE_EQ(model.at(0).standing, Standing::TakenBack);
        QCOMPARE_EQ(DecisionsModel::standingWords(model.at(0)), QStringLiteral("Taken back, 2.2"));
        rig.clock.advance(1min);
        rig.act(answering(QStringLiteral("restore")));
        QCOMPARE_EQ(model.at(0).standing, Standing::TakenBack);
        QCOMPARE_EQ(model.at(1).standing, Standing::Decided);
        QCOMPARE_EQ(model.at(1).answer, QStringLiteral("Restore from backup"));
    }

    void aNoteThatBelongsBeforeOthersMakesItReadAgain()
    {
        IncidentRig rig;
        DecisionsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        EventMaker other(2);
        other.at(rig.clock.now()).by(QStringLiteral("Ben"));
        auto late = other.make(noting(QStringLiteral("Ben decides")));
        late.stream = rig.session->stream().id;
        rig.clock.advance(5min);
        rig.act(noting(QStringLiteral("Five minutes later")));
        rig.journal.receive({ late });
        QCOMPARE_EQ(model.rowCount(), 2);
        QCOMPARE_EQ(model.at(0).answer, QStringLiteral("Ben decides"));
        QCOMPARE_EQ(model.at(1).answer, QStringLiteral("Five minutes later"));
    }

    void whatIsWithheldSaysSo()
    {
        IncidentRig rig;
        DecisionsModel model;
        model.setIncident(rig.session);
        EventMaker other(2);
        other.at(rig.clock.now()).by(QStringLiteral("Ben"));
        auto event = other.make(noting(QStringLiteral("Nobody may read this")));
        event.stream = rig.session->stream().id;
        rig.journal.receive({ withoutLeaves(event) });
        QCOMPARE_EQ(model.rowCount(), 1);
        QCOMPARE_EQ(model.at(0).answer, QStringLiteral("(withheld)"));
        model.setIncident(nullptr);
        QCOMPARE_EQ(model.rowCount(), 0);
    }

    void whatIsTakenBackIsForgotten()
    {
        IncidentRig rig;
        DecisionsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.act(noting(QStringLiteral("Use hunter2")));
        const auto noted = rig.last().id;
        rig.walkToTheChoice();
        rig.act(answering(QStringLiteral("promote"), QStringLiteral("hunter2 still works")));
        // What was decided, and not that the step is done with it.
        const auto& events = rig.session->events();
        const auto answered = std::find_if(events.rbegin(), events.rend(), [](const journal::Event& event) {
            return event.type == QStringLiteral("decision.recorded");
        })->id;
        rig.act(incident::LeafErased {
            { { { noted, QStringLiteral("payload.text") }, { answered, QStringLiteral("payload.why") } },
                {} },
            QStringLiteral("a password") });
        QCOMPARE_EQ(model.rowCount(), 2);
        QCOMPARE_EQ(model.at(0).answer, QStringLiteral("(taken back)"));
        QCOMPARE_EQ(model.at(1).why, QStringLiteral("(taken back)"));
        // The decision itself stands.
        QCOMPARE_EQ(model.at(1).standing, Standing::Decided);
        QCOMPARE_EQ(model.at(1).answer, QStringLiteral("Promote the replica"));
    }
};
MUSTER_TEST(TstDecisionsModel)
#include "tst_decisionsmodel.moc"
