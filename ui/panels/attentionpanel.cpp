// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/attentionpanel.h"

#include "ui/models/attentionmodel.h"
#include "ui/panels/attentiondelegate.h"

#include <QListView>

#include <utility>

namespace muster::ui {

AttentionPanel::AttentionPanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("attention"), tr("Attention"), theme, parent)
    , m_model(new AttentionModel(this))
    , m_delegate(new AttentionDelegate(m_model, theme, this))
{
    list()->setAccessibleDescription(tr("Enter shows the step, the service or the message"));
    list()->setModel(m_model);
    list()->setItemDelegate(m_delegate);
    tellLooks(list());
    for (const auto changed : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_model, changed, this, [this] {
            showRows();
            emit remarkChanged();
        });
    connect(m_model, &QAbstractItemModel::modelReset, this, &AttentionPanel::showRows);
    showRows();
}

AttentionPanel::~AttentionPanel() = default;

void AttentionPanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = incident;
    m_model->setIncident(std::move(incident));
    if (m_model->rowCount() > 0)
        list()->setCurrentIndex(m_model->index(0));
}

void AttentionPanel::tick()
{
    m_model->tick();
}

qsizetype AttentionPanel::waiting() const
{
    return m_model->rowCount();
}

bool AttentionPanel::hasCritical() const
{
    return m_model->hasCritical();
}

const QList<AttentionRow>& AttentionPanel::rows() const
{
    return m_model->shownRows();
}

QString AttentionPanel::remark() const
{
    return waiting() == 0 ? QString() : QString::number(waiting());
}

void AttentionPanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    ListPanel::setTheme(theme);
}

void AttentionPanel::showRows()
{
    const bool empty = m_model->rowCount() == 0;
    showEmptiness(!empty ? QString()
            : m_incident ? tr("Nothing needs you besides the current step.")
                         : tr("No incident is open."));
    if (!empty && !list()->currentIndex().isValid())
        list()->setCurrentIndex(m_model->index(0));
}

void AttentionPanel::choose(int row)
{
    // Signals get copies: whoever answers may change the list.
    const auto chosen = m_model->at(row);
    if (chosen.step)
        emit stepChosen(*chosen.step);
    else if (chosen.service)
        emit serviceChosen(*chosen.service);
    else if (chosen.audience)
        emit audienceChosen(*chosen.audience);
}

Looked AttentionPanel::standsFor(const QModelIndex& index) const
{
    const auto& row = m_model->at(index.row());
    if (row.step)
        return *row.step;
    return row.service ? Looked(*row.service) : Looked();
}

} // namespace muster::ui
