// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/walkthrough.h"

#include <QString>
#include <QStringList>

namespace muster::test {

[[nodiscard]] inline QString word(incident::StepLook look)
{
    using incident::StepLook;
    switch (look) {
    case StepLook::Pending:
        return QStringLiteral("pending");
    case StepLook::Current:
        return QStringLiteral("current");
    case StepLook::Available:
        return QStringLiteral("available");
    case StepLook::Held:
        return QStringLiteral("held");
    case StepLook::Waiting:
        return QStringLiteral("waiting");
    case StepLook::Deferred:
        return QStringLiteral("deferred");
    case StepLook::Done:
        return QStringLiteral("done");
    case StepLook::Verified:
        return QStringLiteral("verified");
    case StepLook::Sensed:
        return QStringLiteral("sensed");
    case StepLook::Overridden:
        return QStringLiteral("overridden");
    case StepLook::Skipped:
        return QStringLiteral("skipped");
    case StepLook::Failed:
        return QStringLiteral("failed");
    case StepLook::Inactive:
        return QStringLiteral("inactive");
    }
    Q_UNREACHABLE();
}

/// "a done, b CURRENT, c pending": all steps with their looks, the one place in capitals.
[[nodiscard]] inline QString looks(const incident::Walkthrough& walk)
{
    QStringList words;
    for (int i = 0; i < walk.steps.size(); ++i) {
        const auto look = word(walk.steps[i].look);
        words.append(walk.steps[i].step->id.toString() + u' ' + (walk.current == i ? look.toUpper() : look));
    }
    return words.join(QStringLiteral(", "));
}

} // namespace muster::test
