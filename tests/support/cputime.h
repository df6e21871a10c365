// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <ctime>

namespace muster::test {

/// What this program has computed since it was made, however many others the machine runs beside it. For
/// bounds that tell the linear from the quadratic; speed is measured in benchmarks.
class CpuTime final {
public:
    [[nodiscard]] Millis spent() const { return Millis { (std::clock() - m_start) * 1000 / CLOCKS_PER_SEC }; }

private:
    std::clock_t m_start = std::clock();
};

} // namespace muster::test
