// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/reasonline.h"

#include "ui/panels/paragraph.h"
#include "ui/panels/stepwords.h"
#include "ui/widgets/button.h"

#include <QCompleter>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

/// A whole row of them is wider than a page between two docks.
constexpr int kPicksInRow = 2;

} // namespace

ReasonLine::ReasonLine(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_question(new Paragraph)
    , m_pickRow(new QGridLayout)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_person(new QLineEdit)
    , m_text(new QLineEdit)
    , m_confirm(new Button(Button::Kind::Solid, {}, theme))
    , m_cancel(new Button(Button::Kind::Flat, tr("Cancel"), theme))
{
    m_question->setObjectName(QStringLiteral("reason.question"));
    m_person->setObjectName(QStringLiteral("reason.person"));
    m_person->setMaxLength(100);
    m_text->setObjectName(QStringLiteral("reason.text"));
    m_text->setMaxLength(1000);
    m_confirm->setObjectName(QStringLiteral("reason.confirm"));
    m_confirm->setKeyHint(QStringLiteral("Enter"));
    m_cancel->setObjectName(QStringLiteral("reason.cancel"));
    m_cancel->setKeyHint(QStringLiteral("Esc"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_cancel);
    buttons->addStretch(0);
    m_row->addWidget(m_text, 1);
    m_row->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_question);
    column->addWidget(m_person);
    m_pickRow->setColumnStretch(kPicksInRow, 1);
    column->addLayout(m_pickRow);
    column->addLayout(m_row);
    connect(m_confirm, &QPushButton::clicked, this, &ReasonLine::answer);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        giveUp();
        emit gaveUp();
    });
    restyle();
    hide();
}

ReasonLine::~ReasonLine() = default;

void ReasonLine::ask(const QString& question, const QString& confirm, const QStringList& picks, Need need)
{
    ask(Question { question, confirm, picks, need });
}

void ReasonLine::ask(const Question& question)
{
    m_need = question.need;
    m_careful = question.careful;
    m_question->setWords(question.words);
    m_person->setVisible(!question.person.isEmpty());
    m_person->setAccessibleName(question.person);
    m_person->setPlaceholderText(question.person);
    m_person->clear();
    auto* offered = new QCompleter(question.people, m_person);
    offered->setCaseSensitivity(Qt::CaseInsensitive);
    m_person->setCompleter(offered);
    m_text->setAccessibleName(question.hint.isEmpty() ? question.words : question.hint);
    m_text->clear();
    m_text->setPlaceholderText(!question.hint.isEmpty() ? question.hint
            : question.need == Need::Words              ? tr("In a few words")
            : question.picks.isEmpty()                  ? tr("In a few words; may stay empty")
                                                        : tr("More words; may stay empty"));
    m_confirm->setText(buttonWords(question.confirm));
    m_cancel->setText(question.careful ? tr("Go back") : tr("Cancel"));
    setPicks(question.picks);
    show();
    if (question.careful)
        m_cancel->setFocus(Qt::OtherFocusReason);
    else
        takeKeyboard();
}

void ReasonLine::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int beside = m_text->sizeHint().width() + m_confirm->sizeHint().width()
        + m_cancel->sizeHint().width() + 3 * m_row->spacing();
    m_row->setDirection(width() < beside ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ReasonLine::takeKeyboard()
{
    if (!m_person->isHidden() && person().isEmpty())
        m_person->setFocus(Qt::OtherFocusReason);
    else if (m_picks.isEmpty() || m_picked >= 0)
        m_text->setFocus(Qt::OtherFocusReason);
    else
        m_picks.first()->setFocus(Qt::OtherFocusReason);
}

QString ReasonLine::person() const
{
    return m_person->text().trimmed();
}

void ReasonLine::setPicks(const QStringList& picks)
{
    qDeleteAll(m_picks);
    m_picks.clear();
    m_picked = -1;
    for (int i = 0; i < picks.size(); ++i) {
        auto* button = new Button(Button::Kind::Outlined, buttonWords(picks[i]), m_theme, this);
        button->setObjectName(QStringLiteral("reason.pick%1").arg(i + 1));
        button->setKeyHint(QString::number(i + 1));
        button->setHeight(Button::Height::Normal);
        connect(button, &QPushButton::clicked, this, [this, i] { pick(i); });
        m_pickRow->addWidget(button, i / kPicksInRow, i % kPicksInRow, Qt::AlignLeft);
        setTabOrder(i == 0 ? static_cast<QWidget*>(m_person) : m_picks.last(), button);
        m_picks << button;
    }
    if (!m_picks.isEmpty())
        setTabOrder(m_picks.last(), m_text);
}

void ReasonLine::askAgain()
{
    show();
    m_text->setFocus(Qt::OtherFocusReason);
}

void ReasonLine::giveUp()
{
    hide();
}

void ReasonLine::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_confirm->setTheme(theme);
    m_cancel->setTheme(theme);
    for (auto* button : std::as_const(m_picks))
        button->setTheme(theme);
    restyle();
}

void ReasonLine::restyle()
{
    layout()->setSpacing(m_theme.px(6));
    m_pickRow->setSpacing(m_theme.px(6));
    m_question->setStyle(m_theme.font(Token::BodyStrong), m_theme.colors.text);
    for (auto* field : { m_person, m_text }) {
        field->setFont(m_theme.font(Token::Body));
        field->setMinimumHeight(m_theme.px(kControlHeight));
    }
}

void ReasonLine::pick(int number)
{
    if (number >= m_picks.size())
        return;
    m_picked = number;
    for (int i = 0; i < m_picks.size(); ++i) {
        m_picks[i]->setKind(i == number ? Button::Kind::Solid : Button::Kind::Outlined);
        m_picks[i]->setAccessibleDescription(i == number ? tr("chosen") : QString::number(i + 1));
    }
    m_text->setFocus(Qt::OtherFocusReason);
}

void ReasonLine::answer()
{
    const bool wantsPerson = !m_person->isHidden() && person().isEmpty();
    if (wantsPerson || (!m_picks.isEmpty() && m_picked < 0)) {
        takeKeyboard();
        return;
    }
    const auto text = m_text->text().trimmed();
    if (m_need == Need::Words && text.isEmpty()) {
        m_text->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto picked = m_picked;
    giveUp();
    emit answered(picked, text);
}

void ReasonLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        giveUp();
        emit gaveUp();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (auto* button = qobject_cast<Button*>(focusWidget()); button && button->hasFocus())
            button->click();
        else if (!event->isAutoRepeat())
            answer();
        return;
    }
    const auto number = event->key() - Qt::Key_1;
    if (!m_text->hasFocus() && !m_person->hasFocus() && event->modifiers() == Qt::NoModifier && number >= 0
        && number < m_picks.size()) {
        pick(number);
        return;
    }
    if (m_careful && !event->text().isEmpty() && event->text().front().isPrint()
        && !event->modifiers().testFlag(Qt::ControlModifier)) {
        // Whoever types has read enough to answer; Enter alone still goes back.
        m_text->setFocus(Qt::OtherFocusReason);
        return m_text->insert(event->text());
    }
    if (event->modifiers() == Qt::NoModifier && !event->text().isEmpty())
        return; // Letters typed beside the field must not reach the card below.
    QWidget::keyPressEvent(event);
}

} // namespace muster::ui
