// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decisionspanel.h"

#include "ui/models/decisionsmodel.h"
#include "ui/panels/decisionsdelegate.h"
#include "ui/panels/paragraph.h"

#include <QEvent>
#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {

using Token = TypeScale::Token;

DecisionsPanel::DecisionsPanel(const ThemeValues& theme, QWidget* parent)
    : IncidentPanel(parent)
    , m_theme(theme)
    , m_model(new DecisionsModel(this))
    , m_delegate(new DecisionsDelegate(m_model, theme, this))
    , m_list(new QListView)
    , m_empty(new Paragraph)
{
    m_list->setObjectName(QStringLiteral("decisions.list"));
    m_list->setAccessibleName(tr("Decisions"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    m_list->viewport()->installEventFilter(this);
    setAutoFillBackground(true);
    m_empty->setObjectName(QStringLiteral("decisions.empty"));
    setFocusProxy(m_list);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty);
    column->addStretch(0);

    connect(m_model, &QAbstractItemModel::modelReset, this, &DecisionsPanel::showNewest);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] { m_follows = isAtEnd(); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_follows)
            showNewest();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, m_list, [this] { m_list->doItemsLayout(); });
    restyle();
    showEmptiness();
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
    m_theme = theme;
    m_delegate->setTheme(theme);
    restyle();
}

void DecisionsPanel::restyle()
{
    auto ground = palette();
    ground.setColor(QPalette::Window, m_theme.colors.panel);
    setPalette(ground);
    const auto inset = m_theme.px(kDockInset);
    m_empty->setStyle(m_theme.font(Token::Body), m_theme.colors.muted);
    m_empty->setContentsMargins(inset, inset, inset, inset);
    m_list->doItemsLayout();
}

bool DecisionsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &DecisionsPanel::layOut, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void DecisionsPanel::layOut()
{
    const auto follows = isAtEnd();
    m_delegate->setWidth(m_list->viewport()->width());
    m_list->doItemsLayout();
    if (follows)
        m_list->scrollToBottom();
}

bool DecisionsPanel::isAtEnd() const
{
    const auto* bar = m_list->verticalScrollBar();
    return bar->value() >= bar->maximum() - m_theme.px(8);
}

void DecisionsPanel::showNewest()
{
    showEmptiness();
    if (m_model->rowCount() == 0)
        return;
    if (!m_list->hasFocus() || !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(m_model->rowCount() - 1));
    m_list->scrollToBottom();
}

void DecisionsPanel::showEmptiness()
{
    const auto empty = m_model->rowCount() == 0;
    m_empty->setWords(m_incident
            ? tr("Nothing decided yet. Answers of the walkthrough stand here, and what is "
                 "written into the timeline (Ctrl+L) with ! in front.")
            : tr("No incident is open."));
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
}

} // namespace muster::ui
