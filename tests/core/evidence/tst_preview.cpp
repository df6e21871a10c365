// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/preview.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QBuffer>
#include <QImage>
#include <QtEndian>

using namespace muster;
using namespace muster::evidence;
using namespace Qt::Literals::StringLiterals;

class TstPreview : public QObject {
    Q_OBJECT

    static QByteArray pictureBytes(const char* format, QSize size)
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::red);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        return image.save(&buffer, format) ? bytes : QByteArray();
    }
    /// Says how large it is, and holds nothing.
    static QByteArray bmpHeader(qint32 width, qint32 height)
    {
        QByteArray bytes("BM");
        const auto add = [&](auto number) {
            const auto little = qToLittleEndian(number);
            bytes.append(reinterpret_cast<const char*>(&little), sizeof(little));
        };
        add(quint32(54));
        add(quint32(0));
        add(quint32(54));
        add(quint32(40));
        add(width);
        add(height);
        add(quint16(1));
        add(quint16(24));
        return bytes + QByteArray(24, '\0');
    }

private slots:
    void init() { test::failOnWarnings(); }

    void sequencesOfATerminalAreTakenOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        int number = 0;
        const auto row = [&](const QString& text, const QString& plain) {
            QTest::addRow("%02d", ++number) << text << plain;
        };
        const auto odd = u"\uFFFD"_s;
        row(u""_s, u""_s);
        row(u"lag\t12 s\n"_s, u"lag\t12 s\n"_s);
        row(u"Verzögerung 🔥 日本"_s, u"Verzögerung 🔥 日本"_s);
        row(u"<b>bold</b> &amp;"_s, u"<b>bold</b> &amp;"_s);
        // Colours, the cursor, the screen.
        row(u"\u001b[31mred\u001b[0m"_s, u"red"_s);
        row(u"\u001b[38;5;196mred\u001b[m"_s, u"red"_s);
        row(u"\u001b[38:2::1:2:3mred"_s, u"red"_s);
        row(u"\u001b[2J\u001b[Hclean"_s, u"clean"_s);
        row(u"\u001b[?25lhidden\u001b[?25h"_s, u"hidden"_s);
        row(u"\u001b[1 q|"_s, u"|"_s);
        row(u"\u009b31mred"_s, u"red"_s);
        row(u"\u001b(Ba\u001b=b\u001bMc"_s, u"abc"_s);
        // Titles, links, the clipboard, pictures.
        row(u"a\u001b]0;title\u0007b"_s, u"ab"_s);
        row(u"a\u001b]52;c;cm0gLXJm\u001b\\b"_s, u"ab"_s);
        row(u"\u001b]8;;http://example.org\u001b\\link\u001b]8;;\u001b\\"_s, u"link"_s);
        row(u"a\u009d0;title\u009cb"_s, u"ab"_s);
        row(u"a\u001bPq#0~~\u001b\\b\u001b_x\u001b\\c\u001b^y\u001b\\d\u001bXz\u001b\\e"_s, u"abcde"_s);
        row(u"a\u0090q\u009cb"_s, u"ab"_s);
        // What does not end hides nothing.
        row(u"a\u001b]0;and all the rest\nof it"_s, u"a"_s + odd + u"0;and all the rest\nof it"_s);
        row(u"\u001b"_s, odd);
        row(u"\u001b["_s, odd);
        row(u"\u001b[31"_s, odd);
        row(u"\u001b[31\nb"_s, odd + u"\nb"_s);
        row(u"\u001b[31\u001b[32mb"_s, odd + u"b"_s);
        row(u"\u001b\u001b[31mb"_s, odd + u"b"_s);
        row(u"\u001b]"_s, odd);
        // Line ends.
        row(u"a\r\nb\rc\n\rd\r"_s, u"a\nb\nc\n\nd\n"_s);
        row(u"10%\r100%\r\n"_s, u"10%\n100%\n"_s);
        // Other controls, and what is no text.
        row(u"a\bb\ac\fd\ve\u007ff"_s,
            u"a"_s + odd + u"b"_s + odd + u"c"_s + odd + u"d"_s + odd + u"e"_s + odd + u"f"_s);
        row(QString::fromUtf8("a\0b", 3), u"a"_s + odd + u"b"_s);
        row(u"a\u202Eb\u2066c\u200Fd\u061Ce"_s,
            u"a"_s + odd + u"b"_s + odd + u"c"_s + odd + u"d"_s + odd + u"e"_s);
        row(u"a\u2028b\u2029c"_s, u"a"_s + odd + u"b"_s + odd + u"c"_s);
        row(u"a\uFFFCb\uFDD0c\uFFFEd"_s, u"a"_s + odd + u"b"_s + odd + u"c"_s + odd + u"d"_s);
        row(u"a"_s + QChar(0xD800) + u"b"_s + QChar(0xDC00), u"a"_s + odd + u"b"_s + odd);
        row(u"a\U0001FFFFb"_s, u"a"_s + odd + u"b"_s);
    }
    void sequencesOfATerminalAreTakenOut()
    {
        QFETCH(QString, text);
        QFETCH(QString, plain);
        QCOMPARE(plainText(text), plain);
        QCOMPARE(plainText(plain), plain);
    }

    void textIsShownAsText()
    {
        for (const auto* bytes : { "lag\n", "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
                 "<html><img src='file:///etc/passwd'></html>\n", "#!/bin/sh\nreboot\n" }) {
            const auto preview = previewOf(bytes);
            QCOMPARE(preview.kind, Preview::Kind::Text);
            QCOMPARE(preview.text, QString::fromUtf8(bytes));
            QVERIFY(!preview.isCut);
            QCOMPARE(preview.remark, QString());
        }
        const auto coloured = previewOf("\x1b[31mred\x1b[0m\nVerz\xf6gerung\n");
        QCOMPARE(coloured.kind, Preview::Kind::Text);
        QCOMPARE(coloured.text, u"red\nVerz\uFFFDgerung\n"_s);
    }

    void aLongTextIsCutAtACharacter_data()
    {
        QTest::addColumn<QByteArray>("character");
        QTest::newRow("one byte") << QByteArray("a");
        QTest::newRow("two bytes") << QByteArray("\xc3\xb6");
        QTest::newRow("three bytes") << QByteArray("\xe6\x97\xa5");
        QTest::newRow("four bytes") << QByteArray("\xf0\x9f\x94\xa5");
    }
    void aLongTextIsCutAtACharacter()
    {
        QFETCH(QByteArray, character);
        for (int shift = 0; shift < 4; ++shift) {
            const auto bytes = QByteArray(shift, 'x') + character.repeated(kMostShown + 1);
            const auto preview = previewOf(bytes);
            QCOMPARE(preview.kind, Preview::Kind::Text);
            QVERIFY(preview.isCut);
            QVERIFY(!preview.text.contains(QChar::ReplacementCharacter));
            QVERIFY(preview.text.endsWith(QString::fromUtf8(character)));
            const auto shown = preview.text.toUtf8().size();
            QVERIFY(shown <= kMostShown && shown > kMostShown - 4);
            QVERIFY2(preview.remark.startsWith(u"Only the first 256 KiB of"), qPrintable(preview.remark));
        }
        const auto whole = previewOf(QByteArray(kMostShown, 'a'));
        QVERIFY(!whole.isCut);
        QCOMPARE(whole.text.size(), kMostShown);
    }

    void whatIsNeitherIsNotShown()
    {
        for (const auto& bytes :
            { QByteArray("%PDF-1.7\n"), QByteArray("PK\x03\x04"), QByteArray("\x1f\x8b\x08"),
                QByteArray("\x7f"
                           "ELF\x02\x01\x01\0",
                    8) }) {
            const auto preview = previewOf(bytes);
            QCOMPARE(preview.kind, Preview::Kind::None);
            QVERIFY(preview.text.isEmpty());
            QVERIFY(preview.remark.contains(u"neither a picture nor a text"));
            const auto picture = pictureOf(bytes);
            QVERIFY(!picture);
            QCOMPARE(picture.error().fault, Fault::Invalid);
        }
    }

    void picturesAreMeasuredAndDecoded_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("PNG") << QByteArray("PNG");
        QTest::newRow("JPEG") << QByteArray("JPEG");
        QTest::newRow("BMP") << QByteArray("BMP");
    }
    void picturesAreMeasuredAndDecoded()
    {
        QFETCH(QByteArray, format);
        const auto bytes = pictureBytes(format.constData(), { 400, 100 });
        QVERIFY(!bytes.isEmpty());
        const auto preview = previewOf(bytes);
        QCOMPARE(preview.kind, Preview::Kind::Picture);
        QCOMPARE(preview.size, QSize(400, 100));
        QCOMPARE(preview.remark, QString());
        const auto whole = pictureOf(bytes);
        VERIFY_RESULT(whole);
        QCOMPARE(whole->size(), QSize(400, 100));
        const auto small = pictureOf(bytes, { 200, 200 });
        VERIFY_RESULT(small);
        QCOMPARE(small->size(), QSize(200, 50));
        QVERIFY(qRed(small->pixel(10, 10)) > 240 && qBlue(small->pixel(10, 10)) < 15);
        const auto larger = pictureOf(bytes, { 2000, 2000 });
        VERIFY_RESULT(larger);
        QCOMPARE(larger->size(), QSize(400, 100));
        const auto thin = pictureOf(bytes, { 2, 2 });
        VERIFY_RESULT(thin);
        QCOMPARE(thin->size(), QSize(2, 1));
    }

    void aPictureThatIsTooLargeIsNotDecoded()
    {
        const auto preview = previewOf(bmpHeader(16000, 16000));
        QCOMPARE(preview.kind, Preview::Kind::None);
        QCOMPARE(preview.remark,
            u"This picture has 16000 × 16000 pixels, and at most 64 million are shown here."_s);
        const auto picture = pictureOf(bmpHeader(16000, 16000), { 10, 10 });
        QVERIFY(!picture);
        QCOMPARE(picture.error().text, preview.remark);
        QCOMPARE(previewOf(bmpHeader(8000, 8000)).kind, Preview::Kind::Picture);
        QCOMPARE(previewOf(bmpHeader(8000, 8001)).kind, Preview::Kind::None);
    }

    void aDamagedPictureIsSaidToBe()
    {
        const auto none = previewOf("\x89PNG\r\n\x1a\n and nothing behind");
        QCOMPARE(none.kind, Preview::Kind::None);
        QVERIFY2(none.remark.contains(u"damaged"), qPrintable(none.remark));
        const auto nowhere = pictureOf(bmpHeader(20, -20).first(30));
        QVERIFY(!nowhere);
        QVERIFY(nowhere.error().text.contains(u"damaged"));
    }

    void aNameOfAnotherKindChangesNothing()
    {
        // A picture of one kind is not given to the reader of another: these bytes are XML.
        const auto svg = pictureOf(
            "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        QVERIFY(!svg);
        QVERIFY(svg.error().text.contains(u"no picture"));
    }
};

MUSTER_TEST(TstPreview)
#include "tst_preview.moc"
