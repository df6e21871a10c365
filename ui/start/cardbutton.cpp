// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/cardbutton.h"

#include "ui/widgets/button.h"

#include <QKeyEvent>
#include <QPainter>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kHeight = 66;
constexpr int kInset = 14;
constexpr int kKeyWidth = 26;
constexpr int kWordsSize = 13;
constexpr int kLeastWidth = 200;

} // namespace

CardButton::CardButton(
    const QString& key, const QString& title, const QString& words, const ThemeValues& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_key(key)
    , m_words(words)
    , m_theme(theme)
{
    setText(title);
    setToolTip(words);
    setAccessibleDescription(tr("%1 Key %2.").arg(words, key));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

CardButton::~CardButton() = default;

void CardButton::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize CardButton::sizeHint() const
{
    const auto width = std::max(QFontMetrics(m_theme.font(Token::BodyStrong)).horizontalAdvance(text()),
        QFontMetrics(m_theme.type.words(kWordsSize)).horizontalAdvance(m_words));
    return { width + m_theme.px(kKeyWidth + 2 * kInset), m_theme.px(kHeight) };
}

QSize CardButton::minimumSizeHint() const
{
    return { m_theme.px(kLeastWidth), m_theme.px(kHeight) };
}

void CardButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& colors = m_theme.colors;
    painter.setPen(Qt::NoPen);
    painter.setBrush(underMouse() || isDown() ? colors.raised : colors.panel);
    painter.drawRoundedRect(rect(), kCardRadius, kCardRadius);
    const auto inset = m_theme.px(kInset);
    painter.setPen(colors.muted);
    painter.setFont(m_theme.font(Token::CompactClock));
    const auto inner = rect().adjusted(inset, 0, -inset, 0);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, m_key);
    const auto words = inner.adjusted(m_theme.px(kKeyWidth), 0, 0, 0);
    const auto write = [&](const QRect& place, const QString& text, const QFont& font, const QColor& ink) {
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
            QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
    };
    const int half = height() / 2;
    write(words.adjusted(0, m_theme.px(10), 0, -half), text(), m_theme.font(Token::BodyStrong), colors.text);
    write(words.adjusted(0, half, 0, -m_theme.px(10)), m_words, m_theme.type.words(kWordsSize), colors.muted);
    if (hasFocus())
        paintFocusRing(&painter, QRectF(rect()), kCardRadius, colors);
}

void CardButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace muster::ui
