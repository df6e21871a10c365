// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/eventjson.h"
#include "tests/core/journal/sampleevents.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace muster;
using namespace muster::journal;

class TstEventJson : public QObject {
    Q_OBJECT
    const Event m_event = test::sampleEvents(4).at(2);

    /// The body with one piece of text put in place of another, which must be there.
    [[nodiscard]] QByteArray changed(const QByteArray& from, const QByteArray& to) const
    {
        if (!m_event.body.contains(from))
            qFatal("the sample does not hold %s", from.constData());
        auto body = m_event.body;
        return body.replace(body.indexOf(from), from.size(), to);
    }

private slots:
    void init() { test::failOnWarnings(); }

    void whatWasWrittenReadsBack()
    {
        for (const auto& event : test::sampleEvents(8)) {
            const auto again = eventFromBytes(event.body, event.signature, event.leaves);
            VERIFY_RESULT(again);
            QVERIFY(*again == event);
        }
    }

    void withheldTextsAreNoError()
    {
        const auto whole = test::sampleEvents(2).last();
        const auto event = eventFromBytes(whole.body, whole.signature, {});
        VERIFY_RESULT(event);
        QVERIFY(event->actor.name.isEmpty());
        QVERIFY(!event->text(QLatin1StringView("saw")));
        QCOMPARE(event->hash, whole.hash);
    }

