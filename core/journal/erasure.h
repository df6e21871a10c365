// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"

#include <QJsonObject>
#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::journal {

/// Type of the event that takes texts and files back, without version.
inline constexpr auto kErasure = QLatin1StringView("leaf.erased");
/// So many texts, and so many files, are taken back by one event at most.
inline constexpr qsizetype kMostErased = 500;

/// A text beside an event of the same stream.
struct LeafRef {
    EventId event;
    /// As in Leaf.
    QString field;

    bool operator==(const LeafRef&) const = default;
};

/// What an event of type kErasure takes back for good: from every console that it reaches, also where the
/// text arrives later. The events stay, and verify.
struct Erasure {
    QList<LeafRef> leaves;
    /// SHA-256 of files, 64 hex characters each.
    QStringList files;

    bool operator==(const Erasure&) const = default;
};

/// As the payload spells it.
[[nodiscard]] QJsonObject payloadOf(const Erasure& erasure);
/// Nothing when the event is none, or does not say what it must.
[[nodiscard]] std::optional<Erasure> erasureOf(const Event& event);

/// Whether a leaf can have this name.
[[nodiscard]] bool isLeafField(const QString& field);
/// Takes the leaf of this field off, if it is there: as it is after an erasure.
void dropLeaf(Event& event, const QString& field);

} // namespace muster::journal
