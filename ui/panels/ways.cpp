// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/ways.h"

#include "ui/panels/paragraph.h"
#include "ui/panels/signedline.h"
#include "ui/widgets/button.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {

Ways::Ways(const QString& name, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(new SignedLine(theme))
    , m_grid(new QGridLayout)
{
    setObjectName(name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_words);
    column->addLayout(m_grid);
    restyle();
    hide();
}

Ways::~Ways() = default;

void Ways::offer(const Offer& offer)
{
    withdraw();
    m_words->setWords(offer.glyph, offer.words, offer.lead);
    fill(offer);
    restyle();
    show();
}

void Ways::fill(const Offer& offer)
{
    int line = 0;
    int column = 0;
    const auto nextLine = [&] {
        ++line;
        column = 0;
    };
    for (const auto& way : offer.ways) {
        auto* button = new Button(Button::Kind::Outlined, way.words, m_theme);
        button->setObjectName(objectName() + u'.' + way.name);
        button->setAccessibleDescription(way.effect);
        connect(button, &QPushButton::clicked, this, [this, go = way.go] {
            withdraw();
            go();
        });
        m_buttons << button;
        m_keys << way.key;
        if (way.key != Qt::Key_unknown)
            button->setKeyHint(QKeySequence(way.key).toString());
        if (way.effect.isEmpty()) {
            m_grid->addWidget(button, line, column, Qt::AlignLeft);
            if (++column == offer.inLine)
                nextLine();
            continue;
        }
        if (column > 0)
            nextLine();
        m_grid->addWidget(button, line, 0, 1, offer.inLine + 1, Qt::AlignLeft);
        auto* effect = new Paragraph;
        effect->setWords(way.effect);
        m_grid->addWidget(effect, line + 1, 0, 1, offer.inLine + 1);
        m_effects << effect;
        line += 2;
    }
    m_grid->setColumnStretch(offer.inLine, 1);
}

void Ways::takeKeyboard()
{
    if (!m_buttons.isEmpty())
        m_buttons.first()->setFocus(Qt::OtherFocusReason);
}

void Ways::withdraw()
{
    hide();
    // Not at once: one of them may be telling that it was clicked.
    for (auto* button : std::exchange(m_buttons, {})) {
        button->hide();
        button->setObjectName({});
        m_grid->removeWidget(button);
        button->deleteLater();
    }
    m_keys.clear();
    for (auto* effect : std::exchange(m_effects, {}))
        delete effect;
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, 0);
}

void Ways::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        withdraw();
        emit gaveUp();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // A button by itself hears only the space bar.
        auto* chosen = qobject_cast<Button*>(focusWidget());
        if (chosen && chosen->hasFocus() && !event->isAutoRepeat())
            chosen->click();
        return;
    }
    const auto taken = m_keys.indexOf(static_cast<Qt::Key>(event->key()));
    if (taken < 0 || event->key() == Qt::Key_unknown || event->modifiers() != Qt::NoModifier)
        return QWidget::keyPressEvent(event);
    if (!event->isAutoRepeat())
        m_buttons[taken]->click();
}

void Ways::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    restyle();
}

void Ways::restyle()
{
    m_words->setTheme(m_theme);
    for (auto* button : std::as_const(m_buttons))
        button->setTheme(m_theme);
    for (auto* effect : std::as_const(m_effects))
        effect->setStyle(m_theme.font(TypeScale::Token::Table), m_theme.colors.muted);
    layout()->setSpacing(m_theme.px(6));
    m_grid->setHorizontalSpacing(m_theme.px(8));
    m_grid->setVerticalSpacing(m_theme.px(4));
}

} // namespace muster::ui
