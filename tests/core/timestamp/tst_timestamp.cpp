// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/timestamp/timestamp.h"
#include "tests/core/timestamp/authority.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

#include <chrono>
#include <memory>

using namespace muster;
using namespace muster::timestamp;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray kNonce = QByteArray::fromHex("00f1e2d3c4b5a697");

/// One value of DER, shorter than 64 KiB.
QByteArray der(char tag, const QByteArray& content)
{
    const auto size = content.size();
    QByteArray length(1, static_cast<char>(size));
    if (size > 127) {
        length = QByteArray(1, '\x82') + static_cast<char>(size / 256);
        length += static_cast<char>(size % 256);
    }
    return QByteArray(1, tag) + length + content;
}

/// An answer that is a refusal: with these texts, and with what else stands in its status.
QByteArray refusal(const QByteArrayList& texts, const QByteArray& more = {})
{
    QByteArray said;
    for (const auto& text : texts)
        said += der('\x0c', text);
    return der('\x30',
        der('\x30', QByteArray("\x02\x01\x02", 3) + (said.isEmpty() ? said : der('\x30', said)) + more));
}

} // namespace

class TstTimestamp final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_authority = std::make_unique<Authority>(); }
    void init() { failOnWarnings(); }
    void cleanupTestCase() { m_authority.reset(); }

    void opensslReadsWhatIsAsked()
    {
        const auto hash = sha256("entry");
        m_authority->write(u"asked"_s, requestFor(hash, kNonce));
        const auto text = m_authority->openssl({ u"ts"_s, u"-query"_s, u"-in"_s, u"asked"_s, u"-text"_s });
        for (const auto* part : { "Version: 1", "Hash Algorithm: sha256", "Certificate required: yes",
                 "Nonce: 0xF1E2D3C4B5A697", "Policy OID: unspecified" })
            QVERIFY2(text.contains(part), text.constData());
        QVERIFY(requestFor(hash, kNonce).contains(hash));
    }

    void whatIsNoHashIsNotAsked()
    {
        QCOMPARE_EQ(requestFor({}, kNonce), QByteArray());
        QCOMPARE_EQ(requestFor(QByteArray(20, 'x'), kNonce), QByteArray());
        QCOMPARE_EQ(requestFor(sha256("x"), {}), QByteArray());
        QCOMPARE_EQ(requestFor(sha256("x"), QByteArray(65, 'x')), QByteArray());
        QVERIFY(!requestFor(sha256("x"), QByteArray(64, '\0')).isEmpty());
    }

    void aStampSaysWhoAndWhen()
    {
        const SystemClock clock;
        const auto hash = sha256("entry");
        const auto before = clock.now();
        const auto answer = m_authority->answer(requestFor(hash, kNonce));
        const auto after = clock.now();
        const auto stamp = readAnswer(answer, hash, kNonce);
        VERIFY_RESULT(stamp);
        QCOMPARE_EQ(stamp->authority, u"Test Clock Office"_s);
        QVERIFY2(before <= stamp->at && stamp->at <= after, qPrintable(isoText(stamp->at)));
        // Whoever reads it later has no nonce.
        QVERIFY(readAnswer(answer, hash) == stamp);
    }

    void opensslAcceptsWhatIsKept()
    {
        const auto hash = sha256("entry");
        const auto answer = m_authority->answer(requestFor(hash, kNonce));
        VERIFY_RESULT(verifyAnswer(answer, hash, m_authority->caFile()));
        QVERIFY(m_authority->accepts(answer, hash));
        QVERIFY(!m_authority->accepts(answer, sha256("other")));
    }

    void whomNobodyVouchesForIsRefused()
    {
        const Authority other;
        const auto hash = sha256("entry");
        const auto answer = m_authority->answer(requestFor(hash, kNonce));
        const auto verified = verifyAnswer(answer, hash, other.caFile());
        QVERIFY(!verified);
        QCOMPARE_EQ(verified.error().fault, Fault::Denied);
        QCOMPARE_EQ(verified.error().text,
            u"None of the certificates in %1 vouches for who signed this time stamp."_s.arg(other.caFile()));
        const auto none = verifyAnswer(answer, hash, other.path(u"nothing"_s));
        QVERIFY(!none);
        QCOMPARE_EQ(none.error().fault, Fault::NotFound);
        const auto garbage = verifyAnswer(answer, hash, other.path(u"openssl.cnf"_s));
        QVERIFY(!garbage);
        QCOMPARE_EQ(garbage.error().fault, Fault::Invalid);
    }

    /// The signature of the stamp says nothing of the name in the certificate; its CA does.
    void aNameThatWasChangedIsNotVouchedFor()
    {
        const auto hash = sha256("entry");
        auto answer = m_authority->answer(requestFor(hash, kNonce));
        answer.replace("Test Clock Office", "Best Clock Office");
        const auto read = readAnswer(answer, hash, kNonce);
        VERIFY_RESULT(read);
        QCOMPARE_EQ(read->authority, u"Best Clock Office"_s);
        QVERIFY(!verifyAnswer(answer, hash, m_authority->caFile()));
    }

    void anotherHashIsNotTheOne()
    {
        const auto answer = m_authority->answer(requestFor(sha256("other"), kNonce));
        const auto read = readAnswer(answer, sha256("entry"), kNonce);
        QVERIFY(!read);
        QCOMPARE_EQ(read.error().fault, Fault::Invalid);
        QCOMPARE_EQ(read.error().text, u"The time stamp is not one of this entry of the record."_s);
        QVERIFY(!readAnswer(answer, {}, kNonce));
        const auto verified = verifyAnswer(answer, sha256("entry"), m_authority->caFile());
        QVERIFY(!verified);
        QCOMPARE_EQ(verified.error().text, read.error().text);
    }

    void anOldAnswerIsNotTheOne()
    {
        const auto hash = sha256("entry");
        for (const auto& nonce : { QByteArray("other"), kNonce + '\0' }) {
            const auto read = readAnswer(m_authority->answer(requestFor(hash, nonce)), hash, kNonce);
            QVERIFY(!read);
            QCOMPARE_EQ(read.error().text,
                u"The time stamp is the answer to another request: it may be an old one."_s);
        }
    }

    void aRefusalIsTold_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("why");
        m_authority->openssl(
            { u"ts"_s, u"-query"_s, u"-digest"_s, QString(40, u'a'), u"-sha1"_s, u"-out"_s, u"sha1"_s });
        QTest::newRow("by the real one") << m_authority->answer(m_authority->read(u"sha1"_s))
                                         << u": Message digest algorithm is not supported."_s;
        QTest::newRow("without a reason") << refusal({}) << u"."_s;
        QTest::newRow("with a bit") << refusal({}, QByteArray("\x03\x03\x01\x00\x02", 5))
                                    << u": its clock is not to be had."_s;
        QTest::newRow("with texts") << refusal({ "No.", "Not\n today" }) << u": No. Not today."_s;
        QTest::newRow("to command a terminal") << refusal({ "\x1b[2Jno" }) << u": �[2Jno."_s;
        QTest::newRow("no characters") << refusal({ "\xff\xfe" }) << u"."_s;
        QTest::newRow("at length") << refusal({ QByteArray(5000, 'a') })
                                   << u": %1…."_s.arg(QString(119, u'a'));
    }
    void aRefusalIsTold()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const QString, why);
        const auto read = readAnswer(answer, sha256("entry"), kNonce);
        QVERIFY(!read);
        QCOMPARE_EQ(read.error().fault, Fault::Denied);
        QCOMPARE_EQ(read.error().text, u"The time stamping authority gave no time stamp"_s + why);
    }

    void whatIsNoStampIsSaid_data()
    {
        QTest::addColumn<QByteArray>("answer");
        const auto good = m_authority->answer(requestFor(sha256("entry"), kNonce));
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a page") << QByteArray("<!DOCTYPE html><title>Sign in</title>");
        QTest::newRow("more behind it") << good + "x";
        QTest::newRow("granted and empty") << der('\x30', der('\x30', QByteArray("\x02\x01\x00", 3)));
        QTest::newRow("a length without end") << QByteArray("\x30\x84\x7f\xff\xff\xff\x30", 7);
        QTest::newRow("deep") << QByteArray("\x30\x80", 2).repeated(20'000);
        QTest::newRow("the request") << requestFor(sha256("entry"), kNonce);
    }
    void whatIsNoStampIsSaid()
    {
        QFETCH(const QByteArray, answer);
        const auto read = readAnswer(answer, sha256("entry"), kNonce);
        QVERIFY(!read);
        QCOMPARE_EQ(read.error().fault, Fault::Invalid);
        QCOMPARE_EQ(read.error().text, u"What the time stamping authority answered is no time stamp."_s);
    }

    void aHugeAnswerIsNotRead()
    {
        const auto read = readAnswer(der('\x30', QByteArray(65'530, 'x')) + "xxxx", sha256("entry"));
        QVERIFY(!read);
        QCOMPARE_EQ(read.error().text,
            u"What the time stamping authority answered is too large to be a time stamp."_s);
    }

    void noBeginningOfAStampIsOne()
    {
        const auto hash = sha256("entry");
        const auto answer = m_authority->answer(requestFor(hash, kNonce));
        for (qsizetype size = 0; size < answer.size(); ++size)
            QVERIFY2(!readAnswer(answer.first(size), hash, kNonce), qPrintable(QString::number(size)));
    }

    /// Whatever byte is changed on the way: what is still taken says the same, and with the certificates at
    /// hand also of whom.
    void noChangedStampSaysSomethingElse()
    {
        const auto hash = sha256("entry");
        const auto answer = m_authority->answer(requestFor(hash, kNonce));
        const auto good = readAnswer(answer, hash, kNonce);
        VERIFY_RESULT(good);
        int refused = 0;
        for (qsizetype at = 0; at < answer.size(); ++at) {
            auto changed = answer;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            const auto read = readAnswer(changed, hash, kNonce);
            refused += read ? 0 : 1;
            QVERIFY2(!read || read->at == good->at, qPrintable(QString::number(at)));
            if (verifyAnswer(changed, hash, m_authority->caFile()))
                QVERIFY2(read == good, qPrintable(QString::number(at)));
        }
        QVERIFY2(refused > answer.size() / 4, qPrintable(QString::number(refused)));
    }

private:
    std::unique_ptr<Authority> m_authority;
};

MUSTER_TEST(TstTimestamp)
#include "tst_timestamp.moc"
