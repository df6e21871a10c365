// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/plan/reading.h"

#include <QList>
#include <QString>

namespace muster::plan {

/// What a plan gives a name.
struct Thing {
    NameKind kind;
    /// As of Reading: a scenario, or a scenario and a decision; empty for the whole plan.
    QString scope;
    QString id;
    QString title;
    Place place;
};

/// A name that something in the plan writes down.
struct Mention {
    /// What it may name.
    QList<NameKind> kinds;
    /// "#" for a step of another file.
    QString scope;
    QString id;
    /// "answers for service 'Database'", as said of what is named.
    QString how;
    /// Of the entry that names it.
    Place place;

    /// Whether it is this thing that is named.
    [[nodiscard]] bool means(const Thing& thing) const;
};

/// All names of a plan: those it gives, and everywhere they are written down.
struct Mentions {
    QList<Thing> things;
    QList<Mention> mentions;
};
/// Pure; linear in the plan. A key that takes a name, or a text that is one, belongs here.
[[nodiscard]] Mentions mentionsIn(const Plan& plan);

} // namespace muster::plan
