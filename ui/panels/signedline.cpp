// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/signedline.h"

#include "ui/panels/paragraph.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>

namespace muster::ui {

namespace {

constexpr int kGlyph = 15;

} // namespace

SignedLine::SignedLine(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(new Paragraph)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_words, 1);
    restyle();
    hide();
}

SignedLine::~SignedLine() = default;

void SignedLine::setWords(Glyph glyph, const QString& words, const QString& lead)
{
    m_glyph = glyph;
    m_words->setWords(words, lead);
    setVisible(!words.isEmpty() || !lead.isEmpty());
    update();
}

QString SignedLine::words() const
{
    return m_words->text();
}

void SignedLine::setFont(TypeScale::Token token)
{
    m_token = token;
    restyle();
}

void SignedLine::setMuted(bool muted)
{
    m_muted = muted;
    restyle();
}

void SignedLine::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    restyle();
}

void SignedLine::restyle()
{
    m_words->setStyle(m_theme.font(m_token), m_muted ? m_theme.colors.muted : m_theme.colors.text);
    m_words->setContentsMargins(m_theme.px(kGlyph + 9), 0, 0, 0);
    update();
}

void SignedLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto area = m_words->geometry();
    const auto side = m_theme.px(kGlyph);
    // The sign stands beside the first line, however many there are.
    const auto spare = std::max(0, area.height() - m_words->heightForWidth(area.width())) / 2;
    const auto line = Paragraph::lineHeight(m_words->font());
    const QRectF place(area.left(), area.top() + spare + (line - side) / 2, side, side);
    if (m_muted)
        GlyphPainter::paint(&painter, m_glyph, place, m_theme.colors.muted);
    else
        GlyphPainter::paint(&painter, m_glyph, place, m_theme.colors);
}

} // namespace muster::ui
