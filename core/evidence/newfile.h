// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace muster::evidence {

/// Saves evidence under a name that is not there yet: for the user alone, and not to be run. Returns when it
/// is on the disk. Fails with Conflict when there is anything of this name, be it a link that leads nowhere,
/// with Storage when it cannot be written; then nothing of it is left.
[[nodiscard]] Result<void> writeNewFile(const QString& path, const QByteArray& bytes);

} // namespace muster::evidence
