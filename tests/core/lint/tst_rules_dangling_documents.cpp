// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesDanglingDocuments final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void manyMissingDocumentsAreOneFinding();
    void aDocumentIsToldOnceWithAllItsPlaces();
    void whatTheNotesListIsListed();
};

void TstRulesDanglingDocuments::manyMissingDocumentsAreOneFinding()
{
    QCOMPARE(saidBy("dangling.reference-missing",
                 planOf("references:\n"
                        "  - {to: /docs/a.md, present: false}\n"
                        "  - {to: /docs/b.md, present: false}\n"
                        "  - {to: c.md, present: false}\n"
                        "  - {to: unknown, title: Ticket}\n")),
        (QStringList { u"4 documents are referred to and do not exist: a.md, b.md, c.md, Ticket"_s }));
}

void TstRulesDanglingDocuments::aDocumentIsToldOnceWithAllItsPlaces()
{
    const auto plan = planOf("facts:\n"
                             "  - {about: a, text: In docs/a.md}\n"
                             "  - {about: b, text: Also in a.md}\n");
    const auto checked = checkPlan(plan, { .today = QDate(2026, 6, 1) });
    int found = 0;
    for (const auto& finding : checked.open) {
        if (finding.rule != u"dangling.document-link")
            continue;
        ++found;
        QCOMPARE(finding.subject, u"docs/a.md"_s);
        QCOMPARE(finding.place.line, 4);
        QCOMPARE(finding.against.size(), 1);
        QCOMPARE(finding.against.constFirst().line, 5);
    }
    QCOMPARE(found, 1);
}

void TstRulesDanglingDocuments::whatTheNotesListIsListed()
{
    QVERIFY(saidBy("dangling.document-link",
        planOf("facts: [{about: a, text: In docs/a.md}]\n"
               "notes: {references: [\"See a.md, too\"]}\n"))
                .isEmpty());
}

MUSTER_TEST(TstRulesDanglingDocuments)
#include "tst_rules_dangling_documents.moc"
