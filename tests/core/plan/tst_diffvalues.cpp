// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/diffvalues.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::plan::diff;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstDiffValues final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void valuesAreShown_data();
    void valuesAreShown();
    void namesAreShownByTheirTitle();
    void whatHoldsASecretIsNotShown_data();
    void whatHoldsASecretIsNotShown();
};

void TstDiffValues::valuesAreShown_data()
{
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* context, const char* key, const char* value, const char* expected) {
        QTest::newRow(key) << QString::fromUtf8(context) << QString::fromUtf8(key) << QByteArray(value)
                           << QString::fromUtf8(expected);
    };
    row("step", "do", "{v: Stop it}", "Stop it");
    row("phase", "order", "{v: any}", "in any order");
    row("phase", "mode", "{v: do-confirm}", "do, then confirm");
    row("step", "critical", "{v: true}", "yes");
    row("role", "duties", "{v: [A, B]}", "A, B");
    row("role", "duties", "{v: []}", "nothing");
    row("plan", "scope", "{v: {}}", "nothing");
    row("step", "run", "{v: {argv: [tar, x, my file], timeout: 5 min}}",
        "tar x \"my file\"; time limit: 5 min");
    row("step", "run", "{v: {any: [{argv: [a]}, {argv: [b, c]}]}}", "one of these: a or b c");
    row("service", "rto", "{v: {value: 1 h, remark: at night, source: \"a.md:1\"}}", "1 h, at night");
    row("backup", "copies", "{v: [{place: here, region: eu}]}", "place: here; region: eu");
}

void TstDiffValues::valuesAreShown()
{
    QFETCH(QString, context);
    QFETCH(QString, key);
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    const auto tree = readYaml(value);
    const ValueTexts texts([](const QString&) { return false; });
    QCOMPARE(texts.shown({}, context, key, *tree.root->find(u"v"_s)), expected);
}

void TstDiffValues::namesAreShownByTheirTitle()
{
    Side side;
    side.titles[u"roles"_s].insert(u"lead"_s, u"Incident commander"_s);
    const auto tree = readYaml("{a: lead, b: nobody}");
    const ValueTexts texts([](const QString&) { return false; });
    QCOMPARE(texts.shown(side, u"step"_s, u"role"_s, *tree.root->find(u"a"_s)), u"Incident commander"_s);
    QCOMPARE(texts.shown(side, u"step"_s, u"role"_s, *tree.root->find(u"b"_s)), u"nobody"_s);
    QCOMPARE(texts.full(side, u"step"_s, u"role"_s, tree.root->find(u"a"_s)), u"lead"_s);
    QVERIFY(texts.full(side, u"step"_s, u"role"_s, nullptr).isNull());
}

void TstDiffValues::whatHoldsASecretIsNotShown_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("alone") << u"address"_s << QByteArray("{v: SECRET}");
    QTest::newRow("by its key") << u"token"_s << QByteArray("{v: abc}");
    QTest::newRow("in a line") << u"why"_s << QByteArray("v: |\n  one\n  SECRET\n");
    QTest::newRow("by an option") << u"argv"_s << QByteArray("{v: [login, --password, abc]}");
    QTest::newRow("in a list") << u"triggers"_s << QByteArray("{v: [SECRET, other]}");
    QTest::newRow("in a map") << u"sql"_s << QByteArray("{v: {before: SECRET}}");
    QTest::newRow("in the environment")
        << u"run"_s << QByteArray("{v: {argv: [a], environment: {MY_KEY: abc}}}");
}

void TstDiffValues::whatHoldsASecretIsNotShown()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, value);
    const ValueTexts texts([](const QString& line) {
        return line.contains(u"SECRET"_s) || line.contains(u"--password abc"_s) || line == u"token: abc"_s;
    });
    const auto tree = readYaml(value);
    const auto shown = texts.shown({}, u"step"_s, key, *tree.root->find(u"v"_s));
    QVERIFY2(shown.contains(ValueTexts::hidden()), qPrintable(shown));
    QVERIFY2(!shown.contains(u"SECRET"_s) && !shown.contains(u"abc"_s), qPrintable(shown));
    QVERIFY(!texts.full({}, u"step"_s, key, tree.root->find(u"v"_s)).contains(u"SECRET"_s));
}

MUSTER_TEST(TstDiffValues)
#include "tst_diffvalues.moc"
