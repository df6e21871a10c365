// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planloader.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TstPlanLoader final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void theExampleOfTheFormatLoadsAsItStands();
    void theExampleHoldsItsHeadAndPeople();
    void theExampleHoldsItsServices();
    void theExampleHoldsItsChecksAndBackups();
    void theExampleHoldsItsProcedure();
    void theExampleHoldsItsCommunicationsAndDrills();
    void theExampleHoldsWhatGovernsIt();
    void theSourceIsKeptByteForByte_data();
    void theSourceIsKeptByteForByte();
    void theResolvedFormLoadsBackToAnEqualPlan_data();
    void theResolvedFormLoadsBackToAnEqualPlan();
    void theResolvedFormDoesNotKnowHowItWasWritten();
    void brokenFilesAreAnsweredWithTheirFindings_data();
    void brokenFilesAreAnsweredWithTheirFindings();
    void aNewerFormatIsOneFindingAndNoMore();
    void aNewerFormatFileSaysSoBeforeItsNewKeys();
    void childPlansAreLoadedBesideTheirParent();
    void aMissingChildIsAWarning();
    void aCircleOfChildrenIsNamedWhole();
    void childrenGoThreeLevelsDown();
    void childrenAreCounted();
    void aThousandFaultsEndTheList();
    void wrongNamesAreNotComparedEachWithEach();
    void aCutFileIsAPlanOrFindings();
    void aSpoiledFileIsAPlanOrFindings();

private:
    Plan example();
};

Plan TstPlanLoader::example()
{
    auto loaded = loadPlan(bytesOf(u"tests/data/plans/example.plan.yaml"_s));
    if (!loaded.plan)
        qFatal("the example does not load");
    return *loaded.plan;
}

void TstPlanLoader::theExampleOfTheFormatLoadsAsItStands()
{
    const auto loaded = loadPlan(bytesOf(u"tests/data/plans/example.plan.yaml"_s));
    QVERIFY2(loaded.plan, qPrintable(linesOf(u"example"_s, loaded.findings)));
    for (const auto& finding : loaded.findings) {
        // The example uses credentials that it does not list.
        QCOMPARE(finding.rule, u"plan.unknown-credential"_s);
        QVERIFY(finding.severity == Finding::Severity::Warning);
    }
}

void TstPlanLoader::theExampleHoldsItsHeadAndPeople()
{
    const auto plan = example();
    QCOMPARE(plan.id.toString(), u"drama-engine"_s);
    QCOMPARE(plan.title, u"Drama Engine"_s);
    QCOMPARE(plan.version, u"2025-12-25"_s);
    QCOMPARE(plan.status, u"draft"_s);
    QCOMPARE(plan.owner, u"devops-lead"_s);
    QVERIFY(plan.review->kind == Recurrence::Kind::Yearly);
    QCOMPARE(plan.zone, u"UTC"_s);
    QCOMPARE(plan.language, u"en"_s);
    QCOMPARE(plan.residency, u"unknown"_s);
    QVERIFY(plan.reviewWithin == std::optional<Millis>(48h));
    QCOMPARE(plan.scopeIn, (QStringList { u"api"_s, u"database"_s, u"cache"_s }));
    QCOMPARE(plan.place.line, 3);
    QVERIFY(plan.rto.number() == std::optional<Millis>(1h));
    QVERIFY(plan.rpo.number() == std::optional<Millis>(5min));
    QCOMPARE(plan.severities[0].title, u"Critical"_s);
    QCOMPARE(plan.targets[0].kind, u"environment"_s);
    QVERIFY(plan.targets[0].rto.number() == std::optional<Millis>(2h));
    QCOMPARE(plan.tiers[0].id.toString(), u"critical"_s);
    QCOMPARE(plan.calendars[0].holidays, (QList { QDate(2027, 1, 26) }));
    QCOMPARE(plan.people[0].roles[0].toString(), u"commander"_s);
    QCOMPARE(plan.people[0].phone, u"unknown"_s);
    QCOMPARE(plan.roles[0].duties, (QStringList { u"Coordinate"_s }));
    QCOMPARE(plan.roles[0].secondary, u"unknown"_s);
    QVERIFY(plan.roles[0].required);
    QVERIFY(plan.contacts[0].escalateAfter == std::optional<Millis>(15min));
    QCOMPARE(plan.contacts[0].email, u"devops@example.internal"_s);
    QCOMPARE(plan.vendors[0].statusPage, u"https://neonstatus.com"_s);
}

