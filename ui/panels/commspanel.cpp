// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/commspanel.h"

#include "ui/models/commsmodel.h"
#include "ui/models/sentmodel.h"
#include "ui/panels/messagecomposer.h"
#include "ui/panels/twolinesdelegate.h"
#include "ui/widgets/commandkey.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace muster::ui {

namespace {

/// From this width on the list stands beside what belongs to it, at 100 %.
constexpr int kWide = 640;
constexpr int kListWidth = 320;
/// From here on there is room for list, fields and text side by side.
constexpr int kRoomy = 960;

} // namespace

CommsPanel::CommsPanel(const ThemeValues& theme, QWidget* parent)
    : ListPanel(QStringLiteral("comms"), tr("Communications"), theme, parent)
    , m_model(new CommsModel(this))
    , m_sentModel(new SentModel(this))
    , m_delegate(new TwoLinesDelegate(theme, this))
    , m_pages(new QStackedWidget)
    , m_history(new QWidget)
    , m_sentHead(new QLabel)
    , m_sent(new QListView)
    , m_desk(new QScrollArea)
    , m_composer(new MessageComposer(theme))
{
    list()->setAccessibleDescription(tr("Enter writes to the audience"));
    list()->setModel(m_model);
    list()->setItemDelegate(m_delegate);
    m_sentHead->setObjectName(QStringLiteral("comms.sentHead"));
    m_sent->setObjectName(QStringLiteral("comms.history"));
    m_sent->setAccessibleName(tr("Messages sent"));
    m_sent->setModel(m_sentModel);
    m_sent->setItemDelegate(m_delegate);
    m_sent->setFrameShape(QFrame::NoFrame);
    m_sent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sent->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_sent->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_sent->viewport()->setBackgroundRole(QPalette::Window);
    m_desk->setObjectName(QStringLiteral("comms.desk"));
    m_desk->setFrameShape(QFrame::NoFrame);
    m_desk->setWidgetResizable(true);
    m_desk->setFocusPolicy(Qt::NoFocus);
    m_desk->setWidget(m_composer);
    m_desk->viewport()->setBackgroundRole(QPalette::Window);

    auto* history = new QVBoxLayout(m_history);
    history->setContentsMargins(0, 0, 0, 0);
    history->setSpacing(0);
    history->addWidget(m_sentHead);
    history->addWidget(m_sent, 1);
    m_pages->addWidget(m_history);
    m_pages->addWidget(m_desk);
    auto* box = qobject_cast<QBoxLayout*>(layout());
    box->setStretchFactor(list(), 0);
    box->insertWidget(1, m_pages, 1);

    for (auto* model : std::initializer_list<QAbstractItemModel*> { m_model, m_sentModel }) {
        connect(model, &QAbstractItemModel::modelReset, this, &CommsPanel::showRows);
        connect(model, &QAbstractItemModel::rowsInserted, this, &CommsPanel::showRows);
    }
    connect(m_model, &QAbstractItemModel::dataChanged, this, &CommsPanel::noteOverdue);
    connect(m_composer, &MessageComposer::left, this, &CommsPanel::leaveComposer);
    connect(m_composer, &MessageComposer::told, this, &CommsPanel::told);
    connect(m_composer, &MessageComposer::failed, this, &CommsPanel::failed);
    restyle();
    showRows();
}

CommsPanel::~CommsPanel() = default;

void CommsPanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = incident;
    m_composer->setIncident(incident);
    m_pages->setCurrentWidget(m_history);
    m_sentModel->setIncident(incident);
    m_model->setIncident(std::move(incident));
    if (m_model->rowCount() > 0)
        list()->setCurrentIndex(m_model->index(0));
    m_waiting = m_model->overdue();
}

void CommsPanel::tick()
{
    m_model->tick();
    QStringList countdowns;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto index = m_model->index(row);
        countdowns << index.data(HeadEndRole).toString();
        if (countdowns.last() != m_countdowns.value(row))
            list()->viewport()->update(m_delegate->headOf(list()->visualRect(index)));
    }
    m_countdowns = countdowns;
}

qsizetype CommsPanel::waiting() const
{
    return m_model->overdue();
}

QString CommsPanel::remark() const
{
    const auto overdue = waiting();
    return overdue == 0 ? QString() : tr("%1 overdue").arg(overdue);
}

