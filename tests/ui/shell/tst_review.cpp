// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/shell/reviewpage.h"
#include "ui/shell/ticker.h"
#include "ui/start/startpage.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>

using namespace muster;
using test::ShellRig;

namespace {

/// Declares a drill, and closes it.
void closeOne(ShellRig& rig)
{
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    QTRY_VERIFY(rig.find<QAction>("incident.drill")->isEnabled());
    rig.find<QAction>("incident.drill")->trigger();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    rig.type(QStringLiteral("Orders lost"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.window->incident() != nullptr);
    VERIFY_RESULT(test::await(rig.incident()->close()));
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("review.outline"));
    QTRY_VERIFY(rig.window->findChild<ui::ReviewPage*>()->isReady());
}

void tick(const ShellRig& rig)
{
    QVERIFY(QMetaObject::invokeMethod(rig.window->findChild<ui::Ticker*>(), "ticked"));
}

} // namespace

class TstReview final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void aDraftOutlivesTheProgram()
    {
        ShellRig rig;
        rig.open();
        closeOne(rig);
        rig.press(Qt::Key_Return);
        QCOMPARE_EQ(rig.focusedName(), QStringLiteral("review.part.summary"));
        rig.type(QStringLiteral("The replica was prom"));
        tick(rig);
        QCOMPARE_EQ(rig.countOf(QStringLiteral("review.written")), 0);
        // The power goes.
        rig.window.reset();
        QCOMPARE_EQ(rig.countOf(QStringLiteral("review.written")), 0);
        rig.open();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        const auto incidents = test::await(rig.session->incidents());
        VERIFY_RESULT(incidents);
        emit rig.window->findChild<ui::StartPage*>()->openWanted(incidents->first());
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("review.outline"));
        QCOMPARE_EQ(rig.find<QPlainTextEdit>("review.part.summary")->toPlainText(),
            QStringLiteral("The replica was prom"));
        rig.find<QPlainTextEdit>("review.part.summary")->setFocus();
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("review.written")), 1);
    }

    void theReportIsWrittenByAKeyAndItIsSaidWhere()
    {
        ShellRig rig;
        rig.open();
        auto* pdf = rig.find<QAction>("review.as.pdf");
        QVERIFY(!pdf->isEnabled());
        closeOne(rig);
        QVERIFY(pdf->isEnabled());
        rig.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(rig.find<QWidget>("noticeBar")->isVisible(), 20000);
        const QDir folder(rig.paperFolder);
        const auto files = folder.entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QVERIFY2(files.first().endsWith(QStringLiteral("_report.pdf")), qPrintable(files.first()));
        QVERIFY(rig.findText(folder.filePath(files.first())));
        QVERIFY(rig.shownFiles.isEmpty());
        // To be printed it is shown as well.
        rig.find<QAction>("review.print")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(rig.shownFiles, QStringList { folder.filePath(files.first()) }, 20000);
        rig.press(Qt::Key_4, Qt::ControlModifier);
        QVERIFY(!pdf->isEnabled());
    }

    void whatCannotBeWrittenIsSaidInABar()
    {
        ShellRig rig;
        rig.open();
        closeOne(rig);
        QFile inTheWay(rig.paperFolder);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        rig.find<QAction>("review.as.json")->trigger();
        QTRY_VERIFY(rig.find<QWidget>("refusalBar")->isVisible());
        QVERIFY(rig.findText(QStringLiteral("No report was written.")));
    }

    void theKeyboardGoesFromTheOutlineToTheReportAndOn()
    {
        ShellRig rig;
        rig.open();
        closeOne(rig);
        rig.press(Qt::Key_F6);
        QCOMPARE_EQ(rig.focusedName(), QStringLiteral("review.report"));
        rig.press(Qt::Key_F6);
        QVERIFY(!rig.window->findChild<ui::ReviewPage*>()->isAncestorOf(rig.focused()));
        rig.press(Qt::Key_F6, Qt::ShiftModifier);
        rig.press(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE_EQ(rig.focusedName(), QStringLiteral("review.outline"));
        // The menu and the page are of one mind about names.
        rig.find<QAction>("review.roles")->trigger();
        QVERIFY(rig.find<QAbstractButton>("review.roles")->isChecked());
        rig.find<QAbstractButton>("review.roles")->click();
        QVERIFY(!rig.find<QAction>("review.roles")->isChecked());
    }

    void withoutAClosedIncidentItSaysWhatToDo()
    {
        ShellRig rig;
        rig.open();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        rig.press(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(rig.findText(QStringLiteral("No closed incident. Hold a drill")));
        QVERIFY(!rig.find<QAction>("review.on")->isEnabled());
    }
};

MUSTER_TEST(TstReview)

#include "tst_review.moc"
