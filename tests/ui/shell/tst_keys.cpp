// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/shell/keybindings.h"
#include "ui/shell/keyedit.h"
#include "ui/shell/keyspage.h"
#include "ui/shell/shellactions.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::ui;
using test::ShellRig;

namespace {

struct Rig {
    QMainWindow window;
    ShellActions actions { &window };
    KeyBindings keys { actions, &window };

    [[nodiscard]] const KeyBindings::Command& command(const QAction* action) const
    {
        const auto& all = keys.commands();
        return *std::find_if(
            all.begin(), all.end(), [&](const KeyBindings::Command& one) { return one.action == action; });
    }
};

QKeySequence key(const char* text)
{
    return QKeySequence(QString::fromLatin1(text));
}

} // namespace

class TstKeys final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void whatMusterGivesIsInOrder()
    {
        Rig rig;
        QMap<QKeySequence, QString> holders;
        for (const auto& command : rig.keys.commands()) {
            for (const auto& one : command.usual) {
                QVERIFY2(!holders.contains(one), qPrintable(one.toString()));
                holders.insert(one, command.action->objectName());
                QCOMPARE(rig.keys.refusal(one), QString());
            }
            QVERIFY(!rig.keys.isChanged(command));
        }
        QVERIFY(rig.keys.kept().isEmpty());
    }

    void aKeyIsTakenFromWhoeverHadIt()
    {
        Rig rig;
        QCOMPARE(rig.keys.holder(key("Ctrl+L")), rig.actions.entry);
        rig.keys.give(rig.actions.compose, key("Ctrl+L"));
        QCOMPARE(rig.keys.holder(key("Ctrl+L")), rig.actions.compose);
        QVERIFY(rig.actions.entry->shortcuts().isEmpty());
        QCOMPARE(rig.keys.holder(key("Ctrl+M")), nullptr);
        QCOMPARE(rig.keys.kept().size(), 2);

        // Both as they were: each takes its own back.
        rig.keys.restore(rig.command(rig.actions.entry));
        QCOMPARE(rig.keys.holder(key("Ctrl+L")), rig.actions.entry);
        QVERIFY(rig.actions.compose->shortcuts().isEmpty());
        rig.keys.restoreAll();
        QVERIFY(rig.keys.kept().isEmpty());
        QCOMPARE(rig.actions.find->shortcuts().size(), 2);
    }

    void someKeysNoCommandCanHave_data()
    {
        QTest::addColumn<QString>("pressed");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("letter") << "S"
                                << "S alone";
        QTest::newRow("capital") << "Shift+S"
                                 << "Shift+S alone";
        QTest::newRow("return") << "Return"
                                << "Return alone";
        QTest::newRow("menu") << "Alt+F"
                              << "Alt+F opens the menu File";
        QTest::newRow("copy") << "Ctrl+C"
                              << "Ctrl+C belongs to";
        QTest::newRow("taken by fields on X11") << "Ctrl+E"
                                                << "Ctrl+E belongs to";
        QTest::newRow("done") << "Ctrl+Return"
                              << "Ctrl+Return belongs to";
        QTest::newRow("none") << ""
                              << "";
        QTest::newRow("function key") << "F7"
                                      << "";
        QTest::newRow("with Shift") << "Shift+F7"
                                    << "";
        QTest::newRow("free") << "Ctrl+Shift+Y"
                              << "";
    }
    void someKeysNoCommandCanHave()
    {
        QFETCH(const QString, pressed);
        QFETCH(const QString, sentence);
        Rig rig;
        const auto said = rig.keys.refusal(QKeySequence(pressed));
        QVERIFY2(sentence.isEmpty() ? said.isEmpty() : said.startsWith(sentence), qPrintable(said));
    }

    void whatWasKeptComesBackWithoutWhatCannotBe()
    {
        Rig first;
        first.keys.give(first.actions.compose, key("Ctrl+L"));
        first.keys.give(first.actions.keys, {});
        Rig second;
        second.keys.setKept(first.keys.kept());
        QCOMPARE(second.keys.kept(), first.keys.kept());

        Rig third;
        third.keys.setKept({ { QStringLiteral("incident.entry"), QStringLiteral("L") },
            { QStringLiteral("gone.command"), QStringLiteral("Ctrl+K") },
            { QStringLiteral("view.zoomIn"), QStringLiteral("nonsense++") } });
        QVERIFY(third.keys.kept().isEmpty());
    }

    void aKeyIsChangedByKeyboardAlone()
    {
        ShellRig rig;
        rig.open();
        const auto* entry = rig.find<QAction>("incident.entry");
        rig.find<QAction>("edit.changeKeys")->trigger();
        QCOMPARE(rig.focusedName(), QStringLiteral("keys.list"));
        rig.press(Qt::Key_F, Qt::ControlModifier);
        rig.type(QStringLiteral("Write in the"));
        rig.press(Qt::Key_Return);
        rig.press(Qt::Key_Return);
        QCOMPARE(rig.focusedName(), QStringLiteral("keys.key"));
        QCOMPARE(rig.find<KeyEdit>("keys.key")->text(), QStringLiteral("Ctrl+L"));
        const auto words = [&] { return rig.find<QLabel>("keys.words")->text(); };

        // A key of another command does nothing but show itself here.
        rig.press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY2(words().contains(QStringLiteral("“Find or run a command”")), qPrintable(words()));
        rig.press(Qt::Key_X);
        QVERIFY2(words().startsWith(QStringLiteral("X alone")), qPrintable(words()));
        rig.press(Qt::Key_Return);
        QCOMPARE(rig.focusedName(), QStringLiteral("keys.key"));
        rig.picture("keys-refused");
        rig.press(Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(words(), QStringLiteral("Ctrl+J is free."));
        rig.press(Qt::Key_Return);
        QCOMPARE(entry->shortcut(), key("Ctrl+J"));
        QCOMPARE(rig.focusedName(), QStringLiteral("keys.list"));
        rig.picture("keys-changed");
        // The first one shows all commands again.
        rig.press(Qt::Key_Escape);
        rig.press(Qt::Key_Escape);
        QCOMPARE(rig.focusedName(), QStringLiteral("start.list"));

        // It stands on the sheet, and outlives the window.
        rig.press(Qt::Key_F1);
        QVERIFY(rig.findText(QStringLiteral("Ctrl+J")));
        rig.window.reset();
        rig.open();
        QCOMPARE(rig.find<QAction>("incident.entry")->shortcut(), key("Ctrl+J"));
        QCOMPARE(rig.find<QAction>("edit.undo")->shortcut(), key("Ctrl+Z"));
    }

    void theWordsOfTheWindowFollow()
    {
        ShellRig rig;
        rig.open();
        QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
        auto* bindings = rig.window->findChild<KeyBindings*>();
        bindings->give(rig.find<QAction>("incident.declare"), key("F9"));
        rig.window->grab();
        rig.picture("keys-strip");
        rig.press(Qt::Key_F9);
        QCOMPARE(rig.focusedName(), QStringLiteral("declare.summary"));
    }

    void aSignIsTheKeyThatMakesIt()
    {
        KeyEdit edit;
        QKeyEvent sign(
            QEvent::KeyPress, Qt::Key_Colon, Qt::ControlModifier | Qt::ShiftModifier, QStringLiteral(":"));
        QCoreApplication::sendEvent(&edit, &sign);
        QCOMPARE(edit.key(), key("Ctrl+:"));
        QTest::keyClick(&edit, Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(edit.key(), key("Ctrl+Shift+Y"));
    }

    void aPanelNamesTheKeyOfNow()
    {
        ShellRig rig;
        rig.open();
        const auto* find = rig.find<QAction>("contacts.find");
        QVERIFY2(find->text().endsWith(QStringLiteral("\tCtrl+F")), qPrintable(find->text()));
        rig.window->findChild<KeyBindings*>()->give(rig.find<QAction>("edit.find"), key("F3"));
        QVERIFY2(find->text().endsWith(QStringLiteral("\tF3")), qPrintable(find->text()));
        rig.window.reset();
        rig.open();
        find = rig.find<QAction>("contacts.find");
        QVERIFY2(find->text().endsWith(QStringLiteral("\tF3")), qPrintable(find->text()));
    }

    void nobodyIsCaughtInTheField()
    {
        KeyEdit edit;
        const QSignalSpy pressed(&edit, &KeyEdit::pressed);
        const QSignalSpy meant(&edit, &KeyEdit::meant);
        const QSignalSpy dismissed(&edit, &KeyEdit::dismissed);
        QTest::keyClick(&edit, Qt::Key_Tab);
        QTest::keyClick(&edit, Qt::Key_Control);
        QCOMPARE(pressed.size(), 0);
        QTest::keyClick(&edit, Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(edit.key(), key("Ctrl+Tab"));
        QTest::keyClick(&edit, Qt::Key_Delete);
        QVERIFY(edit.key().isEmpty());
        QCOMPARE(pressed.size(), 2);
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClick(&edit, Qt::Key_Escape);
        QCOMPARE(meant.size(), 1);
        QCOMPARE(dismissed.size(), 1);
    }
};

MUSTER_TEST(TstKeys)
#include "tst_keys.moc"
