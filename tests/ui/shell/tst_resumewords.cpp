// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/shell/resumewords.h"

#include <QTest>

using namespace muster;
using namespace muster::ui;
using namespace std::chrono_literals;

namespace {

const Instant kNow = *instantFromIso(u"2026-03-14T03:12:00.000Z");

session::Resume atTheReplica()
{
    session::Resume resume;
    resume.code = QStringLiteral("2.3");
    resume.title = QStringLiteral("Promote replica");
    resume.number = 14;
    resume.ended = 13;
    resume.steps = 32;
    resume.away = 4min;
    return resume;
}

} // namespace

class TstResumeWords final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void thePlaceIsAStepAPhaseOrTheEnd()
    {
        auto resume = atTheReplica();
        QCOMPARE(placeWords(resume), QStringLiteral("You were at 2.3 Promote replica, step 14 of 32."));
        resume.number = 0;
        resume.code = QStringLiteral("2");
        resume.title = QStringLiteral("Restore");
        QCOMPARE(placeWords(resume),
            QStringLiteral("You were at the end of \u201cRestore\u201d, 13 of 32 steps ended."));
        resume.title.clear();
        QCOMPARE(placeWords(resume),
            QStringLiteral("You had ended all 32 steps; the incident is not closed yet."));
    }

    void howItCameIsSaid_data()
    {
        QTest::addColumn<Absence>("absence");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, Absence absence, const char* before) {
            QTest::newRow(name) << absence
                                << QString::fromLatin1(before)
                    + QStringLiteral("Away 4 min. Since then: nothing new.");
        };
        row("away", Absence::Away, "");
        row("slept", Absence::Slept, "The computer was asleep. ");
        row("crashed", Absence::Crashed, "Muster ended unexpectedly; what was recorded is all here. ");
        row("restarted", Absence::Restarted,
            "The computer was started anew; what was recorded is all here. ");
    }
    void howItCameIsSaid()
    {
        QFETCH(const Absence, absence);
        QTEST(absenceWords(atTheReplica(), absence, kNow), "words");
    }

    void howLongIsRough_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("seconds") << qint64 { 59 } << QStringLiteral("Away less than a minute.");
        QTest::newRow("minutes") << qint64 { 59 * 60 + 59 } << QStringLiteral("Away 59 min.");
        QTest::newRow("hours") << qint64 { 2 * 3600 + 5 * 60 } << QStringLiteral("Away 2 h 05 min.");
        QTest::newRow("days") << qint64 { 3 * 86400 + 3600 } << QStringLiteral("Away 3 d.");
    }
    void howLongIsRough()
    {
        QFETCH(const qint64, seconds);
        QFETCH(const QString, words);
        auto resume = atTheReplica();
        resume.away = std::chrono::seconds(seconds);
        const auto told = absenceWords(resume, Absence::Away, kNow);
        QVERIFY2(told.startsWith(words), qPrintable(told));
    }

    void whatHappenedIsOneSentence()
    {
        auto resume = atTheReplica();
        resume.since.byOthers = 2;
        resume.since.byMachine = 1;
        resume.since.updates = { { QStringLiteral("Customers"), kNow + 3min } };
        resume.since.promises = { { QStringLiteral("Postgres"), kNow - 1min, true } };
        resume.since.cameBack = 1;
        QCOMPARE(absenceWords(resume, Absence::Away, kNow),
            QStringLiteral("Away 4 min. Since then: 2 entries by others, 1 entry by the computer, update to "
                           "Customers due in 3 min, RTO of Postgres passed 1 min ago, 1 step came back."));
    }

    void ofManyTheFirstAreNamed()
    {
        auto resume = atTheReplica();
        resume.since.byOthers = 1;
        resume.since.byMachine = 3;
        resume.since.updates = { { QStringLiteral("A"), kNow - 2min }, { QStringLiteral("B"), kNow },
            { QStringLiteral("C"), kNow + 1min } };
        resume.since.promises = { { QString(), kNow + 20min, false },
            { QStringLiteral("D"), kNow + 30min, false }, { QStringLiteral("E"), kNow + 40min, false },
            { QStringLiteral("F"), kNow + 40min, false } };
        resume.since.cameBack = 2;
        QCOMPARE(absenceWords(resume, Absence::Away, kNow),
            QStringLiteral(
                "Away 4 min. Since then: 1 entry by others, 3 entries by the computer, update to A overdue "
                "by "
                "2 min, update to B due in less than a minute, 1 more update, RTO of the whole incident ends "
                "in 20 min, RTO of D ends in 30 min, 2 more RTOs, 2 steps came back."));
    }
};

MUSTER_TEST(TstResumeWords)
#include "tst_resumewords.moc"
