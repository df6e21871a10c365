// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace muster::evidence {

/// In bytes. What is put to the record lies in the log for good, and goes to every console that has it.
inline constexpr qint64 kLargestFile = 25LL * 1024 * 1024;

/// Whether a file of so many bytes may be put to the record. Fails with Invalid in one sentence that names
/// it: too large, or without any content.
[[nodiscard]] Result<void> fitsRecord(const QString& name, qint64 size);

/// "1 byte", "512 bytes", "1.5 KiB", "25 MiB".
[[nodiscard]] QString sizeText(qint64 size);

} // namespace muster::evidence
