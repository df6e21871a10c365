// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/typedwords.h"

#include "core/base/durable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace muster::ui {

TypedWords::TypedWords(const QString& preferencesFile)
    : m_folder(QFileInfo(preferencesFile).absoluteDir().filePath(QStringLiteral("typed")))
{
    // One after the other: the newest words are the last.
    m_writer.setMaxThreadCount(1);
}

Typed TypedWords::recall(journal::StreamId incident)
{
    m_writer.waitForDone();
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
    QJsonObject object;
    for (auto it = typed.begin(); it != typed.end(); ++it)
        object.insert(it.key(), *it);
    m_writer.start([folder = m_folder, file = fileOf(incident), object] {
        if (object.isEmpty()) {
            QFile::remove(file);
            return;
        }
        const auto made = makeFolder(folder);
        if (made)
            static_cast<void>(writeDurably(file, QJsonDocument(object).toJson(QJsonDocument::Compact)));
    });
}

QString TypedWords::fileOf(journal::StreamId incident) const
{
    return QDir(m_folder).filePath(incident.toString() + QStringLiteral(".json"));
}

} // namespace muster::ui
