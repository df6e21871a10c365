// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/plan/plantext.h"

#include <QByteArrayList>

namespace muster::test {

/// The blocks of the page that teaches the plan format whose fence says this, e.g. "yaml".
inline QByteArrayList blocksOfThePage(const QByteArray& fence)
{
    QByteArrayList made;
    const auto page = bytesOf(QStringLiteral("resources/help/plan-format.md"));
    const auto opening = "\n```" + fence + '\n';
    for (auto at = page.indexOf(opening); at >= 0; at = page.indexOf(opening, at)) {
        at += opening.size();
        made.append(page.sliced(at, page.indexOf("```\n", at) - at));
    }
    return made;
}

/// The plan that the page writes piece by piece.
inline QByteArray planOfThePage()
{
    return blocksOfThePage("yaml").join();
}

} // namespace muster::test
