// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster::plan {

/// No sentence about a plan is longer.
constexpr qsizetype kMaxPrintable = 1000;
/// A name within a sentence that must leave room for the others.
constexpr qsizetype kMaxQuoted = 120;

/// The text in one line that can go to any terminal, log and mail: line ends and tabs are blanks; characters
/// that steer a terminal, turn the direction of what follows, or are none, show as �. Longer than `most` it
/// ends in …
[[nodiscard]] QString printable(const QString& text, qsizetype most = kMaxPrintable);

} // namespace muster::plan
