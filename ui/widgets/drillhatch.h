// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/statecolors.h"

#include <QPixmap>
#include <QRegion>

class QPainter;

namespace muster::ui {

/// The hatch that frames everything a drill shows, so that nobody takes it for the real thing.
class DrillHatch {
public:
    static constexpr int kWidth = 8;

    /// Paints the part of `exposed` that lies within kWidth of the frame's edge.
    void paint(QPainter* painter, const QRect& frame, const QRegion& exposed, const StateColors& colors);

private:
    QPixmap m_tile;
    StateColors m_colors;
};

} // namespace muster::ui
