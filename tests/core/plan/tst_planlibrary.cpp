// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planlibrary.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;

class TstPlanLibrary final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void thePacksAreCompiledIn();
    void whatComesToBeginWithIsFoundAndNotListed();
    void everyPackLoadsWithoutAnyFinding();
    void aFileOfTheFolderIsListedAndFound();
    void aFileGoesBeforeThePackOfTheSameId();
    void aPathIsReadAsAPath();
    void anUnknownIdIsAnsweredWithTheNearest();
    void anIdLikeNoneIsAnsweredWithWhatIsKnown();
    void aMissingFileGetsASentence();
    void aFolderIsNotAPlan();
    void aTooBigFileIsNotRead();
    void aPlanWithFaultsIsAFailureThatNamesTheFirst();
    void aMissingFolderLeavesThePacks();

private:
    QString write(const QString& name, const QByteArray& text);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstPlanLibrary::init()
{
    failOnWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TstPlanLibrary::write(const QString& name, const QByteArray& text)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write a test file");
    return file.fileName();
}

void TstPlanLibrary::thePacksAreCompiledIn()
{
    const auto entries = PlanLibrary().entries();
    QStringList ids;
    for (const auto& entry : entries) {
        QVERIFY(entry.bundled);
        ids.append(entry.id);
    }
    QCOMPARE(ids.join(u' '), QStringLiteral("drama-engine mgx-ai motion-mavericks vete"));
    const auto plan = PlanLibrary().plan(QStringLiteral("drama-engine"));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->title, QStringLiteral("Drama Engine"));
    QCOMPARE(plan->source, bytesOf(QStringLiteral("resources/plans/drama-engine.plan.yaml")));
}

void TstPlanLibrary::whatComesToBeginWithIsFoundAndNotListed()
{
    for (const auto& id : { QStringLiteral("blank"), QStringLiteral("sample") }) {
        const auto found = PlanLibrary().find(id);
        VERIFY_RESULT(found);
        QVERIFY(found->bundled);
        QCOMPARE(linesOf(id, found->loaded.findings), QString());
        QCOMPARE(found->loaded.plan->id.toString(), id);
    }
    // One of one's own goes before it.
    write(QStringLiteral("sample.plan.yaml"), bytesOf(QStringLiteral("resources/plans/vete.plan.yaml")));
    const auto own = PlanLibrary(m_folder->path()).find(QStringLiteral("sample"));
    VERIFY_RESULT(own);
    QVERIFY(!own->bundled);
}

void TstPlanLibrary::everyPackLoadsWithoutAnyFinding()
{
    const PlanLibrary library;
    for (const auto& entry : library.entries()) {
        const auto found = library.find(entry.id);
        VERIFY_RESULT(found);
        QCOMPARE(linesOf(entry.id, found->loaded.findings), QString());
        QCOMPARE(found->loaded.plan->id.toString(), entry.id);
        QCOMPARE(found->name, entry.id + QStringLiteral(".plan.yaml"));
    }
}

void TstPlanLibrary::aFileOfTheFolderIsListedAndFound()
{
    const auto path = write(QStringLiteral("mine.plan.yaml"), "muster: 1\nplan: {id: mine, title: Mine}\n");
    write(QStringLiteral("notes.yaml"), "a: b\n");
    const PlanLibrary library(m_folder->path());
    const auto entries = library.entries();
    QCOMPARE(entries.size(), PlanLibrary().entries().size() + 1);
    QCOMPARE(entries.last().id, QStringLiteral("mine"));
    QCOMPARE(entries.last().path, path);
    QVERIFY(!entries.last().bundled);
    const auto found = library.find(QStringLiteral("mine"));
    VERIFY_RESULT(found);
    QCOMPARE(found->path, path);
    QCOMPARE(found->name, path);
    QCOMPARE(found->loaded.plan->title, QStringLiteral("Mine"));
}

void TstPlanLibrary::aFileGoesBeforeThePackOfTheSameId()
{
    write(QStringLiteral("drama-engine.plan.yaml"), "muster: 1\nplan: {id: drama-engine, title: Ours}\n");
    const auto plan = PlanLibrary(m_folder->path()).plan(QStringLiteral("drama-engine"));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->title, QStringLiteral("Ours"));
}

void TstPlanLibrary::aPathIsReadAsAPath()
{
    const auto path = write(QStringLiteral("other.yaml"), "muster: 1\nplan: {id: other, title: Other}\n");
    const auto plan = PlanLibrary().plan(path);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->id.toString(), QStringLiteral("other"));
}

void TstPlanLibrary::anUnknownIdIsAnsweredWithTheNearest()
{
    const auto found = PlanLibrary().find(QStringLiteral("drama-enigne"));
    QVERIFY(!found);
    QCOMPARE(found.error().fault, Fault::NotFound);
    QCOMPARE(
        found.error().text, QStringLiteral("There is no plan 'drama-enigne'. Did you mean 'drama-engine'?"));
}

void TstPlanLibrary::anIdLikeNoneIsAnsweredWithWhatIsKnown()
{
    const auto found = PlanLibrary().find(QStringLiteral("xyz"));
    QVERIFY(!found);
    QCOMPARE(found.error().text,
        QStringLiteral("There is no plan 'xyz'. Known here: blank, sample, drama-engine, mgx-ai, "
                       "motion-mavericks, vete. "
                       "For a file, write its path."));
}

void TstPlanLibrary::aMissingFileGetsASentence()
{
    const auto found = PlanLibrary().find(QStringLiteral("/nowhere/a.plan.yaml"));
    QVERIFY(!found);
    QCOMPARE(
        found.error(), (Error { Fault::NotFound, QStringLiteral("There is no file /nowhere/a.plan.yaml.") }));
}

void TstPlanLibrary::aFolderIsNotAPlan()
{
    const auto found = PlanLibrary().find(m_folder->path());
    QVERIFY(!found);
    QCOMPARE(
        found.error(), (Error { Fault::NotFound, m_folder->path() + QStringLiteral(" is not a file.") }));
}

void TstPlanLibrary::aTooBigFileIsNotRead()
{
    const auto path = write(QStringLiteral("big.plan.yaml"), QByteArray(2 * 1024 * 1024 + 1, '#'));
    const auto found = PlanLibrary().find(path);
    QVERIFY(!found);
    QCOMPARE(found.error().fault, Fault::Invalid);
}

void TstPlanLibrary::aPlanWithFaultsIsAFailureThatNamesTheFirst()
{
    const auto path = write(QStringLiteral("bad.plan.yaml"), "muster: 1\nplan: {id: a b, titel: Bad}\n");
    const auto plan = PlanLibrary().plan(path);
    QVERIFY(!plan);
    QCOMPARE(plan.error().fault, Fault::Invalid);
    QCOMPARE(plan.error().detail.split(u'\n').size(), 3);
    QVERIFY2(plan.error().text.contains(plan.error().detail.split(u'\n').constFirst()),
        qPrintable(plan.error().text));
}

void TstPlanLibrary::aMissingFolderLeavesThePacks()
{
    QCOMPARE(PlanLibrary(m_folder->filePath(QStringLiteral("none"))).entries().size(),
        PlanLibrary().entries().size());
}

MUSTER_TEST(TstPlanLibrary)
#include "tst_planlibrary.moc"
