// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/changesplan.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/signedline.h"
#include "ui/panels/walkthroughpanel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

/// The walkthrough over a real session, with the keyboard on its list.
class Stage {
public:
    Stage()
        : rig(changesPlan())
        , panel(plainTheme())
    {
        panel.setIncident(rig.session);
        panel.resize(800, 700);
        panel.show();
        panel.activateWindow();
        if (!QTest::qWaitForWindowActive(&panel))
            qFatal("the panel did not get the keyboard");
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
    [[nodiscard]] QLineEdit* field(const char* name) const { return find<QLineEdit>(name); }
    [[nodiscard]] QWidget* changes() const { return find<QWidget>("walkthrough.changes"); }
    [[nodiscard]] QListView* list() const { return find<QListView>("walkthrough.list"); }
    [[nodiscard]] QString message() const { return find<SignedLine>("walkthrough.message")->words(); }
    [[nodiscard]] QString question() const { return find<Paragraph>("change.question")->text(); }
    [[nodiscard]] QString selected() const { return list()->currentIndex().data().toString(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        auto* target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &panel, key, modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// Offers the changes about a step of the list.
    void change(const char* step)
    {
        panel.lookAt(IncidentRig::address(QString::fromLatin1(step)));
        panel.askChange();
    }
    [[nodiscard]] const incident::StepView& view(const char* step) const
    {
        const auto* found = rig.session->walkthrough().find(IncidentRig::address(QString::fromLatin1(step)));
        if (!found)
            qFatal("there is no step %s", step);
        return *found;
    }

    IncidentRig rig;
    WalkthroughPanel panel;
};

} // namespace

class TstPlanChanges final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatCanBeChangedIsOfferedAboutTheSelectedStep()
    {
        Stage stage;
        QTRY_VERIFY(!stage.changes()->isVisible());
        stage.change("find-point");
        QVERIFY(stage.changes()->isVisible());
        for (const auto* name : { "attach", "add", "reword", "move", "strike" }) {
            const auto full = QByteArray("change.ways.") + name;
            QVERIFY2(stage.find<QAbstractButton>(full.constData())->isVisible(), name);
        }
        // H2: to look and to ask does nothing.
        const auto before = stage.rig.types();
        stage.press(Qt::Key_Escape);
        QTRY_VERIFY(!stage.changes()->isVisible());
        QVERIFY(stage.list()->hasFocus());
        QCOMPARE_EQ(stage.rig.types(), before);
        QTRY_COMPARE(stage.selected(), QStringLiteral("2.1 Find the newest valid restore point"));
    }

    void aStepOfValidationIsRewordedOrStruckOnly()
    {
        Stage stage;
        stage.panel.lookAt(incident::StepAddress(QStringLiteral("validation/smoke")));
        stage.panel.askChange();
        QVERIFY(stage.find<QAbstractButton>("change.ways.reword")->isVisible());
        QVERIFY(stage.find<QAbstractButton>("change.ways.strike")->isVisible());
        QVERIFY(!stage.panel.findChild<QAbstractButton*>(QStringLiteral("change.ways.add")));
        QVERIFY(!stage.panel.findChild<QAbstractButton*>(QStringLiteral("change.ways.move")));
    }

    void aScenarioIsFoundByWhatIsTypedAndAttached()
    {
        Stage stage;
        stage.change("find-point");
        stage.press(Qt::Key_A);
        QVERIFY(stage.field("change.what")->hasFocus());
        auto* scenarios = stage.find<QListView>("change.scenarios");
        QCOMPARE_EQ(scenarios->model()->rowCount(), 3);
        stage.type(QStringLiteral("ransom"));
        QCOMPARE_EQ(scenarios->model()->rowCount(), 1);
        stage.press(Qt::Key_Tab);
        QVERIFY(scenarios->hasFocus());
        stage.press(Qt::Key_Tab);
        QVERIFY(stage.field("change.why")->hasFocus());
        stage.type(QStringLiteral("files are encrypted"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("scenario.attached"));
        QCOMPARE_EQ(stage.rig.last().text(QLatin1StringView("why")), QStringLiteral("files are encrypted"));
        QTRY_VERIFY(!stage.changes()->isVisible());
        // What came of it is looked at.
        QTRY_COMPARE(stage.selected(), QStringLiteral("B1.1 Isolate the hosts"));
    }

    void aScenarioIsChosenWithTheArrowsAndMayBeAttachedOnceMore()
    {
        Stage stage;
        changeThePlan(stage.rig);
        stage.change("choose");
        stage.press(Qt::Key_A);
        auto* scenarios = stage.find<QListView>("change.scenarios");
        QCOMPARE_EQ(
            scenarios->model()->index(1, 0).data().toString(), QStringLiteral("Ransomware (once more)"));
        stage.press(Qt::Key_Down);
        QVERIFY(stage.field("change.what")->hasFocus());
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().subject, QStringLiteral("ransomware#2"));
    }

    void aScenarioThatThePlanDoesNotHaveIsRefusedAndTheWordsStay()
    {
        Stage stage;
        const QSignalSpy failed(&stage.panel, &WalkthroughPanel::failed);
        stage.change("choose");
        stage.press(Qt::Key_A);
        stage.type(QStringLiteral("zzzz"));
        stage.press(Qt::Key_Return);
        QCOMPARE_EQ(failed.size(), 1);
        QCOMPARE_EQ(stage.message(), QStringLiteral("No scenario of this plan is called that."));
        QCOMPARE_EQ(stage.field("change.what")->text(), QStringLiteral("zzzz"));
    }

    void aStepIsAddedBehindTheSelectedOne()
    {
        Stage stage;
        stage.change("confirm-outage");
        stage.press(Qt::Key_B);
        QCOMPARE_EQ(stage.question(),
            QStringLiteral("What is to be done behind 1.2 Confirm Neon reports the outage?"));
        // Without words it waits.
        stage.press(Qt::Key_Return);
        QVERIFY(stage.field("change.what")->hasFocus());
        stage.type(QStringLiteral("Lower the TTL"));
        stage.press(Qt::Key_Tab);
        QVERIFY(stage.field("change.expect")->hasFocus());
        stage.type(QStringLiteral("60 s"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.added"));
        QTRY_COMPARE(stage.selected(), QStringLiteral("1.2a Lower the TTL"));
        const auto& steps = stage.rig.session->walkthrough().steps;
        QCOMPARE_EQ(steps[2].step->expect, QStringLiteral("60 s"));
        QCOMPARE_EQ(stage.find<QWidget>("walkthrough.head")->accessibleName().count(u"1 change"), 1);
    }

    void theWordsOfAStepAreChangedFromWhatTheyAre()
    {
        Stage stage;
        stage.change("confirm-outage");
        stage.press(Qt::Key_R);
        QCOMPARE_EQ(stage.field("change.what")->text(), QStringLiteral("Confirm Neon reports the outage"));
        QCOMPARE_EQ(stage.field("change.expect")->text(), QStringLiteral("status page says outage"));
        // All is selected: what is typed stands instead.
        stage.type(QStringLiteral("Ask Neon"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.reworded"));
        QTRY_COMPARE(stage.selected(), QStringLiteral("1.2 Ask Neon"));
        QCOMPARE_EQ(stage.view("confirm-outage").step->expect, QStringLiteral("status page says outage"));
    }

    void theCardSaysTheNewWordsAndKeepsWhatIsTyped()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.panel.returnToCurrent();
        stage.type(QStringLiteral("half a sent"));
        stage.rig.act(incident::StepReworded { IncidentRig::address(QStringLiteral("confirm-outage")),
            QStringLiteral("Ask Neon"), QStringLiteral("an outage"), {} });
        QTRY_COMPARE(stage.find<Paragraph>("card.challenge")->text(), QStringLiteral("Ask Neon"));
        QCOMPARE_EQ(stage.field("card.saw")->text(), QStringLiteral("half a sent"));
        QVERIFY(stage.field("card.saw")->hasFocus());
    }

    void aQuestionOnTheCardSurvivesAChangeElsewhere()
    {
        Stage stage;
        const auto struck = IncidentRig::address(QStringLiteral("resume-traffic"));
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        stage.rig.act(incident::StepStruck { struck, {} });
        stage.panel.returnToCurrent();
        stage.find<QWidget>("card")->setFocus();
        stage.press(Qt::Key_F);
        stage.type(QStringLiteral("no page"));
        auto* words = QApplication::focusWidget();
        // It stands a row further down then.
        stage.rig.act(incident::StepMoved {
            struck, incident::PhaseAddress(QStringLiteral("neon-outage/declare")), std::nullopt, {} });
        QCOMPARE_EQ(stage.rig.session->walkthrough().current, std::optional(2));
        QVERIFY(words->isVisible() && words->hasFocus());
        QCOMPARE_EQ(qobject_cast<QLineEdit*>(words)->text(), QStringLiteral("no page"));
    }

    void aStepIsMovedBehindACode()
    {
        Stage stage;
        stage.change("resume-traffic");
        stage.press(Qt::Key_M);
        // Where it stands is proposed.
        QCOMPARE_EQ(stage.field("change.what")->text(), QStringLiteral("3.1"));
        stage.type(QStringLiteral("9.9"));
        stage.press(Qt::Key_Return);
        QCOMPARE_EQ(stage.message(), QStringLiteral("No step of the procedure has the code “9.9”."));
        QCOMPARE_EQ(stage.field("change.what")->text(), QStringLiteral("9.9"));
        stage.press(Qt::Key_A, Qt::ControlModifier);
        stage.type(QStringLiteral("1.2"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.moved"));
        const auto& steps = stage.rig.session->walkthrough().steps;
        QTRY_COMPARE(steps[2].address, IncidentRig::address(QStringLiteral("resume-traffic")));
        QVERIFY(stage.message().isEmpty());
    }

    void aStepIsMovedToTheBeginningOfAPhase()
    {
        Stage stage;
        stage.change("record-restore-point");
        stage.press(Qt::Key_M);
        QCOMPARE_EQ(stage.field("change.what")->text(), QStringLiteral("3.0"));
        stage.type(QStringLiteral("2.0"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.moved"));
        QCOMPARE_EQ(stage.rig.session->walkthrough().steps[2].address,
            IncidentRig::address(QStringLiteral("record-restore-point")));
    }

    void aStepIsStruckAndRestored()
    {
        Stage stage;
        stage.change("resume-traffic");
        stage.press(Qt::Key_S);
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.struck"));
        QTRY_COMPARE(stage.selected(), QStringLiteral("3.2 Resume write traffic"));
        QCOMPARE_EQ(stage.list()->currentIndex().data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Step 3.2, Resume write traffic, struck"));
        QTRY_VERIFY(!stage.changes()->isVisible());
        stage.panel.askChange();
        QVERIFY(!stage.panel.findChild<QAbstractButton*>(QStringLiteral("change.ways.strike")));
        stage.press(Qt::Key_S);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.restored"));
        QVERIFY(!stage.view("resume-traffic").step->struck);
    }

    void aCriticalStepIsNotStruckWithoutWords()
    {
        Stage stage;
        stage.change("find-point");
        stage.press(Qt::Key_S);
        stage.press(Qt::Key_Return);
        QVERIFY(stage.field("change.why")->hasFocus());
        QCOMPARE_EQ(stage.rig.types().count(QStringLiteral("step.struck")), 0);
        stage.type(QStringLiteral("there is no backup"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.struck"));
        QCOMPARE_EQ(stage.rig.last().text(QLatin1StringView("why")), QStringLiteral("there is no backup"));
    }

    void whatCannotBeChangedIsSaidAndTheWordsStay()
    {
        Stage stage;
        stage.rig.act(
            incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        const QSignalSpy failed(&stage.panel, &WalkthroughPanel::failed);
        stage.change("pause-write-traffic");
        stage.press(Qt::Key_S);
        stage.type(QStringLiteral("not needed"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(stage.message().contains(u"is over"), qPrintable(stage.message()));
        QVERIFY(stage.changes()->isVisible());
        QCOMPARE_EQ(stage.field("change.why")->text(), QStringLiteral("not needed"));
        // And may be tried once more.
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(failed.size(), 2);
    }

    void escChangesNothing()
    {
        Stage stage;
        const auto before = stage.rig.types();
        stage.change("choose");
        stage.press(Qt::Key_B);
        stage.type(QStringLiteral("Lower the TTL"));
        stage.press(Qt::Key_Escape);
        QTRY_VERIFY(!stage.changes()->isVisible());
        QVERIFY(stage.list()->hasFocus());
        QCOMPARE_EQ(stage.rig.types(), before);
        QVERIFY(stage.panel.typed().isEmpty());
    }

    void ctrlEnterInTheLinesAnswersThem()
    {
        Stage stage;
        stage.change("choose");
        stage.press(Qt::Key_B);
        stage.type(QStringLiteral("Lower the TTL"));
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.rig.last().type, QStringLiteral("step.added"));
        QCOMPARE_EQ(stage.rig.types().count(QStringLiteral("step.completed")), 0);
    }

    void whatIsTypedOutlivesTheWindow()
    {
        Typed typed;
        {
            Stage stage;
            stage.change("choose");
            stage.press(Qt::Key_B);
            stage.type(QStringLiteral("Lower the T"));
            stage.press(Qt::Key_Tab);
            stage.type(QStringLiteral("60"));
            typed = stage.panel.typed();
        }
        Stage again;
        again.panel.setTyped(typed);
        QVERIFY(again.changes()->isVisible());
        QVERIFY(!again.field("change.what")->hasFocus());
        QCOMPARE_EQ(again.question(), QStringLiteral("What is to be done behind 2.2 Choose the path?"));
        QCOMPARE_EQ(again.field("change.what")->text(), QStringLiteral("Lower the T"));
        QCOMPARE_EQ(again.field("change.expect")->text(), QStringLiteral("60"));
        QCOMPARE_EQ(again.panel.typed(), typed);
        again.panel.setIncident(nullptr);
        QVERIFY(again.panel.typed().isEmpty());
    }

    void whoLooksAroundStaysWhereTheyAre()
    {
        Stage stage;
        stage.panel.lookAt(IncidentRig::address(QStringLiteral("resume-traffic")));
        changeThePlan(stage.rig);
        QTRY_COMPARE(stage.selected(), QStringLiteral("3.2 Resume write traffic"));
        QVERIFY(stage.list()->hasFocus());
    }

    void theHeadTellsWhatWasChanged()
    {
        Stage stage;
        auto* head = stage.find<QWidget>("walkthrough.head");
        QVERIFY(!head->accessibleName().contains(u"change"));
        QVERIFY(head->toolTip().isEmpty());
        changeThePlan(stage.rig);
        QVERIFY2(
            head->accessibleName().contains(u", 3 changes, Plan 0.2.0"), qPrintable(head->accessibleName()));
        QCOMPARE_EQ(head->accessibleDescription().count(u'\n'), 2);
        QVERIFY(head->accessibleDescription().contains(u"Lower the TTL"));
        IncidentRig other;
        stage.panel.setIncident(other.session);
        QVERIFY(!head->accessibleName().contains(u"change"));
        stage.panel.setIncident(nullptr);
    }
};

MUSTER_TEST(TstPlanChanges)
#include "tst_planchanges.moc"
