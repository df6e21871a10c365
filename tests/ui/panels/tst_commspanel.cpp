// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/commsplan.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/commspanel.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/signedline.h"
#include "ui/widgets/button.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstCommsPanel final : public QObject {
    Q_OBJECT
private:
    static void show(QWidget& panel, QSize size = { 350, 600 })
    {
        panel.resize(size);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }
    template <typename Widget> static Widget* part(const CommsPanel& panel, const char* name)
    {
        return panel.findChild<Widget*>(QString::fromLatin1(name));
    }
    static QListView* listOf(const CommsPanel& panel) { return part<QListView>(panel, "comms.list"); }
    static QPlainTextEdit* textOf(const CommsPanel& panel)
    {
        return part<QPlainTextEdit>(panel, "comms.text");
    }
    static QString gapsOf(const CommsPanel& panel) { return part<SignedLine>(panel, "comms.gaps")->words(); }
    static QString refusalOf(const CommsPanel& panel)
    {
        return part<SignedLine>(panel, "comms.refusal")->words();
    }
    static void replaceGap(const CommsPanel& panel, const char* gap, const char* words)
    {
        auto text = textOf(panel)->toPlainText();
        QVERIFY2(text.contains(QString::fromLatin1(gap)), qPrintable(text));
        textOf(panel)->setPlainText(text.replace(QString::fromLatin1(gap), QString::fromLatin1(words)));
    }

