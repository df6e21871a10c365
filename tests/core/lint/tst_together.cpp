// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/together.h"
#include "tests/core/lint/togetheraid.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QSet>
#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstTogether final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void everyRuleFindsItsFaultAndNothingAlmostLikeIt_data();
    void everyRuleFindsItsFaultAndNothingAlmostLikeIt();
    void everyFolderIsOfARule();
    void onePlanOrNoneIsNotTogether();
    void aWaiverOfAnyOfThePlansHolds();
    void aFindingNamesTheFilesOfBothPlaces();
    void aSecretIsNotQuoted();
};

void TstTogether::everyRuleFindsItsFaultAndNothingAlmostLikeIt_data()
{
    QTest::addColumn<QString>("rule");
    for (const auto& rule : togetherRules())
        QTest::newRow(rule.id) << QString::fromLatin1(rule.id);
}

void TstTogether::everyRuleFindsItsFaultAndNothingAlmostLikeIt()
{
    QFETCH(QString, rule);
    for (const auto& which : { u"yes"_s, u"no"_s }) {
        const auto members = membersOf(rule + u'.' + which);
        QVERIFY(members.size() > 1);
        QSet<QString> marked;
        for (const auto& member : members) {
            const auto lines = member.plan->source.split('\n');
            for (qsizetype i = 0; i < lines.size(); ++i) {
                if (lines[i].endsWith("# finding"))
                    marked.insert(member.file + u':' + QString::number(i + 1));
            }
        }
        QSet<QString> found;
        for (const auto& finding : checkTogether(members, { .today = QDate(2026, 6, 1) }).open) {
            if (finding.rule != rule)
                continue;
            found.insert(finding.place.file + u':' + QString::number(finding.place.line));
            QVERIFY(!finding.text.isEmpty());
            QVERIFY(!finding.hint.isEmpty());
            QVERIFY(!finding.subject.isEmpty());
            QVERIFY(!finding.against.isEmpty());
            QVERIFY2(!finding.text.endsWith(u'.'), qPrintable(finding.text));
        }
        QCOMPARE(found, marked);
        QCOMPARE(found.isEmpty(), which == u"no");
    }
}

void TstTogether::everyFolderIsOfARule()
{
    QStringList wanted;
    for (const auto& rule : togetherRules()) {
        QVERIFY(QByteArray(rule.id).startsWith("together."));
        wanted << QString::fromLatin1(rule.id) + u".no"_s << QString::fromLatin1(rule.id) + u".yes"_s;
    }
    wanted.sort();
    const QDir folder(QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/together"));
    QCOMPARE(folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name), wanted);
}

void TstTogether::onePlanOrNoneIsNotTogether()
{
    const LintContext context { .today = QDate(2026, 6, 1) };
    QVERIFY(checkTogether({}, context).open.isEmpty());
    for (const auto& rule : togetherRules()) {
        const auto members = membersOf(QString::fromLatin1(rule.id) + u".yes"_s);
        for (const auto& member : members)
            QVERIFY(checkTogether({ member }, context).open.isEmpty());
    }
}

void TstTogether::aWaiverOfAnyOfThePlansHolds()
{
    const QByteArray key("credentials: [{id: key, title: Key, keychain: cloud/root}]\n");
    const QByteArray waiver("people: [{id: ada, name: Ada}]\n"
                            "waivers: [{rule: together.same-key, place: key, reason: Kept in two safes, by: "
                            "ada, on: 2026-01-10}]\n");
    const auto rule = u"together.same-key"_s;
    QCOMPARE(saidTogether(rule, plansOf({ key, key })).size(), 1);
    QCOMPARE(saidTogether(rule, plansOf({ key, key + waiver })).size(), 0);
    const auto checked = checkTogether(plansOf({ key, key + waiver }), { .today = QDate(2026, 6, 1) });
    QCOMPARE(checked.waived.size(), 1);
    // The plan by itself does not say that the waiver accepts nothing.
    const auto alone = plansOf({ key + waiver });
    for (const auto& finding : checkPlan(*alone.constFirst().plan, { .today = QDate(2026, 6, 1) }).open)
        QVERIFY2(finding.place.line != 5, qPrintable(finding.text));
}

void TstTogether::aFindingNamesTheFilesOfBothPlaces()
{
    const auto checked = checkTogether(membersOf(u"together.same-key.yes"_s), { .today = QDate(2026, 6, 1) });
    QCOMPARE(checked.open.size(), 1);
    QCOMPARE(lineOf(u"folder"_s, checked.open.constFirst()),
        u"bank:4:5: warning: together.same-key: Bank and Shop need the same key, 'cloud/root': without it "
        u"none of "
        "them can go on (give each plan a key of its own, or say in one place who changes it and when) "
        "[bank, line 4 "
        "against shop, line 4]"_s);
}

void TstTogether::aSecretIsNotQuoted()
{
    const QByteArray body(
        "services: [{id: db, title: Database, region: \"postgres://u:geheim1234@db/x\"}]\n");
    const auto said = saidTogether(u"together.one-region"_s, plansOf({ body, body }));
    QCOMPARE(said.size(), 1);
    QVERIFY2(!said.constFirst().contains(u"geheim1234"), qPrintable(said.constFirst()));
}

MUSTER_TEST(TstTogether)
#include "tst_together.moc"
