// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::plan::lint {

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

/// The services of one plan and what they promise, found by name. The plan must outlive it.
class Promises final {
public:
    explicit Promises(const Plan& plan);

    [[nodiscard]] const Service* service(const ServiceId& id) const { return m_services.value(id); }
    [[nodiscard]] std::optional<Promise> rto(const Service& service) const;
    [[nodiscard]] std::optional<Promise> rpo(const Service& service) const;

private:
    [[nodiscard]] std::optional<Promise> promiseOf(const Service& service, const RulingTarget& ruling) const;

    const Plan& m_plan;
    QHash<ServiceId, const Service*> m_services;
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
[[nodiscard]] QString nameOf(const Tier& tier);
[[nodiscard]] QString nameOf(const Audience& audience);
[[nodiscard]] QString nameOf(const DrillPolicy& drill);

/// The words of a text that can tell one thing from another: of five letters and more, in lower case and
/// singular, without those that stand in every plan.
[[nodiscard]] QStringList tellingWords(const QString& text);

} // namespace muster::plan::lint
