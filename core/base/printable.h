// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster {

/// No sentence about a plan is longer.
constexpr qsizetype kMaxPrintable = 1000;
/// A name within a sentence that must leave room for the others.
constexpr qsizetype kMaxQuoted = 120;

/// Text without what could command a terminal or hide its meaning: control characters but line breaks, and
/// marks that turn the direction of writing. Whatever is left of them is shown as a replacement character.
[[nodiscard]] QString printable(const QString& text);

/// The same in one line, for findings, logs and mails: line ends are blanks too, and what is no character at
/// all is replaced. Longer than `most` it ends in …
[[nodiscard]] QString printableLine(const QString& text, qsizetype most = kMaxPrintable);

} // namespace muster
