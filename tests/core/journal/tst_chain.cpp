// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/chain.h"
#include "core/journal/eventjson.h"
#include "tests/core/journal/sampleevents.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::journal;

namespace {

const auto kVectors = QStringLiteral(MUSTER_SOURCE_DIR "/resources/help/event-record-vectors/");

/// The three files of an exported (stream, origin), as resources/help/event-record.md describes them.
struct Export {
    QByteArray events;
    QByteArray signatures;
    QByteArray leaves;
};

Export exported(const QList<Event>& events)
{
    Export out;
    for (const auto& event : events) {
        out.events += event.body + '\n';
        out.signatures += event.signature.toHex() + '\n';
        for (const auto& leaf : event.leaves) {
            out.leaves += QByteArray::number(event.seq) + ' ' + leaf.field.toLatin1() + ' ' + leaf.salt + ' '
                + leaf.value.toUtf8().toBase64() + '\n';
        }
    }
    return out;
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TstChain : public QObject {
    Q_OBJECT
    const QList<Event> m_events = test::sampleEvents(12);

    /// Exit status of the shell verifier on an export.
    [[nodiscard]] static int shellVerdict(const Export& files)
    {
        const QTemporaryDir dir;
        write(dir.filePath(QStringLiteral("events.jsonl")), files.events);
        write(dir.filePath(QStringLiteral("signatures.txt")), files.signatures);
        write(dir.filePath(QStringLiteral("leaves.txt")), files.leaves);
        return QProcess::execute(QStringLiteral("sh"),
            { QStringLiteral(MUSTER_SOURCE_DIR "/resources/help/verify.sh"), dir.path() });
    }

private slots:
    void init() { test::failOnWarnings(); }

    void theBytesOfTheRecordNeverChange_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        const auto files = exported(test::sampleEvents());
        QTest::newRow("events") << QStringLiteral("events.jsonl") << files.events;
        QTest::newRow("signatures") << QStringLiteral("signatures.txt") << files.signatures;
        QTest::newRow("leaves") << QStringLiteral("leaves.txt") << files.leaves;
    }
    void theBytesOfTheRecordNeverChange()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        if (qEnvironmentVariableIsSet("MUSTER_UPDATE_GOLDEN"))
            write(kVectors + file, bytes);
        QCOMPARE(bytes, contents(kVectors + file));
    }

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

    void theShellAgrees()
    {
        const auto whole = exported(m_events);
        QCOMPARE(shellVerdict(whole), 0);

        auto erased = whole;
        erased.leaves = erased.leaves.mid(erased.leaves.indexOf('\n') + 1);
        QCOMPARE(shellVerdict(erased), 0);

        auto forgedLeaf = whole;
        forgedLeaf.leaves.replace(" payload.saw 0", " payload.saw 1");
        QVERIFY(forgedLeaf.leaves != whole.leaves);
        QCOMPARE(shellVerdict(forgedLeaf), 1);

        auto changed = whole;
        changed.events.replace("\"count\":-3", "\"count\":-4");
        QVERIFY(changed.events != whole.events);
        QCOMPARE(shellVerdict(changed), 1);

        auto deleted = m_events;
        deleted.removeAt(4);
        QCOMPARE(shellVerdict(exported(deleted)), 1);

        auto unsignedTail = whole;
        unsignedTail.signatures.chop(129);
        QCOMPARE(shellVerdict(unsignedTail), 1);

        auto resigned = m_events;
        resigned[7].signature = test::fixedSigner(8)->sign(signedBytes(resigned[7].body));
        QCOMPARE(shellVerdict(exported(resigned)), 1);
    }
};

MUSTER_TEST(TstChain)
#include "tst_chain.moc"
