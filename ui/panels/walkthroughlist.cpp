// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/walkthroughlist.h"

#include "ui/models/checklistmodel.h"
#include "ui/panels/currentstepcard.h"
#include "ui/panels/steplinedelegate.h"

#include <QKeyEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace muster::ui {

WalkthroughList::WalkthroughList(
    ChecklistModel* model, StepLineDelegate* delegate, CurrentStepCard* card, QWidget* parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(delegate)
    , m_card(card)
{
    setModel(model);
    setItemDelegate(delegate);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    m_card->setParent(viewport());
    m_card->hide();
    const auto outdate = [this] { m_stale = true; };
    connect(m_model, &QAbstractItemModel::modelReset, this, outdate);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        const auto index = currentIndex();
        m_selected = index.isValid() ? std::optional(m_model->at(index.row()).address) : std::nullopt;
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        for (int row = 0; m_selected && row < m_model->rowCount(); ++row) {
            if (m_model->at(row).address == *m_selected)
                return setCurrentIndex(m_model->index(row));
        }
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, outdate);
    connect(m_model, &ChecklistModel::cardRowChanged, this, outdate);
    connect(this, &QAbstractItemView::doubleClicked, this,
        [this](const QModelIndex& index) { emit lineOpened(index.row()); });
}

WalkthroughList::~WalkthroughList() = default;

void WalkthroughList::layOutCard()
{
    const auto row = m_model->cardRow();
    int height = 0;
    if (row) {
        // What changed deep inside is known to the outer layouts only after this.
        for (const auto* part : m_card->findChildren<QWidget*>()) {
            if (part->layout())
                part->layout()->activate();
        }
        const auto width = viewport()->width();
        m_card->resize(width, m_card->height());
        height = m_card->hasHeightForWidth() ? m_card->heightForWidth(width) : m_card->sizeHint().height();
    }
    const auto taller = height != m_delegate->cardHeight();
    m_delegate->setCardHeight(height);
    if (m_stale)
        foldLines();
    if (taller || m_stale)
        doItemsLayout();
    m_stale = false;
    placeCard();
}

void WalkthroughList::layOutAgain()
{
    m_stale = true;
    layOutCard();
}

void WalkthroughList::foldLines()
{
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const auto folded
            = m_model->at(i).look == incident::StepLook::Inactive && m_model->inactiveRun(i) == 0;
        if (folded != isRowHidden(i))
            setRowHidden(i, folded);
    }
}

void WalkthroughList::placeCard()
{
    if (m_placing)
        return;
    m_placing = true;
    const auto row = m_model->cardRow();
    if (row)
        m_card->setGeometry(visualRect(m_model->index(*row)));
    m_card->setVisible(row.has_value());
    const auto inSight = isCardInSight();
    if (inSight != m_wasInSight) {
        m_wasInSight = inSight;
        emit cardInSightChanged(inSight);
    }
    m_placing = false;
}

bool WalkthroughList::isCardInSight() const
{
    const auto row = m_model->cardRow();
    if (!row)
        return true;
    const auto card = visualRect(m_model->index(*row));
    const auto seen = card.intersected(viewport()->rect());
    return seen.height() * 2 >= std::min(card.height(), viewport()->height());
}

void WalkthroughList::returnToCard()
{
    const auto row = m_model->cardRow();
    if (!row)
        return;
    const auto card = m_model->index(*row);
    setCurrentIndex(card);
    int above = *row;
    for (int shown = 0; above > 0 && shown < m_linesAbove;) {
        --above;
        shown += isRowHidden(above) ? 0 : 1;
    }
    auto* bar = verticalScrollBar();
    const auto top = bar->value() + visualRect(m_model->index(above)).top();
    const auto rect = visualRect(card).translated(0, bar->value());
    // The whole card comes before the lines above it; its beginning comes before its end.
    const auto untilItFits = rect.bottom() + 1 - viewport()->height();
    bar->setValue(std::min(std::max(top, untilItFits), rect.top()));
    placeCard();
}

void WalkthroughList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    emit keyboardMoved();
}

void WalkthroughList::focusOutEvent(QFocusEvent* event)
{
    QListView::focusOutEvent(event);
    emit keyboardMoved();
}

void WalkthroughList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!hasFocus())
            setFocus(Qt::OtherFocusReason);
        QListView::keyPressEvent(event);
        return;
    case Qt::Key_Home:
    case Qt::Key_Period:
        emit returnWanted();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (hasFocus() && currentIndex().isValid() && !event->isAutoRepeat())
            emit lineOpened(currentIndex().row());
        return;
    default:
        break;
    }
    // Letters belong to the card; the view's own search by letters would take them.
    if (hasFocus() && m_card->isVisible() && m_card->handleKey(event))
        return;
    if (event->text().isEmpty() || event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown)
        QListView::keyPressEvent(event);
    else
        event->ignore();
}

void WalkthroughList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        layOutAgain();
    else
        placeCard();
}

void WalkthroughList::updateGeometries()
{
    QListView::updateGeometries();
    placeCard();
}

void WalkthroughList::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    placeCard();
}

} // namespace muster::ui
