// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

namespace muster::ui {

/// The sizes of type, in pixels at 96 dpi, and the zoom a person has chosen. A value; ask it for fonts.
/// Figures that change are always B612, which has one width for all digits.
class TypeScale {
public:
    enum class Token {
        Caption, ///< 12; never for anything needed to act
        Table, ///< 14; dense rows
        TableStrong, ///< 14 semibold; dock titles, names in rows
        Body, ///< 15
        BodyStrong, ///< 15 semibold
        H2, ///< 18 semibold
        H1, ///< 22 semibold
        Figure, ///< B612 14; times and numbers in tables
        FigureStrong, ///< B612 Bold 18; times that stand out
        Item, ///< B612 17; steps to come
        Expect, ///< B612 18; expected response, values
        Current, ///< B612 Bold 24; the current challenge
        CellClock, ///< B612 Bold 20
        CompactClock, ///< B612 Bold 24
        StripClock, ///< B612 Bold 36
        Mono, ///< B612 Mono 14; commands, hashes
    };

    static constexpr int kSmallestZoom = 80;
    static constexpr int kLargestZoom = 200;

    /// An empty family is the system's. Zoom in per cent, kept within 80 to 200.
    explicit TypeScale(QString family = {}, int zoom = 100);

    [[nodiscard]] QFont font(Token token) const;
    /// The system's font, and B612, at sizes the table above does not have.
    [[nodiscard]] QFont words(int pixels, QFont::Weight weight = QFont::Normal) const;
    [[nodiscard]] QFont figures(int pixels, QFont::Weight weight = QFont::Normal) const;
    /// A distance that belongs to text (row heights, insets), at this zoom.
    [[nodiscard]] int px(int pixels) const;
    [[nodiscard]] int zoom() const { return m_zoom; }
    /// The same with every weight one step up, as far as the families have one.
    [[nodiscard]] TypeScale stronger() const;

    bool operator==(const TypeScale&) const = default;

private:
    [[nodiscard]] QFont made(const QString& family, int pixels, QFont::Weight weight) const;

    QString m_family;
    int m_zoom = 100;
    /// Added to each weight.
    int m_strength = 0;
};

/// Makes B612 and B612 Mono, which are compiled in, known to Qt. Once, before the first font is asked for.
void loadFonts();

} // namespace muster::ui
