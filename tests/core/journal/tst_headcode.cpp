// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/headcode.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QCryptographicHash>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace muster;
using namespace muster::journal;
using namespace Qt::Literals::StringLiterals;

namespace {

Head headOf(const QByteArray& hash, qint64 seq = 47)
{
    return { OriginId(QUuid(u"00000000-0000-4000-8000-000000000001"_s)), seq, hash };
}

/// An entry whose words are not the first ones of the list.
Head someHead()
{
    return headOf(QCryptographicHash::hash("an entry", QCryptographicHash::Sha256));
}

QString wordsOfSome()
{
    return wordsOf(someHead().hash).join(u' ');
}

} // namespace

class TstHeadCode final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void theListIsTheOneOfTheSpecification()
    {
        const auto& words = headWordList();
        QCOMPARE_EQ(words.size(), 2048);
        QVERIFY(std::is_sorted(words.begin(), words.end()));
        QSet<QString> beginnings;
        for (const auto& word : words)
            beginnings.insert(word.left(4));
        QCOMPARE_EQ(beginnings.size(), words.size());
        // A list that is changed by one letter tells people that a whole record is none.
        const auto text = words.join(u'\n').toLatin1() + '\n';
        QCOMPARE_EQ(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex(),
            QByteArray("2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"));
    }

    void aCodeHoldsTheWholeHash()
    {
        QCOMPARE_EQ(codeOf(headOf(QByteArray(32, '\x3f'))), u"muster:47:"_s + u"3f"_s.repeated(32));
        const auto read = headMarkFromText(codeOf(someHead()));
        VERIFY_RESULT(read);
        QCOMPARE_EQ(read->digits.size(), 64);
        QVERIFY(read->fits(someHead()));
    }

    void wordsAreElevenBitsEach()
    {
        QCOMPARE_EQ(wordsOf(QByteArray(32, '\0')), QStringList(12, u"abandon"_s));
        QCOMPARE_EQ(wordsOf(QByteArray(32, '\xff')), QStringList(12, u"zoo"_s));
        // 00000000001 00000000010 00000000011 …: words 1, 2, 3, then as the twelve numbers have it.
        const auto bits = [] {
            QString made;
            for (const int number : { 1, 2, 3, 1024, 2047, 0, 682, 1365, 5, 6, 7, 2046 })
                made += QString::number(number, 2).rightJustified(11, u'0');
            return made;
        }();
        QByteArray hash(32, '\0');
        for (qsizetype i = 0; i < bits.size(); ++i) {
            if (bits[i] == u'1')
                hash[i / 8] = static_cast<char>(hash[i / 8] | (0x80 >> (i % 8)));
        }
        const auto& list = headWordList();
        QCOMPARE_EQ(wordsOf(hash),
            (QStringList { list[1], list[2], list[3], list[1024], list[2047], list[0], list[682], list[1365],
                list[5], list[6], list[7], list[2046] }));
    }

    void wordsHoldTheBeginningOfTheHash()
    {
        const auto read = headMarkFromText(u"47: "_s + wordsOfSome());
        VERIFY_RESULT(read);
        QCOMPARE_EQ(read->digits, QString::fromLatin1(someHead().hash.toHex().left(33)));
        QVERIFY(read->fits(someHead()));
        auto other = someHead();
        other.seq = 48;
        QVERIFY(!read->fits(other));
        // The last of the 132 bits counts, the one behind it does not.
        other = someHead();
        other.hash[16] = static_cast<char>(other.hash[16] ^ 0x10);
        QVERIFY(!read->fits(other));
        other = someHead();
        other.hash[16] = static_cast<char>(other.hash[16] ^ 0x08);
        QVERIFY(read->fits(other));
        QVERIFY(!headMarkFromText(codeOf(someHead()))->fits(other));
        QVERIFY(!HeadMark().fits(headOf({}, 0)));
    }

    void whateverPeopleMakeOfItIsRead_data()
    {
        QTest::addColumn<QString>("text");
        const auto code = codeOf(someHead());
        const auto words = wordsOfSome();
        const auto list = words.split(u' ');
        const auto groups = [&](const QString& between) {
            return QStringList { list.mid(0, 4).join(u' '), list.mid(4, 4).join(u' '),
                list.mid(8).join(u' ') }
                .join(between);
        };
        QStringList shortened;
        QStringList numbered;
        for (const auto& word : list) {
            shortened.append(word.left(4));
            numbered.append(u"%1. %2"_s.arg(QString::number(numbered.size() + 1), word));
        }
        QTest::newRow("capital code") << code.toUpper();
        QTest::newRow("a code in a mail")
            << u"Hello Ben,\n\nat 03:14 on 2026-03-14 it was <%1>.\nAdd it to 47: abuse.\n"_s.arg(code);
        QTest::newRow("a code that was wrapped and quoted")
            << u"> "_s + code.left(40) + u"\n> "_s + code.mid(40);
        QTest::newRow("a code that a mail cut") << code.left(60) + u"=\r\n"_s + code.mid(60);
        QTest::newRow("a code with blanks") << QString(code).replace(u':', u" : "_s);
        QTest::newRow("words") << u"47: "_s + words;
        QTest::newRow("capital words") << u"47: "_s + words.toUpper();
        QTest::newRow("commas") << u"47: "_s + list.join(u", "_s) + u'.';
        QTest::newRow("hyphens, no colon") << u"47 "_s + list.join(u'-');
        QTest::newRow("four letters") << u"47: "_s + shortened.join(u' ');
        QTest::newRow("lines") << u"47:\n"_s + groups(u"\r\n\r\n"_s);
        QTest::newRow("numbered lines") << u"Entry 47\n1: %1"_s.arg(groups(u"\n2: "_s));
        QTest::newRow("numbered words") << u"47: "_s + numbered.join(u' ');
        QTest::newRow("numbered words in lines") << u"entry 47\n"_s + numbered.join(u'\n');
        QTest::newRow("with its program") << u"Muster: 47: "_s + words;
        QTest::newRow("in a sentence")
            << u"On 2026-03-14 at 03:14 Ada read to me: entry 47, the words are: "_s + words
                + u".\nThat was at 03:20."_s;
        QTest::newRow("before a word of the list") << u"47: "_s + words + u"\n\nThat is all."_s;
        QTest::newRow("full stops") << u"47: "_s + list.join(u". "_s) + u'.';
        QTest::newRow("quoted") << u"> 47: "_s + groups(u"\n> "_s);
    }
    void whateverPeopleMakeOfItIsRead()
    {
        QFETCH(const QString, text);
        const auto read = headMarkFromText(text);
        VERIFY_RESULT(read);
        QVERIFY(read->fits(someHead()));
    }

    /// As they are copied from a PDF.
    void ligaturesAreLetters()
    {
        const auto words = u"47:"_s + u" file"_s.repeated(12);
        const auto read = headMarkFromText(QString(words).replace(u"fi"_s, QString(QChar(0xfb01))));
        VERIFY_RESULT(read);
        QCOMPARE_EQ(*read, *headMarkFromText(words));
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto code = codeOf(someHead());
        const auto words = u"able about above absent absorb abstract absurd abuse access accident account "_s;
        const auto number
            = u"Say which entry it is: its number stands before the words, as in \"47: able about …\"."_s;
        const auto whole
            = u"The code of entry 47 is not whole: behind its number belong 64 digits, 0 to 9 and a to f."_s;
        QTest::newRow("nothing") << QString() << number;
        QTest::newRow("no number") << QString(words + u"accuse"_s) << number;
        QTest::newRow("no entry") << QString(u"0: "_s + words + u"accuse"_s)
                                  << u"\"0\" is not the number of an entry."_s;
        QTest::newRow("no such number") << u"99999999999999999999: able"_s
                                        << u"\"99999999999999999999\" is not the number of an entry."_s;
        QTest::newRow("a digit is missing") << code.chopped(1) << whole;
        QTest::newRow("a digit too many") << QString(code + u'0') << whole;
        QTest::newRow("half of it is missing") << code.chopped(32) << whole;
        QTest::newRow("no digit") << QString(code.chopped(1) + u'o') << whole;
        QTest::newRow("no words") << u"47:"_s
                                  << u"Twelve words belong behind the number of the entry; here are 0."_s;
        QTest::newRow("too few") << QString(u"47: "_s + words)
                                 << u"Twelve words belong behind the number of the entry; here are 11."_s;
        QTest::newRow("too many") << QString(u"47: "_s + words + u"accuse achieve"_s)
                                  << u"Twelve words belong behind the number of the entry; here are 13."_s;
        QTest::newRow("too many, and more")
            << QString(u"47: "_s + words + u"accuse achieve. Regards, Ben"_s)
            << u"Twelve words belong behind the number of the entry; here are 13."_s;
        QTest::newRow("swapped letters")
            << QString(u"47: "_s + words + u"acccuse"_s)
            << u"\"acccuse\" is none of the words of a record. Did you mean \"accuse\"?"_s;
        QTest::newRow("in the middle") << QString(
            u"47: abel "_s + words) << u"\"abel\" is none of the words of a record. Did you mean \"able\"?"_s;
        QTest::newRow("nothing near") << QString(u"47: "_s + words + u"xqzxqzxq"_s)
                                      << u"\"xqzxqzxq\" is none of the words of a record."_s;
        QTest::newRow("three letters are too few")
            << QString(u"47: "_s + words + u"acc"_s)
            << u"\"acc\" is none of the words of a record. Did you mean \"act\"?"_s;
        QTest::newRow("a word that goes on")
            << QString(u"47: "_s + words + u"accused"_s)
            << u"\"accused\" is none of the words of a record. Did you mean \"accuse\"?"_s;
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, said);
        const auto read = headMarkFromText(text);
        QVERIFY(!read);
        QCOMPARE_EQ(read.error().text, said);
        QCOMPARE_EQ(read.error().fault, Fault::Invalid);
    }

    void everyWordCounts()
    {
        const auto& list = headWordList();
        for (int i = 0; i < 12; ++i) {
            auto words = wordsOf(someHead().hash);
            words[i] = list[(list.indexOf(words[i]) + 1) % list.size()];
            const auto read = headMarkFromText(u"47: "_s + words.join(u' '));
            VERIFY_RESULT(read);
            QVERIFY2(!read->fits(someHead()), qPrintable(words[i]));
        }
    }
};

MUSTER_TEST(TstHeadCode)
#include "tst_headcode.moc"