void TstPlanLoader::theExampleHoldsItsServices()
{
    const auto plan = example();
    const auto& service = plan.services[0];
    QCOMPARE(service.id.toString(), u"postgres"_s);
    QCOMPARE(service.tier->toString(), u"critical"_s);
    QVERIFY(service.statesRto);
    QVERIFY(service.rto.number() == std::optional<Millis>(1h));
    QCOMPARE(service.rpo.remark, u"via point-in-time recovery"_s);
    QCOMPARE(service.currentHow, u"Restore to a new branch"_s);
    QVERIFY(service.currentRto.state == Target::State::Unknown);
    QCOMPARE(service.checks[0].toString(), u"postgres-answers"_s);
    QCOMPARE(service.vendor, u"neon"_s);
    QCOMPARE(service.sequence.value_or(0), 1);
    QCOMPARE(plan.data[0].storedIn->toString(), u"postgres"_s);
    QVERIFY(plan.data[0].rpo.number() == std::optional<Millis>(24h));
    QVERIFY(plan.credentials[0].breakGlass);
    QVERIFY(plan.credentials[0].rotateAfterUse);
    QCOMPARE(plan.credentials[0].verify, u"quarterly"_s);
    QCOMPARE(plan.credentials[1].onepassword, u"op://Ops/Neon/password"_s);
}

void TstPlanLoader::theExampleHoldsItsChecksAndBackups()
{
    const auto plan = example();
    QCOMPARE(plan.checks[0].kind, u"postgres"_s);
    QCOMPARE(plan.checks[0].settings.value(u"query"_s), u"select 1"_s);
    QVERIFY(plan.checks[0].every == std::optional<Millis>(30s));
    QCOMPARE(plan.checks[1].settings.value(u"master"_s), u"mymaster"_s);
    QCOMPARE(plan.checks[1].expect.value(u"replicas"_s), u"2"_s);
    QCOMPARE(plan.alerts[0].on.toString(), u"postgres-answers"_s);
    QCOMPARE(plan.alerts[0].when, u"down"_s);
    QVERIFY(plan.alerts[0].lasting == std::optional<Millis>(5min));
    QCOMPARE(plan.alerts[0].tell, (QStringList { u"responders"_s }));
    const auto& backup = plan.backups[0];
    QCOMPARE(backup.service->toString(), u"postgres"_s);
    QCOMPARE(backup.schedule->minuteOfDay.value_or(0), 120);
    QCOMPARE(usualDays(*backup.retention).value_or(0), 30);
    QCOMPARE(backup.copies[0].where, u"external storage"_s);
    QCOMPARE(backup.tool->tool, u"restic"_s);
    QCOMPARE(backup.verify[1].kind, u"integrity"_s);
    QVERIFY(backup.alert.noneIn == std::optional<Millis>(25h));
    QCOMPARE(backup.alert.slowerThan.value_or(0), 2.0);
    QCOMPARE(backup.alert.sizeChange.value_or(0), 50.0);
}

