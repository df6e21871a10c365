// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QPushButton>

namespace muster::ui {

/// A button as the design has it, with the key that presses it shown inside. The key is only a hint: the
/// shortcut belongs to whoever owns the act.
/// Thread: main.
class Button final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Button)
public:
    enum class Kind {
        Primary, ///< in the colour of the current item; only on the card
        Solid, ///< text-coloured; the one solid button of a page
        Outlined,
        Flat, ///< text and key only
    };
    enum class Height { Small, Normal, Tall }; ///< 26, 32, 44

    Button(Kind kind, const QString& text, const ThemeValues& theme, QWidget* parent = nullptr);
    ~Button() override;

    void setKind(Kind kind);
    /// "Ctrl+Shift+D" shows as Ctrl Shift D; empty for none.
    void setKeyHint(const QString& keys);
    void setHeight(Height height);
    void setTheme(const ThemeValues& theme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] int inset() const;
    [[nodiscard]] int hintWidth() const;

    Kind m_kind;
    Height m_height;
    QString m_keys;
    ThemeValues m_theme;
};

/// The ring around whatever has the keyboard: 2 px inside the rectangle's edge. Leave 1 px of ground within.
void paintFocusRing(QPainter* painter, const QRectF& rect, qreal radius, const StateColors& colors);
inline constexpr int kFocusRing = 2;
inline constexpr int kFocusGap = 1;

/// The ground of a row of a list, raised when it is chosen; where grounds do not differ, a bar at its left
/// says so.
void paintRowGround(QPainter* painter, const QRect& row, bool chosen, const StateColors& colors);

/// A key cap: "Enter" in a small outlined box, vertically centred, starting at the left edge of the
/// rectangle.
void paintKeyCap(
    QPainter* painter, const QRectF& rect, const QString& keys, const QColor& ink, const ThemeValues& theme);
[[nodiscard]] int keyCapWidth(const QString& keys, const ThemeValues& theme);

} // namespace muster::ui
