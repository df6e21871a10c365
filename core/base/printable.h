// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster {

/// Text without what could command a terminal or hide its meaning: control characters but line breaks, and
/// marks that turn the direction of writing. Whatever is left of them is shown as a replacement character.
[[nodiscard]] QString printable(const QString& text);

} // namespace muster
