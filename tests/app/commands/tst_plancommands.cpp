// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/plancommands.h"
#include "tests/app/commands/commandrig.h"
#include "tests/core/plan/planpage.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

class TstPlanCommands : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void packsAreListed()
    {
        CommandRig rig;
        rig.run(words("plan list"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "drama-engine");
        rig.run(words("plan list --json"));
        QCOMPARE_EQ(rig.array().at(0).toObject().value(u"id").toString(), QStringLiteral("drama-engine"));
        QCOMPARE_EQ(rig.array().at(0).toObject().value(u"title").toString(), QStringLiteral("Drama Engine"));
        QVERIFY(rig.array().at(0).toObject().value(u"bundled").toBool());
    }

    void findingsHaveTheirPlace()
    {
        CommandRig rig;
        rig.run({ QStringLiteral("plan"), QStringLiteral("check"),
            dataFile("plans/broken/duplicate-key.plan.yaml") });
        VERIFY_STATUS(rig, 1);
        QVERIFY2(QRegularExpression(QStringLiteral("duplicate-key\\.plan\\.yaml:\\d+:\\d+: error: "))
                     .match(rig.out)
                     .hasMatch(),
            qPrintable(rig.out));
        rig.run({ QStringLiteral("plan"), QStringLiteral("check"), QStringLiteral("--json"),
            dataFile("plans/broken/duplicate-key.plan.yaml") });
        const auto finding = rig.array().at(0).toObject();
        QVERIFY(finding.value(u"line").toInt() > 1);
        QVERIFY(finding.value(u"column").toInt() > 0);
        QCOMPARE_EQ(finding.value(u"severity").toString(), QStringLiteral("error"));
    }

    void aGoodPlanIsGood()
    {
        CommandRig rig;
        QTemporaryDir dir;
        const auto file = dir.filePath(QStringLiteral("bookshop.plan.yaml"));
        writeFile(file, planOfThePage());
        rig.run({ QStringLiteral("plan"), QStringLiteral("check"), file });
        VERIFY_STATUS(rig, 0);
        QVERIFY2(!rig.out.contains(QStringLiteral("warning")), qPrintable(rig.out));
    }

    void whatCannotWorkIsSaidWithBothPlaces()
    {
        CommandRig rig;
        rig.run(words("plan check motion-mavericks"));
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "error: feasibility.rpo-interval: ");
        VERIFY_SAYS(rig.out, "motion-mavericks-disaster-recovery.md:78 against line ");
        VERIFY_SAYS(rig.out, "motion-mavericks-disaster-recovery.md:85");
        rig.run(words("plan check motion-mavericks --json"));
        const auto worst = rig.array().at(0).toObject();
        QCOMPARE_EQ(worst.value(u"consequence").toString(), QStringLiteral("data-lost"));
        QVERIFY(!worst.value(u"against").toArray().isEmpty());
        QVERIFY(!worst.value(u"subject").toString().isEmpty());
    }

    void aWaivedFindingIsToldApart()
    {
        CommandRig rig;
        QTemporaryDir dir;
        const auto file = dir.filePath(QStringLiteral("waived.plan.yaml"));
        writeFile(file,
            planOfThePage()
                + "waivers: [{rule: coverage.drill-never-recorded, reason: The first is in May, "
                  "by: unknown, on: 2026-03-01}]\n");
        rig.run({ QStringLiteral("plan"), QStringLiteral("check"), file });
        VERIFY_SAYS(rig.out, "waived: coverage.drill-never-recorded: quarterly-drill: The first is in May");
        QVERIFY2(
            !rig.out.contains(QStringLiteral("info: coverage.drill-never-recorded")), qPrintable(rig.out));
    }

    /// What the remark asks for takes it away.
    void aDrillThatWasHeldIsOnRecord()
    {
        CommandRig rig;
        QTemporaryDir dir;
        const auto file = dir.filePath(QStringLiteral("page.plan.yaml"));
        writeFile(file, planOfThePage());
        const auto remarks = [&] {
            rig.run({ QStringLiteral("plan"), QStringLiteral("check"), file });
            return rig.out.count(QStringLiteral("coverage.drill-never-recorded"));
        };
        const auto hold = [&](const QString& scenario, const QStringList& kind) {
            rig.run(QStringList { QStringLiteral("incident"), QStringLiteral("declare"), file,
                        QStringLiteral("--scenario"), scenario, QStringLiteral("--title"),
                        QStringLiteral("Drill of the quarter"), QStringLiteral("--json") }
                + kind);
            return rig.object().value(u"id").toString();
        };
        const auto scenarios = plan::loadPlan(planOfThePage()).plan->drills.first().rotates;
        QVERIFY(!scenarios.isEmpty());
        const auto drill = QStringList { QStringLiteral("--drill") };
        QCOMPARE_EQ(remarks(), 1);
        // Neither what is real nor what has not ended is a drill that was held.
        const auto live = hold(scenarios.first().toString(), {});
        rig.run({ QStringLiteral("incident"), QStringLiteral("close"), live });
        const auto held = hold(scenarios.first().toString(), drill);
        QCOMPARE_EQ(remarks(), 1);
        rig.run({ QStringLiteral("incident"), QStringLiteral("close"), held });
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(remarks(), 0);
        rig.hasLog = false;
        QCOMPARE_EQ(remarks(), 1);
    }

    void childPlansAreCheckedWithTheirParent()
    {
        CommandRig rig;
        QTemporaryDir dir;
        const auto write = [&](const char* name, const QByteArray& text) {
            QFile file(dir.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("muster: 1\nplan: {id: p, title: P}\n" + text);
        };
        QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("regions")));
        write("all.plan.yaml", "children: [{plan: regions/eu.plan.yaml}]\n");
        write("regions/eu.plan.yaml", "children: [{plan: fr.plan.yaml}]\n");
        write("regions/fr.plan.yaml", "mood: good\n");
        const auto file = dir.filePath(QStringLiteral("all.plan.yaml"));
        rig.run({ QStringLiteral("plan"), QStringLiteral("check"), file });
        VERIFY_STATUS(rig, 1);
        QVERIFY(rig.out.contains(dir.filePath(QStringLiteral("regions/fr.plan.yaml:3:1: error: "))));
        rig.run({ QStringLiteral("plan"), QStringLiteral("check"), QStringLiteral("--json"), file });
        QCOMPARE_EQ(rig.array().last().toObject().value(u"file").toString(),
            dir.filePath(QStringLiteral("regions/fr.plan.yaml")));
        QCOMPARE_EQ(rig.array().last().toObject().value(u"severity").toString(), QStringLiteral("error"));
        // A child's faults do not keep its parent from being used.
        rig.run({ QStringLiteral("plan"), QStringLiteral("summary"), file });
        VERIFY_STATUS(rig, 0);
    }

    void theOtherFilesAreCheckedBesideAMissingOne()
    {
        CommandRig rig;
        rig.run({ QStringLiteral("plan"), QStringLiteral("check"), QStringLiteral("/nowhere/x.plan.yaml"),
            dataFile("plans/broken/duplicate-key.plan.yaml") });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "/nowhere/x.plan.yaml");
        VERIFY_SAYS(rig.out, "error");
    }

    void aFolderIsAlsoCheckedTogether()
    {
        CommandRig rig;
        const auto folder = dataFile("together/together.same-key.yes");
        rig.run({ QStringLiteral("plan"), QStringLiteral("check"), folder });
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "warning: together.same-key: Bank and Shop need the same key");
        VERIFY_SAYS(rig.out, "shop.plan.yaml:2:7: warning: coverage.no-commander");
        rig.run({ QStringLiteral("plan"), QStringLiteral("check"), QStringLiteral("--json"), folder });
        const auto rows = rig.array();
        const auto last = rows.last().toObject();
        QCOMPARE_EQ(last.value(u"rule").toString(), QStringLiteral("together.same-key"));
        QVERIFY(last.value(u"file").toString().endsWith(QStringLiteral("bank.plan.yaml")));
        const auto other = last.value(u"against").toArray().at(0).toObject();
        QVERIFY(other.value(u"file").toString().endsWith(QStringLiteral("shop.plan.yaml")));
        // A file of it by itself knows nothing of the others.
        rig.run({ QStringLiteral("plan"), QStringLiteral("check"), folder + QStringLiteral("/bank.plan.yaml"),
            folder + QStringLiteral("/shop.plan.yaml") });
        QVERIFY2(!rig.out.contains(QStringLiteral("warning: together.")), qPrintable(rig.out));
    }

    void whatCouldNotBeReadIsNotPassedOverInSilence()
    {
        CommandRig rig;
        QTemporaryDir dir;
        writeFile(dir.filePath(QStringLiteral("a.plan.yaml")), "muster: 1\nplan: {id: a, title: A}\n");
        writeFile(dir.filePath(QStringLiteral("b.plan.yaml")), "muster: 1\nplan: {id: a, id: b}\n");
        rig.run({ QStringLiteral("plan"), QStringLiteral("check"), dir.path() });
        VERIFY_STATUS(rig, 1);
        const auto said = dir.path()
            + QStringLiteral(" (its plans together, without %1): nothing is wrong.")
                  .arg(dir.filePath(QStringLiteral("b.plan.yaml")));
        QVERIFY2((rig.out + rig.err).contains(said), qPrintable(rig.out + rig.err));
    }

    void aFolderDoesNotHideThePlanOfItsName()
    {
        CommandRig rig;
        const QTemporaryDir dir;
        const auto before = QDir::currentPath();
        QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("vete")));
        QVERIFY(QDir::setCurrent(dir.path()));
        rig.run(words("plan check vete"));
        QVERIFY(QDir::setCurrent(before));
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "coverage.procedure-only-drafted");
    }

    void aFolderWithoutPlansIsUnusable()
    {
        CommandRig rig;
        QTemporaryDir dir;
        rig.run({ QStringLiteral("plan"), QStringLiteral("check"), dir.path() });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is no plan (*.plan.yaml) in ");
        QVERIFY(rig.out.isEmpty());
    }

    void anUnknownPlanIsAnsweredWithTheNearest()
    {
        CommandRig rig;
        rig.run(words("plan summary drama-engin"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "drama-engine");
    }

    void aSummaryHasItsPromisedKeys()
    {
        CommandRig rig;
        rig.run(words("plan summary drama-engine --json"));
        VERIFY_STATUS(rig, 0);
        const auto summary = rig.object();
        QCOMPARE_EQ(summary.value(u"title").toString(), QStringLiteral("Drama Engine"));
        for (const auto* key : { "targets", "scenarios", "backups", "roles", "contacts", "comms", "drills",
                 "checklist_items", "findings", "not_understood" })
            QVERIFY2(summary.contains(QLatin1StringView(key)), key);
        rig.run(words("plan summary drama-engine"));
        VERIFY_SAYS(rig.out, "database-corruption");
    }

    void aBrokenPlanHasNoSummary()
    {
        CommandRig rig;
        rig.run({ QStringLiteral("plan"), QStringLiteral("summary"),
            dataFile("plans/broken/duplicate-key.plan.yaml") });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "cannot be used");
        QVERIFY(rig.out.isEmpty());
    }
};

MUSTER_TEST(TstPlanCommands)
#include "tst_plancommands.moc"
