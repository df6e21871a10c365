// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/plan/finding.h"
#include "core/plan/plan.h"
#include "core/plan/planloader.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>

namespace muster::plan::lint {

/// What is known of a plan's past, from the estate's log. Empty: nothing was recorded here.
struct Records {
    /// When a drill of this policy was last held, by the policy's id.
    QHash<QString, Instant> drills;
    /// When a credential was last proven to work, by its id.
    QHash<QString, Instant> proofs;
};

/// What rules look at besides the plan.
struct LintContext {
    /// The day on which waivers and documents are judged.
    QDate today;
    Records records = {};
};

struct Rule;

/// Takes what one rule finds, and gives it the rule's id, severity and consequence.
class Findings final {
public:
    /// Both must outlive it.
    Findings(const Rule& rule, QList<Finding>& into);

    /// One finding about `subject` at `place`; `against` are the other places that were compared.
    void add(const QString& subject, const Place& place, const QString& text, const QString& hint,
        const QList<Place>& against = {});

private:
    const Rule& m_rule;
    QList<Finding>& m_into;
};

/// One rule. The id never changes once released.
struct Rule {
    /// "family.what", e.g. "feasibility.rpo-interval".
    const char* id;
    Finding::Severity severity;
    Consequence consequence;
    /// Pure; never fails; linear in the size of the plan wherever it can be.
    void (*find)(const Plan& plan, const LintContext& context, Findings& found);
};

/// The families, each in a file of its own: rules_feasibility.cpp, …
[[nodiscard]] const QList<Rule>& feasibilityRules();
[[nodiscard]] const QList<Rule>& coverageRules();
[[nodiscard]] const QList<Rule>& formRules();
[[nodiscard]] const QList<Rule>& danglingRules();
/// All of them.
[[nodiscard]] const QList<Rule>& allRules();

/// A finding that a person has accepted.
struct Waived {
    Finding finding;
    Waiver waiver;
};

/// What the rules say of a plan: what is open, worst first, and what was waived.
struct Checked {
    QList<Finding> open;
    QList<Waived> waived;
};

/// Runs every rule, subtracts the plan's waivers that hold on `context.today`, and sorts by consequence,
/// severity and place.
[[nodiscard]] Checked checkPlan(const Plan& plan, const LintContext& context);

/// The same of a file as it was loaded: what the loader found comes first, and alone when it is no plan.
[[nodiscard]] Checked checkLoaded(const Loaded& loaded, const LintContext& context);

} // namespace muster::plan::lint
