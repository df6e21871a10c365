// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/shell/docks.h"
#include "ui/shell/docktitlebar.h"
#include "ui/shell/dockwindow.h"
#include "ui/widgets/button.h"

#include <QAbstractButton>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace muster;
using namespace muster::ui;

namespace {

/// A window with five docks, one of them only at hand.
struct Rig {
    QMainWindow window;
    Docks* docks = nullptr;
    QMap<QString, QWidget*> panels;

    explicit Rig(const QMap<QString, QByteArray>& layouts = {})
    {
        window.setCentralWidget(new QWidget);
        window.resize(1440, 900);
        docks = new Docks(ThemeValues(), &window);
        add("matrix", Docks::Home::Left);
        add("attention", Docks::Home::Right);
        add("outline", Docks::Home::Left);
        add("timeline", Docks::Home::Bottom);
        add("contacts", Docks::Home::Bottom, Docks::Shows::AtHand);
        docks->setLayouts(layouts);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window did not get the keyboard");
    }
    void add(const char* id, Docks::Home home, Docks::Shows shows = Docks::Shows::AtFirst)
    {
        auto* panel = new QWidget;
        panel->setFocusPolicy(Qt::StrongFocus);
        const auto name = QString::fromLatin1(id);
        panels.insert(name, panel);
        docks->add(name, name, panel, home, shows);
    }
    [[nodiscard]] QDockWidget* dock(const char* id) const
    {
        return window.findChild<QDockWidget*>(QString::fromLatin1(id));
    }
    [[nodiscard]] QWidget* panel(const char* id) const { return panels.value(QString::fromLatin1(id)); }
    [[nodiscard]] DockTitleBar* bar(const char* id) const
    {
        return qobject_cast<DockTitleBar*>(dock(id)->titleBarWidget());
    }
    /// What the menu of a panel offers, by the words without their marks.
    [[nodiscard]] QAction* offered(const char* id, const QString& text) const
    {
        auto* menu = bar(id)->menu();
        emit menu->aboutToShow();
        for (auto* action : menu->actions()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        return nullptr;
    }
};

} // namespace

class TstDocks final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void atFirstTheDocksStandWhereTheyBelong_data();
    void atFirstTheDocksStandWhereTheyBelong();
    void eachPerspectiveAndSizeKeepsItsOwnPlaces();
    void placesOutliveTheWindow();
    void placesThatCannotBeReadAreThoseOfTheBeginning();
    void aPanelIsShownWhereverItIs();
    void lockedDocksStayWhereTheyAre();
    void aPanelMovesByItsMenuAlone();
    void amongTabsTheTabSaysTheName();
    void whatWaitsForSomebodyStandsOnTheTab();
    void inLittleRoomWhatBelongsBelowStaysInFront();
    void aPanelInAWindowOfItsOwnAlwaysComesBack();
    void otherLayoutsAreTaken();
    void besideWhatIsOverOtherPanelsStandAtFirst();
    void oneThatIsAlwaysThereNeedsNoDocks();
};

void TstDocks::atFirstTheDocksStandWhereTheyBelong_data()
{
    QTest::addColumn<SizeClass>("size");
    QTest::addColumn<Qt::DockWidgetArea>("timeline");
    QTest::newRow("compact") << SizeClass::Compact << Qt::BottomDockWidgetArea;
    QTest::newRow("normal") << SizeClass::Normal << Qt::BottomDockWidgetArea;
    QTest::newRow("wide") << SizeClass::Wide << Qt::RightDockWidgetArea;
}

void TstDocks::atFirstTheDocksStandWhereTheyBelong()
{
    QFETCH(SizeClass, size);
    QFETCH(Qt::DockWidgetArea, timeline);
    Rig rig;
    for (const auto* id : { "matrix", "outline", "timeline", "contacts" })
        QVERIFY(rig.dock(id)->isHidden());
    rig.docks->enter(Perspective::Command, size);
    QCOMPARE_EQ(rig.window.dockWidgetArea(rig.dock("matrix")), Qt::LeftDockWidgetArea);
    QCOMPARE_EQ(rig.window.dockWidgetArea(rig.dock("timeline")), timeline);
    QVERIFY(!rig.dock("matrix")->isHidden());
    QVERIFY(rig.dock("contacts")->isHidden());
    // In little room the left column is one panel at a time.
    QCOMPARE_EQ(rig.window.tabifiedDockWidgets(rig.dock("matrix")).contains(rig.dock("outline")),
        size == SizeClass::Compact);
}

