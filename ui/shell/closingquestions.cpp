// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/closingquestions.h"

#include "ui/shell/stage.h"
#include "ui/widgets/onanswer.h"

namespace muster::ui {

ClosingQuestions::ClosingQuestions(Stage& stage, QObject* parent)
    : QObject(parent)
    , m_stage(stage)
{
}

ClosingQuestions::~ClosingQuestions() = default;

void ClosingQuestions::ask(std::shared_ptr<session::IncidentSession> incident, const QStringList& parts)
{
    m_incident = std::move(incident);
    m_parts = parts;
    const auto steps = incident::unexplained(m_incident->walkthrough());
    if (steps.isEmpty())
        askWhetherToClose();
    else
        askWhy(*steps.first(), steps.size());
}

void ClosingQuestions::askWhy(const incident::StepView& step, qsizetype left)
{
    const auto name = step.name();
    const auto lead = step.look == incident::StepLook::Skipped
        ? tr("%1 was skipped without a word why.").arg(name)
        : step.look == incident::StepLook::Deferred ? tr("%1 was put off without a word why.").arg(name)
                                                    : tr("%1 failed without a word why.").arg(name);
    m_stage.askFor(
        tr("Why, in a few words?"), left > 1 ? tr("%1 (%2 to go)").arg(lead).arg(left) : lead, tr("Record"),
        tr("Close without"),
        [this, address = step.address](const QString& typed) {
            if (typed.trimmed().isEmpty())
                return m_stage.complain(tr("Write a few words, or close without them."));
            onAnswer(m_incident->act(incident::StepExplained { address, typed.trimmed() }), this,
                [this](const session::IncidentSession::Done& done) {
                    if (done)
                        ask(m_incident, m_parts);
                    else
                        m_stage.complain(done.error().text);
                });
        },
        [this] { askWhetherToClose(); });
}

void ClosingQuestions::askWhetherToClose()
{
    const auto& walk = m_incident->walkthrough();
    const int open = walk.active - walk.ended;
    QStringList words { open == 0 ? tr("All steps are ended.")
                                  : tr("Steps still open: %1. They stay open in the record.").arg(open) };
    if (const auto without = incident::unexplained(walk).size(); without > 0)
        words << tr("Without a reason: %1.").arg(without);
    if (const auto inForce = incident::inForce(walk); inForce > 0)
        words << tr("Still to be remembered: %1.").arg(inForce);
    if (!m_parts.isEmpty())
        words << tr("Open as a part of it, and going on: %1.").arg(m_parts.join(QStringLiteral(", ")));
    const bool isDrill = m_incident->state().kind == journal::StreamKind::Drill;
    m_stage.ask(isDrill ? tr("Close this drill?") : tr("Close this incident?"), words.join(u' '),
        tr("Close it"), tr("Keep running"), [this](const QString&) { emit closeWanted(); });
}

} // namespace muster::ui
