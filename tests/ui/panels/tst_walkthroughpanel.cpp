// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/signedline.h"
#include "ui/panels/walkthroughhead.h"
#include "ui/panels/walkthroughpanel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

namespace {

/// The panel over a real session, shown and with the keyboard on the current step.
class Stage {
public:
    explicit Stage(
        const plan::Plan& plan = outagePlan(), journal::StreamKind kind = journal::StreamKind::Live)
        : rig(plan, kind)
        , panel(plainTheme())
    {
    }
    void open()
    {
        panel.setIncident(rig.session);
        panel.resize(700, 600);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.returnToCurrent();
        QCoreApplication::processEvents();
    }
    template <typename T> [[nodiscard]] T* find(const char* name) const
    {
        auto* found = panel.findChild<T*>(QString::fromLatin1(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    [[nodiscard]] QAbstractButton* button(const char* name) const { return find<QAbstractButton>(name); }
    [[nodiscard]] QLineEdit* saw() const { return find<QLineEdit>("card.saw"); }
    [[nodiscard]] QString challenge() const { return find<Paragraph>("card.challenge")->text(); }
    [[nodiscard]] QString message() const { return find<SignedLine>("card.message")->words(); }
    /// A key to whatever has the keyboard, as a person presses it.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        auto* target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &panel, key, modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    IncidentRig rig;
    WalkthroughPanel panel;
};

} // namespace

class TstWalkthroughPanel final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void withoutAnIncidentItSaysSo()
    {
        Stage stage;
        stage.panel.show();
        QVERIFY(stage.find<QWidget>("walkthrough.empty")->isVisible());
        QVERIFY(!stage.find<QWidget>("card")->isVisible());
        stage.panel.setIncident(stage.rig.session);
        QVERIFY(!stage.find<QWidget>("walkthrough.empty")->isVisible());
        QVERIFY(stage.find<QWidget>("card")->isVisible());
        stage.panel.setIncident(nullptr);
        QVERIFY(stage.find<QWidget>("walkthrough.empty")->isVisible());
    }

    void whatDoesNotHoldSpeaksAgainstAnAnswerThatRestsOnIt()
    {
        auto plan = outagePlan();
        plan::Assumption link;
        link.id = QStringLiteral("link-up");
        link.text = QStringLiteral("The regions reach each other");
        link.breaks = { plan::AnswerId(QStringLiteral("promote")) };
        plan.assumptions << link;
        Stage stage(plan, journal::StreamKind::Drill);
        stage.rig.act(incident::AssumptionAnswered { link.id, incident::Truth::Fails });
        for (const auto* step : { "pause-write-traffic", "confirm-outage", "find-point" })
            stage.rig.act(incident::StepCompleted {
                IncidentRig::address(QString::fromLatin1(step)), QStringLiteral("seen") });
        stage.open();
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Choose the path"));
        QCOMPARE_EQ(stage.button("card.answer1")->accessibleDescription(),
            QStringLiteral("It does not hold that: The regions reach each other, key 1"));
        QCOMPARE_EQ(stage.button("card.answer2")->accessibleDescription(), QStringLiteral("key 2"));
        // A person may know better.
        stage.press(Qt::Key_1);
        QVERIFY(stage.button("card.answer1")->isChecked());
    }

    void h27RReadsTheStepThatIsLookedAtAndIsALetterInAField()
    {
        Stage stage;
        stage.open();
        const QSignalSpy wanted(&stage.panel, &WalkthroughPanel::readWanted);
        stage.press(Qt::Key_R);
        QCOMPARE_EQ(wanted.size(), 1);
        QVERIFY2(stage.panel.aloud().startsWith(QStringLiteral("Step 1 point 1: ")),
            qPrintable(stage.panel.aloud()));
        stage.press(Qt::Key_R, Qt::ShiftModifier);
        QCOMPARE_EQ(wanted.size(), 1);
        stage.press(Qt::Key_Down);
        stage.press(Qt::Key_R);
        QCOMPARE_EQ(wanted.size(), 2);
        QCOMPARE_EQ(stage.panel.aloud(),
            QStringLiteral("Step 1 point 2: Confirm Neon reports the outage. Expected: status page says "
                           "outage. State: not yet."));
        stage.press(Qt::Key_Home);
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(stage.saw()->hasFocus());
        stage.press(Qt::Key_R);
        QCOMPARE_EQ(stage.saw()->text(), QStringLiteral("r"));
        // There it is the letter of a change.
        stage.panel.askChange();
        stage.press(Qt::Key_R);
        QCOMPARE_EQ(wanted.size(), 2);
        stage.panel.setIncident(nullptr);
        QVERIFY(stage.panel.aloud().isEmpty());
    }

    void theWholeIncidentIsWalkedByKeyboard()
    {
        Stage stage(outagePlan(), journal::StreamKind::Drill);
        stage.open();
        stage.press(Qt::Key_Return, Qt::ControlModifier); // pause write traffic
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        QTRY_VERIFY(stage.saw()->hasFocus());
        stage.type(QStringLiteral("major outage"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Find the newest valid restore point"));
        stage.type(QStringLiteral("snapshot of 14:00"));
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Choose the path"));
        QVERIFY(!stage.button("card.primary")->isEnabled());
        stage.press(Qt::Key_1);
        QVERIFY(stage.button("card.answer1")->isChecked());
        stage.press(Qt::Key_Right);
        QVERIFY(stage.button("card.answer2")->isChecked());
        stage.press(Qt::Key_Left);
        QVERIFY(stage.button("card.answer1")->isChecked());
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Promote the read replica in syd1"));
        QVERIFY(stage.find<SignedLine>("card.caution")->words().startsWith(u"Cannot be undone."));
        stage.press(Qt::Key_Return);
        stage.type(QStringLiteral("production"));
        stage.press(Qt::Key_Return);
        QTRY_VERIFY(stage.saw()->isVisible());
        stage.panel.returnToCurrent();
        stage.type(QStringLiteral("primary, 0 s"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Record the restore point"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Resume write traffic"));
        stage.press(Qt::Key_Space);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Load the dashboard"));
        stage.type(QStringLiteral("loads"));
        stage.press(Qt::Key_Return);
        QTRY_VERIFY(stage.find<QWidget>("walkthrough.end")->isVisible());
        QVERIFY(!stage.find<QWidget>("card")->isVisible());
        auto* close = stage.find<QAbstractButton>("walkthrough.close");
        QCOMPARE_EQ(close->text(), QStringLiteral("Close the drill…"));
        const QSignalSpy wanted(&stage.panel, &WalkthroughPanel::closeWanted);
        close->click();
        QCOMPARE_EQ(wanted.size(), 1);
        QCOMPARE_EQ(stage.rig.types().count(QStringLiteral("step.completed")), 8);
        QCOMPARE_EQ(stage.rig.types().count(QStringLiteral("decision.recorded")), 1);
        QCOMPARE_EQ(stage.rig.types().count(QStringLiteral("service.recovered")), 1);
    }

    void aStepIsDoneOnlyWhenTheJournalHasAnswered()
    {
        Stage stage;
        stage.open();
        stage.rig.journal.holdAnswers = true;
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.button("card.primary")->text(), QStringLiteral("Saving…"));
        QVERIFY(!stage.button("card.primary")->isEnabled());
        QVERIFY(!stage.button("card.skip")->isEnabled());
        QCOMPARE_EQ(stage.challenge(), QStringLiteral("Pause write traffic"));
        stage.press(Qt::Key_Return, Qt::ControlModifier); // impatience records nothing more
        QTest::qWait(1);
        stage.rig.journal.release();
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        QCOMPARE_EQ(stage.rig.types().count(QStringLiteral("step.completed")), 1);
    }

    void aFailedSaveIsSaidOnTheCardAndMayBeRepeated()
    {
        Stage stage;
        stage.open();
        const QSignalSpy failed(&stage.panel, &WalkthroughPanel::failed);
        stage.rig.journal.failCall = stage.rig.journal.calls;
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(stage.message().contains(u"NOT RECORDED"));
        QVERIFY(stage.button("card.primary")->isEnabled());
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        QVERIFY(stage.message().isEmpty());
    }

    void withoutAValueNothingIsDone()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.open();
        stage.press(Qt::Key_Return);
        QVERIFY(stage.message().startsWith(u"Say what you see first."));
        QVERIFY(stage.saw()->hasFocus());
        QCOMPARE_EQ(stage.rig.types().count(QStringLiteral("step.completed")), 1);
    }

    void whatIsRecordedIsNotTypedAnyMore()
    {
        Stage stage;
        const auto confirm = IncidentRig::address(QStringLiteral("confirm-outage"));
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.open();
        stage.type(QStringLiteral("outage"));
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.rig.session->state().step(confirm).status, incident::StepStatus::Done);
        QTRY_VERIFY(!stage.panel.typed().contains(QStringLiteral("step/neon-outage/confirm-outage/saw")));
        // Opened again, it asks anew.
        stage.rig.act(incident::StepReopened { confirm, QStringLiteral("It came back") });
        QTRY_VERIFY(stage.challenge().startsWith(u"Confirm"));
        QCOMPARE_EQ(stage.saw()->text(), QString());
    }

