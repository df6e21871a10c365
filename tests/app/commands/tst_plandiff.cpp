// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/plandiff.h"
#include "tests/app/commands/commandrig.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

namespace {

constexpr auto kHead = "muster: 1\nplan: {id: shop, title: Shop, version: \"1\"}\n";

/// Two plan files, compared.
struct Pair {
    QTemporaryDir dir;
    CommandRig rig;

    QString write(const QString& name, const QByteArray& text)
    {
        const auto file = dir.filePath(name);
        writeFile(file, kHead + text);
        return file;
    }
    void compare(const QByteArray& before, const QByteArray& after, const QStringList& options = {})
    {
        rig.run(
            QStringList { QStringLiteral("plan"), QStringLiteral("diff"),
                write(QStringLiteral("a.plan.yaml"), before), write(QStringLiteral("b.plan.yaml"), after) }
            + options);
    }
};

} // namespace

class TstPlanDiff : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void twoVersionsAreTold()
    {
        CommandRig rig;
        rig.run({ QStringLiteral("plan"), QStringLiteral("diff"), dataFile("diff/before.plan.yaml"),
            dataFile("diff/after.plan.yaml") });
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "(version 1) to ");
        VERIFY_SAYS(
            rig.out, "\n\nPromises (RTO and RPO)\n  Service 'Datenbank'\n    - RTO: 1 h → 30 min (tighter) ");
        VERIFY_SAYS(rig.out, "\n\nPeople and contacts\n");
        QVERIFY(rig.out.indexOf(QStringLiteral("Procedures")) < rig.out.indexOf(QStringLiteral("Backups")));
        const auto lines = rig.out.split(u'\n').sliced(1);
        for (const auto& line : lines)
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }

    void noDifferenceIsSaid()
    {
        CommandRig rig;
        rig.run(words("plan diff mgx-ai mgx-ai"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "There is no difference between ");
        rig.run(words("plan diff mgx-ai mgx-ai --quiet"));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.out, QString());
        rig.run(words("plan diff mgx-ai mgx-ai --json"));
        VERIFY_STATUS(rig, 0);
        QVERIFY(rig.out.startsWith(u'[') && rig.array().isEmpty());
    }

    void differencesHaveTheirPromisedKeys()
    {
        Pair pair;
        pair.compare("objectives: {rto: 1 h}\n", "objectives: {rto: 2 h}\nfacts: [{text: New}]\n",
            { QStringLiteral("--json") });
        VERIFY_STATUS(pair.rig, 1);
        const QJsonObject first { { QStringLiteral("kind"), QStringLiteral("changed") },
            { QStringLiteral("section"), QStringLiteral("promises") }, { QStringLiteral("child"), QString() },
            { QStringLiteral("subject"), QStringLiteral("The system as a whole") },
            { QStringLiteral("text"), QStringLiteral("RTO: 1 h → 2 h (looser)") },
            { QStringLiteral("before"), QStringLiteral("1 h") },
            { QStringLiteral("after"), QStringLiteral("2 h") }, { QStringLiteral("line_before"), 3 },
            { QStringLiteral("line_after"), 3 } };
        QCOMPARE_EQ(pair.rig.array().at(0).toObject(), first);
        const auto added = pair.rig.array().at(1).toObject();
        QCOMPARE_EQ(added.value(u"kind").toString(), QStringLiteral("added"));
        QVERIFY(added.value(u"before").isNull() && added.value(u"line_before").isNull());
    }

    void aSecretIsNotShown()
    {
        Pair pair;
        const auto check = [](const QByteArray& word) {
            return "checks: [{id: c, kind: command, run: {argv: [login, --password, " + word + "]}}]\n";
        };
        for (const auto& options : { QStringList(), QStringList { QStringLiteral("--json") } }) {
            pair.compare(check("Fish4Friday"), check("Fowl5Sunday"), options);
            VERIFY_STATUS(pair.rig, 1);
            VERIFY_SAYS(pair.rig.out, "not shown, because it holds a secret");
            QVERIFY2(!pair.rig.out.contains(QStringLiteral("Fish4")), qPrintable(pair.rig.out));
            QVERIFY2(!pair.rig.out.contains(QStringLiteral("Fowl5")), qPrintable(pair.rig.out));
        }
    }

    void manyPlacesAreCounted()
    {
        Pair pair;
        const auto facts = [](const QByteArray& document) {
            QByteArray text = "facts:\n";
            for (int i = 0; i < 9; ++i)
                text += "  - {text: Fact " + QByteArray::number(i) + ", source: \"" + document + ":1\"}\n";
            return text;
        };
        pair.compare(facts("a.md"), facts("b.md"));
        VERIFY_STATUS(pair.rig, 1);
        VERIFY_SAYS(pair.rig.out, "… and 4 more of these; --json gives them all.");
        QCOMPARE_EQ(pair.rig.out.count(QStringLiteral("document: a.md:1 → b.md:1")), 5);
        pair.compare(facts("a.md"), facts("b.md"), { QStringLiteral("--json") });
        QCOMPARE_EQ(pair.rig.array().size(), 9);
    }

    void childPlansAreTold()
    {
        Pair pair;
        for (const auto& name : { QStringLiteral("old"), QStringLiteral("new") })
            QVERIFY(QDir(pair.dir.path()).mkpath(name));
        const QByteArray children = "children: [{plan: eu.plan.yaml}]\n";
        const auto before = pair.write(QStringLiteral("old/a.plan.yaml"), children);
        const auto after = pair.write(QStringLiteral("new/a.plan.yaml"), children);
        pair.write(QStringLiteral("old/eu.plan.yaml"), "objectives: {rpo: 1 h}\n");
        pair.write(QStringLiteral("new/eu.plan.yaml"), "objectives: {rpo: 5 min}\n");
        const QStringList call { QStringLiteral("plan"), QStringLiteral("diff"), before, after };
        pair.rig.run(call);
        VERIFY_STATUS(pair.rig, 1);
        VERIFY_SAYS(pair.rig.out, "\nIn the child plan eu.plan.yaml:\n");
        VERIFY_SAYS(pair.rig.out, "RPO: 1 h → 5 min (tighter)");
        pair.write(QStringLiteral("new/eu.plan.yaml"), "mood: good\n");
        pair.rig.run(call);
        VERIFY_STATUS(pair.rig, 2);
        VERIFY_SAYS(pair.rig.err, "The child plan eu.plan.yaml was not compared");
        QVERIFY2(!pair.rig.out.contains(QStringLiteral("no difference")), qPrintable(pair.rig.out));
    }

    void whatCannotBeReadIsSaid()
    {
        CommandRig rig;
        rig.run(words("plan diff mgx-a vete"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "mgx-ai");
        rig.run({ QStringLiteral("plan"), QStringLiteral("diff"), QStringLiteral("vete"),
            dataFile("plans/broken/duplicate-key.plan.yaml") });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "cannot be used until its errors are mended");
        QVERIFY(rig.out.isEmpty());
        rig.run(words("plan diff vete"));
        VERIFY_STATUS(rig, 2);
    }
};

MUSTER_TEST(TstPlanDiff)
#include "tst_plandiff.moc"
