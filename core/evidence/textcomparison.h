// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace muster::evidence {

/// What is compared line by line is not longer, each of the two: in lines, and in bytes.
inline constexpr qsizetype kMostComparedLines = 20'000;
inline constexpr qsizetype kMostComparedBytes = 2LL * 1024 * 1024;

/// A row of two texts side by side.
struct ComparedLine {
    enum class Kind { Same, Changed, OnlyLeft, OnlyRight };
    Kind kind = Kind::Same;
    /// As plainText() shows them; empty on the side that has no such line. Two that differ in control
    /// characters alone look the same and are Changed.
    QString left;
    QString right;
    /// Numbers of lines from 1; 0 on the side that has no such line.
    int leftNumber = 0;
    int rightNumber = 0;

    bool operator==(const ComparedLine&) const = default;
};

struct TextComparison {
    QList<ComparedLine> lines;
    /// How many of them are not the same.
    int differences = 0;
    /// Whole sentences about what is no difference of lines: other line ends, none at the end of the text, a
    /// byte order mark.
    QStringList remarks;
};

/// Sets two texts side by side. A difference in line ends (CR LF, LF, CR) is no difference of lines. Fails
/// with Invalid in one sentence when one of them is no text or is too long. Thread: any; pure.
[[nodiscard]] Result<TextComparison> compareTexts(const QByteArray& left, const QByteArray& right);

} // namespace muster::evidence