void TstPlanLoader::theExampleHoldsItsProcedure()
{
    const auto plan = example();
    const auto& scenario = plan.scenarios[0];
    QCOMPARE(scenario.triggers.size(), 3);
    QCOMPARE(scenario.symptoms, (QStringList { u"wrong rows"_s, u"missing table"_s }));
    QCOMPARE(scenario.impact, u"high"_s);
    QCOMPARE(scenario.mitigation[0].state, u"in-place"_s);
    QVERIFY(scenario.watch->lasting == std::optional<Millis>(24h));
    QCOMPARE(scenario.watch->owner, u"commander"_s);
    QCOMPARE(scenario.procedure.size(), 2);
    const auto& decide = scenario.procedure[0];
    QCOMPARE(decide.window, u"0-15 min"_s);
    QVERIFY(decide.mode == Mode::ReadDo);
    QVERIFY(decide.order == Order::Strict);
    QCOMPARE(decide.complete, u"Recovery path chosen"_s);
    const auto& first = decide.steps[0];
    QCOMPARE(first.title, u"Find the newest valid restore point"_s);
    QCOMPARE(first.role->toString(), u"commander"_s);
    QVERIFY(first.critical);
    QVERIFY(first.asksRestorePoint);
    QVERIFY(first.takes == std::optional<Millis>(5min));
    QCOMPARE(first.place.source, u"drama-engine-drp.md:48"_s);
    QCOMPARE(first.place.line, 88);
    QCOMPARE(first.run->commands[0].argv, (QStringList { u"npm"_s, u"run"_s, u"db:verify-backup"_s }));
    QCOMPARE(first.run->commands[0].environment.value(u"DATABASE_URL"_s), u"credential:neon-url"_s);
    QCOMPARE(first.run->commands[0].expectOutput, u"valid"_s);
    const auto& decision = *decide.steps[1].decision;
    QCOMPARE(decision.answers.size(), 2);
    QVERIFY(decision.answers[1].takes == std::optional<Millis>(40min));
    const auto& restore = scenario.procedure[1];
    QCOMPARE(restore.when->text, u"promote-or-restore = restore"_s);
    QCOMPARE(restore.steps[0].irreversible->target, u"production"_s);
    QCOMPARE(restore.steps[0].verify, u"two-person"_s);
    QCOMPARE(restore.steps[0].approve->exclude, u"requester"_s);
    QCOMPARE(restore.steps[0].undo, u"Point back to the old branch"_s);
    QCOMPARE(restore.steps[1].sql->compare, u"equal"_s);
    QVERIFY(restore.steps[2].run->mode == Run::Mode::Any);
    QCOMPARE(restore.steps[2].run->commands.size(), 2);
    QCOMPARE(restore.steps[2].recovers[0].toString(), u"postgres"_s);
    QCOMPARE(restore.steps[2].notify->templateId->toString(), u"identified"_s);
    QCOMPARE(restore.steps[2].snapshots[0].mask, u"fingerprint"_s);
    QCOMPARE(restore.steps[2].evidence, u"required"_s);
    QCOMPARE(restore.steps[3].when->all.size(), 1);
    QVERIFY(restore.steps[3].drafted);
    QCOMPARE(plan.validation[0].id.toString(), u"smoke"_s);
}

void TstPlanLoader::theExampleHoldsItsCommunicationsAndDrills()
{
    const auto plan = example();
    QVERIFY(plan.communications.audiences[0].first == std::optional<Millis>(5min));
    QVERIFY(plan.communications.audiences[1].every == std::optional<Millis>(30min));
    QCOMPARE(plan.communications.channels[0].room, u"#incidents"_s);
    QCOMPARE(plan.communications.channels[0].drillAddress, u"credential:slack-drill"_s);
    QCOMPARE(plan.communications.templates[0].subject, u"{{service}} is impaired"_s);
    QVERIFY(plan.duties[0].within == std::optional<Millis>(72h));
    const auto& drill = plan.drills[0];
    QVERIFY(drill.every->kind == Recurrence::Kind::Quarterly);
    QCOMPARE(drill.rotates[0].toString(), u"database-corruption"_s);
    QVERIFY(drill.rto.number() == std::optional<Millis>(45min));
    QCOMPARE(drill.validation, (QStringList { u"smoke"_s }));
    QVERIFY(drill.script[0].at == 5min);
    QCOMPARE(drill.script[0].text, u"Customers report errors"_s);
}

void TstPlanLoader::theExampleHoldsWhatGovernsIt()
{
    const auto plan = example();
    QVERIFY(plan.reviews[0].every.kind == Recurrence::Kind::Monthly);
    QCOMPARE(plan.acceptance[0].metBy, u"scenarios >= 5"_s);
    QCOMPARE(plan.compliance[0].evidence, (QStringList { u"drill-report"_s, u"restore-test"_s }));
    QCOMPARE(plan.costs[0].limit, u"50 USD/day"_s);
    QCOMPARE(plan.assumptions[0].breaks[0].toString(), u"promote"_s);
    QVERIFY(plan.references[0].present == std::optional(false));
    QVERIFY(plan.waivers[0].on == std::optional(QDate(2026, 1, 10)));
    QCOMPARE(plan.waivers[0].where, u"database-corruption"_s);
    QCOMPARE(plan.facts[0].place.source, u"drama-engine-drp.md:31"_s);
    QVERIFY(plan.notes.questions.isEmpty());
}

