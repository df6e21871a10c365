// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/matrixpanel.h"

#include "ui/models/matrixmodel.h"
#include "ui/panels/filterline.h"
#include "ui/panels/matrixdelegate.h"
#include "ui/panels/matrixlist.h"
#include "ui/panels/matrixmenu.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/reasonline.h"
#include "ui/widgets/button.h"
#include "ui/widgets/onanswer.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {

using incident::ServiceStanding;
using Token = TypeScale::Token;

MatrixPanel::MatrixPanel(const ThemeValues& theme, QWidget* parent)
    : IncidentPanel(theme, parent)
    , m_model(new MatrixModel(this))
    , m_delegate(new MatrixDelegate(m_model, theme, this))
    , m_list(new MatrixList(m_delegate))
    , m_menu(new MatrixMenu(this))
    , m_filter(new FilterLine(QStringLiteral("matrix"), m_list, FilterLine::Shows::WhileUsed, theme, this))
    , m_empty(new Paragraph)
    , m_message(new Paragraph)
    , m_foot(new QWidget)
    , m_act(new Button(Button::Kind::Flat, {}, theme))
    , m_evidence(new ReasonLine(theme))
{
    m_list->setObjectName(QStringLiteral("matrix.list"));
    m_list->setAccessibleName(tr("Recovery matrix"));
    m_list->setAccessibleDescription(tr("R: the selected service is back, or is not back after all. P: its "
                                        "clock is paused, or runs again."));
    m_list->setModel(m_model);
    tellLooks(m_list);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    m_list->installEventFilter(this);
    m_filter->setWords(tr("Name, owner, tier or state"), tr("Filter services"));
    insertAction(actions().constFirst(), m_filter->action());
    m_empty->setObjectName(QStringLiteral("matrix.empty"));
    m_message->setObjectName(QStringLiteral("matrix.message"));
    m_message->hide();
    m_evidence->setObjectName(QStringLiteral("matrix.evidence"));
    setFocusProxy(m_list);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty);
    column->addStretch(0);
    column->addWidget(m_message);
    column->addWidget(m_foot);
    column->addWidget(m_evidence);
    m_act->setObjectName(QStringLiteral("matrix.act"));
    m_act->setKeyHint(QStringLiteral("R"));
    m_act->setHeight(Button::Height::Small);
    auto* foot = new QHBoxLayout(m_foot);
    foot->addStretch(1);
    foot->addWidget(m_act);

    connect(m_act, &QPushButton::clicked, this, &MatrixPanel::askRecovery);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &MatrixPanel::refreshAct);
    connect(m_evidence, &ReasonLine::answered, this, [this](int, const QString& words) { record(words); });
    connect(m_evidence, &ReasonLine::gaveUp, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_filter, &FilterLine::changed, this, &MatrixPanel::filter);
    connect(m_menu, &MatrixMenu::chosen, this, &MatrixPanel::setView);
    connect(m_menu, &MatrixMenu::pauseWanted, this, &MatrixPanel::askPause);
    connect(m_menu, &MatrixMenu::resumeWanted, this, &MatrixPanel::letRun);
    connect(m_model, &QAbstractItemModel::modelReset, this, &MatrixPanel::showRows);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &MatrixPanel::showRows);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &MatrixPanel::showRows);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        m_list->layOutSoon();
        refreshAct();
    });
    restyle();
    showRows();
}

MatrixPanel::~MatrixPanel() = default;

void MatrixPanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_asked.reset();
    m_evidence->giveUp();
    m_message->hide();
    m_filter->clear();
    m_incident = incident;
    m_model->setIncident(std::move(incident));
    selectFirst();
}

void MatrixPanel::selectFirst()
{
    // Nobody acts on the head of a group.
    const int first = m_model->rowCount() > 0 && m_model->at(0).isHead() ? 1 : 0;
    m_list->setCurrentIndex(m_model->index(first));
}

void MatrixPanel::tick()
{
    m_model->tick();
    auto* viewport = m_list->viewport();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto& of = m_model->at(row);
        if (!of.isRunning() || of.stands() || !of.rto.target.number())
            continue;
        const auto rect = m_list->visualRect(m_model->index(row));
        if (!rect.intersects(viewport->rect()))
            continue;
        viewport->update(m_delegate->clockRect(rect));
        viewport->update(m_delegate->barRect(rect));
    }
}

void MatrixPanel::setCompact(bool compact)
{
    m_delegate->setCompact(compact);
    m_filter->setCompact(compact);
    m_list->doItemsLayout();
}

void MatrixPanel::setView(const MatrixView& view)
{
    m_model->setView(view);
    m_menu->show(view);
    m_list->layOutSoon();
    m_list->scrollTo(m_list->currentIndex());
}

const MatrixView& MatrixPanel::view() const
{
    return m_model->view();
}

void MatrixPanel::choose(const plan::ServiceId& service)
{
    // Somebody who asks for a service sees it, whatever was filtered before.
    m_filter->clear();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).service == service)
            m_list->setCurrentIndex(m_model->index(row));
    }
}

QString MatrixPanel::remark() const
{
    if (!m_incident)
        return {};
    if (m_model->isFiltered())
        return tr("%1 of %2").arg(m_model->shownServices()).arg(m_model->services());
    return tr("%1 of %2 affected")
        .arg(m_incident->objectives().affected)
        .arg(m_incident->plan().services.size());
}

void MatrixPanel::setTheme(const ThemeValues& theme)
{
    IncidentPanel::setTheme(theme);
    m_delegate->setTheme(theme);
    m_filter->setTheme(theme);
    m_evidence->setTheme(theme);
    m_act->setTheme(theme);
    restyle();
}

