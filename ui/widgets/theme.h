// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/statecolors.h"
#include "ui/widgets/typescale.h"

#include <QPalette>

class QApplication;

namespace muster::ui {

/// What every widget is given to look right: by value in its constructor, and again through its setTheme when
/// a person changes theme or zoom. Nobody asks for it anywhere else.
struct ThemeValues {
    StateColors colors = StateColors::dark();
    TypeScale type;

    bool operator==(const ThemeValues&) const = default;

    [[nodiscard]] QFont font(TypeScale::Token token) const { return type.font(token); }
    [[nodiscard]] int px(int pixels) const { return type.px(pixels); }
};

// Distances, at 100 %; scale them with px().
inline constexpr int kDockInset = 12;
inline constexpr int kPageInset = 20;
inline constexpr int kTitleBarHeight = 34;
inline constexpr int kCompactTitleBarHeight = 28;
inline constexpr int kControlHeight = 32;
inline constexpr int kSmallControlHeight = 26;
inline constexpr int kPrimaryHeight = 44;
inline constexpr int kChipRadius = 3;
inline constexpr int kControlRadius = 4;
inline constexpr int kCardRadius = 6;

/// Night is dark with less light around and stronger words.
enum class Appearance { System, Dark, Light, Night, HighContrast };

/// What the desktop was last known to prefer.
struct SystemLook {
    bool dark = true;
    bool highContrast = false;

    bool operator==(const SystemLook&) const = default;
};

/// The look of an appearance at a zoom in per cent; for System what the desktop prefers.
[[nodiscard]] ThemeValues themeFor(Appearance appearance, const SystemLook& system, int zoom);

/// Qt's own palette in our colours, for the parts that Fusion draws.
[[nodiscard]] QPalette paletteFor(const StateColors& colors);

/// Gives the application our style, palette and font; may be called again at any time.
void applyTheme(QApplication& application, const ThemeValues& theme);

} // namespace muster::ui
