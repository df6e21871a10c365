// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/walkthrough.h"
#include "tests/support/testmain.h"
#include "tests/ui/shell/shellrig.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>

using namespace muster;
using test::ShellRig;

class TstMainWindow final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void aDrillRunsFromDeclarationToClosingByKeyboardAlone();
    void anIncidentThatWasLeftOpenIsGoneOnWith();
};

namespace {

/// Declares a drill of the first scenario with the keyboard.
void declareDrill(ShellRig& rig)
{
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
    rig.picture("start");
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    rig.type(QStringLiteral("Orders lost since midnight"));
    rig.picture("declare-drill");
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("incident.declared")), 1);
    QTRY_VERIFY(rig.window->windowTitle().startsWith(QStringLiteral("DRILL: ")));
}

} // namespace

void TstMainWindow::aDrillRunsFromDeclarationToClosingByKeyboardAlone()
{
    ShellRig rig;
    rig.open();
    declareDrill(rig);
    rig.clock.advance(std::chrono::minutes(3));
    QTest::qWait(1200);
    rig.picture("command-drill");
    rig.window->resize(1024, 640);
    QTest::qWait(200);
    rig.picture("command-drill-compact");
}

void TstMainWindow::anIncidentThatWasLeftOpenIsGoneOnWith()
{
    ShellRig rig;
    rig.open();
    declareDrill(rig);
    rig.window.reset();
    rig.clock.advance(std::chrono::minutes(4));
    rig.open();
    QTRY_VERIFY(rig.find<QWidget>("resumeBar")->isVisible());
    rig.picture("resume");
}

MUSTER_TEST_APPLICATION(QApplication)
MUSTER_TEST(TstMainWindow)

#include "tst_mainwindow.moc"
