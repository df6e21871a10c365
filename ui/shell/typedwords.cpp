// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/typedwords.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace muster::ui {

TypedWords::TypedWords(const QString& preferencesFile)
    : m_folder(QFileInfo(preferencesFile).absoluteDir().filePath(QStringLiteral("typed")))
{
}

Typed TypedWords::recall(journal::StreamId incident)
{
    m_incident = incident;
    m_kept.clear();
    QFile file(fileOf(incident));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto object = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        m_kept.insert(it.key(), it->toString());
    return m_kept;
}

void TypedWords::keep(journal::StreamId incident, const Typed& typed)
{
    if (m_incident == incident && m_kept == typed)
        return;
    m_incident = incident;
    m_kept = typed;
    if (typed.isEmpty()) {
        QFile::remove(fileOf(incident));
        return;
    }
    QJsonObject object;
    for (auto it = typed.begin(); it != typed.end(); ++it)
        object.insert(it.key(), *it);
    QDir().mkpath(m_folder);
    QSaveFile file(fileOf(incident));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(object).toJson(QJsonDocument::Compact));
    file.commit();
}

QString TypedWords::fileOf(journal::StreamId incident) const
{
    return QDir(m_folder).filePath(incident.toString() + QStringLiteral(".json"));
}

} // namespace muster::ui
