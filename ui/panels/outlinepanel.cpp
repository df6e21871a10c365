// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/outlinepanel.h"

#include "ui/models/outlinemodel.h"
#include "ui/panels/outlinedelegate.h"

#include <QListView>

#include <utility>

namespace muster::ui {

OutlinePanel::OutlinePanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("outline"), tr("Plan outline"), theme, parent)
    , m_model(new OutlineModel(this))
    , m_delegate(new OutlineDelegate(m_model, theme, this))
{
    list()->setAccessibleDescription(tr("Enter shows the selected step in the walkthrough"));
    list()->setModel(m_model);
    list()->setItemDelegate(m_delegate);
    tellLooks(list());
    connect(m_model, &QAbstractItemModel::modelReset, this, &OutlinePanel::showRows);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &OutlinePanel::followCurrent);
    showRows();
}

OutlinePanel::~OutlinePanel() = default;

void OutlinePanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = incident;
    m_model->setIncident(std::move(incident));
}

void OutlinePanel::setCompact(bool compact)
{
    m_delegate->setCompact(compact);
    list()->doItemsLayout();
}

QString OutlinePanel::remark() const
{
    if (!m_incident)
        return {};
    const auto& walk = m_incident->walkthrough();
    return tr("%1 of %2 ended").arg(walk.ended).arg(walk.active);
}

void OutlinePanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    ListPanel::setTheme(theme);
}

void OutlinePanel::showRows()
{
    const bool empty = m_model->rowCount() == 0;
    showEmptiness(!empty ? QString()
            : m_incident ? tr("This scenario has no steps. Write what you do into the timeline (Ctrl+L).")
                         : tr("No incident is open."));
    m_followed = m_model->currentRow();
    if (empty)
        return;
    list()->setCurrentIndex(m_model->index(m_followed.value_or(0)));
    list()->scrollTo(list()->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void OutlinePanel::followCurrent()
{
    const auto current = m_model->currentRow();
    if (std::exchange(m_followed, current) == current || !current || list()->hasFocus())
        return;
    list()->scrollTo(m_model->index(*current));
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
