// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSizeF>
#include <QString>

class QTextLayout;

namespace muster::ui {

/// A text for a QTextLayout, which begins a new line at another sign than people's texts have.
[[nodiscard]] QString withLineMarks(QString text);

/// Breaks the words into lines of at most this width, one below the other: between words, and inside one
/// only where it is longer than a line, so that scripts without spaces are never cut off. The room that they
/// take, with no line lower than `leastHeight`.
QSizeF breakIntoLines(QTextLayout& words, qreal width, qreal leastHeight = 0);

} // namespace muster::ui
