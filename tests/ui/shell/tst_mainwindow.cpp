// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/walkthrough.h"
#include "core/session/estatesession.h"
#include "tests/support/testmain.h"
#include "tests/ui/panels/panelrig.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/models/walltime.h"
#include "ui/panels/matrixpanel.h"
#include "ui/panels/walkthroughhead.h"
#include "ui/panels/walkthroughpanel.h"
#include "ui/shell/attentionbutton.h"
#include "ui/shell/commandstrip.h"
#include "ui/shell/reviewpage.h"
#include "ui/shell/shellactions.h"
#include "ui/start/declarepage.h"
#include "ui/start/startpage.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinebar.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStatusBar>

using namespace muster;
using test::ShellRig;

class TstMainWindow final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void aDrillRunsFromDeclarationToClosingByKeyboardAlone();
    void anIncidentThatWasLeftOpenIsGoneOnWith();
    void whatHappenedMeanwhileIsCounted();
    void twoOpenIncidentsAreOfferedAndNeitherIsOpened();
    void aLiveIncidentAsksBeforeTheWindowCloses();
    void commandIsHandedOverToAName();
    void aLogThatCannotBeOpenedIsExplainedAndTriedAgain();
    void aDamagedLogCanBeSetAside();
    void aDiskThatFillsUpIsAFactOfTheStatusBar();
    void anActThatIsNotRecordedIsSaidInThePage();
    void anIncidentClosedElsewhereShowsItsEnd();
    void closingSaysHowMuchIsStillToBeRemembered();
    void closingAsksForReasonsThatAreMissing();
    void theWatchOutlivesTheIncident();
    void aRunningClockTellsNoScreenReader();
    void aDrillIsMarkedAllAround();
    void everyPaneIsReachedByOneKey();
    void themeAndZoomAreKept();
    void ctrlFFindsInThePaneWithTheKeyboard();
    void theViewOfTheMatrixIsKept();
    void aPlanSaysWhoApprovedItWhereverItIsShown();
    void toSwitchThePerspectiveDoesNothing();
    void aPerspectiveWithoutAnythingSaysWhatToDo();
    void theClockOfADrillIsMovedFromTheBar();
    void thePlacesOfThePanelsAreKept();
    void placesAreSavedUnderAName();
    void theStatusBarSaysWhetherTheClockFollowsOthers();
    void diagnosticsAreThereWithoutAnIncident();
    void everythingIsFoundFromOneLine();
    void anotherDrillIsBegunBesideTheOneThatRuns();
    void aDrillBesideAnIncidentHasItsFrameAndTheIncidentHasNone();
    void aPartOfAnIncidentIsDeclared();
    void aRealIncidentIsDeclaredInTheMiddleOfADrill();
    void whatElseIsOpenIsOneKeyAway();
    void whatAPlanRestsOnIsAnsweredAndSpeaksAgainstAnAnswer();
    void whatWasDoneIsUndone();
    void thePlanIsChangedByKeyboard();
    void changesOfABundledPlanAreCopied();
    void whatIsLeftIsPrintedWithOneKey();
    void aPaperThatCannotBeWrittenLeavesNothing();
    void aBatteryThatIsNearlyEmptyRemindsToPrintOnce();
    void h32APlanFileThatChangesIsComparedOrKept();
    void h31TheHeadSaysWhoTestedThePlan();
    void theWindowComesToRest();
    void theSampleDrillBeginsWithOneKey();
    void aSampleDrillSaysWhatStandsInItsWay();
    void nothingIsAskedOfTheComputerBeforeTheWindowIsThere();
    void aBlankPlanIsDeclared();
    void theTimeThatWasWrittenOutlivesTheChoiceOfAPlan();
    void aPlanThatWasOpenedStaysOnTheList();
    void aPlanIsApprovedInTheWindow();
    void whatAPanelCountsIsOfNow();
    void toCloseAPanelLeavesTheKeyboardInThePage();
    void anAudienceIsToldByKeyboardAlone();
    void whatWasTypedOutlivesACrash();
    void whoeverGoesAwayFromAStepInHandFindsItHeld();
    void anOverdueUpdateLeadsToItsMessage();

private:
    void declare(ShellRig& rig, journal::StreamKind kind);
};

namespace {

int stepsEnded(const ShellRig& rig)
{
    return static_cast<int>(
        rig.countOf(QStringLiteral("step.completed")) + rig.countOf(QStringLiteral("step.skipped")));
}

/// All that it says.
QString wordsOf(const QWidget* bar)
{
    return bar->findChild<QLabel*>()->accessibleName();
}

} // namespace

/// Declares the first scenario with the keyboard and waits for the walkthrough.
void TstMainWindow::declare(ShellRig& rig, journal::StreamKind kind)
{
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
    rig.picture("start");
    if (kind == journal::StreamKind::Live)
        rig.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    else
        rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    rig.type(QStringLiteral("Orders lost since midnight"));
    rig.picture(kind == journal::StreamKind::Live ? "declare-live" : "declare-drill");
    const auto before = rig.countOf(QStringLiteral("incident.declared"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("incident.declared")), before + 1);
    QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
}

void TstMainWindow::aDrillRunsFromDeclarationToClosingByKeyboardAlone()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    rig.clock.advance(std::chrono::minutes(3));
    rig.picture("command-drill");

    // Whatever a step asks for: its fields are typed into from left to right, then Ctrl+Enter.
    const auto incident = rig.incident();
    int steps = 0;
    while (incident->walkthrough().currentPhase()) {
        QVERIFY2(++steps < 60, "the walkthrough does not end");
        if (incident->walkthrough().pause) {
            const auto called = rig.countOf(QStringLiteral("phase.completed"));
            QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("walkthrough.close"));
            rig.picture("phase");
            rig.press(Qt::Key_Return, Qt::ControlModifier);
            QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("phase.completed")), called + 1);
            continue;
        }
        const int ended = stepsEnded(rig);
        const auto* step = incident->walkthrough().currentStep();
        // The walkthrough is made anew by each act.
        const auto address = step->address.toString();
        if (step->step->decision)
            rig.press(Qt::Key_Space);
        else if (auto* field = qobject_cast<QLineEdit*>(rig.focused());
                 field != nullptr && field->text().isEmpty())
            rig.type(QStringLiteral("as expected"));
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_EQ(stepsEnded(rig) + rig.countOf(QStringLiteral("decision.recorded")) > ended, true);
        QTRY_VERIFY(!rig.incident()->walkthrough().current
            || rig.incident()->walkthrough().currentStep()->address.toString() != address
            || rig.incident()->pending().isEmpty());
        rig.clock.advance(std::chrono::minutes(4));
    }
    QCOMPARE_EQ(incident->walkthrough().ended, incident->walkthrough().active);

    rig.press(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(rig.find<QWidget>("questionBar")->isVisible());
    // The keyboard begins on what changes nothing.
    QCOMPARE_EQ(rig.focusedName(), QStringLiteral("dismiss"));
    rig.picture("close");
    rig.press(Qt::Key_Left);
    QCOMPARE_EQ(rig.focusedName(), QStringLiteral("accept"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("incident.closed")), 1);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("review.outline"));
    rig.picture("closed");
    QVERIFY(rig.window->findChild<ui::ReviewPage*>()->accessibleName().startsWith(
        QStringLiteral("Drill closed: ")));
    rig.press(Qt::Key_Escape);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
}

void TstMainWindow::anIncidentThatWasLeftOpenIsGoneOnWith()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    rig.window->close();
    rig.clock.advance(std::chrono::minutes(4));
    rig.open();
    auto* bar = rig.find<QWidget>("resumeBar");
    QTRY_VERIFY(bar->isVisible());
    rig.picture("resume");
    QCOMPARE_EQ(bar->findChild<QLabel*>()->accessibleName(),
        QStringLiteral(
            "You were at 1.1 Acknowledge the PagerDuty alert, step 1 of 8. Away 4 min. Since then: "
            "nothing new."));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(!bar->isVisible());
    QVERIFY(rig.window->findChild<QWidget*>(QStringLiteral("resumeBar"))->isHidden());
    rig.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("step.completed")), 1);
}

// H19
void TstMainWindow::whoeverGoesAwayFromAStepInHandFindsItHeld()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    // A step that nobody has begun is not in hand.
    rig.press(Qt::Key_4, Qt::ControlModifier);
    rig.press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE_EQ(rig.countOf(QStringLiteral("step.held")), 0);
    const auto step = rig.incident()->walkthrough().currentStep()->address;
    VERIFY_RESULT(test::await(rig.incident()->start(step)));
    rig.press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE_EQ(rig.countOf(QStringLiteral("step.held")), 0);
    rig.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("step.held")), 1);
    rig.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(rig.find<QAbstractButton>("card.primary")->accessibleName().startsWith(u"Go on:"));
    rig.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("step.resumed")), 1);
}

