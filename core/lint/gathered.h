// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"

#include <QList>
#include <QSet>
#include <QString>

namespace muster::plan::lint {

/// What one rule finds, kept until it is known how much it is: a few are said one by one, more as one finding
/// about the plan. What a waiver names is always said by itself, so that the waiver meets it.
class Gathered final {
public:
    struct Part {
        QString subject;
        /// What it is called where several are named in one sentence.
        QString name;
        Place place;
        QString text;
        QList<Place> against = {};
    };

    /// Up to `apart` of them are said one by one. The plan must outlive it.
    explicit Gathered(const Plan& plan, qsizetype apart = 3);

    void add(const Part& part);
    /// `together` holds %1 for their number and %2 for the names of the first.
    void tell(Findings& found, const QString& together, const QString& hint) const;

private:
    const Plan& m_plan;
    qsizetype m_apart;
    QSet<QString> m_waived;
    QList<Part> m_single;
    QList<Part> m_parts;
};

} // namespace muster::plan::lint
