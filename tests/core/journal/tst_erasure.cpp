// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/erasure.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QJsonArray>
#include <QTest>

using namespace muster;
using namespace muster::journal;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const EventId kEntry(QUuid(u"00000000-0000-4000-8000-0000000000e1"_s));
const auto kHash = QString(64, u'a');

Event saying(const QJsonObject& payload)
{
    auto event = EventMaker().makeForeign(QString(kErasure));
    event.payload = payload;
    return event;
}

QJsonObject leaves(const QJsonArray& pairs)
{
    return { { u"leaves"_s, pairs } };
}

} // namespace

class TstErasure : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatIsSpelledIsReadAgain_data()
    {
        QTest::addColumn<bool>("texts");
        QTest::addColumn<bool>("files");
        QTest::newRow("texts") << true << false;
        QTest::newRow("files") << false << true;
        QTest::newRow("both") << true << true;
    }
    void whatIsSpelledIsReadAgain()
    {
        QFETCH(const bool, texts);
        QFETCH(const bool, files);
        Erasure erasure;
        if (texts)
            erasure.leaves = { { kEntry, u"payload.text"_s }, { kEntry, u"actor.name"_s } };
        if (files)
            erasure.files = { kHash, QString(64, u'0') };
        const auto payload = payloadOf(erasure);
        QCOMPARE(payload.contains(u"leaves"_s), texts);
        QCOMPARE(payload.contains(u"files"_s), files);
        QVERIFY(erasureOf(saying(payload)) == erasure);
    }

    void theSpellingNeverChanges()
    {
        QCOMPARE(payloadOf({ { { kEntry, u"payload.text"_s } }, { kHash } }),
            QJsonObject({ { u"leaves"_s, QJsonArray { QJsonArray { kEntry.toString(), u"payload.text"_s } } },
                { u"files"_s, QJsonArray { kHash } } }));
    }

    /// A store that guessed what was meant would delete what nobody named.
    void whatDoesNotSayWhatItMustTakesNothingBack_data()
    {
        QTest::addColumn<QJsonObject>("payload");
        const auto entry = kEntry.toString();
        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("no pair") << leaves({ entry });
        QTest::newRow("one of two") << leaves({ QJsonArray { entry } });
        QTest::newRow("three") << leaves({ QJsonArray { entry, u"payload.text"_s, u"more"_s } });
        QTest::newRow("no id") << leaves({ QJsonArray { u"first"_s, u"payload.text"_s } });
        QTest::newRow("no field") << leaves({ QJsonArray { entry, u"text"_s } });
        QTest::newRow("one good, one bad")
            << leaves({ QJsonArray { entry, u"payload.text"_s }, QJsonArray { entry, u""_s } });
        QTest::newRow("no hash") << QJsonObject { { u"files"_s, QJsonArray { u"../../etc"_s } } };
        QTest::newRow("upper case") << QJsonObject { { u"files"_s, QJsonArray { QString(64, u'A') } } };
        QTest::newRow("line end") << QJsonObject { { u"files"_s, QJsonArray { kHash + u'\n' } } };
    }
    void whatDoesNotSayWhatItMustTakesNothingBack()
    {
        QFETCH(const QJsonObject, payload);
        QVERIFY(!erasureOf(saying(payload)));
    }

    void otherEventsTakeNothingBack()
    {
        auto event = saying(payloadOf({ { { kEntry, u"payload.text"_s } }, {} }));
        QVERIFY(erasureOf(event));
        event.version = 2;
        QVERIFY(!erasureOf(event));
        event.version = 1;
        event.type = u"note.added"_s;
        QVERIFY(!erasureOf(event));
    }

    void aFieldIsOfTheActorOrOfThePayload()
    {
        for (const auto& good : { u"actor.name"_s, u"payload.text"_s, u"payload.saw-2.a_b"_s })
            QVERIFY2(isLeafField(good), qPrintable(good));
        for (const auto& bad : { u""_s, u"payload."_s, u"actor.role"_s, u"payload.Text"_s,
                 u"payload.text\n"_s, u" payload.text"_s, u"payload.a b"_s })
            QVERIFY2(!isLeafField(bad), qPrintable(bad));
    }

    void onlyTheNamedTextIsTakenOff()
    {
        EventMaker maker;
        maker.by(u"Ada"_s);
        const auto event = maker.make(incident::NoteAdded { incident::NoteAdded::Kind::Note, u"hunter2"_s });
        auto without = event;
        dropLeaf(without, u"payload.text"_s);
        QVERIFY(!without.text("text"_L1));
        QCOMPARE(without.actor.name, u"Ada"_s);
        QCOMPARE(without.leaves.size(), event.leaves.size() - 1);
        // It still says that a text stood there, and the body is as it was signed.
        QVERIFY(without.payload.contains("text"_L1));
        QCOMPARE(without.body, event.body);

        auto nameless = event;
        dropLeaf(nameless, u"actor.name"_s);
        QVERIFY(nameless.actor.name.isEmpty());
        QCOMPARE(nameless.text("text"_L1), u"hunter2"_s);
        auto same = event;
        dropLeaf(same, u"payload.why"_s);
        QVERIFY(same == event);
    }
};

MUSTER_TEST(TstErasure)
#include "tst_erasure.moc"
