// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decisionspanel.h"

#include "ui/models/decisionsmodel.h"
#include "ui/panels/decisionsdelegate.h"
#include "ui/panels/followupline.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/reasonline.h"
#include "ui/widgets/commandkey.h"
#include "ui/widgets/onanswer.h"

#include <QAction>
#include <QEvent>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace muster::ui {

DecisionsPanel::DecisionsPanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("decisions"), tr("Decisions"), theme, parent)
    , m_model(new DecisionsModel(this))
    , m_delegate(new DecisionsDelegate(m_model, theme, this))
    , m_message(new Paragraph)
    , m_reason(new ReasonLine(theme))
    , m_followUp(new FollowUpLine(theme))
{
    list()->setAccessibleDescription(tr("O: somebody objects to the selected decision. F: something is to be "
                                        "done afterwards. A, D, X: the selected follow-up is agreed anew, "
                                        "done, or not to be done."));
    m_message->setObjectName(QStringLiteral("decisions.message"));
    m_message->hide();
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    column->addWidget(m_message);
    column->addWidget(m_reason);
    column->addWidget(m_followUp);
    offer(QStringLiteral("object"), tr("&Object…\tO"), Qt::Key_O, false, &DecisionsPanel::askObjection);
    offer(QStringLiteral("follow-up"), tr("Add a &follow-up…\tF"), Qt::Key_F, false,
        &DecisionsPanel::addFollowUp);
    m_offers.last().isForAll = true;
    offer(QStringLiteral("change"), tr("&Agree on it anew…\tA"), Qt::Key_A, true,
        &DecisionsPanel::changeFollowUp);
    offer(QStringLiteral("done"), tr("It is &done…\tD"), Qt::Key_D, true, &DecisionsPanel::askDone);
    offer(QStringLiteral("drop"), tr("It is &not to be done…\tX"), Qt::Key_X, true,
        &DecisionsPanel::askDropped);
    connect(m_reason, &ReasonLine::answered, this, [this](int, const QString& words) { record(words); });
    connect(m_reason, &ReasonLine::gaveUp, this, &DecisionsPanel::takeKeyboardBack);
    connect(m_followUp, &FollowUpLine::recorded, this, &DecisionsPanel::takeKeyboardBack);
    connect(m_followUp, &FollowUpLine::gaveUp, this, &DecisionsPanel::takeKeyboardBack);
    connect(m_followUp, &FollowUpLine::failed, this, &DecisionsPanel::failed);
    list()->setModel(m_model);
    list()->setItemDelegate(m_delegate);
    list()->viewport()->installEventFilter(this);
    connect(m_model, &QAbstractItemModel::modelReset, this, &DecisionsPanel::showNewest);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] { m_follows = isAtEnd(); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_follows)
            showNewest();
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &DecisionsPanel::showEmptySentence);
    connect(m_model, &QAbstractItemModel::dataChanged, list(), [this] { list()->doItemsLayout(); });
    connect(
        list()->selectionModel(), &QItemSelectionModel::currentChanged, this, &DecisionsPanel::refreshOffers);
    restyle();
    refreshOffers();
    showNewest();
}

DecisionsPanel::~DecisionsPanel() = default;

void DecisionsPanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_reason->giveUp();
    m_followUp->giveUp();
    m_message->hide();
    m_incident = incident;
    m_model->setIncident(std::move(incident));
    refreshOffers();
}

QString DecisionsPanel::remark() const
{
    int decisions = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        decisions += m_model->at(row).isDecision() ? 1 : 0;
    const auto followUps = m_model->rowCount() - decisions;
    if (followUps > 0)
        return tr("%1, %2 to follow up").arg(decisions).arg(followUps);
    return decisions == 0 ? QString() : QString::number(decisions);
}

void DecisionsPanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    ListPanel::setTheme(theme);
    m_reason->setTheme(theme);
    m_followUp->setTheme(theme);
    restyle();
}

void DecisionsPanel::restyle()
{
    const auto inset = theme().px(kDockInset);
    m_message->setStyle(theme().font(TypeScale::Token::Table), theme().colors.warning);
    m_message->setContentsMargins(inset, theme().px(6), inset, theme().px(6));
    m_reason->setContentsMargins(inset, theme().px(6), inset, theme().px(8));
    m_followUp->setContentsMargins(inset, theme().px(6), inset, theme().px(8));
}

