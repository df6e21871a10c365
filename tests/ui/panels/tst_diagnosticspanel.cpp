// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diagnostics.h"
#include "tests/support/manualclock.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/panels/diagnosticspanel.h"
#include "ui/widgets/button.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::ui;
using Weight = DiagnosticLine::Weight;

class TstDiagnosticsPanel final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void whatHappensStandsInIt()
    {
        const test::ManualClock clock;
        Diagnostics diagnostics(clock);
        DiagnosticsPanel panel(diagnostics, ThemeValues());
        const auto* list = panel.findChild<QListView*>(QStringLiteral("diagnostics.list"));
        panel.resize(400, 300);
        panel.show();
        QVERIFY(!list->isVisible());
        QCOMPARE(panel.remark(), QString());
        const QSignalSpy remark(&panel, &IncidentPanel::remarkChanged);
        diagnostics.write(Weight::Note, QStringLiteral("muster.git"), QStringLiteral("status in 12 ms"));
        diagnostics.write(Weight::Trouble, QStringLiteral("qt.qpa"), QStringLiteral("no display"));
        QCoreApplication::processEvents();
        QVERIFY(list->isVisible());
        QCOMPARE(list->model()->rowCount(), 2);
        QCOMPARE(panel.remark(), QStringLiteral("2"));
        QVERIFY(!remark.isEmpty());
        QVERIFY(list->model()
                    ->index(1, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .endsWith(QStringLiteral("qt.qpa, error: no display")));
    }

    void aReportIsCopiedWithoutTheHomeFolder()
    {
        const test::ManualClock clock;
        Diagnostics diagnostics(clock);
        diagnostics.write(Weight::Note, QStringLiteral("muster.log"),
            QStringLiteral("opened %1/store").arg(QDir::homePath()));
        DiagnosticsPanel panel(diagnostics, ThemeValues());
        panel.resize(400, 300);
        panel.show();
        const QSignalSpy told(&panel, &DiagnosticsPanel::told);
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(told.size(), 1);
        const auto text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.startsWith(QStringLiteral("Muster ")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("muster.log: opened ~/store\n")), qPrintable(text));
        QVERIFY(!text.contains(QDir::homePath()));
        panel.findChild<Button*>(QStringLiteral("diagnostics.copy"))->click();
        QCOMPARE(told.size(), 2);
    }

    void aLongLineHasAllTheRoomItNeeds()
    {
        const test::ManualClock clock;
        Diagnostics diagnostics(clock);
        diagnostics.write(Weight::Note, QStringLiteral("a"), QStringLiteral("short"));
        diagnostics.write(
            Weight::Note, QStringLiteral("a"), QString(200, u'w').replace(9, 1, QStringLiteral(" ")));
        DiagnosticsPanel panel(diagnostics, ThemeValues());
        panel.resize(300, 400);
        panel.show();
        QCoreApplication::processEvents();
        const auto* list = panel.findChild<QListView*>(QStringLiteral("diagnostics.list"));
        QVERIFY(list->visualRect(list->model()->index(1, 0)).height()
            > 2 * list->visualRect(list->model()->index(0, 0)).height());
    }
};

MUSTER_TEST(TstDiagnosticsPanel)
#include "tst_diagnosticspanel.moc"