void TstDocks::eachPerspectiveAndSizeKeepsItsOwnPlaces()
{
    Rig rig;
    rig.docks->enter(Perspective::Command, SizeClass::Normal);
    rig.docks->reveal(QStringLiteral("contacts"));
    rig.docks->enter(Perspective::Drill, SizeClass::Normal);
    QVERIFY(rig.dock("contacts")->isHidden());
    rig.docks->enter(Perspective::Command, SizeClass::Compact);
    QVERIFY(rig.dock("contacts")->isHidden());
    rig.docks->leave();
    QVERIFY(rig.dock("matrix")->isHidden());
    rig.docks->enter(Perspective::Command, SizeClass::Normal);
    QVERIFY(!rig.dock("contacts")->isHidden());
    rig.docks->reset();
    QVERIFY(rig.dock("contacts")->isHidden());
}

void TstDocks::placesOutliveTheWindow()
{
    QMap<QString, QByteArray> kept;
    {
        Rig rig;
        rig.docks->enter(Perspective::Command, SizeClass::Normal);
        rig.docks->reveal(QStringLiteral("contacts"));
        kept = rig.docks->layouts();
    }
    Rig rig(kept);
    rig.docks->enter(Perspective::Command, SizeClass::Normal);
    QVERIFY(!rig.dock("contacts")->isHidden());
}

void TstDocks::placesThatCannotBeReadAreThoseOfTheBeginning()
{
    Rig rig({ { keyOf(Perspective::Command, SizeClass::Normal), QByteArray("no layout") } });
    QSignalSpy told(rig.docks, &Docks::told);
    rig.docks->enter(Perspective::Command, SizeClass::Normal);
    QCOMPARE_EQ(told.size(), 1);
    QVERIFY(!rig.dock("matrix")->isHidden());
    QCOMPARE_EQ(rig.window.dockWidgetArea(rig.dock("matrix")), Qt::LeftDockWidgetArea);
}

void TstDocks::aPanelIsShownWhereverItIs()
{
    Rig rig;
    // Without an incident there is nothing to show.
    rig.docks->reveal(QStringLiteral("contacts"));
    QVERIFY(rig.dock("contacts")->isHidden());
    rig.docks->enter(Perspective::Command, SizeClass::Normal);
    rig.docks->reveal(QStringLiteral("contacts"));
    QTRY_VERIFY(rig.docks->visiblePanels().contains(rig.panel("contacts")));
    QVERIFY(rig.panel("contacts")->hasFocus());
    // It came to the front of the timeline's tabs.
    QTRY_VERIFY(!rig.docks->visiblePanels().contains(rig.panel("timeline")));
    rig.docks->reveal(QStringLiteral("timeline"));
    QTRY_VERIFY(rig.docks->visiblePanels().contains(rig.panel("timeline")));
}

void TstDocks::lockedDocksStayWhereTheyAre()
{
    Rig rig;
    rig.docks->enter(Perspective::Command, SizeClass::Normal);
    QCOMPARE_EQ(rig.dock("matrix")->features(), QDockWidget::NoDockWidgetFeatures);
    rig.docks->setLocked(false);
    QVERIFY(rig.dock("matrix")->features().testFlag(QDockWidget::DockWidgetMovable));
    QVERIFY(!rig.dock("matrix")->features().testFlag(QDockWidget::DockWidgetFloatable));
    rig.docks->setLocked(true);
    QCOMPARE_EQ(rig.dock("matrix")->features(), QDockWidget::NoDockWidgetFeatures);
}

