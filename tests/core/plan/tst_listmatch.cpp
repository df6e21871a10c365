// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/listmatch.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<EntryNames> named(const QString& letters)
{
    QList<EntryNames> made;
    for (const auto letter : letters)
        made.append({ QString(letter) });
    return made;
}

/// "a", "+a" where it came, "-a" where it went, "~a" where it moved.
QString merged(const QString& before, const QString& after)
{
    QStringList made;
    for (const auto& row : mergedList(partnersOf(named(before), named(after)), after.size())) {
        const auto sign = row.isAdded() ? u"+"_s
            : row.isRemoved()           ? u"-"_s
            : row.isMoved               ? u"~"_s
                                        : QString();
        made.append(sign + (row.isRemoved() ? before[row.before] : after[row.after]));
    }
    return made.join(u' ');
}

} // namespace

class TstListMatch final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void listsAreMerged_data();
    void listsAreMerged();
    void theSurerNameGoesFirst();
    void anEmptyNameRecognisesNothing();
    void fewestMove();
};

void TstListMatch::listsAreMerged_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << u""_s << u""_s << u""_s;
    QTest::newRow("the same") << u"abc"_s << u"abc"_s << u"a b c"_s;
    QTest::newRow("all new") << u""_s << u"ab"_s << u"+a +b"_s;
    QTest::newRow("all gone") << u"ab"_s << u""_s << u"-a -b"_s;
    QTest::newRow("one between") << u"ac"_s << u"abc"_s << u"a +b c"_s;
    QTest::newRow("one gone") << u"abc"_s << u"ac"_s << u"a -b c"_s;
    QTest::newRow("first gone") << u"abc"_s << u"bc"_s << u"-a b c"_s;
    QTest::newRow("last to first") << u"abcd"_s << u"dabc"_s << u"~d a b c"_s;
    QTest::newRow("first to last") << u"abcd"_s << u"bcda"_s << u"b c d ~a"_s;
    QTest::newRow("moved past what went") << u"abcd"_s << u"acb"_s << u"a ~c -d b"_s;
    QTest::newRow("twice there") << u"aab"_s << u"ab"_s << u"a -a b"_s;
}

void TstListMatch::listsAreMerged()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, expected);
    QCOMPARE(merged(before, after), expected);
}

void TstListMatch::theSurerNameGoesFirst()
{
    const QList<EntryNames> before { { u"a"_s, u"Stop"_s }, { u"b"_s, u"Go"_s } };
    QCOMPARE(
        partnersOf(before, { { u"c"_s, u"Stop"_s }, { u"a"_s, u"Go"_s } }), (QList<qsizetype> { 1, -1 }));
    QCOMPARE(
        partnersOf(before, { { u"b"_s, u"Stop"_s }, { u"c"_s, u"Stop"_s } }), (QList<qsizetype> { 1, 0 }));
}

void TstListMatch::anEmptyNameRecognisesNothing()
{
    QCOMPARE(partnersOf({ { u""_s } }, { { u""_s } }), (QList<qsizetype> { -1 }));
}

void TstListMatch::fewestMove()
{
    QCOMPARE(restingAmong({}), QSet<qsizetype>());
    QCOMPARE(restingAmong({ 3, 0, 1, 2 }), (QSet<qsizetype> { 0, 1, 2 }));
    QCOMPARE(restingAmong({ 5, 1, 4, 2, 3 }), (QSet<qsizetype> { 1, 2, 3 }));
    QCOMPARE(restingAmong({ 2, 1, 0 }).size(), 1);
}

MUSTER_TEST(TstListMatch)
#include "tst_listmatch.moc"