// H18
void TstMainWindow::whatWasTypedOutlivesACrash()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    const auto id = rig.incident()->stream().id.toString();
    // To the first step that asks what is seen.
    rig.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("walkthrough.close"));
    rig.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("card.saw"));
    rig.type(QStringLiteral("the alert is ac"));
    rig.find<QLineEdit>("timeline.entry")->setText(QStringLiteral("Noor calls ba"));
    const QFileInfo kept(rig.folder.filePath(QStringLiteral("typed/%1.json").arg(id)));
    const auto holdsBoth = [&] {
        QFile file(kept.filePath());
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const auto text = file.readAll();
        return text.contains("the alert is ac") && text.contains("Noor calls ba");
    };
    QTRY_VERIFY(holdsBoth());
    QVERIFY(!QFileInfo(kept.filePath()).permission(QFile::ReadGroup));
    QVERIFY(!QFileInfo(kept.filePath()).permission(QFile::ReadOther));
    // As if the power went: nothing is told to the window any more.
    rig.window.reset();
    rig.open();
    QTRY_COMPARE_EQ(rig.find<QLineEdit>("card.saw")->text(), QStringLiteral("the alert is ac"));
    QCOMPARE_EQ(rig.find<QLineEdit>("timeline.entry")->text(), QStringLiteral("Noor calls ba"));
    // What was recorded is kept no longer.
    const auto step = rig.incident()->walkthrough().currentStep()->address;
    VERIFY_RESULT(test::await(rig.incident()->complete(step, QStringLiteral("acknowledged"))));
    rig.find<QLineEdit>("timeline.entry")->clear();
    QTRY_VERIFY(!QFile::exists(kept.filePath()) || !holdsBoth());
}

void TstMainWindow::whatHappenedMeanwhileIsCounted()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    const auto stream = rig.incident()->stream().id;
    rig.window->close();
    rig.clock.advance(std::chrono::hours(2) + std::chrono::minutes(5));
    const auto elsewhere = test::await(rig.session->open(stream));
    VERIFY_RESULT(elsewhere);
    (*elsewhere)->setActingAs(QStringLiteral("Noor"));
    const auto noted = test::await((*elsewhere)->note(QStringLiteral("Neon support called back")));
    VERIFY_RESULT(noted);
    rig.open();
    auto* bar = rig.find<QWidget>("resumeBar");
    QTRY_VERIFY(bar->isVisible());
    const auto words = bar->findChild<QLabel*>()->accessibleName();
    QVERIFY2(words.contains(QStringLiteral("Away 2 h 05 min. Since then: 1 entry by others, ")),
        qPrintable(words));
}

void TstMainWindow::twoOpenIncidentsAreOfferedAndNeitherIsOpened()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    rig.find<QAction>("incident.leave")->trigger();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    rig.press(Qt::Key_End);
    rig.press(Qt::Key_Up);
    declare(rig, journal::StreamKind::Drill);
    rig.window->close();
    rig.open();
    auto* list = rig.find<QListView>("start.list");
    QTRY_VERIFY(list->currentIndex()
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .startsWith(QStringLiteral("Go on with ")));
    QVERIFY(rig.find<QWidget>("dock.matrix")->isHidden());
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
    QVERIFY(rig.find<QWidget>("resumeBar")->isVisible());
}

void TstMainWindow::aLiveIncidentAsksBeforeTheWindowCloses()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Live);
    QVERIFY(!rig.window->windowTitle().contains(QStringLiteral("DRILL")));
    rig.picture("command-live");
    rig.press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(rig.find<QWidget>("questionBar")->isVisible());
    QVERIFY(rig.window->isVisible());
    rig.press(Qt::Key_Escape);
    QVERIFY(rig.find<QWidget>("questionBar")->isHidden());
    QVERIFY(rig.window->isVisible());
    rig.press(Qt::Key_Q, Qt::ControlModifier);
    rig.press(Qt::Key_Left);
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(!rig.window->isVisible());
    QCOMPARE_EQ(rig.countOf(QStringLiteral("incident.closed")), 0);
}

void TstMainWindow::commandIsHandedOverToAName()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Live);
    rig.press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("field"));
    rig.press(Qt::Key_Return);
    QVERIFY(rig.find<QWidget>("questionBar")->isVisible());
    QCOMPARE_EQ(rig.countOf(QStringLiteral("role.assigned")), 1);
    rig.type(QStringLiteral("Grace Hopper"));
    rig.picture("handover");
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("role.assigned")), 2);
    QTRY_VERIFY(rig.find<QWidget>("questionBar")->isHidden());
    const auto& state = rig.incident()->state();
    QCOMPARE_EQ(state.nameOf(*state.commander()), QStringLiteral("Grace Hopper"));
}

void TstMainWindow::aLogThatCannotBeOpenedIsExplainedAndTriedAgain()
{
    ShellRig rig;
    rig.trouble = Error { Fault::Storage, QStringLiteral("The disk is full. Free some space."),
        QStringLiteral("SQLITE_FULL") };
    rig.open();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("first"));
    rig.picture("trouble");
    bool said = false;
    for (const auto* label : rig.window->findChildren<QLabel*>())
        said = said || (label->isVisible() && label->text().contains(QStringLiteral("The disk is full.")));
    QVERIFY(said);
    QVERIFY(!rig.find<QAction>("incident.declare")->isEnabled());
    rig.trouble.reset();
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    QVERIFY(rig.find<QAction>("incident.declare")->isEnabled());
}

void TstMainWindow::aDamagedLogCanBeSetAside()
{
    ShellRig rig;
    rig.trouble = Error { Fault::Storage, QStringLiteral("The journal is damaged."), QString() };
    rig.isDamaged = true;
    rig.open();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("first"));
    QVERIFY(qobject_cast<QAbstractButton*>(rig.focused())->text().contains(QStringLiteral("Set it aside")));
    rig.picture("damaged");
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
    auto* bar = rig.find<QWidget>("noticeBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->findChild<QLabel*>()->accessibleName().contains(QStringLiteral("7 entries were saved.")));
}

void TstMainWindow::aDiskThatFillsUpIsAFactOfTheStatusBar()
{
    ShellRig rig;
    constexpr qint64 mega = 1'000'000;
    rig.disk = DiskSpace { 50'000 * mega, 20 * mega };
    rig.open();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    auto* fact = rig.find<QLabel>("status.disk");
    QVERIFY(fact->isHidden());
    rig.disk = DiskSpace { 640 * mega, 20 * mega };
    rig.window.reset();
    rig.open();
    fact = rig.find<QLabel>("status.disk");
    QTRY_VERIFY(fact->isVisible());
    QCOMPARE_EQ(fact->text(), QStringLiteral("Disk almost full: 640 MB left where the record is kept"));
    QVERIFY(!fact->font().bold());
    rig.picture("disk-low");
    rig.disk = DiskSpace { 40 * mega, 20 * mega };
    rig.window.reset();
    rig.open();
    fact = rig.find<QLabel>("status.disk");
    QTRY_VERIFY(fact->isVisible());
    QVERIFY(fact->font().bold());
}

void TstMainWindow::anActThatIsNotRecordedIsSaidInThePage()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Live);
    rig.journal.failCall = rig.journal.calls;
    rig.press(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    rig.press(Qt::Key_Left);
    rig.press(Qt::Key_Return);
    auto* bar = rig.find<QWidget>("refusalBar");
    QTRY_VERIFY(bar->isVisible());
    rig.picture("not-recorded");
    QVERIFY(bar->findChild<QLabel*>()->accessibleName().startsWith(QStringLiteral("NOT RECORDED")));
    QCOMPARE_EQ(rig.countOf(QStringLiteral("incident.closed")), 0);
    QVERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
    rig.press(Qt::Key_Return);
    QVERIFY(bar->isHidden());
}

void TstMainWindow::anIncidentClosedElsewhereShowsItsEnd()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Live);
    const auto elsewhere = test::await(rig.session->open(rig.incident()->stream().id));
    VERIFY_RESULT(elsewhere);
    VERIFY_RESULT(test::await((*elsewhere)->close(QStringLiteral("done from a terminal"))));
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("review.outline"));
    QVERIFY(rig.find<QWidget>("dock.matrix")->isHidden());
}

void TstMainWindow::aRunningClockTellsNoScreenReader()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    auto* strip = rig.window->findChild<ui::CommandStrip*>();
    const auto before = strip->grab().toImage();
    test::AccessibilityEvents events;
    rig.clock.advance(std::chrono::seconds(1));
    QVERIFY(QMetaObject::invokeMethod(rig.window->findChild<ui::Ticker*>(), "ticked"));
    QVERIFY(strip->grab().toImage() != before);
    QCOMPARE_EQ(events.seen(), 0);
    auto* interface = QAccessible::queryAccessibleInterface(strip);
    QVERIFY(interface != nullptr);
    const auto spoken = interface->text(QAccessible::Name);
    QVERIFY2(spoken.startsWith(QStringLiteral("Drill: ")), qPrintable(spoken));
    QVERIFY2(!spoken.contains(QStringLiteral("00:")), qPrintable(spoken));
}

