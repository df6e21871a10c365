// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace muster::evidence {

/// In UTF-16 units, and in bytes of UTF-8, of which file systems take 255.
inline constexpr qsizetype kLongestName = 150;
inline constexpr qsizetype kMostNameBytes = 240;

/// What a file is called here, whatever it was called elsewhere: one name that can be shown, and be saved
/// under every system. Without separators of paths and what stands before them, control characters, marks
/// that turn the direction of writing or take no room, characters and names that some system keeps for
/// itself, dots, blanks and dashes at its beginning, dots and blanks at its end. In NFC, within both limits
/// with the extension kept, never empty. To tame a tamed name changes nothing.
[[nodiscard]] QString tamedName(const QString& hostile);

/// As a tamed name is saved beside others: "lag.txt", then "lag (2).txt". Names that differ in small and
/// capital letters alone are the same: on some systems they are. Within both limits too.
[[nodiscard]] QString nameBeside(const QString& name, const QStringList& taken);

} // namespace muster::evidence
