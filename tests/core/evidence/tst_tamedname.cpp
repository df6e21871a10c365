// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/tamedname.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <algorithm>

using namespace muster;
using namespace muster::evidence;
using namespace Qt::Literals::StringLiterals;

class TstTamedName : public QObject {
    Q_OBJECT

    /// What holds of every name, whatever it was before.
    static void verifyTame(const QString& name)
    {
        const auto escaped = name.toHtmlEscaped().left(400).toUtf8();
        const auto* shown = escaped.constData();
        QVERIFY2(!name.isEmpty(), shown);
        QVERIFY2(name.size() <= kLongestName, shown);
        QVERIFY2(name.toUtf8().size() <= kMostNameBytes, shown);
        QVERIFY2(name.isValidUtf16(), shown);
        QCOMPARE(name.normalized(QString::NormalizationForm_C), name);
        QCOMPARE(tamedName(name), name);
        for (const auto c : name) {
            QVERIFY2(!u"<>:\"/\\|?*"_s.contains(c), shown);
            QVERIFY2(c.category() != QChar::Other_Control && c.category() != QChar::Other_Format, shown);
        }
        for (const auto end : { u'.', u' ' }) {
            QVERIFY2(!name.startsWith(end), shown);
            QVERIFY2(!name.endsWith(end), shown);
        }
    }

private slots:
    void init() { test::failOnWarnings(); }

    void hostileNamesAreTamed_data()
    {
        QTest::addColumn<QString>("hostile");
        QTest::addColumn<QString>("tame");
        int number = 0;
        const auto row = [&](const QString& hostile, const QString& tame) {
            QTest::addRow("%02d %s", ++number, qPrintable(tame)) << hostile << tame;
        };
        const auto same = [&](const QString& name) { row(name, name); };
        // Names of people stay as they are.
        same(u"lag.txt"_s);
        same(u"Bildschirmfoto von 2026-03-14 03-12-00.png"_s);
        same(u"日本.log"_s);
        same(u"🔥.log"_s);
        same(u"résumé (2).tar.gz"_s);
        same(u"COM10"_s);
        same(u"CONSOLE.txt"_s);
        same(u"xcon.txt"_s);
        // For a shell they are hostile, for a file system they are names.
        same(u"$(reboot).txt"_s);
        same(u"`id`;rm -rf ~.txt"_s);
        same(u"%s%n%x.txt"_s);
        // Paths.
        row(u"/etc/passwd"_s, u"passwd"_s);
        row(u"../../etc/shadow"_s, u"shadow"_s);
        row(u"..\\..\\boot.ini"_s, u"boot.ini"_s);
        row(u"C:\\Users\\ada\\lag.txt"_s, u"lag.txt"_s);
        row(u"\\\\server\\share\\lag.txt"_s, u"lag.txt"_s);
        row(u"file:///etc/passwd"_s, u"passwd"_s);
        row(u"a/b\\c"_s, u"c"_s);
        row(u"lag.txt/"_s, u"lag.txt"_s);
        row(u"C:lag.txt"_s, u"C_lag.txt"_s);
        row(u"a\u2215b\uFF0Fc\u2044d\uFF3Ce.txt"_s, u"a_b_c_d_e.txt"_s);
        // Nothing is left.
        for (const auto& nothing : { QString(), u"/"_s, u"."_s, u".."_s, u"..."_s, u"   "_s, u". . ."_s,
                 u"---"_s, u"\u202E\u200B"_s, u"\u3164\u2800"_s, u"a/.."_s })
            row(nothing, u"file"_s);
        // Ends.
        row(u".bashrc"_s, u"bashrc"_s);
        row(u" . lag.txt"_s, u"lag.txt"_s);
        row(u"lag.txt. . ."_s, u"lag.txt"_s);
        row(u"lag.exe "_s, u"lag.exe"_s);
        row(u"--help"_s, u"help"_s);
        row(u"-rf.txt"_s, u"rf.txt"_s);
        row(u"\u0301lag.txt"_s, u"lag.txt"_s);
        // What controls, hides or turns.
        row(QString::fromUtf8("lag\0.txt", 8), u"lag.txt"_s);
        row(u"lag\r\n.txt"_s, u"lag .txt"_s);
        row(u"lag\tx.txt"_s, u"lag x.txt"_s);
        row(u"lag\u001b[31m.txt"_s, u"lag[31m.txt"_s);
        row(u"lag\u007f\u009b\u0007.txt"_s, u"lag.txt"_s);
        row(u"photo\u202Egnp.exe"_s, u"photognp.exe"_s);
        row(u"a\u2066b\u2069\u200E\u061C.txt"_s, u"ab.txt"_s);
        row(u"la\u200Bg\uFEFF\u00AD\u200D.txt"_s, u"lag.txt"_s);
        row(u"lag\u2028\u2029\u0085x.txt"_s, u"lag x.txt"_s);
        row(u"lag\u00A0\u2003\u3000x.txt"_s, u"lag x.txt"_s);
        row(u"lag\uFFFC\uFFF9\uFFFF.txt"_s, u"lag.txt"_s);
        row(u"lag\U000E0041\U000E0042\U0001FFFF.txt"_s, u"lag.txt"_s);
        row(u"lag"_s + QChar(0xD800) + u".txt"_s + QChar(0xDC00), u"lag.txt"_s);
        row(u"\u3164\u2800.txt"_s, u"txt"_s);
        // Names and characters that Windows keeps for itself.
        row(u"CON"_s, u"_CON"_s);
        row(u"con.txt"_s, u"_con.txt"_s);
        row(u"NUL.tar.gz"_s, u"_NUL.tar.gz"_s);
        row(u"COM1"_s, u"_COM1"_s);
        row(u"lpt9.log"_s, u"_lpt9.log"_s);
        row(u"COM¹.txt"_s, u"_COM¹.txt"_s);
        row(u"AUX .txt"_s, u"_AUX .txt"_s);
        row(u"PRN."_s, u"_PRN"_s);
        row(u"conin$"_s, u"_conin$"_s);
        row(u"CLOC\u212A$"_s, u"_CLOCK$"_s);
        row(u"N\u200BUL"_s, u"_NUL"_s);
        row(u"..nul"_s, u"_nul"_s);
        row(u"lag.txt:evil.exe"_s, u"lag.txt_evil.exe"_s);
        row(u"lag.txt::$DATA"_s, u"lag.txt__$DATA"_s);
        row(u"a|b?c*d\"e<f>.txt"_s, u"a_b_c_d_e_f_.txt"_s);
        // One spelling.
        row(u"e\u0301t\u00e9.txt"_s, u"\u00e9t\u00e9.txt"_s);
        row(u"e\u200B\u0301.txt"_s, u"\u00e9.txt"_s);
    }
    void hostileNamesAreTamed()
    {
        QFETCH(QString, hostile);
        QFETCH(QString, tame);
        const auto name = tamedName(hostile);
        QCOMPARE(name, tame);
        verifyTame(name);
    }