void TstMainWindow::aDrillIsMarkedAllAround()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    QVERIFY(rig.window->windowTitle().startsWith(QStringLiteral("DRILL: ")));
    const auto picture = rig.window->grab().toImage();
    const auto hatch = ui::StateColors::dark().drill;
    const auto marked = [&](const QRect& edge) {
        for (int x = edge.left(); x <= edge.right(); ++x) {
            for (int y = edge.top(); y <= edge.bottom(); ++y) {
                if (picture.pixelColor(x, y) == hatch)
                    return true;
            }
        }
        return false;
    };
    const int wide = picture.width();
    const int high = picture.height();
    const int frame = ui::DrillHatch::kWidth;
    QVERIFY(marked({ 100, 0, 40, frame }));
    QVERIFY(marked({ 100, high - frame, 40, frame }));
    QVERIFY(marked({ 0, 100, frame, 40 }));
    QVERIFY(marked({ wide - frame, 100, frame, 40 }));
    rig.find<QAction>("incident.leave")->trigger();
    QCOMPARE_EQ(rig.window->contentsMargins(), QMargins());
}

void TstMainWindow::everyPaneIsReachedByOneKey()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    QSet<QWidget*> reached;
    // Strip, perspectives, walkthrough, matrix, outline and timeline; Attention is empty, and passed over.
    for (int i = 0; i < 6; ++i) {
        rig.press(Qt::Key_F6);
        QVERIFY(rig.focused() != nullptr);
        reached << rig.focused();
    }
    QCOMPARE_EQ(reached.size(), 6);
    const auto* last = rig.focused();
    rig.press(Qt::Key_F6);
    rig.press(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE_EQ(rig.focused(), last);
}

void TstMainWindow::themeAndZoomAreKept()
{
    ShellRig rig;
    rig.open();
    const auto before = rig.window->findChild<ui::CommandStrip*>()->height();
    for (int i = 0; i < 5; ++i)
        rig.press(Qt::Key_Equal, Qt::ControlModifier);
    QTRY_VERIFY(rig.window->findChild<ui::CommandStrip*>()->height() > before || rig.window->width() < 2100);
    for (auto* action : rig.window->findChildren<QAction*>()) {
        if (action->text() == QStringLiteral("&Light"))
            action->trigger();
    }
    QCOMPARE_EQ(rig.window->palette().color(QPalette::Window), ui::StateColors::light().window);
    rig.picture("start-light-150");
    rig.window->close();
    const auto kept = ui::loadPreferences(rig.folder.filePath(QStringLiteral("window.ini")));
    QCOMPARE_EQ(kept.zoom, 150);
    QVERIFY(kept.appearance == ui::Appearance::Light);
}

void TstMainWindow::ctrlFFindsInThePaneWithTheKeyboard()
{
    ShellRig rig;
    rig.open();
    auto* find = rig.find<QAction>("edit.find");
    QVERIFY(!find->isEnabled());
    declare(rig, journal::StreamKind::Drill);
    // The walkthrough shows one step: there is nothing to search.
    QVERIFY(!find->isEnabled());
    for (const auto* pane : { "matrix", "outline", "contacts" }) {
        rig.find<QAction>(qPrintable(QStringLiteral("view.dock.%1").arg(QLatin1StringView(pane))))->trigger();
        QVERIFY(find->isEnabled());
        rig.press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE_EQ(rig.focusedName(), QStringLiteral("%1.filter").arg(QLatin1StringView(pane)));
        rig.press(Qt::Key_Escape);
        QCOMPARE_EQ(rig.focusedName(), QStringLiteral("%1.list").arg(QLatin1StringView(pane)));
    }
    rig.find<QAction>("checklist.current")->trigger();
    QVERIFY(!find->isEnabled());
    // Another window does not change what is searched, and neither does the menu.
    rig.find<QAction>("view.dock.matrix")->trigger();
    rig.window->menuBar()->setFocus(Qt::MenuBarFocusReason);
    QVERIFY(find->isEnabled());
    find->trigger();
    QCOMPARE_EQ(rig.focusedName(), QStringLiteral("matrix.filter"));
}

void TstMainWindow::theViewOfTheMatrixIsKept()
{
    ShellRig rig;
    rig.open();
    for (const auto* id : { "matrix.sort.name", "matrix.group.tier", "matrix.show.region" })
        rig.find<QAction>(id)->trigger();
    rig.window->close();
    const auto file = rig.folder.filePath(QStringLiteral("window.ini"));
    const auto kept = ui::loadPreferences(file).matrix;
    QVERIFY(kept.order == ui::MatrixView::Order::Name);
    QVERIFY(kept.grouping == ui::MatrixView::Grouping::Tier);
    QVERIFY(kept.details.testFlag(ui::MatrixView::Detail::Region));
    rig.open();
    QVERIFY(rig.find<QAction>("matrix.sort.name")->isChecked());
    QVERIFY(rig.window->findChild<ui::MatrixPanel*>()->view() == kept);
    // Somebody who wants to see nothing of it sees nothing of it.
    ui::Preferences bare;
    bare.matrix.details = {};
    ui::savePreferences(file, bare);
    QVERIFY(ui::loadPreferences(file).matrix == bare.matrix);
    QVERIFY(ui::loadPreferences(rig.folder.filePath(QStringLiteral("none.ini"))).matrix == ui::MatrixView());
}

/// Also when it is approved from a terminal while the window is open.
void TstMainWindow::aPlanSaysWhoApprovedItWhereverItIsShown()
{
    ShellRig rig;
    rig.open();
    const auto heading = [&] {
        const auto* model = rig.find<QListView>("start.list")->model();
        return model->index(0, 0).data(Qt::AccessibleTextRole).toString();
    };
    QTRY_VERIFY2(heading().endsWith(QStringLiteral("not approved")), qPrintable(heading()));
    session::EstateSession terminal(rig.session->ports());
    VERIFY_RESULT(test::await(
        terminal.approve({ rig.plans.first().plan, QStringLiteral("Grace"), {}, QDate(2026, 12, 31) })));
    QTRY_VERIFY2(heading().endsWith(QStringLiteral("approved until 2026-12-31")), qPrintable(heading()));
    declare(rig, journal::StreamKind::Drill);
    QCOMPARE_EQ(
        rig.find<QLabel>("declare.approval")->text(), QStringLiteral("Approved by Grace until 2026-12-31"));
    const auto facts = [&] {
        QString all;
        for (const auto* label : rig.window->statusBar()->findChildren<QLabel*>())
            all += label->text();
        return all;
    };
    QVERIFY2(facts().contains(QStringLiteral("approved until 2026-12-31")), qPrintable(facts()));
}

void TstMainWindow::toSwitchThePerspectiveDoesNothing()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Live);
    const auto before = rig.journal.events().size();
    const auto* incident = rig.incident().get();
    for (const auto key : { Qt::Key_4, Qt::Key_2, Qt::Key_3 }) {
        rig.press(key, Qt::ControlModifier);
        QVERIFY(rig.find<QWidget>("dock.matrix")->isHidden());
        QCOMPARE_EQ(rig.incident().get(), incident);
        QVERIFY(rig.window->windowTitle().contains(QStringLiteral("Database")));
    }
    rig.press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
    // From the list of incidents as well, and it is the same one.
    rig.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    rig.press(Qt::Key_Home);
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
    QCOMPARE_EQ(rig.incident().get(), incident);
    QCOMPARE_EQ(rig.journal.events().size(), before);
}

void TstMainWindow::aPerspectiveWithoutAnythingSaysWhatToDo()
{
    ShellRig rig;
    rig.open();
    QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
    auto* nothing = rig.find<ui::EmptyState>("nothing");
    QStringList sentences;
    for (const auto key : { Qt::Key_1, Qt::Key_2, Qt::Key_3 }) {
        rig.press(key, Qt::ControlModifier);
        QVERIFY(nothing->isVisible());
        sentences << nothing->findChild<QLabel*>()->text();
    }
    QCOMPARE_EQ(QSet<QString>(sentences.begin(), sentences.end()).size(), 3);
    rig.press(Qt::Key_1, Qt::ControlModifier);
    QTest::mouseClick(nothing->findChild<ui::Button*>(), Qt::LeftButton);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
}

