// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/style.h"

#include <QApplication>

namespace muster::ui {

ThemeValues themeFor(Appearance appearance, const SystemLook& system, int zoom)
{
    const TypeScale type({}, zoom);
    switch (appearance) {
    case Appearance::System:
        return themeFor(system.highContrast ? Appearance::HighContrast
                : system.dark               ? Appearance::Dark
                                            : Appearance::Light,
            system, zoom);
    case Appearance::Dark:
        return { StateColors::dark(), type };
    case Appearance::Light:
        return { StateColors::light(), type };
    case Appearance::Night:
        return { StateColors::night(), type.stronger() };
    case Appearance::HighContrast:
        return { StateColors::highContrast(), type };
    }
    Q_UNREACHABLE();
}

QPalette paletteFor(const StateColors& colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.window);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.field);
    palette.setColor(QPalette::AlternateBase, colors.panel);
    palette.setColor(QPalette::ToolTipBase, colors.raised);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.muted);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::Button, colors.raised);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.text);
    palette.setColor(QPalette::Light, colors.hairline);
    palette.setColor(QPalette::Midlight, colors.hairline);
    palette.setColor(QPalette::Mid, colors.hairline);
    palette.setColor(QPalette::Dark, colors.border);
    palette.setColor(QPalette::Shadow, colors.window);
    palette.setColor(QPalette::Highlight, colors.text);
    palette.setColor(QPalette::HighlightedText, colors.panel);
    palette.setColor(QPalette::Link, colors.text);
    palette.setColor(QPalette::LinkVisited, colors.muted);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, colors.muted);
    return palette;
}

void applyTheme(QApplication& application, const ThemeValues& theme)
{
    application.setStyle(new Style(theme));
    application.setPalette(paletteFor(theme.colors));
    application.setFont(theme.font(TypeScale::Token::Table));
}

} // namespace muster::ui
