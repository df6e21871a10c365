// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remotefinder.h"

#include "core/journal/wire.h"

#include <utility>

namespace muster::app {

RemoteFinder::RemoteFinder(std::shared_ptr<RemoteLink> link)
    : m_link(std::move(link))
{
}

QFuture<Result<journal::Found>> RemoteFinder::search(journal::Search search)
{
    return m_link->call({ { key::kOp, op::kSearch }, { key::kSearch, journal::searchToWire(search) } })
        .then([](const RemoteLink::Frames& frames) -> Result<journal::Found> {
            if (!frames)
                return fail(frames.error());
            journal::Found found;
            for (const auto& frame : *frames) {
                const auto some = journal::eventsFromWire(frame.value(key::kEvents).toByteArray());
                if (!some)
                    return fail(some.error());
                found.events += *some;
            }
            found.hasMore = frames->last().value(key::kHasMore).toBool();
            found.waiting = frames->last().value(key::kWaiting).toInteger();
            return found;
        });
}

} // namespace muster::app
