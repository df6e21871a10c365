// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/outlinepanel.h"

#include "ui/models/outlinemodel.h"
#include "ui/panels/outlinedelegate.h"
#include "ui/panels/paragraph.h"

#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {

using Token = TypeScale::Token;

OutlinePanel::OutlinePanel(const ThemeValues& theme, QWidget* parent)
    : IncidentPanel(parent)
    , m_theme(theme)
    , m_model(new OutlineModel(this))
    , m_delegate(new OutlineDelegate(m_model, theme, this))
    , m_list(new QListView)
    , m_empty(new Paragraph)
{
    m_list->setObjectName(QStringLiteral("outline.list"));
    m_list->setAccessibleName(tr("Plan outline"));
    m_list->setAccessibleDescription(tr("Enter shows the selected step in the walkthrough"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    m_list->installEventFilter(this);
    setAutoFillBackground(true);
    m_empty->setObjectName(QStringLiteral("outline.empty"));
    setFocusProxy(m_list);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty);
    column->addStretch(0);

    connect(m_list, &QAbstractItemView::doubleClicked, this,
        [this](const QModelIndex& index) { choose(index.row()); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &OutlinePanel::showEmptiness);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &OutlinePanel::followCurrent);
    restyle();
    showEmptiness();
}

OutlinePanel::~OutlinePanel() = default;

void OutlinePanel::setIncident(std::shared_ptr<session::IncidentSession> incident)
{
    m_incident = incident;
    m_model->setIncident(std::move(incident));
}

void OutlinePanel::setCompact(bool compact)
{
    m_delegate->setCompact(compact);
    m_list->doItemsLayout();
}

QString OutlinePanel::remark() const
{
    if (!m_incident)
        return {};
    const auto& walk = m_incident->walkthrough();
    return tr("%1 of %2 ended").arg(walk.ended).arg(walk.active);
}

void OutlinePanel::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    restyle();
}

void OutlinePanel::restyle()
{
    auto ground = palette();
    ground.setColor(QPalette::Window, m_theme.colors.panel);
    setPalette(ground);
    const auto inset = m_theme.px(kDockInset);
    m_empty->setStyle(m_theme.font(Token::Body), m_theme.colors.muted);
    m_empty->setContentsMargins(inset, inset, inset, inset);
    m_list->doItemsLayout();
}

void OutlinePanel::showEmptiness()
{
    const auto empty = m_model->rowCount() == 0;
    m_empty->setWords(m_incident
            ? tr("This scenario has no steps. Write what you do into the timeline (Ctrl+L).")
            : tr("No incident is open."));
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
    m_followed = m_model->currentRow();
    if (empty)
        return;
    m_list->setCurrentIndex(m_model->index(m_followed.value_or(0)));
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void OutlinePanel::followCurrent()
{
    const auto current = m_model->currentRow();
    if (std::exchange(m_followed, current) == current || !current || m_list->hasFocus())
        return;
    m_list->scrollTo(m_model->index(*current));
}

bool OutlinePanel::eventFilter(QObject* watched, QEvent* event)
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

void OutlinePanel::choose(int row)
{
    if (const auto step = m_model->stepOf(row))
        emit stepChosen(*step);
}

} // namespace muster::ui
