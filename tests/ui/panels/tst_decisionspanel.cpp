// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/decisionspanel.h"
#include "ui/panels/paragraph.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstDecisionsPanel final : public QObject {
    Q_OBJECT
private:
    static void show(QWidget& panel)
    {
        panel.resize(388, 200);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }
    static QListView* listOf(const DecisionsPanel& panel)
    {
        return panel.findChild<QListView*>(QStringLiteral("decisions.list"));
    }
    static QAction* actionOf(const DecisionsPanel& panel, const char* name)
    {
        return panel.findChild<QAction*>(QStringLiteral("decisions.") + QLatin1StringView(name));
    }
    static void decide(IncidentRig& rig, const QString& text)
    {
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Decision, text });
    }

private slots:
    void init() { failOnWarnings(); }

    void untilSomethingIsDecidedItSaysHow()
    {
        DecisionsPanel panel(plainTheme());
        show(panel);
        auto* empty = panel.findChild<Paragraph*>(QStringLiteral("decisions.empty"));
        QCOMPARE_EQ(empty->text(), QStringLiteral("No incident is open."));
        IncidentRig rig;
        panel.setIncident(rig.session);
        QVERIFY(empty->isVisible());
        QVERIFY(empty->text().startsWith(u"Nothing decided yet."));
        decide(rig, QStringLiteral("We restore"));
        QVERIFY(!empty->isVisible());
        panel.setFocus();
        QVERIFY(listOf(panel)->hasFocus());
        QVERIFY(listOf(panel)->currentIndex().isValid());
        panel.setIncident(nullptr);
        QVERIFY(empty->isVisible());
    }

    void theNewestStaysInSightUnlessSomebodyReadsOlderOnes()
    {
        IncidentRig rig;
        for (int i = 0; i < 12; ++i)
            decide(rig, QStringLiteral("Decision %1").arg(i));
        DecisionsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        auto* bar = list->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QTRY_COMPARE(bar->value(), bar->maximum());
        list->clearFocus();
        decide(rig, QStringLiteral("One more"));
        QTRY_COMPARE(bar->value(), bar->maximum());
        QCOMPARE_EQ(list->currentIndex().data().toString(), QStringLiteral("One more"));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        list->scrollToTop();
        decide(rig, QStringLiteral("And another"));
        QCoreApplication::processEvents();
        QCOMPARE_EQ(bar->value(), 0);
        QCOMPARE_EQ(list->currentIndex().row(), 0);
    }

    void aLongTextIsShownWhole()
    {
        IncidentRig rig;
        decide(rig, QStringLiteral("Short"));
        decide(rig, QStringLiteral("long ").repeated(60));
        DecisionsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        const auto height = [&](int row) { return list->visualRect(list->model()->index(row, 0)).height(); };
        QTRY_VERIFY(height(1) > 2 * height(0));
        const auto wide = height(1);
        panel.resize(300, 200);
        QTRY_VERIFY(height(1) > wide);
    }

    void somebodyObjectsWithAName()
    {
        IncidentRig rig;
        decide(rig, QStringLiteral("We restore"));
        const auto about = rig.last().id;
        DecisionsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        list->setFocus();
        QVERIFY(actionOf(panel, "object")->isEnabled());
        QVERIFY(!actionOf(panel, "done")->isEnabled());
        QTest::keyClick(list, Qt::Key_O);
        auto* whose = panel.findChild<QLineEdit*>(QStringLiteral("reason.person"));
        auto* text = panel.findChild<QLineEdit*>(QStringLiteral("reason.text"));
        QVERIFY(whose->hasFocus());
        QTest::keyClicks(whose, QStringLiteral("Cleo"));
        QTest::keyClick(whose, Qt::Key_Return);
        // Without words nothing is recorded.
        QVERIFY(text->isVisible());
        text->setFocus();
        QTest::keyClicks(text, QStringLiteral("too early"));
        QTest::keyClick(text, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("objection.noted"));
        QCOMPARE_EQ(rig.session->state().objections.last().about, about);
        QCOMPARE_EQ(rig.session->state().objections.last().whose, QStringLiteral("Cleo"));
        QVERIFY(list->hasFocus());
        // Whoever writes it for themselves needs no second name.
        QTest::keyClick(list, Qt::Key_O);
        QTest::keyClicks(whose, QStringLiteral("Ada"));
        text->setFocus();
        QTest::keyClicks(text, QStringLiteral("too late"));
        QTest::keyClick(text, Qt::Key_Return);
        QTRY_COMPARE(rig.session->state().objections.size(), 2);
        QVERIFY(rig.session->state().objections.last().whose.isEmpty());
    }

    void aFollowUpIsAddedAgreedDoneAndTakenBack()
    {
        IncidentRig rig;
        decide(rig, QStringLiteral("We restore"));
        const auto about = rig.last().id;
        DecisionsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        auto* what = panel.findChild<QLineEdit*>(QStringLiteral("followUp.what"));
        auto* owner = panel.findChild<QLineEdit*>(QStringLiteral("followUp.owner"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_F);
        QVERIFY(what->hasFocus());
        QTest::keyClicks(what, QStringLiteral("Check the index"));
        QTest::keyClick(what, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("follow-up.added"));
        QVERIFY(rig.session->state().followUps.first().from == about);
        QTRY_VERIFY(!what->isVisible());
        QTRY_COMPARE(panel.remark(), QStringLiteral("1, 1 to follow up"));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 0));
        QVERIFY(actionOf(panel, "done")->isEnabled());
        QVERIFY(!actionOf(panel, "object")->isEnabled());
        QTest::keyClick(list, Qt::Key_A);
        QVERIFY(owner->hasFocus());
        QTest::keyClicks(owner, QStringLiteral("Ben"));
        QTest::keyClick(owner, Qt::Key_Return);
        QTRY_COMPARE(rig.session->state().followUps.first().owner, QStringLiteral("Ben"));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_D);
        auto* words = panel.findChild<QLineEdit*>(QStringLiteral("reason.text"));
        QVERIFY(words->hasFocus());
        QTest::keyClick(words, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("follow-up.ended"));
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QTRY_COMPARE(rig.session->undoWords(), QStringLiteral("ended a follow-up"));
        VERIFY_RESULT(await(rig.session->undo()));
        QTRY_COMPARE(list->model()->rowCount(), 2);
    }

    void aFollowUpIsLeftUndoneOnlyWithAReason()
    {
        IncidentRig rig;
        rig.act(incident::FollowUpAdded { {}, {}, QStringLiteral("Buy a second replica"), {} });
        DecisionsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_X);
        auto* words = panel.findChild<QLineEdit*>(QStringLiteral("reason.text"));
        const auto before = rig.types();
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE_EQ(rig.types(), before);
        QTest::keyClicks(words, QStringLiteral("too dear"));
        rig.journal.failCall = rig.journal.calls;
        QTest::keyClick(words, Qt::Key_Return);
        auto* message = panel.findChild<Paragraph*>(QStringLiteral("decisions.message"));
        QTRY_VERIFY(message->isVisible());
        QCOMPARE_EQ(words->text(), QStringLiteral("too dear"));
        QTest::keyClick(words, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("follow-up.ended"));
        QVERIFY(rig.session->state().followUps.first().ended == incident::FollowUpEnded::How::Dropped);
    }

    void whereNothingIsDecidedAFollowUpIsAddedFromTheMenu()
    {
        IncidentRig rig;
        DecisionsPanel panel(plainTheme());
        show(panel);
        QVERIFY(!actionOf(panel, "follow-up")->isEnabled());
        panel.setIncident(rig.session);
        QVERIFY(!actionOf(panel, "object")->isEnabled());
        actionOf(panel, "follow-up")->trigger();
        auto* what = panel.findChild<QLineEdit*>(QStringLiteral("followUp.what"));
        QVERIFY(what->hasFocus());
        QTest::keyClick(what, Qt::Key_Escape);
        QVERIFY(!what->isVisible());
    }

    void aTickTellsScreenReadersNothing()
    {
        IncidentRig rig;
        decide(rig, QStringLiteral("We restore"));
        DecisionsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        QCoreApplication::processEvents();
        const AccessibilityEvents events;
        for (int second = 0; second < 5; ++second) {
            rig.clock.advance(1s);
            panel.tick();
            QCoreApplication::processEvents();
        }
        QCOMPARE_EQ(events.seen(), 0);
    }
};
MUSTER_TEST(TstDecisionsPanel)
#include "tst_decisionspanel.moc"
