// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/plan/planloader.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace muster::plan {

/// One thing in which two versions of a plan differ, in words for people.
struct PlanChange {
    enum class Kind { Added, Removed, Changed, Moved };
    /// What is at stake, most of it first; changes are listed in this order.
    enum class Section {
        Promises, ///< RTO and RPO, and what they are promised for
        Procedures,
        People, ///< and contacts, and who answers for something
        Communications,
        Backups,
        Rest,
        Sources ///< where documents say so; nothing is done differently
    };

    Kind kind = Kind::Changed;
    Section section = Section::Rest;
    /// The child plan it is in, from the folder of the plan; empty for the plan itself.
    QString child = {};
    /// "Scenario 'Database corruption', step 2.3 'Restore to a new branch'".
    QString subject = {};
    /// "RTO: 1 h → 30 min (tighter)".
    QString text = {};
    /// The two values in full; null where there is none.
    QString before = {};
    QString after = {};
    /// In the two files, from 1; 0 where it does not stand. A step of another file stands where it is used.
    int lineBefore = 0;
    int lineAfter = 0;
};

/// Whether a line of text holds a secret in plain words; such values are not quoted.
using SecretTest = std::function<bool(const QString& line)>;

/// What differs in the resolved plans: nothing exactly when they are equal but for comments, quotes and the
/// order of keys. Sorted by section, inside of one in the order of the file. Takes about linear time.
[[nodiscard]] QList<PlanChange> differences(
    const Plan& before, const Plan& after, const SecretTest& isSecret);

/// The same of plans with their child plans.
struct PlanDiff {
    /// Those of the plan first, then child plan by child plan.
    QList<PlanChange> changes;
    /// A sentence for each child plan that both name and that could not be compared.
    QStringList uncompared;
};
/// Both must hold a plan.
[[nodiscard]] PlanDiff differences(const Loaded& before, const Loaded& after, const SecretTest& isSecret);

/// "Promises (RTO and RPO)".
[[nodiscard]] QString headingOf(PlanChange::Section section);
/// Words that never change: "promises", "added".
[[nodiscard]] QString keyOf(PlanChange::Section section);
[[nodiscard]] QString keyOf(PlanChange::Kind kind);

} // namespace muster::plan
