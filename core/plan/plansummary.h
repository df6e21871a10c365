// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/finding.h"
#include "core/plan/plan.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace muster::plan {

/// What a plan holds, in the shape that `plan summary --json` promises: minutes are numbers, null is unknown
/// (also where there is no promise), 0 is zero. Pure.
[[nodiscard]] QJsonObject summaryJson(const Plan& plan, const QList<Finding>& findings);

/// The same for people: some thirty lines of text that fit 80 columns, ending with a line break. `approval`
/// is how it stands with those who approve it, or empty.
[[nodiscard]] QString summaryText(const Plan& plan, const QString& approval, const QList<Finding>& findings);

} // namespace muster::plan
