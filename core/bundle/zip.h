// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/bundle/intake.h"

#include <QByteArray>
#include <QString>

namespace muster::bundle {

/// A zip file of these files, each of this time: the same bytes whenever and wherever it is made of the same.
/// Fails with Internal.
[[nodiscard]] Result<QByteArray> zipOf(const Files& files, Instant at);

/// Reads a zip file into memory; nothing is written anywhere. It may come from anybody: what is no plain file
/// of a bundle, is locked with a password, is too large once unpacked or is not whole is refused. Fails with
/// Invalid, NotFound or Storage.
[[nodiscard]] Result<Files> filesOfZip(const QString& path, Limits limits = {});

} // namespace muster::bundle
