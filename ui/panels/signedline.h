// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyphpainter.h"
#include "ui/widgets/theme.h"

#include <QWidget>

namespace muster::ui {

class Paragraph;

/// A sign and the words that belong to it, over as many lines as they need.
class SignedLine final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignedLine)
public:
    explicit SignedLine(const ThemeValues& theme, QWidget* parent = nullptr);
    ~SignedLine() override;

    /// `lead` is set bold in front of the words. Shows the line; no words hide it.
    void setWords(Glyph glyph, const QString& words, const QString& lead = {});
    [[nodiscard]] QString words() const;
    void setFont(TypeScale::Token token);
    /// Words and sign step back.
    void setMuted(bool muted);
    void setTheme(const ThemeValues& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    ThemeValues m_theme;
    TypeScale::Token m_token = TypeScale::Token::Body;
    Glyph m_glyph = Glyph::Information;
    bool m_muted = false;
    Paragraph* m_words;
};

} // namespace muster::ui
