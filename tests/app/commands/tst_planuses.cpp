// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planuses.h"
#include "tests/app/commands/commandrig.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Two plans that know the same person by different ids, and a child plan.
struct Folder {
    QTemporaryDir dir;

    Folder()
    {
        QDir(dir.path()).mkpath(u"parts"_s);
        writeFile(dir.filePath(u"bank.plan.yaml"_s),
            "muster: 1\nplan: {id: bank, title: Bank}\n"
            "people: [{id: ada, name: Ada Lovelace}]\n"
            "credentials: [{id: url, title: Address}]\n"
            "services:\n"
            "  - {id: db, title: Database, owner: ada}\n"
            "checks: [{id: up, title: Up, kind: postgres, address: \"credential:url\"}]\n"
            "children: [{plan: parts/eu.plan.yaml}]\n");
        writeFile(dir.filePath(u"shop.plan.yaml"_s),
            "muster: 1\nplan: {id: shop, title: Shop, owner: al}\n"
            "people: [{id: al, name: ada lovelace}, {id: ben, name: Ben}]\n"
            "services: [{id: al, title: Alerting}, {id: b, title: B, depends_on: [al]}]\n");
        writeFile(dir.filePath(u"parts/eu.plan.yaml"_s),
            "muster: 1\nplan: {id: eu, title: EU}\n"
            "checks: [{id: up, title: Europe is up, kind: postgres, address: \"credential:url\"}]\n");
    }
    /// What was told, with the folder left out.
    [[nodiscard]] QStringList told(const CommandRig& rig) const
    {
        auto text = rig.out;
        return text.replace(dir.path() + u'/', QString()).split(u'\n', Qt::SkipEmptyParts);
    }
};

} // namespace

class TstPlanUses : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aPersonIsFollowedUnderAllIds()
    {
        const Folder folder;
        for (const auto* word : { "ada", "ADA  lovelace" }) {
            CommandRig rig;
            rig.run({ u"plan"_s, u"folder"_s, folder.dir.path(), u"--uses"_s, QString::fromLatin1(word) });
            VERIFY_STATUS(rig, 0);
            QCOMPARE_EQ(folder.told(rig),
                (QStringList { u"bank.plan.yaml:3: person 'Ada Lovelace': is defined here"_s,
                    u"bank.plan.yaml:6: person 'Ada Lovelace': answers for service 'Database'"_s,
                    u"shop.plan.yaml:2: person 'ada lovelace': answers for the plan"_s,
                    u"shop.plan.yaml:3: person 'ada lovelace': is defined here"_s }));
        }
    }

    void aCredentialIsFoundInChildPlansToo()
    {
        const Folder folder;
        CommandRig rig;
        rig.run({ u"plan"_s, u"folder"_s, folder.dir.path(), u"--uses=url"_s });
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(folder.told(rig),
            (QStringList { u"bank.plan.yaml:4: credential 'Address': is defined here"_s,
                u"bank.plan.yaml:7: credential 'Address': is used by check 'Up'"_s,
                u"parts/eu.plan.yaml:3: credential 'url': is used by check 'Europe is up'"_s }));
        rig.run({ u"plan"_s, u"folder"_s, folder.dir.path(), u"--uses=url"_s, u"--json"_s });
        VERIFY_STATUS(rig, 0);
        const auto last = rig.array().at(1).toObject();
        QCOMPARE_EQ(last.keys(),
            (QStringList { u"column"_s, u"definition"_s, u"file"_s, u"id"_s, u"kind"_s, u"line"_s, u"text"_s,
                u"title"_s }));
        QCOMPARE_EQ(last.value(u"file").toString(), folder.dir.filePath(u"bank.plan.yaml"_s));
        QCOMPARE_EQ(last.value(u"line").toInt(), 7);
        QCOMPARE_EQ(last.value(u"kind").toString(), u"credential"_s);
        QVERIFY(!last.value(u"definition").toBool());
        QVERIFY(rig.array().at(0).toObject().value(u"definition").toBool());
    }

    void whatNobodyNamesIsAnsweredWithTheNearest()
    {
        const Folder folder;
        CommandRig rig;
        rig.run({ u"plan"_s, u"folder"_s, folder.dir.path(), u"--uses"_s, u"Databse"_s });
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.err, "names anything \"Databse\". Did you mean \"Database\"?");
        QVERIFY(rig.out.isEmpty());
        const QTemporaryDir empty;
        rig.run({ u"plan"_s, u"folder"_s, empty.path(), u"--uses"_s, u"ada"_s, u"--json"_s });
        VERIFY_STATUS(rig, 1);
        QVERIFY(rig.array().isEmpty());
        VERIFY_SAYS(rig.out, "[");
    }

    void aPlanThatCannotBeReadIsSaid()
    {
        const Folder folder;
        writeFile(folder.dir.filePath(u"bad.plan.yaml"_s), "muster: 1\nplan: {id: a, id: b}\n");
        CommandRig rig;
        rig.run({ u"plan"_s, u"folder"_s, folder.dir.path(), u"--uses"_s, u"ben"_s });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "bad.plan.yaml cannot be read, and was not searched. ");
        VERIFY_SAYS(rig.out, "person 'Ben': is defined here");
    }
};

MUSTER_TEST(TstPlanUses)
#include "tst_planuses.moc"
