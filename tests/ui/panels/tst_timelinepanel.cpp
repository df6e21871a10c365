// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/timelinepanel.h"

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
};
MUSTER_TEST(TstTimelinePanel)
#include "tst_timelinepanel.moc"
