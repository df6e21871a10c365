// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace muster::plan::lint {

/// What one backup leaves to be lost while no run of it fails.
struct Loss {
    const BackupPolicy* backup = nullptr;
    Millis interval { 0 };
    Millis takes { 0 };
    /// A failure just before a run has ended loses all since the beginning of the run before.
    [[nodiscard]] Millis most() const { return interval + takes; }
};

/// Nothing when nobody has said how often it runs, or when it never does.
[[nodiscard]] std::optional<Loss> lossOf(const BackupPolicy& backup);

/// How something is copied.
struct Copying {
    QList<const BackupPolicy*> backups;
    /// The least of the losses that are known.
    std::optional<Loss> least;
    /// Those of which nobody has said how often they run.
    QList<const BackupPolicy*> unscheduled;
};

/// How the services of one plan are copied. The plan must outlive it.
class Copies final {
public:
    explicit Copies(const Plan& plan);

    /// How a service is copied, without drafted backups, which nobody has made yet. One service may hold
    /// several things that are copied apart: only backups count whose names share a word with `about` (the
    /// name of a class of data, the remark of a target), or all when there is no such word.
    [[nodiscard]] Copying of(const ServiceId& service, const QString& about = {}) const;

private:
    struct Kept {
        const BackupPolicy* backup = nullptr;
        std::optional<Loss> loss;
    };
    static void add(Copying& into, const Kept& kept);

    QHash<ServiceId, QList<Kept>> m_kept;
    /// How each service is copied as a whole.
    QHash<ServiceId, Copying> m_copied;
};

} // namespace muster::plan::lint
