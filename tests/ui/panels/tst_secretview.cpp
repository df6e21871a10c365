// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/credentialsplan.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/secretview.h"

#include <QAccessible>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

class TstSecretView final : public QObject {
    Q_OBJECT
private:
    static QString heard(SecretView& view)
    {
        auto* interface = QAccessible::queryAccessibleInterface(&view);
        QString all;
        for (const auto kind :
            { QAccessible::Name, QAccessible::Value, QAccessible::Description, QAccessible::Help })
            all += interface->text(kind) + u'\n';
        return all;
    }

private slots:
    void init() { failOnWarnings(); }

    void aValueIsHeardOnlyWhileItIsShown()
    {
        SecretView view(plainTheme());
        QVERIFY(!view.isVisible());
        view.reveal(QStringLiteral("Neon console"), secretOf("hunter2"));
        QVERIFY(view.isVisible());
        QVERIFY(heard(view).contains(QStringLiteral("Value of Neon console: hunter2")));
        view.conceal();
        QVERIFY(!view.isVisible());
        QVERIFY(!view.isRevealed());
        QVERIFY2(!heard(view).contains(QStringLiteral("hunter2")), qPrintable(heard(view)));
    }

    void hidingItForgetsTheValue()
    {
        QWidget parent;
        auto* view = new SecretView(plainTheme(), &parent);
        parent.show();
        view->reveal(QStringLiteral("Neon console"), secretOf("hunter2"));
        QVERIFY(view->isVisible());
        parent.hide();
        QVERIFY(!view->isRevealed());
    }

    void showingItTellsNobodyByItself()
    {
        SecretView view(plainTheme());
        view.reveal(QStringLiteral("Neon console"), secretOf("hunter2"));
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const AccessibilityEvents events;
        view.repaint();
        QCOMPARE_EQ(events.seen(), 0);
    }

    void aLongValueTakesTheLinesItNeedsAndNoMoreThanEight()
    {
        SecretView view(plainTheme());
        view.reveal(QStringLiteral("Key"), secretOf("short"));
        const auto one = view.heightForWidth(300);
        view.reveal(QStringLiteral("Key"), secretOf("a\nb\nc"));
        const auto three = view.heightForWidth(300);
        QVERIFY(three > one);
        view.reveal(QStringLiteral("Key"), secretOf(QByteArray(10'000, 'x')));
        const auto most = view.heightForWidth(300);
        // Eight lines and the insets.
        QCOMPARE_EQ(most - one, 7 * (three - one) / 2);
        view.reveal(QStringLiteral("Key"), secretOf(QByteArray(60, 'x')));
        QVERIFY(view.heightForWidth(200) > view.heightForWidth(2000));
    }
};
MUSTER_TEST(TstSecretView)
#include "tst_secretview.moc"
