// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncround.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::sync {

namespace {

/// What goes in one call.
constexpr int kMostEvents = 500;
constexpr qsizetype kMostBytes = 1024 * 1024;
/// In one round; the rest comes with the next.
constexpr int kMostFiles = 100;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

qsizetype sizeOf(const journal::Event& event)
{
    auto size = event.body.size();
    for (const auto& leaf : event.leaves)
        size += leaf.value.size();
    return size;
}

} // namespace

Result<Round> SyncRound::run(const SeenHeads& seen, bool maySend)
{
    const auto there = m_there.heads();
    if (!there)
        return fail(there.error());
    const auto here = m_here.heads();
    if (!here)
        return fail(here.error());
    QHash<Chain, journal::Head> theirs;
    for (const auto& [stream, head] : *there) {
        theirs.insert({ stream, head.origin }, head);
        m_round.seen.insert({ stream, head.origin }, head.seq);
    }
    for (auto it = seen.begin(); it != seen.end(); ++it)
        m_round.rewound += std::max<qint64>(0, it.value() - m_round.seen.value(it.key()));

    QHash<Chain, qint64> ours;
    for (const auto& [stream, head] : *here) {
        const Chain chain { stream, head.origin };
        ours.insert(chain, head.seq);
        const auto known = theirs.constFind(chain);
        const auto reached = known == theirs.constEnd() ? 0 : known->seq;
        if (reached == head.seq && known->hash != head.hash) {
            complain(chain, head.seq, tr("entry %1 is another one on the server").arg(head.seq));
        } else if (reached < head.seq) {
            if (!maySend) {
                m_round.left += head.seq - reached;
                continue;
            }
            if (const auto sent = send(chain, reached, head.seq); !sent)
                return fail(sent.error());
        }
    }
    if (const auto sent = flush(); !sent)
        return fail(sent.error());
    for (const auto& [stream, head] : *there) {
        const Chain chain { stream, head.origin };
        const auto have = ours.value(chain);
        if (have >= head.seq)
            continue;
        if (const auto received = receive(chain, have, head.seq); !received)
            return fail(received.error());
    }
    if (const auto fetched = fetchFiles(); !fetched)
        return fail(fetched.error());
    return m_round;
}

Result<void> SyncRound::goOn() const
{
    if (m_stop)
        return fail(Fault::Offline, tr("Muster is closing."));
    return {};
}

Result<void> SyncRound::send(const Chain& chain, qint64 after, qint64 upTo)
{
    while (after < upTo && !m_stuck.contains(chain)) {
        if (auto on = goOn(); !on)
            return on;
        const auto events = m_here.chainAfter(chain.first, chain.second, after, kMostEvents);
        if (!events)
            return fail(events.error());
        if (events->isEmpty())
            return {};
        for (const auto& event : *events) {
            m_batch.append(event);
            m_batchBytes += sizeOf(event);
            if (m_batch.size() >= kMostEvents || m_batchBytes >= kMostBytes) {
                if (auto sent = flush(); !sent)
                    return sent;
            }
            if (m_stuck.contains(chain))
                break;
        }
        after = events->last().seq;
    }
    return {};
}

Result<void> SyncRound::flush()
{
    if (m_batch.isEmpty())
        return {};
    const auto batch = std::exchange(m_batch, {});
    m_batchBytes = 0;
    if (auto brought = sendFiles(batch); !brought)
        return brought;
    const auto verdicts = m_there.append(batch);
    if (!verdicts)
        return fail(verdicts.error());
    if (verdicts->size() != batch.size())
        return fail(
            Fault::Internal, tr("The server answered for another number of entries than it was brought."));
    for (qsizetype i = 0; i < batch.size(); ++i) {
        const auto& event = batch.at(i);
        const Chain chain { event.stream, event.origin };
        switch (verdicts->at(i)) {
        case Verdict::Stored:
            ++m_round.sent;
            [[fallthrough]];
        case Verdict::Known:
            m_round.seen.insert(chain, std::max(event.seq, m_round.seen.value(chain)));
            continue;
        case Verdict::Gap:
            // Somebody put the server back while this was on its way; the next round sees it.
            ++m_round.left;
            m_stuck.insert(chain, true);
            continue;
        case Verdict::Chain:
            complain(chain, event.seq, tr("entry %1 does not follow what is on the server").arg(event.seq));
            continue;
        case Verdict::Fork:
            complain(chain, event.seq, tr("entry %1 is another one on the server").arg(event.seq));
            continue;
        case Verdict::Bad:
            complain(chain, event.seq, tr("the server does not take entry %1").arg(event.seq));
            continue;
        }
    }
    return {};
}

Result<void> SyncRound::sendFiles(const QList<journal::Event>& batch)
{
    QStringList named;
    for (const auto& event : batch) {
        for (const auto& file : event.attachments)
            named.append(file.hash);
    }
    named.removeDuplicates();
    if (named.isEmpty())
        return {};
    const auto missing = m_there.filesMissing(named);
    if (!missing)
        return fail(missing.error());
    for (const auto& hash : *missing) {
        if (auto on = goOn(); !on)
            return on;
        const auto bytes = m_here.file(hash);
        // What was left out of a copy, or taken back, is not here either; the entries go all the same.
        if (!bytes)
            continue;
        if (auto put = m_there.putFile(hash, *bytes); !put)
            return put;
        ++m_round.files;
    }
    return {};
}

Result<void> SyncRound::fetchFiles()
{
    const auto wanted = m_here.filesWanted(kMostFiles);
    if (!wanted)
        return fail(wanted.error());
    for (const auto& hash : *wanted) {
        if (auto on = goOn(); !on)
            return on;
        const auto bytes = m_there.file(hash);
        if (!bytes)
            return fail(bytes.error());
        if (!*bytes)
            continue;
        if (auto kept = m_here.keepFile(**bytes); !kept)
            return kept;
        ++m_round.files;
    }
    return {};
}

Result<void> SyncRound::receive(const Chain& chain, qint64 after, qint64 upTo)
{
    while (after < upTo) {
        if (auto on = goOn(); !on)
            return on;
        const auto events = m_there.pull(chain.first, chain.second, after, kMostEvents);
        if (!events && events.error().fault == Fault::Invalid) {
            complain(chain, after + 1, tr("what the server has as entry %1 cannot be read").arg(after + 1));
            return {};
        }
        if (!events)
            return fail(events.error());
        if (events->isEmpty())
            return {};
        const auto admission = m_here.admit(*events);
        if (!admission)
            return fail(admission.error());
        m_round.received += admission->stored;
        m_round.renewed = m_round.renewed || admission->renewed;
        m_round.faults += admission->refused;
        if (!admission->refused.isEmpty())
            return {};
        after = events->last().seq;
    }
    return {};
}

void SyncRound::complain(const Chain& chain, qint64 seq, const QString& text)
{
    // One word a chain: what follows the first wrong entry is wrong too.
    if (m_stuck.contains(chain))
        return;
    m_stuck.insert(chain, true);
    m_round.faults.append({ chain.first, chain.second, seq, text });
}

} // namespace muster::sync
