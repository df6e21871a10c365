// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planfolder.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstPlanFolder final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aPlanWithoutAFileHasNone();
    void filesAreNamedFromTheFileThatNamesThem();
    void noWayLeadsOut_data();
    void noWayLeadsOut();
    void filesOfTheFolderAreRead();
    void aLinkOutOfTheFolderIsNotFollowed();
};

void TstPlanFolder::aPlanWithoutAFileHasNone()
{
    QVERIFY(!PlanFolder(QString()).exists());
    QVERIFY(!PlanFolder(u":/plans/drama-engine.plan.yaml"_s).exists());
    QVERIFY(PlanFolder(u"shop.plan.yaml"_s).exists());
    QCOMPARE(PlanFolder(u"plans/shop.plan.yaml"_s).name(), u"shop.plan.yaml"_s);
}

void TstPlanFolder::filesAreNamedFromTheFileThatNamesThem()
{
    const PlanFolder folder(u"shop.plan.yaml"_s);
    QCOMPARE(*folder.named(u"shop.plan.yaml"_s, u"a.plan.yaml"_s), u"a.plan.yaml"_s);
    QCOMPARE(*folder.named(u"shop.plan.yaml"_s, u"./b//a.plan.yaml"_s), u"b/a.plan.yaml"_s);
    QCOMPARE(*folder.named(u"b/a.plan.yaml"_s, u"c.plan.yaml"_s), u"b/c.plan.yaml"_s);
}

void TstPlanFolder::noWayLeadsOut_data()
{
    QTest::addColumn<QString>("written");
    for (const auto* written : { "", "/etc/passwd", "../a.plan.yaml", "a/../../b.plan.yaml", "a/..", "..",
             "C:/a.plan.yaml", "..\\a.plan.yaml", " /a", "a,b", "credential:x" })
        QTest::newRow(written) << QString::fromLatin1(written);
    QTest::newRow("long") << QString(201, u'a');
}

void TstPlanFolder::noWayLeadsOut()
{
    QFETCH(QString, written);
    const auto named = PlanFolder(u"shop.plan.yaml"_s).named(u"shop.plan.yaml"_s, written);
    QVERIFY(!named);
    QCOMPARE(QString::fromLatin1(named.error().rule), u"plan.bad-file"_s);
}

void TstPlanFolder::filesOfTheFolderAreRead()
{
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkdir(u"b"_s));
    writeFile(dir.filePath(u"b/a.plan.yaml"_s), "muster: 1\n");
    const PlanFolder folder(dir.filePath(u"shop.plan.yaml"_s));
    QCOMPARE(*folder.read(u"b/a.plan.yaml"_s), QByteArray("muster: 1\n"));
    const auto missing = folder.read(u"b/c.plan.yaml"_s);
    QCOMPARE(missing.error().text, u"There is no file 'b/c.plan.yaml'"_s);
    QCOMPARE(missing.error().hint, u"did you mean 'b/a.plan.yaml'?"_s);
    QCOMPARE(folder.read(u"nowhere/c"_s).error().hint, u"it is looked for beside the file that names it"_s);
    QCOMPARE(QString::fromLatin1(folder.read(u"b"_s).error().rule), u"plan.unusable-file"_s);
}

void TstPlanFolder::aLinkOutOfTheFolderIsNotFollowed()
{
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkdir(u"in"_s));
    QVERIFY(QDir(dir.path()).mkdir(u"inside"_s));
    writeFile(dir.filePath(u"in/a.yaml"_s), "a: b\n");
    writeFile(dir.filePath(u"inside/c.yaml"_s), "a: b\n");
    QVERIFY(QFile::link(dir.filePath(u"in/a.yaml"_s), dir.filePath(u"in/within.yaml"_s)));
    QVERIFY(QFile::link(dir.filePath(u"inside/c.yaml"_s), dir.filePath(u"in/without.yaml"_s)));
    const PlanFolder folder(dir.filePath(u"in/shop.plan.yaml"_s));
    QVERIFY(folder.read(u"within.yaml"_s));
    QCOMPARE(folder.read(u"without.yaml"_s).error().text,
        u"'without.yaml' is a link to a place outside of the folder of this plan"_s);
}

MUSTER_TEST(TstPlanFolder)
#include "tst_planfolder.moc"
