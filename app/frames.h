// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QCborMap>
#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace muster::app {

/// What the door and its visitors speak: frames of four bytes of length (big-endian) and one CBOR map.
/// A visitor says hello first; then each call has a number `n` and is answered by frames with the same
/// number, the last of them without `more`. The door adds `appended` frames of its own accord, before it
/// answers the append that caused them.
inline constexpr int kProtocol = 3;
inline constexpr qsizetype kLargestFrame = 32 * 1024 * 1024;

namespace key {
inline constexpr auto kOp = QLatin1StringView("op");
inline constexpr auto kNumber = QLatin1StringView("n");
inline constexpr auto kMore = QLatin1StringView("more");
inline constexpr auto kProtocol = QLatin1StringView("v");
inline constexpr auto kProcess = QLatin1StringView("pid");
inline constexpr auto kOrigin = QLatin1StringView("origin");
inline constexpr auto kEstate = QLatin1StringView("estate");
inline constexpr auto kStream = QLatin1StringView("stream");
inline constexpr auto kTypes = QLatin1StringView("types");
inline constexpr auto kDrafts = QLatin1StringView("drafts");
inline constexpr auto kEvents = QLatin1StringView("events");
inline constexpr auto kFaults = QLatin1StringView("faults");
inline constexpr auto kBytes = QLatin1StringView("bytes");
inline constexpr auto kHash = QLatin1StringView("hash");
inline constexpr auto kSize = QLatin1StringView("size");
inline constexpr auto kText = QLatin1StringView("text");
inline constexpr auto kSignature = QLatin1StringView("sig");
inline constexpr auto kStored = QLatin1StringView("stored");
inline constexpr auto kKnown = QLatin1StringView("known");
inline constexpr auto kRenewed = QLatin1StringView("renewed");
inline constexpr auto kRecords = QLatin1StringView("records");
inline constexpr auto kRaised = QLatin1StringView("raised");
inline constexpr auto kSearch = QLatin1StringView("search");
inline constexpr auto kHasMore = QLatin1StringView("hasMore");
inline constexpr auto kWaiting = QLatin1StringView("waiting");
inline constexpr auto kError = QLatin1StringView("error");
} // namespace key

namespace op {
inline constexpr auto kHello = QLatin1StringView("hello");
inline constexpr auto kAppend = QLatin1StringView("append");
inline constexpr auto kRead = QLatin1StringView("read");
inline constexpr auto kFind = QLatin1StringView("find");
inline constexpr auto kAttest = QLatin1StringView("attest");
inline constexpr auto kAdmit = QLatin1StringView("admit");
inline constexpr auto kPut = QLatin1StringView("put");
inline constexpr auto kGet = QLatin1StringView("get");
inline constexpr auto kVerify = QLatin1StringView("verify");
inline constexpr auto kRaise = QLatin1StringView("raise");
inline constexpr auto kSearch = QLatin1StringView("search");
inline constexpr auto kAppended = QLatin1StringView("appended");
} // namespace op

[[nodiscard]] QByteArray frameOf(const QCborMap& map);

[[nodiscard]] QCborMap errorFrame(const Error& error);
/// The error that a frame carries, if it carries one.
[[nodiscard]] std::optional<Error> errorIn(const QCborMap& map);

/// Cuts what arrives into frames. After the first fault it gives nothing more: the other end is not one of
/// us.
class FrameReader {
public:
    void add(const QByteArray& bytes);
    /// The next whole frame; nothing while one is incomplete. Fails with Invalid on an oversized frame or one
    /// that is no map.
    [[nodiscard]] Result<std::optional<QCborMap>> next();

private:
    QByteArray m_waiting;
    bool m_broken = false;
};

/// Where the holder of the store in this folder listens. In the folder itself, or, when that path is too long
/// for a socket, in the user's runtime directory.
[[nodiscard]] QString doorPath(const QString& folder);

} // namespace muster::app
