// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace muster::session {

/// Says first what it means for the record. Where the answer never came, nobody knows that, and the journal's
/// own words stand.
[[nodiscard]] Error notRecorded(Error error);
/// The log was closed while it was asked: whether it wrote is not known here.
[[nodiscard]] tl::unexpected<Error> noAnswer();

} // namespace muster::session