void DecisionsPanel::offer(
    const QString& id, const QString& text, int key, bool isForFollowUps, void (DecisionsPanel::*act)())
{
    auto* action = new QAction(text, this);
    action->setObjectName(QStringLiteral("decisions.") + id);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
    m_offers.append({ action, key, false, isForFollowUps });
}

void DecisionsPanel::refreshOffers()
{
    const auto* row = chosen();
    for (const auto& one : std::as_const(m_offers)) {
        one.action->setEnabled(
            m_incident && (one.isForAll || (row != nullptr && row->isDecision() != one.isForFollowUps)));
    }
}

const DecisionRow* DecisionsPanel::chosen() const
{
    const auto index = list()->currentIndex();
    return index.isValid() ? &m_model->at(index.row()) : nullptr;
}

void DecisionsPanel::askObjection()
{
    const auto* row = chosen();
    if (!m_incident || row == nullptr)
        return;
    m_message->hide();
    m_followUp->giveUp();
    m_acts = [about = row->event, mine = m_incident->actingAs()](
                 const QString& person, const QString& words) -> incident::Payload {
        return incident::ObjectionNoted { about, person == mine ? QString() : person, words };
    };
    ReasonLine::Question question { tr("What speaks against it? %1").arg(row->answer), tr("Object"), {},
        ReasonLine::Need::Words };
    question.person = tr("Who objects");
    question.people = m_incident->state().people.values();
    for (const auto& person : m_incident->plan().people)
        question.people << person.name;
    question.people.removeDuplicates();
    question.people.removeAll(QString());
    question.hint = tr("What speaks against it");
    m_reason->ask(question);
}

void DecisionsPanel::addFollowUp()
{
    if (!m_incident)
        return;
    m_message->hide();
    m_reason->giveUp();
    const auto* row = chosen();
    m_followUp->add(
        m_incident, row != nullptr && row->isDecision() ? std::optional(row->event) : std::nullopt);
}

void DecisionsPanel::changeFollowUp()
{
    const auto* row = chosen();
    if (!m_incident || row == nullptr)
        return;
    m_message->hide();
    m_reason->giveUp();
    const auto& all = m_incident->state().followUps;
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const incident::FollowUpState& one) { return one.id == row->event; });
    if (found != all.end())
        m_followUp->change(m_incident, *found);
}

void DecisionsPanel::askDone()
{
    const auto* row = chosen();
    if (!m_incident || row == nullptr)
        return;
    m_message->hide();
    m_followUp->giveUp();
    m_acts = [id = row->event](const QString&, const QString& words) -> incident::Payload {
        return incident::FollowUpEnded { id, incident::FollowUpEnded::How::Done, words };
    };
    m_reason->ask(tr("It is done: %1").arg(row->answer), tr("Done"));
}

void DecisionsPanel::askDropped()
{
    const auto* row = chosen();
    if (!m_incident || row == nullptr)
        return;
    m_message->hide();
    m_followUp->giveUp();
    m_acts = [id = row->event](const QString&, const QString& words) -> incident::Payload {
        return incident::FollowUpEnded { id, incident::FollowUpEnded::How::Dropped, words };
    };
    m_reason->ask(
        tr("Why is it not to be done? %1").arg(row->answer), tr("Drop it"), {}, ReasonLine::Need::Words);
}

void DecisionsPanel::record(const QString& words)
{
    if (!m_incident || !m_acts)
        return;
    takeKeyboardBack();
    onAnswer(m_incident->act(m_acts(m_reason->person(), words)), this,
        [this](const session::IncidentSession::Done& done) {
            if (done)
                return;
            m_reason->askAgain();
            m_message->setWords(done.error().text);
            m_message->show();
            emit failed(done.error().text);
        });
}

void DecisionsPanel::takeKeyboardBack()
{
    if (!isEmpty())
        list()->setFocus(Qt::OtherFocusReason);
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
    if (watched == list() && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto found = std::find_if(m_offers.begin(), m_offers.end(),
            [&](const Offer& one) { return one.key == key->key() && one.action->isEnabled(); });
        if (found != m_offers.end() && key->modifiers() == Qt::NoModifier && !key->isAutoRepeat()) {
            found->action->trigger();
            return true;
        }
    }
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
