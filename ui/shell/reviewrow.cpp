// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reviewrow.h"

#include "ui/panels/paragraph.h"
#include "ui/shell/flowlayout.h"
#include "ui/widgets/button.h"

#include <QVBoxLayout>

namespace muster::ui {

using Token = TypeScale::Token;

ReviewRow::ReviewRow(
    const QString& sentence, Ink ink, const QList<Act>& acts, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_words(new Paragraph(this))
{
    const auto& colors = theme.colors;
    m_words->setWords(sentence);
    m_words->setStyle(theme.font(ink == Ink::Critical ? Token::TableStrong : Token::Table),
        ink == Ink::Critical    ? colors.critical
            : ink == Ink::Muted ? colors.muted
                                : colors.text);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, theme.px(6));
    column->setSpacing(theme.px(4));
    column->addWidget(m_words);
    if (acts.isEmpty())
        return;
    auto* buttons = new FlowLayout;
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(theme.px(8));
    for (const auto& act : acts) {
        auto* button = new Button(Button::Kind::Outlined, act.text, theme, this);
        button->setObjectName(act.id);
        button->setHeight(Button::Height::Small);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(QString(act.text).remove(u'…'), sentence));
        connect(button, &QPushButton::clicked, this, act.act);
        buttons->addWidget(button);
    }
    column->addLayout(buttons);
}

ReviewRow::~ReviewRow() = default;

QString ReviewRow::sentence() const
{
    return m_words->text();
}

Button* ReviewRow::button(const QString& id) const
{
    return findChild<Button*>(id);
}

} // namespace muster::ui
