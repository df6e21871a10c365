// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace muster::store {

/// Stored files beside the journal, each under the SHA-256 of its bytes: written once, never changed.
/// Thread: any.

/// 64 hex characters.
[[nodiscard]] QString hashOfBlob(const QByteArray& bytes);
[[nodiscard]] QString blobPath(const QString& folder, const QString& hash);
/// Fails with Invalid (no such name, or the bytes were changed), NotFound, Storage.
[[nodiscard]] Result<QByteArray> readBlob(const QString& folder, const QString& hash);
/// Returns when the file is on the disk. Fails with Storage.
[[nodiscard]] Result<void> writeBlob(const QString& folder, const QString& hash, const QByteArray& bytes);

} // namespace muster::store
