// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/heads.h"
#include "tests/support/memoryjournal.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::journal;
using namespace muster::test;

namespace {

Heads sample()
{
    const OriginId first(QUuid(QStringLiteral("0a000000-0000-4000-8000-000000000001")));
    const OriginId second(QUuid(QStringLiteral("0a000000-0000-4000-8000-000000000002")));
    return { StreamId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000dd"))),
        *instantFromIso(u"2026-03-14T03:12:00.007Z"), second, {},
        { { second, 12, QByteArray(32, '\x2f') }, { first, 3, QByteArray(32, '\xa0') } } };
}

} // namespace

class TstHeads final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void theTextIsSpelledAsThePageSays()
    {
        const auto made = signedHeads(sample(), *fixedSigner());
        const auto key = fixedSigner()->publicKey().toHex();
        QCOMPARE(made.text,
            "muster-heads-v1\n"
            "stream 00000000-0000-4000-8000-0000000000dd\n"
            "at 2026-03-14T03:12:00.007Z\n"
            "by 0a000000-0000-4000-8000-000000000002\n"
            "key "
                + key
                + "\n"
                  "head 0a000000-0000-4000-8000-000000000001 3 "
                + QByteArray(64, 'x').replace("xx", "a0")
                + "\n"
                  "head 0a000000-0000-4000-8000-000000000002 12 "
                + QByteArray(64, 'x').replace("xx", "2f") + "\n");
        QVERIFY(verifies(fixedSigner()->publicKey(), made.text, made.signature));
    }

    void whatWasSignedIsReadAgain()
    {
        const auto made = signedHeads(sample(), *fixedSigner());
        const auto read = readHeads(made);
        VERIFY_RESULT(read);
        auto expected = sample();
        std::swap(expected.heads[0], expected.heads[1]);
        expected.key = fixedSigner()->publicKey();
        QVERIFY(*read == expected);
    }

    void eachChangedByteIsFound()
    {
        const auto made = signedHeads(sample(), *fixedSigner());
        for (qsizetype i = 0; i < made.text.size(); ++i) {
            auto changed = made;
            changed.text[i] = char(changed.text[i] ^ 1);
            QVERIFY2(!readHeads(changed), qPrintable(QString::number(i)));
        }
        for (qsizetype i = 0; i < made.signature.size(); ++i) {
            auto changed = made;
            changed.signature[i] = char(changed.signature[i] ^ 1);
            QVERIFY2(!readHeads(changed), qPrintable(QString::number(i)));
        }
    }

    void thereIsOneSpellingOnly_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, const char* before, const char* after) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after);
        };
        row("another version", "heads-v1", "heads-v2");
        row("carriage returns", "\n", "\r\n");
        row("two blanks", "stream 0", "stream  0");
        row("no time", "at 2026-03-14T03:12:00.007Z", "at yesterday");
        row("a time in another spelling", "00.007Z", "00.0070Z");
        row("a number in another spelling", " 12 ", " 012 ");
        row("a number below one", " 3 ", " 0 ");
        row("upper case", "a0a0", "A0A0");
        row("a line that is none", "head 0a000000-0000-4000-8000-000000000001", "heed x");
        row("the same origin twice", "000000000001 3", "000000000002 3");
        row("a hash that is too short", "2f2f\n", "2f\n");
        row("no chain", "head", "nothing");
    }
    void thereIsOneSpellingOnly()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        auto text = signedHeads(sample(), *fixedSigner()).text;
        VERIFY_RESULT(headsFromText(text));
        QVERIFY(text.contains(before));
        text.replace(before, after);
        const auto read = headsFromText(text);
        QVERIFY(!read);
        QCOMPARE(read.error().fault, Fault::Invalid);
    }

    void whatIsCutOffOrTooMuchIsRefused()
    {
        const auto text = signedHeads(sample(), *fixedSigner()).text;
        for (qsizetype i = 0; i < text.size(); ++i) {
            // A whole line less is a statement of its own, which the signature tells apart.
            const bool isWhole = text.left(i).count('\n') == 6 && text.left(i).endsWith('\n');
            QCOMPARE(headsFromText(text.left(i)).has_value(), isWhole);
        }
        QVERIFY(!headsFromText(text + '\n'));
        QVERIFY(!headsFromText(text + text));
        QVERIFY(!headsFromText(QByteArray(1024 * 1024, 'x')));
    }
};

MUSTER_TEST(TstHeads)
#include "tst_heads.moc"
