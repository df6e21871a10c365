// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/event.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace muster::session {

class IncidentSession;

/// Keeps the situation page of an incident in a file, for people who are not in the room: the file is
/// replaced as a whole when something changes, at most once in three seconds, and once a minute so that its
/// clocks are not old. It is made and written in a worker. Where it cannot be written that is tried again
/// until it can. Thread: main. Owner: the window.
class SituationKeeper final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SituationKeeper)
public:
    explicit SituationKeeper(QObject* parent = nullptr);
    /// Waits for what is still being written.
    ~SituationKeeper() override;

    /// The incident that is open; null for none. A page that was kept of it before is kept on, that of
    /// another one rests meanwhile. The ports of its session must outlive the stay.
    void setIncident(std::shared_ptr<IncidentSession> incident);
    /// Keeps its page in this file from here on, instead of in another one.
    void keep(const QString& file);
    /// Leaves the file as it is.
    void stop();

    /// Where the page of the incident is kept; empty for nowhere.
    [[nodiscard]] QString file() const;
    /// When it was last written, on the clock of the machine; nothing as long as it was not.
    [[nodiscard]] std::optional<Instant> writtenAt() const { return m_writtenAt; }
    /// Why it could not be written, in a sentence; empty when the last one could.
    [[nodiscard]] const QString& trouble() const { return m_trouble; }

    /// Time passes. To be called about once a second; costs nothing while nothing is due.
    void lookAtClock();

signals:
    /// What it says of itself is another thing: where, when, or what went wrong.
    void changed();

private:
    [[nodiscard]] bool isDue() const;
    void write();
    void wrote(const QString& file, bool isLast, const Result<void>& done);

    std::shared_ptr<IncidentSession> m_incident;
    QHash<journal::StreamId, QString> m_files;
    QFuture<Result<void>> m_writing;
    bool m_isWriting = false;
    bool m_isStale = false;
    /// The incident is closed, and the page says so.
    bool m_isLast = false;
    /// Of the machine, when the last one was begun.
    std::optional<Millis> m_begunAt;
    std::optional<Instant> m_writtenAt;
    QString m_trouble;
};

} // namespace muster::session
