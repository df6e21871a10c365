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

#include <functional>

namespace muster::plan::lint {

/// What is known of a plan's past, from the estate's log. Empty: nothing was recorded here.
struct Records {
    /// When a drill of this policy was last held, by the policy's id.
    QHash<QString, Instant> drills;
    /// When a credential was last proven to work, by its id.
    QHash<QString, Instant> proofs;

    bool operator==(const Records&) const = default;
};

/// What rules look at besides the plan.
struct LintContext {
    /// The day on which waivers and documents are judged.
    QDate today;
    Records records = {};

    bool operator==(const LintContext&) const = default;
};

class Findings;

/// One rule about plans of this kind: a plan, or several together. The id never changes once released.
template <typename Subject> struct RuleOn {
    /// "family.what", e.g. "feasibility.rpo-interval".
    const char* id;
    Finding::Severity severity;
    Consequence consequence;
    /// Pure, in any thread; never fails; linear in the size of the plan wherever it can be.
    void (*find)(const Subject& subject, const LintContext& context, Findings& found);
};
using Rule = RuleOn<Plan>;

/// Takes what one rule finds, and gives it the rule's id, severity and consequence.
class Findings final {
public:
    /// `into` must outlive it.
    template <typename Subject>
    Findings(const RuleOn<Subject>& rule, QList<Finding>& into)
        : m_rule(QString::fromLatin1(rule.id))
        , m_severity(rule.severity)
        , m_consequence(rule.consequence)
        , m_into(into)
    {
    }

    /// One finding about `subject` at `place`; `against` are the other places that were compared. After a
    /// thousand no more are taken.
    void add(const QString& subject, const Place& place, const QString& text, const QString& hint,
        const QList<Place>& against = {});

private:
    QString m_rule;
    Finding::Severity m_severity;
    Consequence m_consequence;
    QList<Finding>& m_into;
    int m_count = 0;
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

/// Subtracts the waivers that hold on `today`, and sorts by consequence, severity and place.
[[nodiscard]] Checked waivedAndSorted(
    const QList<Finding>& found, const QList<Waiver>& waivers, const QDate& today);

/// What so many rules find, in their order; `search` is called for each, in several threads.
[[nodiscard]] QList<Finding> foundBy(
    qsizetype rules, const std::function<void(qsizetype rule, QList<Finding>& into)>& search);

/// What every set of rules finds.
template <typename Subject>
[[nodiscard]] QList<Finding> foundBy(
    const QList<RuleOn<Subject>>& rules, const Subject& subject, const LintContext& context)
{
    return foundBy(rules.size(), [&](qsizetype rule, QList<Finding>& into) {
        Findings findings(rules[rule], into);
        rules[rule].find(subject, context, findings);
    });
}

/// Every rule about one plan, and the plan's own waivers.
[[nodiscard]] Checked checkPlan(const Plan& plan, const LintContext& context);

/// The same of a file as it was loaded: what the loader found comes first, and alone when it is no plan.
[[nodiscard]] Checked checkLoaded(const Loaded& loaded, const LintContext& context);

} // namespace muster::plan::lint
