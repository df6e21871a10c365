// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/contactsplan.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/attentionpanel.h"
#include "ui/panels/contactspanel.h"
#include "ui/panels/detailspanel.h"
#include "ui/panels/matrixpanel.h"
#include "ui/panels/outlinepanel.h"
#include "ui/panels/paragraph.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstDetailsPanel final : public QObject {
    Q_OBJECT
private:
    static void show(QWidget& panel)
    {
        panel.resize(388, 500);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.setFocus();
    }
    static QListView* listOf(const DetailsPanel& panel)
    {
        return panel.findChild<QListView*>(QStringLiteral("details.list"));
    }

private slots:
    void init() { failOnWarnings(); }

    void withNothingChosenItSaysHowToChoose()
    {
        DetailsPanel panel(plainTheme());
        show(panel);
        auto* empty = panel.findChild<Paragraph*>(QStringLiteral("details.empty"));
        QCOMPARE_EQ(empty->text(), QStringLiteral("No incident is open."));
        const IncidentRig rig;
        panel.setIncident(rig.session);
        QVERIFY(empty->text().startsWith(QStringLiteral("Choose a step, a service or a contact")));
        panel.look(IncidentRig::address(QStringLiteral("choose")));
        QVERIFY(!empty->isVisible());
        QCOMPARE_EQ(listOf(panel)->accessibleName(), QStringLiteral("Details of 2.2 Choose the path"));
    }

    void aValueIsCopied()
    {
        const IncidentRig rig;
        DetailsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        panel.look(IncidentRig::address(QStringLiteral("confirm-outage")));
        show(panel);
        const QSignalSpy told(&panel, &DetailsPanel::told);
        listOf(panel)->setFocus();
        QTest::keyClick(listOf(panel), Qt::Key_Down);
        QTest::keyClick(listOf(panel), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("status page says outage"));
        QCOMPARE_EQ(told.last().first().toString(), QStringLiteral("Copied: Expect"));
    }

    // Whoever stands on a row looks at it; what a panel selects by itself is nobody's look.
    void panelsSayWhatIsLookedAt()
    {
        IncidentRig rig(contactsPlan());
        const auto looks = [&rig](auto& panel, const char* name) {
            const QSignalSpy looked(&panel, &IncidentPanel::looked);
            panel.setIncident(rig.session);
            QVERIFY2(looked.isEmpty(), name);
            show(panel);
            auto* list = panel.template findChild<QAbstractItemView*>(QString::fromLatin1(name));
            list->setFocus();
            QVERIFY2(!looked.isEmpty(), name);
            const auto before = looked.size();
            QTest::keyClick(list, Qt::Key_Down);
            QVERIFY2(looked.size() == before + 1, name);
            QVERIFY2(looked.last().first().value<Looked>() != Looked(), name);
        };
        OutlinePanel outline(plainTheme());
        looks(outline, "outline.list");
        MatrixPanel matrix(plainTheme());
        looks(matrix, "matrix.list");
        ContactsPanel contacts(plainTheme());
        looks(contacts, "contacts.list");
        // Beside the promise that is over.
        rig.act(incident::StepFailed {
            IncidentRig::address(QStringLiteral("pause-write-traffic")), QStringLiteral("it is stuck") });
        rig.clock.advance(5h);
        AttentionPanel attention(plainTheme());
        looks(attention, "attention.list");
    }
};
MUSTER_TEST(TstDetailsPanel)
#include "tst_detailspanel.moc"
