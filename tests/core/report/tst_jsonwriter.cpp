// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/jsonwriter.h"
#include "tests/core/report/reportrig.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstJsonWriter final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void itSaysWhatItIs()
    {
        const auto it = richIncident();
        const auto object = QJsonDocument::fromJson(jsonOf(it.made())).object();
        QCOMPARE_EQ(object[u"schema"].toString(), u"muster-report-v1"_s);
        QCOMPARE_EQ(object[u"subject"].toString(), it.events.first().stream.toString());
        QCOMPARE_EQ(object[u"day"].toString(), u"2026-03-14"_s);
        QCOMPARE_EQ(object[u"sections"][0][u"blocks"][0][u"said"].toBool(), true);
        QCOMPARE_EQ(object[u"sections"][0][u"blocks"][0][u"by"].toString(), u"王芳"_s);
    }

    void whatIsDescribedIsThere()
    {
        QFile page(QStringLiteral(MUSTER_SOURCE_DIR "/resources/help/report-json.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(page.readAll());
        QSet<QString> keys;
        collect(QJsonDocument::fromJson(jsonOf(richIncident().made())).object(), keys);
        for (const auto& key : std::as_const(keys))
            QVERIFY2(text.contains(u'`' + key + u'`'), qPrintable(key));
    }

    void aFigureHasTheKeysOfItsShape()
    {
        using metrics::Bars;
        using metrics::Counts;
        using metrics::Origin;
        using metrics::SpanKind;
        using metrics::Spans;
        const Spans spans { { Origin::Failure, 0, 9, {} },
            { { u"web"_s, { { SpanKind::Late, 3, 9 } }, u"late"_s } }, { { 7, u"due"_s } } };
        Report report;
        report.sections = { { u"s"_s, u"S"_s,
            { Figure { u"a"_s, u"seen"_s, u"t"_s, { u"A"_s, spans }, { u"u"_s } },
                Figure { u"b"_s, {}, u"t"_s,
                    { u"B"_s, Counts { { Origin::Epoch, 5, 9, {} }, 2, { { u"steps"_s, { 0, 4 } } } } } },
                Figure { u"c"_s, {}, u"t"_s,
                    { u"C"_s, Bars { u"min"_s, { u"x"_s }, { { u"taken"_s, { 1.5 } } } } } } } } };
        const auto blocks
            = QJsonDocument::fromJson(jsonOf(report)).object()[u"sections"][0][u"blocks"].toArray();
        QCOMPARE_EQ(blocks.size(), 3);
        const auto first = blocks.at(0).toObject();
        QCOMPARE_EQ(first[u"kind"].toString(), u"figure"_s);
        QCOMPARE_EQ(first[u"shape"].toString(), u"spans"_s);
        QCOMPARE_EQ(first[u"origin"].toString(), u"failure"_s);
        QCOMPARE_EQ(first[u"alternative"].toString(), u"seen"_s);
        QCOMPARE_EQ(first[u"other_tables"][0].toString(), u"u"_s);
        QCOMPARE_EQ(first[u"lanes"][0][u"note"].toString(), u"late"_s);
        QCOMPARE_EQ(first[u"lanes"][0][u"spans"][0][u"kind"].toString(), u"late"_s);
        QCOMPARE_EQ(first[u"lanes"][0][u"spans"][0][u"until"].toInteger(), 9);
        QCOMPARE_EQ(first[u"markers"][0][u"words"].toString(), u"due"_s);
        const auto second = blocks.at(1).toObject();
        QCOMPARE_EQ(second[u"shape"].toString(), u"counts"_s);
        QCOMPARE_EQ(second[u"from"].toInteger(), 5);
        QCOMPARE_EQ(second[u"step"].toInteger(), 2);
        QCOMPARE_EQ(second[u"lanes"][0][u"counts"][1].toInteger(), 4);
        QVERIFY(!second.contains(u"other_tables"_s));
        const auto third = blocks.at(2).toObject();
        QCOMPARE_EQ(third[u"shape"].toString(), u"bars"_s);
        QCOMPARE_EQ(third[u"unit"].toString(), u"min"_s);
        QCOMPARE_EQ(third[u"series"][0][u"values"][0].toDouble(), 1.5);
    }

    void aMomentIsTwice()
    {
        const auto it = richIncident();
        const auto facts = QJsonDocument::fromJson(jsonOf(it.made())).object()[u"facts"].toArray();
        const auto failed = std::find_if(
            facts.begin(), facts.end(), [](const auto& fact) { return fact[u"id"].toString() == u"failed"; });
        QVERIFY(failed != facts.end());
        const auto number = (*failed)[u"cell"][u"number"];
        QCOMPARE_EQ(number[u"at"].toString(), u"2026-03-13T15:50:00.000Z"_s);
        QCOMPARE_EQ(number[u"value"].toInteger(), millisOf(it.minute(-10)));
        QCOMPARE_EQ(number[u"unit"].toString(), u"moment"_s);
    }

private:
    static void collect(const QJsonValue& value, QSet<QString>& keys)
    {
        const auto object = value.toObject();
        for (auto one = object.begin(); one != object.end(); ++one) {
            keys.insert(one.key());
            collect(one.value(), keys);
        }
        for (const auto& one : value.toArray())
            collect(one, keys);
    }
};

MUSTER_TEST(TstJsonWriter)
#include "tst_jsonwriter.moc"
