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
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {

ContactsPanel::ContactsPanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("contacts"), tr("Contacts"), theme, parent)
    , m_model(new ContactsModel(this))
    , m_shown(new QSortFilterProxyModel(this))
    , m_delegate(new ContactsDelegate(m_model, m_shown, theme, this))
    , m_head(new QWidget)
    , m_filter(new QLineEdit)
{
    m_shown->setSourceModel(m_model);
    m_shown->setFilterRole(ContactsModel::FilterRole);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setObjectName(QStringLiteral("contacts.filter"));
    m_filter->setPlaceholderText(tr("Type a name, a role or a number"));
    m_filter->setAccessibleName(tr("Filter contacts"));
    m_filter->setAccessibleDescription(tr("Escape shows all contacts again"));
    m_filter->installEventFilter(this);
    list()->setAccessibleDescription(tr("Ctrl+C copies the number or the mail address; typing filters"));
    list()->setModel(m_shown);
    list()->setItemDelegate(m_delegate);
    tellLooks(list());
    auto* head = new QVBoxLayout(m_head);
    head->addWidget(m_filter);
    qobject_cast<QVBoxLayout*>(layout())->insertWidget(0, m_head);

    connect(m_filter, &QLineEdit::textChanged, this, &ContactsPanel::filter);
    connect(m_shown, &QAbstractItemModel::modelReset, this, &ContactsPanel::showRows);
    connect(m_shown, &QAbstractItemModel::rowsInserted, this, &ContactsPanel::showRows);
    connect(m_shown, &QAbstractItemModel::rowsRemoved, this, &ContactsPanel::showRows);
    connect(m_shown, &QAbstractItemModel::dataChanged, list(), [this] { list()->doItemsLayout(); });
    arrangeHead();
    showRows();
}

ContactsPanel::~ContactsPanel() = default;

void ContactsPanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_filter->clear();
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

void ContactsPanel::setCompact(bool compact)
{
    m_compact = compact;
    arrangeHead();
}

void ContactsPanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    ListPanel::setTheme(theme);
    arrangeHead();
}

void ContactsPanel::arrangeHead()
{
    const auto inset = theme().px(kDockInset);
    const auto gap = theme().px(m_compact ? 4 : 8);
    m_head->layout()->setContentsMargins(inset, gap, inset, gap);
    m_filter->setFixedHeight(theme().px(m_compact ? kSmallControlHeight : kControlHeight));
    m_filter->setFont(theme().font(TypeScale::Token::Table));
}

void ContactsPanel::filter()
{
    m_shown->setFilterFixedString(m_filter->text().trimmed());
    showRows();
}

void ContactsPanel::showRows()
{
    const auto wanted = m_filter->text().trimmed();
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
    m_head->setVisible(m_model->rowCount() > 0);
    if (!isEmpty() && !list()->currentIndex().isValid())
        list()->setCurrentIndex(m_shown->index(0, 0));
}

bool ContactsPanel::eventFilter(QObject* watched, QEvent* event)
{
    // Before anybody's shortcut of the same key, as for the editing keys of a field.
    if (watched == list() && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
        event->accept();
    if (event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (watched == list() && handleListKey(key))
            return true;
        if (watched == m_filter && handleFilterKey(key))
            return true;
    }
    return ListPanel::eventFilter(watched, event);
}

bool ContactsPanel::handleListKey(const QKeyEvent& key)
{
    if (key.matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    if (key.key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    const auto plain = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (!plain || key.text().isEmpty() || !key.text().front().isPrint() || key.text() == u" ")
        return false;
    m_filter->setFocus(Qt::OtherFocusReason);
    m_filter->setText(m_filter->text() + key.text());
    return true;
}

bool ContactsPanel::handleFilterKey(const QKeyEvent& key)
{
    switch (key.key()) {
    case Qt::Key_Escape:
        m_filter->clear();
        list()->setFocus(Qt::OtherFocusReason);
        return true;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!isEmpty())
            list()->setFocus(Qt::OtherFocusReason);
        return true;
    default:
        break;
    }
    if (!key.matches(QKeySequence::Copy) || m_filter->hasSelectedText())
        return false;
    copy();
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
