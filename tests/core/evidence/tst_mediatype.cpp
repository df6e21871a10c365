// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/mediatype.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::evidence;
using namespace Qt::Literals::StringLiterals;

class TstMediaType : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void bytesTellWhatTheyAre_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("media");
        const auto row = [](const char* name, const QByteArray& bytes, const QString& media) {
            QTest::newRow(name) << bytes << media;
        };
        const auto text = u"text/plain"_s;
        const auto unknown = u"application/octet-stream"_s;
        const QByteArray zeros(40, '\0');
        row("PNG", "\x89PNG\r\n\x1a\n" + zeros, u"image/png"_s);
        row("PNG that lost its bytes to a text transfer", "\x89PNG\n\x1a\n" + zeros, unknown);
        row("JPEG", "\xff\xd8\xff\xe0" + zeros, u"image/jpeg"_s);
        row("GIF 87", "GIF87a" + zeros, u"image/gif"_s);
        row("GIF 89", "GIF89a" + zeros, u"image/gif"_s);
        row("of a gift", "GIF89b is no picture", text);
        row("WebP", "RIFF" + QByteArray(4, 'x') + "WEBPVP8 ", u"image/webp"_s);
        row("a sound", "RIFF" + QByteArray(4, '\0') + "WAVEfmt ", unknown);
        row("a riff", "RIFF", text);
        row("BMP",
            "BM" + QByteArray(4, 'x') + QByteArray(4, '\0') + QByteArray("\x36\0\0\0\x28\0\0\0", 8) + zeros,
            u"image/bmp"_s);
        row("a car", "BMW is a car, and this is a text of some length.", text);
        row("BMP without a header", "BM" + zeros, unknown);
        row("PDF", "%PDF-1.7\n%\xe2\xe3", u"application/pdf"_s);
        row("ZIP", "PK\x03\x04" + zeros, u"application/zip"_s);
        row("empty ZIP", "PK\x05\x06" + zeros, u"application/zip"_s);
        row("gzip", "\x1f\x8b\x08" + zeros, u"application/gzip"_s);
        row("text", "lag\t12 s\r\n", text);
        row("UTF-8", "Verz\xc3\xb6gerung \xf0\x9f\x94\xa5", text);
        row("byte order mark",
            "\xef\xbb\xbf"
            "a",
            text);
        row("SVG", "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", text);
        row("HTML", "<!doctype html><img src='http://example.org/x.png'>", text);
        row("nothing", {}, text);
        row("Latin-1", "Verz\xf6gerung", unknown);
        row("half a character", "a\xc3", unknown);
        row("surrogate in UTF-8", "a\xed\xa0\x80", unknown);
        row("overlong", "a\xc0\xaf", unknown);
        row("NUL", QByteArray("a\0b", 3), unknown);
        row("colours", "\x1b[31mred\x1b[0m", unknown);
        row("delete", "a\x7f", unknown);
        row("control of the second half",
            "a\xc2\x9b"
            "31m",
            unknown);
        row("no-break blank",
            "a\xc2\xa0"
            "b",
            text);
        row("program",
            QByteArray("\x7f"
                       "ELF\x02\x01\x01\0",
                8),
            unknown);
    }
    void bytesTellWhatTheyAre()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, media);
        QCOMPARE(mediaTypeOf(bytes), media);
        QCOMPARE(isPicture(media), media.startsWith(u"image/"));
        QCOMPARE(isText(media), media == u"text/plain");
    }

    void aVectorPictureIsNeverDrawn()
    {
        QVERIFY(!isPicture(u"image/svg+xml"_s));
        QVERIFY(!isText(u"text/html"_s));
    }

    void whatAPersonCanReadIsReadable()
    {
        QVERIFY(isReadable("lag\n"));
        QVERIFY(isReadable("\x1b[31mred\x1b[0m \x1b]0;title\a done\b\n"));
        QVERIFY(isReadable("Verz\xf6gerung, so what\n"));
        QVERIFY(!isReadable(QByteArray("a\0b", 3)));
        QVERIFY(!isReadable("%PDF-1.7\n"));
        QVERIFY(!isReadable("\x89PNG\r\n\x1a\n"));
        QVERIFY(!isReadable(QByteArray(100, '\x01')));
        QVERIFY(isReadable(QByteArray(100, 'a') + '\x01'));
        // A zero far behind what is looked at otherwise.
        QVERIFY(!isReadable(QByteArray(200 * 1024, 'a') + QByteArray(1, '\0')));
    }
};

MUSTER_TEST(TstMediaType)
#include "tst_mediatype.moc"
