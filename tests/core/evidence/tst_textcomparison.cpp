// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/textcomparison.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace muster;
using namespace muster::evidence;
using namespace Qt::Literals::StringLiterals;

using Kind = ComparedLine::Kind;

class TstTextComparison : public QObject {
    Q_OBJECT

    /// "=" same, "|" changed, "<" only left, ">" only right.
    static QString shapeOf(const TextComparison& comparison)
    {
        QString shape;
        for (const auto& line : comparison.lines)
            shape += QStringLiteral("=|<>")[static_cast<int>(line.kind)];
        return shape;
    }
    /// Each line of each text is in one row, in order, and rows of one kind have what they say.
    static void verifyWhole(
        const TextComparison& comparison, const QByteArrayList& left, const QByteArrayList& right)
    {
        int l = 0;
        int r = 0;
        int differences = 0;
        for (const auto& line : comparison.lines) {
            QCOMPARE(line.leftNumber > 0, line.kind != Kind::OnlyRight);
            QCOMPARE(line.rightNumber > 0, line.kind != Kind::OnlyLeft);
            if (line.leftNumber > 0) {
                QCOMPARE(line.leftNumber, ++l);
                QCOMPARE(line.left, QString::fromUtf8(left[l - 1]));
            }
            if (line.rightNumber > 0) {
                QCOMPARE(line.rightNumber, ++r);
                QCOMPARE(line.right, QString::fromUtf8(right[r - 1]));
            }
            if (line.kind == Kind::Same)
                QCOMPARE(line.left, line.right);
            if (line.kind == Kind::Changed)
                QVERIFY(line.left != line.right);
            differences += line.kind == Kind::Same ? 0 : 1;
        }
        QCOMPARE(l, left.size());
        QCOMPARE(r, right.size());
        QCOMPARE(comparison.differences, differences);
    }
    static QByteArray textOf(const QByteArrayList& lines)
    {
        QByteArray text;
        for (const auto& line : lines)
            text += line + '\n';
        return text;
    }
    /// How many lines two texts have in common at most.
    static qsizetype mostInCommon(const QByteArrayList& left, const QByteArrayList& right)
    {
        QList<QList<qsizetype>> best(left.size() + 1, QList<qsizetype>(right.size() + 1, 0));
        for (qsizetype i = 0; i < left.size(); ++i) {
            for (qsizetype j = 0; j < right.size(); ++j) {
                best[i + 1][j + 1]
                    = left[i] == right[j] ? best[i][j] + 1 : std::max(best[i][j + 1], best[i + 1][j]);
            }
        }
        return best[left.size()][right.size()];
    }
    static QByteArrayList someLines(QRandomGenerator& random, int most, int kinds)
    {
        QByteArrayList lines;
        const auto count = random.bounded(most + 1);
        for (int i = 0; i < count; ++i)
            lines.append("line " + QByteArray::number(random.bounded(kinds)));
        return lines;
    }

private slots:
    void init() { test::failOnWarnings(); }

