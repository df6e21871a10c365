// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/statecolors.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace muster::ui {

/// The signs of states. A sign never stands without its word.
enum class Glyph {
    Pending,
    Current,
    Held,
    Waiting,
    Done,
    Verified,
    Sensed,
    Overridden,
    Deferred,
    Skipped,
    Inactive,
    Failed,
    Regressed,
    Stale,
    Critical,
    Warning,
    Information,
    Normal,
    Recovering,
    Recovered,
    Paused,
    Drill,
    Decision,
    Update,
    Task,
    Milestone,
    Credential,
    Person,
    Evidence,
};
inline constexpr int kGlyphCount = static_cast<int>(Glyph::Evidence) + 1;

/// Draws the signs from one table of paths on a square of 16 units, for screen, icons and paper alike.
struct GlyphPainter {
    /// In one ink, centred in the rectangle; what is cut out shows the ground.
    static void paint(QPainter* painter, Glyph glyph, const QRectF& rect, const QColor& ink);
    /// In the colour that the sign has by itself: a warning is a yellow triangle with a dark sign in it.
    static void paint(QPainter* painter, Glyph glyph, const QRectF& rect, const StateColors& colors);
    /// The colour of the sign and of the state's word.
    [[nodiscard]] static QColor color(Glyph glyph, const StateColors& colors);
    /// At any size, without hinting.
    [[nodiscard]] static QIcon icon(Glyph glyph, const QColor& ink);
};

} // namespace muster::ui
