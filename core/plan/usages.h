// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace muster::plan {

/// One place of a plan at which something that has a name is defined or used.
struct Usage {
    /// What it is, in a word for people: "person", "credential".
    QString kind;
    QString id;
    /// What people call it; empty when it has no other name than its id, or this plan does not define it.
    QString title;
    bool isDefinition = false;
    /// "answers for service 'Database'", as said of it.
    QString how;
    /// Of the entry that names it.
    Place place;
};

/// Where a person, role, contact, vendor, service, credential, step or whatever else has a name stands in a
/// plan, in the order of the file: what has `word` as its id, or as its name or title in any spelling of
/// capitals. A name that the plan uses without defining it is found by its id. Pure; linear in the plan.
[[nodiscard]] QList<Usage> usagesOf(const Plan& plan, const QString& word);

/// The same for a person or contact alone, by id.
[[nodiscard]] QList<Usage> usagesOfSomebody(const Plan& plan, const QString& id);

/// The ids and titles by which usagesOf() finds something, each once.
[[nodiscard]] QStringList namesIn(const Plan& plan);

/// "person 'Ada'": what a usage is of.
[[nodiscard]] QString subjectOf(const Usage& usage);

} // namespace muster::plan
