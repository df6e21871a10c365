// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::plan::lint {

/// A role that must be held, and the ids of those who can hold it.
struct RoleToCast {
    const Role* role = nullptr;
    QStringList who;
};

/// The required roles that somebody is named for; of the others nothing can be said. At most a hundred: more
/// are no team. The plan must outlive it.
[[nodiscard]] QList<RoleToCast> rolesToCast(const Plan& plan);
/// What people call the one with this id: a person, a contact, or the id itself.
[[nodiscard]] QString nameOf(const Plan& plan, const QString& who);

/// Gives each role that must be held at the same time a person of its own, as far as there are enough.
class Casting final {
public:
    /// Roles are numbered from 0 in the order in which they are added.
    void add(const QStringList& who);

    /// Roles that together have fewer people than they are.
    struct Shortage {
        QList<int> roles;
        QStringList people;
    };
    /// One for each role that nobody is left for; none when each can have its own. Called once.
    [[nodiscard]] QList<Shortage> shortages();

private:
    [[nodiscard]] std::optional<Shortage> cast(int start);
    void changePlaces(int person, const QHash<int, int>& reachedFrom, int start);

    /// By role: the numbers of those who can hold it.
    QList<QList<int>> m_can;
    QStringList m_people;
    QHash<QString, int> m_numbers;
    /// By person: the role that is held by now, or -1.
    QList<int> m_holds;
    /// By role: the person, or -1.
    QList<int> m_heldBy;
};

} // namespace muster::plan::lint
