// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/checklistmodel.h"

#include "ui/models/tooltip.h"

#include <QCoreApplication>
#include <QStringList>

#include <utility>

namespace muster::ui {

using incident::SkipReason;
using incident::StepLook;
using incident::StepView;

namespace {

bool isSameStep(const StepView& a, const StepView& b)
{
    return a.address == b.address;
}

bool looksTheSame(const StepView& a, const StepView& b)
{
    return a.look == b.look && a.state == b.state && a.availableSince == b.availableSince;
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
            if (!looksTheSame(before.steps[row], at(row)))
                emit dataChanged(index(row), index(row));
        }
    }
    refreshPending();
    if (cardRow() == m_shownCard)
        return;
    m_shownCard = cardRow();
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
            if (at(row).address == *m_forward && at(row).look == StepLook::Available)
                return row;
        }
    }
    return m_walkthrough.current;
}

void ChecklistModel::bringForward(int row)
{
    const auto look = at(row).look;
    if (look != StepLook::Available && look != StepLook::Current)
        return;
    m_forward = look == StepLook::Available ? std::optional(at(row).address) : std::nullopt;
    if (cardRow() == m_shownCard)
        return;
    m_shownCard = cardRow();
    emit cardRowChanged();
}

int ChecklistModel::inactiveRun(int row) const
{
    if (at(row).look != StepLook::Inactive || (row > 0 && at(row - 1).look == StepLook::Inactive))
        return 0;
    int end = row;
    while (end < m_walkthrough.steps.size() && at(end).look == StepLook::Inactive)
        ++end;
    return end - row;
}

QString ChecklistModel::answer(int row) const
{
    const auto& view = at(row);
    if (view.look == StepLook::Skipped || view.look == StepLook::Failed)
        return view.state.why;
    if (view.look != StepLook::Done)
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
    const auto& ended = at(row).state.endedAt;
    return ended ? m_time.minutes(*ended) : QString();
}

QString ChecklistModel::remark(int row) const
{
    const auto& view = at(row);
    if (isSaving(row))
        return tr("saving…");
    if (view.state.endedAt && m_incident) {
        const auto when = m_time.minutes(*view.state.endedAt);
        return view.state.by ? tr("%1 %2").arg(m_incident->state().nameOf(*view.state.by), when) : when;
    }
    return view.step->takes && view.look != StepLook::Inactive ? durationText(*view.step->takes) : QString();
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
        return tr("may be done now");
    case StepLook::Done:
        return tr("done");
    case StepLook::Skipped:
        return tr("skipped: %1").arg(skipReasonWords(view.state.skipReason.value_or(SkipReason::Other)));
    case StepLook::Failed:
        return tr("failed");
    case StepLook::Inactive:
        return tr("not on the chosen path");
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

} // namespace muster::ui
