// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/payloads.h"
#include "tests/support/testmain.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/shell/preferences.h"

#include <QAction>
#include <QDockWidget>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>

using namespace muster;
using test::ShellRig;

/// How somebody comes from a few words to the entry in its incident, and back, with keys alone.
class TstFind final : public QObject {
    Q_OBJECT
private:
    static void declare(ShellRig& rig)
    {
        QTRY_VERIFY(rig.find<QAction>("incident.drill")->isEnabled());
        rig.find<QAction>("incident.drill")->trigger();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
        rig.type(QStringLiteral("Orders lost since midnight"));
        rig.press(Qt::Key_Return);
        QTRY_VERIFY(rig.incident() != nullptr);
        QTRY_VERIFY(rig.find<QDockWidget>("dock.matrix")->isVisible());
    }
    /// Writes a note; the finder finds it from now on.
    static void note(ShellRig& rig, const QString& text)
    {
        VERIFY_RESULT(test::await(rig.incident()->note(text)));
        rig.finder.answers = { journal::Found { { rig.journal.events().last() } } };
    }
    static void find(ShellRig& rig, const QString& words)
    {
        rig.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("find.words"));
        rig.type(words);
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("find.list"));
    }
    static QString chosenInTimeline(const ShellRig& rig)
    {
        return rig.find<QListView>("timeline.list")->currentIndex().data().toString();
    }

private slots:
    void init() { test::failOnWarnings(); }

    void anEntryOfTheOpenIncidentIsShownInItsTimeline()
    {
        ShellRig rig;
        rig.open();
        declare(rig);
        note(rig, QStringLiteral("Noor calls back"));
        VERIFY_RESULT(test::await(rig.incident()->note(QStringLiteral("nobody else does"))));
        find(rig, QStringLiteral("noor"));
        rig.picture("find");
        QVERIFY(rig.find<QDockWidget>("dock.timeline")->isHidden());
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("timeline.list"));
        QVERIFY(rig.find<QDockWidget>("dock.timeline")->isVisible());
        QVERIFY2(chosenInTimeline(rig).contains(QStringLiteral("Noor calls back")),
            qPrintable(chosenInTimeline(rig)));
    }

    void anEntryOfOneThatIsClosedOpensItsReview()
    {
        ShellRig rig;
        rig.open();
        declare(rig);
        note(rig, QStringLiteral("Noor calls back"));
        const auto id = rig.incident()->stream().id;
        VERIFY_RESULT(test::await(rig.incident()->close()));
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("review.outline"));
        rig.press(Qt::Key_Escape);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        QVERIFY(rig.incident() == nullptr);
        find(rig, QStringLiteral("noor"));
        rig.press(Qt::Key_Return);
        QTRY_VERIFY(rig.incident() != nullptr);
        QVERIFY(rig.incident()->stream().id == id);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("timeline.list"));
        QVERIFY(rig.find<QDockWidget>("dock.timeline")->isVisible());
        QVERIFY(rig.find<QWidget>("review.leave")->isVisible());
        QVERIFY(chosenInTimeline(rig).contains(QStringLiteral("Noor calls back")));
        rig.picture("find-review");
    }

    void escapeGoesBackToWhereOneWas()
    {
        ShellRig rig;
        rig.open();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        QTRY_VERIFY(rig.find<QAction>("edit.findInRecord")->isEnabled());
        rig.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("find.words"));
        rig.press(Qt::Key_Escape);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        declare(rig);
        rig.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("find.words"));
        QVERIFY(rig.find<QDockWidget>("dock.matrix")->isHidden());
        rig.press(Qt::Key_Escape);
        QTRY_VERIFY(rig.find<QDockWidget>("dock.matrix")->isVisible());
        // Nothing was looked for, and nothing was asked.
        QVERIFY(rig.finder.asked.isEmpty());
    }

    void whereNothingCanBeFoundNothingIsOffered()
    {
        ShellRig rig;
        rig.finds = false;
        rig.open();
        QTRY_VERIFY(rig.find<QAction>("incident.drill")->isEnabled());
        QVERIFY(!rig.find<QAction>("edit.findInRecord")->isEnabled());
        rig.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(rig.find<QLineEdit>("find.words") == nullptr);
    }

    void whatIsTakenBackMeanwhileIsFoundNoLonger()
    {
        ShellRig rig;
        rig.open();
        declare(rig);
        note(rig, QStringLiteral("the key is hunter2"));
        const auto entry = rig.journal.events().last().id;
        find(rig, QStringLiteral("hunter2"));
        const auto* list = rig.find<QListView>("find.list");
        QCOMPARE_EQ(list->model()->rowCount(), 1);
        rig.finder.answers = { journal::Found() };
        const QList<journal::LeafRef> leaves { { entry, QStringLiteral("payload.text") } };
        VERIFY_RESULT(test::await(rig.incident()->act(
            incident::LeafErased({ { leaves, {} }, QStringLiteral("a pasted password") }))));
        QTRY_COMPARE_EQ(rig.finder.asked.size(), 2);
        QTRY_COMPARE_EQ(list->model()->rowCount(), 0);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("find.words"));
    }

    void savedSearchesOutliveTheWindow()
    {
        ShellRig rig;
        const auto file = rig.folder.filePath(QStringLiteral("window.ini"));
        rig.open();
        declare(rig);
        note(rig, QStringLiteral("a lag, once more"));
        find(rig, QStringLiteral("lag"));
        auto* menu = rig.find<QPushButton>("find.saved")->menu();
        emit menu->aboutToShow();
        menu->actions().first()->trigger();
        rig.type(QStringLiteral("50 % / lag, a=b"));
        rig.press(Qt::Key_Return);
        QCOMPARE_EQ(
            ui::loadPreferences(file).searches.keys(), QStringList({ QStringLiteral("50 % / lag, a=b") }));
        rig.window.reset();
        rig.open();
        QTRY_VERIFY(rig.incident() != nullptr);
        rig.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(rig.find<QLineEdit>("find.words") != nullptr);
        menu = rig.find<QPushButton>("find.saved")->menu();
        emit menu->aboutToShow();
        QCOMPARE_EQ(menu->actions()[2]->text(), QStringLiteral("50 % / lag, a=b"));
        menu->actions()[2]->trigger();
        QCOMPARE_EQ(rig.find<QLineEdit>("find.words")->text(), QStringLiteral("lag"));
    }
};

MUSTER_TEST(TstFind)

#include "tst_find.moc"