void TstDocks::aPanelMovesByItsMenuAlone()
{
    Rig rig;
    rig.docks->enter(Perspective::Command, SizeClass::Normal);
    rig.panel("matrix")->setFocus();
    QTest::keyClick(rig.panel("matrix"), Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(rig.bar("matrix")->menu()->isVisible());
    rig.bar("matrix")->menu()->close();

    QVERIFY(rig.offered("matrix", QStringLiteral("Move to the left")) == nullptr);
    auto* right = rig.offered("matrix", QStringLiteral("Move to the right"));
    QVERIFY(right != nullptr);
    right->trigger();
    QCOMPARE_EQ(rig.window.dockWidgetArea(rig.dock("matrix")), Qt::RightDockWidgetArea);
    QVERIFY(rig.panel("matrix")->hasFocus());

    rig.offered("matrix", QStringLiteral("Close"))->trigger();
    QVERIFY(rig.dock("matrix")->isHidden());

    auto* button = rig.bar("outline")->findChild<QAbstractButton*>();
    button->setFocus(Qt::TabFocusReason);
    QVERIFY(button->hasFocus());
    QVERIFY(!button->accessibleName().isEmpty());
    QTest::keyClick(button, Qt::Key_Return);
    QTRY_VERIFY(rig.bar("outline")->menu()->isVisible());
    rig.bar("outline")->menu()->close();
}

void TstDocks::amongTabsTheTabSaysTheName()
{
    Rig rig;
    rig.docks->enter(Perspective::Command, SizeClass::Normal);
    QVERIFY(rig.bar("timeline")->sizeHint().height() > 0);
    rig.docks->reveal(QStringLiteral("contacts"));
    QCOMPARE_EQ(rig.bar("timeline")->sizeHint().height(), 0);
    const auto namedBars = [&] {
        int named = 0;
        for (const auto* tabs : rig.window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
            named += tabs->accessibleName() == QStringLiteral("Panels: timeline, contacts") ? 1 : 0;
        return named;
    };
    QTRY_COMPARE_EQ(namedBars(), 1);
    rig.offered("contacts", QStringLiteral("Close"))->trigger();
    QTRY_VERIFY(rig.bar("timeline")->sizeHint().height() > 0);
}

void TstDocks::whatWaitsForSomebodyStandsOnTheTab()
{
    Rig rig;
    rig.docks->enter(Perspective::Command, SizeClass::Normal);
    rig.docks->reveal(QStringLiteral("contacts"));
    const auto tabs = [&] {
        QStringList texts;
        for (const auto* bar : rig.window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
            for (int i = 0; i < bar->count(); ++i)
                texts << bar->tabText(i);
        }
        return texts;
    };
    rig.docks->setRemark(QStringLiteral("timeline"), QStringLiteral("38 entries"));
    QTRY_VERIFY(tabs().contains(QStringLiteral("timeline")));
    rig.docks->setRemark(QStringLiteral("timeline"), QStringLiteral("38 entries"), 3);
    QTRY_VERIFY(tabs().contains(QStringLiteral("timeline  3")));
    rig.docks->setRemark(QStringLiteral("timeline"), QStringLiteral("38 entries"));
    QTRY_VERIFY(tabs().contains(QStringLiteral("timeline")));
}

void TstDocks::inLittleRoomWhatBelongsBelowStaysInFront()
{
    Rig rig;
    rig.docks->enter(Perspective::Command, SizeClass::Compact);
    QTRY_VERIFY(rig.docks->visiblePanels().contains(rig.panel("timeline")));
    QVERIFY(!rig.docks->visiblePanels().contains(rig.panel("attention")));
    QVERIFY(rig.window.tabifiedDockWidgets(rig.dock("timeline")).contains(rig.dock("attention")));
}

void TstDocks::aPanelInAWindowOfItsOwnAlwaysComesBack()
{
    Rig rig;
    rig.docks->enter(Perspective::Command, SizeClass::Normal);
    auto* panel = rig.panel("matrix");
    const auto open = [&] {
        rig.offered("matrix", QStringLiteral("Open in a window of its own"))->trigger();
        return qobject_cast<DockWindow*>(panel->window());
    };
    auto* window = open();
    QVERIFY(window != nullptr);
    QVERIFY(rig.dock("matrix")->isHidden());
    QVERIFY(QTest::qWaitForWindowActive(window));
    // A change of the layout leaves it there.
    rig.docks->enter(Perspective::Drill, SizeClass::Normal);
    QVERIFY(rig.dock("matrix")->isHidden());
    QTest::mouseClick(window->findChild<Button*>(), Qt::LeftButton);
    QCOMPARE_EQ(rig.dock("matrix")->widget(), panel);
    QTRY_VERIFY(panel->isVisible());

    // Closing the window is the same.
    window = open();
    QVERIFY(window != nullptr);
    window->close();
    QCOMPARE_EQ(rig.dock("matrix")->widget(), panel);
    QTRY_VERIFY(panel->isVisible());

    // And so is the end of the incident.
    QVERIFY(open() != nullptr);
    rig.docks->leave();
    QCOMPARE_EQ(rig.dock("matrix")->widget(), panel);
    QVERIFY(rig.dock("matrix")->isHidden());
    // Its place in the main window was kept while it was away.
    rig.docks->enter(Perspective::Drill, SizeClass::Normal);
    QVERIFY(!rig.dock("matrix")->isHidden());
    window = open();
    rig.docks->enter(Perspective::Drill, SizeClass::Compact);
    QTRY_VERIFY(window->isVisible());
    window->close();
    rig.docks->enter(Perspective::Drill, SizeClass::Normal);
    QVERIFY(!rig.dock("matrix")->isHidden());
}

void TstDocks::otherLayoutsAreTaken()
{
    Rig rig;
    rig.docks->enter(Perspective::Command, SizeClass::Normal);
    const auto before = rig.docks->layouts();
    rig.offered("timeline", QStringLiteral("Move to the left"))->trigger();
    rig.offered("outline", QStringLiteral("Open in a window of its own"))->trigger();
    QCOMPARE(rig.window.dockWidgetArea(rig.dock("timeline")), Qt::LeftDockWidgetArea);
    rig.docks->change(before);
    QCOMPARE(rig.window.dockWidgetArea(rig.dock("timeline")), Qt::BottomDockWidgetArea);
    QVERIFY(rig.dock("outline")->isVisible());
    QVERIFY(rig.panel("outline")->isVisible());
    // What they have no places for is as at first.
    rig.docks->change({});
    QCOMPARE(rig.window.dockWidgetArea(rig.dock("timeline")), Qt::BottomDockWidgetArea);
}

void TstDocks::besideWhatIsOverOtherPanelsStandAtFirst()
{
    for (const auto size : { SizeClass::Compact, SizeClass::Normal, SizeClass::Wide }) {
        Rig rig;
        rig.docks->setReviewed({ QStringLiteral("timeline"), QStringLiteral("contacts") });
        rig.docks->enter(Perspective::Review, size);
        for (const auto* id : { "timeline", "contacts" })
            QVERIFY2(!rig.dock(id)->isHidden(), id);
        for (const auto* id : { "matrix", "outline", "attention" })
            QVERIFY2(rig.dock(id)->isHidden(), id);
        // The others are at hand, and the places are kept as everywhere.
        rig.docks->reveal(QStringLiteral("matrix"));
        QVERIFY(rig.panel("matrix")->isVisible());
        rig.docks->enter(Perspective::Command, size);
        QVERIFY(rig.dock("contacts")->isHidden());
        rig.docks->enter(Perspective::Review, size);
        QVERIFY(!rig.dock("matrix")->isHidden());
        rig.docks->reset();
        QVERIFY(rig.dock("matrix")->isHidden());
    }
}

void TstDocks::oneThatIsAlwaysThereNeedsNoDocks()
{
    Rig rig;
    rig.add("log", Docks::Home::Bottom, Docks::Shows::Always);
    rig.docks->reveal(QStringLiteral("contacts"));
    QVERIFY(!rig.panel("contacts")->isVisible());
    rig.docks->reveal(QStringLiteral("log"));
    auto* window = rig.window.findChild<DockWindow*>();
    QVERIFY(window != nullptr);
    QVERIFY(rig.panel("log")->isVisible());
    const auto* button = window->findChild<Button*>();
    QCOMPARE(button->text(), QStringLiteral("Close"));
    // The window stays when docks come, and has a place to return to then.
    rig.docks->enter(Perspective::Command, SizeClass::Normal);
    QCOMPARE(button->text(), QStringLiteral("Return to the main window"));
    rig.docks->leave();
    QVERIFY(rig.panel("log")->isVisible());
    window->close();
    QVERIFY(!rig.panel("log")->isVisible());
    QTRY_VERIFY(rig.window.findChild<DockWindow*>() == nullptr);
}

MUSTER_TEST(TstDocks)

#include "tst_docks.moc"
