// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/contactspanel.h"

#include "ui/models/contactsmodel.h"
#include "ui/panels/contactsdelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>

#include <utility>

namespace muster::ui {

ContactsPanel::ContactsPanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("contacts"), tr("Contacts"), theme, parent)
    , m_model(new ContactsModel(this))
    , m_shown(new QSortFilterProxyModel(this))
    , m_delegate(new ContactsDelegate(m_model, m_shown, theme, this))
{
    m_shown->setSourceModel(m_model);
    m_shown->setFilterRole(ContactsModel::FilterRole);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto* filter
        = addFilter(FilterLine::Shows::Always, tr("Type a name, a role or a number"), tr("Filter contacts"));
    filter->focusProxy()->installEventFilter(this);
    list()->setAccessibleDescription(tr("Ctrl+C copies the number or the mail address; typing filters"));
    list()->setModel(m_shown);
    list()->setItemDelegate(m_delegate);
    tellLooks(list());

    connect(filter, &FilterLine::changed, this, &ContactsPanel::filter);
    connect(m_shown, &QAbstractItemModel::modelReset, this, &ContactsPanel::showRows);
    connect(m_shown, &QAbstractItemModel::rowsInserted, this, &ContactsPanel::showRows);
    connect(m_shown, &QAbstractItemModel::rowsRemoved, this, &ContactsPanel::showRows);
    connect(m_shown, &QAbstractItemModel::dataChanged, list(), [this] { list()->doItemsLayout(); });
    showRows();
}

ContactsPanel::~ContactsPanel() = default;

void ContactsPanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    filterLine()->clear();
    m_incident = incident;
    m_model->setIncident(std::move(incident));
    tick();
}

void ContactsPanel::tick()
{
    if (!m_model->tick())
        return;
    for (int row = 0; row < m_shown->rowCount(); ++row) {
        const auto index = m_shown->index(row, 0);
        if (ContactsModel::hasLocalTime(m_model->at(m_shown->mapToSource(index).row())))
            list()->viewport()->update(list()->visualRect(index));
    }
}

void ContactsPanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    ListPanel::setTheme(theme);
}

void ContactsPanel::select(const QString& key)
{
    // Somebody who asks for a contact sees it, whatever was filtered before.
    filterLine()->clear();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).key == key)
            list()->setCurrentIndex(m_shown->mapFromSource(m_model->index(row)));
    }
}

void ContactsPanel::filter()
{
    m_shown->setFilterFixedString(filterLine()->words());
    showRows();
}

void ContactsPanel::showRows()
{
    const auto wanted = filterLine()->words();
    QString sentence;
    if (!m_incident)
        sentence = tr("No incident is open.");
    else if (m_shown->rowCount() > 0)
        sentence.clear();
    else if (!wanted.isEmpty())
        sentence = tr("No contact matches “%1”. Escape shows all.").arg(wanted);
    else
        sentence = tr("The plan names nobody to call.");
    showEmptiness(sentence);
    filterLine()->setSearchable(m_model->rowCount() > 0);
    if (!isEmpty() && !list()->currentIndex().isValid())
        list()->setCurrentIndex(m_shown->index(0, 0));
}

bool ContactsPanel::eventFilter(QObject* watched, QEvent* event)
{
    // Before anybody's shortcut of the same key, as for the editing keys of a field.
    if (watched == list() && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
        event->accept();
    const auto* field = qobject_cast<const QLineEdit*>(watched);
    const bool isHere = watched == list() || (field != nullptr && !field->hasSelectedText());
    if (isHere && event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (key.matches(QKeySequence::Copy)) {
            copy();
            return true;
        }
        if (watched == list() && typesOn(key))
            return true;
    }
    return ListPanel::eventFilter(watched, event);
}

bool ContactsPanel::typesOn(const QKeyEvent& key)
{
    const auto plain = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (!plain || key.text().isEmpty() || !key.text().front().isPrint() || key.text() == u" ")
        return false;
    filterLine()->typeOn(key.text());
    return true;
}

void ContactsPanel::copy()
{
    const auto index = list()->currentIndex();
    if (!index.isValid())
        return;
    const auto& row = m_model->at(m_shown->mapToSource(index).row());
    if (row.kind == ContactRow::Kind::OpenRole)
        return emit told(tr("Nobody holds %1 now; nothing was copied.").arg(ContactsModel::roleWords(row)));
    if (row.reach().isEmpty())
        return emit told(
            tr("The plan has no number and no address of %1; nothing was copied.").arg(row.name));
    QGuiApplication::clipboard()->setText(row.reach());
    emit told(row.phone.isEmpty() ? tr("Copied the address of %1: %2").arg(row.name, row.mail)
                                  : tr("Copied the number of %1: %2").arg(row.name, row.phone));
}

Looked ContactsPanel::standsFor(const QModelIndex& index) const
{
    return m_model->at(m_shown->mapToSource(index).row());
}

} // namespace muster::ui
