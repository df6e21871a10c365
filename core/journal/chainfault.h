// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"

#include <QString>

namespace muster::journal {

/// One place where a log does not hold.
struct ChainFault {
    StreamId stream;
    OriginId origin;
    qint64 seq = 0;
    /// For people.
    QString text;

    bool operator==(const ChainFault&) const = default;
};

} // namespace muster::journal
