// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/checklistmodel.h"

#include "core/incident/phrases.h"
#include "core/incident/runningplan.h"
#include "ui/models/aloudwords.h"
#include "ui/models/tooltip.h"

#include <QCoreApplication>
#include <QStringList>

#include <utility>
#include <variant>

namespace muster::ui {

using incident::SkipReason;
using incident::StepLook;
using incident::StepStatus;
using incident::StepView;

namespace {

bool isSameStep(const StepView& a, const StepView& b)
{
    return a.address == b.address;
}

/// Besides the current step: what may be done now, and what rests and may be taken up.
bool mayHaveCard(StepLook look)
{
    return look == StepLook::Available || look == StepLook::Held || look == StepLook::Waiting
        || look == StepLook::Deferred || look == StepLook::Regressed;
}

/// Another version of the plan has its steps anew.
bool isShownTheSame(const StepView& a, const StepView& b)
{
    return a.looksLike(b) && incident::saysTheSame(*a.step, *b.step);
}

bool hasSameSteps(const incident::Walkthrough& a, const incident::Walkthrough& b)
{
    return std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(), isSameStep);
}

} // namespace

QString skipReasonWords(SkipReason reason)
{
    switch (reason) {
    case SkipReason::NotNeeded:
        return QCoreApplication::translate("muster::ui::ChecklistModel", "not needed");
    case SkipReason::DoneElsewhere:
        return QCoreApplication::translate("muster::ui::ChecklistModel", "done elsewhere");
    case SkipReason::NotPossible:
        return QCoreApplication::translate("muster::ui::ChecklistModel", "not possible");
    case SkipReason::Other:
        return QCoreApplication::translate("muster::ui::ChecklistModel", "another reason");
    }
    return {};
}

QString attachedScenario(const session::IncidentSession& incident, const incident::PhaseView& phase)
{
    const auto as = phase.phase ? incident::attachedTo(phase.phase->id.toString()).toString() : QString();
    if (as.isEmpty())
        return {};
    const auto* scenario = incident::scenarioAttachedAs(incident.plan(), as);
    return scenario ? scenario->title : as;
}

QString waitingWords(const StepView& view)
{
    using incident::WaitsOn;
    switch (view.waitsOn.value_or(WaitsOn::Words)) {
    case WaitsOn::Words:
        return QCoreApplication::translate("muster::ui::ChecklistModel", "waiting");
    case WaitsOn::Approval:
        return QCoreApplication::translate("muster::ui::ChecklistModel", "waiting for approval");
    case WaitsOn::SecondPerson:
        return QCoreApplication::translate("muster::ui::ChecklistModel", "done, waiting for a second person");
    }
    return {};
}

QString deferralWords(const session::IncidentSession& incident, const StepView& view, const WallTime& time)
{
    return view.state.rest ? incident::untilText(
               incident.plan(), incident.state().scenario, view.state.rest->until,
               [&time](Instant at) { return time.minutes(at); }, incident::NameOfStep::CodeOnly)
                           : QString();
}

ChecklistModel::ChecklistModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

ChecklistModel::~ChecklistModel() = default;

void ChecklistModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        disconnect(m_incident.get(), nullptr, this, nullptr);
    beginResetModel();
    m_walkthrough = incident ? incident->walkthrough() : incident::Walkthrough();
    m_pending = incident ? incident->pending() : QSet<incident::StepAddress>();
    m_incident = std::move(incident);
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    m_forward.reset();
    m_shownCard = cardRow();
    m_shownStep = m_shownCard ? std::optional(at(*m_shownCard).address) : std::nullopt;
    endResetModel();
    if (m_incident) {
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &ChecklistModel::refresh);
        connect(m_incident.get(), &session::IncidentSession::pendingChanged, this,
            &ChecklistModel::refreshPending);
    }
    emit cardRowChanged();
}

void ChecklistModel::refresh()
{
    const auto& wanted = m_incident->walkthrough();
    if (!hasSameSteps(m_walkthrough, wanted)) {
        beginResetModel();
        m_walkthrough = wanted;
        endResetModel();
    } else {
        const auto before = std::exchange(m_walkthrough, wanted);
        for (int row = 0; row < m_walkthrough.steps.size(); ++row) {
            if (!isShownTheSame(before.steps[row], at(row)))
                emit dataChanged(index(row), index(row));
        }
    }
    refreshPending();
    tellCard();
}

void ChecklistModel::tellCard()
{
    const auto row = cardRow();
    const auto step = row ? std::optional(at(*row).address) : std::nullopt;
    // Where the plan was changed, another step may stand in the same row, and the same one in another.
    if (row == m_shownCard && step == m_shownStep)
        return;
    m_shownCard = row;
    m_shownStep = step;
    emit cardRowChanged();
}

void ChecklistModel::refreshPending()
{
    const auto before = std::exchange(m_pending, m_incident->pending());
    for (int row = 0; row < m_walkthrough.steps.size(); ++row) {
        const auto& address = at(row).address;
        if (before.contains(address) != m_pending.contains(address))
            emit dataChanged(index(row), index(row));
    }
}

int ChecklistModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_walkthrough.steps.size());
}

QVariant ChecklistModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return QString(at(index.row()).code + u' ' + title(index.row()));
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    case Qt::ToolTipRole:
        return plainToolTip(at(index.row()).step->expect);
    default:
        return {};
    }
}

bool ChecklistModel::isSaving(int row) const
{
    return m_pending.contains(at(row).address);
}

