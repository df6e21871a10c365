// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/qrcode.h"
#include "tests/core/paper/pdfrig.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QImage>

using namespace muster;
using namespace muster::paper;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Black on white, `side` dots to a square.
QImage imageOf(const QrCode& code, int side)
{
    const auto whole = (code.size + 2 * kQuietZone) * side;
    QImage image(whole, whole, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    for (int y = 0; y < code.size * side; ++y) {
        for (int x = 0; x < code.size * side; ++x) {
            if (code.isBlack(x / side, y / side))
                image.setPixelColor(x + kQuietZone * side, y + kQuietZone * side, Qt::black);
        }
    }
    return image;
}

QString readFrom(const QImage& image)
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(u"code.png"_s);
    return image.save(file) ? codeSeenBy({ file }) : u"(no file)"_s;
}

} // namespace

class TstQrCode final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void anotherProgramReadsIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("an entry") << u"muster:47:"_s + u"3f9a"_s.repeated(16);
        QTest::newRow("the longest number") << u"muster:9223372036854775807:"_s + u"00ff"_s.repeated(16);
        QTest::newRow("one letter") << u"m"_s;
        QTest::newRow("capital and small letters") << u"Muster, mUSTER"_s;
    }
    void anotherProgramReadsIt()
    {
        QFETCH(const QString, text);
        const auto code = qrCode(text);
        VERIFY_RESULT(code);
        QCOMPARE_EQ(code->black.size(), code->size * code->size);
        QCOMPARE_EQ(readFrom(imageOf(*code, 6)), text);
        QCOMPARE_EQ(*qrCode(text), *code);
    }

    void aStainDoesNotMatter()
    {
        const auto text = u"muster:47:"_s + u"3f9a"_s.repeated(16);
        auto code = *qrCode(text);
        const auto right = code.black;
        // The middle, where neither corners nor the marks between them are.
        for (int row = code.size / 2 - 3; row < code.size / 2 + 3; ++row) {
            for (int column = code.size / 2 - 3; column < code.size / 2 + 3; ++column)
                code.black[row * code.size + column] = true;
        }
        QVERIFY(code.black != right);
        QCOMPARE_EQ(readFrom(imageOf(code, 6)), text);
    }

    void whatDoesNotFitIsRefused()
    {
        for (const auto& text : { QString(), u"x"_s.repeated(3000) }) {
            const auto code = qrCode(text);
            QVERIFY(!code);
            QCOMPARE_EQ(code.error().fault, Fault::Invalid);
            QCOMPARE_EQ(code.error().text, u"This text does not fit into a QR code."_s);
        }
    }
};

MUSTER_TEST(TstQrCode)
#include "tst_qrcode.moc"
