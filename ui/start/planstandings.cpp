// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/planstandings.h"

#include "core/readiness/pastdrills.h"
#include "ui/widgets/onanswer.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <functional>
#include <utility>

namespace muster::ui {

namespace {

/// What goes to another thread: the plan is shared and never changes.
struct Question {
    std::shared_ptr<const plan::Plan> plan;
    QList<plan::Finding> loaded;
    plan::lint::LintContext context;
};

/// Those of the first plans only, when it is not wanted any more.
QList<plan::lint::Checked> answersTo(const QList<Question>& questions, const std::function<bool()>& isWanted)
{
    QList<plan::lint::Checked> made;
    for (const auto& question : questions) {
        if (!isWanted())
            break;
        made << (question.plan ? plan::lint::checkPlan(*question.plan, question.context)
                               : plan::lint::Checked {});
        made.last().open = question.loaded + made.last().open;
    }
    return made;
}

} // namespace

std::optional<readiness::Counts> PlanStanding::counts() const
{
    return checked ? std::optional(readiness::countsOf(checked->open)) : std::nullopt;
}

PlanStandings::PlanStandings(const MachineClock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
}

PlanStandings::~PlanStandings()
{
    ++*m_asked;
}

void PlanStandings::setPlans(QList<PlanChoice> plans)
{
    m_plans = std::move(plans);
    m_standings = QList<PlanStanding>(m_plans.size());
    m_contexts.clear();
    readPast();
    readApprovals();
    emit plansChanged();
    check();
    readFolders();
}

void PlanStandings::setIncidents(const QList<session::IncidentSummary>& incidents)
{
    m_incidents = incidents;
    readPast();
    for (int i = 0; i < m_plans.size(); ++i)
        emit standingChanged(i);
    // Some rules ask for drills.
    check();
}

void PlanStandings::setApprovals(const estate::Approvals& approvals, Instant now)
{
    m_approvals = approvals;
    m_approvalsAt = now;
    readApprovals();
    for (int i = 0; i < m_plans.size(); ++i)
        emit standingChanged(i);
}

void PlanStandings::readPast()
{
    for (int i = 0; i < m_plans.size(); ++i) {
        if (m_plans[i].plan)
            m_standings[i].lastDrill = readiness::lastDrill(*m_plans[i].plan, m_incidents);
    }
}

void PlanStandings::readApprovals()
{
    if (!m_approvals)
        return;
    for (int i = 0; i < m_plans.size(); ++i) {
        const auto& choice = m_plans[i];
        if (choice.plan)
            m_standings[i].approval
                = m_approvals->of(choice.plan->id, choice.hash, choice.plan->approvers, m_approvalsAt);
    }
}

void PlanStandings::check()
{
    QList<Question> questions;
    QList<plan::lint::LintContext> contexts;
    for (const auto& choice : std::as_const(m_plans)) {
        contexts << (choice.plan ? readiness::contextOf(*choice.plan, m_incidents, m_clock.now())
                                 : plan::lint::LintContext {});
        questions.append({ choice.plan, choice.findings, contexts.last() });
    }
    if (std::exchange(m_contexts, contexts) == contexts)
        return;
    const auto number = ++*m_asked;
    const auto isWanted = [asked = m_asked, number] { return *asked == number; };
    const auto answers = QtFuture::makeReadyFuture().then(QtFuture::Launch::Async,
        [questions = std::move(questions), isWanted] { return answersTo(questions, isWanted); });
    onAnswer(answers, this, [this, isWanted](const QList<plan::lint::Checked>& checked) {
        for (int i = 0; isWanted() && i < checked.size(); ++i) {
            m_standings[i].checked = checked[i];
            emit standingChanged(i);
        }
    });
}

void PlanStandings::readFolders()
{
    QSet<QString> folders;
    for (const auto& choice : std::as_const(m_plans)) {
        if (!choice.path.isEmpty())
            folders.insert(QFileInfo(choice.path).absolutePath());
    }
    for (const auto& folder : std::as_const(folders)) {
        // Without git, or outside of a work tree, nothing is said of it.
        onAnswer(worktree::readWorkTree(folder, { QStringLiteral("*.yaml") }), this,
            [this, folder](const Result<std::optional<worktree::WorkTree>>& tree) {
                if (tree && *tree)
                    takeTree(folder, std::make_shared<const worktree::WorkTree>(**tree));
            });
    }
}

void PlanStandings::takeTree(const QString& folder, const std::shared_ptr<const worktree::WorkTree>& tree)
{
    for (int i = 0; i < m_plans.size(); ++i) {
        const QFileInfo file(m_plans[i].path);
        if (m_plans[i].path.isEmpty() || file.absolutePath() != folder)
            continue;
        m_standings[i].tree = tree;
        const auto found = std::find_if(tree->files.begin(), tree->files.end(),
            [&](const worktree::FileState& state) { return state.path == file.fileName(); });
        m_standings[i].file = found == tree->files.end() ? std::nullopt : std::optional(*found);
        emit standingChanged(i);
    }
}

} // namespace muster::ui
