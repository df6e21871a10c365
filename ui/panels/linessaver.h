// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timelinelines.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTimer>

#include <memory>

namespace muster {
class WorkerThread;
}

namespace muster::ui {

class TimelineModel;

/// Writes entries of a timeline to a file, however many: their sentences are put together in slices between
/// other events, and the file is there whole or not at all.
/// Thread: main. Owner: its parent, as is the model.
class LinesSaver final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LinesSaver)
public:
    LinesSaver(const TimelineModel* model, QObject* parent);
    ~LinesSaver() override;

    /// Entries as TimelineModel::entryAt() counts them; the end of the file's name says its format. What was
    /// being saved before is given up.
    void save(const QString& file, const QList<int>& entries);

signals:
    /// The file is on the disk.
    void saved(const QString& file, qsizetype lines);
    /// Nothing was written; one sentence says why.
    void failed(const QString& text);

private:
    void goOn();
    void write();

    const TimelineModel* m_model;
    QTimer m_timer;
    QString m_file;
    LinesFormat m_format = LinesFormat::Text;
    QList<int> m_entries;
    qsizetype m_next = 0;
    QByteArray m_bytes;
    /// What the entries were counted in.
    int m_reading = 0;
    std::unique_ptr<WorkerThread> m_thread;
    QObject* m_worker = nullptr;
};

} // namespace muster::ui
