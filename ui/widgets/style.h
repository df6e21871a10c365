// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QProxyStyle>

class QStyleOptionTab;

namespace muster::ui {

/// Fusion, flat: fields, lists, menus and scroll bars in our colours, without gradients, and the same ring
/// around whatever has the keyboard.
/// Thread: main. Owner: QApplication.
class Style final : public QProxyStyle {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Style)
public:
    explicit Style(const ThemeValues& theme);
    ~Style() override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
        const QWidget* widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
        const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
        QStyleHintReturn* returned) const override;
    [[nodiscard]] QRect subElementRect(
        SubElement element, const QStyleOption* option, const QWidget* widget) const override;

private:
    void drawField(const QRect& rect, bool focused, bool enabled, QPainter* painter) const;
    /// The outline of something that lies above others.
    void drawEdge(const QRect& rect, QPainter* painter) const;
    /// What lies between two panels.
    void drawGap(const QRect& rect, QPainter* painter) const;
    void drawRadio(const QStyleOption* option, QPainter* painter) const;
    void drawCheck(const QStyleOption* option, QPainter* painter) const;
    void drawTab(const QStyleOptionTab& tab, QPainter* painter) const;
    void drawComboBox(const QStyleOptionComplex* option, QPainter* painter) const;

    ThemeValues m_theme;
};

} // namespace muster::ui
