// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/brokenlines.h"

#include <QTextLayout>

#include <algorithm>

namespace muster::ui {

QString withLineMarks(QString text)
{
    return text.replace(u'\n', QChar(QChar::LineSeparator));
}

QSizeF breakIntoLines(QTextLayout& words, qreal width, qreal leastHeight)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    words.setTextOption(option);
    qreal y = 0;
    qreal widest = 0;
    words.beginLayout();
    for (auto line = words.createLine(); line.isValid(); line = words.createLine()) {
        line.setLineWidth(width);
        const auto height = std::max(line.height(), leastHeight);
        line.setPosition({ 0, y + (height - line.height()) / 2 });
        y += height;
        widest = std::max(widest, line.naturalTextWidth());
    }
    words.endLayout();
    return { widest, y };
}

} // namespace muster::ui
