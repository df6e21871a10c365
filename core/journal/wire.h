// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/chain.h"
#include "core/journal/event.h"
#include "core/journal/finder.h"

#include <QByteArray>
#include <QList>

namespace muster::journal {

/// Drafts, events, faults and searches as bytes (CBOR) for the way between two processes of one user. No form
/// of record: both ends are the same version of Muster. Reading fails with Invalid for anything that writing
/// would not write.
[[nodiscard]] QByteArray draftsToWire(const QList<Draft>& drafts);
[[nodiscard]] Result<QList<Draft>> draftsFromWire(const QByteArray& bytes);
[[nodiscard]] QByteArray eventsToWire(const QList<Event>& events);
[[nodiscard]] Result<QList<Event>> eventsFromWire(const QByteArray& bytes);
[[nodiscard]] QByteArray faultsToWire(const QList<ChainFault>& faults);
[[nodiscard]] Result<QList<ChainFault>> faultsFromWire(const QByteArray& bytes);
[[nodiscard]] QByteArray searchToWire(const Search& search);
/// At most 100,000 entries may be asked for.
[[nodiscard]] Result<Search> searchFromWire(const QByteArray& bytes);

} // namespace muster::journal
