// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/together.h"

#include <QHash>
#include <QList>
#include <QString>

#include <utility>

namespace muster::plan::lint {

/// The people of several plans, one entry for each who is the same: who has the same name or mail address. A
/// contact is known by its address only, for its title may be that of another team's; and nobody by a number,
/// for many have the one of the house. `members` must outlive it.
class Everybody final {
public:
    explicit Everybody(const Members& members);

    /// Where one of them stands in a plan.
    struct Entry {
        qsizetype member = 0;
        QString id;
        QString name;
        QString phone;
        QString email;
        Place place;
    };
    struct Somebody {
        QString name;
        QList<Entry> entries;
    };

    [[nodiscard]] const QList<Somebody>& all() const { return m_all; }
    /// The number in all() of whom this plan calls by this id; -1 of an id that is no person and no contact.
    [[nodiscard]] qsizetype who(qsizetype member, const QString& id) const;

private:
    QList<Somebody> m_all;
    QHash<std::pair<qsizetype, QString>, qsizetype> m_who;
};

} // namespace muster::plan::lint
