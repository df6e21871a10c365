// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "core/paper/printed.h"

#include <QString>

namespace muster::commands {

/// "--output FILE.pdf" and "--paper SIZE", which every command takes that prints.
[[nodiscard]] Option outputOption();
[[nodiscard]] Option paperOption();

/// "a4" or "letter"; nothing said is A4. Fails with Invalid.
[[nodiscard]] Result<paper::Format> paperSizeCalled(const QString& word);

/// Where to, and on which paper.
struct PdfWish {
    QString path;
    paper::Format format = paper::Format::A4;
};
/// What those options say. Fails with Invalid, also where something other than a PDF has that name: a plan,
/// most likely, and a slip of the keyboard.
[[nodiscard]] Result<PdfWish> pdfWish(const Arguments& arguments);

/// Writes what was printed, and tells how many pages it has. Gives the exit status.
[[nodiscard]] int writePdf(Console& console, const QString& path, const Result<paper::Printed>& made);

} // namespace muster::commands
