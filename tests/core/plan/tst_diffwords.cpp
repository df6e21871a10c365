// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/diffwords.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstDiffWords final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void valuesAreCompared_data();
    void valuesAreCompared();
    void ofLongTextsOnlyTheDifferenceIsQuoted();
    void aKeyWithoutWordsIsItsOwn();
    void textsAreClippedBetweenWords();
};

void TstDiffWords::valuesAreCompared_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    const auto row = [](ValueSort sort, const char* before, const char* after, const char* expected) {
        QTest::addRow("%d %s, %s", int(sort), before, after)
            << int(sort) << QString::fromUtf8(before) << QString::fromUtf8(after)
            << QString::fromUtf8(expected);
    };
    using enum ValueSort;
    row(Promise, "1 h", "30 min", " (tighter)");
    row(Promise, "1 h", "2 h", " (looser)");
    row(Promise, "1 h", "60 min", " (the same, written differently)");
    row(Promise, "1 h", "<= 1 h", " (the same, written differently)");
    row(Promise, "~ 1 h", "1 h", " (now exact)");
    row(Promise, "1 h", "~ 1 h", " (now only about)");
    row(Promise, "~ 1 h", "2 h", " (looser)");
    row(Promise, "1 h", "none", " (looser)");
    row(Promise, "none", "1 h", " (tighter)");
    row(Promise, "1 h", "unknown", " (nobody says any more)");
    row(Promise, "unknown", "1 h", " (was not known)");
    row(Promise, "unknown", "0", " (was not known)");
    row(Promise, "1 h", "0", " (tighter)");
    row(Ability, "3 h", "1 h", " (better)");
    row(Cadence, "15 min", "30 min", " (less often)");
    row(Cadence, "weekly", "daily 02:00", " (more often)");
    row(Cadence, "daily 02:00", "weekdays 02:00", " (less often)");
    row(Cadence, "daily 02:00", "daily 03:00", "");
    row(Cadence, "daily 02:00", "unknown", "");
    row(Cadence, "1 min", "60 s", " (the same, written differently)");
    row(Length, "5 min", "10 min", " (longer)");
    row(Deadline, "72 h", "24 h", " (sooner)");
    row(Deadline, "72 h", "unknown", "");
    row(Keeping, "30 d", "4 weeks", " (shorter)");
    row(Keeping, "30 d", "forever", "");
    row(Prose, "a  b", "a b", " (only blanks or line breaks differ)");
    row(Plain, "a", "b", "");
}

void TstDiffWords::valuesAreCompared()
{
    QFETCH(int, sort);
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, expected);
    QCOMPARE(comparison(static_cast<ValueSort>(sort), before, after), expected);
}

void TstDiffWords::ofLongTextsOnlyTheDifferenceIsQuoted()
{
    QCOMPARE(quotedPair(u"Stop it"_s, u"Start it"_s), u"'Stop it' → 'Start it'"_s);
    QCOMPARE(
        quotedPair(u"Restore the newest copy to a new database, verify it, and only then switch the shop"_s,
            u"Restore the newest copy to a new database, verify it twice, and only then switch the shop"_s),
        u"'… database, verify it, and only …' → '… database, verify it twice, and only …'"_s);
    const auto front = u"The shop writes no more, all its queues are empty and nobody has an order open"_s;
    QCOMPARE(quotedPair(front, front + u" anywhere"_s), u"'… an order open' → '… an order open anywhere'"_s);
    const auto snow = u"雪"_s.repeated(40);
    QCOMPARE(quotedPair(snow + u"白"_s + snow, snow + u"黒"_s + snow),
        u"'"_s + snow + u"白"_s + snow + u"' → '"_s + snow + u"黒"_s + snow + u"'"_s);
    QVERIFY(quotedPair(u"🔥"_s.repeated(40), u"🔥"_s.repeated(39) + u"🔦"_s).contains(u"🔦"_s));
    QCOMPARE(quotedPair(u""_s, u"a"_s), u"'' → 'a'"_s);
}

void TstDiffWords::aKeyWithoutWordsIsItsOwn()
{
    QCOMPARE(keyWords(u"step"_s, u"run"_s).label, u"command"_s);
    QCOMPARE(keyWords(u"step"_s, u"never_heard_of"_s).label, u"never heard of"_s);
    QCOMPARE(entryWords(u"step/never_heard_of"_s).noun, u"never heard of"_s);
}

void TstDiffWords::textsAreClippedBetweenWords()
{
    QCOMPARE(clipped(u"one two three"_s, 20), u"one two three"_s);
    QCOMPARE(clipped(u"one two three"_s, 10), u"one two…"_s);
    QVERIFY(clipped(u"🔥"_s.repeated(40), 10).isValidUtf16());
}

MUSTER_TEST(TstDiffWords)
#include "tst_diffwords.moc"
