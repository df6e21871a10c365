// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plandiff.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace muster::plan {

/// What the file of a plan says now, beside a version of it that was put away before.
struct FileStanding {
    enum class Kind {
        Same, ///< but for comments, quotes and the order of keys
        Changed,
        Gone,
        Unreadable ///< it is no plan any more, or nobody may read it
    };

    Kind kind = Kind::Same;
    QString file = {};
    /// Two standings of a file have the same one exactly when the file says the same.
    QString fingerprint = {};
    /// What differs, of a file that has changed.
    QList<PlanChange> changes = {};
    /// The first fault, of one that cannot be read.
    QString why = {};
    /// The files that what it says depends on, itself first.
    QStringList parts = {};
};

/// Reads the file and what it takes steps from. `hash` is the version's, as hashOf(). Takes as long as to
/// load a plan and to compare it; pure but for the files. Thread: any.
[[nodiscard]] FileStanding standingOfFile(
    const Plan& version, const QString& hash, const QString& file, const SecretTest& isSecret);

/// "The plan file has changed since this incident began."; empty when it says the same.
[[nodiscard]] QString sentenceOf(const FileStanding& standing);
/// A word that never changes: "same", "changed", "gone", "unreadable".
[[nodiscard]] QString keyOf(FileStanding::Kind kind);

} // namespace muster::plan