void TstMainWindow::theClockOfADrillIsMovedFromTheBar()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    const auto rate = [&] { return rig.incident()->state().clock->rate; };
    QTest::mouseClick(rig.find<ui::Button>("rate5"), Qt::LeftButton);
    QTRY_COMPARE_EQ(rate(), 5000);
    auto* pause = rig.find<ui::Button>("pauseDrill");
    QTest::mouseClick(pause, Qt::LeftButton);
    QTRY_COMPARE_EQ(rate(), 0);
    QTRY_VERIFY(rig.find<QAction>("incident.pause")->isChecked());
    // It goes on as fast as it was, from the menu as from the bar.
    rig.find<QAction>("incident.pause")->trigger();
    QTRY_COMPARE_EQ(rate(), 5000);
    QVERIFY(!pause->isChecked());
    QTest::mouseClick(rig.find<ui::Button>("endDrill"), Qt::LeftButton);
    QTRY_VERIFY(rig.find<QWidget>("questionBar")->isVisible());
}

void TstMainWindow::closingSaysHowMuchIsStillToBeRemembered()
{
    const auto loaded = plan::loadPlan(R"(muster: 1
plan: {id: shop, title: Shop, version: "1", zone: UTC}
services: [{id: postgres, title: Postgres}]
scenarios:
  - id: corruption
    title: Data corruption
    affects: [postgres]
    procedure:
      - id: act
        title: Act
        steps: [{id: freeze, do: Freeze writes, remember: Writes are frozen}, {id: look, do: Look}]
)");
    QVERIFY(loaded.plan);
    ShellRig rig;
    rig.plans = { ui::PlanChoice { .name = QStringLiteral("shop"),
        .plan = std::make_shared<const plan::Plan>(*loaded.plan),
        .hash = plan::hashOf(*loaded.plan) } };
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    const auto asked = [&rig] {
        rig.find<QAction>("incident.close")->trigger();
        QString words;
        for (const auto* label : rig.find<QWidget>("questionBar")->findChildren<QLabel*>())
            words += label->text();
        return words;
    };
    QVERIFY2(!asked().contains(QStringLiteral("remembered")), qPrintable(asked()));
    const incident::StepAddress freeze(QStringLiteral("corruption/freeze"));
    VERIFY_RESULT(test::await(rig.incident()->complete(freeze)));
    QVERIFY2(asked().contains(QStringLiteral("Still to be remembered: 1.")), qPrintable(asked()));
    VERIFY_RESULT(test::await(rig.incident()->act(incident::RememberEnded { freeze })));
    QVERIFY(!asked().contains(QStringLiteral("remembered")));
}

void TstMainWindow::closingAsksForReasonsThatAreMissing()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    QList<incident::StepAddress> steps;
    for (const auto& view : rig.incident()->walkthrough().steps) {
        if (!view.step->critical && steps.size() < 2 && view.look != incident::StepLook::Inactive)
            steps << view.address;
    }
    for (const auto& step : steps)
        VERIFY_RESULT(test::await(
            rig.incident()->act(incident::StepSkipped { step, incident::SkipReason::NotNeeded, {} })));
    rig.find<QAction>("incident.close")->trigger();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("field"));
    const auto words = [&rig] {
        QString all;
        for (const auto* label : rig.find<QWidget>("questionBar")->findChildren<QLabel*>())
            all += label->text();
        return all;
    };
    QVERIFY2(words().contains(QStringLiteral("without a word why")), qPrintable(words()));
    QVERIFY2(words().contains(QStringLiteral("(2 to go)")), qPrintable(words()));
    // Nothing typed is no reason.
    rig.press(Qt::Key_Return);
    QCOMPARE_EQ(rig.countOf(QStringLiteral("step.explained")), 0);
    QVERIFY2(words().contains(QStringLiteral("Write a few words")), qPrintable(words()));
    rig.picture("closing-reason");
    rig.type(QStringLiteral("is a copy of 1.2"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("step.explained")), 1);
    QTRY_VERIFY(!words().contains(QStringLiteral("to go")));
    // The other one stays without; then it is asked whether to close.
    rig.press(Qt::Key_Escape);
    QTRY_VERIFY(words().contains(QStringLiteral("Without a reason: 1.")));
    QCOMPARE_EQ(rig.countOf(QStringLiteral("incident.closed")), 0);
    rig.find<QWidget>("questionBar")->findChild<ui::Button*>(QStringLiteral("accept"))->click();
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("incident.closed")), 1);
}

void TstMainWindow::theWatchOutlivesTheIncident()
{
    const auto loaded = plan::loadPlan(R"(muster: 1
plan: {id: shop, title: Shop, version: "1", zone: UTC}
people: [{id: owen, name: Owen, phone: unknown}]
services: [{id: postgres, title: Postgres}]
scenarios:
  - id: corruption
    title: Data corruption
    affects: [postgres]
    watch: {for: 24 h, owner: owen}
    procedure: [{id: act, title: Act, steps: [{id: look, do: Look}]}]
)");
    QVERIFY(loaded.plan);
    ShellRig rig;
    rig.plans = { ui::PlanChoice { .name = QStringLiteral("shop"),
        .plan = std::make_shared<const plan::Plan>(*loaded.plan),
        .hash = plan::hashOf(*loaded.plan) } };
    rig.open();
    declare(rig, journal::StreamKind::Live);
    VERIFY_RESULT(test::await(rig.incident()->close()));
    QCOMPARE_EQ(rig.countOf(QStringLiteral("watch.begun")), 1);
    auto* end = rig.find<ui::Button>("review.endWatch");
    QTRY_VERIFY(end->isVisible());
    QCOMPARE_EQ(end->text(), QStringLiteral("End the watch…"));
    const auto words = [&rig] {
        QString all;
        for (const auto* label : rig.window->findChild<ui::ReviewPage*>()->findChildren<QLabel*>())
            all += label->text();
        return all;
    };
    QVERIFY2(words().contains(QStringLiteral("kept by Owen")), qPrintable(words()));
    rig.picture("closed-watch");
    end->click();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("field"));
    rig.type(QStringLiteral("all is quiet"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("watch.ended")), 1);
    QTRY_VERIFY(!end->isVisible());
    QVERIFY2(words().contains(QStringLiteral("ended before its time")), qPrintable(words()));
}

void TstMainWindow::thePlacesOfThePanelsAreKept()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    auto* dock = rig.find<QDockWidget>("dock.matrix");
    rig.window->addDockWidget(Qt::RightDockWidgetArea, dock);
    QVERIFY(rig.window->close());
    rig.open();
    QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
    dock = rig.find<QDockWidget>("dock.matrix");
    QCOMPARE_EQ(rig.window->dockWidgetArea(dock), Qt::RightDockWidgetArea);
    rig.find<QAction>("view.resetLayout")->trigger();
    QCOMPARE_EQ(rig.window->dockWidgetArea(dock), Qt::LeftDockWidgetArea);
}

void TstMainWindow::placesAreSavedUnderAName()
{
    ShellRig rig;
    rig.open();
    auto* save = rig.find<QAction>("view.saveLayout");
    QVERIFY(!save->isEnabled());
    declare(rig, journal::StreamKind::Drill);
    save->trigger();
    rig.press(Qt::Key_Return);
    QVERIFY(rig.findText(QStringLiteral("Write a name by which you find it again.")));
    rig.type(QStringLiteral("R&D/night 50 %"));
    rig.picture("layout-name");
    rig.press(Qt::Key_Return);
    auto* mine = rig.find<QAction>("view.layout.R&D/night 50 %");
    QVERIFY(mine != nullptr);
    QCOMPARE(ui::wordsOf(*mine), QStringLiteral("R&D/night 50 %"));

    auto* timeline = rig.find<QDockWidget>("dock.timeline");
    timeline->hide();
    mine->trigger();
    QVERIFY(timeline->isVisible());

    // The same name is not taken over unasked.
    save->trigger();
    rig.type(QStringLiteral(" R&D/night  50 %"));
    rig.press(Qt::Key_Return);
    QVERIFY(rig.findText(QStringLiteral("Replace “R&amp;D/night 50 %”?")));
    rig.press(Qt::Key_Escape);

    rig.window.reset();
    rig.open();
    QTRY_VERIFY(rig.incident());
    auto* kept = rig.find<QAction>("view.layout.R&D/night 50 %");
    QVERIFY(kept != nullptr && kept->isEnabled());
    rig.find<QAction>("view.forgetLayout.R&D/night 50 %")->trigger();
    QVERIFY(rig.findText(QStringLiteral("Forget “R&amp;D/night 50 %”?")));
    rig.find<QWidget>("questionBar")->findChild<ui::Button*>(QStringLiteral("accept"))->click();
    QTRY_VERIFY(rig.find<QAction>("view.layout.R&D/night 50 %") == nullptr);
    rig.window.reset();
    rig.open();
    QVERIFY(rig.find<QAction>("view.layout.R&D/night 50 %") == nullptr);
}

