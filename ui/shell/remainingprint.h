// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <memory>

namespace muster::session {
class IncidentSession;
}

namespace muster::ui {

/// Writes what is left of an incident as PDF, beside the window, to go on on paper, and records that the
/// newest entry stands on it. Thread: main.
class RemainingPrint final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemainingPrint)
public:
    struct Paper {
        QString file;
        qsizetype pages = 0;
    };

    /// The papers go into this folder, which is made with the first of them.
    explicit RemainingPrint(const QString& folder, QObject* parent = nullptr);
    /// Waits for what is still being written.
    ~RemainingPrint() override;

    /// As the incident stands now, under a name that says so and that no file has. False, and nothing is
    /// done, while another one is still being written.
    [[nodiscard]] bool print(const std::shared_ptr<session::IncidentSession>& incident);

signals:
    void printed(const muster::ui::RemainingPrint::Paper& paper);
    /// In a sentence; no file is left behind.
    void failed(const QString& text);
    /// The paper is there, but the record does not say so; why, in a sentence.
    void notRecorded(const QString& text);

private:
    void record(session::IncidentSession& incident, const journal::Head& head, const QString& file);

    const QString m_folder;
    QFuture<Result<Paper>> m_writing;
    bool m_isWriting = false;
};

} // namespace muster::ui
