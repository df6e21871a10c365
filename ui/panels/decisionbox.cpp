// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decisionbox.h"

#include "ui/panels/alternativebutton.h"
#include "ui/panels/paragraph.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {

using Token = TypeScale::Token;

DecisionBox::DecisionBox(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_question(new Paragraph)
    , m_grid(new QGridLayout)
    , m_group(new QButtonGroup(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_question);
    column->addLayout(m_grid);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    restyle();
}

DecisionBox::~DecisionBox() = default;

void DecisionBox::setDecision(const std::optional<plan::Decision>& decision,
    const std::optional<plan::AnswerId>& chosen, const QHash<plan::AnswerId, QString>& against)
{
    qDeleteAll(m_alternatives);
    m_alternatives.clear();
    setVisible(decision.has_value());
    if (!decision)
        return;
    m_question->setWords(decision->question);
    m_question->setVisible(!decision->question.isEmpty());
    for (const auto& answer : decision->answers) {
        const auto number = static_cast<int>(m_alternatives.size());
        auto* button = new AlternativeButton(answer, against.value(answer.id), number + 1, m_theme, this);
        button->setObjectName(QStringLiteral("card.answer%1").arg(number + 1));
        button->setChecked(chosen == answer.id);
        button->installEventFilter(this);
        m_group->addButton(button);
        m_grid->addWidget(button, number / 2, number % 2);
        // A layout would show it later, and until then it could not take the keyboard.
        button->show();
        if (number > 0)
            setTabOrder(m_alternatives.last(), button);
        m_alternatives << button;
        connect(button, &QAbstractButton::toggled, this, &DecisionBox::changed);
    }
}

void DecisionBox::setOpen(bool open)
{
    for (auto* button : std::as_const(m_alternatives))
        button->setEnabled(open);
}

void DecisionBox::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    for (auto* button : std::as_const(m_alternatives))
        button->setTheme(theme);
    restyle();
}

void DecisionBox::restyle()
{
    layout()->setSpacing(m_theme.px(6));
    m_grid->setSpacing(m_theme.px(8));
    m_question->setStyle(m_theme.font(Token::Body), m_theme.colors.text);
}

const plan::Answer* DecisionBox::chosen() const
{
    const auto* button = qobject_cast<const AlternativeButton*>(m_group->checkedButton());
    return button ? &button->answer() : nullptr;
}

bool DecisionBox::pick(qsizetype number)
{
    if (number < 0 || number >= m_alternatives.size() || !m_alternatives[number]->isEnabled())
        return false;
    m_alternatives[number]->setChecked(true);
    m_alternatives[number]->setFocus(Qt::OtherFocusReason);
    return true;
}

bool DecisionBox::isUndecided() const
{
    return !m_alternatives.isEmpty() && !chosen();
}

void DecisionBox::takeKeyboard()
{
    if (!m_alternatives.isEmpty())
        m_alternatives.first()->setFocus(Qt::OtherFocusReason);
}

QWidget* DecisionBox::lastStop() const
{
    return m_alternatives.isEmpty() ? nullptr : m_alternatives.last();
}

bool DecisionBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    // A button would walk through its neighbours; up and down belong to the list around the card.
    const auto key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down)
        return QCoreApplication::sendEvent(parentWidget(), event);
    if (key != Qt::Key_Left && key != Qt::Key_Right)
        return QWidget::eventFilter(watched, event);
    pick(m_alternatives.indexOf(qobject_cast<AlternativeButton*>(watched)) + (key == Qt::Key_Left ? -1 : 1));
    return true;
}

} // namespace muster::ui
