// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"

#include <QHash>
#include <QList>
#include <QString>

namespace muster::plan::lint {

/// Keeps what a rule has found until it is known how much of it has the same cause: more than five of one
/// cause are told as one finding that names the others.
class Causes final {
public:
    struct Entry {
        QString subject;
        /// What the others are called when they are named in one sentence.
        QString name;
        Place place;
        QString text;
        QString hint;
        QList<Place> against = {};
    };

    void add(const QString& cause, const Entry& entry);
    /// One by one, or as one about the cause; in the order in which the causes were met.
    void tell(Findings& found) const;

private:
    struct Group {
        QString cause;
        QList<Entry> entries;
    };
    QList<Group> m_groups;
    QHash<QString, qsizetype> m_places;
};

} // namespace muster::plan::lint
