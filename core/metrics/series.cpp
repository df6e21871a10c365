// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/series.h"

namespace muster::metrics {

namespace {
bool isNothing(const Bars& bars)
{
    return bars.categories.isEmpty();
}
bool isNothing(const Spans& spans)
{
    return spans.lanes.isEmpty() || spans.axis.from >= spans.axis.until;
}
bool isNothing(const Counts& counts)
{
    return counts.lanes.isEmpty() || counts.axis.from >= counts.axis.until;
}
} // namespace

QString wordOf(SpanKind kind)
{
    switch (kind) {
    case SpanKind::Planned:
        return QStringLiteral("planned");
    case SpanKind::Actual:
        return QStringLiteral("actual");
    case SpanKind::Critical:
        return QStringLiteral("critical");
    case SpanKind::Paused:
        return QStringLiteral("paused");
    case SpanKind::Kept:
        return QStringLiteral("kept");
    case SpanKind::Late:
        return QStringLiteral("late");
    case SpanKind::Mark:
        return QStringLiteral("mark");
    }
    Q_UNREACHABLE();
}

bool Figure::isEmpty() const
{
    return std::visit([](const auto& one) { return isNothing(one); }, shape);
}

} // namespace muster::metrics
