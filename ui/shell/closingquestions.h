// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace muster::ui {

class Stage;

/// What is asked before an incident is closed: a reason for each step that has none, then whether it is to be
/// closed. Each reason is recorded as it is given. Thread: main.
class ClosingQuestions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClosingQuestions)
public:
    /// The stage must outlive it.
    ClosingQuestions(Stage& stage, QObject* parent);
    ~ClosingQuestions() override;

    /// `parts` are the titles of what is open as a part of it.
    void ask(std::shared_ptr<session::IncidentSession> incident, const QStringList& parts);

signals:
    void closeWanted();

private:
    void askWhy(const incident::StepView& step, qsizetype left);
    void askWhetherToClose();

    Stage& m_stage;
    std::shared_ptr<session::IncidentSession> m_incident;
    QStringList m_parts;
};

} // namespace muster::ui
