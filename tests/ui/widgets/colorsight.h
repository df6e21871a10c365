// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <algorithm>
#include <array>
#include <cmath>

namespace muster::test {

/// How people see colours: all of them, or without one kind of cone.
enum class Sight { Usual, Protan, Deutan, Tritan };

namespace sight {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

/// Machado, Oliveira and Fernandes 2009, severity 1.0; for linear light.
[[nodiscard]] inline const Matrix& matrixOf(Sight sight)
{
    static constexpr std::array<Matrix, 4> kMatrices { {
        { { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
        { { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 },
            { -0.003882, -0.048116, 1.051998 } } },
        { { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 },
            { -0.011820, 0.042940, 0.968881 } } },
        { { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 },
            { 0.004733, 0.691367, 0.303900 } } },
    } };
    return kMatrices[static_cast<size_t>(sight)];
}

[[nodiscard]] inline Triple times(const Matrix& matrix, const Triple& value)
{
    Triple made {};
    for (size_t row = 0; row < 3; ++row)
        made[row] = matrix[row][0] * value[0] + matrix[row][1] * value[1] + matrix[row][2] * value[2];
    return made;
}

/// L*, a* and b* of CIE 1976 under D65, of what is seen.
[[nodiscard]] inline Triple labOf(const QColor& color, Sight sight)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    auto seen
        = times(matrixOf(sight), { linear(color.redF()), linear(color.greenF()), linear(color.blueF()) });
    for (auto& channel : seen)
        channel = std::clamp(channel, 0.0, 1.0);
    static constexpr Matrix kXyz { { { 0.4124564, 0.3575761, 0.1804375 }, { 0.2126729, 0.7151522, 0.0721750 },
        { 0.0193339, 0.1191920, 0.9503041 } } };
    const auto xyz = times(kXyz, seen);
    const auto bend
        = [](double t) { return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0; };
    const auto x = bend(xyz[0] / 0.95047);
    const auto y = bend(xyz[1]);
    const auto z = bend(xyz[2] / 1.08883);
    return { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

} // namespace sight

/// How far two colours are from each other for somebody with that sight: CIE76 ΔE.
[[nodiscard]] inline double difference(const QColor& a, const QColor& b, Sight sight)
{
    const auto first = sight::labOf(a, sight);
    const auto second = sight::labOf(b, sight);
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

} // namespace muster::test
