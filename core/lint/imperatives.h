// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QString>
#include <QStringList>

namespace muster::plan::lint {

// What English steps ask for, guessed from their words. A guess is made only where the words leave little
// doubt, and decides what is worth saying, never what happens.

/// Written in English, or in a language that the plan does not name.
[[nodiscard]] bool isEnglish(const Plan& plan);

/// The words with which a second act begins: "redeploy" in "Update the connection string and redeploy"; empty
/// when one act is asked for.
[[nodiscard]] QString secondAct(const QString& step);

/// The word that asks to destroy, overwrite or force something: "Drop" in "Drop the damaged branch"; empty
/// when none does.
[[nodiscard]] QString destructiveWord(const QString& step);
/// The same of a command: "terraform destroy", "rm -rf".
[[nodiscard]] QString destructivePart(const QStringList& argv);

} // namespace muster::plan::lint
