// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/typescale.h"

#include <QFontDatabase>

#include <algorithm>

namespace muster::ui {

namespace {

/// B612 under a name of our own; see resources/fonts/README.md.
QString figuresFamily()
{
    return QStringLiteral("Muster Figures");
}

} // namespace

TypeScale::TypeScale(QString family, int zoom)
    : m_family(std::move(family))
    , m_zoom(std::clamp(zoom, kSmallestZoom, kLargestZoom))
{
    if (m_family.isEmpty())
        m_family = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
}

QFont TypeScale::font(Token token) const
{
    switch (token) {
    case Token::Caption:
        return words(12);
    case Token::Table:
        return words(14);
    case Token::TableStrong:
        return words(14, QFont::DemiBold);
    case Token::Body:
        return words(15);
    case Token::BodyStrong:
        return words(15, QFont::DemiBold);
    case Token::H2:
        return words(18, QFont::DemiBold);
    case Token::H1:
        return words(22, QFont::DemiBold);
    case Token::Figure:
        return figures(14);
    case Token::FigureStrong:
        return figures(18, QFont::Bold);
    case Token::Item:
        return figures(17);
    case Token::Expect:
        return figures(18);
    case Token::Current:
    case Token::CompactClock:
        return figures(24, QFont::Bold);
    case Token::CellClock:
        return figures(20, QFont::Bold);
    case Token::StripClock:
        return figures(36, QFont::Bold);
    case Token::Mono: {
        auto mono = made(QStringLiteral("Muster Mono"), 14, QFont::Normal);
        mono.setStyleHint(QFont::Monospace);
        return mono;
    }
    }
    Q_UNREACHABLE();
}

QFont TypeScale::words(int pixels, QFont::Weight weight) const
{
    return made(m_family, pixels, weight);
}

QFont TypeScale::figures(int pixels, QFont::Weight weight) const
{
    auto font = made(figuresFamily(), pixels, weight);
    font.setStyleHint(QFont::SansSerif);
    return font;
}

QFont TypeScale::made(const QString& family, int pixels, QFont::Weight weight) const
{
    QFont font(family);
    font.setPixelSize(px(pixels));
    font.setWeight(static_cast<QFont::Weight>(weight + m_strength));
    return font;
}

TypeScale TypeScale::stronger() const
{
    auto strong = *this;
    strong.m_strength = QFont::Medium - QFont::Normal;
    return strong;
}

int TypeScale::px(int pixels) const
{
    return (pixels * m_zoom + 50) / 100;
}

void loadFonts()
{
    for (const auto& name : { QLatin1StringView("MusterFigures-Regular"),
             QLatin1StringView("MusterFigures-Bold"), QLatin1StringView("MusterMono-Regular") })
        QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/%1.otf").arg(name));
}

} // namespace muster::ui
