// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/gathered.h"

#include "core/base/printable.h"
#include "core/plan/words.h"

#include <QStringList>

namespace muster::plan::lint {

namespace {

/// More names than this are not read in one sentence.
constexpr qsizetype kNamed = 6;

QString namesOf(const QList<Gathered::Part>& parts)
{
    QStringList names;
    for (const auto& part : parts.first(qMin(parts.size(), kNamed)))
        names.append(part.name);
    const auto named = names.join(QStringLiteral(", "));
    const auto others = parts.size() - names.size();
    return others > 0 ? Words::tr("%1 and %2 more").arg(named, QString::number(others)) : named;
}

} // namespace

Gathered::Gathered(const Plan& plan, qsizetype apart)
    : m_plan(plan)
    , m_apart(apart)
{
    for (const auto& waiver : plan.waivers)
        m_waived.insert(printableLine(waiver.where));
}

void Gathered::add(const Part& part)
{
    (m_waived.contains(printableLine(part.subject)) ? m_single : m_parts).append(part);
}

void Gathered::tell(Findings& found, const QString& together, const QString& hint) const
{
    for (const auto& part : m_single)
        found.add(part.subject, part.place, part.text, hint, part.against);
    if (m_parts.size() <= m_apart) {
        for (const auto& part : m_parts)
            found.add(part.subject, part.place, part.text, hint, part.against);
        return;
    }
    QList<Place> others;
    for (const auto& part : m_parts.sliced(1))
        others.append(part.place);
    // The names come last: they may hold a percent sign.
    found.add(m_plan.id.toString(), m_parts.constFirst().place,
        together.arg(QString::number(m_parts.size()), namesOf(m_parts)), hint, others);
}

} // namespace muster::plan::lint
