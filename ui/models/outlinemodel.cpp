// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outlinemodel.h"

#include "ui/models/tooltip.h"

#include <QStringList>

#include <utility>

namespace muster::ui {

using incident::StepLook;
using incident::StepStatus;

OutlineModel::OutlineModel(QObject* parent)
    : QAbstractListModel(parent)
{
    connect(&m_steps, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&m_steps, &QAbstractItemModel::modelReset, this, [this] {
        layRows();
        endResetModel();
    });
    connect(&m_steps, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex& from, const QModelIndex& to) {
            for (int step = from.row(); step <= to.row(); ++step)
                tellStep(step);
        });
    connect(&m_steps, &ChecklistModel::cardRowChanged, this, &OutlineModel::tellCurrent);
}

OutlineModel::~OutlineModel() = default;

void OutlineModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = incident;
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    m_steps.setIncident(std::move(incident));
}

void OutlineModel::layRows()
{
    m_rows.clear();
    m_told.clear();
    const auto& phases = m_steps.walkthrough().phases;
    for (int phase = 0; phase < phases.size(); ++phase) {
        m_rows.append({ phase, std::nullopt });
        for (int step = 0; step < phases[phase].count; ++step)
            m_rows.append({ phase, phases[phase].first + step });
        m_told << phaseWords(phases[phase]);
    }
}

int OutlineModel::rowOfStep(int step) const
{
    return step + m_steps.at(step).phase + 1;
}

int OutlineModel::rowOfPhase(int phase) const
{
    return m_steps.walkthrough().phases[phase].first + phase;
}

void OutlineModel::tellStep(int step)
{
    const auto row = index(rowOfStep(step));
    emit dataChanged(row, row);
    const auto phase = m_steps.at(step).phase;
    const auto words = phaseWords(m_steps.walkthrough().phases[phase]);
    if (std::exchange(m_told[phase], words) == words)
        return;
    const auto head = index(rowOfPhase(phase));
    emit dataChanged(head, head);
}

void OutlineModel::tellCurrent()
{
    // Closing an incident takes the mark away, but changes no step.
    if (m_steps.walkthrough().current)
        tellStep(*m_steps.walkthrough().current);
}

int OutlineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return QString(code(index.row()) + u' ' + title(index.row()));
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    case Qt::ToolTipRole:
        return plainToolTip(spoken(index.row()));
    default:
        return {};
    }
}

const incident::PhaseView& OutlineModel::phase(int row) const
{
    return m_steps.walkthrough().phases[m_rows[row].phase];
}

std::optional<int> OutlineModel::currentRow() const
{
    const auto current = m_steps.walkthrough().current;
    if (!current || !m_incident || m_incident->state().closedAt)
        return std::nullopt;
    return rowOfStep(*current);
}

std::optional<incident::StepAddress> OutlineModel::stepOf(int row) const
{
    if (!isPhase(row))
        return step(row).address;
    const auto& of = phase(row);
    for (int step = of.first; step < of.first + of.count; ++step) {
        const auto look = m_steps.at(step).look;
        if (look != StepLook::Done && look != StepLook::Skipped && look != StepLook::Inactive)
            return m_steps.at(step).address;
    }
    return of.count > 0 ? std::optional(m_steps.at(of.first).address) : std::nullopt;
}

QString OutlineModel::code(int row) const
{
    return isPhase(row) ? QString::number(m_rows[row].phase + 1) : step(row).code;
}

QString OutlineModel::title(int row) const
{
    return isPhase(row) ? phase(row).title : step(row).step->title;
}

QString OutlineModel::phaseWords(const incident::PhaseView& phase) const
{
    if (phase.inactive)
        return tr("not on the chosen path");
    if (phase.count == 0)
        return tr("no steps");
    int skipped = 0;
    int failed = 0;
    for (int step = phase.first; step < phase.first + phase.count; ++step) {
        const auto& view = m_steps.at(step);
        skipped += view.look == StepLook::Skipped ? 1 : 0;
        failed += view.look != StepLook::Inactive && view.state.status == StepStatus::Failed ? 1 : 0;
    }
    QStringList parts { tr("%1 of %2").arg(phase.ended).arg(phase.active) };
    if (failed > 0)
        parts << tr("%1 failed").arg(failed);
    if (skipped > 0)
        parts << tr("%1 skipped").arg(skipped);
    return parts.join(QStringLiteral(" · "));
}

QString OutlineModel::shortRemark(int row) const
{
    if (isPhase(row))
        return phaseWords(phase(row));
    if (isSaving(row))
        return tr("saving…");
    const auto& view = step(row);
    if (view.look != StepLook::Inactive && view.state.status == StepStatus::Failed)
        return tr("failed");
    switch (view.look) {
    case StepLook::Current:
        return row == currentRow() ? tr("current") : QString();
    case StepLook::Available:
        return tr("may be done now");
    case StepLook::Done:
        return view.state.contradicted ? tr("ended twice") : tr("done");
    case StepLook::Skipped:
        return tr("skipped");
    case StepLook::Inactive:
        return tr("not taken");
    case StepLook::Failed:
    case StepLook::Pending:
        break;
    }
    return {};
}

QString OutlineModel::remark(int row) const
{
    const auto words = shortRemark(row);
    if (isPhase(row) || isSaving(row) || words.isEmpty() || !step(row).state.endedAt)
        return words;
    return tr("%1 %2").arg(words, m_time.minutes(*step(row).state.endedAt));
}

QString OutlineModel::spoken(int row) const
{
    if (!isPhase(row)) {
        const auto words = m_steps.spoken(*m_rows[row].step);
        const auto& view = step(row);
        const auto failed = view.look == StepLook::Current && view.state.status == StepStatus::Failed;
        return failed ? tr("%1, failed").arg(words) : words;
    }
    return tr("Phase %1, %2, %3").arg(code(row), title(row), phaseWords(phase(row)));
}

} // namespace muster::ui
