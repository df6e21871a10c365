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

class TstRulesDanglingSides final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void eachSideIsNamedWithItsPlaces();
    void oneDocumentMayContradictItself();
    void aTargetIsToldOnceThoughIdAndTitleAgree();
    void unknownAndNoneContradictNothing();
    void theKindAndTheIntervalMakeTheSameBackup();
};

void TstRulesDanglingSides::eachSideIsNamedWithItsPlaces()
{
    QCOMPARE(saidBy("dangling.contradiction",
                 planOf("disagreements:\n"
                        "  - about: the drill\n"
                        "    sides:\n"
                        "      - {text: weekly, source: [\"a.md:3\", \"a.md:9-12\", \"b.md:1\"]}\n"
                        "      - {text: quarterly}\n")),
        (QStringList {
            u"The documents disagree about the drill: a.md:3, 9-12, b.md:1 says \"weekly\", one side says \"quarterly\""_s }));
}

void TstRulesDanglingSides::oneDocumentMayContradictItself()
{
    QCOMPARE(saidBy("dangling.contradiction",
                 planOf("disagreements: [{about: the drill, sides: [{text: weekly, source: \"a.md:3\"}, "
                        "{text: yearly, "
                        "source: \"a.md:9\"}]}]\n")),
        (QStringList {
            u"The document contradicts itself about the drill: a.md:3 says \"weekly\", a.md:9 says "
            "\"yearly\""_s }));
}

void TstRulesDanglingSides::aTargetIsToldOnceThoughIdAndTitleAgree()
{
    QCOMPARE(saidBy("dangling.target-contradict",
                 planOf("services: [{id: db, title: Database, rto: 1 h, source: \"a.md:1\"}]\n"
                        "targets: [{id: db, title: database, rto: {value: 2 h, source: \"b.md:2\"}}]\n")),
        (QStringList {
            u"Two documents promise another RTO for 'Database': b.md:2 says \"2 h\", a.md:1 says \"1 h\""_s }));
}

void TstRulesDanglingSides::unknownAndNoneContradictNothing()
{
    for (const auto* rto : { "unknown", "none" })
        QVERIFY2(saidBy("dangling.target-contradict",
                     planOf("services: [{id: db, title: Database, rto: 1 h, source: \"a.md:1\"}]\n"
                            "targets: [{id: db, title: database, rto: "
                         + QByteArray(rto) + ", source: \"b.md:2\"}]\n"))
                     .isEmpty(),
            rto);
}

void TstRulesDanglingSides::theKindAndTheIntervalMakeTheSameBackup()
{
    const auto said = [](const QByteArray& second) {
        return saidBy("dangling.copies-contradict",
            planOf("services: [{id: db, title: D}]\n"
                   "backups:\n"
                   "  - {id: a, service: db, kind: full, schedule: daily, copies: [{place: S3}], source: "
                   "\"a.md:1\"}\n"
                   "  - {id: b, service: db, "
                + second + ", copies: [{place: Vault}], source: \"b.md:1\"}\n"))
            .size();
    };
    QCOMPARE(said("kind: full, schedule: nightly 02:00"), 1);
    QCOMPARE(said("kind: Full, schedule: every 24 h"), 1);
    QCOMPARE(said("kind: full, schedule: weekly"), 0);
    QCOMPARE(said("kind: wal, schedule: daily"), 0);
}

MUSTER_TEST(TstRulesDanglingSides)
#include "tst_rules_dangling_sides.moc"
