// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace muster::paper {

/// Around a code so many of its squares must stay white.
inline constexpr int kQuietZone = 4;

/// A text as a square of small squares, black or white, for the camera of a telephone. Still read when an
/// eighth of it is dirty.
struct QrCode {
    /// Squares on each side, without the quiet zone.
    int size = 0;
    /// Row by row from the upper left corner.
    QList<bool> black;

    [[nodiscard]] bool isBlack(int column, int row) const { return black[row * size + column]; }
    bool operator==(const QrCode&) const = default;
};

/// The text in UTF-8. Fails with Invalid when there is none or it is longer than such a code can be. Pure.
[[nodiscard]] Result<QrCode> qrCode(const QString& text);

} // namespace muster::paper
