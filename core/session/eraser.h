// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/erasure.h"

#include <QFuture>
#include <QList>
#include <QString>

namespace muster::session {

class IncidentSession;

/// A text of the record that can be taken back, as it is now.
struct Erasable {
    journal::LeafRef leaf;
    QString value;
    /// Of the entry beside which it stands.
    Instant at;
    QString type;

    bool operator==(const Erasable&) const = default;
};

/// The texts beside this entry, in the order of their fields; none when there is no such entry.
[[nodiscard]] QList<Erasable> textsOf(const IncidentSession& incident, const journal::EventId& entry);
/// The texts of the incident in which these characters stand, whatever their case; oldest first. None for
/// none.
[[nodiscard]] QList<Erasable> textsContaining(const IncidentSession& incident, const QString& characters);

/// Takes texts and attached files back for good, in as few entries as can be. `found` are the characters that
/// were looked for, if any were. Once it has answered they are in no file of this console's log any more;
/// other consoles lose them when the entry reaches them. What was printed, sent or exported before is out of
/// reach. Fails with Invalid (nothing named, no reason, a reason that repeats what is taken back or was
/// looked for), NotFound (a text is not there: never was, or is withheld), Conflict (taken back already),
/// Storage; where it takes several entries, those before the one that failed stay.
[[nodiscard]] QFuture<Result<void>> eraseForGood(
    IncidentSession& incident, const journal::Erasure& what, const QString& why, const QString& found = {});

} // namespace muster::session
