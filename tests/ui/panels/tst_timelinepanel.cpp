// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/models/walltime.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/timelinepanel.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
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

    void aFollowUpComesFromTheSelectedEntry()
    {
        IncidentRig rig;
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("The phone rings") });
        const auto from = rig.last().id;
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("timeline.list"));
        panel.showFrom(from);
        QVERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_F);
        auto* what = panel.findChild<QLineEdit*>(QStringLiteral("followUp.what"));
        QVERIFY(what->hasFocus());
        QVERIFY(!entryOf(panel)->isVisible());
        QTest::keyClicks(what, QStringLiteral("Another telephone"));
        QTest::keyClick(what, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("follow-up.added"));
        QVERIFY(rig.session->state().followUps.first().from == from);
        QTRY_VERIFY(entryOf(panel)->isVisible());
        QVERIFY(list->hasFocus());
        panel.findChild<QAction*>(QStringLiteral("timeline.followUp"))->trigger();
        QVERIFY(what->hasFocus());
        QTest::keyClick(what, Qt::Key_Escape);
        QVERIFY(entryOf(panel)->isVisible());
        QCOMPARE_EQ(rig.session->state().followUps.size(), 1);
    }

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
        QVERIFY(closed > 0);
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

    void textsOfTheSelectedEntryAreOfferedToBeTakenBack()
    {
        IncidentRig rig;
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("hunter2") });
        const auto entry = rig.last().id;
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("harmless") });
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("timeline.list"));
        auto* act = panel.findChild<QAction*>(QStringLiteral("timeline.erase"));
        // It stands in the menu of the panel.
        QVERIFY(panel.actions().contains(act));
        QCOMPARE_EQ(panel.contextMenuPolicy(), Qt::ActionsContextMenu);
        QList<journal::EventId> wanted;
        connect(
            &panel, &TimelinePanel::eraseWanted, &panel, [&](const journal::EventId& one) { wanted << one; });
        list->setCurrentIndex(list->model()->index(list->model()->rowCount() - 2, 0));
        act->trigger();
        QCOMPARE_EQ(wanted, QList<journal::EventId>({ entry }));
        rig.act(incident::LeafErased {
            { { { entry, QStringLiteral("payload.text") } }, {} }, QStringLiteral("a password") });
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const auto words = list->model()->index(row, 0).data().toString();
            QVERIFY2(!words.contains(u"hunter2"), qPrintable(words));
        }
    }

    void severalLinesAreSelectedAndCopied()
    {
        IncidentRig rig;
        for (const auto* words : { "one", "two", "three" })
            rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QString::fromLatin1(words) });
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("timeline.list"));
        const QSignalSpy told(&panel, &TimelinePanel::told);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_End);
        QTest::keyClick(list, Qt::Key_Up, Qt::ShiftModifier);
        QTest::keyClick(list, Qt::Key_Up, Qt::ShiftModifier);
        QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        const auto zone = WallTime(QStringLiteral("Australia/Sydney")).zoneName(rig.clock.now());
        QCOMPARE_EQ(QGuiApplication::clipboard()->text(),
            QStringLiteral("2026-03-14 14:12:00 %1  Ada  two\n2026-03-14 14:12:00 %1  Ada  three\n")
                .arg(zone));
        QCOMPARE_EQ(told.last().first().toString(), QStringLiteral("Copied 2 lines."));
        QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE_EQ(list->selectionModel()->selectedRows().size(), 5);
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE_EQ(QGuiApplication::clipboard()->text().count(u'\n'), 5);
        QTest::keyClick(list, Qt::Key_Home);
        QCOMPARE_EQ(list->selectionModel()->selectedRows().size(), 1);
    }

    void aClickSelectsTheLineThatWasClicked()
    {
        IncidentRig rig;
        rig.act(
            incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("long ").repeated(60) });
        for (const auto* words : { "one", "two", "three" })
            rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QString::fromLatin1(words) });
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.resize(700, 400);
        auto* list = panel.findChild<QListView*>(QStringLiteral("timeline.list"));
        const auto row = [&](int number) { return list->model()->index(number, 0); };
        list->setFocus();
        list->setCurrentIndex(row(2));
        QTRY_VERIFY(list->visualRect(row(2)).height() > 2 * list->visualRect(row(3)).height());
        // The line above gets lower by the click, but not below the pointer.
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(row(3)).center());
        QCOMPARE_EQ(list->currentIndex(), row(3));
        QCOMPARE_EQ(list->selectionModel()->selectedRows(), QModelIndexList({ row(3) }));
        QTest::mouseClick(
            list->viewport(), Qt::LeftButton, Qt::ShiftModifier, list->visualRect(row(5)).center());
        QCOMPARE_EQ(list->selectionModel()->selectedRows().size(), 3);
        QVERIFY(!list->selectionModel()->isSelected(row(2)));
    }

    void selectedLinesAreSaved()
    {
        IncidentRig rig;
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("=1+1, he says") });
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        const QSignalSpy told(&panel, &TimelinePanel::told);
        const QSignalSpy failed(&panel, &TimelinePanel::failed);
        const QTemporaryDir folder;
        const auto zone = WallTime(QStringLiteral("Australia/Sydney")).zoneName(rig.clock.now());
        const auto read = [&](const QString& name) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        };
        panel.saveLinesAs(folder.filePath(QStringLiteral("lines.csv")));
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE_EQ(read(QStringLiteral("lines.csv")),
            QStringLiteral("Time,Zone,Who,Entry\r\n2026-03-14 14:12:00,%1,Ada,\"'=1+1, he says\"\r\n")
                .arg(zone));
        panel.saveLinesAs(folder.filePath(QStringLiteral("lines.txt")));
        QTRY_COMPARE(told.size(), 2);
        QCOMPARE_EQ(read(QStringLiteral("lines.txt")),
            QStringLiteral("2026-03-14 14:12:00 %1  Ada  =1+1, he says\n").arg(zone));
        QVERIFY(failed.isEmpty());
        panel.saveLinesAs(folder.filePath(QStringLiteral("no such folder/lines.txt")));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(panel.findChild<Paragraph*>(QStringLiteral("timeline.message"))->isVisible());
    }

    void aGroupOpensAndClosesByKeys()
    {
        IncidentRig rig;
        for (int i = 0; i < 3; ++i) {
            rig.clock.advance(1min);
            VERIFY_RESULT(await(rig.session->observe(incident::ClockChecked { true })));
        }
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("timeline.list"));
        const auto rows = [&] { return list->model()->rowCount(); };
        const auto group = rows() - 1;
        QCOMPARE_EQ(panel.remark(), QStringLiteral("5 entries"));
        QCOMPARE_EQ(
            list->currentIndex().data().toString(), QStringLiteral("3 entries of Muster, 14:13 to 14:15"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Right);
        QCOMPARE_EQ(rows(), group + 4);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE_EQ(list->currentIndex().row(), group + 2);
        // Left leads from any of them to the row that they make together.
        QTest::keyClick(list, Qt::Key_Left);
        QCOMPARE_EQ(rows(), group + 1);
        QCOMPARE_EQ(list->currentIndex().row(), group);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE_EQ(rows(), group + 4);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE_EQ(rows(), group + 1);
        // All of them leave together, once, opened or not.
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE_EQ(QGuiApplication::clipboard()->text().count(u'\n'), 3);
        QTest::keyClick(list, Qt::Key_Right);
        QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE_EQ(QGuiApplication::clipboard()->text().count(u'\n'), 5);
    }

    void aMarkStandsAboveItsLine()
    {
        IncidentRig rig;
        rig.clock.advance(2h);
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("later") });
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("at once") });
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.resize(700, 400);
        auto* list = panel.findChild<QListView*>(QStringLiteral("timeline.list"));
        const auto rect = [&](int row) { return list->visualRect(list->model()->index(row, 0)); };
        QVERIFY(rect(2).height() > rect(1).height());
        QCOMPARE_EQ(rect(2).top(), rect(1).bottom() + 1);
        QCOMPARE_EQ(rect(3).top(), rect(2).bottom() + 1);
        QCOMPARE_EQ(rect(3).height(), rect(1).height());
        // No row of its own: the keyboard goes from line to line.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE_EQ(list->currentIndex().row(), 2);
        QCOMPARE_EQ(list->indexAt(rect(2).topLeft()).row(), 2);
    }

    void whatIsFoundAboveMovesNothingInSight()
    {
        IncidentRig rig;
        EventMaker maker(2);
        maker.at(rig.clock.now());
        QList<journal::Event> events;
        for (int i = 0; i < 4000; ++i) {
            events << maker.advance(1s).make(
                incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("Straw %1").arg(i) });
            events.last().stream = rig.session->stream().id;
        }
        rig.journal.receive(events);
        TimelinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("timeline.list"));
        panel.filterLine()->open();
        QTest::keyClicks(
            panel.findChild<QLineEdit*>(QStringLiteral("timeline.filter")), QStringLiteral("straw"));
        QCOMPARE_EQ(list->model()->rowCount(), 2000);
        auto* bar = list->verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        const QPoint place(10, 10);
        const auto text = list->indexAt(place).data().toString();
        QVERIFY(text.startsWith(QStringLiteral("Straw")));
        QTRY_COMPARE(list->model()->rowCount(), 4000);
        QCOMPARE_EQ(list->indexAt(place).data().toString(), text);
        QTest::keyClick(list, Qt::Key_End);
        QCOMPARE_EQ(list->currentIndex().data().toString(), QStringLiteral("Straw 3999"));
        const auto page = list->viewport()->height();
        QTest::keyClick(list, Qt::Key_PageUp);
        const auto row = list->currentIndex().row();
        QVERIFY(row < 3999 && row >= 3999 - page / list->visualRect(list->currentIndex()).height() - 1);
        QTest::keyClick(list, Qt::Key_PageDown);
        QCOMPARE_EQ(list->currentIndex().row(), 3999);
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
