// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"

#include <QByteArray>
#include <QJsonObject>

namespace muster::journal {

/// Limits of the record; resources/help/event-record.md lists them.
inline constexpr qsizetype kLargestPayload = 64 * 1024;
inline constexpr qsizetype kLargestLeaf = 64 * 1024;
inline constexpr qsizetype kLargestBody = 96 * 1024;
inline constexpr int kDeepestNesting = 8;
inline constexpr int kMostAttachments = 256;
inline constexpr qsizetype kLongestType = 64;
inline constexpr qsizetype kLongestSubject = 256;

/// The one spelling of an object: UTF-8, no space, keys ASCII and sorted, whole numbers within 2^53, texts
/// without lone surrogates. Fails with Invalid for what cannot be spelled (fractions, booleans, null).
[[nodiscard]] Result<QByteArray> canonicalJson(const QJsonObject& object);

/// The bytes of an event from its fields, in the order of the record. Fails with Invalid when a required
/// field is missing, one is unknown, or a limit is passed.
[[nodiscard]] Result<QByteArray> bodyOf(const QJsonObject& fields);

/// Reads stored or foreign bytes. Fails with Invalid unless they are exactly what bodyOf would write, so that
/// no two spellings of one event exist. Leaves that fit no hash in the body are refused.
[[nodiscard]] Result<Event> eventFromBytes(
    const QByteArray& body, const QByteArray& signature, const QList<Leaf>& leaves);

} // namespace muster::journal
