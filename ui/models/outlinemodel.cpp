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
    : RowsModel(parent)
{
    connect(&m_steps, &QAbstractItemModel::modelReset, this, [this] {
        m_told.clear();
        for (const auto& phase : m_steps.walkthrough().phases)
            m_told << phaseWords(phase);
        replaceRows(wantedRows());
    });
    connect(&m_steps, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex& from, const QModelIndex& to) {
            for (int step = from.row(); step <= to.row(); ++step)
                tellStep(step);
            unfoldCurrent();
        });
    connect(&m_steps, &ChecklistModel::cardRowChanged, this, &OutlineModel::tellCurrent);
}

OutlineModel::~OutlineModel() = default;

void OutlineModel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    if (m_incident)
        m_kept.insert(m_incident->stream().id, m_folded);
    m_incident = incident;
    m_time = m_incident ? WallTime(m_incident->plan().zone) : WallTime();
    m_words = FindWords();
    m_folded = m_incident ? m_kept.value(m_incident->stream().id) : QSet<QString>();
    m_steps.setIncident(std::move(incident));
    // Whoever comes back sees where they are.
    m_unfolded.reset();
    unfoldCurrent();
}

void OutlineModel::setFilter(const QString& words)
{
    const FindWords wanted(words);
    if (std::exchange(m_words, wanted) == wanted)
        return;
    adoptRows(wantedRows());
    for (int row = 0; row < rowCount(); ++row) {
        // A folded one that has steps below it now is none.
        if (isPhase(row) && isPutAway(at(row).phase))
            tell(at(row));
    }
}

int OutlineModel::shownSteps() const
{
    int shown = 0;
    for (int row = 0; row < rowCount(); ++row)
        shown += isPhase(row) ? 0 : 1;
    return shown;
}

bool OutlineModel::fits(int step) const
{
    const auto& view = m_steps.at(step);
    const auto& phase = m_steps.walkthrough().phases[view.phase];
    return m_words.areIn(foldedToFind(view.name() + u' ' + titleOfPhase(phase)));
}

QList<OutlineRow> OutlineModel::wantedRows() const
{
    QList<OutlineRow> rows;
    const auto& phases = m_steps.walkthrough().phases;
    for (int phase = 0; phase < phases.size(); ++phase) {
        QList<OutlineRow> below;
        for (int step = phases[phase].first; step < phases[phase].first + phases[phase].count; ++step) {
            if (isFiltered() ? fits(step) : !isPutAway(phase))
                below.append({ phase, step });
        }
        if (isFiltered() && below.isEmpty())
            continue;
        rows.append({ phase, std::nullopt });
        rows += below;
    }
    return rows;
}

bool OutlineModel::isFolded(int row) const
{
    return !isFiltered() && isPutAway(at(row).phase);
}

void OutlineModel::setFolded(int row, bool folded)
{
    if (isFiltered())
        return;
    auto phases = m_folded;
    if (folded)
        phases.insert(keyOfPhase(at(row).phase));
    else
        phases.remove(keyOfPhase(at(row).phase));
    fold(phases);
}

void OutlineModel::foldAllButCurrent()
{
    QSet<QString> phases;
    for (int phase = 0; phase < m_steps.walkthrough().phases.size(); ++phase) {
        if (phase != currentPhase())
            phases.insert(keyOfPhase(phase));
    }
    fold(phases);
}

void OutlineModel::unfoldAll()
{
    fold({});
}

void OutlineModel::fold(const QSet<QString>& phases)
{
    const auto before = std::exchange(m_folded, phases);
    if (before == m_folded)
        return;
    adoptRows(wantedRows());
    for (int phase = 0; phase < m_steps.walkthrough().phases.size(); ++phase) {
        if (before.contains(keyOfPhase(phase)) != isPutAway(phase))
            tell({ phase, std::nullopt });
    }
}

QString OutlineModel::keyOfPhase(int phase) const
{
    // Validation and the way back are no phases of the scenario.
    const auto& view = m_steps.walkthrough().phases[phase];
    return view.phase ? view.address.toString() : view.title;
}

QString OutlineModel::keyOf(int row) const
{
    return isPhase(row) ? keyOfPhase(at(row).phase) : step(row).address.toString();
}

std::optional<int> OutlineModel::rowWith(const QString& key) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (keyOf(row) == key)
            return row;
    }
    return std::nullopt;
}

int OutlineModel::headOf(int row) const
{
    while (!isPhase(row))
        --row;
    return row;
}

std::optional<int> OutlineModel::rowOf(const OutlineRow& wanted) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row) == wanted)
            return row;
    }
    return std::nullopt;
}

void OutlineModel::tell(const OutlineRow& row)
{
    if (const auto found = rowOf(row))
        emit dataChanged(index(*found), index(*found));
}

void OutlineModel::tellStep(int step)
{
    const auto phase = m_steps.at(step).phase;
    tell({ phase, step });
    const auto words = phaseWords(m_steps.walkthrough().phases[phase]);
    if (std::exchange(m_told[phase], words) != words)
        tell({ phase, std::nullopt });
}

