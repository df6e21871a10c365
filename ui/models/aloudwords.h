// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/walkthrough.h"

#include <QString>

namespace muster::ui {

// What stands in a plan, for a voice. English becomes whole words: "<=24 h" is "at most 24 hours". Of another
// language only the marks of writing are taken out; its voice knows better how the rest is said. All are
// pure.

/// As sentences, each with its end; empty for an empty text. `language` as a plan names its own ("en", "de";
/// empty is English).
[[nodiscard]] QString aloudText(const QString& text, const QString& language);
/// "2.4a" is "2 point 4 a", "B1.2" is "B 1 point 2".
[[nodiscard]] QString aloudCode(const QString& code);
/// What to beware of, then what to do, then what is to be expected or answered; then `standing`, how it
/// stands with the step, where that is not empty.
[[nodiscard]] QString aloudStep(
    const incident::StepView& view, const QString& standing, const QString& language);

} // namespace muster::ui
