// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace muster::ui {

namespace {

QString layoutKey(const QString& layout)
{
    return u"layout/"_qs + layout;
}

QStringList keysOf(const QSettings& settings)
{
    QStringList made;
    const auto all = settings.allKeys();
    for (const auto& key : all) {
        if (key.startsWith(layoutKey({})))
            made << key.sliced(layoutKey({}).size());
    }
    return made;
}

} // namespace

QStringList appearanceWords()
{
    return { QStringLiteral("system"), QStringLiteral("dark"), QStringLiteral("light"),
        QStringLiteral("night"), QStringLiteral("high-contrast") };
}

std::optional<Appearance> appearanceFrom(const QString& word)
{
    const auto found = appearanceWords().indexOf(word);
    return found < 0 ? std::nullopt : std::optional(static_cast<Appearance>(found));
}

QString preferencesFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/muster/window.ini");
}

Preferences loadPreferences(const QString& file)
{
    const QSettings settings(file, QSettings::IniFormat);
    Preferences preferences;
    preferences.appearance
        = appearanceFrom(settings.value(u"theme/appearance"_qs).toString()).value_or(Appearance::System);
    preferences.system.dark = settings.value(u"theme/systemIsDark"_qs, true).toBool();
    preferences.system.highContrast = settings.value(u"theme/systemIsHighContrast"_qs, false).toBool();
    preferences.zoom = std::clamp(
        settings.value(u"theme/zoom"_qs, 100).toInt(), TypeScale::kSmallestZoom, TypeScale::kLargestZoom);
    preferences.geometry = settings.value(u"window/geometry"_qs).toByteArray();
    preferences.layoutLocked = settings.value(u"window/layoutLocked"_qs, true).toBool();
    const auto layouts = keysOf(settings);
    for (const auto& key : layouts)
        preferences.layouts.insert(key, settings.value(layoutKey(key)).toByteArray());
    return preferences;
}

void savePreferences(const QString& file, const Preferences& preferences)
{
    QSettings settings(file, QSettings::IniFormat);
    settings.setValue(u"theme/appearance"_qs, appearanceWords().at(static_cast<int>(preferences.appearance)));
    settings.setValue(u"theme/systemIsDark"_qs, preferences.system.dark);
    settings.setValue(u"theme/systemIsHighContrast"_qs, preferences.system.highContrast);
    settings.setValue(u"theme/zoom"_qs, preferences.zoom);
    settings.setValue(u"window/geometry"_qs, preferences.geometry);
    settings.setValue(u"window/layoutLocked"_qs, preferences.layoutLocked);
    for (auto layout = preferences.layouts.begin(); layout != preferences.layouts.end(); ++layout)
        settings.setValue(layoutKey(layout.key()), layout.value());
}

} // namespace muster::ui