void TstMainWindow::theStatusBarSaysWhetherTheClockFollowsOthers()
{
    ShellRig rig;
    rig.clockIsSynchronised = false;
    rig.open();
    declare(rig, journal::StreamKind::Live);
    QTRY_VERIFY(rig.findText(QStringLiteral("Clock not synchronised")));
    QVERIFY(rig.findText(QStringLiteral(" on this computer")));
    // It may come back in the middle of an incident.
    rig.clockIsSynchronised = true;
    rig.clock.advance(std::chrono::minutes(5) - Millis(millisOf(rig.clock.now()) % 300'000));
    QVERIFY(QMetaObject::invokeMethod(rig.window->findChild<ui::Ticker*>(), "ticked"));
    QTRY_VERIFY(rig.findText(QStringLiteral("Clock synchronised")));
}

void TstMainWindow::diagnosticsAreThereWithoutAnIncident()
{
    ShellRig rig;
    rig.diagnostics.write(
        DiagnosticLine::Weight::Note, QStringLiteral("muster.log"), QStringLiteral("opened"));
    rig.open();
    auto* show = rig.find<QAction>("view.dock.diagnostics");
    QVERIFY(show->isEnabled());
    QVERIFY(!rig.find<QAction>("view.dock.contacts")->isEnabled());
    show->trigger();
    const auto* list = rig.find<QListView>("diagnostics.list");
    QVERIFY(list->isVisible());
    QVERIFY(list->window() != rig.window.get());
    QCOMPARE(list->model()->rowCount(), 1);
}

void TstMainWindow::everythingIsFoundFromOneLine()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    const auto find = [&](const char* typed) {
        rig.press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE_EQ(rig.focusedName(), QStringLiteral("palette.line"));
        rig.type(QString::fromLatin1(typed));
        rig.picture("palette");
        rig.press(Qt::Key_Return);
        QVERIFY(rig.find<QWidget>("palette")->isHidden());
    };
    const auto before = rig.journal.events().size();
    find("redis master");
    QVERIFY(rig.find<QWidget>("dock.matrix")->isHidden());
    QCOMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    find("restart the app");
    QVERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
    QCOMPARE_EQ(rig.journal.events().size(), before);
    find("cache");
    QVERIFY(rig.find<QWidget>("dock.matrix")->isAncestorOf(rig.focused()));
    find("neon support");
    QVERIFY(rig.find<QWidget>("dock.contacts")->isAncestorOf(rig.focused()));
    QCOMPARE_EQ(rig.find<QListView>("contacts.list")->currentIndex().data().toString(),
        QStringLiteral("Database vendor (Neon support)"));
    find("drama engine");
    QCOMPARE_EQ(
        rig.find<QListView>("start.list")->currentIndex().data().toString(), QStringLiteral("Drama Engine"));
    find("hand over");
    QTRY_VERIFY(rig.find<QWidget>("questionBar")->isVisible());
}

void TstMainWindow::anotherDrillIsBegunBesideTheOneThatRuns()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Live);
    const auto live = rig.incident();
    const auto run = [&rig](const QString& command) {
        rig.press(Qt::Key_K, Qt::ControlModifier);
        rig.type(command);
        rig.press(Qt::Key_Return);
    };
    run(QStringLiteral("start drill"));
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    QVERIFY(rig.find<QRadioButton>("declare.drill")->isChecked());
    // A drill is no part of what is real.
    QVERIFY(rig.find<QComboBox>("declare.part")->isHidden());
    rig.type(QStringLiteral("Only practising"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.incident() != live);
    QTRY_VERIFY(rig.window->windowTitle().startsWith(QStringLiteral("DRILL: ")));
    QVERIFY(!live->state().closedAt);
    QVERIFY(!rig.incident()->state().parent);
    // Nobody comes from it to the sample by one wrong key.
    QVERIFY(!rig.find<QAction>("help.sample")->isEnabled());
}

void TstMainWindow::aDrillBesideAnIncidentHasItsFrameAndTheIncidentHasNone()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Live);
    const auto live = rig.incident();
    const int wide = ui::DrillHatch::kWidth;
    const QMargins frame(wide, wide, wide, wide);
    const auto begin = [&rig] { rig.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier); };
    // From another perspective as well.
    rig.press(Qt::Key_4, Qt::ControlModifier);
    begin();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    QCOMPARE_EQ(rig.window->contentsMargins(), frame);
    rig.press(Qt::Key_Escape);
    QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
    QVERIFY(rig.incident() == live);
    QCOMPARE_EQ(rig.window->contentsMargins(), QMargins());
    begin();
    rig.type(QStringLiteral("Only practising"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.incident() != live);
    QTRY_COMPARE_EQ(rig.window->contentsMargins(), frame);
    rig.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(rig.incident()->stream().id == live->stream().id);
    QTRY_COMPARE_EQ(rig.window->contentsMargins(), QMargins());
    QVERIFY(!rig.window->windowTitle().contains(QStringLiteral("DRILL")));
    // Where drills are shown, one can begin.
    rig.press(Qt::Key_2, Qt::ControlModifier);
    rig.picture("no-drill-here");
    QTest::mouseClick(rig.find<ui::EmptyState>("nothing")->findChild<ui::Button*>(), Qt::LeftButton);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    QVERIFY(rig.find<QRadioButton>("declare.drill")->isChecked());
}

void TstMainWindow::aPartOfAnIncidentIsDeclared()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Live);
    const auto whole = rig.incident();
    QTRY_VERIFY(rig.find<QAction>("incident.part")->isEnabled());
    rig.press(Qt::Key_K, Qt::ControlModifier);
    rig.type(QStringLiteral("part of this"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    QCOMPARE_EQ(rig.find<QComboBox>("declare.part")->currentText(), whole->state().title);
    rig.picture("declare-part");
    rig.type(QStringLiteral("The queue too"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.incident() != whole);
    QVERIFY(rig.incident()->state().parent == whole->stream().id);
    const auto words = QStringLiteral("part of %1").arg(whole->state().title);
    QTRY_VERIFY2(rig.window->windowTitle().contains(words), qPrintable(rig.window->windowTitle()));
    rig.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(rig.incident()->stream().id == whole->stream().id);
    // Closing the whole says what goes on, and does not forbid it.
    rig.press(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(rig.find<QWidget>("questionBar")->isVisible());
    QString question;
    for (const auto* label : rig.find<QWidget>("questionBar")->findChildren<QLabel*>())
        question += label->text() + u' ';
    QVERIFY2(question.contains(QStringLiteral("Open as a part of it, and going on: ")), qPrintable(question));
}

void TstMainWindow::whatElseIsOpenIsOneKeyAway()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    const auto drill = rig.incident()->stream().id;
    QVERIFY(!rig.find<QAction>("incident.other")->isEnabled());
    rig.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    rig.type(QStringLiteral("This is real"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.incident()->stream().id != drill);
    const auto live = rig.incident()->stream().id;
    const auto facts = [&rig] {
        QString all;
        for (const auto* label : rig.window->statusBar()->findChildren<QLabel*>())
            all += label->text();
        return all;
    };
    QTRY_VERIFY2(facts().contains(QStringLiteral("Also open: a drill")), qPrintable(facts()));
    // Somebody is in the middle of a step: it is held, and is the place to come back to.
    const auto* step = rig.incident()->walkthrough().currentStep();
    VERIFY_RESULT(test::await(rig.incident()->start(step->address)));
    rig.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(rig.incident()->stream().id == drill);
    QTRY_VERIFY(rig.window->windowTitle().contains(QStringLiteral("DRILL")));
    QTRY_VERIFY2(facts().contains(QStringLiteral("(live)")), qPrintable(facts()));
    QCOMPARE_EQ(rig.countOf(QStringLiteral("step.held")), 1);
    rig.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(rig.incident()->stream().id == live);
    QTRY_COMPARE(rig.incident()->walkthrough().currentStep()->look, incident::StepLook::Held);
}

void TstMainWindow::aRealIncidentIsDeclaredInTheMiddleOfADrill()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    const auto drill = rig.incident();
    rig.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    QVERIFY(!rig.window->windowTitle().contains(QStringLiteral("DRILL")));
    // Going back goes back to the drill.
    rig.press(Qt::Key_Escape);
    QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
    QVERIFY(rig.incident() == drill);
    rig.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    rig.type(QStringLiteral("This is real"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("incident.declared")), 2);
    QTRY_VERIFY(rig.incident() != drill);
    QVERIFY(rig.incident()->state().kind == journal::StreamKind::Live);
    QVERIFY(!drill->state().closedAt);
}

void TstMainWindow::whatAPlanRestsOnIsAnsweredAndSpeaksAgainstAnAnswer()
{
    ShellRig rig;
    rig.plans = { ShellRig::bundled("motion-mavericks") };
    rig.open();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    const auto& assumptions = rig.plans.first().plan->assumptions;
    QVERIFY(assumptions.size() > 1);
    auto* first = rig.find<QComboBox>("declare.truth1");
    QCOMPARE_EQ(first->accessibleName(), assumptions.first().text);
    QTRY_VERIFY(first->isVisible());
    first->setFocus();
    rig.press(Qt::Key_End);
    QCOMPARE_EQ(first->currentText(), QStringLiteral("It does not hold"));
    rig.picture("declare-assumptions");
    rig.find<QLineEdit>("declare.summary")->setFocus();
    rig.type(QStringLiteral("The region is gone"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.incident() != nullptr);
    // What nobody answered is not on record.
    QCOMPARE_EQ(rig.countOf(QStringLiteral("assumption.answered")), 1);
    QVERIFY(rig.incident()->state().assumptions.value(assumptions.first().id) == incident::Truth::Fails);
}

void TstMainWindow::whatWasDoneIsUndone()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    const auto* undo = rig.find<QAction>("edit.undo");
    QVERIFY(!undo->isEnabled());
    rig.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("step.completed")), 1);
    QTRY_COMPARE_EQ(undo->text(), QStringLiteral("&Undo: done 1.1 Acknowledge the PagerDuty alert"));
    rig.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("phase.completed")), 1);
    // Where somebody types, the key belongs to the field.
    QTRY_VERIFY(qobject_cast<QLineEdit*>(rig.focused()) != nullptr);
    rig.type(QStringLiteral("02:5"));
    rig.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_EQ(undo->text(), QStringLiteral("&Undo: complete: Acknowledge"));
    QCOMPARE_EQ(rig.countOf(QStringLiteral("phase.reopened")), 0);
    rig.press(Qt::Key_1, Qt::AltModifier);
    rig.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("phase.reopened")), 1);
    QCOMPARE_EQ(rig.countOf(QStringLiteral("step.reopened")), 0);
    rig.press(Qt::Key_1, Qt::AltModifier);
    rig.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("step.reopened")), 1);
    QTRY_VERIFY(!undo->isEnabled());
    QCOMPARE_EQ(undo->text(), QStringLiteral("&Undo"));
    QCOMPARE_EQ(rig.incident()->walkthrough().currentStep()->code, QStringLiteral("1.1"));
}

