// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace muster::plan {

/// A target that is a number, and who states it.
struct Promise {
    Millis value { 0 };
    /// The tier or the plan; empty when the service states it itself.
    QString statedBy;
    /// What findings with the same cause have in common: the service, tier or plan that states it.
    QString cause;
    /// Of the tier or plan; the service's own place when it states it itself.
    Place place;
};

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

/// The services, promises and backups of one plan, found by name. The plan must outlive it.
class Promises final {
public:
    explicit Promises(const Plan& plan);

    [[nodiscard]] const Service* service(const ServiceId& id) const { return m_services.value(id); }
    [[nodiscard]] std::optional<Promise> rto(const Service& service) const;
    [[nodiscard]] std::optional<Promise> rpo(const Service& service) const;

    /// How a service is copied, without drafted backups, which nobody has made yet. One service may hold
    /// several things that are copied apart: only backups count whose names share a word with `about` (the
    /// name of a class of data, the remark of a target), or all when there is no such word.
    [[nodiscard]] Copying copying(const ServiceId& service, const QString& about = {}) const;

private:
    [[nodiscard]] std::optional<Promise> promiseOf(const Service& service, const RulingTarget& ruling) const;

    struct Kept {
        const BackupPolicy* backup = nullptr;
        std::optional<Loss> loss;
    };
    static void add(Copying& into, const Kept& kept);

    const Plan& m_plan;
    QHash<ServiceId, const Service*> m_services;
    QHash<ServiceId, QList<Kept>> m_kept;
    /// How each service is copied as a whole.
    QHash<ServiceId, Copying> m_copied;
};

/// Whether an RPO of 0 only says that there is nothing to lose.
[[nodiscard]] bool isStateless(const Service& service);

/// "every 1 d"; as written where the distance is not always the same: "monthly (up to 31 d apart)".
[[nodiscard]] QString oftenText(const Recurrence& recurrence);

/// Titles in sentences; the id where there is none.
[[nodiscard]] QString nameOf(const Service& service);
[[nodiscard]] QString nameOf(const DataClass& data);
[[nodiscard]] QString nameOf(const BackupPolicy& backup);
[[nodiscard]] QString nameOf(const Scenario& scenario);

/// The words of a text that can tell one thing from another: of five letters and more, in lower case and
/// singular, without those that stand in every plan.
[[nodiscard]] QStringList tellingWords(const QString& text);

} // namespace muster::plan
