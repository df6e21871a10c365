// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/chain.h"
#include "core/journal/eventjson.h"
#include "tests/core/journal/sampleevents.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::journal;

class TstChain : public QObject {
    Q_OBJECT
    const QList<Event> m_events = test::sampleEvents(12);

private slots:
    void init() { test::failOnWarnings(); }

    void aChainAsItWasWrittenHolds() { QVERIFY(verifyChains(m_events).isEmpty()); }

    void theOrderOfArrivalDoesNotMatter()
    {
        auto events = m_events;
        std::reverse(events.begin(), events.end());
        QVERIFY(verifyChains(events).isEmpty());
    }

    void everyChangedByteIsSeen()
    {
        const auto whole = m_events.first(5);
        for (qsizetype i = 0; i < whole.size(); ++i) {
            const auto& event = whole[i];
            for (qsizetype at = 0; at < event.body.size(); ++at) {
                auto body = event.body;
                body[at] = static_cast<char>(body[at] ^ 1);
                auto forged = eventFromBytes(body, event.signature, event.leaves);
                if (!forged)
                    continue;
                auto events = whole;
                events[i] = *forged;
                QVERIFY2(!verifyChains(events).isEmpty(), body.constData());
            }
        }
    }

    void everyChangedSignatureIsSeen()
    {
        for (qsizetype i = 0; i < m_events.size(); ++i) {
            auto events = m_events;
            events[i].signature[int(i) % 64] = static_cast<char>(events[i].signature[int(i) % 64] ^ 1);
            QCOMPARE(verifyChains(events).size(), 1);
        }
    }

    void everyMissingEventButTheLastIsSeen()
    {
        for (qsizetype i = 0; i + 1 < m_events.size(); ++i) {
            auto events = m_events;
            events.removeAt(i);
            QVERIFY(!verifyChains(events).isEmpty());
        }
    }

    void duplicatesAndSwapsAreSeen()
    {
        auto twice = m_events;
        twice.append(twice[4]);
        QVERIFY(!verifyChains(twice).isEmpty());
        auto swapped = m_events;
        std::swap(swapped[3].signature, swapped[4].signature);
        QCOMPARE(verifyChains(swapped).size(), 2);
    }

    void anotherKeyInTheMiddleIsSeen()
    {
        auto events = m_events;
        const auto other = test::fixedSigner(8);
        for (qsizetype i = 5; i < events.size(); ++i)
            events[i].signature = other->sign(signedBytes(events[i].body));
        QCOMPARE(verifyChains(events).size(), events.size() - 5);
    }

    void aChainGoesOnWhereItWasVerifiedBefore()
    {
        ChainVerifier verifier;
        verifier.resumeAfter(m_events[5].head(), test::fixedSigner()->publicKey());
        QVERIFY(!verifier.check(m_events[6]));
        QVERIFY(verifier.check(m_events[8]));
    }

    void whatBreaksALimitIsNotSealed()
    {
        test::ManualClock clock;
        const Sealer sealer(OriginId::random(), test::fixedSigner(), clock, QStringLiteral("file"));
        Draft draft {
            .stream = { StreamId::random(), StreamKind::Live },
            .id = EventId::random(),
            .at = clock.now(),
            .actor = { PersonId::random(), {}, Claim::Claimed, {} },
            .type = QStringLiteral("note.added"),
            .texts
            = { { QStringLiteral("text"), QString(static_cast<int>(kLargestLeaf) + 1, QLatin1Char('x')) } },
        };
        const Head none { sealer.origin(), 0, {} };
        QVERIFY(!sealer.seal(draft, none, {}, {}));
        draft.texts = { { QStringLiteral("text"), QString(QChar(0xdc00)) } };
        QVERIFY(!sealer.seal(draft, none, {}, {}));
        draft.texts = { { QStringLiteral("text"), QStringLiteral("fine") } };
        VERIFY_RESULT(sealer.seal(draft, none, {}, {}));
    }

    void saltsAreFreshAndLong()
    {
        const auto salt = Sealer::randomSalt();
        QCOMPARE(salt.size(), 32);
        QVERIFY(salt != Sealer::randomSalt());
    }
};

MUSTER_TEST(TstChain)
#include "tst_chain.moc"
