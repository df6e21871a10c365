// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyphpainter.h"
#include "ui/widgets/theme.h"

#include <QString>

#include <optional>

class QPainter;

namespace muster::ui {

/// A word in a box, most often behind its sign: "SEV-1", "Read and do", "DRILL".
struct Chip {
    enum class Kind {
        Critical,
        Warning,
        Information,
        Ok,
        Neutral, ///< outlined, text colour
        Quiet, ///< outlined faintly, muted
        Unknown, ///< dashed
        Drill,
        Live,
    };

    QString text;
    Kind kind = Kind::Neutral;
    std::optional<Glyph> glyph = {};

    /// Size it needs; the height is that of a line plus 6.
    [[nodiscard]] QSize size(const ThemeValues& theme) const;
    /// Fills the rectangle; text and sign are centred.
    void paint(QPainter* painter, const QRectF& rect, const ThemeValues& theme) const;
};

} // namespace muster::ui
