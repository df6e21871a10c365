// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/matrixview.h"
#include "ui/widgets/theme.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::ui {

/// What a person has chosen for their window. Lives in one INI file of theirs, never in an incident.
struct Preferences {
    Appearance appearance = Appearance::System;
    SystemLook system;
    int zoom = 100;
    QByteArray geometry;
    /// Where the docks stand, by perspective and size of the window.
    QMap<QString, QByteArray> layouts;
    /// The same under the names that a person gave.
    QMap<QString, QMap<QString, QByteArray>> namedLayouts;
    bool layoutLocked = true;
    bool muted = false;
    /// Files of plans that were opened in this window.
    QStringList plans;
    /// Where records were last exported to or imported from; empty for nowhere yet.
    QString exchangeFolder;
    /// Where reports are written; empty for where papers go.
    QString reportFolder;
    MatrixView matrix;
    /// As SavedSearches::kept().
    QMap<QString, QString> searches;
    /// As KeyBindings::kept().
    QMap<QString, QString> keys;

    bool operator==(const Preferences&) const = default;
};

/// The words for appearances in the file and on the command line, in the order of the menu.
[[nodiscard]] QStringList appearanceWords();
/// Nothing when it is not one of those words.
[[nodiscard]] std::optional<Appearance> appearanceFrom(const QString& word);

/// Where they live for this user.
[[nodiscard]] QString preferencesFile();
/// Defaults for whatever is missing or not understood.
[[nodiscard]] Preferences loadPreferences(const QString& file);
/// A file that cannot be written changes nothing; preferences are not worth a message.
void savePreferences(const QString& file, const Preferences& preferences);

} // namespace muster::ui
