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

struct LoadedChild;

/// What loading gave: a plan when nothing of severity error was found; all findings, not just the first.
struct Loaded {
    std::optional<Plan> plan;
    QList<Finding> findings;
    /// The child plans that the file names and that could be read; each has its own findings and children.
    QList<LoadedChild> children;
};

/// A child plan. Its faults are its own: the plan that names it can still be used.
struct LoadedChild {
    /// From the folder of the plan that was loaded.
    QString file;
    Loaded loaded;
};

/// Child plans are followed so many levels down, and no more of them in all.
constexpr int kMaxChildLevels = 3;
constexpr int kMaxChildren = 100;
/// No more child plans are read once they, and what they take in, have so many bytes.
constexpr qsizetype kMaxChildBytes = 2 * 1024 * 1024;

/// Reads the text of a plan file, or its resolved JSON form (which is YAML too). Never throws. `file` is the
/// path of the plan: the files that it takes steps from, and its child plans, are read from the folder of it
/// and below. Without one no file is read, and a step of another file is an error.
[[nodiscard]] Loaded loadPlan(const QByteArray& text, const QString& file = {});

/// The keys that each map of a plan text can have, as the loader asks for them: for the schema, and for
/// whoever adds a key in its usual place. Empty when the text is no YAML.
[[nodiscard]] QList<AskedKeys> askedKeys(const QByteArray& text);

/// The file at `path`, with what it names. Fails with NotFound or Storage when it cannot be read, Invalid
/// when it is over 2 MiB.
[[nodiscard]] Result<Loaded> loadPlanFile(const QString& path);

/// The bytes of a file of at most 2 MiB; fails as loadPlanFile does.
[[nodiscard]] Result<QByteArray> readPlanText(const QString& path);

} // namespace muster::plan
