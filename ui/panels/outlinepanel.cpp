// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/outlinepanel.h"

#include "ui/models/outlinemodel.h"
#include "ui/panels/outlinedelegate.h"
#include "ui/widgets/commandkey.h"

#include <QAction>
#include <QKeyEvent>
#include <QListView>

#include <utility>

namespace muster::ui {

OutlinePanel::OutlinePanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("outline"), tr("Plan outline"), theme, parent)
    , m_model(new OutlineModel(this))
    , m_delegate(new OutlineDelegate(m_model, theme, this))
{
    list()->setAccessibleDescription(tr("Enter shows the selected step in the walkthrough; Left and Right "
                                        "fold and unfold a phase"));
    list()->setModel(m_model);
    list()->setItemDelegate(m_delegate);
    connect(addFilter(FilterLine::Shows::WhileUsed, tr("Words of a step or a phase"), tr("Filter steps")),
        &FilterLine::changed, this, &OutlinePanel::filter);
    addFolding();
    tellLooks(list());
    connect(m_model, &QAbstractItemModel::modelReset, this, &OutlinePanel::showRows);
    connect(list()->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& index) {
            m_chosen = index.isValid() ? m_model->keyOf(index.row()) : QString();
        });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &OutlinePanel::followCurrent);
    showRows();
}

OutlinePanel::~OutlinePanel() = default;

void OutlinePanel::addFolding()
{
    const auto add = [this](const QString& id, const QString& text, auto act) {
        auto* action = new QAction(text, this);
        action->setObjectName(id);
        connect(action, &QAction::triggered, m_model, act);
        addAction(action);
    };
    add(QStringLiteral("outline.foldOthers"), tr("Fold all but the &current phase"),
        &OutlineModel::foldAllButCurrent);
    add(QStringLiteral("outline.unfoldAll"), tr("&Unfold all phases"), &OutlineModel::unfoldAll);
    connect(list(), &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (m_model->isPhase(index.row()))
            toggle(index.row());
    });
    // Of a double click the first one has folded it; what was meant is to show its step.
    connect(list(), &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        if (m_model->isPhase(index.row()))
            toggle(index.row());
    });
}

void OutlinePanel::toggle(int row)
{
    m_model->setFolded(row, !m_model->isFolded(row));
}

bool OutlinePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == list() && event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        const auto modifiers = key.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
        if (modifiers == Qt::NoModifier && handleKey(key.key()))
            return true;
    }
    return ListPanel::eventFilter(watched, event);
}

bool OutlinePanel::handleKey(int key)
{
    const auto current = list()->currentIndex();
    if (!current.isValid())
        return false;
    const auto row = current.row();
    const auto head = m_model->headOf(row);
    const auto goTo = [this](int to) { list()->setCurrentIndex(m_model->index(to)); };
    switch (key) {
    case Qt::Key_Left:
        if (row == head)
            m_model->setFolded(head, true);
        goTo(head);
        return true;
    case Qt::Key_Right:
        if (m_model->isFolded(head))
            m_model->setFolded(head, false);
        else if (row == head && m_model->phase(head).count > 0)
            goTo(row + 1);
        return true;
    case Qt::Key_Minus:
        goTo(head);
        m_model->setFolded(head, true);
        return true;
    case Qt::Key_Plus:
        m_model->setFolded(head, false);
        return true;
    default:
        return false;
    }
}

void OutlinePanel::filter()
{
    m_model->setFilter(filterLine()->words());
    showSentence();
    emit remarkChanged();
}

void OutlinePanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    filterLine()->clear();
    m_incident = incident;
    m_chosen.clear();
    m_model->setIncident(std::move(incident));
}

void OutlinePanel::setCompact(bool compact)
{
    ListPanel::setCompact(compact);
    m_delegate->setCompact(compact);
    list()->doItemsLayout();
}

QString OutlinePanel::remark() const
{
    if (!m_incident)
        return {};
    if (m_model->isFiltered())
        return tr("%1 of %2 steps").arg(m_model->shownSteps()).arg(m_model->steps());
    const auto& walk = m_incident->walkthrough();
    return tr("%1 of %2 ended").arg(walk.ended).arg(walk.active);
}

void OutlinePanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    ListPanel::setTheme(theme);
}

void OutlinePanel::changeEvent(QEvent* event)
{
    ListPanel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showSentence();
}

void OutlinePanel::showSentence()
{
    const bool empty = m_model->rowCount() == 0;
    filterLine()->setSearchable(m_model->steps() > 0);
    if (m_model->isFiltered() && empty)
        showEmptiness(tr("No step fits “%1”. Esc shows all.").arg(filterLine()->words()));
    else
        showEmptiness(!empty ? QString()
                : m_incident ? tr("This scenario has no steps. Write what you do into the timeline%1.")
                                   .arg(keyInBrackets(this, QStringLiteral("incident.entry")))
                             : tr("No incident is open."));
    if (!empty && !list()->currentIndex().isValid())
        list()->setCurrentIndex(m_model->index(m_model->currentRow().value_or(0)));
}

void OutlinePanel::showRows()
{
    // Whoever looks around stays where they are when the plan is changed.
    const auto chosen = list()->hasFocus() ? m_model->rowWith(m_chosen) : std::nullopt;
    showSentence();
    m_followed = m_model->currentStep();
    if (isEmpty())
        return;
    list()->setCurrentIndex(m_model->index(chosen.value_or(m_model->currentRow().value_or(0))));
    list()->scrollTo(list()->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void OutlinePanel::followCurrent()
{
    const auto current = m_model->currentStep();
    const auto row = m_model->currentRow();
    if (std::exchange(m_followed, current) == current || !row || list()->hasFocus())
        return;
    list()->scrollTo(m_model->index(*row));
}

void OutlinePanel::choose(int row)
{
    if (const auto step = m_model->stepOf(row))
        emit stepChosen(*step);
}

Looked OutlinePanel::standsFor(const QModelIndex& index) const
{
    const auto step = m_model->stepOf(index.row());
    return step ? Looked(*step) : Looked();
}

} // namespace muster::ui
