// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace muster::ui {

/// The colours of one theme, by what they mean. Grey is normal; a hue says that somebody must look.
/// Every pair of text and ground that is used keeps the contrast that tst_statecolors.cpp asserts.
struct StateColors {
    // Surfaces, from the back to the front.
    QColor window;
    QColor panel;
    QColor raised;
    /// Ground of fields in which people type.
    QColor field;

    /// Decoration only, never the one boundary of a control.
    QColor hairline;
    QColor border;
    QColor text;
    QColor muted;
    QColor focus;

    /// Only for the current item: its bar, code, chosen alternative and primary button.
    QColor current;
    QColor onCurrent;
    QColor currentCard;

    QColor critical;
    QColor criticalChip;
    QColor onCriticalChip;
    QColor criticalBand;

    QColor warning;
    QColor warningChip;
    QColor onWarningChip;
    /// Ground of a line of caution or warning.
    QColor cautionBand;

    QColor information;
    QColor informationChip;
    QColor onInformationChip;

    /// Deliberately quiet.
    QColor ok;
    /// Transparent in the dark set: there the chip is an outline.
    QColor okChip;

    QColor drill;
    QColor onDrill;

    /// Ground of a horizon bar: the whole promise.
    QColor clockTrack;

    /// Width of the outline of a control, in pixels. Where it is more than 1 all surfaces are one colour, and
    /// what is otherwise told by its ground has an outline as well.
    int outline = 1;

    bool operator==(const StateColors&) const = default;

    [[nodiscard]] static StateColors dark();
    [[nodiscard]] static StateColors light();
    /// The dark set around a window that gives less light.
    [[nodiscard]] static StateColors night();
    /// Black, white, yellow for what needs somebody, cyan for the current item. Which state it is, sign and
    /// word say.
    [[nodiscard]] static StateColors highContrast();
    [[nodiscard]] bool outlinesGrounds() const { return outline > 1; }
};

/// Contrast of two opaque colours as WCAG 2.2 counts it: 1 to 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

} // namespace muster::ui
