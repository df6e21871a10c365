// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/shell/shellrig.h"

#include <QAction>
#include <QLineEdit>
#include <QStatusBar>
#include <QTest>

using namespace muster;
using namespace muster::test;

/// H27: a step is read aloud, in the window.
class TstReadAloud final : public QObject {
    Q_OBJECT
private:
    static void startDrill(ShellRig& rig)
    {
        rig.open();
        QVERIFY(!rig.find<QAction>("checklist.readAloud")->isEnabled());
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        QTRY_VERIFY(rig.find<QAction>("incident.drill")->isEnabled());
        rig.find<QAction>("incident.drill")->trigger();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
        rig.type(QStringLiteral("Only practising"));
        rig.press(Qt::Key_Return);
        QTRY_VERIFY(rig.incident() != nullptr);
        QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
        QTRY_VERIFY(rig.find<QAction>("checklist.readAloud")->isEnabled());
    }
    static void readAloud(const ShellRig& rig) { rig.find<QAction>("checklist.readAloud")->trigger(); }

private slots:
    void init() { failOnWarnings(); }

    void theCurrentStepIsReadAndASecondTimeItStops()
    {
        ShellRig rig;
        startDrill(rig);
        readAloud(rig);
        QCOMPARE_EQ(rig.speaker.said.size(), 1);
        QVERIFY2(rig.speaker.said[0].contains(QStringLiteral("Step 1 point 1: ")),
            qPrintable(rig.speaker.said[0]));
        QCOMPARE_EQ(rig.speaker.languages[0], rig.incident()->plan().language);
        QVERIFY(rig.speaker.isSpeaking());
        readAloud(rig);
        QVERIFY(!rig.speaker.isSpeaking());
        QCOMPARE_EQ(rig.speaker.said.size(), 1);
        readAloud(rig);
        QCOMPARE_EQ(rig.speaker.said.size(), 2);
    }

    void theStepThatIsLookedAtIsReadWithOneKey()
    {
        ShellRig rig;
        startDrill(rig);
        rig.press(Qt::Key_Down);
        rig.press(Qt::Key_R);
        QCOMPARE_EQ(rig.speaker.said.size(), 1);
        QVERIFY2(rig.speaker.said[0].contains(
                     QStringLiteral("Step 2 point 1: Find the latest valid restore point.")),
            qPrintable(rig.speaker.said[0]));
        rig.press(Qt::Key_R);
        QVERIFY(!rig.speaker.isSpeaking());
        // Nothing was done to it.
        QCOMPARE_EQ(rig.countOf(QStringLiteral("step.completed")), 0);
        QCOMPARE_EQ(rig.countOf(QStringLiteral("step.started")), 0);
    }

    void whoeverLeavesTheIncidentHearsNoMoreOfIt()
    {
        ShellRig rig;
        startDrill(rig);
        readAloud(rig);
        QVERIFY(rig.speaker.isSpeaking());
        rig.find<QAction>("incident.leave")->trigger();
        QTRY_VERIFY(rig.incident() == nullptr);
        QVERIFY(!rig.speaker.isSpeaking());
    }

    void whatCannotBeReadIsSaidInTheStatusBar()
    {
        ShellRig rig;
        startDrill(rig);
        readAloud(rig);
        const auto why = QStringLiteral("There is no voice here. Install one.");
        rig.speaker.fail(why);
        QCOMPARE_EQ(rig.window->statusBar()->currentMessage(), why);
        // It is tried again, not stopped.
        readAloud(rig);
        QCOMPARE_EQ(rig.speaker.said.size(), 2);
    }

    void withoutSpeechItSaysWhatToInstall()
    {
        ShellRig rig;
        rig.speaks = false;
        startDrill(rig);
        readAloud(rig);
        QVERIFY2(rig.window->statusBar()->currentMessage().contains(QStringLiteral("qt6-speech-dev")),
            qPrintable(rig.window->statusBar()->currentMessage()));
        QVERIFY(rig.speaker.said.isEmpty());
    }
};

MUSTER_TEST(TstReadAloud)

#include "tst_readaloud.moc"
