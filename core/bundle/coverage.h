// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bundle/bundle.h"
#include "core/bundle/intake.h"

#include <optional>

namespace muster::bundle {

/// How much a bundle that is there already says, beside another one of the same record.
enum class Coverage {
    Same, ///< entries, texts and files are equal
    Less, ///< nothing would be lost if the other one took its place
    More, ///< it has something that the other one has not
};

/// Of these files beside a bundle. Texts and files that the bundle says were taken back count for nothing,
/// and neither does a report. Nothing of the files needs to have been verified.
[[nodiscard]] Coverage coverageOf(const Files& there, const Bundle& bundle);
/// Of which record these files are, as they say themselves under a signature that fits; nothing when they do
/// not.
[[nodiscard]] std::optional<journal::StreamId> streamOf(const Files& there);

} // namespace muster::bundle
