// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/firstcards.h"

#include "ui/start/cardbutton.h"

#include <QHBoxLayout>

namespace muster::ui {

FirstCards::FirstCards(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    const auto add = [&](const QString& name, const QString& title, const QString& words, auto wanted) {
        auto* card = new CardButton(QString::number(m_cards.size() + 1), title, words, theme, this);
        card->setObjectName(name);
        connect(card, &CardButton::clicked, this, wanted);
        m_cards << card;
        row->addWidget(card, 1);
    };
    add(QStringLiteral("card.sample"), tr("Run the 10-minute sample drill"),
        tr("Learn the keys on a made-up outage."), &FirstCards::sampleWanted);
    add(QStringLiteral("card.plan"), tr("Open a plan"), tr("Drop a *.plan.yaml here, or choose one."),
        &FirstCards::planWanted);
    add(QStringLiteral("card.blank"), tr("Declare now with a blank plan"),
        tr("Clock, log and checklist need no plan."), &FirstCards::blankWanted);
}

FirstCards::~FirstCards() = default;

bool FirstCards::press(const QString& digit)
{
    bool isNumber = false;
    const int number = digit.toInt(&isNumber);
    if (!isNumber || number < 1 || number > m_cards.size())
        return false;
    m_cards[number - 1]->click();
    return true;
}

void FirstCards::setTheme(const ThemeValues& theme)
{
    for (auto* card : std::as_const(m_cards))
        card->setTheme(theme);
}

} // namespace muster::ui
