// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace muster::ui {

/// An entry of the timeline as it leaves the window.
struct TimelineCopy {
    /// "2026-03-14 03:26:51"
    QString time;
    /// "AEDT"
    QString zone;
    QString who;
    QString words;
};

/// As what lines are written to a file.
enum class LinesFormat {
    Text, ///< one line an entry
    Csv, ///< RFC 4180, and no cell is taken for a formula
    Markdown ///< a table
};

/// By the end of the file's name; a text where it says nothing else.
[[nodiscard]] LinesFormat linesFormatOf(const QString& file);
/// What stands before the first entry.
[[nodiscard]] QByteArray linesHead(LinesFormat format);
/// One entry, with the end of its line. Its words stay whole; what a terminal or a page would obey in them
/// does not.
[[nodiscard]] QByteArray lineOf(const TimelineCopy& entry, LinesFormat format);

} // namespace muster::ui
