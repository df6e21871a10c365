// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace muster {

/// What is left on the disk that holds a folder, and how large the journal in it is; bytes.
struct DiskSpace {
    qint64 left = 0;
    qint64 journal = 0;

    bool operator==(const DiskSpace&) const = default;
};

enum class DiskRoom { Enough, Low, AlmostNone };

/// Bytes that this user may still write there; nothing when it cannot be told. May wait for a slow disk: not
/// on main. The folder need not exist yet. Thread: any.
[[nodiscard]] std::optional<qint64> bytesLeft(const QString& folder);
/// Whether what is recorded has room: Low below 1 GiB or three times the journal, AlmostNone below 100 MB.
[[nodiscard]] DiskRoom roomFor(const DiskSpace& space);
/// Whether a second copy of the journal has room beside it.
[[nodiscard]] bool hasRoomForCopy(const DiskSpace& space);

} // namespace muster
