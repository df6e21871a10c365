// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/currentstepcard.h"
#include "ui/panels/walkthroughpanel.h"

#include <QAccessible>
#include <QPushButton>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

/// Whether the widget is come to from above, and leads back there.
bool isReached(QAccessibleInterface* from, const QObject* wanted)
{
    for (int i = 0; i < from->childCount(); ++i) {
        auto* child = from->child(i);
        if (child == nullptr || child->parent() != from || from->indexOfChild(child) != i)
            continue;
        if (child->object() == wanted || isReached(child, wanted))
            return true;
    }
    return false;
}

} // namespace

class TstCardInterface final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void everyControlOfTheCardIsReachedFromThePanel()
    {
        IncidentRig rig;
        WalkthroughPanel panel(plainTheme());
        panel.setIncident(rig.session);
        panel.resize(900, 640);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        auto* root = QAccessible::queryAccessibleInterface(&panel);
        auto* card = panel.findChild<CurrentStepCard*>();
        QVERIFY(isReached(root, card));
        int buttons = 0;
        for (const auto* button : card->findChildren<QPushButton*>()) {
            if (button->isHidden())
                continue;
            QVERIFY2(isReached(root, button), qPrintable(button->text()));
            ++buttons;
        }
        QVERIFY(buttons > 2);
        QVERIFY(QAccessible::queryAccessibleInterface(card)
                    ->text(QAccessible::Name)
                    .startsWith(QStringLiteral("Current step 1.1")));
        QCOMPARE(QAccessible::queryAccessibleInterface(card)->role(), QAccessible::Grouping);
    }

    void withoutAnIncidentThereIsNoCard()
    {
        WalkthroughPanel panel(plainTheme());
        auto* root = QAccessible::queryAccessibleInterface(&panel);
        QVERIFY(!isReached(root, panel.findChild<CurrentStepCard*>()));
    }
};

MUSTER_TEST(TstCardInterface)
#include "tst_cardinterface.moc"
