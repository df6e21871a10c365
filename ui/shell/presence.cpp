// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/presence.h"

#include "core/session/incidentsession.h"

#include <QCoreApplication>
#include <QSettings>

#include <algorithm>

namespace muster::ui {

namespace {

QString keyOf(journal::StreamId incident, QLatin1StringView what)
{
    return QStringLiteral("seen/%1/%2").arg(incident.toString(), what);
}

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

} // namespace

Presence::Presence(QString file)
    : m_file(std::move(file))
{
}

std::optional<Presence::Seen> Presence::seen(journal::StreamId incident) const
{
    const QSettings settings(m_file, QSettings::IniFormat);
    const auto at = instantFromIso(settings.value(keyOf(incident, QLatin1StringView("at"))).toString());
    if (!at)
        return std::nullopt;
    return Seen { settings.value(keyOf(incident, QLatin1StringView("events"))).toLongLong(), *at };
}

void Presence::remember(journal::StreamId incident, const Seen& seen) const
{
    QSettings settings(m_file, QSettings::IniFormat);
    settings.setValue(keyOf(incident, QLatin1StringView("events")), seen.events);
    settings.setValue(keyOf(incident, QLatin1StringView("at")), isoText(seen.at));
}

void Presence::forget(journal::StreamId incident) const
{
    QSettings settings(m_file, QSettings::IniFormat);
    settings.remove(QStringLiteral("seen/%1").arg(incident.toString()));
}

QString roughly(Millis duration)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(duration).count();
    if (minutes < 1)
        return tr("less than a minute");
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    if (minutes < 48 * 60)
        return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return tr("%1 d").arg(minutes / (24 * 60));
}

QString resumeWords(
    const session::IncidentSession& incident, const std::optional<Presence::Seen>& seen, Instant now)
{
    const auto& walk = incident.walkthrough();
    const auto* step = walk.currentStep();
    auto words = step != nullptr ? tr("You were at step %1: %2. Steps ended: %3 of %4.")
                                       .arg(step->code, step->step->title)
                                       .arg(walk.ended)
                                       .arg(walk.active)
        : walk.pause ? tr("You were at the end of “%1”. Steps ended: %2 of %3.")
                           .arg(walk.phases[*walk.pause].title)
                           .arg(walk.ended)
                           .arg(walk.active)
                     : tr("You had ended all %1 steps; the incident is not closed yet.").arg(walk.active);
    const auto& events = incident.events();
    const auto left = seen ? seen->at : events.isEmpty() ? now : events.last().wall;
    // One's own last acts before a crash are no news.
    const auto known = std::clamp<qint64>(seen ? seen->events : events.size(), 0, events.size());
    const auto fresh = std::count_if(events.begin() + known, events.end(),
        [&](const journal::Event& event) { return event.actor.name != incident.actingAs(); });
    words += u' ' + tr("Away %1.").arg(roughly(now - left));
    words += u' '
        + (fresh == 1 ? tr("Since then: 1 entry by others.")
                      : tr("Since then: %1 entries by others.").arg(fresh));
    return words;
}

} // namespace muster::ui
