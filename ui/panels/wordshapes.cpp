// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/wordshapes.h"

#include <QFontMetrics>
#include <QTextLayout>

#include <cmath>

namespace muster::ui {

namespace {

/// More than a panel shows at once; clocks push out what they showed before.
constexpr int kMost = 512;
/// As they stand, however much room there is.
constexpr int kAnyRoom = -1;
constexpr qreal kEndless = 1e6;

} // namespace

WordShapes::WordShapes()
    : m_kept(kMost)
{
}

WordShapes::~WordShapes() = default;

const WordShapes::Shape& WordShapes::of(const QString& text, const QFont& font)
{
    const Key key { text, font, kAnyRoom };
    if (const auto* kept = m_kept.object(key))
        return *kept;
    return keep(key, text);
}

const WordShapes::Shape& WordShapes::fitted(const QString& text, const QFont& font, int room)
{
    if (const auto& whole = of(text, font); whole.width <= room)
        return whole;
    const Key key { text, font, room };
    if (const auto* kept = m_kept.object(key))
        return *kept;
    return keep(key, QFontMetrics(font).elidedText(text, Qt::ElideRight, room));
}

const WordShapes::Shape& WordShapes::keep(const Key& key, const QString& shown)
{
    QTextLayout layout(shown, key.font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    auto line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(kEndless);
    layout.endLayout();
    auto* shape = new Shape;
    if (line.isValid()) {
        shape->runs = line.glyphRuns();
        shape->width = static_cast<int>(std::ceil(line.naturalTextWidth()));
        shape->ascent = line.ascent();
    }
    m_kept.insert(key, shape);
    return *shape;
}

} // namespace muster::ui