    void linesFaceEachOther_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<QString>("shape");
        const auto row = [](const char* name, const char* left, const char* right, const char* shape) {
            QTest::newRow(name) << QByteArray(left) << QByteArray(right) << QString::fromLatin1(shape);
        };
        row("nothing", "", "", "");
        row("same", "a\nb\n", "a\nb\n", "==");
        row("all new", "", "a\nb\n", ">>");
        row("all gone", "a\nb\n", "", "<<");
        row("changed", "a\nport = 1\nc\n", "a\nport = 2\nc\n", "=|=");
        row("put in", "a\nc\n", "a\nb\nc\n", "=>=");
        row("taken out", "a\nb\nc\n", "a\nc\n", "=<=");
        row("at the end", "a\n", "a\nb\n", "=>");
        row("at the beginning", "b\n", "a\nb\n", ">=");
        row("moved", "a\nb\nc\nd\n", "b\nc\nd\na\n", "<===>");
        row("one put in before one that was changed", "a\nwork_mem = 4MB\nz\n",
            "a\n# by Ada, for the batch\nwork_mem = 64MB\nz\n", "=>|=");
        row("one taken out before one that was changed", "a\n# old\nwork_mem = 4MB\nz\n",
            "a\nwork_mem = 64MB\nz\n", "=<|=");
        row("nothing alike, as many", "a\nxxxx\nyyyy\nb\n", "a\n1111\n2222\nb\n", "=||=");
        row("nothing alike, more", "a\nxxxx\nb\n", "a\n1111\n2222\nb\n", "=|>=");
        row("repeated lines", "}\n\n}\n\n}\n", "}\n\n}\n", "===<<");
        row("a block doubled", "f {\n  x\n}\n", "f {\n  x\n}\ng {\n  x\n}\n", "===>>>");
        row("blanks count", "a b\n", "a  b\n", "|");
        row("case counts", "On\n", "on\n", "|");
    }
    void linesFaceEachOther()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(QString, shape);
        const auto compared = compareTexts(left, right);
        VERIFY_RESULT(compared);
        QCOMPARE(shapeOf(*compared), shape);
        QCOMPARE(compared->remarks, QStringList());
        const auto linesOf = [](const QByteArray& text) {
            auto lines = text.split('\n');
            lines.removeLast();
            return lines;
        };
        verifyWhole(*compared, linesOf(left), linesOf(right));
    }

    void linesHaveTheirTextsAndNumbers()
    {
        const auto compared = compareTexts("a\nold\nz\n", "new\na\nolder\nz\n");
        VERIFY_RESULT(compared);
        const QList<ComparedLine> expected { { Kind::OnlyRight, {}, u"new"_s, 0, 1 },
            { Kind::Same, u"a"_s, u"a"_s, 1, 2 }, { Kind::Changed, u"old"_s, u"older"_s, 2, 3 },
            { Kind::Same, u"z"_s, u"z"_s, 3, 4 } };
        QCOMPARE(compared->lines, expected);
        QCOMPARE(compared->differences, 2);
    }

    void lineEndsAreSaidAndCountForNothing()
    {
        const auto compared = compareTexts("a\r\nb\r\n", "a\nb\n");
        VERIFY_RESULT(compared);
        QCOMPARE(compared->differences, 0);
        QCOMPARE(compared->remarks.size(), 1);
        QVERIFY(compared->remarks.first().contains(u"in CR LF on the left and in LF on the right"));
        const auto mixed = compareTexts("a\r\nb\nc\rd", "a\nb\nc\nd\n");
        VERIFY_RESULT(mixed);
        QCOMPARE(mixed->differences, 0);
        QCOMPARE(mixed->remarks.size(), 2);
        QVERIFY(mixed->remarks[0].contains(u"CR LF and LF and CR on the left"));
        QCOMPARE(mixed->remarks[1], u"The last line on the left has no line end."_s);
        const auto single = compareTexts("a", "a\n");
        VERIFY_RESULT(single);
        QCOMPARE(single->remarks, QStringList { u"The last line on the left has no line end."_s });
        const auto marked = compareTexts("a\n",
            "\xef\xbb\xbf"
            "a\n");
        VERIFY_RESULT(marked);
        QCOMPARE(marked->differences, 0);
        QCOMPARE(marked->remarks, QStringList { u"The text on the right begins with a byte order mark."_s });
    }

    void whatOnlyLooksTheSameIsChanged()
    {
        const auto compared = compareTexts("\x1b[31mred\x1b[0m\nVerz\xf6gerung\n", "red\nVerz\xe4gerung\n");
        VERIFY_RESULT(compared);
        QCOMPARE(shapeOf(*compared), u"||"_s);
        QCOMPARE(compared->lines[0].left, u"red"_s);
        QCOMPARE(compared->lines[0].right, u"red"_s);
    }

    void nothingOfALineCanTurnTheOther()
    {
        const auto compared = compareTexts("a\xe2\x80\xae"
                                           "b\n",
            "ab\n");
        VERIFY_RESULT(compared);
        QVERIFY(!compared->lines[0].left.contains(QChar(0x202e)));
    }

    void whatIsTooLongOrNoTextIsRefused()
    {
        const auto pdf = compareTexts("%PDF-1.7\n", "a\n");
        QVERIFY(!pdf);
        QCOMPARE(pdf.error().text, u"Only texts can be compared line by line."_s);
        QVERIFY(!compareTexts("a\n", QByteArray("a\0", 2)));
        const auto many = QByteArray("a\n").repeated(kMostComparedLines);
        VERIFY_RESULT(compareTexts(many, many));
        const auto more = compareTexts(many, many + "a\n");
        QVERIFY(!more);
        QCOMPARE(more.error().fault, Fault::Invalid);
        QVERIFY(more.error().text.contains(u"20000 lines"));
        const QByteArray large(kMostComparedBytes, 'a');
        VERIFY_RESULT(compareTexts(large, "b"));
        const auto larger = compareTexts(large + 'a', "b");
        QVERIFY(!larger);
        QVERIFY(larger.error().text.contains(u"2 MiB"));
    }

    void nothingIsLostOfAnyTwoTexts()
    {
        QRandomGenerator random(20260314);
        for (int i = 0; i < 1000; ++i) {
            const auto left = someLines(random, 25, 1 + random.bounded(12));
            const auto right = someLines(random, 25, 1 + random.bounded(12));
            const auto compared = compareTexts(textOf(left), textOf(right));
            VERIFY_RESULT(compared);
            verifyWhole(*compared, left, right);
            if (QTest::currentTestFailed()) {
                qInfo("left %s, right %s", left.join(',').constData(), right.join(',').constData());
                return;
            }
        }
    }

    void whereNoLineStandsOutDifferencesAreAsFewAsCanBe()
    {
        QRandomGenerator random(7);
        int judged = 0;
        for (int i = 0; i < 1000; ++i) {
            // Each line is there twice at least, so that none is matched for standing out.
            const auto few = [&] {
                auto lines = someLines(random, 20, 3);
                return lines + QByteArrayList { "line 0", "line 1", "line 2", "line 0", "line 1", "line 2" };
            };
            const auto left = few();
            const auto right = few();
            const auto compared = compareTexts(textOf(left), textOf(right));
            VERIFY_RESULT(compared);
            const auto same = std::count_if(compared->lines.begin(), compared->lines.end(),
                [](const ComparedLine& line) { return line.kind == Kind::Same; });
            const auto most = mostInCommon(left, right);
            // Between two lines that do stand out once what is around them is matched, a few may be lost.
            judged += same == most ? 1 : 0;
            QVERIFY2(same <= most && same * 2 >= most, qPrintable(u"%1 of %2"_s.arg(same).arg(most)));
        }
        QVERIFY2(judged > 900, qPrintable(QString::number(judged)));
    }

    void longTextsWithNothingInCommonTakeNoLongerThanTheirLength_data()
    {
        QTest::addColumn<QByteArrayList>("left");
        QTest::addColumn<QByteArrayList>("right");
        const auto made = [](int seed, int kinds) {
            QRandomGenerator random(seed);
            QByteArrayList lines;
            for (qsizetype i = 0; i < kMostComparedLines; ++i)
                lines.append(QByteArray::number(random.bounded(kinds)));
            return lines;
        };
        QTest::newRow("two kinds of lines") << made(1, 2) << made(2, 2);
        QTest::newRow("a hundred") << made(1, 100) << made(2, 100);
        QTest::newRow("each about once") << made(1, 20000) << made(2, 20000);
        auto turned = made(3, 1000000);
        const auto straight = turned;
        std::reverse(turned.begin(), turned.end());
        QTest::newRow("upside down") << straight << turned;
    }
    void longTextsWithNothingInCommonTakeNoLongerThanTheirLength()
    {
        QFETCH(QByteArrayList, left);
        QFETCH(QByteArrayList, right);
        const auto compared = compareTexts(textOf(left), textOf(right));
        VERIFY_RESULT(compared);
        verifyWhole(*compared, left, right);
    }
};

MUSTER_TEST(TstTextComparison)
#include "tst_textcomparison.moc"
