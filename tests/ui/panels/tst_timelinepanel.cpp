// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/timelinepanel.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstTimelinePanel final : public QObject {
    Q_OBJECT
private:
    static void show(QWidget& panel)
    {
        panel.resize(700, 170);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }
    static QLineEdit* entryOf(const TimelinePanel& panel)
    {
        return panel.findChild<QLineEdit*>(QStringLiteral("timeline.entry"));
    }

private slots:
    void init() { failOnWarnings(); }

    void enterWritesAnEntry()
    {
        IncidentRig rig;
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.focusEntry();
        auto* entry = entryOf(panel);
        QVERIFY(entry->hasFocus());
        QTest::keyClicks(entry, QStringLiteral("! We restore"));
        QTest::keyClick(entry, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("note.added"));
        QCOMPARE_EQ(rig.last().text(QLatin1StringView("text")), QStringLiteral("We restore"));
        QTRY_VERIFY(entry->text().isEmpty());
    }

    void theTextStaysUntilItIsDurable()
    {
        IncidentRig rig;
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* entry = entryOf(panel);
        rig.journal.holdAnswers = true;
        QTest::keyClicks(entry, QStringLiteral("The pager rings"));
        QTest::keyClick(entry, Qt::Key_Return);
        QTest::keyClick(entry, Qt::Key_Return); // a second Enter writes nothing more
        QTest::qWait(1);
        QCOMPARE_EQ(entry->text(), QStringLiteral("The pager rings"));
        rig.journal.release();
        QTRY_VERIFY(entry->text().isEmpty());
        QCOMPARE_EQ(rig.types().count(QStringLiteral("note.added")), 1);
    }

    void aRefusedTextComesBack()
    {
        IncidentRig rig;
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* entry = entryOf(panel);
        const QSignalSpy failed(&panel, &TimelinePanel::failed);
        rig.journal.failCall = rig.journal.calls;
        QTest::keyClicks(entry, QStringLiteral("The pager rings"));
        QTest::keyClick(entry, Qt::Key_Return);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE_EQ(entry->text(), QStringLiteral("The pager rings"));
        auto* message = panel.findChild<Paragraph*>(QStringLiteral("timeline.message"));
        QVERIFY(message->isVisible());
        QVERIFY(message->text().contains(u"NOT RECORDED"));
        QVERIFY(!entry->isReadOnly());
        QTest::keyClick(entry, Qt::Key_Return);
        QTRY_VERIFY(entry->text().isEmpty());
        QVERIFY(!message->isVisible());
    }

    void aTimeInFrontDatesItBack()
    {
        IncidentRig rig;
        rig.clock.advance(20min);
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* entry = entryOf(panel);
        QTest::keyClicks(entry, QStringLiteral("14:15 It began"));
        QTest::keyClick(entry, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("note.added"));
        QCOMPARE_EQ(isoText(rig.last().at), QStringLiteral("2026-03-14T03:15:00.000Z"));
    }

    void itFollowsOnlyWhileItIsAtTheEnd()
    {
        IncidentRig rig;
        for (int i = 0; i < 30; ++i)
            rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QString::number(i) });
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* bar = panel.findChild<QListView*>(QStringLiteral("timeline.list"))->verticalScrollBar();
        QTRY_COMPARE(bar->value(), bar->maximum());
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("new") });
        QTRY_COMPARE(bar->value(), bar->maximum());
        // Less room, and a while behind another panel, are no wish to read what is old.
        panel.resize(700, 120);
        QTRY_COMPARE(bar->value(), bar->maximum());
        panel.hide();
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("unseen") });
        panel.resize(700, 140);
        panel.show();
        QTRY_COMPARE(bar->value(), bar->maximum());
        bar->setValue(0);
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("newer") });
        QCoreApplication::processEvents();
        QCOMPARE_EQ(bar->value(), 0);
    }

    void theSelectedLineShowsItsWholeSentence()
    {
        IncidentRig rig;
        rig.act(
            incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("long ").repeated(60) });
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("timeline.list"));
        const auto last = list->model()->index(list->model()->rowCount() - 1, 0);
        const auto closed = list->visualRect(last).height();
        list->setCurrentIndex(last);
        list->setFocus();
        QTRY_VERIFY(list->visualRect(last).height() > 2 * closed);
        panel.focusEntry();
        QTRY_COMPARE(list->visualRect(last).height(), closed);
    }

    void theEntryLineIsAlwaysThere()
    {
        IncidentRig rig;
        TimelinePanel panel(plainTheme());
        panel.setCompact(true);
        panel.setIncident(rig.session);
        show(panel);
        panel.resize(700, 114);
        QCoreApplication::processEvents();
        const auto* entry = entryOf(panel);
        const auto bottom = entry->mapTo(&panel, QPoint(0, entry->height())).y();
        QVERIFY(bottom <= panel.height());
    }

    void aTickTellsScreenReadersNothing()
    {
        IncidentRig rig;
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        const AccessibilityEvents events;
        for (int second = 0; second < 5; ++second) {
            rig.clock.advance(1s);
            panel.tick();
            QCoreApplication::processEvents();
        }
        QCOMPARE_EQ(events.seen(), 0);
    }

    void ctrlFNarrowsItDownAndEscapeGivesTheKeyboardBack()
    {
        IncidentRig rig;
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("The pager rings") });
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("timeline.list"));
        auto* field = panel.findChild<QLineEdit*>(QStringLiteral("timeline.filter"));
        auto* hidden = panel.findChild<Paragraph*>(QStringLiteral("timeline.hidden"));
        panel.focusEntry();
        panel.filterLine()->open();
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("pager"));
        QCOMPARE_EQ(list->model()->rowCount(), 1);
        QVERIFY(list->currentIndex().isValid());
        QCOMPARE_EQ(panel.remark(), QStringLiteral("1 of 3 entries"));
        QVERIFY(!hidden->isVisible());
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("A door") });
        QVERIFY(hidden->isVisible());
        QCOMPARE_EQ(hidden->text(), QStringLiteral("1 new entry is hidden by the filter."));
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("A door") });
        QCOMPARE_EQ(hidden->text(), QStringLiteral("2 new entries are hidden by the filter."));
        QTest::keyClicks(field, QStringLiteral("zebra"));
        QCOMPARE_EQ(panel.findChild<Paragraph*>(QStringLiteral("timeline.empty"))->text(),
            QStringLiteral("No entry fits “pagerzebra”. Esc shows all."));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(entryOf(panel)->hasFocus());
        QVERIFY(!field->isVisible());
        QVERIFY(!hidden->isVisible());
        QCOMPARE_EQ(list->model()->rowCount(), 5);
        QCOMPARE_EQ(panel.remark(), QStringLiteral("5 entries"));
    }

    void kindsAreChosenAndStayInSight()
    {
        IncidentRig rig;
        rig.walkToTheChoice();
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("timeline.list"));
        auto* kinds = panel.findChild<QAbstractButton*>(QStringLiteral("timeline.kinds"));
        const auto kind = [&](const QString& id) {
            return panel.findChild<QAction*>(QStringLiteral("timeline.kind.%1").arg(id));
        };
        const auto steps = QString::number(static_cast<int>(TimelineTopic::Steps));
        const auto roles = QString::number(static_cast<int>(TimelineTopic::Roles));
        const auto all = list->model()->rowCount();
        kind(steps)->trigger();
        QCOMPARE_EQ(list->model()->rowCount(), 3);
        QVERIFY(kinds->isVisible());
        QCOMPARE_EQ(kinds->text(), QStringLiteral("Steps ▾"));
        kind(roles)->trigger();
        QCOMPARE_EQ(list->model()->rowCount(), 4);
        QCOMPARE_EQ(kinds->accessibleName(), QStringLiteral("Kinds of entries: Steps, Roles"));
        // With the keyboard elsewhere it still says why so little is shown.
        panel.focusEntry();
        QCoreApplication::processEvents();
        QVERIFY(kinds->isVisible());
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Escape);
        QCOMPARE_EQ(list->model()->rowCount(), all);
        QVERIFY(!kinds->isVisible());
        QVERIFY(kind(QStringLiteral("all"))->isChecked());
        QVERIFY(!kind(steps)->isChecked());
    }

    void aTimeThatIsTypedIsGoneTo()
    {
        IncidentRig rig;
        for (int i = 0; i < 40; ++i) {
            rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QString::number(i) });
            rig.clock.advance(1min);
        }
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("timeline.list"));
        auto* field = panel.findChild<QLineEdit*>(QStringLiteral("timeline.filter"));
        const auto all = list->model()->rowCount();
        panel.filterLine()->open();
        for (const auto letter : QStringLiteral("14:20")) {
            QTest::keyClicks(field, QString(letter));
            // Nothing is hidden meanwhile, except by the first figures alone.
            if (field->text().contains(u':'))
                QCOMPARE_EQ(list->model()->rowCount(), all);
        }
        QCOMPARE_EQ(list->currentIndex().data().toString(), QStringLiteral("8"));
        QVERIFY(list->viewport()->rect().contains(list->visualRect(list->currentIndex())));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(list->hasFocus());
        QCOMPARE_EQ(list->currentIndex().data().toString(), QStringLiteral("8"));
        QTest::keyClick(list, Qt::Key_End);
        QCOMPARE_EQ(list->currentIndex().row(), all - 1);
        QTest::keyClick(list, Qt::Key_Home);
        QCOMPARE_EQ(list->currentIndex().row(), 0);
        panel.findChild<QAction*>(QStringLiteral("timeline.newest"))->trigger();
        QCOMPARE_EQ(list->currentIndex().row(), all - 1);
    }

    void enterShowsTheStepOrTheServiceOfAnEntry()
    {
        IncidentRig rig;
        rig.walkToTheChoice();
        const plan::ServiceId neon(QStringLiteral("neon-database"));
        rig.act(incident::ServiceRecovered { neon, {} });
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        QList<incident::StepAddress> steps;
        QList<plan::ServiceId> services;
        connect(&panel, &TimelinePanel::stepChosen, this,
            [&](const incident::StepAddress& step) { steps << step; });
        connect(&panel, &TimelinePanel::serviceChosen, this,
            [&](const plan::ServiceId& service) { services << service; });
        auto* list = panel.findChild<QListView*>(QStringLiteral("timeline.list"));
        const auto before = rig.types();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE_EQ(services, QList<plan::ServiceId>({ neon }));
        QTest::keyClick(list, Qt::Key_Up);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE_EQ(
            steps, QList<incident::StepAddress>({ IncidentRig::address(QStringLiteral("find-point")) }));
        QTest::keyClick(list, Qt::Key_Home);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE_EQ(steps.size() + services.size(), 2);
        QCOMPARE_EQ(rig.types(), before);
    }
};
MUSTER_TEST(TstTimelinePanel)
#include "tst_timelinepanel.moc"
