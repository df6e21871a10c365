// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/paragraph.h"

#include "ui/panels/brokenlines.h"

#include <QEvent>
#include <QFontInfo>
#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace muster::ui {

namespace {

/// Lays the lines out below each other and answers how much room they take.
QSizeF layOut(QTextLayout& layout, qsizetype boldLength, qreal width)
{
    if (boldLength > 0) {
        QTextLayout::FormatRange lead;
        lead.start = 0;
        lead.length = static_cast<int>(boldLength);
        lead.format.setFontWeight(QFont::DemiBold);
        layout.setFormats({ lead });
    }
    return breakIntoLines(layout, width, Paragraph::lineHeight(layout.font()));
}

} // namespace

Paragraph::Paragraph(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    // Also what makes a label say that its height depends on its width.
    setWordWrap(true);
}

Paragraph::~Paragraph() = default;

qreal Paragraph::lineHeight(const QFont& font)
{
    return std::max(QFontMetricsF(font).height(), QFontInfo(font).pixelSize() * 1.4);
}

void Paragraph::setWords(const QString& text, const QString& lead)
{
    const auto words = lead.isEmpty() || text.isEmpty() ? lead + text : lead + u' ' + text;
    // A label that is told its own words lays out everything around it again.
    if (words == this->text() && lead.size() == m_leadLength)
        return;
    m_leadLength = lead.size();
    m_rooms.clear();
    setText(words);
}

void Paragraph::setStyle(const QFont& font, const QColor& color)
{
    setFont(font);
    m_color = color;
    updateGeometry();
    update();
}

QSizeF Paragraph::room(int width) const
{
    constexpr qsizetype kMost = 16;
    if (const auto known = m_rooms.constFind(width); known != m_rooms.constEnd())
        return *known;
    if (m_rooms.size() >= kMost)
        m_rooms.clear();
    QTextLayout layout(withLineMarks(text()), font());
    return *m_rooms.insert(width, layOut(layout, m_leadLength, width));
}

void Paragraph::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        m_rooms.clear();
    QLabel::changeEvent(event);
}

QSize Paragraph::sizeHint() const
{
    constexpr int kOneLine = 100'000;
    const auto words = room(kOneLine);
    const auto margins = contentsMargins();
    return { static_cast<int>(std::ceil(words.width())) + 1 + margins.left() + margins.right(),
        static_cast<int>(std::ceil(words.height())) + margins.top() + margins.bottom() };
}

QSize Paragraph::minimumSizeHint() const
{
    return { QFontMetrics(font()).averageCharWidth() * 8, QFontMetrics(font()).height() };
}

int Paragraph::heightForWidth(int width) const
{
    const auto margins = contentsMargins();
    const auto height = room(width - margins.left() - margins.right()).height();
    return static_cast<int>(std::ceil(height)) + margins.top() + margins.bottom();
}

void Paragraph::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QTextLayout layout(withLineMarks(text()), font());
    const QRectF place(contentsRect());
    const auto height = layOut(layout, m_leadLength, place.width()).height();
    painter.setPen(isEnabled() ? m_color : palette().color(QPalette::Disabled, QPalette::WindowText));
    layout.draw(&painter, { place.left(), place.top() + std::max(0.0, (place.height() - height) / 2) });
}

} // namespace muster::ui
