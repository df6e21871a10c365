// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diskspace.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace muster {

namespace {
constexpr qint64 kLow = 1024LL * 1024 * 1024;
constexpr qint64 kAlmostNone = 100LL * 1000 * 1000;
constexpr int kLowCopies = 3;
constexpr int kCopies = 2;
} // namespace

std::optional<qint64> bytesLeft(const QString& folder)
{
    auto there = QFileInfo(folder).absoluteFilePath();
    while (!QFileInfo::exists(there) && there != u"/")
        there = QFileInfo(there).absolutePath();
    const QStorageInfo storage(there);
    if (!storage.isValid() || storage.bytesAvailable() < 0)
        return std::nullopt;
    return storage.bytesAvailable();
}

DiskRoom roomFor(const DiskSpace& space)
{
    if (space.left < kAlmostNone)
        return DiskRoom::AlmostNone;
    return space.left < kLow || space.left < kLowCopies * space.journal ? DiskRoom::Low : DiskRoom::Enough;
}

bool hasRoomForCopy(const DiskSpace& space)
{
    return space.left >= kCopies * space.journal;
}

} // namespace muster
