// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace muster {

/// A file that is put into a zip.
struct ToZip {
    /// In ASCII, with '/' between folders.
    QString name;
    QByteArray bytes;
    /// As it is, so that a program that only looks at the beginning can read it.
    bool isStored = false;
};

/// A zip file of these files in this order, each of this time: the same bytes whenever and wherever it is
/// made of the same. A zip has no zone; the time in it is UTC, in steps of two seconds, 1980 to 2107. No file
/// has an extra field. Fails with Internal for what only a 64-bit zip could hold: 4 GiB, or more than 65,534
/// files. Any thread.
[[nodiscard]] Result<QByteArray> zipped(const QList<ToZip>& files, Instant at);

} // namespace muster
