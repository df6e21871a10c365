// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/documentnames.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstDocumentNames final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void documentsAreFoundInATextAndNothingElse_data();
    void documentsAreFoundInATextAndNothingElse();
    void aDocumentIsKnownByTheEndOfItsPath();
    void aPlaceNamesItsDocuments();
};

void TstDocumentNames::documentsAreFoundInATextAndNothingElse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("documents");
    const auto row = [](const char* text, const QStringList& documents) {
        QTest::newRow(text) << QString::fromLatin1(text) << documents;
    };
    row("Follow runbook.md.", { u"runbook.md"_s });
    row("[See runbook](/docs/runbook-failure.md)", { u"/docs/runbook-failure.md"_s });
    row("read plan.md:48, then b.PDF", { u"plan.md"_s, u"b.PDF"_s });
    row("`scripts/dr-*.ts` and docs/operations/", { u"scripts/dr-*.ts"_s, u"docs/operations/"_s });
    row("../11-security/11-05-incident.md", { u"../11-security/11-05-incident.md"_s });
    row("PM2/Docker, S3/R2, and/or, 15/60, /metrics", {});
    row("https://shop.internal/docs/a.md", {});
    row("mail ops@shop.md", {});
    row("set .env.production", {});
    row("template.ts", {});
    row("", {});
}

void TstDocumentNames::documentsAreFoundInATextAndNothingElse()
{
    QFETCH(QString, text);
    QTEST(documentsIn(text), "documents");
}

void TstDocumentNames::aDocumentIsKnownByTheEndOfItsPath()
{
    QCOMPARE(fileNameOf(u"/docs/Run-Book.md"_s), u"run-book.md"_s);
    QCOMPARE(fileNameOf(u"docs/operations/"_s), u"operations"_s);
    QCOMPARE(fileNameOf(u"plan"_s), u"plan"_s);
}

void TstDocumentNames::aPlaceNamesItsDocuments()
{
    QCOMPARE(documentsBehind(u"a.md:3, a.md:9-12, b.md:1"_s), (QSet<QString> { u"a.md"_s, u"b.md"_s }));
    QVERIFY(documentsBehind({}).isEmpty());
}

MUSTER_TEST(TstDocumentNames)
#include "tst_documentnames.moc"
