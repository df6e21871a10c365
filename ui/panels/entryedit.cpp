// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/entryedit.h"

#include "ui/panels/lineofwords.h"

#include <QPainter>

#include <array>

namespace muster::ui {

using Token = TypeScale::Token;

EntryEdit::EntryEdit(const ThemeValues& theme, QWidget* parent)
    : QLineEdit(parent)
    , m_theme(theme)
{
    setPlaceholderText(tr("Write what happened"));
    connect(this, &QLineEdit::textChanged, this, qOverload<>(&QWidget::update));
}

EntryEdit::~EntryEdit() = default;

void EntryEdit::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    update();
}

void EntryEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || !isEnabled())
        return;
    struct Hint {
        QString sign;
        QString meaning;
    };
    const std::array hints { Hint { tr("TODO"), tr("task") }, Hint { tr("?"), tr("question") },
        Hint { tr("!"), tr("decision") } };
    QPainter painter(this);
    const auto& small = m_theme.font(Token::Table);
    const auto& strong = m_theme.font(Token::TableStrong);
    const auto gap = m_theme.px(14);
    int right = width() - m_theme.px(12);
    const auto left = m_theme.px(24) + widthOf(placeholderText(), font());
    for (const auto& hint : hints) {
        const auto signWidth = widthOf(hint.sign + u' ', strong);
        const auto width = signWidth + widthOf(hint.meaning, small);
        if (right - width < left)
            return;
        const QRect place(right - width, 0, width, height());
        paintLine(&painter, m_shapes, place, { { hint.sign, strong, m_theme.colors.text } }, {}, 0);
        paintLine(&painter, m_shapes, place.adjusted(signWidth, 0, 0, 0),
            { { hint.meaning, small, m_theme.colors.muted } }, {}, 0);
        right -= width + gap;
    }
}

EntryTime::EntryTime(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
}

EntryTime::~EntryTime() = default;

void EntryTime::setTime(const QString& time)
{
    if (m_time == time)
        return;
    m_time = time;
    update();
}

void EntryTime::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    update();
}

void EntryTime::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintLine(
        &painter, m_shapes, rect(), { { m_time, m_theme.font(Token::Figure), m_theme.colors.muted } }, {}, 0);
}

} // namespace muster::ui
