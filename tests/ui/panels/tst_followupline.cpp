// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/followupline.h"
#include "ui/panels/paragraph.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstFollowUpLine final : public QObject {
    Q_OBJECT
private:
    static void show(QWidget& line)
    {
        line.resize(388, 200);
        line.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&line));
    }
    static QLineEdit* field(const FollowUpLine& line, const char* name)
    {
        return line.findChild<QLineEdit*>(QStringLiteral("followUp.") + QLatin1StringView(name));
    }

private slots:
    void init() { failOnWarnings(); }

    void aDayIsMeantToItsEnd_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        QTest::newRow("a day") << QStringLiteral("2026-06-30") << QStringLiteral("2026-06-30 23:59");
        QTest::newRow("with blanks") << QStringLiteral(" 2026-06-30 ") << QStringLiteral("2026-06-30 23:59");
        QTest::newRow("a minute") << QStringLiteral("2026-06-30 12:00") << QStringLiteral("2026-06-30 12:00");
        QTest::newRow("no such day") << QStringLiteral("2026-06-31") << QString();
        QTest::newRow("a time alone") << QStringLiteral("12:00") << QString();
        QTest::newRow("words") << QStringLiteral("next week") << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void aDayIsMeantToItsEnd()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, meant);
        const WallTime sydney(QStringLiteral("Australia/Sydney"));
        const auto due = readDue(typed, sydney, ManualClock().now());
        QCOMPARE_EQ(due.has_value(), !meant.isEmpty());
        if (due)
            QCOMPARE_EQ(sydney.dateAndMinutes(*due), meant);
    }

    void whatWhoAndUntilWhenAreRecorded()
    {
        IncidentRig rig;
        FollowUpLine line(plainTheme());
        const QSignalSpy recorded(&line, &FollowUpLine::recorded);
        line.add(rig.session, rig.last().id);
        const auto from = rig.last().id;
        show(line);
        QTest::keyClicks(field(line, "what"), QStringLiteral("Check the index"));
        QTest::keyClicks(field(line, "owner"), QStringLiteral("Ben"));
        QTest::keyClicks(field(line, "due"), QStringLiteral("2026-06-30"));
        QTest::keyClick(field(line, "due"), Qt::Key_Return);
        // Pressed twice, it is one.
        QTest::keyClick(field(line, "due"), Qt::Key_Return);
        QTRY_COMPARE(recorded.size(), 1);
        QVERIFY(!line.isVisible());
        const auto& known = rig.session->state().followUps;
        QCOMPARE_EQ(known.size(), 1);
        QCOMPARE_EQ(known.first().what, QStringLiteral("Check the index"));
        QCOMPARE_EQ(known.first().owner, QStringLiteral("Ben"));
        QVERIFY(known.first().from == from);
        QVERIFY(known.first().due.has_value());
    }

    void whatIsMissingIsSaidBesideTheField()
    {
        IncidentRig rig;
        FollowUpLine line(plainTheme());
        const QSignalSpy failed(&line, &FollowUpLine::failed);
        line.add(rig.session, {});
        show(line);
        const auto before = rig.types();
        auto* message = line.findChild<Paragraph*>(QStringLiteral("followUp.message"));
        QTest::keyClick(field(line, "what"), Qt::Key_Return);
        QCOMPARE_EQ(message->text(), QStringLiteral("Say what is to be done afterwards."));
        QTest::keyClicks(field(line, "what"), QStringLiteral("Check the index"));
        QTest::keyClicks(field(line, "due"), QStringLiteral("someday"));
        QTest::keyClick(field(line, "due"), Qt::Key_Return);
        QVERIFY(message->text().startsWith(u"This is no day."));
        QVERIFY(field(line, "due")->hasFocus());
        QCOMPARE_EQ(failed.size(), 2);
        QCOMPARE_EQ(rig.types(), before);
        // What was typed stays, also when it could not be written.
        field(line, "due")->clear();
        rig.journal.failCall = rig.journal.calls;
        QTest::keyClick(field(line, "due"), Qt::Key_Return);
        QTRY_COMPARE(failed.size(), 3);
        QCOMPARE_EQ(field(line, "what")->text(), QStringLiteral("Check the index"));
        QTest::keyClick(field(line, "what"), Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("follow-up.added"));
    }

    void whatWasAgreedIsChanged()
    {
        IncidentRig rig;
        rig.act(incident::FollowUpAdded {
            rig.clock.now() + 24h, {}, QStringLiteral("Check the index"), QStringLiteral("Ben") });
        FollowUpLine line(plainTheme());
        line.change(rig.session, rig.session->state().followUps.first());
        show(line);
        QVERIFY(!field(line, "what")->isVisible());
        QCOMPARE_EQ(field(line, "owner")->text(), QStringLiteral("Ben"));
        QVERIFY(field(line, "due")->text().endsWith(u" 14:12"));
        field(line, "due")->clear();
        field(line, "owner")->selectAll();
        QTest::keyClicks(field(line, "owner"), QStringLiteral("Cleo"));
        QTest::keyClick(field(line, "owner"), Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("follow-up.changed"));
        QCOMPARE_EQ(rig.session->state().followUps.first().owner, QStringLiteral("Cleo"));
        QVERIFY(!rig.session->state().followUps.first().due);
    }

    void everyFieldHasAName()
    {
        IncidentRig rig;
        FollowUpLine line(plainTheme());
        line.add(rig.session, {});
        for (const auto* name : { "what", "owner", "due" })
            QVERIFY(!field(line, name)->accessibleName().isEmpty());
    }

    void escGivesUpAndRecordsNothing()
    {
        IncidentRig rig;
        FollowUpLine line(plainTheme());
        const QSignalSpy gaveUp(&line, &FollowUpLine::gaveUp);
        line.add(rig.session, {});
        show(line);
        const auto before = rig.types();
        QTest::keyClicks(field(line, "what"), QStringLiteral("x"));
        QTest::keyClick(field(line, "what"), Qt::Key_Escape);
        QCOMPARE_EQ(gaveUp.size(), 1);
        QVERIFY(!line.isVisible());
        QCOMPARE_EQ(rig.types(), before);
    }
};
MUSTER_TEST(TstFollowUpLine)
#include "tst_followupline.moc"
