// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/evidencekeeper.h"
#include "tests/support/testmain.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/panels/evidencedrop.h"
#include "ui/panels/evidencepanel.h"

#include <QAbstractButton>
#include <QAction>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QWindow>

using namespace muster;
using test::ShellRig;

/// How files come from the desktop into the record, and where they are found again.
class TstEvidence final : public QObject {
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
    }
    static QUrl fileOf(const ShellRig& rig)
    {
        QFile file(rig.folder.filePath(QStringLiteral("lag.log")));
        if (!file.open(QIODevice::WriteOnly) || file.write("lag 0 s\n") != 8)
            qFatal("the file of the test could not be written");
        return QUrl::fromLocalFile(file.fileName());
    }
    /// A drag that enters the window in the middle of the entry line, which would take it for a text.
    static QPoint overTheEntry(const ShellRig& rig)
    {
        const auto* entry = rig.find<QLineEdit>("timeline.entry");
        return entry->mapTo(rig.window.get(), entry->rect().center());
    }

private slots:
    void init() { test::failOnWarnings(); }

    void aFileThatIsDroppedAnywhereIsAskedAbout()
    {
        ShellRig rig;
        rig.open();
        declare(rig);
        QMimeData dragged;
        dragged.setUrls({ fileOf(rig) });
        auto* sheet = rig.find<ui::EvidenceDrop>("window.drop");
        auto* window = rig.window->windowHandle();
        const auto where = overTheEntry(rig);
        QDragEnterEvent enter(where, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window, &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(sheet->isVisible());
        rig.picture("evidence-drop");
        QDropEvent dropped(where, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window, &dropped);
        QVERIFY(!sheet->isVisible());
        QVERIFY(rig.find<QLineEdit>("timeline.entry")->text().isEmpty());
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("evidence.shows"));
        QVERIFY(rig.find<QWidget>("dock.evidence")->isVisible());
        rig.type(QStringLiteral("no lag"));
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("evidence.attached")), 1);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("evidence.list"));
    }

    void aDragThatGoesAwayLeavesNothingBehind()
    {
        ShellRig rig;
        rig.open();
        declare(rig);
        QMimeData dragged;
        dragged.setUrls({ fileOf(rig) });
        auto* sheet = rig.find<ui::EvidenceDrop>("window.drop");
        auto* window = rig.window->windowHandle();
        QDragEnterEvent enter(overTheEntry(rig), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window, &enter);
        QVERIFY(sheet->isVisible());
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(window, &leave);
        QVERIFY(!sheet->isVisible());
        QCOMPARE_EQ(rig.countOf(QStringLiteral("evidence.attached")), 0);
    }

    void onThePageOfThePlansAFileIsAPlan()
    {
        ShellRig rig;
        rig.open();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        QVERIFY(!rig.find<QAction>("incident.attach")->isEnabled());
        QMimeData dragged;
        dragged.setUrls({ fileOf(rig) });
        QDragEnterEvent enter(
            rig.window->rect().center(), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(rig.window->windowHandle(), &enter);
        QVERIFY(!rig.find<ui::EvidenceDrop>("window.drop")->isVisible());
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(rig.window->windowHandle(), &leave);
    }

    void oneKeyShowsItAndOneAsksForFiles()
    {
        ShellRig rig;
        rig.open();
        declare(rig);
        QVERIFY(rig.find<QDockWidget>("dock.evidence")->isHidden());
        rig.press(Qt::Key_0, Qt::AltModifier);
        QVERIFY(rig.find<QDockWidget>("dock.evidence")->isVisible());
        // Nothing is there yet; the keyboard stands where one begins.
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("evidence.attach"));
        rig.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        auto* chooser = rig.find<QFileDialog>("evidence.chooser");
        QVERIFY(chooser != nullptr);
        emit chooser->filesSelected({ fileOf(rig).toLocalFile() });
        chooser->close();
        QTRY_VERIFY(rig.find<QLineEdit>("evidence.name")->isVisible());
        QCOMPARE_EQ(rig.find<QLineEdit>("evidence.name")->text(), QStringLiteral("lag.log"));
    }

    void whatBelongsToSomethingThatIsOverStandsBesideItsReview()
    {
        ShellRig rig;
        rig.open();
        declare(rig);
        session::EvidenceKeeper keeper(rig.blobs);
        const auto incident = rig.incident();
        VERIFY_RESULT(test::await(keeper.attach(*incident, "lag 0 s\n", { QStringLiteral("lag.log") })));
        VERIFY_RESULT(test::await(incident->close()));
        auto* panel = rig.window->findChild<ui::EvidencePanel*>();
        QTRY_VERIFY(rig.find<QDockWidget>("dock.matrix")->isHidden());
        QVERIFY(rig.find<QDockWidget>("dock.timeline")->isVisible());
        QVERIFY(panel->isVisible());
        QVERIFY(panel->window() == rig.window.get());
        QVERIFY(!rig.find<QAction>("checklist.current")->isEnabled());
        rig.press(Qt::Key_0, Qt::AltModifier);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("evidence.list"));
        QCOMPARE_EQ(panel->remark(), QStringLiteral("1"));
        // A file may come late.
        QVERIFY(rig.find<QAction>("incident.attach")->isEnabled());
        // Back at the start there is nothing to stand beside.
        rig.find<QAbstractButton>("review.leave")->click();
        QTRY_VERIFY(rig.find<QDockWidget>("dock.timeline")->isHidden());
        QVERIFY(!panel->isVisible());
    }

    void whatWasAttachedIsFoundByItsNameAndByWhatItShows()
    {
        ShellRig rig;
        rig.open();
        declare(rig);
        session::EvidenceKeeper keeper(rig.blobs);
        const auto attach = [&](const char* name, const char* shows) {
            session::NewEvidence what { QString::fromLatin1(name) };
            what.shows = QString::fromLatin1(shows);
            VERIFY_RESULT(test::await(keeper.attach(*rig.incident(), QByteArray(name), what)));
        };
        attach("lag.log", "the replica has caught up");
        attach("zone.txt", "the name points to the old site");
        const auto find = [&](const char* typed) {
            rig.press(Qt::Key_K, Qt::ControlModifier);
            rig.type(QString::fromLatin1(typed));
            rig.press(Qt::Key_Return);
        };
        const auto* list = rig.find<QListView>("evidence.list");
        find("lag.log");
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("evidence.list"));
        QVERIFY(rig.find<QDockWidget>("dock.evidence")->isVisible());
        QCOMPARE_EQ(list->currentIndex().data().toString(), QStringLiteral("lag.log"));
        find("old site");
        QTRY_COMPARE_EQ(list->currentIndex().data().toString(), QStringLiteral("zone.txt"));
    }
};

MUSTER_TEST(TstEvidence)

#include "tst_evidence.moc"
