// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/serverlog.h"

#include <QMap>

#include <algorithm>
#include <utility>

namespace muster::test {

/// The team's log in memory, by the rules of the one in PostgreSQL, with faults on demand.
class MemoryServer final : public sync::ServerLog {
public:
    /// The next call that writes counts, but nobody hears so.
    bool loseNextAnswer = false;
    /// The next call does not arrive.
    bool refuseNextCall = false;
    QString role = QStringLiteral("responder");
    QString epoch = QStringLiteral("first");
    int opened = 0;

    [[nodiscard]] Result<sync::Greeting> open() override
    {
        if (const auto in = enter(); !in)
            return fail(in.error());
        ++opened;
        return sync::Greeting { sync::kServerVersion, epoch, role, {} };
    }
    void close() override { }
    void interrupt() override { }

    [[nodiscard]] Result<QList<journal::ChainHead>> heads() override
    {
        if (const auto in = enter(); !in)
            return fail(in.error());
        QList<journal::ChainHead> heads;
        for (const auto& chain : std::as_const(m_chains)) {
            if (!chain.isEmpty())
                heads.append({ chain.last().stream, chain.last().head() });
        }
        return heads;
    }
    [[nodiscard]] Result<QList<sync::Verdict>> append(const QList<journal::Event>& events) override
    {
        if (const auto in = enter(); !in)
            return fail(in.error());
        QList<sync::Verdict> verdicts;
        for (const auto& event : events)
            verdicts.append(take(event));
        if (std::exchange(loseNextAnswer, false))
            return lost();
        emit rang();
        return verdicts;
    }
    [[nodiscard]] Result<QList<journal::Event>> pull(
        const journal::StreamId& stream, const journal::OriginId& origin, qint64 after, int most) override
    {
        if (const auto in = enter(); !in)
            return fail(in.error());
        return m_chains.value({ stream, origin }).mid(after, most);
    }

    [[nodiscard]] Result<QStringList> filesMissing(const QStringList& hashes) override
    {
        if (const auto in = enter(); !in)
            return fail(in.error());
        QStringList missing;
        for (const auto& hash : hashes) {
            if (!m_files.contains(hash))
                missing.append(hash);
        }
        return missing;
    }
    [[nodiscard]] Result<void> putFile(const QString& hash, const QByteArray& bytes) override
    {
        if (auto in = enter(); !in)
            return in;
        m_files.insert(hash, bytes);
        return {};
    }
    [[nodiscard]] Result<std::optional<QByteArray>> file(const QString& hash) override
    {
        if (const auto in = enter(); !in)
            return fail(in.error());
        return m_files.contains(hash) ? std::optional(m_files.value(hash)) : std::nullopt;
    }

    /// Forgets the newest entries of every chain, as a restored backup does.
    void goBack(qsizetype byAtMost)
    {
        for (auto& chain : m_chains) {
            const auto lost = std::min(chain.size(), byAtMost);
            chain.remove(chain.size() - lost, lost);
        }
    }
    /// Has another newest entry in every chain of this stream.
    void forge(const journal::StreamId& stream)
    {
        for (auto it = m_chains.begin(); it != m_chains.end(); ++it) {
            if (it.key().first == stream && !it->isEmpty())
                it->last().hash = QByteArray(32, 'x');
        }
    }
    [[nodiscard]] bool has(const journal::Event& event) const
    {
        return m_chains.value({ event.stream, event.origin }).contains(event);
    }

private:
    [[nodiscard]] Result<void> enter()
    {
        if (std::exchange(refuseNextCall, false))
            return lost();
        return {};
    }
    [[nodiscard]] static tl::unexpected<Error> lost()
    {
        return fail(Fault::Offline, QStringLiteral("The server cannot be reached."));
    }
    sync::Verdict take(const journal::Event& event)
    {
        auto& chain = m_chains[{ event.stream, event.origin }];
        if (event.seq <= chain.size())
            return chain.at(event.seq - 1).hash == event.hash ? sync::Verdict::Known : sync::Verdict::Fork;
        if (event.seq > chain.size() + 1)
            return sync::Verdict::Gap;
        const auto before = chain.isEmpty() ? QByteArray(32, '\0') : chain.last().hash;
        if (event.prev != before)
            return sync::Verdict::Chain;
        chain.append(event);
        return sync::Verdict::Stored;
    }

    QMap<QString, QByteArray> m_files;
    QMap<std::pair<journal::StreamId, journal::OriginId>, QList<journal::Event>> m_chains;
};

} // namespace muster::test
