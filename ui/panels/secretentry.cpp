// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/secretentry.h"

#include "ui/panels/paragraph.h"
#include "ui/widgets/button.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace muster::ui {

using Token = TypeScale::Token;

SecretEntry::SecretEntry(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_question(new Paragraph)
    , m_text(new QLineEdit)
    , m_show(new Button(Button::Kind::Flat, {}, theme))
    , m_confirm(new Button(Button::Kind::Solid, {}, theme))
    , m_cancel(new Button(Button::Kind::Flat, tr("Cancel"), theme))
{
    m_question->setObjectName(QStringLiteral("secretEntry.question"));
    m_text->setObjectName(QStringLiteral("secretEntry.text"));
    m_show->setObjectName(QStringLiteral("secretEntry.show"));
    m_show->setCheckable(true);
    m_confirm->setObjectName(QStringLiteral("secretEntry.confirm"));
    m_confirm->setKeyHint(QStringLiteral("Enter"));
    m_cancel->setObjectName(QStringLiteral("secretEntry.cancel"));
    m_cancel->setKeyHint(QStringLiteral("Esc"));
    auto* line = new QHBoxLayout;
    line->addWidget(m_text, 1);
    line->addWidget(m_show);
    auto* acts = new QHBoxLayout;
    acts->addWidget(m_confirm);
    acts->addWidget(m_cancel);
    acts->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_question);
    column->addLayout(line);
    column->addLayout(acts);
    connect(m_show, &QPushButton::toggled, this, [this](bool shown) { setMasked(!shown); });
    connect(m_confirm, &QPushButton::clicked, this, &SecretEntry::answered);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        giveUp();
        emit gaveUp();
    });
    setMasked(true);
    restyle();
    hide();
}

SecretEntry::~SecretEntry() = default;

void SecretEntry::setMasked(bool masked)
{
    m_text->setEchoMode(masked ? QLineEdit::Password : QLineEdit::Normal);
    m_text->setInputMethodHints(
        Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_show->setText(masked ? tr("Show") : tr("Mask"));
    m_show->setAccessibleName(masked ? tr("Show what is typed") : tr("Mask what is typed"));
}

void SecretEntry::mask()
{
    m_show->setChecked(false);
}

void SecretEntry::ask(const QString& question, const QString& confirm)
{
    m_question->setWords(question);
    m_text->setAccessibleName(question);
    m_confirm->setText(confirm);
    m_text->setText({});
    mask();
    show();
    m_text->setFocus(Qt::OtherFocusReason);
}

void SecretEntry::giveUp()
{
    // Not clear(): that can be undone.
    m_text->setText({});
    mask();
    hide();
}

SecretPtr SecretEntry::value() const
{
    auto bytes = m_text->text().toUtf8();
    if (bytes.isEmpty())
        return {};
    auto value = std::make_shared<const Secret>(bytes);
    bytes.fill('\0');
    return value;
}

void SecretEntry::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    for (auto* button : { m_show, m_confirm, m_cancel })
        button->setTheme(theme);
    restyle();
}

void SecretEntry::restyle()
{
    layout()->setSpacing(m_theme.px(6));
    m_question->setStyle(m_theme.font(Token::BodyStrong), m_theme.colors.text);
    m_text->setFont(m_theme.font(Token::Body));
    m_text->setMinimumHeight(m_theme.px(kControlHeight));
}

void SecretEntry::keyPressEvent(QKeyEvent* event)
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
            emit answered();
        return;
    }
    if (event->modifiers() == Qt::NoModifier && !event->text().isEmpty())
        return; // Letters typed beside the field must not reach the list above.
    QWidget::keyPressEvent(event);
}

} // namespace muster::ui
