// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/timeaxis.h"

#include <algorithm>
#include <array>

namespace muster::metrics {

namespace {
constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr std::array kSteps { kSecond, 2 * kSecond, 5 * kSecond, 10 * kSecond, 15 * kSecond, 30 * kSecond,
    kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute, kHour, 2 * kHour, 3 * kHour,
    6 * kHour, 12 * kHour, kDay, 2 * kDay, 7 * kDay };
constexpr int kMostParts = 7;
} // namespace

qint64 roundStep(qint64 length, int most)
{
    const auto fits
        = std::find_if(kSteps.begin(), kSteps.end(), [&](qint64 step) { return step * most >= length; });
    if (fits != kSteps.end())
        return *fits;
    auto step = kSteps.back();
    while (step * most < length)
        step *= 2;
    return step;
}

qint64 beginningOf(qint64 from, qint64 step)
{
    const auto unit = step < kMinute ? kSecond : kMinute;
    const auto rest = from % unit;
    return from - (rest < 0 ? rest + unit : rest);
}

Axis axisOver(Origin origin, qint64 from, qint64 until, const TickLabel& label)
{
    const auto step = roundStep(until - from, kMostParts);
    Axis axis { origin, beginningOf(from, step), until, {} };
    for (auto at = axis.from; at <= axis.until; at += step)
        axis.ticks.append({ at, label(at, step) });
    return axis;
}

} // namespace muster::metrics
