// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/typescale.h"

#include <QFontDatabase>

#include <algorithm>

namespace muster::ui {

namespace {

QString b612()
{
    return QStringLiteral("B612");
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
        QFont mono(QStringLiteral("B612 Mono"));
        mono.setPixelSize(px(14));
        mono.setStyleHint(QFont::Monospace);
        return mono;
    }
    }
    Q_UNREACHABLE();
}

QFont TypeScale::words(int pixels, QFont::Weight weight) const
{
    QFont font(m_family);
    font.setPixelSize(px(pixels));
    font.setWeight(weight);
    return font;
}

QFont TypeScale::figures(int pixels, QFont::Weight weight) const
{
    QFont font(b612());
    font.setPixelSize(px(pixels));
    font.setWeight(weight);
    font.setStyleHint(QFont::SansSerif);
    return font;
}

int TypeScale::px(int pixels) const
{
    return (pixels * m_zoom + 50) / 100;
}

void loadFonts()
{
    for (const auto& name : { QLatin1StringView("B612-Regular"), QLatin1StringView("B612-Bold"),
             QLatin1StringView("B612Mono-Regular") })
        QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/%1.otf").arg(name));
}

} // namespace muster::ui