void TstMainWindow::thePlanIsChangedByKeyboard()
{
    ShellRig rig;
    // A file of somebody's own, which may be written.
    const auto file = rig.folder.filePath(QStringLiteral("drama-engine.plan.yaml"));
    QVERIFY(QFile::copy(QStringLiteral(MUSTER_SOURCE_DIR "/resources/plans/drama-engine.plan.yaml"), file));
    rig.plans = { ShellRig::choiceOf(file) };
    rig.open();
    QVERIFY(!rig.find<QAction>("checklist.change")->isEnabled());
    declare(rig, journal::StreamKind::Drill);
    rig.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(rig.find<QWidget>("walkthrough.changes")->isVisible());
    rig.press(Qt::Key_B);
    rig.type(QStringLiteral("Lower the TTL"));
    rig.press(Qt::Key_Tab);
    rig.type(QStringLiteral("60 s"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("step.added")), 1);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("walkthrough.list"));
    QCOMPARE_EQ(rig.incident()->walkthrough().steps[1].name(), QStringLiteral("1.1a Lower the TTL"));
    // From another perspective it leads to where it is shown.
    rig.press(Qt::Key_4, Qt::ControlModifier);
    rig.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    rig.press(Qt::Key_A);
    rig.type(QStringLiteral("redis"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("scenario.attached")), 1);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("walkthrough.list"));
    QVERIFY(rig.find<QWidget>("walkthrough.head")->accessibleName().contains(u"2 changes"));
    rig.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("scenario.detached")), 1);

    rig.find<QAction>("checklist.offers")->trigger();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("offers.list"));
    QCOMPARE_EQ(rig.find<QListView>("offers.list")->model()->rowCount(), 1);
    QVERIFY(rig.findText(file));
    rig.press(Qt::Key_Tab);
    QCOMPARE_EQ(rig.focusedName(), QStringLiteral("offers.act"));
    rig.press(Qt::Key_Space);
    QTRY_COMPARE_EQ(rig.find<QLabel>("offers.words")->text(),
        QStringLiteral("One change was written into %1.").arg(file));
    const auto written = plan::loadPlanFile(file);
    QVERIFY(written && written->plan);
    QCOMPARE_EQ(written->plan->scenarios[0].procedure[0].steps[1].title, QStringLiteral("Lower the TTL"));
    QVERIFY(!rig.find<QAbstractButton>("offers.act")->isEnabled());
    rig.press(Qt::Key_Escape);
    QTRY_VERIFY(rig.find<QWidget>("walkthrough.list")->isVisible());
}

void TstMainWindow::changesOfABundledPlanAreCopied()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    rig.find<QAction>("checklist.offers")->trigger();
    QVERIFY(rig.find<QWidget>("offers.empty")->isVisible());
    QVERIFY(!rig.find<QWidget>("offers.act")->isVisible());
    rig.press(Qt::Key_Escape);
    rig.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    rig.press(Qt::Key_B);
    rig.type(QStringLiteral("Lower the TTL"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("walkthrough.list"));
    rig.find<QAction>("checklist.offers")->trigger();
    QCOMPARE_EQ(rig.find<QAbstractButton>("offers.act")->text(), QStringLiteral("Copy"));
    rig.press(Qt::Key_Tab);
    QCOMPARE_EQ(rig.focusedName(), QStringLiteral("offers.act"));
    rig.press(Qt::Key_Space);
    QVERIFY(QApplication::clipboard()->text().contains(u"Lower the TTL"));
    QCOMPARE_EQ(rig.find<QLabel>("offers.words")->text(), QStringLiteral("Copied."));
}

// H33
void TstMainWindow::whatIsLeftIsPrintedWithOneKey()
{
    ShellRig rig;
    rig.open();
    QVERIFY(!rig.find<QAction>("checklist.print")->isEnabled());
    declare(rig, journal::StreamKind::Drill);
    const QDir folder(rig.paperFolder);
    QVERIFY(!folder.exists());
    auto* bar = rig.find<QWidget>("noticeBar");
    rig.press(Qt::Key_P, Qt::ControlModifier);
    // Nobody gets two papers for a key that was held too long.
    rig.press(Qt::Key_P, Qt::ControlModifier);
    QVERIFY(rig.window->statusBar()->currentMessage().startsWith(
        QStringLiteral("What is left is being written already.")));
    QTRY_VERIFY(bar->isVisible());
    auto papers = folder.entryList(QDir::Files);
    QCOMPARE_EQ(papers.size(), 1);
    const auto first = papers.first();
    QVERIFY2(first.contains(rig.incident()->state().title.left(12)), qPrintable(first));
    QVERIFY2(first.contains(QStringLiteral(" DRILL ")) && first.endsWith(QStringLiteral(".pdf")),
        qPrintable(first));
    QVERIFY2(wordsOf(bar).contains(folder.filePath(first)), qPrintable(wordsOf(bar)));
    QCOMPARE_EQ(rig.shownFiles, QStringList { folder.filePath(first) });
    const auto bytesOf = [&](const QString& name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const auto before = bytesOf(first);
    QVERIFY(before.startsWith("%PDF-"));
    // What stands on it is on record.
    const auto printed = QStringLiteral("record.anchored");
    QTRY_COMPARE_EQ(rig.countOf(printed), 1);
    const auto& entries = rig.journal.events();
    const auto entry = std::find_if(
        entries.begin(), entries.end(), [&](const journal::Event& event) { return event.type == printed; });
    QCOMPARE_EQ(entry->text(QLatin1StringView("where")), first);
    QCOMPARE_EQ(entry->payload[u"seq"].toInteger(), entry->seq - 1);
    QCOMPARE_EQ(entry->payload[u"hash"].toString(), QString::fromLatin1(entry->prev.toHex()));
    QVERIFY(before.trimmed().endsWith("%%EOF"));
    // It is made beside the checklist, which keeps the keyboard.
    rig.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("step.completed")), 1);

    // In the same minute of the incident, and no paper is lost.
    rig.press(Qt::Key_P, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.shownFiles.size(), 2);
    papers = folder.entryList(QDir::Files);
    QCOMPARE_EQ(papers.size(), 2);
    QVERIFY(rig.shownFiles[1] != rig.shownFiles[0]);
    QVERIFY(bytesOf(first) == before);
    QTRY_COMPARE_EQ(rig.countOf(printed), 2);
    QVERIFY(bytesOf(QFileInfo(rig.shownFiles[1]).fileName()) != before);

    VERIFY_RESULT(test::await(rig.incident()->close()));
    QTRY_VERIFY(!rig.find<QAction>("checklist.print")->isEnabled());
}