    void textsThatWereNotSignedAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("another value") << QStringLiteral("payload.saw") << QStringLiteral("something else");
        QTest::newRow("another field") << QStringLiteral("payload.why") << QStringLiteral("x");
        QTest::newRow("no field of the payload") << QStringLiteral("subject") << QStringLiteral("x");
        QTest::newRow("nothing behind the dot") << QStringLiteral("payload.") << QStringLiteral("x");
    }
    void textsThatWereNotSignedAreRefused()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        const auto whole = test::sampleEvents(2).last();
        QVERIFY(!eventFromBytes(whole.body, whole.signature, { { field, whole.leaves.last().salt, value } }));
    }

    void aTextMayNotStandTwice()
    {
        const auto whole = test::sampleEvents(2).last();
        QVERIFY(!eventFromBytes(whole.body, whole.signature, whole.leaves + whole.leaves));
    }

    void theSpellingIsOne_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char* name, const char* from, const char* to) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to);
        };
        row("space", "\"v\":1", "\"v\": 1");
        row("other order", "\"v\":1,\"stream\":\"00000000-0000-4000-8000-000000000003\"",
            "\"stream\":\"00000000-0000-4000-8000-000000000003\",\"v\":1");
        row("duplicate key", "\"v\":1", "\"v\":1,\"v\":1");
        row("unknown field", "\"v\":1", "\"v\":1,\"w\":1");
        row("missing field", "\"boot\":\"00000000-0000-4000-8000-000000000001\",", "");
        row("number as 1.0", "\"v\":1", "\"v\":1.0");
        row("number as 1e0", "\"v\":1", "\"v\":1e0");
        row("fraction", "\"count\":-3", "\"count\":-3.5");
        row("beyond 2^53", "9007199254740992", "9007199254740994");
        row("boolean", "\"count\":-3", "\"count\":true");
        row("null", "\"count\":-3", "\"count\":null");
        row("escaped letter", "commander", "\\u0063ommander");
        row("upper-case hash", "aaaaaaaa", "AAAAAAAA");
        row("upper-case key", "\"count\"", "\"Count\"");
        row("seq 0", "\"seq\":3", "\"seq\":0");
        row("negative counter", "\"hlc\":[", "\"hlc\":[-");
        row("newer record", "\"v\":1", "\"v\":2");
        row("type without version", "step.completed.1", "step.completed");
        row("version 01", "step.completed.1", "step.completed.01");
        row("time with other spelling", "03:12:01.500Z\",\"boot\"", "03:12:01.50Z\",\"boot\"");
        row("not UTF-8", "commander", "comm\xff\xfe\x20r");
        QTest::newRow("trailing data") << m_event.body << m_event.body + ' ';
        row("empty subject", "\"subject\":\"database-corruption/verify-restore-point\"", "\"subject\":\"\"");
        row("empty attachments",
            "\"att\":[[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",12345]]",
            "\"att\":[]");
        row("boot that is no boot", "\"boot\":\"00000000", "\"boot\":\"zzzzzzzz");
        row("negative machine time", "\"mono\":", "\"mono\":-");
        row("unknown claim", "claimed", "certain");
        row("unknown field of the actor", "\"role\":", "\"rule\":");
        row("empty role", "\"role\":\"commander\"", "\"role\":\"\"");
        row("name in clear", "\"name\":{", "\"name\":\"Ada\",\"nome\":{");
        row("leaf that is no hash", "{\"leaf\":\"", "{\"leaf\":\"x");
        const auto seen = [](int console) {
            return "[\"" + OriginId(test::fixedUuid(console)).toString().toLatin1() + "\",1,\""
                + QByteArray(64, 'a') + "\"]";
        };
        const auto own = m_event.origin == OriginId(test::fixedUuid(1)) ? 1 : 0;
        for (const auto& [name, deps] : { std::pair { "deps of its own console", seen(own) },
                 { "deps of one console twice", seen(9) + ',' + seen(9) } })
            QTest::newRow(name) << QByteArray("\"payload\":") << "\"deps\":[" + deps + "],\"payload\":";
        row("capital type", "step.completed", "Step.completed");
        row("cut", "\"payload\"", "");
    }
    void theSpellingIsOne()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const auto event = eventFromBytes(changed(from, to), m_event.signature, m_event.leaves);
        QVERIFY(!event);
        QCOMPARE(event.error().fault, Fault::Invalid);
        QVERIFY(!event.error().text.isEmpty());
    }

    void whatCannotBeSpelledIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("object");
        QJsonObject deep;
        for (int i = 0; i < kDeepestNesting + 2; ++i)
            deep = { { QStringLiteral("d"), deep } };
        QTest::newRow("too deep") << deep;
        QTest::newRow("fraction") << QJsonObject { { QStringLiteral("a"), 0.1 } };
        QTest::newRow("boolean") << QJsonObject { { QStringLiteral("a"), true } };
        QTest::newRow("null") << QJsonObject { { QStringLiteral("a"), QJsonValue() } };
        QTest::newRow("capital key") << QJsonObject { { QStringLiteral("A"), 1 } };
        QTest::newRow("empty key") << QJsonObject { { QString(), 1 } };
        QTest::newRow("lone surrogate") << QJsonObject { { QStringLiteral("a"), QString(QChar(0xd800)) } };
    }
    void whatCannotBeSpelledIsRefused()
    {
        QFETCH(QJsonObject, object);
        const auto json = canonicalJson(object);
        QVERIFY(!json && json.error().fault == Fault::Invalid);
    }

    void keysAreSortedAndControlsEscaped()
    {
        const auto json = canonicalJson({ { QStringLiteral("b"), QStringLiteral("\n\"\\\x01é/") },
            { QStringLiteral("a"), QJsonArray { 1, QStringLiteral("x") } } });
        VERIFY_RESULT(json);
        QCOMPARE(*json, QByteArray("{\"a\":[1,\"x\"],\"b\":\"\\u000a\\\"\\\\\\u0001é/\"}"));
        QCOMPARE(canonicalJson(QJsonDocument::fromJson(*json).object()).value(), *json);
    }

    void aPayloadOverTheLimitIsRefused()
    {
        auto fields = QJsonDocument::fromJson(m_event.body).object();
        fields.insert(QStringLiteral("payload"),
            QJsonObject {
                { QStringLiteral("a"), QString(static_cast<int>(kLargestPayload) - 20, QLatin1Char('x')) } });
        VERIFY_RESULT(bodyOf(fields));
        fields.insert(QStringLiteral("payload"),
            QJsonObject {
                { QStringLiteral("a"), QString(static_cast<int>(kLargestPayload), QLatin1Char('x')) } });
        QVERIFY(!bodyOf(fields));
    }
};

MUSTER_TEST(TstEventJson)
#include "tst_eventjson.moc"
