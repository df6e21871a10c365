// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/drawings.h"

namespace muster::report {

namespace {

void draw(const QList<Section>& sections, const FigureRenderer& renderer, Drawings& drawings)
{
    for (const auto& section : sections) {
        for (const auto& block : section.blocks) {
            if (const auto* const figure = std::get_if<Figure>(&block))
                drawings.insert(figure->id, renderer.drawn(*figure, kFigureWidth));
        }
        draw(section.sections, renderer, drawings);
    }
}

} // namespace

Drawings drawnFigures(const Report& report, const FigureRenderer& renderer)
{
    Drawings drawings;
    draw(report.sections, renderer, drawings);
    return drawings;
}

} // namespace muster::report
