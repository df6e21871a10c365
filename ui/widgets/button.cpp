// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/button.h"

#include <QFontMetrics>
#include <QKeySequence>
#include <QPainter>
#include <QStyleOptionButton>

namespace muster::ui {

namespace {

constexpr int kHintGap = 10;
constexpr int kCapInset = 5;
constexpr int kChosenBar = 4;

struct Inks {
    QColor ground = Qt::transparent;
    QColor ink;
    QColor line = Qt::transparent;
};

Inks inksOf(Button::Kind kind, const StateColors& colors)
{
    switch (kind) {
    case Button::Kind::Primary:
        return { colors.current, colors.onCurrent };
    case Button::Kind::Solid:
        return { colors.text, colors.panel };
    case Button::Kind::Outlined:
        return { colors.raised, colors.text, colors.border };
    case Button::Kind::Flat:
        return { Qt::transparent, colors.text };
    }
    Q_UNREACHABLE();
}

/// Disabled words stay readable; what tells is the missing fill.
Inks disabledInks(Button::Kind kind, const StateColors& colors)
{
    const auto line = kind == Button::Kind::Flat ? QColor(Qt::transparent) : colors.border;
    return { Qt::transparent, colors.muted, line };
}

QColor mixed(const QColor& from, const QColor& to, float share)
{
    const auto part = [share](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(
        part(from.redF(), to.redF()), part(from.greenF(), to.greenF()), part(from.blueF(), to.blueF()));
}

QFont capFont(const ThemeValues& theme)
{
    return theme.type.words(12);
}

} // namespace

void paintRowGround(QPainter* painter, const QRect& row, bool chosen, const StateColors& colors)
{
    painter->fillRect(row, chosen ? colors.raised : colors.panel);
    if (chosen && colors.outlinesGrounds())
        painter->fillRect(QRect(row.left(), row.top(), kChosenBar, row.height()), colors.text);
}

void paintFocusRing(QPainter* painter, const QRectF& rect, qreal radius, const StateColors& colors)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colors.focus, kFocusRing));
    const qreal half = kFocusRing / 2.0;
    painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius);
    painter->restore();
}

int keyCapWidth(const QString& keys, const ThemeValues& theme)
{
    return keys.isEmpty() ? 0
                          : QFontMetrics(capFont(theme)).horizontalAdvance(keys) + 2 * theme.px(kCapInset);
}

void paintKeyCap(
    QPainter* painter, const QRectF& rect, const QString& keys, const QColor& ink, const ThemeValues& theme)
{
    const QFontMetricsF metrics(capFont(theme));
    const qreal height = metrics.height() + 2;
    const QRectF cap(rect.left(), rect.center().y() - height / 2, keyCapWidth(keys, theme), height);
    auto line = ink;
    line.setAlphaF(0.5F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(line, 1));
    painter->drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), kChipRadius, kChipRadius);
    painter->setFont(capFont(theme));
    painter->setPen(ink);
    painter->drawText(cap, Qt::AlignCenter, keys);
    painter->restore();
}

Button::Button(Kind kind, const QString& text, const ThemeValues& theme, QWidget* parent)
    : QPushButton(text, parent)
    , m_kind(kind)
    , m_height(kind == Kind::Primary ? Height::Tall : Height::Normal)
    , m_theme(theme)
{
    setAutoDefault(false);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Button::~Button() = default;

void Button::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void Button::setKeyHint(const QString& keys)
{
    m_keys = QString(keys).replace(u'+', u' ');
    setAccessibleDescription(m_keys);
    updateGeometry();
    update();
}

void Button::setHeight(Height height)
{
    m_height = height;
    updateGeometry();
    update();
}

void Button::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QFont Button::labelFont() const
{
    if (m_height == Height::Tall)
        return m_theme.type.words(16, QFont::DemiBold);
    return m_theme.type.words(m_height == Height::Small ? 13 : 14,
        m_kind == Kind::Outlined && m_height == Height::Small ? QFont::Normal : QFont::DemiBold);
}

int Button::inset() const
{
    if (m_kind == Kind::Flat)
        return m_theme.px(8);
    return m_theme.px(m_height == Height::Tall ? 19 : 11);
}

int Button::hintWidth() const
{
    return m_keys.isEmpty() ? 0 : keyCapWidth(m_keys, m_theme) + m_theme.px(kHintGap);
}

QSize Button::sizeHint() const
{
    const int height = m_height == Height::Tall ? kPrimaryHeight
        : m_height == Height::Small             ? kSmallControlHeight
                                                : kControlHeight;
    return { QFontMetrics(labelFont()).size(Qt::TextShowMnemonic, text()).width() + hintWidth() + 2 * inset(),
        m_theme.px(height) };
}

void Button::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    auto inks = isEnabled() ? inksOf(m_kind, m_theme.colors) : disabledInks(m_kind, m_theme.colors);
    if (isEnabled() && (underMouse() || isDown())) {
        const auto base = inks.ground.alpha() == 0 ? palette().color(QPalette::Window) : inks.ground;
        inks.ground = mixed(base, inks.ink, isDown() ? 0.22F : 0.10F);
    }

    QRectF box(rect());
    qreal radius = kControlRadius;
    if (hasFocus()) {
        paintFocusRing(&painter, box, radius, m_theme.colors);
        const qreal room = kFocusRing + kFocusGap;
        box.adjust(room, room, -room, -room);
        radius = 2;
        if (m_kind != Kind::Flat)
            inks.line = Qt::transparent;
    }
    painter.setBrush(inks.ground);
    painter.setPen(inks.line.alpha() == 0 ? QPen(Qt::NoPen) : QPen(inks.line, m_theme.colors.outline));
    const qreal half = m_theme.colors.outline / 2.0;
    if (inks.line.alpha() != 0)
        box.adjust(half, half, -half, -half);
    painter.drawRoundedRect(box, radius, radius);

    const auto font = labelFont();
    const QFontMetrics metrics(font);
    const int hint = hintWidth();
    const int room = width() - 2 * inset() - hint;
    const auto words = metrics.elidedText(text(), Qt::ElideRight, room + 1, Qt::TextShowMnemonic);
    const int textWidth = metrics.size(Qt::TextShowMnemonic, words).width();
    const int left = (width() - textWidth - hint) / 2;
    painter.setFont(font);
    painter.setPen(inks.ink);
    painter.drawText(QRect(left, 0, textWidth + 2, height()),
        Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, words);
    if (hint > 0)
        paintKeyCap(&painter, QRectF(left + textWidth + m_theme.px(kHintGap), 0, 0, height()), m_keys,
            inks.ink, m_theme);
}

} // namespace muster::ui
