// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timelinepanel.h"

#include "ui/models/timelinemodel.h"
#include "ui/panels/entryedit.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/timelinedelegate.h"
#include "ui/widgets/onanswer.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {

using Token = TypeScale::Token;

TimelinePanel::TimelinePanel(const ThemeValues& theme, QWidget* parent)
    : IncidentPanel(theme, parent)
    , m_model(new TimelineModel(this))
    , m_delegate(new TimelineDelegate(m_model, theme, this))
    , m_list(new QListView)
    , m_empty(new Paragraph)
    , m_message(new Paragraph)
    , m_row(new QWidget)
    , m_time(new EntryTime(theme))
    , m_entry(new EntryEdit(theme))
{
    m_list->setObjectName(QStringLiteral("timeline.list"));
    m_list->setAccessibleName(tr("Timeline"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    m_list->installEventFilter(this);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_empty->setObjectName(QStringLiteral("timeline.empty"));
    m_message->setObjectName(QStringLiteral("timeline.message"));
    m_message->hide();
    m_entry->setObjectName(QStringLiteral("timeline.entry"));
    m_entry->setAccessibleName(tr("Log entry"));
    m_entry->setAccessibleDescription(tr("Enter writes it. Begin with ! for a decision, ? for a question, "
                                         "TODO for a task, or with a time such as 03:17 "
                                         "for what happened earlier."));
    m_entry->setMaxLength(2000);

    auto* row = new QHBoxLayout(m_row);
    row->addWidget(m_time);
    row->addWidget(m_entry, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty);
    column->addStretch(0);
    column->addWidget(m_message);
    column->addWidget(m_row);
    setFocusProxy(m_entry);

    connect(
        m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &TimelinePanel::openSelected);
    connect(m_entry, &QLineEdit::returnPressed, this, &TimelinePanel::append);
    connect(m_entry, &QLineEdit::textEdited, m_message, &QWidget::hide);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] { m_follows = isAtEnd(); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        showEmptiness();
        if (m_follows)
            m_list->scrollToBottom();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        showEmptiness();
        m_list->scrollToBottom();
    });
    restyle();
    showEmptiness();
}

TimelinePanel::~TimelinePanel() = default;

void TimelinePanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = incident;
    m_model->setIncident(std::move(incident));
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(m_model->rowCount() - 1));
    m_message->hide();
    m_entry->setReadOnly(false);
    m_row->setEnabled(m_incident != nullptr);
    showEmptiness();
    m_list->scrollToBottom();
    tick();
}

void TimelinePanel::tick()
{
    m_time->setTime(m_incident ? m_model->wallTime().seconds(m_incident->clock().now()) : QString());
}

void TimelinePanel::setCompact(bool compact)
{
    // Only rows above the entry line may give way; the line itself never does.
    m_list->setMinimumHeight(compact ? 0 : theme().px(25));
}

QString TimelinePanel::remark() const
{
    if (!m_incident)
        return {};
    const auto entries = m_incident->timeline().size();
    return entries == 1 ? tr("1 entry") : tr("%1 entries").arg(entries);
}

void TimelinePanel::setTheme(const ThemeValues& theme)
{
    IncidentPanel::setTheme(theme);
    m_delegate->setTheme(theme);
    m_entry->setTheme(theme);
    m_time->setTheme(theme);
    restyle();
}

void TimelinePanel::restyle()
{
    const auto inset = theme().px(12);
    m_row->layout()->setContentsMargins(inset, theme().px(3), inset, theme().px(3));
    m_row->layout()->setSpacing(0);
    m_row->setFixedHeight(theme().px(38));
    m_time->setFixedWidth(theme().px(84));
    m_entry->setFixedHeight(theme().px(30));
    m_entry->setFont(theme().font(Token::Table));
    m_message->setContentsMargins(inset + theme().px(84), theme().px(4), inset, theme().px(4));
    m_message->setStyle(theme().font(Token::Table), theme().colors.warning);
    m_empty->setContentsMargins(inset, inset, inset, inset);
    m_empty->setStyle(theme().font(Token::Body), theme().colors.muted);
    m_list->doItemsLayout();
}

void TimelinePanel::focusEntry()
{
    m_entry->setFocus(Qt::ShortcutFocusReason);
}

bool TimelinePanel::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if (watched == m_list && (type == QEvent::FocusIn || type == QEvent::FocusOut || type == QEvent::Resize))
        QMetaObject::invokeMethod(this, &TimelinePanel::openSelected, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void TimelinePanel::openSelected()
{
    const auto row = m_list->hasFocus() ? m_list->currentIndex().row() : -1;
    const auto follows = isAtEnd();
    m_delegate->setOpenRow(row, m_list->viewport()->width());
    m_list->doItemsLayout();
    if (row >= 0)
        m_list->scrollTo(m_list->currentIndex());
    else if (follows)
        m_list->scrollToBottom();
}

bool TimelinePanel::isAtEnd() const
{
    const auto* bar = m_list->verticalScrollBar();
    return bar->value() >= bar->maximum() - theme().px(8);
}

void TimelinePanel::showEmptiness()
{
    const auto empty = m_model->rowCount() == 0;
    m_empty->setWords(
        m_incident ? tr("Nothing logged. Type below and press Enter.") : tr("No incident is open."));
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
}

void TimelinePanel::showRefusal(const QString& text)
{
    m_message->setWords(text);
    m_message->show();
    emit failed(text);
}

void TimelinePanel::append()
{
    if (!m_incident || m_entry->isReadOnly())
        return;
    const auto entry = readLogEntry(m_entry->text(), m_model->wallTime(), m_incident->clock().now());
    if (!entry) {
        if (!m_entry->text().trimmed().isEmpty())
            showRefusal(tr("There are no words to write down yet. Add what happened and press Enter."));
        return;
    }
    // The text stays where it is, out of reach, until the journal has answered.
    m_entry->setReadOnly(true);
    const auto typed = m_entry->text();
    onAnswer(m_incident->act(entry->note, entry->at), this,
        [this, typed](const session::IncidentSession::Done& done) {
            m_entry->setReadOnly(false);
            if (done) {
                m_entry->clear();
                m_message->hide();
                m_list->scrollToBottom();
            } else {
                m_entry->setText(typed);
                showRefusal(done.error().text);
            }
        });
}

} // namespace muster::ui
