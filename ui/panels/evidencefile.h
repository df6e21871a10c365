// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace muster::ui {

/// Reads a file once, and leaves it as it is. Fails with Invalid, in a sentence, for what is no file (a
/// folder, a pipe, a device) and as evidence::fitsRecord() does, and with NotFound or Denied where it cannot
/// be read. Thread: any; takes as long as the disk does.
[[nodiscard]] Result<QByteArray> readEvidenceFile(const QString& path);

} // namespace muster::ui