std::optional<int> ChecklistModel::cardRow() const
{
    if (m_incident && m_incident->state().closedAt)
        return std::nullopt;
    if (m_forward) {
        for (int row = 0; row < m_walkthrough.steps.size(); ++row) {
            if (at(row).address == *m_forward && mayHaveCard(at(row).look))
                return row;
        }
    }
    return m_walkthrough.current;
}

void ChecklistModel::bringForward(int row)
{
    if (!mayHaveCard(at(row).look) && row != m_walkthrough.current)
        return;
    m_forward = row == m_walkthrough.current ? std::nullopt : std::optional(at(row).address);
    tellCard();
}

bool ChecklistModel::isStruck(int row) const
{
    return at(row).step->struck && at(row).look == StepLook::Inactive;
}

int ChecklistModel::inactiveRun(int row) const
{
    if (isStruck(row))
        return 1;
    const auto isLeft = [this](int step) { return at(step).look == StepLook::Inactive && !isStruck(step); };
    if (!isLeft(row) || (row > 0 && isLeft(row - 1)))
        return 0;
    int end = row;
    while (end < m_walkthrough.steps.size() && isLeft(end))
        ++end;
    return end - row;
}

QString ChecklistModel::whyStruck(const incident::StepAddress& step) const
{
    const auto& amendments = m_incident->state().amendments;
    for (auto it = amendments.crbegin(); it != amendments.crend(); ++it) {
        if (const auto* struck = std::get_if<incident::StepStruck>(&it->what); struck && struck->step == step)
            return struck->why;
    }
    return {};
}

QString ChecklistModel::answer(int row) const
{
    const auto& view = at(row);
    if (isStruck(row) && m_incident)
        return whyStruck(view.address);
    if (view.look == StepLook::Skipped || view.look == StepLook::Failed || view.look == StepLook::Overridden)
        return view.state.why;
    if (view.state.rest && view.rests())
        return view.state.rest->why;
    if (view.state.status != StepStatus::Done)
        return {};
    if (view.step->decision && m_incident) {
        const auto& made = m_incident->state().decisions;
        const auto decision = made.constFind(view.step->decision->id);
        for (const auto& answer : view.step->decision->answers) {
            if (decision != made.constEnd() && decision->answer == answer.id)
                return answer.title;
        }
    }
    return view.state.saw;
}

QString ChecklistModel::endedWhen(int row) const
{
    const auto& view = at(row);
    const auto ended = view.fellBackAt ? view.fellBackAt : view.overSince();
    return ended ? m_time.minutes(*ended) : QString();
}

QString ChecklistModel::remark(int row) const
{
    const auto& view = at(row);
    if (isSaving(row))
        return tr("saving…");
    if (view.fellBackAt)
        return tr("since %1").arg(m_time.minutes(*view.fellBackAt));
    if (view.state.endedAt && m_incident) {
        const auto when = m_time.minutes(*view.state.endedAt);
        return view.state.by ? tr("%1 %2").arg(peopleOf(view), when) : when;
    }
    if (view.sensedAt)
        return m_time.minutes(*view.sensedAt);
    if (view.look == StepLook::Deferred)
        return deferralWords(*m_incident, view, m_time);
    return view.step->takes && view.look != StepLook::Inactive ? durationText(*view.step->takes) : QString();
}

QString ChecklistModel::peopleOf(const StepView& view) const
{
    const auto& state = m_incident->state();
    const auto first = state.nameOf(*view.state.by);
    const auto& second = view.state.second;
    return second && second->person ? tr("%1 and %2").arg(first, state.nameOf(*second->person)) : first;
}

QString ChecklistModel::lookWords(int row) const
{
    const auto& view = at(row);
    switch (view.look) {
    case StepLook::Pending:
        return tr("not yet");
    case StepLook::Current:
        return tr("current step");
    case StepLook::Available:
        return view.isDue ? tr("back, may be done now") : tr("may be done now");
    case StepLook::Held:
        return tr("held");
    case StepLook::Waiting:
        return waitingWords(view);
    case StepLook::Deferred:
        return tr("put off");
    case StepLook::Done:
        return tr("done");
    case StepLook::Verified:
        return view.state.second->how == incident::SecondHow::Alone ? tr("done, no second person")
                                                                    : tr("done, seen by two");
    case StepLook::Sensed:
        return tr("seen by Muster");
    case StepLook::Stale:
        return tr("seen by Muster, not heard of since");
    case StepLook::Regressed:
        return tr("fallen back: its check fails");
    case StepLook::Overridden:
        return tr("overridden: %1")
            .arg(incident::overrideReasonText(
                view.state.overrideReason.value_or(incident::OverrideReason::Other)));
    case StepLook::Skipped:
        return tr("skipped: %1").arg(skipReasonWords(view.state.skipReason.value_or(SkipReason::Other)));
    case StepLook::Failed:
        return tr("failed");
    case StepLook::Inactive:
        return isStruck(row) ? tr("struck") : tr("not on the chosen path");
    }
    return {};
}

QString ChecklistModel::spoken(int row) const
{
    QStringList parts { tr("Step %1, %2").arg(at(row).code, title(row)), lookWords(row) };
    for (const auto& part : { answer(row), remark(row) }) {
        if (!part.isEmpty())
            parts << part;
    }
    if (at(row).state.contradicted)
        parts << tr("two people ended it differently");
    return parts.join(QStringLiteral(", "));
}

QString ChecklistModel::aloud(int row) const
{
    const auto& view = at(row);
    return aloudStep(view, view.look == StepLook::Current ? QString() : lookWords(row),
        m_incident ? m_incident->plan().language : QString());
}

} // namespace muster::ui
