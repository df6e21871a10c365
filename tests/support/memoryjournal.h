// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/worker.h"
#include "core/journal/blobstore.h"
#include "core/journal/chain.h"
#include "core/journal/journal.h"
#include "tests/support/manualclock.h"

#include <QCryptographicHash>
#include <QHash>
#include <QMap>
#include <QPromise>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace muster::test {

/// A signer whose key is always the same, so that events can be compared byte by byte.
[[nodiscard]] inline std::shared_ptr<const journal::Signer> fixedSigner(char fill = 7)
{
    return *journal::Ed25519Signer::fromSeed(std::make_shared<const Secret>(QByteArray(32, fill)));
}

/// Salts that count up, for the same reason.
[[nodiscard]] inline journal::Sealer::SaltSource countingSalts()
{
    return [n = std::make_shared<int>(0)] { return QByteArray::number(++*n, 16).rightJustified(32, '0'); };
}

/// The log in memory, with the same rules as the real one (joining events, idempotence, all or nothing).
/// Answers come from the event loop, like real ones. `failAfter` calls, or `holdAnswers`, reach faults that
/// reality cannot give on demand.
class MemoryJournal final : public journal::Journal {
public:
    explicit MemoryJournal(const MachineClock& clock,
        QUuid origin = QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000aa")))
        : m_clock(clock)
        , m_sealer(journal::OriginId(origin), fixedSigner(), clock, QStringLiteral("file"), countingSalts())
    {
    }

    /// The call with this index (from 0, every kind of call counts) fails with Storage; -1 = none.
    int failCall = -1;
    int calls = 0;
    /// Answers wait until release().
    bool holdAnswers = false;

    void release()
    {
        holdAnswers = false;
        for (auto& answer : std::exchange(m_held, {}))
            answer();
    }
    [[nodiscard]] const QList<journal::Event>& events() const { return m_events; }

    [[nodiscard]] journal::OriginId origin() const override { return m_sealer.origin(); }
    [[nodiscard]] journal::StreamRef estate() const override
    {
        return { journal::StreamId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000ee"))),
            journal::StreamKind::Estate };
    }

    [[nodiscard]] QFuture<Events> append(QList<journal::Draft> drafts) override
    {
        return answer([this, drafts = std::move(drafts)] { return store(drafts); });
    }
    [[nodiscard]] QFuture<Events> read(journal::StreamId stream) override
    {
        return answer(
            [this, stream] { return select([&](const journal::Event& e) { return e.stream == stream; }); });
    }
    [[nodiscard]] QFuture<Events> find(QStringList types) override
    {
        return answer([this, types = std::move(types)] {
            return select([&](const journal::Event& e) { return types.contains(e.type); });
        });
    }

    [[nodiscard]] QFuture<Result<journal::SignedHeads>> attest(journal::StreamId stream) override
    {
        journal::Heads heads { stream, m_clock.now(), origin(), {}, {} };
        QMap<journal::OriginId, journal::Head> newest;
        for (const auto& event : m_events) {
            if (event.stream == stream && newest.value(event.origin, event.head()).seq <= event.seq)
                newest.insert(event.origin, event.head());
        }
        heads.heads = newest.values();
        using Answer = Result<journal::SignedHeads>;
        return ready(heads.heads.isEmpty() ? Answer(fail(Fault::NotFound, QStringLiteral("No such record.")))
                                           : Answer(journal::signedHeads(heads, m_sealer.signer())));
    }
    /// Without the checks of the real one.
    [[nodiscard]] QFuture<Result<journal::Admission>> admit(QList<journal::Event> events) override
    {
        journal::Admission admission;
        QList<journal::Event> fresh;
        for (const auto& event : events) {
            const bool isKnown = std::any_of(
                m_events.begin(), m_events.end(), [&](const auto& known) { return known.id == event.id; });
            (isKnown ? admission.known : admission.stored) += 1;
            if (!isKnown)
                fresh.append(event);
        }
        if (!fresh.isEmpty())
            receive(fresh);
        return ready(Result<journal::Admission>(admission));
    }

    /// As if another console's events had arrived.
    void receive(const QList<journal::Event>& events)
    {
        m_events += events;
        emit appended(events);
    }

private:
    template <typename Pick> [[nodiscard]] Events select(Pick pick) const
    {
        QList<journal::Event> chosen;
        std::copy_if(m_events.begin(), m_events.end(), std::back_inserter(chosen), pick);
        std::sort(chosen.begin(), chosen.end(), &journal::comesBefore);
        return chosen;
    }

    template <typename Work> QFuture<Events> answer(Work work)
    {
        auto promise = std::make_shared<QPromise<Events>>();
        promise->start();
        const bool fails = calls++ == failCall;
        auto finish = [promise, work = std::move(work), fails] {
            promise->addResult(fails
                    ? Events(fail(Fault::Storage, QStringLiteral("NOT RECORDED: planted fault.")))
                    : work());
            promise->finish();
        };
        QTimer::singleShot(0, this, [this, finish = std::move(finish)] {
            if (holdAnswers)
                m_held.append(finish);
            else
                finish();
        });
        return promise->future();
    }

    Events store(const QList<journal::Draft>& drafts)
    {
        QList<journal::Event> fresh;
        QList<journal::Event> answers;
        auto last = m_last;
        auto heads = m_heads;
        const auto seal = [&](const journal::Draft& draft) -> Result<journal::Event> {
            auto& head = heads[draft.stream.id.toString()];
            if (!head)
                head = journal::Head { m_sealer.origin(), 0, {} };
            auto sealed = m_sealer.seal(draft, *head, last, {});
            if (sealed) {
                head = sealed->head();
                last = sealed->stamp;
                fresh.append(*sealed);
            }
            return sealed;
        };
        for (const auto& draft : drafts) {
            const auto known = std::find_if(
                m_events.begin(), m_events.end(), [&](const auto& e) { return e.id == draft.id; });
            if (known != m_events.end()) {
                answers.append(*known);
                continue;
            }
            if (!heads.value(draft.stream.id.toString())) {
                if (const auto joined = seal(m_sealer.joining(draft)); !joined)
                    return fail(joined.error());
            }
            auto sealed = seal(draft);
            if (!sealed)
                return fail(sealed.error());
            answers.append(*std::move(sealed));
        }
        m_last = last;
        m_heads = heads;
        m_events += fresh;
        if (!fresh.isEmpty())
            emit appended(fresh);
        return answers;
    }

    const MachineClock& m_clock;
    journal::Sealer m_sealer;
    QList<journal::Event> m_events;
    QMap<QString, std::optional<journal::Head>> m_heads;
    journal::Stamp m_last;
    QList<std::function<void()>> m_held;
};

/// Blobs in memory.
class MemoryBlobs final : public journal::BlobStore {
public:
    int failCall = -1;
    int calls = 0;

    [[nodiscard]] QFuture<Result<journal::Attachment>> put(QByteArray bytes) override
    {
        if (calls++ == failCall)
            return ready<Result<journal::Attachment>>(
                fail(Fault::Storage, QStringLiteral("NOT RECORDED: planted fault.")));
        const auto hash
            = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        m_blobs.insert(hash, bytes);
        return ready<Result<journal::Attachment>>(journal::Attachment { hash, bytes.size() });
    }
    [[nodiscard]] QFuture<Result<QByteArray>> get(QString hash) override
    {
        const auto found = m_blobs.constFind(hash);
        if (found == m_blobs.constEnd())
            return ready<Result<QByteArray>>(
                fail(Fault::NotFound, QStringLiteral("There is no file %1.").arg(hash)));
        return ready<Result<QByteArray>>(*found);
    }

private:
    QHash<QString, QByteArray> m_blobs;
};

} // namespace muster::test
