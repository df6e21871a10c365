// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"
#include "core/journal/heads.h"
#include "core/session/ports.h"
#include "core/session/session.h"

#include <QLatin1StringView>

#include <optional>

namespace muster::session {

/// Type of the entry of the estate that says that an incident was put away into a bundle. The log keeps its
/// record no more after it, only this entry: what it was, when, who commanded it, and where it ended.
inline constexpr auto kStreamArchived = QLatin1StringView("stream.archived");

/// The entry, for a bundle that holds the incident up to these heads. The journal lets the record go in the
/// same transaction, and refuses with Conflict when something was recorded beyond them.
[[nodiscard]] journal::Draft streamArchived(const Ports& ports, const IncidentSummary& incident,
    const QList<journal::Head>& heads, const QString& fileName, const QByteArray& fileHash,
    const QString& by);
/// The entry for a file into which the incident was exported: it is read and checked first, which takes
/// seconds for a long record. Fails with Conflict (not closed, watched, put away already), Invalid (the file
/// does not hold or is another record), NotFound or Storage.
[[nodiscard]] Result<journal::Draft> archiveEntry(
    const Ports& ports, const IncidentSummary& incident, const QString& file, const QString& by);
/// What such an entry says; nothing for another one. Withheld texts are empty, but for the title, which is
/// the scenario's name then.
[[nodiscard]] std::optional<IncidentSummary> archivedIncident(const journal::Event& event);
/// SHA-256 of the file into which it went, as the entry says.
[[nodiscard]] QString archivedFileHash(const journal::Event& event);

} // namespace muster::session