void TstMainWindow::aPaperThatCannotBeWrittenLeavesNothing()
{
    ShellRig rig;
    // Where the folder should be there is a file: not even an administrator can write there.
    QFile inTheWay(rig.paperFolder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    rig.open();
    declare(rig, journal::StreamKind::Live);
    rig.press(Qt::Key_P, Qt::ControlModifier);
    auto* bar = rig.find<QWidget>("refusalBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(wordsOf(bar).contains(rig.paperFolder + QStringLiteral(" cannot be written: ")),
        qPrintable(wordsOf(bar)));
    QVERIFY(wordsOf(bar).contains(QStringLiteral("Nothing was printed.")));
    QCOMPARE_EQ(rig.countOf(QStringLiteral("record.anchored")), 0);
    QVERIFY(rig.shownFiles.isEmpty());
    QVERIFY(QDir(rig.folder.path())
                .entryList({ QStringLiteral("*.pdf"), QStringLiteral("*.part") }, QDir::Files)
                .isEmpty());
    rig.press(Qt::Key_Return);
    QVERIFY(bar->isHidden());
    // Once the way is free it works, also where the record does not take it in.
    QVERIFY(inTheWay.remove());
    rig.journal.failCall = rig.journal.calls;
    rig.press(Qt::Key_P, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.shownFiles.size(), 1);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(wordsOf(bar).contains(QStringLiteral("What is left was printed, but that is not on record.")),
        qPrintable(wordsOf(bar)));
    QCOMPARE_EQ(rig.countOf(QStringLiteral("record.anchored")), 0);
}

void TstMainWindow::h32APlanFileThatChangesIsComparedOrKept()
{
    ShellRig rig;
    const auto file = rig.folder.filePath(QStringLiteral("drama-engine.plan.yaml"));
    QVERIFY(QFile::copy(QStringLiteral(MUSTER_SOURCE_DIR "/resources/plans/drama-engine.plan.yaml"), file));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    rig.plans = { ShellRig::choiceOf(file) };
    rig.open();
    declare(rig, journal::StreamKind::Live);
    auto* bar = rig.find<ui::InlineBar>("planBar");
    QVERIFY(bar->isHidden());
    const auto change = [&](const QString& to) {
        const auto text = plan::readPlanText(file);
        QVERIFY(text);
        auto now = *text;
        now.replace("title: " + rig.plans[0].plan->services[0].title.toUtf8(), "title: " + to.toUtf8());
        QVERIFY(now != *text);
        QFile writer(file);
        QVERIFY(writer.open(QIODevice::WriteOnly));
        writer.write(now);
    };
    const auto* focused = rig.focused();
    change(QStringLiteral("Another name"));
    QTRY_VERIFY(bar->isVisible());
    const auto declared
        = ui::WallTime(rig.incident()->plan().zone).minutes(rig.incident()->state().declaredAt);
    QVERIFY2(wordsOf(bar).contains(QStringLiteral("The plan file has changed since this incident began. The "
                                                  "incident goes on with the copy of %1.")
                                       .arg(declared)),
        qPrintable(wordsOf(bar)));
    // Quietly, and the walkthrough goes on with its copy.
    QVERIFY(rig.focused() == focused);
    QCOMPARE_EQ(rig.incident()->plan().services[0].title, rig.plans[0].plan->services[0].title);
    rig.picture("plan-changed");
    emit bar->accepted({});
    QTRY_VERIFY(rig.findText(QStringLiteral("Another name")));
    QVERIFY(rig.findText(QStringLiteral("What changed in the plan file")));
    rig.press(Qt::Key_Escape);
    QTRY_VERIFY(rig.window->findChild<ui::WalkthroughPanel*>()->isVisible());
    emit bar->dismissed();
    QVERIFY(bar->isHidden());
    // After a restart what was kept is not told again, but that the file has gone is.
    rig.window.reset();
    QVERIFY(QFile::remove(file));
    rig.plans = { ShellRig::bundled("vete") };
    rig.open();
    bar = rig.find<ui::InlineBar>("planBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(wordsOf(bar).contains(QStringLiteral("The plan file is gone.")), qPrintable(wordsOf(bar)));
    VERIFY_RESULT(test::await(rig.incident()->close()));
    QTRY_VERIFY(bar->isHidden());
}

void TstMainWindow::h31TheHeadSaysWhoTestedThePlan()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    const auto says = [&](const char* words) {
        return rig.find<QWidget>("walkthrough.head")->accessibleName().contains(QString::fromLatin1(words));
    };
    QTRY_VERIFY(says("never tested"));
    QTRY_VERIFY(says("defects open") || says("defect open"));
    // At the smallest size nothing of it is cut off.
    rig.window->resize(1024, 640);
    const auto* head = rig.window->findChild<ui::WalkthroughHead*>();
    QTRY_VERIFY(!head->shownFacts().isEmpty());
    QVERIFY(head->shownFacts().first().startsWith(QStringLiteral("Plan ")));
    rig.picture("head-1024");
    rig.window->resize(1440, 900);
    VERIFY_RESULT(test::await(rig.incident()->close()));
    rig.window->close();
    rig.open();
    declare(rig, journal::StreamKind::Live);
    QTRY_VERIFY(says("by Ada Lovelace"));
}

// H33
void TstMainWindow::aBatteryThatIsNearlyEmptyRemindsToPrintOnce()
{
    ShellRig rig;
    rig.open();
    auto* bar = rig.find<ui::InlineBar>("reminderBar");
    // Without an incident there is nothing to print.
    rig.power.say(12);
    QVERIFY(bar->isHidden());
    rig.power.say({});
    declare(rig, journal::StreamKind::Live);
    const auto first = rig.incident();
    rig.power.say(20);
    QVERIFY(bar->isHidden());
    const auto* focused = rig.focused();
    rig.power.say(18);
    QVERIFY(bar->isVisible());
    QVERIFY2(wordsOf(bar).contains(QStringLiteral("The battery is at 18 %. Print what is left of "
                                                  "the checklist while there is power.")),
        qPrintable(wordsOf(bar)));
    QVERIFY(rig.focused() == focused);
    rig.picture("battery");
    {
        const test::AccessibilityEvents events;
        rig.power.say(17);
        QCOMPARE_EQ(events.seen(), 0);
    }
    emit bar->dismissed();
    QVERIFY(bar->isHidden());
    rig.power.say(9);
    QVERIFY(bar->isHidden());
    // Charged meanwhile, or nobody knows: the next time it is said anew, and taken back when it is over.
    rig.power.say({});
    rig.power.say(15);
    QVERIFY(bar->isVisible());
    rig.power.say({});
    QVERIFY(bar->isHidden());
    rig.power.say(14);
    QVERIFY(bar->isVisible());
    auto* print = bar->findChild<QAbstractButton*>(QStringLiteral("accept"));
    QVERIFY(print != nullptr && print->isVisible());
    print->click();
    QVERIFY(bar->isHidden());
    QTRY_COMPARE_EQ(rig.shownFiles.size(), 1);

    // Another incident has a checklist of its own.
    rig.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    rig.type(QStringLiteral("Only practising"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.incident() != first);
    QTRY_VERIFY(bar->isVisible());
    rig.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(rig.incident()->stream().id == first->stream().id);
    QVERIFY(bar->isHidden());
}

void TstMainWindow::theWindowComesToRest()
{
    // Whoever hides what a layout shows again keeps the machine busy for ever.
    class Shows final : public QObject {
    public:
        int seen = 0;

    protected:
        bool eventFilter(QObject*, QEvent* event) override
        {
            seen += event->type() == QEvent::Show ? 1 : 0;
            return false;
        }
    };
    ShellRig rig;
    rig.open();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    for (const auto key : { Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4 })
        rig.press(key, Qt::ControlModifier);
    declare(rig, journal::StreamKind::Drill);
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    Shows shows;
    for (auto* widget : rig.window->findChildren<QWidget*>())
        widget->installEventFilter(&shows);
    for (int i = 0; i < 100; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    QVERIFY2(shows.seen < 10, qPrintable(QString::number(shows.seen)));
}

void TstMainWindow::theSampleDrillBeginsWithOneKey()
{
    ShellRig rig;
    rig.open();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    QTRY_VERIFY(rig.find<QAction>("help.sample")->isEnabled());
    rig.press(Qt::Key_1);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("incident.declared")), 1);
    QTRY_VERIFY(rig.incident() != nullptr);
    QVERIFY(rig.incident()->state().kind == journal::StreamKind::Drill);
    QCOMPARE_EQ(rig.incident()->state().plan.toString(), QStringLiteral("sample"));
    rig.picture("sample");
}

void TstMainWindow::aSampleDrillSaysWhatStandsInItsWay()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Live);
    rig.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    rig.press(Qt::Key_1);
    QTRY_VERIFY(rig.find<QWidget>("refusalBar")->isVisible());
    QCOMPARE_EQ(rig.countOf(QStringLiteral("incident.declared")), 1);
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(!rig.find<QWidget>("refusalBar")->isVisible());

    // So does a log that does not take it.
    rig.window->findChild<QAction*>(QStringLiteral("incident.leave"))->trigger();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    rig.journal.failCall = rig.journal.calls;
    rig.press(Qt::Key_1);
    QTRY_VERIFY(rig.find<QWidget>("refusalBar")->isVisible());
    QVERIFY(rig.incident() == nullptr);
}

