// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/wire.h"
#include "tests/support/memoryjournal.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QCborArray>
#include <QCborValue>

using namespace muster;
using namespace muster::journal;

class TstWire final : public QObject {
    Q_OBJECT

    test::ManualClock m_clock;

    [[nodiscard]] Draft fullDraft() const
    {
        return { .stream = { StreamId::random(), StreamKind::Drill },
            .id = EventId::random(),
            .at = m_clock.now(),
            .actor = { PersonId::random(), QStringLiteral("commander"), Claim::Keyed, QStringLiteral("Ada") },
            .type = QStringLiteral("step.completed"),
            .version = 3,
            .subject = QStringLiteral("corruption/stop-writes"),
            .cause = EventId::random(),
            .payload = { { QStringLiteral("a"), qint64 { 9007199254740991 } },
                { QStringLiteral("b"), QStringLiteral("主库 \u0001") } },
            .texts = { { QStringLiteral("saw"), QStringLiteral("ok") },
                { QStringLiteral("why"), QString(70'000, u'x') } },
            .attachments = { { QString(64, u'a'), 12 } } };
    }

private slots:
    void init() { test::failOnWarnings(); }

    void draftsComeBackAsTheyWere()
    {
        auto bare = fullDraft();
        bare.cause.reset();
        bare.texts.clear();
        bare.attachments.clear();
        bare.payload = {};
        const QList<Draft> drafts { fullDraft(), bare };
        const auto back = draftsFromWire(draftsToWire(drafts));
        VERIFY_RESULT(back);
        QCOMPARE(back->size(), 2);
        for (qsizetype i = 0; i < 2; ++i) {
            const auto& a = drafts[i];
            const auto& b = (*back)[i];
            QVERIFY(a.stream == b.stream && a.id == b.id && a.at == b.at && a.actor == b.actor
                && a.type == b.type);
            QVERIFY(a.version == b.version && a.subject == b.subject && a.cause == b.cause
                && a.payload == b.payload);
            QVERIFY(a.texts == b.texts && a.attachments == b.attachments);
        }
    }

    void eventsComeBackAsTheyWereAlsoUnreadableOnes()
    {
        test::MemoryJournal journal(m_clock);
        auto draft = fullDraft();
        draft.texts.removeLast();
        auto events = *test::await(journal.append({ draft }));
        events.append(unreadableEvent(QByteArray("no JSON"), QByteArray(64, 's'), events[0].stream,
            { events[0].origin, 9, QByteArray(32, 'h') }, QByteArray(32, 'p'), EventId::random(), { 5, 6 }));
        const auto back = eventsFromWire(eventsToWire(events));
        VERIFY_RESULT(back);
        QCOMPARE(*back, events);
    }

    void faultsComeBackAsTheyWere()
    {
        const QList<ChainFault> faults { { StreamId::random(), OriginId::random(), 7,
            QStringLiteral("changed") } };
        const auto back = faultsFromWire(faultsToWire(faults));
        VERIFY_RESULT(back);
        QCOMPARE(*back, faults);
    }

    void searchesComeBackAsTheyWere()
    {
        Search search { .words = QStringLiteral("disk \"主库\""),
            .stream = StreamId::random(),
            .types = { QStringLiteral("step"), QStringLiteral("note.added") },
            .person = QStringLiteral("Ada"),
            .subject = QStringLiteral("outage/restart"),
            .service = QStringLiteral("postgres"),
            .from = m_clock.now(),
            .until = instantFromMillis(0),
            .source = Search::Source::Machine,
            .most = 7 };
        const auto back = searchFromWire(searchToWire(search));
        VERIFY_RESULT(back);
        QVERIFY(*back == search);
        const auto bare = searchFromWire(searchToWire({}));
        VERIFY_RESULT(bare);
        QVERIFY(*bare == Search());
        search.most = 0;
        QVERIFY(!searchFromWire(searchToWire(search)));
        search.most = 100'001;
        QVERIFY(!searchFromWire(searchToWire(search)));
        const auto bytes = searchToWire(*back);
        for (qsizetype i = 0; i < bytes.size(); ++i)
            QVERIFY(!searchFromWire(bytes.left(i)));
    }

    void everyCutAndEveryFlippedByteIsReadOrRefusedAndNeverCrashes()
    {
        auto draft = fullDraft();
        draft.texts.removeLast();
        const auto bytes = draftsToWire({ draft });
        int refused = 0;
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QVERIFY(!draftsFromWire(bytes.left(i)));
            auto flipped = bytes;
            flipped[i] = char(flipped[i] ^ 0x40);
            refused += draftsFromWire(flipped) ? 0 : 1;
        }
        QVERIFY(refused > 0);
    }

    void listsOfTheWrongShapeAreRefused_data()
    {
        QTest::addColumn<QCborValue>("value");
        QTest::newRow("no list") << QCborValue(5);
        QTest::newRow("element is no list") << QCborValue(QCborArray { 5 });
        QTest::newRow("short") << QCborValue(QCborArray { QCborArray { QByteArray(16, 'x'), 1 } });
    }
    void listsOfTheWrongShapeAreRefused()
    {
        QFETCH(QCborValue, value);
        QVERIFY(!draftsFromWire(value.toCbor()));
        QVERIFY(!eventsFromWire(value.toCbor()));
        QVERIFY(!faultsFromWire(value.toCbor()));
        QVERIFY(!searchFromWire(value.toCbor()));
    }
};

MUSTER_TEST(TstWire)
#include "tst_wire.moc"