private slots:
    void init() { failOnWarnings(); }

    void whereNobodyIsToBeToldItSaysSo()
    {
        CommsPanel panel(plainTheme());
        show(panel);
        auto* empty = part<Paragraph>(panel, "comms.empty");
        QCOMPARE(empty->text(), QStringLiteral("No incident is open."));
        IncidentRig silent(outagePlan());
        panel.setIncident(silent.session);
        QVERIFY(empty->text().startsWith(QStringLiteral("The plan names no audiences.")));
        QVERIFY(!part<QWidget>(panel, "comms.sentHead")->isVisible());
        panel.compose();
        QVERIFY(!textOf(panel)->isVisible());
        IncidentRig rig(commsPlan());
        panel.setIncident(rig.session);
        QVERIFY(!empty->isVisible());
        QVERIFY(part<QWidget>(panel, "comms.sentHead")->isVisible());
    }

    void enterWritesToTheAudienceAndEscapeComesBack()
    {
        IncidentRig rig(commsPlan());
        CommsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.setFocus();
        QTest::keyClick(listOf(panel), Qt::Key_Down);
        QTest::keyClick(listOf(panel), Qt::Key_Return);
        QVERIFY(textOf(panel)->hasFocus());
        QCOMPARE(part<QLabel>(panel, "comms.to")->text(), QStringLiteral("To The team"));
        QTest::keyClick(textOf(panel), Qt::Key_Escape);
        QVERIFY(listOf(panel)->hasFocus());
        QVERIFY(!textOf(panel)->isVisible());
        QCOMPARE(rig.types().last(), QStringLiteral("role.assigned"));
    }

    void theTextIsFilledAndItsGapsAreNamed()
    {
        IncidentRig rig(commsPlan());
        CommsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.compose();
        QCOMPARE(part<QLabel>(panel, "comms.to")->text(), QStringLiteral("To Customers"));
        QCOMPARE(textOf(panel)->toPlainText(),
            QStringLiteral("The portal is impaired\n\nSince 2026-03-14 14:12 AEDT. What you can do: "
                           "{{workaround}} Next update: 2026-03-14 14:32 AEDT."));
        QCOMPARE(gapsOf(panel), QStringLiteral("Still to fill in: workaround"));
        // The first gap is ready to be typed over.
        QCOMPARE(textOf(panel)->textCursor().selectedText(), QStringLiteral("{{workaround}}"));
        QTest::keyClicks(textOf(panel), QStringLiteral("Wait."));
        QCOMPARE(gapsOf(panel), QStringLiteral("No gaps left."));
        QCOMPARE(part<QLineEdit>(panel, "comms.next")->text(), QStringLiteral("14:32"));
    }

    void whatHasGapsIsNeitherCopiedNorSent()
    {
        IncidentRig rig(commsPlan());
        CommsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.compose();
        auto* clipboard = QGuiApplication::clipboard();
        clipboard->setText(QStringLiteral("before"));
        const auto refusal = QStringLiteral("The message still has gaps: workaround. Replace them by words.");
        QTest::mouseClick(part<Button>(panel, "comms.copy"), Qt::LeftButton);
        QCOMPARE(clipboard->text(), QStringLiteral("before"));
        QCOMPARE(refusalOf(panel), refusal);
        QTest::keyClicks(textOf(panel), QStringLiteral("Wait."));
        QVERIFY(refusalOf(panel).isEmpty());
        textOf(panel)->undo();
        QTest::keyClick(textOf(panel), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(refusalOf(panel), refusal);
        QCOMPARE(rig.types().last(), QStringLiteral("role.assigned"));
    }

    void aMessageIsCopiedThenMarkedAsSent()
    {
        IncidentRig rig(commsPlan());
        CommsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.compose();
        const QSignalSpy told(&panel, &CommsPanel::told);
        replaceGap(panel, "{{workaround}}", "Wait.");
        const auto text = textOf(panel)->toPlainText();
        QTest::mouseClick(part<Button>(panel, "comms.copy"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
        QCOMPARE(told.last().first().toString(),
            QStringLiteral("Copied the message to Customers. Send it, then mark it as sent."));
        QCOMPARE(rig.types().last(), QStringLiteral("role.assigned"));
        QTest::mouseClick(part<Button>(panel, "comms.sent"), Qt::LeftButton);
        QTRY_VERIFY(!textOf(panel)->isVisible());
        QCOMPARE(told.last().first().toString(), QStringLiteral("Recorded: Customers was told."));
        const auto& messages = rig.session->state().messages;
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages.first().text, text);
        QCOMPARE(messages.first().channel, QStringLiteral("email"));
        QCOMPARE(messages.first().from->toString(), QStringLiteral("impaired"));
        QVERIFY(messages.first().nextAt == rig.clock.now() + 20min);
        QCOMPARE(part<QListView>(panel, "comms.history")->model()->rowCount(), 1);
        // What was sent is no draft any more.
        panel.compose(plan::AudienceId(QStringLiteral("customers")));
        QCOMPARE(gapsOf(panel), QStringLiteral("Still to fill in: workaround"));
    }

    void whenTheJournalRefusesTheTextStays()
    {
        IncidentRig rig(commsPlan());
        CommsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.compose(plan::AudienceId(QStringLiteral("customers")));
        replaceGap(panel, "{{workaround}}", "Wait.");
        const auto text = textOf(panel)->toPlainText();
        rig.journal.failCall = rig.journal.calls;
        QTest::keyClick(textOf(panel), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!refusalOf(panel).isEmpty());
        QCOMPARE(textOf(panel)->toPlainText(), text);
        QVERIFY(!textOf(panel)->isReadOnly());
        QVERIFY(rig.session->state().messages.isEmpty());
        QTest::keyClick(textOf(panel), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(rig.session->state().messages.size(), 1);
    }

    void typedTextSurvivesWhereverOneGoes()
    {
        IncidentRig rig(commsPlan());
        IncidentRig other(commsPlan());
        CommsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        const plan::AudienceId customers(QStringLiteral("customers"));
        panel.compose(customers);
        textOf(panel)->setPlainText(QStringLiteral("half a sentence"));
        // To another audience, another text, and no incident at all.
        QTest::keyClick(textOf(panel), Qt::Key_Escape);
        panel.compose(plan::AudienceId(QStringLiteral("team")));
        QVERIFY(textOf(panel)->toPlainText() != QStringLiteral("half a sentence"));
        QTest::keyClick(textOf(panel), Qt::Key_Escape);
        panel.compose(customers);
        QCOMPARE(textOf(panel)->toPlainText(), QStringLiteral("half a sentence"));
        auto* choice = part<QComboBox>(panel, "comms.template");
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(textOf(panel)->toPlainText(), QStringLiteral("The portal is back\n\nIt works again."));
        QTest::keyClick(choice, Qt::Key_Up);
        QCOMPARE(textOf(panel)->toPlainText(), QStringLiteral("half a sentence"));
        panel.setIncident(nullptr);
        panel.setIncident(rig.session);
        panel.compose(customers);
        QCOMPARE(textOf(panel)->toPlainText(), QStringLiteral("half a sentence"));
    }

    void anotherLookIsNoTyping()
    {
        IncidentRig rig(commsPlan());
        CommsPanel panel(plainTheme());
        auto larger = plainTheme();
        larger.type = TypeScale({}, 110);
        panel.setTheme(larger);
        panel.setIncident(rig.session);
        show(panel);
        panel.compose();
        panel.setTheme(plainTheme());
        QTest::keyClick(textOf(panel), Qt::Key_Escape);
        rig.clock.advance(1min);
        panel.compose();
        QVERIFY2(textOf(panel)->toPlainText().endsWith(QStringLiteral("14:33 AEDT.")),
            qPrintable(textOf(panel)->toPlainText()));
    }

    void theNextUpdateIsPromisedInTextAndRecordAlike()
    {
        IncidentRig rig(commsPlan());
        CommsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.compose();
        replaceGap(panel, "{{workaround}}", "Wait.");
        auto* next = part<QLineEdit>(panel, "comms.next");
        next->setFocus();
        next->selectAll();
        QTest::keyClicks(next, QStringLiteral("15:00"));
        QVERIFY2(textOf(panel)->toPlainText().endsWith(QStringLiteral("Next update: 2026-03-14 15:00 AEDT.")),
            qPrintable(textOf(panel)->toPlainText()));
        next->selectAll();
        QTest::keyClick(next, Qt::Key_Backspace);
        QCOMPARE(gapsOf(panel), QStringLiteral("Still to fill in: next_update_at"));
        QTest::keyClicks(next, QStringLiteral("later"));
        replaceGap(panel, "{{next_update_at}}", "later");
        QTest::keyClick(textOf(panel), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(refusalOf(panel),
            QStringLiteral("“later” is no time. Write the next update like 14:42, or leave it empty."));
        QVERIFY(next->hasFocus());
        next->selectAll();
        QTest::keyClicks(next, QStringLiteral("15:10"));
        QTest::keyClick(next, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(rig.session->state().messages.size(), 1);
        QVERIFY(rig.session->state().messages.first().nextAt == rig.clock.now() + 58min);
    }

    void aDrillSaysSoInEveryText()
    {
        IncidentRig rig(commsPlan(), journal::StreamKind::Drill);
        CommsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.compose();
        QVERIFY(textOf(panel)->toPlainText().startsWith(QStringLiteral("EXERCISE EXERCISE EXERCISE\n")));
        textOf(panel)->setPlainText(QStringLiteral("The portal is down."));
        QTest::keyClick(textOf(panel), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(refusalOf(panel),
            QStringLiteral("This is a drill: every message must begin with \"EXERCISE EXERCISE EXERCISE\"."));
        QVERIFY(rig.session->state().messages.isEmpty());
    }

    void aTickPaintsCountdownsAndTellsNobody()
    {
        IncidentRig rig(commsPlan());
        CommsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.tick();
        auto* list = listOf(panel);
        QCoreApplication::processEvents();
        PaintWatch watch;
        list->viewport()->installEventFilter(&watch);
        const AccessibilityEvents events;
        const QSignalSpy remarks(&panel, &CommsPanel::remarkChanged);
        rig.clock.advance(1s);
        panel.tick();
        QCoreApplication::processEvents();
        // From "5 min" to "4 min": the first line of two rows, and nothing below them.
        QVERIFY(!watch.painted.isEmpty());
        const auto row = list->visualRect(list->model()->index(0, 0));
        QVERIFY(!watch.painted.intersects(
            QRect(row.left(), row.center().y() + 6, row.width(), row.height() / 2 - 8)));
        watch.painted = {};
        rig.clock.advance(1s);
        panel.tick();
        QCoreApplication::processEvents();
        QVERIFY(watch.painted.isEmpty());
        QCOMPARE(events.seen(), 0);
        QCOMPARE(panel.waiting(), 0);
        rig.clock.advance(10min);
        panel.tick();
        QCOMPARE(panel.waiting(), 1);
        QCOMPARE(panel.remark(), QStringLiteral("1 overdue"));
        QCOMPARE(remarks.size(), 1);
    }

    void besideTheListWhereThereIsRoom()
    {
        IncidentRig rig(commsPlan());
        CommsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel, { 1000, 200 });
        panel.compose();
        QVERIFY(textOf(panel)->mapTo(&panel, QPoint()).x() > listOf(panel)->geometry().right());
        panel.resize(350, 500);
        QTRY_VERIFY(textOf(panel)->mapTo(&panel, QPoint()).y() > listOf(panel)->geometry().bottom());
        QVERIFY(textOf(panel)->width() > 250);
    }
};

MUSTER_TEST(TstCommsPanel)
#include "tst_commspanel.moc"
