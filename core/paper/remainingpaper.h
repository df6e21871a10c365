// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/paper/printed.h"
#include "core/paper/remainingsheet.h"

namespace muster::paper {

/// What is left, to go on without a computer: an overview, then each phase on a page of its own, with boxes
/// to tick and room for times, values and names; where nothing is left one page that says so. The mark of
/// the record stands on the overview, in words and as a QR code. As PDF; fails
/// as printedPages(). Thread: any, but only one at a time.
[[nodiscard]] Result<Printed> remainingPaper(const RemainingSheet& sheet, Format format);

} // namespace muster::paper
