// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/filestanding.h"
#include "core/session/incidentsession.h"
#include "ui/start/door.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QFileSystemWatcher;
class QTimer;

namespace muster::ui {

/// Watches the file of the plan that an open incident was declared from. The incident goes on with its frozen
/// copy; whoever runs it is told once for each change of the file. The file is read beside the window, when
/// the incident is opened and when the system tells of a change, and never by the clock.
///
/// The record does not say from which file a plan came: it is the file with the version that was declared,
/// else one with the same plan, and from then on it is remembered beside the preferences until the incident
/// is closed. Thread: main.
class PlanWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanWatch)
public:
    /// `preferences` is an INI file.
    explicit PlanWatch(QString preferences, QObject* parent = nullptr);
    ~PlanWatch() override;

    /// Null for none; of a closed one nothing is watched any more.
    void setIncident(const std::shared_ptr<session::IncidentSession>& incident);
    void setPlans(const QList<PlanChoice>& plans);

    /// What a person should know; nothing while the file says the same as the copy, or what was kept.
    [[nodiscard]] const std::optional<plan::FileStanding>& news() const { return m_news; }
    /// Says nothing more of what the file says now, also after a restart.
    void keep();
    /// The same of what it will say in a moment, since it is written from here.
    void keepOwnChange();

signals:
    /// There is other news, or none any more.
    void newsChanged();

private:
    void findFile();
    [[nodiscard]] QString keyOf(const QString& what) const;
    [[nodiscard]] QString remembered(const QString& what) const;
    void remember(const QString& what, const QString& value);
    void read();
    void take(const plan::FileStanding& standing);
    /// Those that are there, and their folders.
    void watch(const QStringList& parts);
    void say(std::optional<plan::FileStanding> news);

    QString m_preferences;
    std::shared_ptr<const plan::Plan> m_version;
    QString m_hash;
    QString m_incident;
    QList<PlanChoice> m_plans;
    QString m_file;
    /// The files that it is made of, itself first.
    QStringList m_parts;
    std::optional<plan::FileStanding> m_news;
    /// Made with the first file.
    QFileSystemWatcher* m_watcher = nullptr;
    QTimer* m_soon;
    /// The number of the last reading: what an earlier one found is not wanted any more.
    int m_readings = 0;
    bool m_keepsNext = false;
};

} // namespace muster::ui
