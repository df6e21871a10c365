// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QColor;
class QPainter;
class QRectF;

namespace muster::ui {

/// Points down where more stands below, and to the right where it is put away.
void paintChevron(QPainter* painter, const QRectF& rect, bool folded, const QColor& ink);

} // namespace muster::ui
