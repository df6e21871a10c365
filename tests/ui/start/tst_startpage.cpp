// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "tests/ui/start/planchoices.h"
#include "ui/start/startmodel.h"
#include "ui/start/startpage.h"
#include "ui/widgets/typescale.h"

#include <QApplication>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSignalSpy>
#include <QTextBrowser>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

struct Rig {
    ManualClock clock;
    std::unique_ptr<StartPage> page;

    Rig()
    {
        loadFonts();
        page = std::make_unique<StartPage>(clock, ThemeValues());
        page->resize(1200, 760);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the page did not get the keyboard");
        page->setPlans(bundledPlans({ QStringLiteral("drama-engine"), QStringLiteral("vete") }));
        page->setFocus();
    }
    [[nodiscard]] QListView* list() const { return find<QListView>("start.list"); }
    template <typename Widget> [[nodiscard]] Widget* find(const char* name) const
    {
        return page->findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString typed() const { return find<QLineEdit>("start.find")->text(); }
    [[nodiscard]] QString chosen() const { return list()->currentIndex().data().toString(); }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    static void type(const QString& text)
    {
        // Each letter goes to whatever has the keyboard by then.
        for (const auto letter : text)
            QTest::keyClicks(QApplication::focusWidget(), QString(letter));
    }
};

} // namespace

class TstStartPage final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void lettersFindWhatIsSeenAndEnterBegins()
    {
        const Rig rig;
        const QSignalSpy drill(rig.page.get(), &StartPage::drillWanted);
        QVERIFY(rig.list()->hasFocus());
        rig.type(QStringLiteral("redis timeouts"));
        QCOMPARE_EQ(rig.typed(), QStringLiteral("redis timeouts"));
        QCOMPARE_EQ(rig.chosen(), QStringLiteral("Redis master failure"));
        rig.press(Qt::Key_Return);
        QCOMPARE_EQ(drill.size(), 1);
        QVERIFY(rig.page->scenario() == std::pair(0, 1));
        rig.press(Qt::Key_Escape);
        QVERIFY(rig.typed().isEmpty());
        QVERIFY(rig.list()->hasFocus());
        // What was found stays chosen among all of them.
        QCOMPARE_EQ(rig.chosen(), QStringLiteral("Redis master failure"));
    }

    void whatIsChosenStaysWhenThePlansAreReadAgain()
    {
        const Rig rig;
        rig.page->choose(0, 1);
        rig.page->setPlans(bundledPlans({ QStringLiteral("vete"), QStringLiteral("drama-engine") }));
        QCOMPARE_EQ(rig.chosen(), QStringLiteral("Redis master failure"));
        QVERIFY(rig.page->scenario() == std::pair(1, 1));
        // It is not among them any more.
        rig.page->setPlans(bundledPlans({ QStringLiteral("vete") }));
        QCOMPARE_EQ(rig.page->scenario().first, 0);
        QVERIFY(!rig.chosen().isEmpty());
    }

    void whereNothingFitsABlankPlanIsNext()
    {
        const Rig rig;
        const QSignalSpy blank(rig.page.get(), &StartPage::blankWanted);
        rig.type(QStringLiteral("locusts"));
        rig.press(Qt::Key_Down);
        QVERIFY(rig.list()->hasFocus());
        QCOMPARE_EQ(rig.chosen(), QStringLiteral("Declare with a blank plan"));
        rig.press(Qt::Key_Return);
        QCOMPARE_EQ(blank.size(), 1);
    }

    void theCardsHaveDigitsUntilADrillWasHeld()
    {
        const Rig rig;
        const QSignalSpy sample(rig.page.get(), &StartPage::sampleWanted);
        const QSignalSpy plan(rig.page.get(), &StartPage::planWanted);
        const QSignalSpy blank(rig.page.get(), &StartPage::blankWanted);
        rig.page->setIncidents({}, rig.clock.now());
        for (const auto digit : { Qt::Key_1, Qt::Key_2, Qt::Key_3 })
            rig.press(digit);
        QCOMPARE_EQ(sample.size(), 1);
        QCOMPARE_EQ(plan.size(), 1);
        QCOMPARE_EQ(blank.size(), 1);
        QVERIFY(rig.typed().isEmpty());
        rig.page->setIncidents(
            { heldDrill(*bundledPlans({ QStringLiteral("vete") }).first().plan, rig.clock.now()) },
            rig.clock.now());
        QVERIFY(!rig.find<QWidget>("card.sample")->isVisible());
        rig.press(Qt::Key_1);
        QCOMPARE_EQ(sample.size(), 1);
        QCOMPARE_EQ(rig.typed(), QStringLiteral("1"));
    }

    void aPlanShowsItsFindingsAndIsApproved()
    {
        const Rig rig;
        const QSignalSpy wanted(rig.page.get(), &StartPage::approvalWanted);
        rig.page->setPerson(QStringLiteral("Ada"));
        rig.press(Qt::Key_Home);
        QCOMPARE_EQ(rig.chosen(), QStringLiteral("Drama Engine"));
        const auto* details = rig.find<QTextBrowser>("start.details");
        QTRY_VERIFY2(details->toPlainText().contains(QStringLiteral("What the check found: ")),
            qPrintable(details->toPlainText()));
        // Nobody can approve before the log has said who did.
        rig.press(Qt::Key_Return);
        QVERIFY(!rig.find<QWidget>("approve.name")->isVisible());
        rig.page->setApprovals({}, rig.clock.now());
        rig.press(Qt::Key_Return);
        QTRY_VERIFY(rig.find<QWidget>("approve.name")->hasFocus());
        rig.find<QLineEdit>("approve.until")->setText(QStringLiteral("2027-03-31"));
        rig.press(Qt::Key_Return);
        QCOMPARE_EQ(wanted.size(), 1);
        rig.page->answerApproval(QStringLiteral("Not recorded: the disk is full."));
        QVERIFY(rig.find<QWidget>("approve.complaint")->isVisible());
        rig.page->answerApproval({});
        QVERIFY(!rig.find<QWidget>("approve.name")->isVisible());
        QVERIFY(rig.list()->hasFocus());
    }

    void anIncidentElsewhereLeavesTheChoiceAlone()
    {
        const Rig rig;
        const auto plan = bundledPlans({ QStringLiteral("vete") }).first().plan;
        auto open = heldDrill(*plan, rig.clock.now());
        open.closedAt.reset();
        auto other = open;
        other.id = journal::StreamId::random();
        other.title = QStringLiteral("Another one");
        rig.page->setIncidents({ open, other }, rig.clock.now());
        rig.press(Qt::Key_Down);
        QCOMPARE_EQ(rig.chosen(), QStringLiteral("A drill"));
        rig.page->setIncidents({ open, other, heldDrill(*plan, rig.clock.now()) }, rig.clock.now());
        QCOMPARE_EQ(rig.chosen(), QStringLiteral("A drill"));
    }

    void whatIsDroppedIsOpened()
    {
        const Rig rig;
        QSignalSpy dropped(rig.page.get(), &StartPage::filesDropped);
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(QStringLiteral("/plans/shop.plan.yaml")) });
        QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(rig.page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(rig.page.get(), &drop);
        QCOMPARE_EQ(dropped.size(), 1);
        QCOMPARE_EQ(
            dropped.first().first().toStringList(), QStringList(QStringLiteral("/plans/shop.plan.yaml")));
    }
};

MUSTER_TEST(TstStartPage)

#include "tst_startpage.moc"
