// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/contactsplan.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/contactspanel.h"
#include "ui/panels/paragraph.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstContactsPanel final : public QObject {
    Q_OBJECT
private:
    static void show(QWidget& panel)
    {
        panel.resize(388, 600);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }
    static QListView* listOf(const ContactsPanel& panel)
    {
        return panel.findChild<QListView*>(QStringLiteral("contacts.list"));
    }
    static QLineEdit* filterOf(const ContactsPanel& panel)
    {
        return panel.findChild<QLineEdit*>(QStringLiteral("contacts.filter"));
    }
    static Paragraph* emptyOf(const ContactsPanel& panel)
    {
        return panel.findChild<Paragraph*>(QStringLiteral("contacts.empty"));
    }
    static QString current(const ContactsPanel& panel)
    {
        return listOf(panel)->currentIndex().data().toString();
    }

private slots:
    void init() { failOnWarnings(); }

    void withoutAnIncidentItSaysSo()
    {
        ContactsPanel panel(plainTheme());
        show(panel);
        QVERIFY(emptyOf(panel)->isVisible());
        QCOMPARE_EQ(emptyOf(panel)->text(), QStringLiteral("No incident is open."));
        QVERIFY(!filterOf(panel)->isVisible());
        IncidentRig rig(contactsPlan());
        panel.setIncident(rig.session);
        QVERIFY(!emptyOf(panel)->isVisible());
        QVERIFY(filterOf(panel)->isVisible());
        panel.setFocus();
        QVERIFY(listOf(panel)->hasFocus());
        QCOMPARE_EQ(current(panel), QStringLiteral("Ada"));
        panel.setIncident(nullptr);
        QVERIFY(emptyOf(panel)->isVisible());
    }

    void typingFiltersAndEscapeShowsAll()
    {
        IncidentRig rig(contactsPlan());
        ContactsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.setFocus();
        const auto all = listOf(panel)->model()->rowCount();
        QTest::keyClick(listOf(panel), Qt::Key_N, Qt::ShiftModifier);
        QVERIFY(filterOf(panel)->hasFocus());
        QTest::keyClicks(filterOf(panel), QStringLiteral("eon"));
        QCOMPARE_EQ(filterOf(panel)->text().toLower(), QStringLiteral("neon"));
        QCOMPARE_EQ(listOf(panel)->model()->rowCount(), 1);
        QCOMPARE_EQ(current(panel), QStringLiteral("Neon"));
        QTest::keyClick(filterOf(panel), Qt::Key_Down);
        QVERIFY(listOf(panel)->hasFocus());
        QTest::keyClick(listOf(panel), Qt::Key_Escape);
        QCOMPARE_EQ(listOf(panel)->model()->rowCount(), all);
        QVERIFY(listOf(panel)->currentIndex().isValid());
        filterOf(panel)->setFocus();
        QTest::keyClicks(filterOf(panel), QStringLiteral("zzz"));
        QVERIFY(!listOf(panel)->isVisible());
        QCOMPARE_EQ(emptyOf(panel)->text(), QStringLiteral("No contact matches “zzz”. Escape shows all."));
        QTest::keyClick(filterOf(panel), Qt::Key_Escape);
        QVERIFY(listOf(panel)->hasFocus());
        QCOMPARE_EQ(listOf(panel)->model()->rowCount(), all);
    }

    void ctrlCCopiesTheNumberElseTheAddress_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("copied");
        QTest::addColumn<QString>("told");
        QTest::newRow("number") << "Bea"
                                << "+61 2 5550 0100"
                                << "Copied the number of Bea: +61 2 5550 0100";
        QTest::newRow("address") << "Carl"
                                 << "carl@example.org"
                                 << "Copied the address of Carl: carl@example.org";
        QTest::newRow("neither") << "Platform team"
                                 << "before"
                                 << "The plan has no number and no address of Platform team; nothing was "
                                    "copied.";
        QTest::newRow("nobody") << "Nobody yet"
                                << "before"
                                << "Nobody holds Technical lead now; nothing was copied.";
    }
    void ctrlCCopiesTheNumberElseTheAddress()
    {
        QFETCH(QString, name);
        IncidentRig rig(contactsPlan());
        ContactsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.setFocus();
        const QSignalSpy told(&panel, &ContactsPanel::told);
        auto* list = listOf(panel);
        const auto found = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, name);
        list->setCurrentIndex(found.value(0));
        auto* clipboard = QGuiApplication::clipboard();
        clipboard->setText(QStringLiteral("before"));
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QTEST(clipboard->text(), "copied");
        QCOMPARE_EQ(told.size(), 1);
        QTEST(told.last().first().toString(), "told");
    }

    void whoTakesARoleIsShownAndTheSelectionStays()
    {
        IncidentRig rig(contactsPlan());
        ContactsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        list->setCurrentIndex(list->model()->index(2, 0));
        QCOMPARE_EQ(current(panel), QStringLiteral("Bea"));
        rig.act(incident::RoleAssigned { plan::RoleId(QStringLiteral("technical-lead")),
            person(QStringLiteral("Bea")), QStringLiteral("Bea") });
        QCOMPARE_EQ(current(panel), QStringLiteral("Bea"));
        QCOMPARE_EQ(list->currentIndex().row(), 1);
    }

    void aTickPaintsLocalTimesOnceAMinuteAndTellsNobody()
    {
        IncidentRig rig(contactsPlan());
        ContactsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        QCoreApplication::processEvents();
        PaintWatch watch;
        list->viewport()->installEventFilter(&watch);
        const AccessibilityEvents events;
        for (int second = 0; second < 59; ++second) {
            rig.clock.advance(1s);
            panel.tick();
            QCoreApplication::processEvents();
        }
        QVERIFY(watch.painted.isEmpty());
        rig.clock.advance(1s);
        panel.tick();
        QCoreApplication::processEvents();
        QCOMPARE_EQ(watch.painted, QRegion(list->visualRect(list->model()->index(2, 0))));
        QCOMPARE_EQ(events.seen(), 0);
    }
};
MUSTER_TEST(TstContactsPanel)
#include "tst_contactspanel.moc"
