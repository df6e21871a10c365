// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timestamp/stampclient.h"
#include "tests/core/timestamp/authority.h"
#include "tests/core/timestamp/stampserver.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTest>

#include <memory>

using namespace muster;
using namespace muster::timestamp;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto kHash = sha256("entry");

Result<Stamped> ask(const QString& address, Millis deadline = std::chrono::seconds(30))
{
    StampClient client(deadline);
    return await(client.stamp(address, kHash));
}

} // namespace

class TstStampClient final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_authority = std::make_unique<Authority>(); }
    void init() { failOnWarnings(); }
    void cleanupTestCase() { m_authority.reset(); }

    void aRealAuthorityStamps()
    {
        StampServer server(*m_authority);
        const auto stamped = ask(server.address());
        VERIFY_RESULT(stamped);
        QCOMPARE_EQ(stamped->stamp.authority, u"Test Clock Office"_s);
        QVERIFY(readAnswer(stamped->der, kHash) == stamped->stamp);
        QVERIFY(m_authority->accepts(stamped->der, kHash));
        QVERIFY(!m_authority->accepts(stamped->der, sha256("other")));
        QVERIFY2(server.head.startsWith("POST /tsa HTTP/1.1\r\n"), server.head.constData());
        QVERIFY2(server.head.toLower().contains("\r\ncontent-type: application/timestamp-query"),
            server.head.constData());
        QVERIFY2(!server.head.toLower().contains("cookie"), server.head.constData());
    }

    void noTwoQuestionsAreAlike()
    {
        StampServer server(*m_authority);
        QByteArrayList asked;
        server.answers = [&](const QByteArray& body) {
            asked.append(body);
            return StampServer::http("200 OK", m_authority->answer(body));
        };
        StampClient client;
        const auto first = client.stamp(server.address(), kHash);
        const auto second = client.stamp(server.address(), kHash);
        VERIFY_RESULT(await(first));
        VERIFY_RESULT(await(second));
        QCOMPARE_EQ(asked.size(), 2);
        QVERIFY(asked[0] != asked[1]);
    }

    /// An answer in pieces, and one whose end is that of the connection, are whole.
    void anAnswerWithoutALengthIsRead()
    {
        StampServer server(*m_authority);
        server.answers
            = [&](const QByteArray& body) { return "HTTP/1.0 200 OK\r\n\r\n" + m_authority->answer(body); };
        VERIFY_RESULT(ask(server.address()));
    }

    void whatGoesWrongIsSaidInASentence_data()
    {
        using Answers = std::function<QByteArray(const QByteArray&)>;
        QTest::addColumn<Answers>("answers");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("text");
        const auto good = [this](const QByteArray& body) { return m_authority->answer(body); };
        const auto fixed = [](const QByteArray& answer) -> Answers {
            return [answer](const QByteArray&) { return answer; };
        };
        m_authority->openssl(
            { u"ts"_s, u"-query"_s, u"-digest"_s, QString(40, u'a'), u"-sha1"_s, u"-out"_s, u"sha1"_s });
        QTest::newRow("refused") << fixed(
            StampServer::http("200 OK", m_authority->answer(m_authority->read(u"sha1"_s))))
                                 << Fault::Denied
                                 << u"The time stamping authority gave no time stamp: Message digest "
                                    "algorithm is not supported."_s;
        QTest::newRow("another hash")
            << fixed(StampServer::http("200 OK", good(requestFor(sha256("other"), "n")))) << Fault::Offline
            << u"The time stamp is not one of this entry of the record."_s;
        QTest::newRow("an old one") << fixed(StampServer::http("200 OK", good(requestFor(kHash, "n"))))
                                    << Fault::Offline
                                    << u"The time stamp is the answer to another request: it may be an old "
                                       "one."_s;
        QTest::newRow("a page") << fixed(StampServer::http("200 OK", "<html>Sign in</html>", "text/html"))
                                << Fault::Offline
                                << u"What the time stamping authority answered is no time stamp."_s;
        QTest::newRow("closed in the middle") << Answers([good](const QByteArray& body) {
            return StampServer::http("200 OK", good(body)).chopped(400);
        }) << Fault::Offline << u"The time stamping authority at ADDRESS cannot be reached, or broke off."_s;
        QTest::newRow("closed in the middle, no length") << Answers([good](const QByteArray& body) {
            return "HTTP/1.0 200 OK\r\n\r\n" + good(body).chopped(400);
        }) << Fault::Offline << u"What the time stamping authority answered is no time stamp."_s;
        QTest::newRow("no HTTP")
            << fixed("hello\r\n\r\n") << Fault::Offline
            << u"The time stamping authority at ADDRESS cannot be reached, or broke off."_s;
        for (const auto* status :
            { "503 Busy", "500 Broken", "404 Nothing", "401 Who", "407 Who", "204 Empty" }) {
            QTest::newRow(status) << fixed(StampServer::http(status, "sorry", "text/plain")) << Fault::Offline
                                  << u"ADDRESS answers with status %1 of HTTP and no time stamp."_s.arg(
                                         QString::fromLatin1(status).first(3));
        }
        for (const auto* status : { "301 Moved", "302 Found", "303 See", "307 There", "308 There" }) {
            QTest::newRow(status) << fixed(StampServer::http(
                status, {}, "text/plain", "Location: http://user:word@elsewhere.invalid/tsa\r\n"))
                                  << Fault::Offline
                                  << u"ADDRESS sends to another address, http://elsewhere.invalid/tsa. Name "
                                     "that one, if you rely on it."_s;
        }
        QTest::newRow("large, and says so")
            << fixed(StampServer::http("200 OK", QByteArray(1'000'000, '\x30'))) << Fault::Offline
            << u"What ADDRESS answers is too large to be a time stamp."_s;
        QTest::newRow("large, and does not say so")
            << fixed("HTTP/1.0 200 OK\r\n\r\n" + QByteArray(1'000'000, '\x30')) << Fault::Offline
            << u"What ADDRESS answers is too large to be a time stamp."_s;
    }
    void whatGoesWrongIsSaidInASentence()
    {
        QFETCH(const std::function<QByteArray(const QByteArray&)>, answers);
        QFETCH(const Fault, fault);
        QFETCH(QString, text);
        StampServer server(*m_authority);
        server.answers = answers;
        const auto stamped = ask(server.address());
        QVERIFY(!stamped);
        QCOMPARE_EQ(stamped.error().text, text.replace(u"ADDRESS"_s, server.address()));
        QCOMPARE_EQ(stamped.error().fault, fault);
    }

    void aSilentOneIsNotWaitedForForEver()
    {
        StampServer server(*m_authority);
        server.answers = [](const QByteArray&) { return QByteArray(); };
        const auto stamped = ask(server.address(), Millis { 300 });
        QVERIFY(!stamped);
        QCOMPARE_EQ(stamped.error().fault, Fault::Timeout);
        QVERIFY2(stamped.error().text.contains(u" did not answer within "), qPrintable(stamped.error().text));
    }

    void oneThatIsNotThereIsSaid()
    {
        auto address = QString();
        {
            const StampServer server(*m_authority);
            address = server.address();
        }
        const auto stamped = ask(address);
        QVERIFY(!stamped);
        QCOMPARE_EQ(stamped.error().fault, Fault::Offline);
        QCOMPARE_EQ(stamped.error().text,
            u"The time stamping authority at %1 cannot be reached, or broke off."_s.arg(address));
    }

    void aServerThatNobodyVouchesForIsNotAsked()
    {
        m_authority->certify(u"server"_s, u"/CN=127.0.0.1"_s, u"server"_s);
        QSslServer server;
        QSslConfiguration settings;
        settings.setLocalCertificate(QSslCertificate(m_authority->read(u"server.pem"_s)));
        settings.setPrivateKey(QSslKey(m_authority->read(u"server.key"_s), QSsl::Ec));
        server.setSslConfiguration(settings);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const auto stamped = ask(u"https://127.0.0.1:%1/tsa"_s.arg(server.serverPort()));
        QVERIFY(!stamped);
        QCOMPARE_EQ(stamped.error().fault, Fault::Denied);
        QCOMPARE_EQ(stamped.error().text,
            u"Nobody that this computer relies on vouches for the server at https://127.0.0.1:%1/tsa. "
            u"Nothing "
            "was asked there."_s.arg(server.serverPort()));
        QVERIFY(!server.hasPendingConnections());
    }

    void whatIsNoAddressIsNotAsked_data()
    {
        QTest::addColumn<QString>("address");
        for (const auto* address : { "", "freetsa.org/tsr", "ftp://example.invalid/", "file:///etc/passwd",
                 "https://", "http:///tsa", "data:,x", "http://exa mple.invalid/" })
            QTest::newRow(address) << QString::fromLatin1(address);
    }
    void whatIsNoAddressIsNotAsked()
    {
        QFETCH(const QString, address);
        const auto stamped = ask(address);
        QVERIFY(!stamped);
        QCOMPARE_EQ(stamped.error().fault, Fault::Invalid);
        QVERIFY2(stamped.error().text.contains(u"is no address of a time stamping authority"),
            qPrintable(stamped.error().text));
    }

    void aPasswordInTheAddressIsNotShown()
    {
        StampServer server(*m_authority);
        server.answers = [](const QByteArray&) { return StampServer::http("500 Broken", "x"); };
        const auto stamped
            = ask(server.address().replace(u"http://"_s, u"http://ada:hunter2@"_s) + u"?token=hunter2"_s);
        QVERIFY(!stamped);
        QVERIFY2(!stamped.error().text.contains(u"hunter2"), qPrintable(stamped.error().text));
    }

    void whatIsNoHashIsNotAsked()
    {
        StampServer server(*m_authority);
        StampClient client;
        const auto stamped = await(client.stamp(server.address(), "short"));
        QVERIFY(!stamped);
        QCOMPARE_EQ(stamped.error().fault, Fault::Invalid);
        QCOMPARE_EQ(server.asked, 0);
    }

    /// Whoever waits for it is not left waiting.
    void aClientThatGoesCancelsWhatItAsked()
    {
        StampServer server(*m_authority);
        auto client = std::make_unique<StampClient>();
        const auto future = client->stamp(server.address(), kHash);
        client.reset();
        QVERIFY(future.isFinished());
        QVERIFY(future.isCanceled());
    }

private:
    std::unique_ptr<Authority> m_authority;
};

MUSTER_TEST(TstStampClient)
#include "tst_stampclient.moc"
