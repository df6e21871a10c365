// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/models/findindex.h"

#include <QTest>

using muster::ui::FindIndex;

class TstFindIndex final : public QObject {
    Q_OBJECT

private slots:
    void init() { muster::test::failOnWarnings(); }

    void aLineIsFoundByWhatIsTypedOfIt_data();
    void aLineIsFoundByWhatIsTypedOfIt();
    void betterOnesComeFirst();
    void amongEqualsTheOrderStays();
    void noMoreThanAskedForAreGiven();
    void eachWordMustStandInTheLine();
};

void TstFindIndex::aLineIsFoundByWhatIsTypedOfIt_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("found");
    const auto row = [](const char* name, const char* line, const char* query, bool found) {
        QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(query) << found;
    };
    row("nothing typed", "Hand over command", "", true);
    row("only blanks", "Hand over command", "  ", true);
    row("beginning", "Hand over command", "hand", true);
    row("words in any order", "Hand over command", "comm ha", true);
    row("inside", "Hand over command", "mman", true);
    row("one word is not there", "Hand over command", "hand off", false);
    row("case", "Point DATABASE_URL", "database_url", true);
    row("marks are not needed", "Übergabe an José", "ubergabe jose", true);
    row("marks may be typed", "Uebergabe an Jose", "josé", true);
    row("wide letters", "ＲＴＯ of the database", "rto", true);
    row("Chinese", "数据库恢复", "恢复", true);
    row("Arabic", "استعادة قاعدة البيانات", "قاعدة", true);
    row("sharp s", "Straße", "STRASSE", true);
    row("longer than the line", "Hand", "hand over", false);
}

void TstFindIndex::aLineIsFoundByWhatIsTypedOfIt()
{
    QFETCH(QString, line);
    QFETCH(QString, query);
    QFETCH(bool, found);
    QCOMPARE_EQ(FindIndex({ line }).find(query, 10).size(), found ? 1 : 0);
}

void TstFindIndex::betterOnesComeFirst()
{
    const FindIndex index({ QStringLiteral("Undrilled plans"), QStringLiteral("Start drill"),
        QStringLiteral("Drill calendar"), QStringLiteral("Drill") });
    QCOMPARE_EQ(index.find(QStringLiteral("drill"), 10), (QList<qsizetype> { 3, 2, 1, 0 }));
}

void TstFindIndex::amongEqualsTheOrderStays()
{
    const FindIndex index({ QStringLiteral("Step b"), QStringLiteral("Step a"), QStringLiteral("Step c") });
    QCOMPARE_EQ(index.find(QStringLiteral("step"), 10), (QList<qsizetype> { 0, 1, 2 }));
}

void TstFindIndex::noMoreThanAskedForAreGiven()
{
    const FindIndex index({ QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three") });
    QCOMPARE_EQ(index.find({}, 2), (QList<qsizetype> { 0, 1 }));
    QCOMPARE_EQ(index.find(QStringLiteral("t"), 1), (QList<qsizetype> { 1 }));
}

void TstFindIndex::eachWordMustStandInTheLine()
{
    using muster::ui::FindWords;
    const auto line = muster::ui::foldedToFind(QStringLiteral("Übergabe an José, Tier 1"));
    QVERIFY(FindWords(QStringLiteral("jose ÜBER")).areIn(line));
    QVERIFY(!FindWords(QStringLiteral("jose 2")).areIn(line));
    QVERIFY(FindWords(QStringLiteral("  ")).isEmpty());
    QVERIFY(FindWords().areIn(line));
    QVERIFY(FindWords(QStringLiteral(" a  b ")) == FindWords(QStringLiteral("A B")));
}

MUSTER_TEST(TstFindIndex)

#include "tst_findindex.moc"