void TstPlanLoader::theSourceIsKeptByteForByte_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("example") << u"tests/data/plans/example.plan.yaml"_s;
    QTest::newRow("everything") << u"tests/data/plans/everything.plan.yaml"_s;
    QTest::newRow("pack") << u"resources/plans/drama-engine.plan.yaml"_s;
}

void TstPlanLoader::theSourceIsKeptByteForByte()
{
    QFETCH(QString, path);
    const auto text = bytesOf(path);
    QCOMPARE(loadPlan(text).plan->source, text);
    const auto windows = QByteArray(text).replace("\n", "\r\n");
    QCOMPARE(loadPlan(windows).plan->source, windows);
}

void TstPlanLoader::theResolvedFormLoadsBackToAnEqualPlan_data()
{
    theSourceIsKeptByteForByte_data();
}

void TstPlanLoader::theResolvedFormLoadsBackToAnEqualPlan()
{
    QFETCH(QString, path);
    const auto plan = *loadPlan(bytesOf(path)).plan;
    const auto loaded = loadPlan(plan.resolved);
    QVERIFY2(loaded.plan, qPrintable(linesOf(u"resolved"_s, loaded.findings)));
    auto again = *loaded.plan;
    QCOMPARE(again.resolved, plan.resolved);
    again.source = plan.source;
    QVERIFY(again == plan);
}

void TstPlanLoader::theResolvedFormDoesNotKnowHowItWasWritten()
{
    const auto one = loadPlan("muster: 1\nplan:\n  title: 'P'   # the title\n  id: p\n").plan;
    const auto other = loadPlan("{\"plan\": {id: p, title: P}, muster: '1'}\n").plan;
    QCOMPARE(one->resolved, QByteArray(R"({"muster":"1","plan":{"id":"p","title":"P"}})"));
    QCOMPARE(other->resolved, one->resolved);
}

