// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decisionspanel.h"

#include "ui/models/decisionsmodel.h"
#include "ui/panels/decisionsdelegate.h"
#include "ui/widgets/commandkey.h"

#include <QEvent>
#include <QListView>
#include <QScrollBar>

#include <utility>

namespace muster::ui {

DecisionsPanel::DecisionsPanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("decisions"), tr("Decisions"), theme, parent)
    , m_model(new DecisionsModel(this))
    , m_delegate(new DecisionsDelegate(m_model, theme, this))
{
    list()->setModel(m_model);
    list()->setItemDelegate(m_delegate);
    list()->viewport()->installEventFilter(this);
    connect(m_model, &QAbstractItemModel::modelReset, this, &DecisionsPanel::showNewest);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] { m_follows = isAtEnd(); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_follows)
            showNewest();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, list(), [this] { list()->doItemsLayout(); });
    showNewest();
}

DecisionsPanel::~DecisionsPanel() = default;

void DecisionsPanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = incident;
    m_model->setIncident(std::move(incident));
}

QString DecisionsPanel::remark() const
{
    const auto count = m_model->rowCount();
    return count == 0 ? QString() : QString::number(count);
}

void DecisionsPanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    ListPanel::setTheme(theme);
}

void DecisionsPanel::changeEvent(QEvent* event)
{
    ListPanel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showEmptySentence();
}

bool DecisionsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == list()->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &DecisionsPanel::layOut, Qt::QueuedConnection);
    return ListPanel::eventFilter(watched, event);
}

void DecisionsPanel::layOut()
{
    const auto follows = isAtEnd();
    m_delegate->setWidth(list()->viewport()->width());
    list()->doItemsLayout();
    if (follows)
        list()->scrollToBottom();
}

bool DecisionsPanel::isAtEnd() const
{
    const auto* bar = list()->verticalScrollBar();
    return bar->value() >= bar->maximum() - theme().px(8);
}

void DecisionsPanel::showEmptySentence()
{
    const bool empty = m_model->rowCount() == 0;
    showEmptiness(!empty ? QString()
            : m_incident ? tr("Nothing decided yet. Answers of the walkthrough stand here, and what is "
                              "written into the timeline%1 with ! in front.")
                               .arg(keyInBrackets(this, QStringLiteral("incident.entry")))
                         : tr("No incident is open."));
}

void DecisionsPanel::showNewest()
{
    showEmptySentence();
    if (isEmpty())
        return;
    if (!list()->hasFocus() || !list()->currentIndex().isValid())
        list()->setCurrentIndex(m_model->index(m_model->rowCount() - 1));
    list()->scrollToBottom();
}

} // namespace muster::ui
