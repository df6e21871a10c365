// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/paper/qrcode.h"
#include "ui/widgets/theme.h"

#include <QWidget>

namespace muster::ui {

/// A QR code for a telephone's camera: black on white in every theme, each square of the code as many whole
/// pixels as every other. Thread: main.
class CodeView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeView)
public:
    explicit CodeView(const ThemeValues& theme, QWidget* parent = nullptr);
    ~CodeView() override;

    void setCode(const paper::QrCode& code);
    void setTheme(const ThemeValues& theme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Of one square, in pixels.
    [[nodiscard]] int squareSide() const;

    ThemeValues m_theme;
    paper::QrCode m_code;
};

} // namespace muster::ui
