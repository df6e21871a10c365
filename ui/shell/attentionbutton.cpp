// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/attentionbutton.h"

#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QKeyEvent>
#include <QPainter>

namespace muster::ui {

namespace {

constexpr int kInset = 14;
constexpr int kGlyph = 20;
constexpr int kAfterGlyph = 8;

} // namespace

AttentionButton::AttentionButton(const ThemeValues& theme, QWidget* parent)
    : QToolButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setObjectName(QStringLiteral("strip.attention"));
    setAccessibleName(spoken());
    setToolTip(spoken());
}

AttentionButton::~AttentionButton() = default;

void AttentionButton::setCount(qsizetype count, bool critical)
{
    if (m_count == count && m_critical == critical)
        return;
    m_count = count;
    m_critical = critical;
    setAccessibleName(spoken());
    setToolTip(spoken());
    update();
}

void AttentionButton::setCompact(bool compact)
{
    m_compact = compact;
    update();
}

void AttentionButton::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    update();
}

QString AttentionButton::spoken() const
{
    if (m_count == 0)
        return tr("Nothing needs attention");
    const auto count
        = m_count == 1 ? tr("1 thing needs attention") : tr("%1 things need attention").arg(m_count);
    return m_critical ? tr("%1, something is broken").arg(count) : count;
}

void AttentionButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QToolButton::keyPressEvent(event);
}

void AttentionButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto& colors = m_theme.colors;
    painter.fillRect(rect(), underMouse() ? colors.raised : colors.panel);
    // Its neighbours draw the same lines: at the left, and below.
    painter.fillRect(QRect(0, 0, 1, height()), colors.hairline);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.hairline);
    const auto write = [&](int left, int middle, const QFont& font, const QColor& ink, const QString& text) {
        const QFontMetrics metrics(font);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(left, middle + (metrics.ascent() - metrics.descent()) / 2,
            metrics.elidedText(text, Qt::ElideRight, width() - left - 4));
    };
    int x = m_theme.px(m_compact ? 12 : kInset);
    const int middle = m_compact ? height() / 2 : m_theme.px(42);
    if (!m_compact)
        write(x, m_theme.px(12), m_theme.type.words(13), colors.muted, tr("Attention"));
    if (m_count == 0 && !m_compact) {
        write(x, middle, m_theme.type.words(17, QFont::DemiBold), colors.muted, tr("None"));
    } else {
        // Without the word above it the sign says what is counted.
        const auto glyph = m_theme.px(m_compact ? kGlyph - 2 : kGlyph);
        const QRectF place(x, middle - glyph / 2.0, glyph, glyph);
        if (m_count == 0)
            GlyphPainter::paint(&painter, Glyph::Warning, place, colors.muted);
        else
            GlyphPainter::paint(&painter, m_critical ? Glyph::Critical : Glyph::Warning, place, colors);
        x += glyph + m_theme.px(kAfterGlyph);
        write(x, middle, m_theme.type.figures(m_compact ? 19 : 24, QFont::Bold),
            m_count == 0 ? colors.muted : colors.text, QString::number(m_count));
    }
    if (hasFocus())
        paintFocusRing(&painter, rect().adjusted(2, 1, -1, -2), kControlRadius, colors);
}

} // namespace muster::ui
