// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/widgets/button.h"

#include <QLabel>
#include <QVBoxLayout>

namespace muster::ui {

EmptyState::EmptyState(const QString& sentence, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_sentence(new QLabel(sentence, this))
    , m_act(new Button(Button::Kind::Outlined, QString(), theme, this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_act->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kDockInset, kDockInset, kDockInset, kDockInset);
    layout->setSpacing(kDockInset);
    layout->addWidget(m_sentence);
    layout->addWidget(m_act, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(m_act, &Button::clicked, this, &EmptyState::actWanted);
    setTheme(theme);
}

EmptyState::~EmptyState() = default;

void EmptyState::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

void EmptyState::setAct(const QString& text, const QString& keys)
{
    m_act->setText(text);
    m_act->setKeyHint(keys);
    m_act->setVisible(!text.isEmpty());
}

void EmptyState::fillPage()
{
    m_isPage = true;
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    column->insertStretch(0, 2);
    column->setStretch(column->count() - 1, 3);
    m_sentence->setAlignment(Qt::AlignHCenter);
    column->setAlignment(m_act, Qt::AlignHCenter);
}

void EmptyState::setTheme(const ThemeValues& theme)
{
    m_sentence->setFont(theme.font(m_isPage ? TypeScale::Token::H2 : TypeScale::Token::Table));
    auto palette = m_sentence->palette();
    palette.setColor(QPalette::WindowText, theme.colors.muted);
    m_sentence->setPalette(palette);
    m_act->setTheme(theme);
}

} // namespace muster::ui
