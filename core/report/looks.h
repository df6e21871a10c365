// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/paper/printed.h"
#include "core/report/drawings.h"

namespace muster::report {

/// What the forms need to know beside what is said.
struct Looks {
    paper::Format page = paper::Format::A4;
    /// A PDF as PDF/A-1b: for archives.
    bool archival = false;
    Drawings drawings = {};
};

} // namespace muster::report
