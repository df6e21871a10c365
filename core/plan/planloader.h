// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/finding.h"
#include "core/plan/plan.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace muster::plan {

struct AskedKeys;

/// What loading gave: a plan when nothing of severity error was found; all findings, not just the first.
struct Loaded {
    std::optional<Plan> plan;
    QList<Finding> findings;
};

/// Reads the text of a plan file, or its resolved JSON form (which is YAML too). Never throws, never reads a
/// file.
[[nodiscard]] Loaded loadPlan(const QByteArray& text);

/// The keys that each map of a plan text can have, as the loader asks for them: for the schema, and for
/// whoever adds a key in its usual place. Empty when the text is no YAML.
[[nodiscard]] QList<AskedKeys> askedKeys(const QByteArray& text);

/// The file at `path`. Fails with NotFound or Storage when it cannot be read, Invalid when it is over 2 MiB.
[[nodiscard]] Result<Loaded> loadPlanFile(const QString& path);

/// The bytes of a file of at most 2 MiB; fails as loadPlanFile does.
[[nodiscard]] Result<QByteArray> readPlanText(const QString& path);

} // namespace muster::plan
