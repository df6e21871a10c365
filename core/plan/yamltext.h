// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/yamlnode.h"

#include <QByteArray>
#include <QString>

namespace muster::plan {

/// Where a value will be written.
struct YamlSpot {
    /// Inside of [ … ] or { … }, where all stays in one line.
    bool inFlow = false;
    /// Blanks before each line that the value takes of its own.
    int indent = 0;
    QByteArray newline = "\n";
};

/// How a list or map is laid out where both forms can be.
enum class YamlLayout {
    Short, ///< in one line when it fits into a hundred columns
    Flow, ///< in one line unless a text has several
    Block ///< an entry a line
};

/// What a value looks like after "key:" or "-".
struct YamlLines {
    /// The rest of that line, with the blank before it; empty when all stands below.
    QByteArray head;
    /// The lines below, each with a line break before it.
    QByteArray tail;
};

/// A text as a scalar of one line: plain where YAML lets it, else in quotes. `quote` is the sign of quotation
/// that the value had before, or '\0'; it is kept where it can be.
[[nodiscard]] QByteArray scalarText(const QString& text, bool inFlow, char quote = '\0');

/// A value in one line: a scalar, [a, b] or {a: b}.
[[nodiscard]] QByteArray flowText(const YamlNode& value);

/// A value after "key:" or "-". A text of several lines becomes a block of lines where it can.
[[nodiscard]] YamlLines valueLines(
    const YamlNode& value, const YamlSpot& spot, YamlLayout layout = YamlLayout::Short, char quote = '\0');

} // namespace muster::plan
