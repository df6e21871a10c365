// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/detailspanel.h"

#include "ui/panels/detailsdelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QListView>

#include <utility>

namespace muster::ui {

DetailsPanel::DetailsPanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("details"), tr("Details"), theme, parent)
    , m_model(new DetailsModel(this))
    , m_delegate(new DetailsDelegate(m_model, theme, this))
{
    list()->setAccessibleDescription(tr("Ctrl+C copies the selected value"));
    list()->setModel(m_model);
    list()->setItemDelegate(m_delegate);
    list()->viewport()->installEventFilter(this);
    for (const auto changed : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_model, changed, this, &DetailsPanel::showRows);
    connect(m_model, &QAbstractItemModel::modelReset, this, &DetailsPanel::showRows);
    connect(m_model, &QAbstractItemModel::dataChanged, list(), [this] { list()->doItemsLayout(); });
    showRows();
}

DetailsPanel::~DetailsPanel() = default;

void DetailsPanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = incident;
    m_model->setIncident(std::move(incident));
}

void DetailsPanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    ListPanel::setTheme(theme);
}

void DetailsPanel::look(const Looked& looked)
{
    m_model->look(looked);
    list()->setAccessibleName(
        m_model->title().isEmpty() ? tr("Details") : tr("Details of %1").arg(m_model->title()));
}

void DetailsPanel::showRows()
{
    const bool empty = m_model->rowCount() == 0;
    showEmptiness(!empty ? QString()
            : m_incident ? tr("Choose a step, a service or a contact in another panel; what the plan says "
                              "of it stands here.")
                         : tr("No incident is open."));
    if (!empty && !list()->currentIndex().isValid())
        list()->setCurrentIndex(m_model->index(0));
}

bool DetailsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == list()->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &DetailsPanel::layOut, Qt::QueuedConnection);
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != list() || !isKey || !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
        return ListPanel::eventFilter(watched, event);
    // Before anybody's shortcut of the same key, as for the editing keys of a field.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return ListPanel::eventFilter(watched, event);
    }
    copy();
    return true;
}

void DetailsPanel::copy()
{
    const auto index = list()->currentIndex();
    if (!index.isValid())
        return;
    const auto& row = m_model->at(index.row());
    QGuiApplication::clipboard()->setText(row.value);
    emit told(tr("Copied: %1").arg(row.name));
}

void DetailsPanel::layOut()
{
    m_delegate->setWidth(list()->viewport()->width());
    list()->doItemsLayout();
}

} // namespace muster::ui
