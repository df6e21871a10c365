// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/linter.h"
#include "core/plan/planlibrary.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QMap>
#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const LintContext kToday { .today = QDate(2026, 6, 1) };
const QString kWhy = u"    why: "_s;

QString pathOf(const QString& pack)
{
    return QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/findings/%1.txt").arg(pack);
}

QString read(const QString& pack)
{
    QFile file(pathOf(pack));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Each finding as `plan check` prints it, and below it the reasons that the file gives for it.
QString listOf(const QString& pack, const QMap<QString, QString>& reasons)
{
    const auto found = PlanLibrary().find(pack);
    if (!found)
        return {};
    QString list;
    for (const auto& finding : checkLoaded(found->loaded, kToday).open) {
        const auto line = lineOf(pack + u".plan.yaml"_s, finding);
        list += line + u'\n' + kWhy + reasons.value(line) + u'\n';
    }
    return list;
}

QMap<QString, QString> reasonsIn(const QString& list)
{
    QMap<QString, QString> reasons;
    QString finding;
    for (const auto& line : list.split(u'\n')) {
        if (line.startsWith(kWhy))
            reasons.insert(finding, line.sliced(kWhy.size()));
        else
            finding = line;
    }
    return reasons;
}

} // namespace

/// tests/data/findings/PACK.txt: what is wrong with each pack, and one line why that is true.
class TstPackFindings final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void everyFindingIsKnownAndHasItsReason_data();
    void everyFindingIsKnownAndHasItsReason();
    void whatTheDocumentsContradictIsFound_data();
    void whatTheDocumentsContradictIsFound();
    void theWorstComesFirst();
};

void TstPackFindings::everyFindingIsKnownAndHasItsReason_data()
{
    QTest::addColumn<QString>("pack");
    for (const auto& entry : PlanLibrary().entries())
        QTest::newRow(qPrintable(entry.id)) << entry.id;
}

void TstPackFindings::everyFindingIsKnownAndHasItsReason()
{
    QFETCH(QString, pack);
    const auto golden = read(pack);
    const auto reasons = reasonsIn(golden);
    const auto list = listOf(pack, reasons);
    if (qEnvironmentVariableIsSet("MUSTER_UPDATE_GOLDEN")) {
        QFile file(pathOf(pack));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(list.toUtf8());
        return;
    }
    QCOMPARE(list.split(u'\n'), golden.split(u'\n'));
    for (auto reason = reasons.begin(); reason != reasons.end(); ++reason)
        QVERIFY2(reason->trimmed().size() > 10, qPrintable(reason.key()));
}

/// Every contradiction that the five documents hold, by rule and subject.
void TstPackFindings::whatTheDocumentsContradictIsFound_data()
{
    QTest::addColumn<QString>("pack");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* pack, const char* rule, const char* words) {
        QTest::addRow("%s %s %s", pack, rule, words)
            << QString::fromLatin1(pack) << QString::fromLatin1(rule) << QString::fromLatin1(words);
    };
    row("motion-mavericks", "feasibility.rpo-interval", "Redis");
    row("motion-mavericks", "feasibility.rpo-interval", "Mux");
    row("motion-mavericks", "feasibility.part-over-plan-rto", "Audit logs");
    row("motion-mavericks", "feasibility.data-below-store", "Webhook events");
    row("motion-mavericks", "coverage.scenario-without-failback", "Application failover");
    row("motion-mavericks", "dangling.contradiction", "nightly full");
    row("motion-mavericks", "feasibility.verify-twice", "quarterly");
    row("motion-mavericks", "form.zone-without-dst", "AEST");
    row("mgx-ai", "feasibility.rpo-interval", "onfiguration");
    row("mgx-ai", "feasibility.part-over-plan-rpo", "Configuration");
    row("mgx-ai", "feasibility.part-over-plan-rpo", "Secrets");
    row("mgx-ai", "feasibility.rpo-equals-interval", "ecrets");
    row("mgx-ai", "feasibility.planned-capability", "Data Center");
    row("mgx-ai", "coverage.scenario-without-target", "Complete data loss");
    row("mgx-ai", "feasibility.drill-below-need", "monthly");
    row("mgx-ai", "dangling.reference-missing", "runbook");
    row("mgx-ai", "coverage.erasure-after-restore", "eras");
    row("drama-engine", "feasibility.region-loss-older-copy", "5 min");
    row("drama-engine", "coverage.switch-without-verification", "DATABASE_URL");
    row("drama-engine", "coverage.service-without-scenario", "3");
    row("vete", "coverage.procedure-only-drafted", "2");
    row("vete", "coverage.scenario-without-failback", "outage");
}

void TstPackFindings::whatTheDocumentsContradictIsFound()
{
    QFETCH(QString, pack);
    QFETCH(QString, rule);
    QFETCH(QString, words);
    const auto found = PlanLibrary().find(pack);
    VERIFY_RESULT(found);
    QStringList texts;
    for (const auto& finding : checkLoaded(found->loaded, kToday).open) {
        if (finding.rule == rule)
            texts.append(lineOf(pack, finding));
    }
    QVERIFY2(texts.join(u'\n').contains(words, Qt::CaseInsensitive), qPrintable(texts.join(u'\n')));
}

void TstPackFindings::theWorstComesFirst()
{
    const auto found = PlanLibrary().find(u"motion-mavericks"_s);
    VERIFY_RESULT(found);
    const auto open = checkLoaded(found->loaded, kToday).open;
    QVERIFY(open.size() > 5);
    for (qsizetype i = 0; i < 5; ++i)
        QVERIFY2(open[i].consequence <= Consequence::PromiseBroken, qPrintable(open[i].text));
    QVERIFY(open.constLast().severity == Finding::Severity::Info);
}

MUSTER_TEST(TstPackFindings)
#include "tst_packfindings.moc"
