// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QList>
#include <QString>

#include <functional>

namespace muster::plan {

/// Steps that are worked through together: a phase, a rollback, a failback or the validation. It points into
/// its plan.
struct Section {
    /// None for the validation.
    const Scenario* scenario = nullptr;
    /// Only for a phase.
    const Phase* phase = nullptr;
    const QList<Step>* steps = nullptr;
    QString title;
    /// "database-corruption/restore" or "validation"; what a finding about it is about.
    QString address;
    Place place;

    /// "database-corruption/switch" or "validation/smoke".
    [[nodiscard]] QString addressOf(const Step& step) const;
};

/// In the order of the plan; without those that have no steps, unless they are phases.
[[nodiscard]] QList<Section> sectionsOf(const Plan& plan);

/// A step's own words, or its id where it takes them from another file.
[[nodiscard]] QString wordsOf(const Step& step);

/// Every command of the steps and checks, with what it belongs to.
void forEachCommand(const Plan& plan,
    const std::function<void(const QString& subject, const Place& place, const CommandLine& command)>& look);

} // namespace muster::plan
