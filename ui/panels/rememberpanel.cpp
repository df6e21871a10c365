// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/rememberpanel.h"

#include "ui/models/remembermodel.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/rememberdelegate.h"
#include "ui/widgets/button.h"
#include "ui/widgets/onanswer.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {

RememberPanel::RememberPanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("remember"), tr("Remember"), theme, parent)
    , m_model(new RememberModel(this))
    , m_delegate(new RememberDelegate(m_model, theme, this))
    , m_message(new Paragraph)
    , m_foot(new QWidget)
    , m_act(new Button(Button::Kind::Outlined, {}, theme))
{
    list()->setAccessibleDescription(
        tr("E says that the selected one has ended, or is in force again; Enter shows its step"));
    list()->setModel(m_model);
    list()->setItemDelegate(m_delegate);
    list()->viewport()->installEventFilter(this);
    m_message->setObjectName(QStringLiteral("remember.message"));
    m_message->hide();
    m_act->setObjectName(QStringLiteral("remember.act"));
    m_act->setKeyHint(QStringLiteral("E"));
    auto* foot = new QHBoxLayout(m_foot);
    foot->addWidget(m_act);
    foot->addStretch(1);
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    column->addWidget(m_message);
    column->addWidget(m_foot);

    connect(m_act, &QPushButton::clicked, this, &RememberPanel::endOrResume);
    connect(list()->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_message->hide();
        showAct();
    });
    for (const auto changed : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_model, changed, this, &RememberPanel::showRows);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RememberPanel::showRows);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        list()->doItemsLayout();
        showAct();
    });
    restyle();
    showRows();
}

RememberPanel::~RememberPanel() = default;

void RememberPanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_message->hide();
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = incident;
    m_model->setIncident(std::move(incident));
    if (m_incident)
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &RememberPanel::showAct);
    showRows();
}

qsizetype RememberPanel::waiting() const
{
    return m_incident ? incident::inForce(m_incident->walkthrough()) : 0;
}

QString RememberPanel::remark() const
{
    return waiting() == 0 ? QString() : QString::number(waiting());
}

void RememberPanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    ListPanel::setTheme(theme);
    m_act->setTheme(theme);
    restyle();
}

void RememberPanel::restyle()
{
    const auto inset = theme().px(kDockInset);
    const auto gap = theme().px(8);
    m_message->setStyle(theme().font(TypeScale::Token::Table), theme().colors.warning);
    m_message->setContentsMargins(inset, gap, inset, 0);
    m_foot->layout()->setContentsMargins(inset, gap, inset, gap);
}

void RememberPanel::showRows()
{
    const bool empty = m_model->rowCount() == 0;
    showEmptiness(!empty ? QString()
            : m_incident ? tr("Nothing to remember. What a step that is done says to remember stands here "
                              "until it has ended.")
                         : tr("No incident is open."));
    if (!empty && !list()->currentIndex().isValid())
        list()->setCurrentIndex(m_model->index(0));
    showAct();
}

void RememberPanel::showAct()
{
    const auto index = list()->currentIndex();
    m_foot->setVisible(m_incident && index.isValid());
    if (!m_incident || !index.isValid())
        return;
    const auto& row = m_model->at(index.row());
    m_act->setText(row.endedAt ? tr("In force again") : tr("Ended"));
    m_act->setEnabled(!row.saving && !m_incident->state().closedAt);
}

void RememberPanel::endOrResume()
{
    const auto index = list()->currentIndex();
    if (!m_incident || !index.isValid())
        return;
    m_message->hide();
    const auto& row = m_model->at(index.row());
    const auto act = row.endedAt ? incident::Payload(incident::RememberResumed { row.step })
                                 : incident::Payload(incident::RememberEnded { row.step });
    onAnswer(m_incident->act(act), this, [this, from = m_incident.get()](const Result<void>& done) {
        if (done || from != m_incident.get())
            return;
        m_message->setWords(done.error().text);
        m_message->show();
        emit failed(done.error().text);
    });
}

void RememberPanel::choose(int row)
{
    // Signals get copies: whoever answers may change the list.
    const auto step = m_model->at(row).step;
    emit stepChosen(step);
}

bool RememberPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == list()->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &RememberPanel::layOut, Qt::QueuedConnection);
    if (watched == list() && event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (key.key() == Qt::Key_E && key.modifiers() == Qt::NoModifier && !key.isAutoRepeat()) {
            m_act->click();
            return true;
        }
    }
    return ListPanel::eventFilter(watched, event);
}

void RememberPanel::layOut()
{
    m_delegate->setWidth(list()->viewport()->width());
    list()->doItemsLayout();
}

} // namespace muster::ui
