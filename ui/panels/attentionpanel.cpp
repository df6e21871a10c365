// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/attentionpanel.h"

#include "ui/models/attentionmodel.h"
#include "ui/panels/attentiondelegate.h"
#include "ui/panels/paragraph.h"

#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {

using Token = TypeScale::Token;

AttentionPanel::AttentionPanel(const ThemeValues& theme, QWidget* parent)
    : IncidentPanel(parent)
    , m_theme(theme)
    , m_model(new AttentionModel(this))
    , m_delegate(new AttentionDelegate(m_model, theme, this))
    , m_list(new QListView)
    , m_empty(new Paragraph)
{
    m_list->setObjectName(QStringLiteral("attention.list"));
    m_list->setAccessibleName(tr("Attention"));
    m_list->setAccessibleDescription(tr("Enter shows the step or the service"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    m_list->installEventFilter(this);
    setAutoFillBackground(true);
    m_empty->setObjectName(QStringLiteral("attention.empty"));
    setFocusProxy(m_list);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty);
    column->addStretch(0);

    connect(m_list, &QAbstractItemView::doubleClicked, this,
        [this](const QModelIndex& index) { choose(index.row()); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &AttentionPanel::showEmptiness);
    for (const auto changed : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_model, changed, this, [this] {
            showEmptiness();
            emit remarkChanged();
        });
    restyle();
    showEmptiness();
}

AttentionPanel::~AttentionPanel() = default;

void AttentionPanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = incident;
    m_model->setIncident(std::move(incident));
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
}

void AttentionPanel::tick()
{
    if (m_model->tick())
        m_list->viewport()->update();
}

qsizetype AttentionPanel::waiting() const
{
    return m_model->rowCount();
}

QString AttentionPanel::remark() const
{
    return waiting() == 0 ? QString() : QString::number(waiting());
}

void AttentionPanel::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    restyle();
}

void AttentionPanel::restyle()
{
    auto ground = palette();
    ground.setColor(QPalette::Window, m_theme.colors.panel);
    setPalette(ground);
    const auto inset = m_theme.px(kDockInset);
    m_empty->setStyle(m_theme.font(Token::Body), m_theme.colors.muted);
    m_empty->setContentsMargins(inset, inset, inset, inset);
    m_list->doItemsLayout();
}

void AttentionPanel::showEmptiness()
{
    const auto empty = m_model->rowCount() == 0;
    m_empty->setWords(
        m_incident ? tr("Nothing needs you beside the current step.") : tr("No incident is open."));
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
    if (!empty && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
}

bool AttentionPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        const auto plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (enter && plain && m_list->currentIndex().isValid()) {
            if (!key->isAutoRepeat())
                choose(m_list->currentIndex().row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void AttentionPanel::choose(int row)
{
    // Signals get copies: whoever answers may change the list.
    const auto chosen = m_model->at(row);
    if (chosen.step)
        emit stepChosen(*chosen.step);
    else if (chosen.service)
        emit serviceChosen(*chosen.service);
}

} // namespace muster::ui
