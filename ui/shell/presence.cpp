// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/presence.h"

#include <QSettings>

namespace muster::ui {

namespace {

constexpr QLatin1StringView kEvents("events");
constexpr QLatin1StringView kOwn("own");
constexpr QLatin1StringView kWall("at");
constexpr QLatin1StringView kBoot("boot");
constexpr QLatin1StringView kOrderly("orderly");

QString keyOf(journal::StreamId incident, QLatin1StringView what)
{
    return QStringLiteral("seen/%1/%2").arg(incident.toString(), what);
}

} // namespace

Presence::Presence(QString file)
    : m_file(std::move(file))
{
}

std::optional<Presence::Seen> Presence::seen(journal::StreamId incident) const
{
    const QSettings settings(m_file, QSettings::IniFormat);
    const auto text
        = [&](QLatin1StringView what) { return settings.value(keyOf(incident, what)).toString(); };
    const auto wall = instantFromIso(text(kWall));
    if (!wall)
        return std::nullopt;
    return Seen { { settings.value(keyOf(incident, kEvents)).toLongLong(),
                      instantFromIso(text(kOwn)).value_or(*wall) },
        *wall, text(kBoot), settings.value(keyOf(incident, kOrderly)).toBool() };
}

void Presence::remember(journal::StreamId incident, const Seen& seen) const
{
    QSettings settings(m_file, QSettings::IniFormat);
    settings.setValue(keyOf(incident, kEvents), seen.left.events);
    settings.setValue(keyOf(incident, kOwn), isoText(seen.left.at));
    settings.setValue(keyOf(incident, kWall), isoText(seen.wall));
    settings.setValue(keyOf(incident, kBoot), seen.boot);
    settings.setValue(keyOf(incident, kOrderly), seen.orderly);
}

void Presence::forget(journal::StreamId incident) const
{
    QSettings settings(m_file, QSettings::IniFormat);
    settings.remove(QStringLiteral("seen/%1").arg(incident.toString()));
}

} // namespace muster::ui
