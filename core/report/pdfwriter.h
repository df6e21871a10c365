// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/paper/printed.h"
#include "core/report/looks.h"
#include "core/report/report.h"

namespace muster::report {

/// Pages to be printed, filed and read aloud from: an overview with the contents first, then every section.
/// Headings and contents lead to their places; text can be searched and copied. The same report gives the
/// same bytes. Pages are written as they are full, so that a long record takes little memory. Needs a
/// QGuiApplication, but no display: without one it fails with Internal. Thread: any, but only one at a time.
[[nodiscard]] Result<paper::Printed> pdfOf(const Report& report, const Looks& looks);

} // namespace muster::report
