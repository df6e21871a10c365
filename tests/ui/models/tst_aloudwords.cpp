// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "ui/models/aloudwords.h"
#include "ui/models/checklistmodel.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

/// H27: a step is said in whole words.
class TstAloudWords final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void signsBecomeWords_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* written, const char* said) {
            QTest::newRow(written) << QString::fromUtf8(written) << QString::fromUtf8(said);
        };
        row("", "");
        row("*", "");
        row("Loads", "Loads.");
        row("Is it up?", "Is it up?");
        row("Look at it.\nThen wait", "Look at it. Then wait.");
        row("role primary, lag 0 s", "role primary, lag 0 seconds.");
        row("A time before the damage, <=24 h ago", "A time before the damage, at most 24 hours ago.");
        row("≥ 2 replicas, error rate < 0.5 %", "at least 2 replicas, error rate less than 0.5 percent.");
        row("1 min or 5min, 1 h, 2 h 05 min", "1 minute or 5 minutes, 1 hour, 2 hours 05 minutes.");
        row("1.5 GB in 200ms", "1.5 gigabytes in 200 milliseconds.");
        row("primary -> replica → backup", "primary to replica to backup.");
        row("3-5 nodes, 10–20 min", "3 to 5 nodes, 10 to 20 minutes.");
        row("the dump of 2026-03-14", "the dump of 2026-03-14.");
        row("replicas = 2 & lag ~3 s", "replicas is 2 and lag about 3 seconds.");
        row("as in 2.4a, after 2.4 and B1.2c", "as in 2 point 4 a, after 2.4 and B 1 point 2 c.");
        row("for 1.5s and the 2nd time", "for 1.5 seconds and the 2nd time.");
        row("version 1.2.3", "version 1.2.3.");
        row("table `residency_evidence`", "table residency evidence.");
        row("Residency evidence (table `audit_log`)", "Residency evidence, table audit log.");
        row("Switch it (both sides), then wait", "Switch it, both sides, then wait.");
        row("the first message stands in #incidents", "the first message stands in incidents.");
        row("issue #12", "issue number 12.");
        row("both documents have <PLACEHOLDER>", "both documents have PLACEHOLDER.");
        row("https://status.example.com shows none", "status.example.com shows none.");
        row("run it with --dry-run / by hand", "run it with dry-run or by hand.");
        row("DATABASE_URL of `.env.production`", "DATABASE URL of .env.production.");
        row("wait — then look", "wait, then look.");
        row("logs, dumps, etc.", "logs, dumps, and so on.");
        row("“Agencies” and \"clients\"…", "Agencies and clients.");
        row("DATABASE_URL names us-east-1a", "DATABASE URL names us-east-1 a.");
    }

    void signsBecomeWords()
    {
        QFETCH(QString, written);
        QFETCH(QString, said);
        QCOMPARE_EQ(aloudText(written, QStringLiteral("en")), said);
        QCOMPARE_EQ(aloudText(written, {}), said);
        // What is said already stays as it is.
        QCOMPARE_EQ(aloudText(said, {}), said);
    }

    void anotherLanguageKeepsItsOwnWords()
    {
        QCOMPARE_EQ(
            aloudText(QStringLiteral("Rückstand < 5 min (siehe `tabelle_eins`)"), QStringLiteral("de")),
            QStringLiteral("Rückstand 5 min, siehe tabelle eins."));
    }

    void codesAreSaidPartByPart_data()
    {
        QTest::addColumn<QString>("said");
        QTest::newRow("2.4") << QStringLiteral("2 point 4");
        QTest::newRow("2.10") << QStringLiteral("2 point 10");
        QTest::newRow("2.4a") << QStringLiteral("2 point 4 a");
        QTest::newRow("B1.2") << QStringLiteral("B 1 point 2");
        QTest::newRow("R1") << QStringLiteral("R 1");
    }

    void codesAreSaidPartByPart()
    {
        QFETCH(QString, said);
        QCOMPARE_EQ(aloudCode(QString::fromLatin1(QTest::currentDataTag())), said);
    }

    void theCautionComesFirstThenTheChallengeThenWhatIsExpected()
    {
        IncidentRig rig;
        rig.walkToTheChoice();
        rig.act(incident::DecisionRecorded { IncidentRig::address(QStringLiteral("choose")),
            plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), {} });
        ChecklistModel model;
        model.setIncident(rig.session);
        QVERIFY(model.cardRow());
        QCOMPARE_EQ(model.aloud(*model.cardRow()),
            QStringLiteral("Caution: The old primary never rejoins; up to 12 seconds of writes are lost. "
                           "This cannot be undone. Step 2 point 3: Promote the read replica in syd1. "
                           "Expected: role primary, lag 0 seconds."));
    }

    void aQuestionIsReadWithItsAnswers()
    {
        IncidentRig rig;
        rig.walkToTheChoice();
        ChecklistModel model;
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.aloud(*model.cardRow()),
            QStringLiteral("Step 2 point 2: Choose the path. Is a healthy replica at hand? "
                           "Answer 1: Promote the replica. Answer 2: Restore from backup."));
    }

    void whatIsNotTheCurrentStepSaysHowItStands()
    {
        IncidentRig rig;
        rig.act(incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        ChecklistModel model;
        model.setIncident(rig.session);
        QVERIFY2(model.aloud(0).endsWith(QStringLiteral(" State: done.")), qPrintable(model.aloud(0)));
        QVERIFY2(model.aloud(2).endsWith(QStringLiteral(" State: not yet.")), qPrintable(model.aloud(2)));
        QVERIFY2(!model.aloud(1).contains(QStringLiteral("State")), qPrintable(model.aloud(1)));
    }

    void noStepHasASignThatNobodyCanSay()
    {
        static const QRegularExpression signs(
            QStringLiteral("[<>=→`*_#|&@%~^≤≥×\\[\\](){}/…]|\\s,|,,|\\s{2}"));
        IncidentRig rig;
        ChecklistModel model;
        model.setIncident(rig.session);
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY2(!model.aloud(row).contains(signs), qPrintable(model.aloud(row)));
    }
};

MUSTER_TEST(TstAloudWords)

#include "tst_aloudwords.moc"