    void longNamesKeepTheirExtension_data()
    {
        QTest::addColumn<QString>("hostile");
        QTest::addColumn<QString>("end");
        const auto repeated = [](const QString& part, int times) { return part.repeated(times); };
        QTest::newRow("letters") << repeated(u"a"_s, 300) + u".txt"_s << u"aaa.txt"_s;
        QTest::newRow("three bytes each") << repeated(u"日"_s, 300) + u".log"_s << u"日.log"_s;
        QTest::newRow("pairs") << u"x"_s + repeated(u"🔥"_s, 300) + u".log"_s << u"🔥.log"_s;
        QTest::newRow("no extension") << repeated(u"a"_s, 300) << u"aaa"_s;
        QTest::newRow("too long an extension")
            << repeated(u"a"_s, 100) + u'.' + repeated(u"b"_s, 300) << u"bbb"_s;
        QTest::newRow("marks") << u"a"_s + repeated(u"\u0315"_s, 3000) + u".txt"_s << u".txt"_s;
        QTest::newRow("blanks before the cut")
            << repeated(u"a"_s, 140) + repeated(u". "_s, 100) + u"b.txt"_s << u"a.txt"_s;
        QTest::newRow("a device") << u"CON."_s + repeated(u"a"_s, 300) + u".txt"_s << u"a.txt"_s;
    }
    void longNamesKeepTheirExtension()
    {
        QFETCH(QString, hostile);
        QFETCH(QString, end);
        const auto name = tamedName(hostile);
        verifyTame(name);
        QVERIFY2(name.endsWith(end), qPrintable(name));
        QVERIFY(name.size() > kLongestName / 2 - 2);
    }

    void aNameOfManyMegabytesIsReadToItsEndOnly()
    {
        const auto name = tamedName(QString(16 * 1024 * 1024, u'\u0301'));
        QCOMPARE(name, u"file"_s);
        verifyTame(tamedName(u"a"_s.repeated(16 * 1024 * 1024)));
    }

    void everyCharacterAloneAndBetweenOthersIsTamed()
    {
        for (char32_t c = 0; c <= 0xFFFF; ++c) {
            const QChar one(static_cast<char16_t>(c));
            verifyTame(tamedName(QString(one)));
            verifyTame(tamedName(u"a"_s + one + u"b.txt"_s));
            if (QTest::currentTestFailed())
                return;
        }
    }

    void besideOthersANameIsCounted()
    {
        QCOMPARE(nameBeside(u"lag.txt"_s, {}), u"lag.txt"_s);
        QCOMPARE(nameBeside(u"lag.txt"_s, { u"log.txt"_s }), u"lag.txt"_s);
        QCOMPARE(nameBeside(u"lag.txt"_s, { u"lag.txt"_s }), u"lag (2).txt"_s);
        QCOMPARE(nameBeside(u"lag.txt"_s, { u"LAG.TXT"_s, u"Lag (2).txt"_s }), u"lag (3).txt"_s);
        QCOMPARE(nameBeside(u"lag"_s, { u"lag"_s }), u"lag (2)"_s);
        QStringList taken;
        for (int i = 0; i < 12; ++i)
            taken.append(nameBeside(u"a.tar.gz"_s, taken));
        QCOMPARE(taken.constLast(), u"a.tar (12).gz"_s);
        const auto longest = tamedName(u"日"_s.repeated(300) + u".log"_s);
        const auto next = nameBeside(longest, { longest });
        QVERIFY(next != longest);
        QVERIFY2(next.endsWith(u" (2).log"), qPrintable(next));
        verifyTame(next);
    }
};

MUSTER_TEST(TstTamedName)
#include "tst_tamedname.moc"