void CommsPanel::noteOverdue()
{
    if (std::exchange(m_waiting, waiting()) != m_waiting)
        emit remarkChanged();
}

bool CommsPanel::isComposing() const
{
    return m_pages->currentWidget() == m_desk;
}

Typed CommsPanel::typed() const
{
    return m_composer->typed();
}

void CommsPanel::setTyped(const Typed& typed)
{
    m_composer->setTyped(typed);
}

void CommsPanel::compose()
{
    if (isComposing())
        m_composer->takeKeyboard();
    else if (m_model->rowCount() > 0)
        choose(0);
}

void CommsPanel::compose(const plan::AudienceId& audience)
{
    if (const auto row = m_model->rowOf(audience); row >= 0)
        choose(row);
}

void CommsPanel::choose(int row)
{
    list()->setCurrentIndex(m_model->index(row));
    m_composer->open(m_model->at(row).update.audience);
    m_pages->setCurrentWidget(m_desk);
    arrange();
    m_composer->takeKeyboard();
}

void CommsPanel::leaveComposer()
{
    const bool hadKeyboard = m_composer->isAncestorOf(focusWidget());
    m_pages->setCurrentWidget(m_history);
    arrange();
    if (hadKeyboard)
        list()->setFocus(Qt::OtherFocusReason);
}

void CommsPanel::showRows()
{
    const bool empty = m_model->rowCount() == 0;
    showEmptiness(!empty ? QString()
            : m_incident ? tr("The plan names no audiences. What is said to somebody can be written into the "
                              "timeline%1.")
                               .arg(keyInBrackets(this, QStringLiteral("incident.entry")))
                         : tr("No incident is open."));
    m_pages->setVisible(!empty);
    if (!empty && !list()->currentIndex().isValid())
        list()->setCurrentIndex(m_model->index(0));
    showSent();
    arrange();
}

void CommsPanel::changeEvent(QEvent* event)
{
    ListPanel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showRows();
}

void CommsPanel::showSent()
{
    const auto sent = m_sentModel->rowCount();
    m_sentHead->setText(
        sent == 0 ? tr("Nothing sent yet. Enter writes to the chosen audience.") : tr("Sent: %1").arg(sent));
    m_sent->setVisible(sent > 0);
    if (sent > 0 && !m_sent->currentIndex().isValid())
        m_sent->setCurrentIndex(m_sentModel->index(0));
}

void CommsPanel::setTheme(const ThemeValues& theme)
{
    m_delegate->setTheme(theme);
    m_composer->setTheme(theme);
    ListPanel::setTheme(theme);
    restyle();
    arrange();
}

void CommsPanel::restyle()
{
    const auto inset = theme().px(kDockInset);
    m_sentHead->setContentsMargins(inset, theme().px(8), inset, theme().px(4));
    m_sentHead->setFont(theme().type.words(13));
    m_sentHead->setWordWrap(true);
    m_sentHead->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto ink = m_sentHead->palette();
    ink.setColor(QPalette::WindowText, theme().colors.muted);
    m_sentHead->setPalette(ink);
    m_sent->doItemsLayout();
}

void CommsPanel::arrange()
{
    const bool wide = width() >= theme().px(kWide);
    auto* box = qobject_cast<QBoxLayout*>(layout());
    box->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_composer->setWide(wide);
    if (wide) {
        // Beside a message there is not always room for the list as well.
        const bool hasRoom = !isComposing() || width() >= theme().px(kRoomy);
        list()->setFixedWidth(hasRoom ? theme().px(kListWidth) : 0);
        list()->setMinimumHeight(0);
        list()->setMaximumHeight(QWIDGETSIZE_MAX);
        return;
    }
    list()->setMinimumWidth(0);
    list()->setMaximumWidth(QWIDGETSIZE_MAX);
    // While somebody writes, the audience that is written to is enough.
    const auto row = list()->sizeHintForRow(0);
    const auto rows = isComposing() ? 1 : m_model->rowCount();
    list()->setFixedHeight(std::max(row, std::min(rows * row, height() / 2)));
    list()->scrollTo(list()->currentIndex());
}

void CommsPanel::resizeEvent(QResizeEvent* event)
{
    ListPanel::resizeEvent(event);
    arrange();
}

} // namespace muster::ui