void MatrixPanel::restyle()
{
    const auto inset = theme().px(kDockInset);
    m_empty->setStyle(theme().font(Token::Body), theme().colors.muted);
    m_empty->setContentsMargins(inset, inset, inset, inset);
    m_message->setStyle(theme().font(Token::Table), theme().colors.warning);
    m_message->setContentsMargins(inset, theme().px(6), inset, theme().px(6));
    m_foot->layout()->setContentsMargins(inset, theme().px(4), theme().px(4), theme().px(4));
    m_evidence->setContentsMargins(inset, theme().px(6), inset, theme().px(8));
    m_list->doItemsLayout();
}

void MatrixPanel::filter()
{
    m_model->setFilter(m_filter->words());
    showRows();
    emit remarkChanged();
}

void MatrixPanel::showRows()
{
    m_filter->setSearchable(m_model->services() > 0);
    const bool empty = m_model->rowCount() == 0;
    if (m_model->isFiltered())
        m_empty->setWords(tr("No service fits “%1”. Esc shows all.").arg(m_filter->words()));
    else
        m_empty->setWords(m_incident ? tr("The plan names no services.") : tr("No incident is open."));
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
    if (!empty && !m_list->currentIndex().isValid())
        selectFirst();
    if (m_model->isFiltered())
        emit remarkChanged();
    refreshAct();
}

bool MatrixPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isPlain = key->modifiers() == Qt::NoModifier && !key->isAutoRepeat();
        if (isPlain && key->key() == Qt::Key_R) {
            askRecovery();
            return true;
        }
        if (isPlain && key->key() == Qt::Key_P) {
            pauseOrLetRun();
            return true;
        }
    }
    return IncidentPanel::eventFilter(watched, event);
}

void MatrixPanel::refreshAct()
{
    const auto index = m_list->currentIndex();
    const auto* row = index.isValid() ? &m_model->at(index.row()) : nullptr;
    const auto may = row && row->service && row->standing != ServiceStanding::Normal && m_incident
        && !m_incident->state().closedAt;
    m_foot->setVisible(may);
    const bool isDown = may && row->isRunning();
    m_menu->offer(isDown && !row->rto.pausedSince, isDown && row->rto.pausedSince);
    if (may)
        m_act->setText(
            row->standing == ServiceStanding::Recovered ? tr("Not back after all") : tr("Mark recovered"));
}

const MatrixRow* MatrixPanel::serviceChosen()
{
    const auto index = m_list->currentIndex();
    if (!index.isValid())
        return nullptr;
    const auto& row = m_model->at(index.row());
    m_message->hide();
    if (row.isHead())
        showRefusal(tr("This is the head of a group. Choose a service below it."));
    else if (!row.service)
        showRefusal(
            tr("This is the clock of the whole incident. It ends when every affected service is back."));
    else if (row.standing == ServiceStanding::Normal)
        showRefusal(tr("%1 is not affected by this incident.").arg(row.title));
    else
        return &row;
    return nullptr;
}

void MatrixPanel::askRecovery()
{
    const auto* row = serviceChosen();
    if (row == nullptr)
        return;
    m_asked = row->service;
    m_asks = row->standing == ServiceStanding::Recovered ? Asks::NotBack : Asks::Back;
    if (m_asks == Asks::NotBack)
        m_evidence->ask(tr("%1 is not back after all. What shows it?").arg(row->title), tr("Take back"));
    else
        m_evidence->ask(tr("%1 is back. What shows it?").arg(row->title), tr("Mark recovered"));
}

void MatrixPanel::pauseOrLetRun()
{
    const auto* row = serviceChosen();
    if (row != nullptr && row->rto.pausedSince)
        letRun();
    else if (row != nullptr)
        askPause();
}

void MatrixPanel::askPause()
{
    const auto* row = serviceChosen();
    if (row == nullptr)
        return;
    if (row->standing == ServiceStanding::Recovered)
        return showRefusal(tr("%1 is back, so its clock stands already.").arg(row->title));
    m_asked = row->service;
    m_asks = Asks::Pause;
    m_evidence->ask(tr("The clock of %1 is paused. Why, and who agreed?").arg(row->title), tr("Pause it"), {},
        ReasonLine::Need::Words);
}

void MatrixPanel::letRun()
{
    const auto* row = serviceChosen();
    if (row == nullptr || !m_incident)
        return;
    onAnswer(m_incident->act(incident::ObjectiveResumed { *row->service }), this,
        [this](const session::IncidentSession::Done& done) {
            if (!done)
                showRefusal(done.error().text);
        });
}

void MatrixPanel::record(const QString& words)
{
    if (!m_incident || !m_asked)
        return;
    const auto service = *std::exchange(m_asked, std::nullopt);
    m_list->setFocus(Qt::OtherFocusReason);
    const auto act = [&]() -> incident::Payload {
        switch (m_asks) {
        case Asks::Back:
            return incident::ServiceRecovered { service, words };
        case Asks::NotBack:
            return incident::RecoveryWithdrawn { service, words };
        case Asks::Pause:
            return incident::ObjectivePaused { service, words };
        }
        Q_UNREACHABLE();
    }();
    onAnswer(m_incident->act(act), this, [this, service](const session::IncidentSession::Done& done) {
        if (done)
            return;
        m_asked = service;
        m_evidence->askAgain();
        showRefusal(done.error().text);
    });
}

void MatrixPanel::showRefusal(const QString& text)
{
    m_message->setWords(text);
    m_message->show();
    emit failed(text);
}

Looked MatrixPanel::standsFor(const QModelIndex& index) const
{
    const auto& service = m_model->at(index.row()).service;
    return service ? Looked(*service) : Looked();
}

} // namespace muster::ui
