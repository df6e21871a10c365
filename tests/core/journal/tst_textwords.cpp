// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/textwords.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::journal;

namespace {

QString shown(const QList<TextWord>& words)
{
    QStringList texts;
    for (const auto& word : words)
        texts.append(word.followsCharacter ? u'+' + word.text : word.text);
    return texts.join(u' ');
}

QString shown(const QList<SoughtWords>& sought)
{
    QStringList texts;
    for (const auto& one : sought)
        texts.append(
            u'[' + shown(one.words) + (one.isBeginning ? QStringLiteral("*]") : QStringLiteral("]")));
    return texts.join(u' ');
}

} // namespace

class TstTextWords final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void textsAreCutIntoWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("case") << QStringLiteral("The DISK is Full.") << QStringLiteral("the disk is full");
        QTest::newRow("accents") << QStringLiteral("Café für Łódź, Ångström")
                                 << QStringLiteral("cafe fur lodz angstrom");
        QTest::newRow("accents that stand alone") << QStringLiteral("Cafe\u0301") << QStringLiteral("cafe");
        QTest::newRow("strokes") << QStringLiteral("ŁĐØ Æon İı") << QStringLiteral("ldo aeon ii");
        QTest::newRow("sharp s") << QStringLiteral("Straße") << QStringLiteral("strasse");
        QTest::newRow("Greek and Cyrillic") << QStringLiteral("Άλφα Йод") << QStringLiteral("αλφα иод");
        QTest::newRow("wide") << QStringLiteral("ＤＢ１") << QStringLiteral("db1");
        QTest::newRow("digits") << QStringLiteral("10.0.0.7:5432") << QStringLiteral("10 0 0 7 5432");
        QTest::newRow("names") << QStringLiteral("restore-point_2/x") << QStringLiteral("restore point 2 x");
        QTest::newRow("Chinese") << QStringLiteral("重启主库") << QStringLiteral("重 +启 +主 +库");
        QTest::newRow("two rows") << QStringLiteral("主库, 机器") << QStringLiteral("主 +库 机 +器");
        QTest::newRow("mixed") << QStringLiteral("DB主库2") << QStringLiteral("db 主 +库 2");
        QTest::newRow("Japanese") << QStringLiteral("サーバー") << QStringLiteral("サ +ー +バ +ー");
        QTest::newRow("half wide") << QStringLiteral("ﾊﾞ") << QStringLiteral("バ");
        QTest::newRow("Korean") << QStringLiteral("서버") << QStringLiteral("서 +버");
        QTest::newRow("beyond 16 bits") << QStringLiteral("𠀀𠀁 𝐀") << QStringLiteral("𠀀 +𠀁 a");
        QTest::newRow("vowels of Hindi stay") << QStringLiteral("हिन्दी") << QStringLiteral("हिन्दी");
        QTest::newRow("Arabic without points") << QStringLiteral("كَتَبَ") << QStringLiteral("كتب");
        QTest::newRow("signs") << QStringLiteral("\"*-:() ✓ 🔥 \u0301") << QString();
    }
    void textsAreCutIntoWords()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QCOMPARE(shown(wordsIn(text)), words);
    }

    void aWordKnowsItsPlace()
    {
        const auto text = QStringLiteral("Der Café-Server 主库");
        QStringList pieces;
        for (const auto& word : wordsIn(text))
            pieces.append(text.mid(word.at, word.length));
        QCOMPARE(pieces,
            (QStringList { QStringLiteral("Der"), QStringLiteral("Café"), QStringLiteral("Server"),
                QStringLiteral("主"), QStringLiteral("库") }));
    }

    void whatIsTypedIsRead_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("sought");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("punctuation") << QStringLiteral("\"-\" * : (") << QString();
        QTest::newRow("words") << QStringLiteral("Disk  full") << QStringLiteral("[disk] [full*]");
        QTest::newRow("space behind") << QStringLiteral("disk ") << QStringLiteral("[disk*]");
        QTest::newRow("together") << QStringLiteral("\"disk full\" now")
                                  << QStringLiteral("[disk full] [now*]");
        QTest::newRow("quoted last") << QStringLiteral("now \"disk full\"")
                                     << QStringLiteral("[now] [disk full]");
        QTest::newRow("quote still open")
            << QStringLiteral("now \"disk fu") << QStringLiteral("[now] [disk fu*]");
        QTest::newRow("other quotes") << QStringLiteral("„disk full“") << QStringLiteral("[disk full]");
        QTest::newRow("a name") << QStringLiteral("10.0.0.7 x") << QStringLiteral("[10 0 0 7] [x*]");
        QTest::newRow("operators") << QStringLiteral("a AND NOT b* NEAR(c, 2) -d e:f")
                                   << QStringLiteral("[a] [and] [not] [b] [near c] [2] [d] [e f*]");
        QTest::newRow("Chinese") << QStringLiteral("主库 x") << QStringLiteral("[主 +库] [x*]");
        QTest::newRow("Korean in pieces")
            << QStringLiteral("서버").normalized(QString::NormalizationForm_D) << QStringLiteral("[서 +버*]");
    }
    void whatIsTypedIsRead()
    {
        QFETCH(QString, typed);
        QFETCH(QString, sought);
        QCOMPARE(shown(soughtIn(typed)), sought);
    }

    void thePieceAroundWhatWasFoundIsShown()
    {
        const auto text
            = QString(200, u'a') + QStringLiteral(" the Connection\npool is full ") + QString(200, u'b');
        const auto piece = excerptOf(
            { QStringLiteral("Nothing here."), text }, soughtIn(QStringLiteral("\"connection pool\"")), 60);
        QCOMPARE(piece.text.mid(piece.at, piece.length), QStringLiteral("Connection pool"));
        QVERIFY(piece.text.startsWith(u'…') && piece.text.endsWith(u'…'));
        QCOMPARE(piece.text.size(), 62);

        const auto first = excerptOf({ QStringLiteral("Short\ttext") }, soughtIn(QStringLiteral("tex")), 60);
        QCOMPARE(first.text, QStringLiteral("Short text"));
        QCOMPARE(first.text.mid(first.at, first.length), QStringLiteral("text"));

        const auto chinese
            = excerptOf({ QStringLiteral("重启主库机器") }, soughtIn(QStringLiteral("主库")), 60);
        QCOMPARE(chinese.text.mid(chinese.at, chinese.length), QStringLiteral("主库"));
    }

    void withoutAFindTheBeginningIsShown()
    {
        const auto piece
            = excerptOf({ QString(50, u'a'), QStringLiteral("b") }, soughtIn(QStringLiteral("c")), 20);
        QCOMPARE(piece, (Excerpt { QString(20, u'a') + u'…', 0, 0 }));
        QCOMPARE(excerptOf({}, soughtIn(QStringLiteral("c")), 20), Excerpt());
        // Parts that stand apart are not together.
        QCOMPARE(excerptOf({ QStringLiteral("主 库") }, soughtIn(QStringLiteral("主库")), 20).length, 0);
    }

    void noCharacterIsCutInTwo()
    {
        QString text;
        for (int i = 0; i < 60; ++i)
            text += QStringLiteral("𠀀");
        text += QStringLiteral(" x ") + text;
        for (qsizetype width = 10; width < 14; ++width) {
            const auto piece = excerptOf({ text }, soughtIn(QStringLiteral("x")), width);
            QVERIFY(!piece.text.toUcs4().contains(uint(QChar::ReplacementCharacter)));
            QVERIFY(piece.text.isValidUtf16());
            QCOMPARE(piece.text.mid(piece.at, piece.length), QStringLiteral("x"));
        }
    }
};

MUSTER_TEST(TstTextWords)
#include "tst_textwords.moc"
