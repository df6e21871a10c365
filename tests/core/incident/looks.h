// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/walkthrough.h"

#include <QString>
#include <QStringList>

namespace muster::test {

/// "a done, b CURRENT, c pending": all steps with their looks, the one place in capitals.
[[nodiscard]] inline QString looks(const incident::Walkthrough& walk)
{
    QStringList words;
    for (int i = 0; i < walk.steps.size(); ++i) {
        const auto look = wordOf(walk.steps[i].look);
        words.append(walk.steps[i].step->id.toString() + u' ' + (walk.current == i ? look.toUpper() : look));
    }
    return words.join(QStringLiteral(", "));
}

} // namespace muster::test
