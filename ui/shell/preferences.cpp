// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>
#include <array>

namespace muster::ui {

namespace {

constexpr std::array kOrders { QLatin1StringView("time-left"), QLatin1StringView("sequence"),
    QLatin1StringView("name"), QLatin1StringView("tier") };
constexpr std::array kGroupings { QLatin1StringView("none"), QLatin1StringView("tier") };

struct DetailName {
    MatrixView::Detail detail;
    QLatin1StringView name;
};
constexpr std::array kDetails {
    DetailName { MatrixView::Detail::Promise, QLatin1StringView("promise") },
    DetailName { MatrixView::Detail::End, QLatin1StringView("end") },
    DetailName { MatrixView::Detail::Loss, QLatin1StringView("loss") },
    DetailName { MatrixView::Detail::Owner, QLatin1StringView("owner") },
    DetailName { MatrixView::Detail::Tier, QLatin1StringView("tier") },
    DetailName { MatrixView::Detail::Region, QLatin1StringView("region") },
};

/// The value with this name; the first one for a name that is none.
template <typename Value, typename Names> Value valueFrom(const Names& names, const QString& text)
{
    const auto found = std::find(names.begin(), names.end(), text);
    return static_cast<Value>(found == names.end() ? 0 : std::distance(names.begin(), found));
}

template <typename Value, typename Names> QString nameOf(const Names& names, Value value)
{
    return names[static_cast<size_t>(value)];
}

MatrixView matrixFrom(const QSettings& settings)
{
    MatrixView view;
    view.order = valueFrom<MatrixView::Order>(kOrders, settings.value(u"matrix/order"_qs).toString());
    view.grouping
        = valueFrom<MatrixView::Grouping>(kGroupings, settings.value(u"matrix/grouping"_qs).toString());
    if (!settings.contains(u"matrix/details"_qs))
        return view;
    const auto shown = settings.value(u"matrix/details"_qs).toString().split(u' ');
    for (const auto& [detail, name] : kDetails)
        view.details.setFlag(detail, shown.contains(name));
    return view;
}

void write(QSettings& settings, const MatrixView& view)
{
    QStringList shown;
    for (const auto& [detail, name] : kDetails) {
        if (view.details.testFlag(detail))
            shown << name;
    }
    settings.setValue(u"matrix/order"_qs, nameOf(kOrders, view.order));
    settings.setValue(u"matrix/grouping"_qs, nameOf(kGroupings, view.grouping));
    settings.setValue(u"matrix/details"_qs, shown.join(u' '));
}

constexpr auto kLayouts = QLatin1StringView("layout");
constexpr auto kNamedLayouts = QLatin1StringView("named-layout");
constexpr auto kKeys = QLatin1StringView("keys");
constexpr auto kSearches = QLatin1StringView("searches");

/// Everything in a group of the file, which has no groups within.
template <typename Value> QMap<QString, Value> readGroup(QSettings& settings, const QString& group)
{
    QMap<QString, Value> values;
    settings.beginGroup(group);
    const auto keys = settings.childKeys();
    for (const auto& key : keys)
        values.insert(key, settings.value(key).template value<Value>());
    settings.endGroup();
    return values;
}

/// Instead of what is there.
template <typename Value>
void writeGroup(QSettings& settings, const QString& group, const QMap<QString, Value>& values)
{
    settings.remove(group);
    settings.beginGroup(group);
    for (auto value = values.begin(); value != values.end(); ++value)
        settings.setValue(value.key(), value.value());
    settings.endGroup();
}

// A slash in a name would be a group.
QString groupOf(const QString& name)
{
    return kNamedLayouts + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(name));
}

QMap<QString, QMap<QString, QByteArray>> readNamedLayouts(QSettings& settings)
{
    QMap<QString, QMap<QString, QByteArray>> named;
    settings.beginGroup(kNamedLayouts);
    const auto groups = settings.childGroups();
    settings.endGroup();
    for (const auto& group : groups) {
        const auto name = QUrl::fromPercentEncoding(group.toLatin1());
        named.insert(name, readGroup<QByteArray>(settings, groupOf(name)));
    }
    return named;
}

// A slash in a name would be a group.
QMap<QString, QString> readSearches(QSettings& settings)
{
    QMap<QString, QString> searches;
    const auto kept = readGroup<QString>(settings, kSearches);
    for (auto one = kept.begin(); one != kept.end(); ++one)
        searches.insert(QUrl::fromPercentEncoding(one.key().toLatin1()), one.value());
    return searches;
}

void writeSearches(QSettings& settings, const QMap<QString, QString>& searches)
{
    QMap<QString, QString> kept;
    for (auto one = searches.begin(); one != searches.end(); ++one)
        kept.insert(QString::fromLatin1(QUrl::toPercentEncoding(one.key())), one.value());
    writeGroup(settings, kSearches, kept);
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
    QSettings settings(file, QSettings::IniFormat);
    Preferences preferences;
    preferences.appearance
        = appearanceFrom(settings.value(u"theme/appearance"_qs).toString()).value_or(Appearance::System);
    preferences.system.dark = settings.value(u"theme/systemIsDark"_qs, true).toBool();
    preferences.system.highContrast = settings.value(u"theme/systemIsHighContrast"_qs, false).toBool();
    preferences.zoom = std::clamp(
        settings.value(u"theme/zoom"_qs, 100).toInt(), TypeScale::kSmallestZoom, TypeScale::kLargestZoom);
    preferences.geometry = settings.value(u"window/geometry"_qs).toByteArray();
    preferences.layoutLocked = settings.value(u"window/layoutLocked"_qs, true).toBool();
    preferences.muted = settings.value(u"sound/muted"_qs, false).toBool();
    preferences.plans = settings.value(u"plans/opened"_qs).toStringList();
    preferences.exchangeFolder = settings.value(u"exchange/folder"_qs).toString();
    preferences.reportFolder = settings.value(u"report/folder"_qs).toString();
    preferences.matrix = matrixFrom(settings);
    preferences.layouts = readGroup<QByteArray>(settings, kLayouts);
    preferences.namedLayouts = readNamedLayouts(settings);
    preferences.searches = readSearches(settings);
    preferences.keys = readGroup<QString>(settings, kKeys);
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
    settings.setValue(u"sound/muted"_qs, preferences.muted);
    settings.setValue(u"plans/opened"_qs, preferences.plans);
    settings.setValue(u"exchange/folder"_qs, preferences.exchangeFolder);
    settings.setValue(u"report/folder"_qs, preferences.reportFolder);
    write(settings, preferences.matrix);
    writeGroup(settings, kLayouts, preferences.layouts);
    writeSearches(settings, preferences.searches);
    writeGroup(settings, kKeys, preferences.keys);
    settings.remove(kNamedLayouts);
    for (auto named = preferences.namedLayouts.begin(); named != preferences.namedLayouts.end(); ++named)
        writeGroup(settings, groupOf(named.key()), named.value());
}

} // namespace muster::ui
