// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace muster::store {

/// The right of this process to the store in a folder, until it is destroyed. It gives the friendly answer;
/// the real guard is SQLite's exclusive lock. Thread: main. Owner: whoever opens the store, longer than the
/// journal.
class StoreLock {
    Q_DISABLE_COPY_MOVE(StoreLock)
public:
    /// Makes the folder when it is missing. Fails with Conflict (at once; the text names the process),
    /// Storage.
    [[nodiscard]] static Result<std::unique_ptr<StoreLock>> take(const QString& folder);
    ~StoreLock() = default;

    /// The process that has the store in this folder, if one has.
    [[nodiscard]] static std::optional<qint64> holder(const QString& folder);

    /// Absolute.
    [[nodiscard]] const QString& folder() const { return m_folder; }

private:
    explicit StoreLock(const QString& folder);

    QString m_folder;
    QLockFile m_file;
};

/// The sentence for people when another process has the store.
[[nodiscard]] Error heldElsewhere(const QString& folder, std::optional<qint64> process);

/// The file of the journal in the folder of a store.
[[nodiscard]] QString journalFile(const QString& folder);

} // namespace muster::store