void OutlineModel::tellCurrent()
{
    // Closing an incident takes the mark away, but changes no step.
    const auto& walk = m_steps.walkthrough();
    if (walk.current)
        tellStep(*walk.current);
    if (walk.pause)
        tell({ *walk.pause, std::nullopt });
    if (walk.current) {
        if (const auto row = currentRow(); row && isPhase(*row))
            tell(at(*row));
    }
    unfoldCurrent();
}

std::optional<int> OutlineModel::currentPhase() const
{
    return m_steps.walkthrough().currentPhase();
}

void OutlineModel::unfoldCurrent()
{
    const auto phase = currentPhase();
    const auto key = phase ? std::optional(keyOfPhase(*phase)) : std::nullopt;
    if (std::exchange(m_unfolded, key) == key || !key)
        return;
    auto phases = m_folded;
    phases.remove(*key);
    fold(phases);
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
    return m_steps.walkthrough().phases[at(row).phase];
}

std::optional<int> OutlineModel::currentRow() const
{
    const auto phase = currentPhase();
    if (!phase || !m_incident || m_incident->state().closedAt)
        return std::nullopt;
    const auto current = m_steps.walkthrough().current;
    const OutlineRow head { *phase, std::nullopt };
    const bool isAway = !isFiltered() && isPutAway(head.phase);
    return isAway || !current ? rowOf(head) : rowOf({ head.phase, current });
}

std::optional<incident::StepAddress> OutlineModel::currentStep() const
{
    const auto* step = m_steps.walkthrough().currentStep();
    return step != nullptr ? std::optional(step->address) : std::nullopt;
}

std::optional<incident::StepAddress> OutlineModel::stepOf(int row) const
{
    if (!isPhase(row))
        return step(row).address;
    const auto& of = phase(row);
    for (int step = of.first; step < of.first + of.count; ++step) {
        const auto look = m_steps.at(step).look;
        if (!incident::isEnded(look) && look != StepLook::Inactive)
            return m_steps.at(step).address;
    }
    return of.count > 0 ? std::optional(m_steps.at(of.first).address) : std::nullopt;
}

QString OutlineModel::code(int row) const
{
    if (!isPhase(row))
        return step(row).code;
    const auto& of = phase(row);
    return of.code.isEmpty() ? QString::number(at(row).phase + 1) : of.code;
}

QString OutlineModel::title(int row) const
{
    return isPhase(row) ? titleOfPhase(phase(row)) : step(row).step->title;
}

QString OutlineModel::titleOfPhase(const incident::PhaseView& phase) const
{
    const auto scenario = attachedScenario(*m_incident, phase);
    return scenario.isEmpty() ? phase.title : tr("%1 · %2").arg(phase.title, scenario);
}

QString OutlineModel::phaseWords(const incident::PhaseView& phase) const
{
    if (phase.inactive) {
        const auto first = m_steps.walkthrough().steps.begin() + phase.first;
        const bool isStruck = phase.count > 0
            && std::all_of(first, first + phase.count, [](const auto& view) { return view.step->struck; });
        return isStruck ? tr("struck") : tr("not on the chosen path");
    }
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
    if (phase.callDue)
        parts << tr("to be called complete");
    if (phase.completed)
        parts << tr("complete");
    if (phase.deferred > 0)
        parts << tr("%1 put off").arg(phase.deferred);
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
    case StepLook::Held:
        return tr("held");
    case StepLook::Waiting:
        return tr("waiting");
    case StepLook::Deferred:
        return tr("put off");
    case StepLook::Verified:
        return tr("done, seen twice");
    case StepLook::Sensed:
        return tr("seen by Muster");
    case StepLook::Stale:
        return tr("not heard of since");
    case StepLook::Regressed:
        return tr("fallen back");
    case StepLook::Overridden:
        return tr("overridden");
    case StepLook::Done:
        return view.state.contradicted ? tr("ended twice") : tr("done");
    case StepLook::Skipped:
        return tr("skipped");
    case StepLook::Inactive:
        return isStruck(row) ? tr("struck") : tr("not taken");
    case StepLook::Failed:
    case StepLook::Pending:
        break;
    }
    return {};
}

QString OutlineModel::remark(int row) const
{
    const auto words = shortRemark(row);
    if (isPhase(row) || isSaving(row) || words.isEmpty() || !step(row).overSince())
        return words;
    const auto& view = step(row);
    const auto since = view.fellBackAt ? *view.fellBackAt : *view.overSince();
    return tr("%1 %2").arg(words, m_time.minutes(since));
}

QString OutlineModel::spoken(int row) const
{
    if (!isPhase(row)) {
        const auto words = m_steps.spoken(*at(row).step);
        const auto& view = step(row);
        const auto failed = view.look == StepLook::Current && view.state.status == StepStatus::Failed;
        return failed ? tr("%1, failed").arg(words) : words;
    }
    const auto fold = !isFolded(row) ? tr("expanded")
        : row == currentRow()        ? tr("collapsed, the current step is in it")
                                     : tr("collapsed");
    return tr("Phase %1, %2, %3, %4").arg(code(row), title(row), phaseWords(phase(row)), fold);
}

} // namespace muster::ui
