// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"
#include "core/session/ports.h"

#include <QList>

namespace muster::session {

/// Types of the estate stream's entries that tell which streams there are.
inline constexpr auto kStreamOpened = QLatin1StringView("stream.opened");
inline constexpr auto kStreamClosed = QLatin1StringView("stream.closed");

/// Says in the estate stream that this stream was opened. The id is derived: saying it twice stores it once.
[[nodiscard]] journal::Draft streamOpened(
    const Ports& ports, const journal::StreamRef& stream, const QString& by);
/// Says in the estate stream that this stream was closed, and where it ended: the newest of `events` by each
/// origin.
[[nodiscard]] journal::Draft streamClosed(const Ports& ports, const journal::StreamRef& stream,
    const QList<journal::Event>& events, const QString& by);

} // namespace muster::session
