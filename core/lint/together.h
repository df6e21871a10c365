// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"
#include "core/plan/plan.h"

#include <QList>
#include <QString>

#include <memory>

namespace muster::plan::lint {

/// One of several plans that may be needed in the same night.
struct Member {
    /// What findings call the file.
    QString file;
    std::shared_ptr<const Plan> plan;

    /// A place of this plan, told apart from those of the others.
    [[nodiscard]] Place at(const Place& place) const
    {
        return { place.line, place.column, place.source, file };
    }
};
using Members = QList<Member>;

/// What cannot be had at once, plan by plan in order: each finding's place names its file.
[[nodiscard]] const QList<RuleOn<Members>>& togetherRules();

/// Runs every rule about plans together; a waiver in any of the plans holds. Findings as of checkPlan.
[[nodiscard]] Checked checkTogether(const Members& members, const LintContext& context);

// By subject; togetherRules() joins them.
[[nodiscard]] const QList<RuleOn<Members>>& togetherPeopleRules();
[[nodiscard]] const QList<RuleOn<Members>>& togetherServiceRules();

/// What people call the plan.
[[nodiscard]] QString nameOf(const Plan& plan);

} // namespace muster::plan::lint
