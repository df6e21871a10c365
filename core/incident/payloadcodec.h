// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/journal/event.h"

#include <QStringList>

#include <optional>

namespace muster::incident {

/// Name of the payload's type in the journal, without version. Never changes once released.
[[nodiscard]] QString typeOf(const Payload& payload);
/// What the types are about, each once: the "step" of "step.completed".
[[nodiscard]] QStringList subjectsOfTypes();
/// As the log spells them.
[[nodiscard]] QString wordOf(OverrideReason reason);
[[nodiscard]] QString wordOf(SecondHow how);
[[nodiscard]] QString wordOf(RecordAnchored::Way way);
[[nodiscard]] QString wordOf(EvidenceAttached::Kind kind);
[[nodiscard]] QString wordOf(ReviewStage stage);
[[nodiscard]] QString wordOf(FollowUpEnded::How how);
/// Fills type, version, subject, payload, texts and attachments of a draft.
void encode(const Payload& payload, journal::Draft& draft);
/// Nothing for a type or version this program does not know, or a payload that does not hold what it must:
/// such an event is kept, shown as unreadable and ignored by the fold. Withheld texts are empty.
[[nodiscard]] std::optional<Payload> decode(const journal::Event& event);

} // namespace muster::incident
