// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/paragraph.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace muster::ui {

namespace {

/// QTextLayout starts a new line at this mark, not at a line feed.
QString withLineMarks(QString text)
{
    return text.replace(u'\n', QChar(QChar::LineSeparator));
}

/// Lays the lines out below each other and answers how much room they take.
QSizeF layOut(QTextLayout& layout, qsizetype boldLength, qreal width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    if (boldLength > 0) {
        QTextLayout::FormatRange lead;
        lead.start = 0;
        lead.length = static_cast<int>(boldLength);
        lead.format.setFontWeight(QFont::DemiBold);
        layout.setFormats({ lead });
    }
    qreal y = 0;
    qreal widest = 0;
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const auto height = std::max(line.height(), Paragraph::lineHeight(layout.font()));
        line.setPosition({ 0, y + (height - line.height()) / 2 });
        y += height;
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return { widest, y };
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
    m_leadLength = lead.size();
    setText(lead.isEmpty() || text.isEmpty() ? lead + text : lead + u' ' + text);
}

void Paragraph::setStyle(const QFont& font, const QColor& color)
{
    setFont(font);
    m_color = color;
    updateGeometry();
    update();
}

QSize Paragraph::sizeHint() const
{
    constexpr qreal kOneLine = 100'000;
    QTextLayout layout(withLineMarks(text()), font());
    const auto room = layOut(layout, m_leadLength, kOneLine);
    const auto margins = contentsMargins();
    return { static_cast<int>(std::ceil(room.width())) + 1 + margins.left() + margins.right(),
        static_cast<int>(std::ceil(room.height())) + margins.top() + margins.bottom() };
}

QSize Paragraph::minimumSizeHint() const
{
    return { QFontMetrics(font()).averageCharWidth() * 8, QFontMetrics(font()).height() };
}

int Paragraph::heightForWidth(int width) const
{
    QTextLayout layout(withLineMarks(text()), font());
    const auto margins = contentsMargins();
    const auto height = layOut(layout, m_leadLength, width - margins.left() - margins.right()).height();
    return static_cast<int>(std::ceil(height)) + margins.top() + margins.bottom();
}

void Paragraph::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QTextLayout layout(withLineMarks(text()), font());
    const QRectF room(contentsRect());
    const auto height = layOut(layout, m_leadLength, room.width()).height();
    painter.setPen(isEnabled() ? m_color : palette().color(QPalette::Disabled, QPalette::WindowText));
    layout.draw(&painter, { room.left(), room.top() + std::max(0.0, (room.height() - height) / 2) });
}

} // namespace muster::ui
