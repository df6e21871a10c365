// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/printable.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstPrintable final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void foreignTextCannotCommandATerminal();
    void whatPeopleWriteStays_data();
    void whatPeopleWriteStays();
    void linesBecomeOne();
    void whatSteersATerminalIsShown_data();
    void whatSteersATerminalIsShown();
    void aPairThatIsCutIsNone();
    void theEndOfALongTextIsLeftOut();
};

void TstPrintable::foreignTextCannotCommandATerminal()
{
    // Clears the screen, sets the title, turns the direction, and is split by a control character of
    // eight bits.
    const auto shown = printable(QStringLiteral("a\x1b[2J b\a c\u202e d\u009b e\r\tf\ng"));
    for (const auto c : { u'\x1b', u'\a', u'\u202e', u'\u009b', u'\r', u'\t' })
        QVERIFY(!shown.contains(c));
    QVERIFY(shown.contains(QStringLiteral("[2J b")));
    QVERIFY(shown.contains(QStringLiteral("f\ng")));
    QCOMPARE_EQ(printable(QStringLiteral("Größe — “ok” 日本")), QStringLiteral("Größe — “ok” 日本"));
}

void TstPrintable::whatPeopleWriteStays_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("plain") << u"Restore to a new branch (10 %)"_s;
    QTest::newRow("accents") << u"Rückfall größer als 5 €"_s;
    QTest::newRow("right to left") << u"שחזור"_s;
    QTest::newRow("emoji of several") << u"👩‍🚒 on call"_s;
}

void TstPrintable::whatPeopleWriteStays()
{
    QFETCH(QString, text);
    QCOMPARE(printableLine(text), text);
}

void TstPrintable::linesBecomeOne()
{
    QCOMPARE(printableLine(u"one\ntwo\r\tthree\u2028four\u0085five\n\n"_s), u"one two  three four five"_s);
}

void TstPrintable::whatSteersATerminalIsShown_data()
{
    QTest::addColumn<int>("unit");
    for (const int unit : { 0x00, 0x07, 0x08, 0x1B, 0x7F, 0x9B, 0x061C, 0x200E, 0x202A, 0x202E, 0x2066,
             0x2069, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF })
        QTest::addRow("U+%04X", static_cast<unsigned>(unit)) << unit;
}

void TstPrintable::whatSteersATerminalIsShown()
{
    QFETCH(int, unit);
    QCOMPARE(printableLine(u"a"_s + QChar(static_cast<char16_t>(unit)) + u'b'), u"a\uFFFDb"_s);
}

void TstPrintable::aPairThatIsCutIsNone()
{
    QCOMPARE(printableLine(u"ab😀cd"_s, 4), u"ab\uFFFD…"_s);
    QCOMPARE(printableLine(u"ab😀cd"_s, 5), u"ab😀…"_s);
}

void TstPrintable::theEndOfALongTextIsLeftOut()
{
    QCOMPARE(printableLine(QString(kMaxPrintable, u'x')), QString(kMaxPrintable, u'x'));
    const auto cut = printableLine(QString(kMaxPrintable + 1, u'x'));
    QCOMPARE(cut.size(), kMaxPrintable);
    QVERIFY(cut.endsWith(u"x…"_s));
}

MUSTER_TEST(TstPrintable)
#include "tst_printable.moc"
