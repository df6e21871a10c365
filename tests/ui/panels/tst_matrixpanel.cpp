// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/matrixpanel.h"
#include "ui/panels/paragraph.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstMatrixPanel final : public QObject {
    Q_OBJECT
private:
    static void show(QWidget& panel)
    {
        panel.resize(388, 600);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }

private slots:
    void init() { failOnWarnings(); }

    void withoutAnIncidentItSaysSo()
    {
        MatrixPanel panel(plainTheme());
        show(panel);
        auto* empty = panel.findChild<Paragraph*>(QStringLiteral("matrix.empty"));
        QVERIFY(empty->isVisible());
        QCOMPARE_EQ(empty->text(), QStringLiteral("No incident is open."));
        IncidentRig rig;
        panel.setIncident(rig.session);
        QVERIFY(!empty->isVisible());
        panel.setIncident(nullptr);
        QVERIFY(empty->isVisible());
    }

    void rMarksTheSelectedServiceRecovered()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_R);
        auto* evidence = panel.findChild<QLineEdit*>(QStringLiteral("reason.text"));
        QVERIFY(evidence->hasFocus());
        QTest::keyClicks(evidence, QStringLiteral("writes answer"));
        QTest::keyClick(evidence, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("service.recovered"));
        QCOMPARE_EQ(rig.last().text(QLatin1StringView("evidence")), QStringLiteral("writes answer"));
        QVERIFY(!evidence->isVisible());
        QVERIFY(list->hasFocus());
    }

    void pPausesTheClockWithAReasonAndLetsItRunAgain()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        auto* pause = panel.findChild<QAction*>(QStringLiteral("matrix.pause"));
        auto* resume = panel.findChild<QAction*>(QStringLiteral("matrix.resume"));
        panel.choose(plan::ServiceId(QStringLiteral("neon-database")));
        list->setFocus();
        QVERIFY(pause->isEnabled());
        QVERIFY(!resume->isEnabled());
        QTest::keyClick(list, Qt::Key_P);
        auto* reason = panel.findChild<QLineEdit*>(QStringLiteral("reason.text"));
        QVERIFY(reason->hasFocus());
        // Without a reason nothing is paused.
        const auto before = rig.types();
        QTest::keyClick(reason, Qt::Key_Return);
        QVERIFY(reason->isVisible());
        QCOMPARE_EQ(rig.types(), before);
        QTest::keyClicks(reason, QStringLiteral("the vendor works, agreed with Cleo"));
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("objective.paused"));
        QCOMPARE_EQ(
            rig.last().text(QLatin1StringView("why")), QStringLiteral("the vendor works, agreed with Cleo"));
        QVERIFY(list->hasFocus());
        panel.choose(plan::ServiceId(QStringLiteral("neon-database")));
        QTRY_VERIFY(resume->isEnabled());
        QVERIFY(!pause->isEnabled());
        QTest::keyClick(list, Qt::Key_P);
        QTRY_COMPARE(rig.last().type, QStringLiteral("objective.resumed"));
        QTRY_VERIFY(pause->isEnabled());
    }

    void thePauseIsInTheMenuAndIsTakenBack()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.choose(plan::ServiceId(QStringLiteral("neon-database")));
        panel.findChild<QAction*>(QStringLiteral("matrix.pause"))->trigger();
        auto* reason = panel.findChild<QLineEdit*>(QStringLiteral("reason.text"));
        QTest::keyClicks(reason, QStringLiteral("agreed"));
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("objective.paused"));
        QTRY_COMPARE(rig.session->undoWords(), QStringLiteral("paused: the clock of Neon database"));
        VERIFY_RESULT(await(rig.session->undo()));
        QCOMPARE_EQ(rig.last().type, QStringLiteral("objective.resumed"));
    }

    void whatHasNoClockOfItsOwnIsNotPaused()
    {
        IncidentRig rig;
        const plan::ServiceId neon(QStringLiteral("neon-database"));
        rig.act(incident::ServiceRecovered { neon, {} });
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        auto* message = panel.findChild<Paragraph*>(QStringLiteral("matrix.message"));
        const auto before = rig.types();
        panel.choose(neon);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_P);
        QCOMPARE_EQ(message->text(), QStringLiteral("Neon database is back, so its clock stands already."));
        panel.choose(plan::ServiceId(QStringLiteral("upstash-redis")));
        QTest::keyClick(list, Qt::Key_P);
        QCOMPARE_EQ(message->text(), QStringLiteral("Upstash redis is not affected by this incident."));
        QVERIFY(!panel.findChild<QAction*>(QStringLiteral("matrix.pause"))->isEnabled());
        QVERIFY(!panel.findChild<QLineEdit*>(QStringLiteral("reason.text"))->isVisible());
        QCOMPARE_EQ(rig.types(), before);
    }

    void aRecoveryIsTakenBackByMouse()
    {
        IncidentRig rig;
        const auto neon = plan::ServiceId(QStringLiteral("neon-database"));
        rig.act(incident::ServiceRecovered { neon, {} });
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        auto* act = panel.findChild<QAbstractButton*>(QStringLiteral("matrix.act"));
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const auto index = list->model()->index(row, 0);
            if (index.data().toString() == u"Neon database")
                QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
        }
        QCOMPARE_EQ(act->text(), QStringLiteral("Not back after all"));
        QTest::mouseClick(act, Qt::LeftButton);
        QTest::mouseClick(
            panel.findChild<QAbstractButton*>(QStringLiteral("reason.confirm")), Qt::LeftButton);
        QTRY_COMPARE(rig.last().type, QStringLiteral("service.recovery-withdrawn"));
        QTRY_COMPARE(act->text(), QStringLiteral("Mark recovered"));
    }

    void aServiceThatIsNotAffectedCannotRecover()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        list->setCurrentIndex(list->model()->index(list->model()->rowCount() - 1, 0));
        list->setFocus();
        QVERIFY(!panel.findChild<QWidget*>(QStringLiteral("matrix.act"))->isVisible());
        const auto before = rig.types();
        QTest::keyClick(list, Qt::Key_R);
        QVERIFY(panel.findChild<Paragraph*>(QStringLiteral("matrix.message"))->isVisible());
        QVERIFY(!panel.findChild<QLineEdit*>(QStringLiteral("reason.text"))->isVisible());
        QCOMPARE_EQ(rig.types(), before);
    }

    void escGivesUpAndRecordsNothing()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        list->setFocus();
        const auto before = rig.types();
        QTest::keyClick(list, Qt::Key_R);
        QTest::keyClick(panel.findChild<QLineEdit*>(QStringLiteral("reason.text")), Qt::Key_Escape);
        QVERIFY(list->hasFocus());
        QTest::qWait(0);
        QCOMPARE_EQ(rig.types(), before);
    }

    void aRefusedActKeepsTheWords()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        const QSignalSpy failed(&panel, &MatrixPanel::failed);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_R);
        auto* evidence = panel.findChild<QLineEdit*>(QStringLiteral("reason.text"));
        QTest::keyClicks(evidence, QStringLiteral("writes answer"));
        rig.journal.failCall = rig.journal.calls;
        QTest::keyClick(evidence, Qt::Key_Return);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(evidence->isVisible());
        QCOMPARE_EQ(evidence->text(), QStringLiteral("writes answer"));
        QVERIFY(panel.findChild<Paragraph*>(QStringLiteral("matrix.message"))->isVisible());
        QTest::keyClick(evidence, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("service.recovered"));
    }

    void aTickTellsScreenReadersNothingAndPaintsOnlyClocks()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        QCoreApplication::processEvents();
        PaintWatch watch;
        list->viewport()->installEventFilter(&watch);
        const AccessibilityEvents events;
        for (int second = 0; second < 5; ++second) {
            rig.clock.advance(1s);
            panel.tick();
            QCoreApplication::processEvents();
        }
        QCOMPARE_EQ(events.seen(), 0);
        QVERIFY(!watch.painted.isEmpty());
        // The names at the left and the services that are not affected stay untouched.
        const auto first = list->visualRect(list->model()->index(0, 0));
        const auto last = list->visualRect(list->model()->index(list->model()->rowCount() - 1, 0));
        QVERIFY(!watch.painted.contains(first.topLeft() + QPoint(12, 20)));
        QVERIFY(watch.painted.contains(first.topRight() + QPoint(-20, 20)));
        QVERIFY(!watch.painted.intersects(last));
    }

    void ctrlFNarrowsItDownAndEscapeShowsAll()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        auto* field = panel.findChild<QLineEdit*>(QStringLiteral("matrix.filter"));
        auto* empty = panel.findChild<Paragraph*>(QStringLiteral("matrix.empty"));
        const QSignalSpy counted(&panel, &MatrixPanel::remarkChanged);
        QVERIFY(!field->isVisible());
        list->setFocus();
        QTest::keyClick(list, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(field->hasFocus());
        QCOMPARE_EQ(panel.remark(), QStringLiteral("4 of 6 affected"));
        QTest::keyClicks(field, QStringLiteral("nor"));
        QCOMPARE_EQ(list->model()->rowCount(), 2);
        QCOMPARE_EQ(panel.remark(), QStringLiteral("2 of 6"));
        QVERIFY(!counted.isEmpty());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(list->hasFocus());
        QVERIFY(field->isVisible());
        QTest::keyClick(list, Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(field, QStringLiteral("zebra"));
        QVERIFY(!list->isVisible());
        QCOMPARE_EQ(empty->text(), QStringLiteral("No service fits “zebra”. Esc shows all."));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(list->hasFocus());
        QVERIFY(!field->isVisible());
        QVERIFY(!empty->isVisible());
        QCOMPARE_EQ(list->model()->rowCount(), 6);
        QVERIFY(list->currentIndex().isValid());
        QCOMPARE_EQ(panel.remark(), QStringLiteral("4 of 6 affected"));
    }

    void theFilterGoesByMouseAndWithTheIncident()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        show(panel);
        auto* find = panel.findChild<QAction*>(QStringLiteral("matrix.find"));
        auto* field = panel.findChild<QLineEdit*>(QStringLiteral("matrix.filter"));
        QVERIFY(!find->isEnabled());
        panel.setIncident(rig.session);
        QVERIFY(find->isEnabled());
        find->trigger();
        QTest::keyClicks(field, QStringLiteral("audit"));
        auto* all = panel.findChild<QAbstractButton*>(QStringLiteral("matrix.all"));
        QTest::mouseClick(all, Qt::LeftButton);
        QVERIFY(!field->isVisible());
        QCOMPARE_EQ(panel.findChild<QListView*>(QStringLiteral("matrix.list"))->model()->rowCount(), 6);
        find->trigger();
        QTest::keyClicks(field, QStringLiteral("audit"));
        panel.setIncident(nullptr);
        QVERIFY(!field->isVisible());
        QVERIFY(field->text().isEmpty());
        QVERIFY(!find->isEnabled());
    }

    void anEmptyFilterGoesWhenTheKeyboardDoes()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        auto* field = panel.findChild<QLineEdit*>(QStringLiteral("matrix.filter"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_F, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_Down);
        QVERIFY(list->hasFocus());
        QTRY_VERIFY(!field->isVisible());
    }

    void aServiceThatIsAskedForIsSeenInSpiteOfTheFilter()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        panel.findChild<QAction*>(QStringLiteral("matrix.find"))->trigger();
        QTest::keyClicks(
            panel.findChild<QLineEdit*>(QStringLiteral("matrix.filter")), QStringLiteral("neon"));
        panel.choose(plan::ServiceId(QStringLiteral("mux-assets")));
        QCOMPARE_EQ(list->currentIndex().data().toString(), QStringLiteral("Mux assets"));
    }

    void itsMenuChoosesOrderGroupsAndDetails()
    {
        auto plan = outagePlan();
        plan::Tier tier;
        tier.id = plan::TierId(QStringLiteral("one"));
        tier.title = QStringLiteral("Tier one");
        plan.tiers = { tier };
        plan.services[0].tier = tier.id;
        IncidentRig rig(plan);
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        const auto choose = [&](const char* id) {
            panel.findChild<QAction*>(QStringLiteral("matrix.%1").arg(QLatin1StringView(id)))->trigger();
        };
        QCOMPARE_EQ(list->currentIndex().data().toString(), QStringLiteral("Neon database"));
        choose("sort.name");
        QCOMPARE_EQ(list->model()->index(0, 0).data().toString(), QStringLiteral("Audit logs"));
        // What is selected stays selected, wherever it goes.
        QCOMPARE_EQ(list->currentIndex().data().toString(), QStringLiteral("Neon database"));
        choose("group.tier");
        QCOMPARE_EQ(list->model()->index(0, 0).data().toString(), QStringLiteral("Tier one"));
        choose("show.region");
        choose("show.end");
        const MatrixView wanted { MatrixView::Order::Name, MatrixView::Grouping::Tier,
            { MatrixView::Detail::Promise, MatrixView::Detail::Loss, MatrixView::Detail::Owner,
                MatrixView::Detail::Region } };
        QVERIFY(panel.view() == wanted);
        panel.setIncident(nullptr);
        panel.setIncident(rig.session);
        QCOMPARE_EQ(list->currentIndex().data().toString(), QStringLiteral("Neon database"));
        // A head is a row of the list, and nothing that recovers.
        list->setCurrentIndex(list->model()->index(0, 0));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_R);
        QVERIFY(panel.findChild<Paragraph*>(QStringLiteral("matrix.message"))->isVisible());
        QVERIFY(!panel.findChild<QLineEdit*>(QStringLiteral("reason.text"))->isVisible());
    }
};
MUSTER_TEST(TstMatrixPanel)
#include "tst_matrixpanel.moc"
