// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/listpanel.h"

#include "ui/panels/paragraph.h"

#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

namespace muster::ui {

ListPanel::ListPanel(
    const QString& id, const QString& title, const ThemeValues& theme, QWidget* parent, QListView* list)
    : IncidentPanel(theme, parent)
    , m_id(id)
    , m_list(list != nullptr ? list : new QListView)
    , m_empty(new Paragraph)
{
    m_list->setObjectName(id + QStringLiteral(".list"));
    m_list->setAccessibleName(title);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    m_list->installEventFilter(this);
    m_empty->setObjectName(id + QStringLiteral(".empty"));
    m_empty->installEventFilter(this);
    setFocusProxy(m_list);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty);
    column->addStretch(0);
    connect(m_list, &QAbstractItemView::doubleClicked, this,
        [this](const QModelIndex& index) { choose(index.row()); });
    restyle();
}

ListPanel::~ListPanel() = default;

FilterLine* ListPanel::addFilter(FilterLine::Shows shows, const QString& hint, const QString& name)
{
    m_filter = new FilterLine(m_id, m_list, shows, theme(), this);
    m_filter->setWords(hint, name);
    qobject_cast<QVBoxLayout*>(layout())->insertWidget(0, m_filter);
    addAction(m_filter->action());
    return m_filter;
}

void ListPanel::setCompact(bool compact)
{
    if (m_filter != nullptr)
        m_filter->setCompact(compact);
}

void ListPanel::setTheme(const ThemeValues& theme)
{
    IncidentPanel::setTheme(theme);
    if (m_filter != nullptr)
        m_filter->setTheme(theme);
    restyle();
}

void ListPanel::restyle()
{
    const auto inset = theme().px(kDockInset);
    m_empty->setStyle(theme().font(TypeScale::Token::Body), theme().colors.muted);
    m_empty->setContentsMargins(inset, inset, inset, inset);
    m_list->doItemsLayout();
}

void ListPanel::showEmptiness(const QString& sentence)
{
    m_empty->setWords(sentence);
    m_empty->setVisible(!sentence.isEmpty());
    m_list->setVisible(sentence.isEmpty());
}

bool ListPanel::isEmpty() const
{
    return m_list->isHidden();
}

void ListPanel::choose(int) { }

bool ListPanel::eventFilter(QObject* watched, QEvent* event)
{
    // A dock that shares its column is given no more than it needs at least.
    if (watched == m_empty && event->type() == QEvent::Resize)
        m_empty->setMinimumHeight(m_empty->heightForWidth(m_empty->width()));
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return IncidentPanel::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!enter || !plain || !m_list->currentIndex().isValid())
        return IncidentPanel::eventFilter(watched, event);
    if (!key->isAutoRepeat())
        choose(m_list->currentIndex().row());
    return true;
}

} // namespace muster::ui