void TstPlanLoader::brokenFilesAreAnsweredWithTheirFindings_data()
{
    QTest::addColumn<QString>("name");
    const QDir folder(QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/plans/broken"));
    const auto names = folder.entryList({ u"*.plan.yaml"_s }, QDir::Files, QDir::Name);
    QVERIFY(names.size() >= 60);
    for (const auto& name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TstPlanLoader::brokenFilesAreAnsweredWithTheirFindings()
{
    QFETCH(QString, name);
    const auto path = u"tests/data/plans/broken/"_s + name;
    const auto golden = QString(path).replace(u".plan.yaml"_s, u".expected"_s);
    // Some name files of the folder below.
    const auto loaded = loadPlan(bytesOf(path), QStringLiteral(MUSTER_SOURCE_DIR "/") + path);
    const auto lines = linesOf(name, loaded.findings);
    QVERIFY(!loaded.plan);
    if (qEnvironmentVariableIsSet("MUSTER_UPDATE_GOLDEN")) {
        QFile file(QStringLiteral(MUSTER_SOURCE_DIR "/") + golden);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lines.toUtf8());
    }
    QVERIFY(!lines.isEmpty());
    QCOMPARE(lines, QString::fromUtf8(bytesOf(golden)));
}

void TstPlanLoader::aNewerFormatIsOneFindingAndNoMore()
{
    const auto loaded = loadPlan("muster: 2\nplan: {id: p, title: P, mood: new}\nspells: []\n");
    QCOMPARE(linesOf(u"p"_s, loaded.findings),
        u"p:1:9: error: plan.newer-version: This plan is written for a newer Muster: it has format 2, and "
        u"this program "
        "reads format 1 (update Muster)\n"_s);
}

void TstPlanLoader::aNewerFormatFileSaysSoBeforeItsNewKeys()
{
    QVERIFY(!loadPlan("muster: 99999999999\nplan: {id: p, title: P}\n").plan);
    QVERIFY(!loadPlan("muster: 0\nplan: {id: p, title: P}\n").plan);
    QVERIFY(!loadPlan("muster: [1]\nplan: {id: p, title: P}\n").plan);
    QVERIFY(loadPlan("muster: 1\nplan: {id: p, title: P}\n").plan);
}

namespace {

QByteArray planWith(const char* id, const QByteArray& rest = {})
{
    return QByteArray("muster: 1\nplan: {id: ") + id + ", title: P}\n" + rest;
}

} // namespace

void TstPlanLoader::childPlansAreLoadedBesideTheirParent()
{
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(u"regions/eu"_s));
    const auto file = dir.filePath(u"all.plan.yaml"_s);
    writeFile(file, planWith("all", "children: [{plan: regions/eu.plan.yaml}, {plan: b.plan.yaml}]\n"));
    writeFile(
        dir.filePath(u"regions/eu.plan.yaml"_s), planWith("eu", "children: [{plan: eu/fr.plan.yaml}]\n"));
    writeFile(dir.filePath(u"regions/eu/fr.plan.yaml"_s), planWith("fr"));
    writeFile(dir.filePath(u"b.plan.yaml"_s), planWith("b", "mood: good\n"));
    const auto loaded = loadPlanFile(file);
    VERIFY_RESULT(loaded);
    QCOMPARE(linesOf(u"all"_s, loaded->findings), QString());
    QCOMPARE(loaded->plan->children.size(), 2);
    QCOMPARE(loaded->plan->children[0].file, u"regions/eu.plan.yaml"_s);
    QCOMPARE(loaded->children.size(), 2);
    const auto& eu = loaded->children[0];
    QCOMPARE(eu.file, u"regions/eu.plan.yaml"_s);
    QCOMPARE(eu.loaded.plan->id.toString(), u"eu"_s);
    QCOMPARE(eu.loaded.children[0].file, u"regions/eu/fr.plan.yaml"_s);
    QCOMPARE(eu.loaded.children[0].loaded.plan->id.toString(), u"fr"_s);
    // A child's faults are its own.
    QVERIFY(!loaded->children[1].loaded.plan);
    QCOMPARE(loaded->children[1].loaded.findings[0].rule, u"plan.unknown-key"_s);
    // What is frozen names them, and needs none of them.
    const auto again = loadPlan(loaded->plan->resolved);
    QVERIFY(again.children.isEmpty() && again.findings.isEmpty());
    QVERIFY(again.plan->children == loaded->plan->children);
}

void TstPlanLoader::aMissingChildIsAWarning()
{
    QTemporaryDir dir;
    writeFile(dir.filePath(u"eu.plan.yaml"_s), planWith("eu"));
    const auto loaded
        = loadPlan(planWith("all", "children: [{plan: ue.plan.yaml}]\n"), dir.filePath(u"all.plan.yaml"_s));
    QCOMPARE(linesOf(u"all"_s, loaded.findings),
        u"all:3:19: warning: plan.unknown-file: There is no file 'ue.plan.yaml' (did you mean 'eu.plan.yaml'?)\n"_s);
    QVERIFY(loaded.plan);
}

void TstPlanLoader::aCircleOfChildrenIsNamedWhole()
{
    QTemporaryDir dir;
    const auto file = dir.filePath(u"a.plan.yaml"_s);
    writeFile(file, planWith("a", "children: [{plan: b.plan.yaml}]\n"));
    writeFile(dir.filePath(u"b.plan.yaml"_s), planWith("b", "children: [{plan: c.plan.yaml}]\n"));
    writeFile(dir.filePath(u"c.plan.yaml"_s), planWith("c", "children: [{plan: b.plan.yaml}]\n"));
    const auto loaded = loadPlanFile(file);
    VERIFY_RESULT(loaded);
    const auto& c = loaded->children[0].loaded.children[0].loaded;
    QCOMPARE(linesOf(u"c"_s, c.findings),
        u"c:3:19: error: plan.cycle: These plans are children of each other: b.plan.yaml → c.plan.yaml → "
        u"b.plan.yaml "
        u"(take one out of a `children`)\n"_s);
    QVERIFY(!c.plan);
    QVERIFY(loaded->plan);
}

void TstPlanLoader::childrenGoThreeLevelsDown()
{
    QTemporaryDir dir;
    for (const char* name : { "a", "b", "c", "d", "e" }) {
        const auto next = QByteArray(1, static_cast<char>(name[0] + 1));
        writeFile(dir.filePath(QString::fromLatin1(name) + u".plan.yaml"_s),
            planWith(name, next == "f" ? QByteArray() : "children: [{plan: " + next + ".plan.yaml}]\n"));
    }
    auto loaded = loadPlanFile(dir.filePath(u"a.plan.yaml"_s));
    VERIFY_RESULT(loaded);
    const auto& d = loaded->children[0].loaded.children[0].loaded.children[0];
    QCOMPARE(d.file, u"d.plan.yaml"_s);
    QVERIFY(d.loaded.children.isEmpty());
    QCOMPARE(linesOf(u"d"_s, d.loaded.findings),
        u"d:3:19: error: plan.too-deep: Child plans go more than 3 levels down (let a plan further up name this one)\n"_s);
    QVERIFY(loadPlanFile(dir.filePath(u"b.plan.yaml"_s))
                ->children[0]
                .loaded.children[0]
                .loaded.children[0]
                .loaded.plan);
}

void TstPlanLoader::childrenAreCounted()
{
    QTemporaryDir dir;
    writeFile(dir.filePath(u"b.plan.yaml"_s), planWith("b"));
    QByteArray children = "children:\n";
    for (int i = 0; i <= kMaxChildren; ++i)
        children += "  - {plan: b.plan.yaml}\n";
    const auto loaded = loadPlan(planWith("a", children), dir.filePath(u"a.plan.yaml"_s));
    QCOMPARE(loaded.children.size(), kMaxChildren);
    QCOMPARE(linesOf(u"a"_s, loaded.findings),
        u"a:104:12: error: plan.too-large: There are more than 100 child plans in all\n"_s);
}

void TstPlanLoader::aThousandFaultsEndTheList()
{
    QByteArray text = "muster: 1\nplan: {id: p, title: P}\nservices:\n";
    for (int i = 0; i < 3000; ++i)
        text += "  - {id: s" + QByteArray::number(i) + ", title: S, depends_on: [t" + QByteArray::number(i)
            + "]}\n";
    const auto loaded = loadPlan(text);
    QVERIFY(!loaded.plan);
    QCOMPARE(loaded.findings.size(), 1000);
}

void TstPlanLoader::wrongNamesAreNotComparedEachWithEach()
{
    QByteArray text = "muster: 1\nplan: {id: p, title: P}\nservices:\n";
    for (int i = 0; i < 5000; ++i)
        text += "  - {id: service-number-" + QByteArray::number(i)
            + ", title: S, depends_on: [service-numberr-" + QByteArray::number(i) + "]}\n";
    const auto loaded = loadPlan(text);
    QCOMPARE(loaded.findings.size(), 1000);
    QVERIFY(loaded.findings.constFirst().hint.startsWith(u"did you mean 'service-number-"_s));
    QCOMPARE(loaded.findings.constLast().hint, QString());
}

void TstPlanLoader::aCutFileIsAPlanOrFindings()
{
    const auto text = bytesOf(u"resources/plans/drama-engine.plan.yaml"_s);
    for (qsizetype size = 0; size < text.size(); size += 97) {
        const auto loaded = loadPlan(text.first(size));
        QVERIFY2(loaded.plan || !loaded.findings.isEmpty(), qPrintable(QString::number(size)));
    }
}

void TstPlanLoader::aSpoiledFileIsAPlanOrFindings()
{
    const auto text = bytesOf(u"tests/data/plans/example.plan.yaml"_s);
    quint32 seed = 20260314;
    const auto next = [&seed] {
        seed = seed * 1664525U + 1013904223U;
        return seed >> 8U;
    };
    for (int round = 0; round < 400; ++round) {
        auto spoiled = text;
        for (quint32 flips = next() % 4 + 1; flips > 0; --flips)
            spoiled[static_cast<qsizetype>(next()) % spoiled.size()] = static_cast<char>(next() % 256);
        const auto loaded = loadPlan(spoiled);
        QVERIFY2(loaded.plan || !loaded.findings.isEmpty(), qPrintable(QString::number(round)));
        // What loads is what is frozen: it must load again.
        if (loaded.plan)
            QCOMPARE(loadPlan(loaded.plan->resolved).plan.value_or(Plan {}).resolved, loaded.plan->resolved);
    }
}

MUSTER_TEST(TstPlanLoader)
#include "tst_planloader.moc"
