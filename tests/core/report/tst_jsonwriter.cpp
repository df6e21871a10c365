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