    void whatIsTypedSurvivesWhatOthersDo()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.open();
        stage.type(QStringLiteral("half a sent"));
        stage.rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("meanwhile") });
        stage.rig.act(incident::StepStarted { IncidentRig::address(QStringLiteral("confirm-outage")) });
        QCOMPARE_EQ(stage.saw()->text(), QStringLiteral("half a sent"));
        QVERIFY(stage.saw()->hasFocus());
        // Another step comes in between, and goes again.
        stage.rig.act(
            incident::StepReopened { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        QCOMPARE_EQ(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        QCOMPARE_EQ(stage.saw()->text(), QStringLiteral("half a sent"));
    }

    void whatIsTypedStaysWithItsIncident()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.open();
        stage.type(QStringLiteral("of the first"));
        IncidentRig other;
        other.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.panel.setIncident(other.session);
        QCOMPARE_EQ(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        QVERIFY(stage.saw()->text().isEmpty());
        stage.panel.setIncident(nullptr);
    }

    void skippingAsksForAReason()
    {
        Stage stage;
        stage.open();
        stage.press(Qt::Key_S);
        QVERIFY(stage.find<QWidget>("card.reason")->isVisible());
        stage.press(Qt::Key_3);
        stage.type(QStringLiteral("no access"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.skipped"));
        QCOMPARE_EQ(stage.rig.session->state()
                        .step(IncidentRig::address(QStringLiteral("pause-write-traffic")))
                        .skipReason,
            std::optional(incident::SkipReason::NotPossible));
        QCOMPARE_EQ(stage.rig.last().text(QLatin1StringView("why")), QStringLiteral("no access"));
    }

    void escLeavesTheReasonAndRecordsNothing()
    {
        Stage stage;
        stage.open();
        const auto before = stage.rig.types();
        stage.press(Qt::Key_F);
        QVERIFY(stage.find<QWidget>("card.reason")->isVisible());
        stage.press(Qt::Key_Escape);
        QVERIFY(!stage.find<QWidget>("card.reason")->isVisible());
        QVERIFY(stage.find<QWidget>("card")->hasFocus());
        QCOMPARE_EQ(stage.rig.types(), before);
    }

    void aFailedStepIsTriedAgain()
    {
        Stage stage;
        stage.open();
        stage.press(Qt::Key_F);
        stage.type(QStringLiteral("it answers 503"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.failed"));
        QTRY_VERIFY(stage.find<SignedLine>("card.failure")->words().contains(u"it answers 503"));
        QVERIFY(stage.button("card.primary")->text().startsWith(u"Try again"));
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.reopened"));
        QTRY_VERIFY(stage.button("card.primary")->text().startsWith(u"Done"));
    }

    void lettersInAFieldAreLetters()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.open();
        stage.type(QStringLiteral("sft 1."));
        QCOMPARE_EQ(stage.saw()->text(), QStringLiteral("sft 1."));
        QVERIFY(!stage.find<QWidget>("card.reason")->isVisible());
        QCOMPARE_EQ(stage.rig.types().count(QStringLiteral("step.started")), 0);
    }

    // H31
    void theHeadSaysWhichPlan()
    {
        Stage stage;
        stage.open();
        QCOMPARE_EQ(stage.find<QWidget>("walkthrough.head")->accessibleName(),
            QStringLiteral("Declare, Read and do · critical 0 of 1, Plan 0.2.0 · frozen 14:12"));
    }

    void h31TheHeadSaysHowFarThePlanCanBeReliedOn()
    {
        auto plan = outagePlan();
        plan.owner = QStringLiteral("Sam Roy");
        Stage stage(plan);
        stage.open();
        const auto* head = stage.find<WalkthroughHead>("walkthrough.head");
        const auto says = [&](const char* facts) {
            return head->accessibleName().endsWith(QStringLiteral(", ") + QString::fromUtf8(facts));
        };
        const auto tested = *instantFromIso(QStringLiteral("2025-12-31T20:00:00.000Z"));
        QVERIFY(says("Plan 0.2.0 · frozen 14:12 · owner Sam Roy"));
        stage.panel.setPlanRecord({ true, tested, QStringLiteral("Priya"), false, 3 });
        QVERIFY2(says("Plan 0.2.0 · frozen 14:12 · tested 2026-01-01 by Priya · 3 defects open · owner "
                      "Sam Roy"),
            qPrintable(head->accessibleName()));
        stage.panel.setPlanRecord({ true, tested, QStringLiteral("Priya"), true, 1 });
        QVERIFY(
            says("Plan 0.2.0 · frozen 14:12 · not tested since 2026-01-01 · 1 defect open · owner Sam Roy"));
        stage.panel.setPlanRecord({ true, {}, {}, true, 0 });
        QVERIFY(says("Plan 0.2.0 · frozen 14:12 · never tested · no defects open · owner Sam Roy"));
        // Another incident has another plan.
        stage.panel.setIncident(stage.rig.session);
        QVERIFY(says("Plan 0.2.0 · frozen 14:12 · owner Sam Roy"));
    }

    void h31WithLittleRoomTheOwnerGoesBeforeTheTestAndTheVersionStays()
    {
        WalkthroughHead head(plainTheme());
        const PlanFacts facts { QStringLiteral("Plan 0.2.0"), QStringLiteral("frozen 14:12"),
            QStringLiteral("not tested since 2025-01-01"), true, QStringLiteral("3 defects open"),
            QStringLiteral("owner Sam Roy") };
        head.setWords(QStringLiteral("Bring the database back"), QStringLiteral("Read and do"), facts);
        const QList<QStringList> order { facts.all(),
            { facts.version, facts.tested, facts.defects, facts.owner },
            { facts.version, facts.tested, facts.defects }, { facts.version, facts.tested },
            { facts.version } };
        qsizetype form = 0;
        for (int width = 1400; width >= 400; --width) {
            head.resize(width, head.sizeHint().height());
            const auto shown = head.shownFacts();
            if (shown == order.value(form))
                continue;
            ++form;
            QCOMPARE_EQ(shown, order.value(form));
        }
        QCOMPARE_EQ(form, 4);
        // Amber, and in words.
        const auto isAmber = [&] {
            head.resize(1400, head.sizeHint().height());
            const auto picture = head.grab().toImage();
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    const auto pixel = picture.pixelColor(x, y);
                    if (pixel.red() - pixel.blue() > 60)
                        return true;
                }
            }
            return false;
        };
        QVERIFY(isAmber());
        auto recent = facts;
        recent.isTestOverdue = false;
        head.setWords(QStringLiteral("Bring the database back"), QStringLiteral("Read and do"), recent);
        QVERIFY(!isAmber());
    }

    // H12
    void whatCannotBeUndoneIsReleasedByTypingWhatItActsOn()
    {
        Stage stage;
        stage.rig.walkToTheChoice();
        stage.rig.act(incident::DecisionRecorded { IncidentRig::address(QStringLiteral("choose")),
            plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), {} });
        stage.open();
        QCOMPARE_EQ(stage.button("card.primary")->accessibleName(),
            QStringLiteral("Release: promote the read replica in syd1…"));
        QVERIFY(!stage.saw()->isVisible());
        const auto before = stage.rig.types();
        stage.press(Qt::Key_Return);
        auto* goBack = stage.button("reason.cancel");
        QVERIFY(goBack->hasFocus());
        QCOMPARE_EQ(goBack->text(), QStringLiteral("Go back"));
        const auto read = stage.find<Paragraph>("reason.question")->text();
        for (const auto* part : { "Acts on: production", "There is no way back.", "Restore point:" })
            QVERIFY2(read.contains(QString::fromLatin1(part)), part);
        stage.press(Qt::Key_Return);
        QVERIFY(!stage.find<QWidget>("card.reason")->isVisible());
        QCOMPARE_EQ(stage.rig.types(), before);

        stage.press(Qt::Key_Return);
        stage.type(QStringLiteral("Production"));
        stage.press(Qt::Key_Return);
        QTRY_VERIFY(stage.message().contains(u"type production exactly"));
        QCOMPARE_EQ(stage.rig.types(), before);
        auto* typed = stage.find<QLineEdit>("reason.text");
        QVERIFY(typed->hasFocus());
        typed->selectAll();
        stage.type(QStringLiteral("production"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.released"));
        QTRY_VERIFY(stage.button("card.primary")->accessibleName().startsWith(u"Done:"));
        QVERIFY(stage.saw()->isVisible());
    }

    // H11
    void aSecondPersonSeesWhatTheFirstOneDid()
    {
        auto plan = outagePlan();
        plan.scenarios.first().procedure.first().steps[1].verify = QStringLiteral("two-person");
        Stage stage(plan);
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.open();
        stage.type(QStringLiteral("major outage"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.button("card.primary")->text(), QStringLiteral("Record the second person…"));
        QVERIFY(stage.find<SignedLine>("card.standing")->words().contains(u"saw “major outage”"));
        QCOMPARE_EQ(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        const auto answer = [&](const QString& name) {
            stage.press(Qt::Key_Return, Qt::ControlModifier);
            auto* person = stage.find<QLineEdit>("reason.person");
            QVERIFY(person->hasFocus());
            person->setText(name);
            stage.press(Qt::Key_Return);
            stage.press(Qt::Key_1);
            stage.type(QStringLiteral("outage"));
            stage.press(Qt::Key_Return);
        };
        answer(QStringLiteral("ada"));
        QTRY_VERIFY(stage.message().contains(u"somebody else has to see it"));
        stage.press(Qt::Key_Escape);
        answer(QStringLiteral("Ben"));
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.verified"));
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Find the newest valid restore point"));
        const auto state
            = stage.rig.session->state().step(IncidentRig::address(QStringLiteral("confirm-outage")));
        QVERIFY(state.second->how == incident::SecondHow::ReadBack);
        QCOMPARE_EQ(stage.rig.session->state().nameOf(*state.second->person), QStringLiteral("Ben"));
        QCOMPARE_EQ(state.second->saw, QStringLiteral("outage"));
    }

    void withoutASecondPersonAReasonIsGiven()
    {
        auto plan = outagePlan();
        plan.scenarios.first().procedure.first().steps[0].verify = QStringLiteral("two-person");
        Stage stage(plan);
        stage.open();
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.button("card.primary")->text(), QStringLiteral("Record the second person…"));
        stage.press(Qt::Key_L);
        stage.press(Qt::Key_Return); // nothing was said: it asks on
        QVERIFY(stage.find<QWidget>("card.reason")->isVisible());
        stage.type(QStringLiteral("nobody else is awake"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        QVERIFY(stage.rig.session->state()
                    .step(IncidentRig::address(QStringLiteral("pause-write-traffic")))
                    .second->how
            == incident::SecondHow::Alone);
    }

    // H19
    void holdingKeepsThePlaceAndGoesOnThere()
    {
        Stage stage;
        stage.open();
        stage.press(Qt::Key_H);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.held"));
        QTRY_VERIFY(stage.button("card.primary")->accessibleName().startsWith(u"Go on:"));
        QVERIFY(stage.find<SignedLine>("card.standing")->words().contains(u"by Ada"));
        QCOMPARE_EQ(stage.challenge(), QStringLiteral("Pause write traffic"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.resumed"));
        QTRY_VERIFY(stage.button("card.primary")->accessibleName().startsWith(u"Done:"));
    }

    // H14
    void whatIsPutOffLetsTheNextGoAndComesBackAtItsPhase()
    {
        Stage stage;
        stage.open();
        stage.press(Qt::Key_D);
        stage.press(Qt::Key_1);
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.deferred"));
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        stage.rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("outage") });
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Pause write traffic"));
        QVERIFY(stage.find<SignedLine>("card.standing")
                    ->words()
                    .contains(u"until “Bring the database back” begins"));
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Find the newest valid restore point"));
    }

    void whatIsPutOffForATimeComesBackByItself()
    {
        Stage stage;
        stage.open();
        stage.press(Qt::Key_D);
        stage.press(Qt::Key_2); // 15 min
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        stage.rig.clock.advance(14min);
        stage.rig.session->lookAtClock();
        QCOMPARE_EQ(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        stage.rig.clock.advance(1min);
        stage.rig.session->lookAtClock();
        QCOMPARE_EQ(stage.challenge(), QStringLiteral("Pause write traffic"));
    }

    void waitingSaysOnWhom()
    {
        Stage stage;
        stage.open();
        stage.press(Qt::Key_W);
        stage.press(Qt::Key_1);
        stage.type(QStringLiteral("the vendor calls back"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.waiting"));
        QTRY_VERIFY(stage.find<SignedLine>("card.standing")->words().contains(u"the vendor calls back"));
        QVERIFY(stage.button("card.primary")->accessibleName().startsWith(u"Go on:"));
    }

    void aFailedStepMayCountAsDoneOnSomebodysWord()
    {
        Stage stage;
        stage.open();
        QVERIFY(!stage.button("card.byHand")->isVisible());
        stage.press(Qt::Key_F);
        stage.type(QStringLiteral("the script hangs"));
        stage.press(Qt::Key_Return);
        QTRY_VERIFY(stage.button("card.byHand")->isVisible());
        stage.press(Qt::Key_B);
        stage.press(Qt::Key_1);
        stage.type(QStringLiteral("stopped it in the console"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.overridden"));
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
    }

    // H17
    void whatDoesNotFitShowsTheWaysOn()
    {
        Stage stage;
        stage.open();
        const QSignalSpy scenario(&stage.panel, &WalkthroughPanel::scenarioWanted);
        const QSignalSpy contacts(&stage.panel, &WalkthroughPanel::contactsWanted);
        const QSignalSpy entry(&stage.panel, &WalkthroughPanel::entryWanted);
        const auto note = [&] {
            stage.panel.returnToCurrent();
            stage.press(Qt::Key_X);
            stage.type(QStringLiteral("there is no replica"));
            stage.press(Qt::Key_Return);
            QTRY_VERIFY(stage.panel.findChild<QAbstractButton*>(QStringLiteral("walkthrough.ways.scenario")));
            QVERIFY(stage.button("walkthrough.ways.scenario")->hasFocus());
        };
        note();
        QCOMPARE_EQ(stage.rig.last().type, QStringLiteral("misfit.noted"));
        stage.button("walkthrough.ways.scenario")->click();
        note();
        stage.button("walkthrough.ways.contacts")->click();
        note();
        stage.button("walkthrough.ways.entry")->click();
        QCOMPARE_EQ(scenario.size() + contacts.size() + entry.size(), 3);
        QCOMPARE_EQ(stage.challenge(), QStringLiteral("Pause write traffic"));
    }

    void nobodyApprovesWhatTheyAskedFor()
    {
        auto plan = outagePlan();
        plan.scenarios.first().procedure.first().steps[0].approve
            = plan::ApprovalAsked { QStringLiteral("technical-lead"), QStringLiteral("requester") };
        Stage stage(plan);
        stage.open();
        QVERIFY(stage.find<SignedLine>("card.standing")->words().contains(u"Technical lead must agree"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("approval.requested"));
        QTRY_COMPARE(stage.button("card.primary")->text(), QStringLiteral("Record the answer…"));
        const auto answer = [&](const QString& name, Qt::Key pick) {
            stage.press(Qt::Key_Return, Qt::ControlModifier);
            stage.find<QLineEdit>("reason.person")->setText(name);
            stage.press(Qt::Key_Return);
            stage.press(pick);
            stage.press(Qt::Key_Return);
        };
        answer(QStringLiteral("Ada"), Qt::Key_1);
        QTRY_VERIFY(stage.message().contains(u"somebody else has to give it"));
        stage.press(Qt::Key_Escape);
        answer(QStringLiteral("Sam"), Qt::Key_3);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("approval.refused"));
        QTRY_VERIFY(stage.button("card.primary")->accessibleName().startsWith(u"Ask for approval"));
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("approval.requested"));
        answer(QStringLiteral("Sam"), Qt::Key_2);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("approval.given"));
        QTRY_VERIFY(stage.button("card.primary")->accessibleName().startsWith(u"Done:"));
        QVERIFY(stage.find<SignedLine>("card.standing")->words().contains(u"by Sam, at the same keyboard"));
    }

    void everyCredentialThatAStepChangesIsProvenTwice()
    {
        auto plan = outagePlan();
        plan::Credential neon;
        neon.id = QStringLiteral("neon");
        neon.title = QStringLiteral("Neon console");
        plan.credentials << neon;
        plan.scenarios.first().procedure.first().steps[0].rotate = { neon.id };
        Stage stage(plan);
        stage.open();
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(stage.message().contains(u"the old value of Neon console is dead"));
        auto* works = stage.button("card.rotation1.1");
        QCOMPARE_EQ(works->accessibleName(), QStringLiteral("The new value of Neon console works"));
        works->click();
        QTRY_COMPARE(works->accessibleDescription(), QStringLiteral("proven"));
        works->click();
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("credential.doubted"));
        QTRY_COMPARE(works->accessibleDescription(), QStringLiteral("not proven yet"));
        works->click();
        QTRY_COMPARE(works->accessibleDescription(), QStringLiteral("proven"));
        stage.button("card.rotation1.2")->click();
        QTRY_COMPARE(stage.button("card.rotation1.2")->accessibleDescription(), QStringLiteral("proven"));
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
    }

    // H23
    void aPhaseEndsWithItsCall()
    {
        auto plan = outagePlan();
        plan.scenarios.first().procedure.first().complete = QStringLiteral("The outage is declared");
        Stage stage(plan);
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.open();
        stage.type(QStringLiteral("outage"));
        stage.press(Qt::Key_Return);
        auto* done = stage.button("walkthrough.close");
        QTRY_VERIFY(done->hasFocus());
        QCOMPARE_EQ(done->text(), QStringLiteral("Phase complete"));
        QVERIFY(stage.find<Paragraph>("walkthrough.endWords")->text().contains(u"The outage is declared"));
        QVERIFY(!stage.find<QWidget>("card")->isVisible());
        const QSignalSpy update(&stage.panel, &WalkthroughPanel::updateWanted);
        stage.button("walkthrough.update")->click();
        QCOMPARE_EQ(update.size(), 1);
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("phase.completed"));
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Find the newest valid restore point"));
        QVERIFY(!done->isVisible());
    }

    void aPhaseIsCompleteExceptWhatWasPutOff()
    {
        auto plan = outagePlan();
        plan.scenarios.first().procedure.first().complete = QStringLiteral("The outage is declared");
        Stage stage(plan);
        stage.rig.act(incident::StepDeferred {
            IncidentRig::address(QStringLiteral("pause-write-traffic")), incident::UntilEnd {}, {} });
        stage.rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("outage") });
        stage.open();
        QVERIFY(stage.button("walkthrough.close")->isVisible());
        const auto titles = stage.find<QWidget>("walkthrough.end")->findChildren<Paragraph*>();
        QVERIFY(std::any_of(titles.begin(), titles.end(),
            [](const Paragraph* title) { return title->text().contains(u"complete except 1 put off"); }));
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("phase.completed"));
    }

    void rollingBackTakesBackWhatWasDoneLastFirst()
    {
        auto plan = outagePlan();
        auto& steps = plan.scenarios.first().procedure.first().steps;
        steps[0].undo = QStringLiteral("Let writes in again");
        steps[1].undo = QStringLiteral("Say that it was no outage");
        Stage stage(plan);
        stage.rig.walkToTheChoice();
        stage.open();
        stage.panel.askRollback();
        QVERIFY(
            stage.button("reason.cancel")->hasFocus() || stage.find<QWidget>("walkthrough.why")->isVisible());
        // The first letter moves the keyboard into the field.
        stage.type(QStringLiteral("f"));
        stage.type(QStringLiteral("alse alarm"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("rollback.started"));
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Say that it was no outage"));
        stage.panel.returnToCurrent();
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Let writes in again"));
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Load the dashboard"));
    }

    // H4
    void whatMusterSeesItselfIsNotTickedByHand()
    {
        auto plan = outagePlan();
        auto& step = plan.scenarios.first().procedure.first().steps[0];
        step.check = plan::CheckId(QStringLiteral("muster:notice-sent"));
        plan::Audience customers;
        customers.id = plan::AudienceId(QStringLiteral("customers"));
        plan.communications.audiences << customers;
        Stage stage(plan);
        stage.open();
        const QSignalSpy update(&stage.panel, &WalkthroughPanel::updateWanted);
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE_EQ(update.size(), 1);
        QVERIFY(stage.find<SignedLine>("card.standing")->words().contains(u"recorded as sent"));
        QVERIFY(stage.button("card.byHand")->isVisible());
        stage.rig.act(incident::MessageSent { plan::AudienceId(QStringLiteral("customers")), {}, {},
            incident::MessageSent::How::ByHand, {}, QStringLiteral("We are on it") });
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
    }

    void tStartsAStep()
    {
        Stage stage;
        stage.open();
        stage.press(Qt::Key_T);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.started"));
        QTRY_VERIFY(!stage.button("card.start")->isVisible());
        QTRY_VERIFY(stage.find<SignedLine>("card.evidence")->words().contains(u"started 14:12 by Ada"));
    }

    void lookingAroundChangesNothing()
    {
        auto plan = outagePlan();
        auto& steps = plan.scenarios.first().procedure[0].steps;
        for (int i = 0; i < 60; ++i)
            steps << aStep(QStringLiteral("more-%1").arg(i));
        Stage stage(plan);
        stage.open();
        const auto before = stage.rig.types();
        auto* list = stage.find<QListView>("walkthrough.list");
        auto* back = stage.button("walkthrough.return");
        QVERIFY(!back->isVisible());
        stage.press(Qt::Key_Down);
        QVERIFY(list->hasFocus());
        for (int i = 0; i < 40; ++i)
            stage.press(Qt::Key_Down);
        QTRY_VERIFY(back->isVisible());
        QCOMPARE_EQ(stage.challenge(), QStringLiteral("Pause write traffic"));
        stage.press(Qt::Key_Home);
        QTRY_VERIFY(!back->isVisible());
        QVERIFY(stage.find<QWidget>("card")->hasFocus());
        stage.press(Qt::Key_Down);
        list->verticalScrollBar()->setValue(list->verticalScrollBar()->maximum());
        QTRY_VERIFY(back->isVisible());
        stage.press(Qt::Key_Period);
        QTRY_VERIFY(!back->isVisible());
        QCOMPARE_EQ(stage.rig.types(), before);
    }

    void anEndedLineIsOpenedAgain()
    {
        Stage stage;
        stage.rig.walkToTheChoice();
        stage.open();
        stage.press(Qt::Key_Up);
        QTRY_VERIFY(stage.button("walkthrough.reopen")->isVisible());
        stage.press(Qt::Key_Return);
        stage.type(QStringLiteral("read the wrong page"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.reopened"));
        QCOMPARE_EQ(stage.rig.last().text(QLatin1StringView("why")), QStringLiteral("read the wrong page"));
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Find the newest valid restore point"));
    }

    // H16
    void anotherAnswerSaysFirstWhatItDoes()
    {
        Stage stage;
        stage.rig.walkToTheChoice();
        stage.rig.act(incident::DecisionRecorded { IncidentRig::address(QStringLiteral("choose")),
            plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), {} });
        stage.open();
        const auto before = stage.rig.types();
        stage.press(Qt::Key_Up);
        QTRY_VERIFY(stage.button("walkthrough.reopen")->isVisible());
        QCOMPARE_EQ(stage.button("walkthrough.reopen")->text(), QStringLiteral("Change the answer…"));
        stage.press(Qt::Key_Return);
        auto* other = stage.button("walkthrough.ways.restore");
        QVERIFY(other->hasFocus());
        QCOMPARE_EQ(other->text(), QStringLiteral("Change to: Restore from backup"));
        QVERIFY2(other->accessibleDescription().contains(
                     u"No longer to be done: 2.3 Promote the read replica in syd1"),
            qPrintable(other->accessibleDescription()));
        QVERIFY2(other->accessibleDescription().contains(u"To be done then: 2.4"),
            qPrintable(other->accessibleDescription()));
        // The way back changes nothing.
        stage.press(Qt::Key_Escape);
        QVERIFY(!stage.find<QWidget>("walkthrough.ways")->isVisible());
        QCOMPARE_EQ(stage.rig.types(), before);
        stage.press(Qt::Key_Return);
        stage.button("walkthrough.ways.keep")->click();
        QCOMPARE_EQ(stage.rig.types(), before);
        stage.press(Qt::Key_Return);
        QVERIFY(stage.button("walkthrough.ways.restore")->hasFocus());
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("decision.recorded"));
        QTRY_VERIFY(stage.challenge() != QStringLiteral("Promote the read replica in syd1"));
    }

    void anAnsweredQuestionIsOpenedAgain()
    {
        Stage stage;
        stage.rig.walkToTheChoice();
        stage.rig.act(incident::DecisionRecorded { IncidentRig::address(QStringLiteral("choose")),
            plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), {} });
        stage.open();
        stage.press(Qt::Key_Up);
        QTRY_VERIFY(stage.button("walkthrough.reopen")->isVisible());
        stage.press(Qt::Key_Return);
        stage.button("walkthrough.ways.reopen")->click();
        stage.type(QStringLiteral("nobody asked the vendor"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.reopened"));
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Choose the path"));
    }

    void aStepInAnyOrderIsBroughtForward()
    {
        auto plan = outagePlan();
        plan.scenarios.first().procedure.first().order = plan::Order::Any;
        Stage stage(plan);
        stage.open();
        stage.press(Qt::Key_Down);
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        QTRY_VERIFY(stage.saw()->hasFocus());
        stage.type(QStringLiteral("outage"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.completed"));
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Pause write traffic"));
    }

    void h5_whatFellBackIsDoneAgain()
    {
        auto plan = outagePlan();
        plan::CheckSpec check;
        check.id = plan::CheckId(QStringLiteral("writes-are-paused"));
        check.title = QStringLiteral("Writes are paused");
        plan.checks << check;
        plan.scenarios.first().procedure.first().steps.first().check = check.id;
        Stage stage(plan);
        stage.open();
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        stage.rig.clock.advance(1min);
        stage.rig.act(incident::CheckReported { check.id, incident::CheckWord::Fails,
            incident::CheckedBy::Program, QStringLiteral("412 writes"), QStringLiteral("nagios") });
        // The place stays; the line above says what happened to what was done.
        QCOMPARE_EQ(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
        QVERIFY(!stage.saw()->isHidden());
        stage.press(Qt::Key_Tab);
        auto* list = stage.find<QAbstractItemView>("walkthrough.list");
        QVERIFY(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"fallen back"));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Pause write traffic"));
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.reopened"));
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Pause write traffic"));
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.completed"));
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Confirm Neon reports the outage"));
    }

    void aRestorePointIsStatedWithTheStep()
    {
        Stage stage;
        stage.rig.clock.advance(5min);
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("outage") });
        stage.open();
        stage.type(QStringLiteral("snapshot 77"));
        auto* point = stage.find<QLineEdit>("card.restorePoint");
        point->setFocus();
        stage.type(QStringLiteral("yesterday"));
        stage.press(Qt::Key_Return);
        QVERIFY(stage.message().contains(u"“yesterday” is not a date and time"));
        QCOMPARE_EQ(stage.rig.types().count(QStringLiteral("restore-point.chosen")), 0);
        point->clear();
        stage.type(QStringLiteral("2026-03-14 13:02"));
        stage.find<QComboBox>("card.standing")->setCurrentIndex(2);
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("Choose the path"));
        const auto state = stage.rig.session->state()
                               .services.value(plan::ServiceId(QStringLiteral("neon-database")))
                               .restorePoint;
        QVERIFY(state);
        QCOMPARE_EQ(isoText(state->point), QStringLiteral("2026-03-14T02:02:00.000Z"));
        QCOMPARE_EQ(state->standing, incident::RestorePointChosen::Standing::Clean);
        QCOMPARE_EQ(state->source, QStringLiteral("snapshot 77"));
    }

    void aCommandIsCopiedAndNotRun()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("outage") });
        stage.open();
        QGuiApplication::clipboard()->clear();
        stage.find<QWidget>("card")->setFocus();
        stage.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("npm run db:verify-backup"));
    }

    void aStepThatTakesTooLongSaysSo()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("outage") });
        stage.open();
        auto* overrun = stage.find<SignedLine>("card.overrun");
        stage.rig.clock.advance(5min);
        stage.panel.tick();
        QVERIFY(overrun->words().isEmpty());
        stage.rig.clock.advance(1min);
        stage.panel.tick();
        QCOMPARE_EQ(overrun->words(), QStringLiteral("taking longer than planned (6 of 5 min)"));
        QVERIFY(!stage.find<QWidget>("card.timeWays")->isVisible());
    }

    // H10
    void whatIsDoneFromMemoryIsConfirmed()
    {
        auto plan = outagePlan();
        plan.scenarios.first().procedure.first().mode = plan::Mode::DoConfirm;
        Stage stage(plan);
        stage.open();
        QVERIFY(stage.button("card.primary")->text().startsWith(u"Confirm: "));
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.completed"));
        QVERIFY2(stage.find<QWidget>("walkthrough.head")->accessibleName().contains(u"Do, then confirm"),
            qPrintable(stage.find<QWidget>("walkthrough.head")->accessibleName()));
    }

    // H10
    void theWholeListIsConfirmedAtOnce()
    {
        auto plan = outagePlan();
        auto& phase = plan.scenarios.first().procedure.first();
        phase.mode = plan::Mode::DoConfirm;
        phase.steps = { aStep(QStringLiteral("call")), aStep(QStringLiteral("note")),
            aStep(QStringLiteral("open")), aStep(QStringLiteral("look")).expecting(QStringLiteral("green")) };
        Stage stage(plan);
        stage.open();
        auto* together = stage.button("card.together");
        QVERIFY(together->isVisible());
        QCOMPARE_EQ(together->text(), QStringLiteral("Confirm all 3"));
        stage.press(Qt::Key_A);
        // Each is an entry of its own, and what wants a value is the place.
        QTRY_COMPARE(stage.rig.session->walkthrough().ended, 3);
        QTRY_COMPARE(stage.rig.session->walkthrough().currentStep()->code, QStringLiteral("1.4"));
        QTRY_VERIFY(!together->isVisible());
        // The journal's answer comes a moment behind the picture.
        QTRY_COMPARE(stage.rig.session->undoWords(), QStringLiteral("done 1.3 Open"));
    }

    // H21
    void aStepThatTakesFarTooLongIsAskedAbout()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("outage") });
        stage.open();
        auto* ways = stage.find<QWidget>("card.timeWays");
        const QPointer<QWidget> typing = QApplication::focusWidget();
        stage.rig.clock.advance(8min);
        stage.panel.tick();
        QVERIFY(ways->isVisible());
        // It takes nobody's keyboard, and blocks nothing.
        QCOMPARE_EQ(QApplication::focusWidget(), typing.data());
        stage.button("card.timeWays.status")->click();
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("note.added"));
        QCOMPARE_EQ(stage.rig.last().text(QLatin1StringView("text")),
            QStringLiteral("2.1 Find the newest valid restore point: how far is it, and when is it done?"));
        // Once asked it does not ask again at the next tick.
        stage.rig.clock.advance(1s);
        stage.panel.tick();
        QVERIFY(!ways->isVisible());
    }

    // H21
    void aStepIsGivenMoreTime()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("outage") });
        stage.open();
        const QSignalSpy contacts(&stage.panel, &WalkthroughPanel::contactsWanted);
        auto* ways = stage.find<QWidget>("card.timeWays");
        stage.rig.clock.advance(8min);
        stage.panel.tick();
        stage.button("card.timeWays.extend")->click();
        stage.press(Qt::Key_2);
        stage.type(QStringLiteral("the vendor is at it"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.extended"));
        QCOMPARE_EQ(stage.rig.last().text(QLatin1StringView("why")), QStringLiteral("the vendor is at it"));
        QTRY_VERIFY(stage.find<SignedLine>("card.overrun")->words().isEmpty());
        // 5 min of the plan and 15 more; half as long again is 30.
        stage.rig.clock.advance(22min + 1s);
        stage.panel.tick();
        QVERIFY(ways->isVisible());
        stage.button("card.timeWays.help")->click();
        QCOMPARE_EQ(contacts.size(), 1);
    }

    void aTickTellsScreenReadersNothing()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("outage") });
        stage.open();
        const AccessibilityEvents events;
        for (int second = 0; second < 5; ++second) {
            stage.rig.clock.advance(1s);
            stage.panel.tick();
            QCoreApplication::processEvents();
        }
        QCOMPARE_EQ(events.seen(), 0);
    }

    void aClosedIncidentTakesNoMoreActs()
    {
        Stage stage(outagePlan(), journal::StreamKind::Drill);
        stage.open();
        stage.rig.act(incident::IncidentClosed {});
        QCoreApplication::processEvents();
        QVERIFY(!stage.button("card.primary")->isEnabled() || !stage.find<QWidget>("card")->isVisible());
    }

    void tabWalksTheCardFromTopToBottom()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("outage") });
        stage.open();
        QVERIFY(stage.saw()->hasFocus());
        QStringList stops;
        for (int i = 0; i < 9; ++i) {
            stops << QApplication::focusWidget()->objectName();
            stage.press(Qt::Key_Tab);
        }
        const QStringList wanted { QStringLiteral("card.saw"), QStringLiteral("card.detail"),
            QStringLiteral("card.copy"), QStringLiteral("card.restorePoint"), QStringLiteral("card.standing"),
            QStringLiteral("card.restoredService"), QStringLiteral("card.primary"),
            QStringLiteral("card.start"), QStringLiteral("card.hold") };
        QCOMPARE_EQ(stops, wanted);
    }

    void fiveHundredStepsStillShowOneCard()
    {
        auto plan = outagePlan();
        auto& steps = plan.scenarios.first().procedure[0].steps;
        for (int i = 0; i < 500; ++i)
            steps << aStep(QStringLiteral("more-%1").arg(i));
        Stage stage(plan);
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        for (int i = 0; i < 300; ++i) {
            stage.rig.act(incident::StepSkipped { IncidentRig::address(QStringLiteral("more-%1").arg(i)),
                incident::SkipReason::NotNeeded, {} });
        }
        stage.open();
        stage.type(QStringLiteral("outage"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.challenge(), QStringLiteral("More 300"));
        const auto* card = stage.find<QWidget>("card");
        const auto* list = stage.find<QListView>("walkthrough.list");
        QTRY_VERIFY(list->viewport()->rect().contains(card->geometry().adjusted(0, 1, 0, -1)));
    }

    void everyControlHasANameForScreenReaders()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("outage") });
        stage.open();
        for (auto* widget : stage.panel.findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
                continue;
            auto* accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(accessible);
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                qPrintable(
                    widget->objectName() + u' ' + QString::fromLatin1(widget->metaObject()->className())));
        }
    }
};
MUSTER_TEST(TstWalkthroughPanel)
#include "tst_walkthroughpanel.moc"
