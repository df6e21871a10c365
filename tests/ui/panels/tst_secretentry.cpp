// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/credentialsplan.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/secretentry.h"
#include "ui/widgets/button.h"

#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

class TstSecretEntry final : public QObject {
    Q_OBJECT
private:
    static QLineEdit* lineOf(const SecretEntry& entry)
    {
        return entry.findChild<QLineEdit*>(QStringLiteral("secretEntry.text"));
    }
    static Button* showOf(const SecretEntry& entry)
    {
        return entry.findChild<Button*>(QStringLiteral("secretEntry.show"));
    }
    static void ask(SecretEntry& entry)
    {
        entry.ask(QStringLiteral("The value of Neon console"), QStringLiteral("Add"));
        entry.window()->show();
        entry.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(entry.window()));
        QTRY_VERIFY(lineOf(entry)->hasFocus());
    }
    static QString heard(QLineEdit* line)
    {
        auto* interface = QAccessible::queryAccessibleInterface(line);
        auto text = interface->text(QAccessible::Value) + interface->text(QAccessible::Name);
        if (auto* words = interface->textInterface())
            text += words->text(0, words->characterCount());
        return text;
    }

private slots:
    void init() { failOnWarnings(); }

    void whatIsTypedIsMaskedUntilItIsShownOnPurpose()
    {
        QWidget window;
        SecretEntry entry(plainTheme(), &window);
        ask(entry);
        auto* line = lineOf(entry);
        QTest::keyClicks(line, QStringLiteral("hunter2"));
        QCOMPARE(line->echoMode(), QLineEdit::Password);
        QVERIFY(line->inputMethodHints().testFlag(Qt::ImhSensitiveData));
        QVERIFY(line->inputMethodHints().testFlag(Qt::ImhHiddenText));
        QVERIFY2(!heard(line).contains(QStringLiteral("hunter2")), qPrintable(heard(line)));
        showOf(entry)->click();
        QCOMPARE(line->echoMode(), QLineEdit::Normal);
        QVERIFY(line->inputMethodHints().testFlag(Qt::ImhSensitiveData));
        QVERIFY(heard(line).contains(QStringLiteral("hunter2")));
        entry.mask();
        QCOMPARE(line->echoMode(), QLineEdit::Password);
        QVERIFY(!showOf(entry)->isChecked());
    }

    void enterAnswersAndTheLineKeepsItUntilItIsGivenUp()
    {
        QWidget window;
        SecretEntry entry(plainTheme(), &window);
        ask(entry);
        const QSignalSpy answered(&entry, &SecretEntry::answered);
        QVERIFY(!entry.value());
        lineOf(entry)->insert(QStringLiteral(" pä ss "));
        QTest::keyClick(lineOf(entry), Qt::Key_Return);
        QCOMPARE_EQ(answered.size(), 1);
        // A blank belongs to it.
        QVERIFY(entry.value()->isSame(*secretOf(" p\xc3\xa4 ss ")));
        QVERIFY(entry.isVisible());
        entry.giveUp();
        QVERIFY(!entry.isVisible());
        QVERIFY(!entry.value());
    }

    void whatWasTypedCannotBeUndoneBack_data()
    {
        QTest::addColumn<bool>("shown");
        QTest::newRow("masked") << false;
        QTest::newRow("shown") << true;
    }
    void whatWasTypedCannotBeUndoneBack()
    {
        QFETCH(const bool, shown);
        QWidget window;
        SecretEntry entry(plainTheme(), &window);
        ask(entry);
        QTest::keyClicks(lineOf(entry), QStringLiteral("hunter2"));
        showOf(entry)->setChecked(shown);
        lineOf(entry)->setFocus();
        const QSignalSpy gaveUp(&entry, &SecretEntry::gaveUp);
        QTest::keyClick(lineOf(entry), Qt::Key_Escape);
        QCOMPARE_EQ(gaveUp.size(), 1);
        ask(entry);
        QCOMPARE(lineOf(entry)->echoMode(), QLineEdit::Password);
        QVERIFY(!lineOf(entry)->isUndoAvailable());
        lineOf(entry)->undo();
        QVERIFY(lineOf(entry)->text().isEmpty());
    }
};
MUSTER_TEST(TstSecretEntry)
#include "tst_secretentry.moc"
