// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/statecolors.h"

#include <QRectF>

#include <optional>

class QPainter;

namespace muster::ui {

/// One promise as a bar: its whole length is the promise, the fill is the time gone. Positions are shares of
/// the promise, 1 being its end.
struct HorizonBar {
    enum class State { Running, Soon, Paused, Recovered, Over };

    State state = State::Running;
    double gone = 0;
    /// When it will probably be over, and between which times.
    std::optional<double> forecast = {};
    std::optional<double> forecastFrom = {};
    std::optional<double> forecastTo = {};
    std::optional<double> decideBy = {};

    /// The bar is 4 px high (at 100 %) in the middle of the rectangle; its marks reach 3 px above and below.
    void paint(QPainter* painter, const QRectF& rect, const StateColors& colors) const;
};

} // namespace muster::ui
