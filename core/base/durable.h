// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFileDevice>
#include <QString>

namespace muster {

/// Returns when the bytes of the open file are on the disk. Fails with Storage.
[[nodiscard]] Result<void> syncFile(QFileDevice& file);
/// Returns when names made or renamed in the folder are on the disk. Fails with Storage.
[[nodiscard]] Result<void> syncFolder(const QString& folder);
/// Who may read what is written: the user alone, or whoever the user's own settings (umask) let in.
enum class Readers { OnlyMe, AsUsual };

/// Makes the folder and its missing parents durably; what exists stays as it is. Fails with Storage.
[[nodiscard]] Result<void> makeFolder(const QString& folder, Readers readers = Readers::OnlyMe);
/// The same, and nobody else may look into it: an existing empty folder is closed to others, one that holds
/// something and is open to others is refused, for it may be anything. Fails with Storage.
[[nodiscard]] Result<void> makePrivateFolder(const QString& folder);
/// Writes a file that is there whole or not at all, even after a power cut. Fails with Storage.
[[nodiscard]] Result<void> writeDurably(
    const QString& file, const QByteArray& bytes, Readers readers = Readers::OnlyMe);
/// Names this file on this machine: a copy of it, also a restored one, has another name. Empty when it cannot
/// be told.
[[nodiscard]] QByteArray identityOfFile(const QString& file);

} // namespace muster