void TstMainWindow::nothingIsAskedOfTheComputerBeforeTheWindowIsThere()
{
    ShellRig rig;
    int looked = 0;
    auto surroundings = rig.surroundings();
    surroundings.lookAround = [&] {
        ++looked;
        return QtFuture::makeReadyFuture(QList { readiness::clockFact(true) });
    };
    rig.window = std::make_unique<ui::MainWindow>(surroundings);
    QCoreApplication::processEvents();
    QCOMPARE_EQ(looked, 0);
    rig.window->show();
    QTRY_VERIFY(looked > 0);
    QTRY_VERIFY(rig.find<QWidget>("start.preflight")->isVisible());
}

void TstMainWindow::theTimeThatWasWrittenOutlivesTheChoiceOfAPlan()
{
    ShellRig rig;
    rig.plans << ShellRig::bundled("motion-mavericks");
    rig.open();
    QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
    rig.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    const auto failed = rig.clock.now() - std::chrono::hours(3);
    auto* line = rig.find<QLineEdit>("declare.failed");
    line->setText(ui::WallTime().dateAndMinutes(failed));
    rig.find<QComboBox>("declare.plan")->setCurrentIndex(1);
    QCOMPARE_EQ(line->text(), ui::WallTime(QStringLiteral("Australia/Sydney")).dateAndMinutes(failed));
    // What is no time is left to whoever wrote it.
    line->setText(QStringLiteral("at noon"));
    rig.find<QComboBox>("declare.plan")->setCurrentIndex(0);
    QCOMPARE_EQ(line->text(), QStringLiteral("at noon"));
}

void TstMainWindow::aBlankPlanIsDeclared()
{
    ShellRig rig;
    rig.open();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
    rig.press(Qt::Key_3);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    rig.type(QStringLiteral("Nothing answers"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.incident() != nullptr);
    QVERIFY(rig.incident()->state().kind == journal::StreamKind::Live);
    QCOMPARE_EQ(rig.incident()->state().plan.toString(), QStringLiteral("blank"));
}

void TstMainWindow::aPlanThatWasOpenedStaysOnTheList()
{
    ShellRig rig;
    rig.open();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    const auto plans = [&] {
        QStringList made;
        const auto* model = rig.find<QListView>("start.list")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .startsWith(QStringLiteral("Plan ")))
                made << model->index(row, 0).data().toString();
        }
        return made;
    };
    const auto vete = QStringLiteral(MUSTER_SOURCE_DIR "/resources/plans/vete.plan.yaml");
    const auto gone = rig.folder.filePath(QStringLiteral("gone.plan.yaml"));
    emit rig.window->findChild<ui::StartPage*>()->filesDropped({ gone, vete });
    QTRY_COMPARE_EQ(plans().size(), 3);
    // It is shown, and kept before the window is closed.
    const auto chosen = [&] { return rig.find<QListView>("start.list")->currentIndex().data().toString(); };
    const auto opened = chosen();
    QVERIFY(plans().contains(opened));
    QCOMPARE_EQ(ui::loadPreferences(rig.surroundings().preferencesFile).plans, (QStringList { vete, gone }));
    rig.press(Qt::Key_F5);
    QTRY_VERIFY(!rig.window->statusBar()->currentMessage().isEmpty());
    QCOMPARE_EQ(chosen(), opened);
    rig.window->close();
    rig.open();
    QTRY_COMPARE_EQ(plans().size(), 3);
    // One that is gone says so, and is taken off.
    emit rig.window->findChild<ui::StartPage*>()->planDismissed(gone);
    QTRY_COMPARE_EQ(plans().size(), 2);
    QVERIFY(!plans().contains(QStringLiteral("gone")));
}

void TstMainWindow::aPlanIsApprovedInTheWindow()
{
    ShellRig rig;
    rig.open();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
    rig.press(Qt::Key_Home);
    QTRY_VERIFY(rig.find<QWidget>("start.act")->isVisible());
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("approve.name"));
    // The plan says nothing of reviews: nothing is approved for ever.
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.find<QWidget>("approve.complaint")->isVisible());
    QCOMPARE_EQ(rig.countOf(QStringLiteral("plan.approved")), 0);
    rig.find<QLineEdit>("approve.until")->setText(QStringLiteral("2099-12-31"));
    rig.picture("approve");
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("plan.approved")), 1);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    const auto* list = rig.find<QListView>("start.list");
    QTRY_VERIFY(list->currentIndex()
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("until 2099-12-31")));
    rig.picture("approved");
}

void TstMainWindow::whatAPanelCountsIsOfNow()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    const auto count
        = [&] { return rig.find<QDockWidget>("dock.decisions")->titleBarWidget()->accessibleDescription(); };
    QCOMPARE_EQ(count(), QString());
    rig.press(Qt::Key_L, Qt::ControlModifier);
    rig.type(QStringLiteral("! stay read-only"));
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("note.added")), 1);
    QTRY_COMPARE_EQ(count(), QStringLiteral("1"));
}

void TstMainWindow::toCloseAPanelLeavesTheKeyboardInThePage()
{
    ShellRig rig;
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    rig.press(Qt::Key_1, Qt::AltModifier);
    auto* dock = rig.find<QDockWidget>("dock.matrix");
    QVERIFY(dock->isAncestorOf(rig.focused()));
    auto* menu = dock->titleBarWidget()->findChild<QMenu*>();
    emit menu->aboutToShow();
    menu->actions().last()->trigger();
    QVERIFY(dock->isHidden());
    QVERIFY(rig.focused() != nullptr);
    QVERIFY(rig.window->findChild<ui::WalkthroughPanel*>()->isAncestorOf(rig.focused()));
}

MUSTER_TEST_APPLICATION(QApplication)
void TstMainWindow::anAudienceIsToldByKeyboardAlone()
{
    ShellRig rig;
    rig.plans = { ShellRig::bundled("mgx-ai") };
    rig.open();
    declare(rig, journal::StreamKind::Drill);
    QVERIFY(rig.find<QWidget>("dock.comms")->isHidden());
    rig.press(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("comms.text"));
    QVERIFY(rig.find<QWidget>("dock.comms")->isVisible());
    auto* text = rig.find<QPlainTextEdit>("comms.text");
    QVERIFY(text->toPlainText().startsWith(QStringLiteral("EXERCISE EXERCISE EXERCISE\n")));
    rig.picture("compose");
    // Somewhere else and back: what was typed is still there.
    rig.press(Qt::Key_A, Qt::ControlModifier);
    rig.type(QStringLiteral("EXERCISE EXERCISE EXERCISE The platform is down. Stay calm."));
    rig.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(rig.find<QWidget>("dock.comms")->isHidden());
    rig.press(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("comms.text"));
    QVERIFY(text->toPlainText().endsWith(QStringLiteral(" Stay calm.")));
    rig.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("message.sent")), 1);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("comms.list"));
    QCOMPARE_EQ(rig.countOf(QStringLiteral("step.completed")), 0);
}

void TstMainWindow::anOverdueUpdateLeadsToItsMessage()
{
    ShellRig rig;
    rig.plans = { ShellRig::bundled("mgx-ai") };
    rig.open();
    declare(rig, journal::StreamKind::Live);
    rig.clock.advance(std::chrono::minutes(16));
    QVERIFY(QMetaObject::invokeMethod(rig.window->findChild<ui::Ticker*>(), "ticked"));
    auto* attention = rig.find<ui::AttentionButton>("strip.attention");
    QVERIFY2(attention->accessibleName().endsWith(QStringLiteral("something is broken")),
        qPrintable(attention->accessibleName()));
    rig.picture("overdue");
    attention->setFocus();
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("attention.list"));
    // The promise of the whole scenario ended at the same moment, and stands first.
    rig.press(Qt::Key_Home);
    rig.press(Qt::Key_Down);
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("comms.text"));
    QVERIFY(rig.find<QLabel>("comms.to")->text().startsWith(QStringLiteral("To ")));
}

MUSTER_TEST(TstMainWindow)

#include "tst_mainwindow.moc"
