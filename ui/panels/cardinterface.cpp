// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/cardinterface.h"

#include "ui/panels/currentstepcard.h"
#include "ui/panels/walkthroughpanel.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace muster::ui {

namespace {

WalkthroughPanel* panelOf(const QWidget* card)
{
    auto* widget = card->parentWidget();
    while (widget != nullptr && qobject_cast<WalkthroughPanel*>(widget) == nullptr)
        widget = widget->parentWidget();
    return qobject_cast<WalkthroughPanel*>(widget);
}

class CardInterface final : public QAccessibleWidget {
public:
    explicit CardInterface(CurrentStepCard* card)
        : QAccessibleWidget(card, QAccessible::Grouping)
    {
    }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        auto* panel = panelOf(widget());
        return panel != nullptr ? QAccessible::queryAccessibleInterface(panel) : QAccessibleWidget::parent();
    }
};

/// Its widgets, and last of all the card while there is one.
class PanelInterface final : public QAccessibleWidget {
public:
    explicit PanelInterface(WalkthroughPanel* panel)
        : QAccessibleWidget(panel, QAccessible::Grouping, WalkthroughPanel::tr("Walkthrough"))
    {
    }
    [[nodiscard]] int childCount() const override
    {
        return QAccessibleWidget::childCount() + (card() != nullptr ? 1 : 0);
    }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        if (index == QAccessibleWidget::childCount() && card() != nullptr)
            return QAccessible::queryAccessibleInterface(card());
        return QAccessibleWidget::child(index);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        if (child != nullptr && card() != nullptr && child->object() == card())
            return QAccessibleWidget::childCount();
        return QAccessibleWidget::indexOfChild(child);
    }

private:
    [[nodiscard]] CurrentStepCard* card() const
    {
        auto* card = widget()->findChild<CurrentStepCard*>();
        return card != nullptr && !card->isHidden() ? card : nullptr;
    }
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    if (auto* card = qobject_cast<CurrentStepCard*>(object))
        return new CardInterface(card);
    if (auto* panel = qobject_cast<WalkthroughPanel*>(object))
        return new PanelInterface(panel);
    return nullptr;
}

} // namespace

void showCardToScreenReaders()
{
    QAccessible::installFactory(&makeInterface);
}

} // namespace muster::ui
