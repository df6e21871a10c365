// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/plan/planfolder.h"
#include "core/plan/reading.h"
#include "core/plan/yamlnode.h"

namespace muster::plan {

/// A step may take in one that takes in another; more in a row are refused.
constexpr int kMaxUses = 8;
constexpr int kMaxIncludedFiles = 100;

/// Puts the steps that `use: FILE#STEP` names into the tree of a plan. The step keeps its own id and the keys
/// that stand beside `use`; all others but `after` come from the other file, and `source` says where it was
/// found. `use` becomes a map: {taken: FILE#SCENARIO/STEP}. What cannot be followed is reported and stays as
/// it is. All files together hold no more bytes and values than one plan may. Gives the files that were read.
[[nodiscard]] QList<SourceFile> followIncludes(
    Reading& reading, const PlanFolder& folder, qsizetype planBytes, YamlNode& root);

} // namespace muster::plan
