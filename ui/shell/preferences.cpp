// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <array>

namespace muster::ui {

namespace {

constexpr std::array kAppearances { QLatin1StringView("system"), QLatin1StringView("dark"),
    QLatin1StringView("light") };

Appearance appearanceFrom(const QString& text)
{
    const auto found = std::find(kAppearances.begin(), kAppearances.end(), text);
    return found == kAppearances.end() ? Appearance::System
                                       : static_cast<Appearance>(std::distance(kAppearances.begin(), found));
}

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

QString preferencesFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/muster/window.ini");
}

Preferences loadPreferences(const QString& file)
{
    const QSettings settings(file, QSettings::IniFormat);
    Preferences preferences;
    preferences.appearance = appearanceFrom(settings.value(u"theme/appearance"_qs).toString());
    preferences.systemIsDark = settings.value(u"theme/systemIsDark"_qs, true).toBool();
    preferences.zoom = std::clamp(
        settings.value(u"theme/zoom"_qs, 100).toInt(), TypeScale::kSmallestZoom, TypeScale::kLargestZoom);
    preferences.geometry = settings.value(u"window/geometry"_qs).toByteArray();
    preferences.layoutLocked = settings.value(u"window/layoutLocked"_qs, true).toBool();
    preferences.plans = settings.value(u"plans/opened"_qs).toStringList();
    const auto layouts = keysOf(settings);
    for (const auto& key : layouts)
        preferences.layouts.insert(key, settings.value(layoutKey(key)).toByteArray());
    return preferences;
}

void savePreferences(const QString& file, const Preferences& preferences)
{
    QSettings settings(file, QSettings::IniFormat);
    settings.setValue(
        u"theme/appearance"_qs, QString(kAppearances[static_cast<size_t>(preferences.appearance)]));
    settings.setValue(u"theme/systemIsDark"_qs, preferences.systemIsDark);
    settings.setValue(u"theme/zoom"_qs, preferences.zoom);
    settings.setValue(u"window/geometry"_qs, preferences.geometry);
    settings.setValue(u"window/layoutLocked"_qs, preferences.layoutLocked);
    settings.setValue(u"plans/opened"_qs, preferences.plans);
    for (auto layout = preferences.layouts.begin(); layout != preferences.layouts.end(); ++layout)
        settings.setValue(layoutKey(layout.key()), layout.value());
}

} // namespace muster::ui
