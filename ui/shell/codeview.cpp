// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/codeview.h"

#include <QPainter>

#include <algorithm>

namespace muster::ui {

namespace {

/// What a camera still reads from a hand's distance, also where all else is made small.
constexpr int kSmallestSide = 160;

} // namespace

CodeView::CodeView(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

CodeView::~CodeView() = default;

void CodeView::setCode(const paper::QrCode& code)
{
    m_code = code;
    updateGeometry();
    update();
}

void CodeView::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

int CodeView::squareSide() const
{
    const int squares = m_code.size + 2 * paper::kQuietZone;
    return (std::max(kSmallestSide, m_theme.px(kSmallestSide)) + squares - 1) / squares;
}

QSize CodeView::sizeHint() const
{
    const int side = (m_code.size + 2 * paper::kQuietZone) * squareSide();
    return { side, side };
}

void CodeView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    const int side = squareSide();
    const int zone = paper::kQuietZone * side;
    for (int row = 0; row < m_code.size; ++row) {
        for (int column = 0; column < m_code.size; ++column) {
            if (m_code.isBlack(column, row))
                painter.fillRect(zone + column * side, zone + row * side, side, side, Qt::black);
        }
    }
}

} // namespace muster::ui
