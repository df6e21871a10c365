// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace muster {

/// The word that was probably meant: the nearest by letters changed, swapped, added or left out, or the only
/// one that begins with `wanted`; empty when none is near.
[[nodiscard]] QString nearestWord(const QString& wanted, const QStringList& known);

} // namespace muster
