// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/estate/approvals.h"
#include "core/report/drawings.h"
#include "core/report/papers.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

class QWidget;

namespace muster::session {
class IncidentSession;
class SituationKeeper;
} // namespace muster::session

namespace muster::ui {

class ReportExport;

/// The papers about the incident that is open: asks where they go, and makes and writes them beside the
/// window. Keeps its situation page as well. Thread: main. Owner: the window.
class PaperDesk final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaperDesk)
public:
    /// Asks above this widget.
    explicit PaperDesk(QWidget* window);

    /// Who draws figures; it must outlive this. Null for nobody: they are told in words then.
    void setRenderer(const report::FigureRenderer* renderer);
    /// Null for none. The ports of its session must outlive the stay.
    void setIncident(const std::shared_ptr<session::IncidentSession>& incident);
    /// Asks where the paper goes, and writes it there. `approval` is how the plan stood when the incident was
    /// declared. Does nothing without an incident.
    void ask(report::Paper paper, const std::optional<estate::ApprovalState>& approval);
    /// Asks where the situation page goes, and keeps it there.
    void askToKeep();
    void stopKeeping();

    [[nodiscard]] bool isKeeping() const;
    /// "Situation page written 03:12"; empty while none is kept.
    [[nodiscard]] QString pageWords() const;
    /// Where it is, or why it is not written, in a sentence; empty while none is kept.
    [[nodiscard]] QString pageSentence() const;
    [[nodiscard]] bool hasTrouble() const;
    /// Time passes; about once a second.
    void lookAtClock();

signals:
    void made(const QString& file);
    /// In a sentence; no file is left behind.
    void failed(const QString& text);
    /// What is said of the situation page is another thing.
    void pageChanged();

private:
    struct Order {
        std::shared_ptr<session::IncidentSession> incident;
        report::Paper paper = report::Paper::Report;
        std::optional<estate::ApprovalState> approval;
    };
    void make(const Order& order, const QString& file);

    QWidget* const m_window;
    std::shared_ptr<session::IncidentSession> m_incident;
    session::SituationKeeper* m_keeper;
    ReportExport* m_export;
};

} // namespace muster::ui
