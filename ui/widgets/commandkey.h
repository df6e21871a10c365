// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace muster::ui {

/// The key that a command of the window has now; nothing when it has none. `part` is anything in the window
/// or in a window of its own beside it; `command` is the name of the action. Words that were made with it are
/// made anew on QEvent::LanguageChange: then keys have changed.
[[nodiscard]] QString keyOf(const QWidget* part, const QString& command);
/// The same for the end of a sentence: " (Ctrl+L)".
[[nodiscard]] QString keyInBrackets(const QWidget* part, const QString& command);

} // namespace muster::ui
