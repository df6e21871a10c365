// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/openincidents.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

bool isLive(const session::IncidentSummary& incident)
{
    return incident.kind == journal::StreamKind::Live;
}

} // namespace

void OpenIncidents::set(const QList<session::IncidentSummary>& all)
{
    m_open.clear();
    m_titles.clear();
    for (const auto& incident : all)
        m_titles.insert(incident.id, incident.title);
    std::copy_if(all.begin(), all.end(), std::back_inserter(m_open),
        [](const session::IncidentSummary& incident) { return !incident.closedAt; });
    std::stable_partition(m_open.begin(), m_open.end(), isLive);
}

std::optional<journal::StreamId> OpenIncidents::after(const std::optional<journal::StreamId>& shown) const
{
    const auto isShown
        = [&](const session::IncidentSummary& incident) { return shown && incident.id == *shown; };
    const auto here = std::find_if(m_open.begin(), m_open.end(), isShown);
    if (m_open.isEmpty() || (here != m_open.end() && m_open.size() == 1))
        return std::nullopt;
    if (here == m_open.end() || here + 1 == m_open.end())
        return m_open.first().id;
    return (here + 1)->id;
}

QString OpenIncidents::othersThan(const std::optional<journal::StreamId>& shown) const
{
    QStringList others;
    int drills = 0;
    for (const auto& incident : m_open) {
        if (shown && incident.id == *shown)
            continue;
        if (isLive(incident))
            others.append(tr("%1 (live)").arg(incident.title));
        else
            ++drills;
    }
    if (drills > 0)
        others.append(drills == 1 ? tr("a drill") : tr("%1 drills").arg(drills));
    return others.isEmpty() ? QString() : tr("Also open: %1").arg(others.join(QStringLiteral(", ")));
}

QList<Findable> OpenIncidents::findables(const std::optional<journal::StreamId>& shown,
    const std::function<void(const journal::StreamId& incident)>& go) const
{
    QList<Findable> made;
    for (const auto& incident : m_open) {
        if (shown && incident.id == *shown)
            continue;
        const auto kind = isLive(incident) ? tr("Open incident") : tr("Open drill");
        const auto part = partWords(incident.parent);
        made.append({ .text = incident.title,
            .kind = part.isEmpty() ? kind : tr("%1, %2").arg(kind, part),
            .also = QStringList { incident.plan, incident.scenario, incident.id.toString() }.join(u' '),
            .act = [go, id = incident.id] { go(id); } });
    }
    return made;
}

QStringList OpenIncidents::partsOf(const journal::StreamId& incident) const
{
    QStringList titles;
    for (const auto& one : m_open) {
        if (one.parent == incident)
            titles.append(one.title);
    }
    return titles;
}

QString OpenIncidents::partWords(const std::optional<journal::StreamId>& parent) const
{
    return parent ? tr("part of %1").arg(m_titles.value(*parent, parent->toString())) : QString();
}

} // namespace muster::ui
