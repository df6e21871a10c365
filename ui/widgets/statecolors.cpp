// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statecolors.h"

#include <algorithm>
#include <cmath>

namespace muster::ui {

namespace {

QColor rgb(unsigned int value)
{
    return QColor::fromRgb(QRgb(0xff000000U | value));
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

StateColors StateColors::dark()
{
    return {
        .window = rgb(0x14181d),
        .panel = rgb(0x1b2127),
        .raised = rgb(0x242c34),
        .field = rgb(0x14181d),
        .hairline = rgb(0x2c353e),
        .border = rgb(0x6b7885),
        .text = rgb(0xe8ecf0),
        .muted = rgb(0xaab4bf),
        .focus = rgb(0xffd84d),
        .current = rgb(0x7fd4ff),
        .onCurrent = rgb(0x14181d),
        .currentCard = rgb(0x1d2a34),
        .critical = rgb(0xfa685e),
        .criticalChip = rgb(0xfa685e),
        .onCriticalChip = rgb(0x14181d),
        .criticalBand = rgb(0x301f20),
        .warning = rgb(0xffe651),
        .warningChip = rgb(0xffe651),
        .onWarningChip = rgb(0x14181d),
        .cautionBand = rgb(0x2b2a1d),
        .information = rgb(0x5b8efb),
        .informationChip = rgb(0x2a4fa8),
        .onInformationChip = rgb(0xffffff),
        .ok = rgb(0xb9f2da),
        .okChip = QColor(Qt::transparent),
        .drill = rgb(0xd083b6),
        .onDrill = rgb(0x14181d),
        .clockTrack = rgb(0x39444f),
    };
}

StateColors StateColors::light()
{
    return {
        .window = rgb(0xf3f5f7),
        .panel = rgb(0xffffff),
        .raised = rgb(0xe9edf1),
        .field = rgb(0xffffff),
        .hairline = rgb(0xd8dee4),
        .border = rgb(0x6f7a86),
        .text = rgb(0x14181d),
        .muted = rgb(0x48525d),
        .focus = rgb(0x0b3d91),
        .current = rgb(0x005f8f),
        .onCurrent = rgb(0xffffff),
        .currentCard = rgb(0xeef6fb),
        .critical = rgb(0xb3261e),
        .criticalChip = rgb(0xa31515),
        .onCriticalChip = rgb(0xffffff),
        .criticalBand = rgb(0xfdeceb),
        .warning = rgb(0x7a4a00),
        .warningChip = rgb(0xffd54a),
        .onWarningChip = rgb(0x14181d),
        .cautionBand = rgb(0xfff7da),
        .information = rgb(0x0b3d91),
        .informationChip = rgb(0xcfe0ff),
        .onInformationChip = rgb(0x0b3d91),
        .ok = rgb(0x0a6b4d),
        .okChip = rgb(0xe3f5ee),
        .drill = rgb(0x7b2d8e),
        .onDrill = rgb(0xffffff),
        .clockTrack = rgb(0xc9d1d9),
    };
}

StateColors StateColors::night()
{
    auto colors = dark();
    colors.window = rgb(0x0d0f12);
    return colors;
}

StateColors StateColors::highContrast()
{
    const auto black = rgb(0x000000);
    const auto white = rgb(0xffffff);
    const auto yellow = rgb(0xffff00);
    const auto cyan = rgb(0x00ffff);
    return {
        .window = black,
        .panel = black,
        .raised = black,
        .field = black,
        .hairline = white,
        .border = white,
        .text = white,
        .muted = white,
        .focus = yellow,
        .current = cyan,
        .onCurrent = black,
        .currentCard = black,
        .critical = yellow,
        .criticalChip = yellow,
        .onCriticalChip = black,
        .criticalBand = black,
        .warning = yellow,
        .warningChip = black,
        .onWarningChip = yellow,
        .cautionBand = black,
        .information = white,
        .informationChip = black,
        .onInformationChip = white,
        .ok = white,
        .okChip = black,
        .drill = white,
        .onDrill = black,
        .clockTrack = black,
        .outline = 2,
    };
}

double contrast(const QColor& a, const QColor& b)
{
    const auto la = luminance(a);
    const auto lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace muster::ui
